# Files: uploading.

file-missing = No file was sent.
