# Le cadre
ui-skip = Aller au contenu
ui-navigation = Navigation principale
ui-home = Accueil
ui-spaces = Espaces
ui-people = { $n ->
    [0] personne pour l’instant
    [one] { $n } personne
   *[other] { $n } personnes
}
ui-directory = Annuaire
ui-inbox = Boîte de réception
ui-search = Rechercher
ui-search-here = Rechercher ici
ui-inbox-short = Boîte
ui-conversations = Conversations
ui-conversations-short = Messages
ui-admin = Administration
ui-admin-people = Personnes
ui-admin-sign-in = Connexion
ui-admin-content = Espaces et contenus
ui-admin-trust = Traces et vie privée
ui-admin-program = Parvis lui-même
ui-new-post = Nouvelle publication
ui-new-space = Créer un espace
ui-favourites = Favoris
ui-emoji-all = Tous les émojis
ui-my-spaces = Mes espaces
ui-external-spaces = Espaces externes
ui-no-spaces = Les espaces que vous rejoignez apparaissent ici.
ui-find-spaces = Rechercher un espace
ui-me = Mon compte
ui-profile = Mon profil
ui-settings = Réglages
ui-sign-in = Se connecter
ui-sign-out = Se déconnecter
ui-theme = Apparence
ui-theme-auto = Automatique
ui-theme-light = Claire
ui-theme-dark = Sombre
ui-shortcuts = Raccourcis clavier
ui-context = À propos de cette page
ui-demo = Démonstration : personnes et contenus sont fictifs et peuvent être effacés.
ui-close = Fermer
ui-undo = Annuler

# Les composants
ui-cancel = Annuler
ui-make-task = En faire une tâche
ui-remind = Me le rappeler
ui-day-page = Ma journée
ui-quick = Noter une tâche
ui-day = Jour
ui-hour = Heure
ui-save = Enregistrer
ui-edit = Modifier
ui-delete = Supprimer
ui-loading = Chargement…
ui-more = Afficher la suite
ui-more-actions = Autres actions
ui-access = { $access ->
    [open] Ouvert
    [closed] Fermé
    [secret] Secret
   *[other] { $access }
}
ui-access-hint = { $access ->
    [open] Toute l’entreprise peut le lire et le rejoindre
    [closed] Toute l’entreprise peut le trouver ; seuls les membres peuvent le lire
    [secret] Seuls ses membres savent qu’il existe
   *[other] { $access }
}
ui-external = Externe
ui-external-hint = Des personnes extérieures à l’entreprise lisent cet espace
ui-external-person-hint = Cette personne est extérieure à l’entreprise
ui-bot = Bot
ui-bot-hint = Un programme : ce que d’autres systèmes envoient
ui-people-chosen = Personnes choisies
ui-people-meant = Qui désignez-vous par « { $name } » ?
ui-copy-link = Copier le lien
ui-waiting-count = { $n ->
    [one] { $n } élément non lu dans votre boîte
   *[other] { $n } éléments non lus dans votre boîte
}
ui-unread-count = { $n ->
    [one] { $n } publication non lue
   *[other] { $n } publications non lues
}
ui-unread-messages = { $n ->
    [one] { $n } message non lu
   *[other] { $n } messages non lus
}
ui-unread-from = Marquer comme non lu à partir d’ici
ui-mute = Mettre en sourdine…
ui-choices = Suivis et sourdines
ui-replies-before = { $n ->
    [one] { $n } réponse plus ancienne
   *[other] { $n } réponses plus anciennes
}
ui-edited = modifié

