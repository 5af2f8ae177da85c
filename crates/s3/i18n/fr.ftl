# Fichiers sur un serveur S3.

s3-address = Ce n’est pas l’adresse d’un stockage de fichiers. Écrivez s3://COMPARTIMENT ou s3://COMPARTIMENT/DOSSIER, avec ?endpoint=https://… pour un autre serveur que ceux d’Amazon, et &region=… s’il en demande une. Les clés n’y ont pas leur place.
s3-no-keys = Le stockage de fichiers demande des clés : définissez AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY, ou indiquez un fichier avec --files-keys.
s3-keys-file = Le fichier { $file } doit contenir deux lignes : l’identifiant de la clé, puis son secret.
s3-unusable = Le stockage de fichiers « { $bucket } » ne peut pas être utilisé : vérifiez son adresse.
s3-away = Le stockage de fichiers est injoignable pour le moment. Réessayez dans une minute.
