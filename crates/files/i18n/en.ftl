# Files: uploading.

file-missing = No file was sent.
files-quota-reached = You may use { $quota } MB for files, and { $left } MB are left: this takes { $size } MB. Delete posts with files you no longer need, or ask an administrator.
files-quota-wrong = Enter a number of megabytes, or nothing for no limit.
