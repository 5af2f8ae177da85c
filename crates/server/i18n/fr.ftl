api-title = L’API
api-lead = Un programme peut faire tout ce que font les pages. Les descriptions sont en anglais.
api-parameters = Paramètres
api-required = obligatoire
api-body = Corps
api-answers = Réponses
complete-cannot-read = ne peut pas lire cet espace
complete-cannot-read-talk = n’est pas dans cette conversation
demo-folder-of-others = Ce dossier contient d’autres fichiers, la démonstration n’y écrit donc pas : { $what } (dans { $folder }). Choisissez un autre dossier : parvis demo --data { $other }
demo-folder-of-network = Il y a un autre réseau dans { $folder }, que la démonstration laisse tel quel. Choisissez un autre dossier : parvis demo --data { $other }
demo-folder-stopped = La démonstration de { $folder } a été arrêtée avant d’être complète et ne peut pas reprendre. Démarrez-en une autre : parvis demo --data { $other }
check-consistent = La base de données est cohérente.
check-errors = La base de données contient des erreurs : voir ci-dessus.
serve-first-run = Ce réseau est neuf. Ouvrez { $address } pour créer le premier compte, celui de l’administration (code : { $code }).
admin-link = Ouvrez ce lien dans l’heure pour choisir un nouveau mot de passe. Il ne sert qu’une fois.
admin-promoted = { $handle } a maintenant le rôle Administration, et doit se reconnecter.
start-title = Premiers pas
start-lead = Quatre étapes, dans l’ordre que vous voulez. Vous retrouverez cette page dans l’administration.
start-done = Fait
start-name = Le nom
start-name-change = Modifier le nom
start-spaces = Les premiers espaces
start-spaces-none = C’est dans un espace que l’on publie et que l’on discute. Commencez par quelques-uns ; chacun pourra en créer d’autres.
start-spaces-some = { $n ->
    [one] { $n } espace pour l’instant.
   *[other] { $n } espaces pour l’instant.
}
start-spaces-offer = Des espaces pour commencer
start-spaces-make = Créer ces espaces
start-space-news = Actualités
    .about = Les annonces pour toute l’entreprise.
start-space-welcome = Bienvenue
    .about = Vous arrivez ? Présentez-vous et posez vos questions.
start-space-help = Entraide et outils
    .about = Des questions sur nos outils, et des réponses qui restent.
start-space-safety = Santé et sécurité
    .about = Incidents, conseils et bonnes pratiques.
start-space-coffee = Pause café
    .about = Tout ce qui n’est pas le travail.
start-usual = Toute personne qui rejoint le réseau se trouve dans
start-people = Les personnes
start-people-some = { $n ->
    [one] Vous êtes seul compte ici pour l’instant.
   *[other] { $n } personnes ont un compte ou sont attendues.
}
start-people-invite = Inviter des personnes
start-mail = E-mails
start-mail-on = Un serveur de messagerie est configuré. Envoyez un test pour en être sûr.
start-mail-off = Aucun serveur de messagerie n’est configuré : vous remettez vous-même les invitations, et personne n’est prévenu par e-mail.
notice-start-spaces = Espaces créés.
notice-start-usual = Enregistré.
serve-running = Parvis est en service à l’adresse { $address } (Ctrl+C pour arrêter)
serve-folder-in-use = Un autre Parvis utilise le dossier { $folder }. Arrêtez-le d’abord, ou indiquez un autre dossier avec --data.
serve-public-url = L’adresse publique { $url } doit commencer par http:// ou https:// et ne nommer qu’un hôte, par exemple https://parvis.example.com
serve-no-network = Il n’y a pas encore de réseau dans { $folder }.

# Le système, pour l’administration
system-title = Système
system-lead = Le programme, la place qu’il prend, et ses sauvegardes.
system-program = Programme
system-files = Fichiers
system-texts = Texte des fichiers
system-texts-hint = Les fichiers sont lus en arrière-plan pour que leurs mots puissent être trouvés.
system-texts-read = Lus
system-texts-waiting = En attente
system-texts-protected = Protégés par un mot de passe
system-texts-damaged = Endommagés
system-texts-limits = Trop volumineux ou trop longs à lire
system-texts-empty = Sans texte, comme les documents numérisés
system-texts-unread = D’un type qui n’est pas lu
system-backups = Sauvegardes
system-backup-every = { $n ->
    [one] Faites toutes les heures, et restaurées pour vérifier qu’elles peuvent l’être.
   *[other] Faites toutes les { $n } heures, et restaurées pour vérifier qu’elles peuvent l’être.
}
system-backup-none = La première est en cours.
system-backup-off = Aucune sauvegarde n’est faite automatiquement.
system-backup-how = La personne qui gère le serveur peut le démarrer avec
system-backup-failed = La dernière sauvegarde a échoué. Le journal du serveur dit pourquoi : montrez-le à la personne qui gère le serveur.
system-quota-title = Place pour les fichiers
system-quota = Mégaoctets par personne
system-quota-hint = Laissez vide pour ne pas limiter. Les fichiers déjà envoyés restent.
system-set = Réglé au démarrage
system-set-hint = Ces réglages viennent de la ligne de commande ou de l’environnement du serveur et ne se changent que là.
system-public-url = Adresse publique
system-upload-limit = Plus grand fichier
system-mail = Expéditeur des e-mails
system-previews = Aperçus des liens
system-networks = Réseaux privés autorisés
system-proxies = Mandataires de confiance
system-megabytes = { $n } Mo
system-on = oui
system-off = non
system-none = aucun
notice-quota-set = Enregistré.
search-rebuilt = L’index de recherche a été refait.
search-rebuild-asked = Un serveur utilise cet index : il le refait maintenant. Voyez « Système » dans l’administration.
system-search = Recherche
system-search-ready = Prête
system-search-making = En préparation : { $share } % fait
system-search-closed = Indisponible
system-search-rebuild = Refaire l’index
notice-search-rebuild = L’index de recherche est en train d’être refait.
files-copied = { $files } fichiers copiés ({ $size }), { $there } y étaient déjà.
