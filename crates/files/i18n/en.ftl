# Files: uploading.

file-missing = No file was sent.
file-has-virus = A virus was found in the file “{ $name }” ({ $virus }): it was not taken. Tell your IT team where it comes from.
file-not-scanned = The file “{ $name }” was not taken: files are checked for viruses here, and what checks them cannot be reached at the moment. Try again in a few minutes.
file-too-long-to-scan = The file “{ $name }” is too large to be checked for viruses: it was not taken.
file-not-cleaned = The file “{ $name }” may say where it was taken, and that cannot be removed: it is damaged or of an unknown format. Save it in another format (a picture as JPEG or PNG) and send that.
file-damaged = This file is damaged on the server. Tell your administrator: it can be restored from a backup.
files-alt-too-long = Describe a picture in { $most } characters at most.
files-empty = The file “{ $name }” is empty: choose another.
files-quota-reached = You may use { $quota } MB for files, and { $left } MB are left: this takes { $size } MB. Delete posts with files you no longer need, or ask an administrator.
files-quota-wrong = Enter a number of megabytes, or nothing for no limit.
files-upload-header = The header { $name } is missing, or is not as the protocol says.
files-upload-version = Uploads speak version { $version } of tus here.
files-upload-elsewhere = This upload goes on from byte { $received }.
files-upload-beyond = More bytes came than were announced for this upload.
files-upload-unfinished = This upload is not finished: { $received } of { $size } bytes are here.
files-uploads-many = { $most } of your uploads are unfinished. Finish or cancel one first.
