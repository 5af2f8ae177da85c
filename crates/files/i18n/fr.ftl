# Fichiers : envoi.

file-missing = Aucun fichier n’a été envoyé.
