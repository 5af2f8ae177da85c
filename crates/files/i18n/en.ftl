# Files: uploading.

file-missing = No file was sent.
file-not-cleaned = This picture is damaged, or of a kind that cannot be taken apart: it may say where it was taken. Save it as JPEG or PNG and send that.
files-too-many = A post takes { $most } files at most: the others were not sent. What you wrote is kept below.
files-empty = The file “{ $name }” is empty: it was not taken.
files-quota-reached = You may use { $quota } MB for files, and { $left } MB are left: this takes { $size } MB. Delete posts with files you no longer need, or ask an administrator.
files-quota-wrong = Enter a number of megabytes, or nothing for no limit.