# Les publications
ui-post-in = dans
ui-post-open = Ouvrir la publication
ui-question = Question
ui-preview = Aperçu
ui-schedule-menu = Programmer ou enregistrer en brouillon
ui-due = Publier le
ui-due-zone = Fuseau horaire : { $zone }
ui-schedule = Programmer
ui-save-draft = Enregistrer comme brouillon
ui-drafts = Mes brouillons
ui-trash = Corbeille
ui-restore = Restaurer
ui-saved = Enregistré
ui-accept = Accepter cette réponse
ui-accept-no-more = Ne plus accepter cette réponse
ui-accepted = Réponse acceptée
ui-message = Message
ui-kind = Type de publication
ui-calendar = Calendrier
ui-blog = Blog
ui-further = Plus d’options
ui-title = Titre
ui-body = Texte
ui-body-placeholder = Que souhaitez-vous partager ou demander ?
ui-body-more = Ajoutez des précisions
ui-talk-placeholder = Écrire un message…
ui-enter-sends = Envoyer avec Entrée
ui-send = Envoyer
ui-markdown-hint = Markdown pris en charge
ui-opens-aside = S’ouvre dans un nouvel onglet
ui-prompts = Besoin d’un point de départ ?
ui-lang = Langue du texte
ui-lang-none = Détecter la langue
ui-lang-guessed-fr = Français (détecté)
ui-lang-guessed-en = Anglais (détecté)
ui-lang-fr = Français
ui-lang-en = Anglais
mark-all = Mise en forme
mark-bold = Gras
mark-italic = Italique
mark-link = Lien
mark-list = Liste
mark-quote = Citation
mark-code = Code
mark-mention = Mentionner quelqu’un
mark-smile = Émoji
mark-image = Image
mark-strike = Barré
mark-heading = Titre
mark-numbers = Liste numérotée
mark-tasks = Liste à cocher
mark-code-block = Bloc de code
mark-table = Tableau
mark-source = Markdown
mark-row-after = Ligne dessous
mark-column-after = Colonne à droite
mark-row-remove = Supprimer la ligne
mark-column-remove = Supprimer la colonne
mark-table-remove = Supprimer le tableau
mark-none = Sans mise en forme
mark-done = Fait
mark-as-is = Conservé tel quel
mark-link-address = Adresse web
mark-link-set = Ajouter le lien
mark-link-none = Retirer le lien
ui-attach = Joindre des images ou des fichiers
upload-place = Rang
upload-place-of = Rang de { $file }
upload-earlier = Monter { $file }
upload-later = Descendre { $file }
upload-kept = Garder
upload-in-text = Placer { $file } dans le texte
upload-remove = Retirer { $file }
upload-alt = Décrire cette image pour les personnes qui ne la voient pas
ui-publish = Publier
ui-publish-where = Publier dans
ui-publish-in = Publier dans { $space }
ui-publish-on-wall = Publier sur mon mur
ui-comment = Commenter
ui-comments = { $n ->
    [one] { $n } commentaire
   *[other] { $n } commentaires
}
ui-comments-label = Commentaires
ui-comment-write = Écrire un commentaire…
ui-comment-deleted = Ce commentaire a été supprimé.
ui-reply = Répondre
ui-react = Réagir
ui-react-with = Réagir avec { $emoji }

# Le temps
time-today = Aujourd’hui
time-yesterday = Hier
time-now = à l’instant
time-minutes-ago = il y a { $n } min
time-hours-ago = il y a { $n } h
time-days-ago = { $n ->
    [one] il y a { $n } jour
   *[other] il y a { $n } jours
}
time-on-day = le { $day }
time-date-at = { $date } à { $hour }

# Les erreurs
error-not-found = Cette page n’existe pas, ou vous n’y avez pas accès.
error-unauthenticated = Connectez-vous pour continuer.
error-forbidden = Vous pouvez voir ceci, mais vous n’avez pas le droit de faire cette action.
error-certificate = Ce n’est pas un certificat : collez-le avec ses lignes BEGIN CERTIFICATE et END CERTIFICATE.
error-invalid = Des champs sont vides ou incorrects.
error-internal = Une erreur s’est produite sur le serveur. Réessayez ; si elle se répète, donnez le numéro de requête à l’administration du réseau.
error-unavailable = Le service est momentanément indisponible. Rien n’est perdu : réessayez dans un instant.
error-busy = Le serveur est très sollicité. Rien n’est perdu : réessayez dans quelques secondes.
error-body-too-large = C’est trop pour un seul envoi : raccourcissez le texte ou joignez moins de fichiers.
error-disk-full = Le serveur n’a plus d’espace disque. Rien n’a été modifié : prévenez l’administration du réseau.
error-page-typed = Ce que vous avez écrit
error-page-typed-hint = Votre texte n’a pas été envoyé : copiez-le ci-dessous pour ne pas le perdre.
error-page-401 = Connectez-vous d’abord
error-page-403 = Action non autorisée
error-page-404 = Page introuvable
error-page-409 = Quelqu’un a modifié cela avant vous
error-page-412 = Modifié entre-temps
error-page-413 = Trop volumineux
error-page-422 = Vérifiez votre saisie
error-page-429 = Trop de tentatives
error-page-500 = Une erreur s’est produite
error-page-503 = Momentanément indisponible
error-page-home = Retour à l’accueil
error-page-request = Numéro de requête : { $id }

