# Backups: what the command line and the administration say of them.

backup-damaged = This is not a whole, sound backup: { $why }. Nothing was changed. Take another backup, or another copy of this one.
backup-of-newer = This backup was made by Parvis { $program }, which is newer than this program. Nothing was changed. Restore it with that version or a later one.
backup-into-full = There is already a network here, and nothing was changed. Restore into another folder or database, or add --replace: what is here now is then replaced by the backup.
backup-made = { $rows ->
    [one] Backup made: { $rows } row, { $files } files ({ $size }).
   *[other] Backup made: { $rows } rows, { $files } files ({ $size }).
}
backup-restored = { $rows ->
    [one] Restored: { $rows } row, { $files } files ({ $size }). Emails, notifications on devices and scheduled posts are held until an administrator releases them.
   *[other] Restored: { $rows } rows, { $files } files ({ $size }). Emails, notifications on devices and scheduled posts are held until an administrator releases them.
}
backup-files-damaged = { $count ->
    [one] { $count } file was missing or damaged when the backup was made:
   *[other] { $count } files were missing or damaged when the backup was made:
}
backup-moved = What was here before is now in { $folder }.
backup-failed = The last automatic backup failed: { $why }
backup-cannot-write = { $file } cannot be written.
backup-cannot-read = { $file } cannot be read.
