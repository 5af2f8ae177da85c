api-title = The API
api-lead = A program can do everything the pages do.
api-parameters = Parameters
api-required = required
api-body = Body
api-answers = Responses
complete-cannot-read = cannot read this space
complete-cannot-read-talk = is not in this conversation
demo-folder-of-others = This folder contains other files, so the demo does not write to it: { $what } (in { $folder }). Choose another folder: parvis demo --data { $other }
demo-folder-of-network = There is another network in { $folder }, which the demo leaves as it is. Choose another folder: parvis demo --data { $other }
demo-folder-stopped = The demo in { $folder } was stopped before it was complete and cannot be resumed. Start another one: parvis demo --data { $other }
check-consistent = The database is consistent.
check-errors = The database has errors: see above.
serve-running = Parvis is running at { $address } (Ctrl+C to stop)
serve-folder-in-use = Another Parvis is running on the folder { $folder }. Stop it first, or name another folder with --data.
serve-public-url = The public URL { $url } must begin with http:// or https:// and name only a host, such as https://parvis.example.com
serve-no-network = There is no network in { $folder } yet.

# The system, for administrators
system-title = System
system-lead = The program, the space it takes, and its backups.
system-program = Program
system-files = Files
system-backups = Backups
system-backup-every = { $n ->
    [one] Made every hour, and restored to check that it can be.
   *[other] Made every { $n } hours, and restored to check that it can be.
}
system-backup-none = The first is being made.
system-backup-off = No backups are made automatically.
system-backup-how = The person who runs the server can start it with
system-backup-failed = The last backup failed. The server’s log says why: show it to the person who runs the server.
system-quota-title = Space for files
system-quota = Megabytes for each person
system-quota-hint = Leave empty for no limit. Files already uploaded stay.
system-set = Set at start
system-set-hint = These come from the command line or the environment of the server and can be changed only there.
system-public-url = Public address
system-upload-limit = Largest file
system-mail = Email from
system-previews = Link previews
system-networks = Private networks allowed
system-proxies = Trusted proxies
system-on = on
system-off = off
system-none = none
notice-quota-set = Saved.