# Ce que dit le script
js-new-posts-one = 1 nouvelle publication
js-new-posts-many = {"{"}n{"}"} nouvelles publications
js-new-messages-one = 1 nouveau message
js-new-messages-many = {"{"}n{"}"} nouveaux messages
js-new-comments-one = 1 nouveau commentaire
js-new-comments-many = {"{"}n{"}"} nouveaux commentaires
js-typing-one = {"{"}name{"}"} écrit…
js-typing-many = {"{"}n{"}"} personnes écrivent…
js-network-error = Pas de connexion. Ce que vous avez écrit est toujours là : réessayez.
ui-sending = Envoi…
js-draft-elsewhere = Ce brouillon a été modifié ailleurs : comparer les deux versions
js-uploading = Envoi du fichier…
js-upload-first = Publication dès que les fichiers seront envoyés.
js-upload-failed = Ce fichier n’a pas pu être envoyé. Réessayez.
js-upload-wrong = Retirez le fichier qui n’a pas pu être envoyé, ou remplacez-le.
js-upload-waits = La connexion est coupée : l’envoi reprendra tout seul.
js-upload-again = L’envoi reprend là où il s’était arrêté.
js-remove = Retirer
js-results-one = 1 suggestion
js-results-many = {"{"}n{"}"} suggestions
js-reload = Recharger la page
js-copied = Lien copié
js-reply-write = Écrire une réponse…
js-later = Sera envoyé au retour de la connexion
js-send-now = Envoyer maintenant
js-cancel-sending = Annuler l’envoi
js-sent = Envoyé
js-sign-out-lost = Ce que vous avez écrit n’est pas encore envoyé et sera perdu. Se déconnecter quand même ?

# Sans réseau
offline-title = Vous êtes hors connexion
offline-text = Cette page n’a pas pu être chargée. Ce que vous écriviez est enregistré sur cet appareil et partira au retour de la connexion.
offline-again = Réessayer
offline-waiting = En attente d’envoi
ui-about = Le réseau social de l’entreprise

# Présence
ui-here = En ligne
ui-here-name = { $name } : en ligne

# Le clavier
key-new = Écrire une publication
key-next = Publication suivante
key-previous = Publication précédente
key-unread = Publication ou commentaire non lu suivant
key-search = Rechercher
key-home = Aller à l’accueil
key-help = Cette aide

# La galerie
notice-gallery = Chaque composant, dans chacun de ses états.
gallery-lead = Les publications de vos espaces, de la plus récente à la plus ancienne.
gallery-topics = Sujets du moment
gallery-empty = Une page vide
gallery-empty-title = Aucune publication
gallery-empty-text = Présentez-vous, posez une question ou racontez ce que vous préparez.
gallery-colours = Couleurs
gallery-buttons = Boutons
gallery-sure = Supprimer cet espace ?
gallery-sure-text = Ses 128 publications et leurs commentaires seront supprimés pour tout le monde.
gallery-fields = Formulaires
gallery-name = Nom
gallery-name-hint = Tel que vos collègues vous connaissent.
gallery-mail = Adresse e-mail
gallery-mail-error = Cette adresse n’est pas complète.
gallery-find = Rechercher une personne
gallery-about = À propos de moi
gallery-access = Qui peut le lire ?
gallery-check = Me prévenir des réponses
gallery-check-hint = Jamais en dehors de vos heures de travail.
gallery-messages = Avis et pastilles
gallery-follow = Suivre
gallery-join = Rejoindre
gallery-writing = Écrire, avec une erreur
gallery-files = Images et fichiers
gallery-prose = Texte
gallery-icons = Icônes
error-too-long = Trop long : { $most } caractères au maximum.
error-too-many = { $minutes ->
    [one] Trop de tentatives : réessayez dans une minute.
   *[other] Trop de tentatives : réessayez dans { $minutes } minutes.
}
error-file-too-large = Ce fichier dépasse { $megabytes } Mo.
error-csrf = Cette page a expiré. Revenez-y, rechargez-la et recommencez.
error-form = Ce formulaire n’a pas pu être lu. Rechargez la page et recommencez.
error-query = Cette adresse web n’est pas valide.
error-json = JSON non valide : { $detail }
error-bad-form = Le formulaire n’a pas été reçu en entier : envoyez-le de nouveau.
error-idempotency-key = La clé d’idempotence dépasse 200 caractères.
error-idempotency-body = Ce contenu a déjà été envoyé avec un autre texte. Vérifiez ce qui a été publié avant de le renvoyer.
error-database-damaged = La base de données est endommagée. Il faut qu’un administrateur restaure une sauvegarde.
error-database-newer = Cette base appartient à une version plus récente de Parvis (étape { $step } du schéma) : démarrez cette version ou une plus récente.
notice-restored = Restauré.
ui-report = Signaler…
ui-moderation = Signalements et décisions
ui-moderate = Modération
ui-embargo = Sous embargo
ui-embargo-hint = Elle ne peut pas être publiée plus tôt.
ui-due-seen = D’ici là, personne d’autre que vous et l’animation de l’espace ne la voit.
