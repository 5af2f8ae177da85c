# Fichiers : envoi.

file-missing = Aucun fichier n’a été envoyé.
file-has-virus = Un virus a été trouvé dans le fichier « { $name } » ({ $virus }) : il n’a pas été pris. Dites à votre équipe informatique d’où il vient.
file-not-scanned = Le fichier « { $name } » n’a pas été pris : les virus sont recherchés dans les fichiers, et ce qui les recherche est injoignable pour le moment. Réessayez dans quelques minutes.
file-too-long-to-scan = Le fichier « { $name } » est trop grand pour que les virus y soient recherchés : il n’a pas été pris.
file-not-cleaned = Le fichier « { $name } » indique peut-être où il a été pris, et cette information ne peut pas être retirée : il est endommagé ou d’un format inconnu. Enregistrez-le dans un autre format (une image en JPEG ou en PNG), puis envoyez-le.
file-damaged = Ce fichier est endommagé sur le serveur. Prévenez l’administration du réseau : une sauvegarde permet de le rétablir.
files-alt-too-long = Une image se décrit en { $most } caractères au maximum.
files-empty = Le fichier « { $name } » est vide : choisissez-en un autre.
files-quota-reached = Vous disposez de { $quota } Mo pour vos fichiers, et il en reste { $left } : il en faudrait { $size }. Supprimez des publications dont les fichiers ne servent plus, ou demandez à l’administration.
files-quota-wrong = Indiquez un nombre de mégaoctets, ou rien pour ne pas limiter.
files-upload-header = L’en-tête { $name } manque, ou n’est pas conforme au protocole.
files-upload-version = Les envois parlent ici la version { $version } de tus.
files-upload-elsewhere = Cet envoi reprend à l’octet { $received }.
files-upload-beyond = Il est arrivé plus d’octets que cet envoi n’en annonçait.
files-upload-unfinished = Cet envoi n’est pas terminé : { $received } octets sur { $size } sont arrivés.
files-uploads-many = { $most } de vos envois sont inachevés. Terminez-en ou annulez-en un d’abord.
