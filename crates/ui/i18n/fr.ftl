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
ui-inbox-short = Réception
ui-conversations = Conversations
ui-admin = Administration
ui-new-post = Nouveau message
ui-new-space = Créer un espace
ui-my-spaces = Mes espaces
ui-external-spaces = Avec nos partenaires
ui-no-spaces = Les espaces que vous rejoignez apparaissent ici.
ui-find-spaces = Trouver un espace
ui-me = Mon compte
ui-profile = Mon profil
ui-settings = Réglages
ui-sign-in = Se connecter
ui-sign-out = Se déconnecter
ui-theme = Couleurs
ui-theme-auto = Automatiques
ui-theme-light = Claires
ui-theme-dark = Sombres
ui-shortcuts = Raccourcis clavier
ui-context = À propos de cette page
ui-demo = Ceci est une démonstration : tout y est inventé, et tout peut être effacé.
ui-close = Fermer
ui-undo = Annuler
ui-new-posts = Nouveaux messages
ui-live-status = Mises à jour en direct

# Les composants
ui-cancel = Annuler
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
    [open] Toute l’entreprise peut lire et rejoindre
    [closed] Tout le monde peut le trouver ; seuls les membres acceptés peuvent lire
    [secret] Seuls ses membres savent qu’il existe
   *[other] { $access }
}
ui-external = Externe
ui-external-hint = Des personnes extérieures à l’entreprise peuvent lire ici
ui-copy-link = Copier le lien
ui-waiting-count = { $n ->
    [one] 1 discussion avec du nouveau
   *[other] { $n } discussions avec du nouveau
}
ui-unread-count = { $n ->
    [one] 1 publication non lue
   *[other] { $n } publications non lues
}
ui-unread-from = À lire à partir d’ici
ui-mute = Mettre en sourdine…
ui-choices = Mes choix
ui-replies-before = { $n ->
    [one] { $n } réponse plus ancienne
   *[other] { $n } réponses plus anciennes
}
ui-edited = modifié

# Les publications
ui-post-in = dans
ui-post-open = Ouvrir le message
ui-question = Question
ui-answered = Répondue
ui-preview = Aperçu
ui-later = Plus tard
ui-due = Publier le
ui-schedule = Programmer
ui-keep = Garder comme brouillon
ui-drafts = Mes brouillons
ui-saved = À retrouver
ui-accept = Retenir cette réponse
ui-accept-no-more = Ne plus retenir
ui-accepted = Réponse retenue
ui-message = Message
ui-kind = Nature de la publication
ui-title = Titre
ui-title-placeholder = Titre
ui-body = Texte
ui-body-placeholder = Que souhaitez-vous partager ou demander ?
ui-talk-placeholder = Écrire un message…
ui-enter-sends = Entrée envoie
ui-send = Envoyer
ui-markdown-hint = Markdown bienvenu
ui-opens-aside = S’ouvre dans un autre onglet
ui-prompts = Une idée ?
ui-lang = Langue du texte
ui-lang-none = Langue devinée
ui-lang-guessed-fr = Français, deviné
ui-lang-guessed-en = Anglais, deviné
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
mark-emoji = Emoji
mark-picture = Image
ui-attach = Joindre des images ou des fichiers
ui-publish = Publier
ui-publish-where = Publier dans
ui-publish-in = Publier dans { $space }
ui-comment = Commenter
ui-comments = { $n ->
    [one] { $n } commentaire
   *[other] { $n } commentaires
}
ui-comments-label = Commentaires
ui-comment-write = Écrire un commentaire…
ui-comment-send = Envoyer
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
    [one] hier
   *[other] il y a { $n } jours
}
time-date-at = { $date } à { $hour }

# Les erreurs
error-not-found = Rien ici, ou rien que vous puissiez voir.
error-unauthenticated = Connectez-vous pour continuer.
error-forbidden = Vous pouvez voir ceci, mais cette action ne vous revient pas.
error-invalid = Quelque chose est à revoir dans le formulaire.
error-internal = Quelque chose s’est cassé de notre côté. C’est inscrit au journal.
error-unavailable = Le service ne peut pas répondre pour le moment. Rien n’est perdu : réessayez dans un instant.
error-busy = Le serveur est très sollicité en ce moment. Rien n’est perdu : réessayez dans quelques secondes.
error-body-too-large = C’est plus que ce qui peut être envoyé en une fois.
error-disk-full = Le serveur n’a plus de place pour écrire. Rien n’a été modifié.
error-page-401 = Connectez-vous d’abord
error-page-403 = Cette action ne vous revient pas
error-page-404 = Page introuvable
error-page-409 = Quelqu’un a été plus rapide
error-page-412 = Modifié entre-temps
error-page-413 = Trop volumineux
error-page-422 = Pas tout à fait
error-page-429 = Un peu moins vite
error-page-500 = Quelque chose s’est cassé
error-page-503 = De retour dans un instant
error-page-home = Retour à l’accueil
error-page-request = Requête { $id }

