# Files on an S3 server.

s3-address = This is no address of a file store. Write s3://BUCKET or s3://BUCKET/FOLDER, with ?endpoint=https://… for a server other than Amazon’s, and &region=… where it asks for one. Keys do not belong in it.
s3-no-keys = The file store needs keys: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a file with --files-keys.
s3-keys-file = The file { $file } must hold two lines: the identifier of the key, then its secret.
s3-unusable = The file store “{ $bucket }” cannot be used: check its address.
s3-away = The file store cannot be reached at the moment. Try again in a minute.
