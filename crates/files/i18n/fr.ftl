# Fichiers : envoi.

file-missing = Aucun fichier n’a été envoyé.
file-not-cleaned = Cette image est abîmée, ou d’un format qui ne peut pas être analysé : elle pourrait dire où elle a été prise. Enregistrez-la en JPEG ou en PNG, puis envoyez-la.
files-too-many = Une publication accepte { $most } fichiers au maximum : les autres n’ont pas été envoyés. Votre texte est conservé ci-dessous.
files-empty = Le fichier « { $name } » est vide : il n’a pas été pris.
files-quota-reached = Vous disposez de { $quota } Mo pour vos fichiers, et il en reste { $left } : il en faudrait { $size }. Supprimez des publications dont les fichiers ne servent plus, ou demandez à l’administration.
files-quota-wrong = Indiquez un nombre de mégaoctets, ou rien pour ne pas limiter.