# Ce que dit le script
js-new-posts-one = 1 nouveau message
js-new-posts-many = {"{"}n{"}"} nouveaux messages
js-new-messages-one = 1 nouveau message
js-new-messages-many = {"{"}n{"}"} nouveaux messages
js-new-comments-one = 1 nouveau commentaire
js-new-comments-many = {"{"}n{"}"} nouveaux commentaires
js-typing-one = {"{"}name{"}"} écrit…
js-typing-many = {"{"}n{"}"} personnes écrivent…
js-network-error = Le réseau n’a pas répondu. Ce que vous avez écrit est toujours là.
ui-sending = Envoi…
js-draft-elsewhere = Ce brouillon a été modifié ailleurs : comparer les deux versions
js-uploading = Envoi du fichier…
js-upload-first = Publication dès que les fichiers seront arrivés.
js-upload-failed = Ce fichier n’a pas pu être envoyé.
js-remove-file = Retirer
js-results-one = 1 suggestion
js-results-many = {"{"}n{"}"} suggestions
js-reload = Actualiser la page
js-copied = Lien copié
js-reply-write = Écrire une réponse…
js-later = Sera envoyé dès que le réseau répondra
js-send-now = Essayer maintenant
js-take-back = Reprendre
js-sent = Envoyé
js-sign-out-lost = Ce que vous avez écrit n’est pas encore envoyé et sera perdu. Se déconnecter quand même ?

# Sans réseau
offline-title = Pas de réseau
offline-text = Cette page n’a pas pu être chargée. Ce que vous écriviez est gardé sur cet appareil et partira dès que le réseau répondra.
offline-again = Réessayer
offline-waiting = En attente d’envoi
ui-about = Le réseau de l’entreprise

# Le clavier
# Présence
ui-here = En ligne

key-new = Écrire un message
key-next = Message suivant
key-previous = Message précédent
key-unread = Publication ou commentaire suivant à lire
key-search = Chercher dans cette page
key-home = Aller à l’accueil
key-help = Cette aide

# La galerie
notice-gallery = Chaque composant, dans chacun de ses états.
gallery-lead = Du plus récent au plus ancien, sans rien trier à votre place.
gallery-topics = Sujets du moment
gallery-empty = Une page vide
gallery-empty-title = Tout commence par une phrase
gallery-empty-text = Dites bonjour, posez la question que vous n’osez pas poser, ou montrez ce que vous avez fini aujourd’hui.
gallery-colours = Couleurs
gallery-buttons = Boutons
gallery-sure = Supprimer cet espace ?
gallery-sure-text = Ses 128 messages et leurs commentaires disparaissent pour tout le monde.
gallery-fields = Formulaires
gallery-name = Nom
gallery-name-hint = Tel que vos collègues vous connaissent.
gallery-mail = Adresse électronique
gallery-mail-error = Cette adresse n’est pas complète.
gallery-find = Chercher une personne
gallery-about = À propos de moi
gallery-access = Qui peut lire ?
gallery-check = Me prévenir des réponses
gallery-check-hint = Jamais en dehors de vos heures.
gallery-messages = Messages et marques
gallery-follow = Suivre
gallery-join = Rejoindre
gallery-writing = Écrire, avec une erreur
gallery-files = Images et fichiers
gallery-prose = Texte
gallery-icons = Icônes
error-too-long = { $most } caractères au plus.
error-too-many = { $minutes ->
    [one] Trop de tentatives : réessayez dans une minute.
   *[other] Trop de tentatives : réessayez dans { $minutes } minutes.
}
error-file-too-large = Ce fichier dépasse { $megabytes } Mo.
error-csrf = Cette page n’était plus à jour. Rechargez-la, puis recommencez.
error-form = Ce formulaire n’a pas pu être lu.
error-query = Cette adresse n’a pas pu être lue.
error-json = Ce JSON ne convient pas : { $detail }
error-bad-form = Le formulaire n’est pas arrivé entier : veuillez l’envoyer de nouveau.
error-idempotency-key = La clé d’idempotence dépasse 200 caractères.
error-database-newer = La base a été écrite par un Parvis plus récent (étape { $step }) : démarrez celui-là.
notice-deleted = Supprimé.
notice-restored = C’est de nouveau là.
