# Sauvegardes : ce que la ligne de commande et l’administration en disent.

backup-damaged = Ce n’est pas une sauvegarde entière et saine : { $why }. Rien n’a été modifié. Prenez une autre sauvegarde, ou une autre copie de celle-ci.
backup-of-newer = Cette sauvegarde a été faite par Parvis { $program }, plus récent que ce programme. Rien n’a été modifié. Restaurez-la avec cette version ou une plus récente.
backup-into-full = Il y a déjà un réseau ici, et rien n’a été modifié. Restaurez dans un autre dossier ou une autre base, ou ajoutez --replace : ce qui est ici est alors remplacé par la sauvegarde.
backup-made = { $rows ->
    [one] Sauvegarde faite : { $rows } ligne, { $files } fichiers ({ $size }).
   *[other] Sauvegarde faite : { $rows } lignes, { $files } fichiers ({ $size }).
}
backup-restored = { $rows ->
    [one] Restauré : { $rows } ligne, { $files } fichiers ({ $size }). Les e-mails, les notifications sur les appareils et les publications programmées sont retenus jusqu’à ce que l’administration les libère.
   *[other] Restauré : { $rows } lignes, { $files } fichiers ({ $size }). Les e-mails, les notifications sur les appareils et les publications programmées sont retenus jusqu’à ce que l’administration les libère.
}
backup-files-damaged = { $count ->
    [one] { $count } fichier manquait ou était endommagé au moment de la sauvegarde :
   *[other] { $count } fichiers manquaient ou étaient endommagés au moment de la sauvegarde :
}
backup-moved = Ce qui était ici auparavant est maintenant dans { $folder }.
backup-failed = La dernière sauvegarde automatique a échoué : { $why }
backup-cannot-write = Impossible d’écrire { $file }.
backup-cannot-read = Impossible de lire { $file }.
