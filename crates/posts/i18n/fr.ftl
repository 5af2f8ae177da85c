post-write = Écrire
post-nowhere = Où l’écrire ?
post-nowhere-text = Ce que l’on publie a toujours sa place : un espace, ou votre propre page. Vous n’êtes encore dans aucun espace.
post-nowhere-guest = Ce que l’on publie a toujours sa place : un espace. Vous n’êtes encore dans aucun espace ; la personne qui vous invite vous en ouvrira un.
post-nowhere-spaces = Choisir un espace
post-nowhere-own = Écrire sur ma page
post-edit = Modifier
post-save = Enregistrer
post-back = Retour
post-history = Versions précédentes
post-history-lead = Modifier ne cache jamais ce qui a été écrit.
post-history-changes = Ce qui a changé ensuite
post-history-now = Maintenant
post-history-until = Remplacée
post-body-empty = Il n’y a encore rien à publier.
post-too-many-files = Vingt fichiers au plus.
post-file-gone = Ce fichier n’est plus là : joignez-le de nouveau.
post-file-missing = Aucun fichier n’a été envoyé.
thread-earlier = Commentaires précédents
thread-latest = Derniers commentaires
emoji-unknown = Ce n’est pas un émoji.
emoji-too-many = Il y a déjà assez de réactions différentes ici : choisissez l’une d’elles.
reacted-title = Réactions
reacted-others = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}
reacted-people = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}

# La lecture
reading-too-many = Deux cents publications au plus à la fois.
reading-posts-or-space = Soit des publications, soit un espace.
notice-all-read = Tout est lu.
notice-nothing-unread = Vous avez tout lu.
notice-unread-from = De nouveau à lire, à partir d’ici.
notice-unread-none = Rien ici ne peut être à lire : vos propres messages, et ce qui précède votre arrivée, ne le sont jamais.

# Ce que l’on choisit de ne pas voir
mute-title = Mettre en sourdine
mute-lead = Cela quitte votre accueil et ce qu’il vous reste à lire. Personne ne le saura, et rien n’est effacé. Ce qui s’adresse à vous personnellement vous parvient encore : messages privés, mentions, annonces à confirmer.
mute-what = Que mettre en sourdine ?
mute-thread = Cette discussion
mute-thread-text = Ce message et ses commentaires
mute-person-text = Tout ce que publie cette personne
mute-space-text = Tout ce qui est publié dans cet espace
mute-topic-text = Tout ce qui porte ce sujet
mute-conversation = Cette conversation
mute-how-long = Pour combien de temps ?
mute-for-hour = Une heure
mute-for-day = Un jour
mute-for-week = Une semaine
mute-for-good = Jusqu’à nouvel ordre
mute-until = Jusqu’au { $date }
mute-do = Mettre en sourdine
mute-self = On ne se met pas soi-même en sourdine.
notice-muted = Mis en sourdine.
notice-unmuted = De nouveau dans votre fil.
notice-unfollowed = Vous ne suivez plus.
choices-title = Mes choix
choices-lead = Tout ce que vous avez choisi de suivre ou de ne pas voir. Personne d’autre ne le voit.
choices-mutes = En sourdine
choices-no-mutes = Rien n’est en sourdine. Les menus des publications, des personnes, des espaces et des sujets le proposent.
choices-unmute = Rétablir
choices-people = Les personnes que vous suivez
choices-no-people = Personne pour l’instant. Le bouton « Suivre » est sur chaque profil.
choices-topics = Les sujets que vous suivez
choices-no-topics = Aucun sujet pour l’instant. Le bouton « Suivre » est sur la page de chaque sujet.
choices-unfollow = Ne plus suivre
choices-threads = Les discussions que vous suivez
choices-no-threads = Aucune pour l’instant. Le bouton « Suivre » est sur la page de chaque publication.
choices-levels = Ce qui vous parvient de chaque espace
choices-no-levels = Partout, tout ce qui vous concerne. La cloche de chaque espace propose autre chose.
choices-usual = Rétablir
thread-follow = Suivre la discussion
thread-unfollow = Ne plus suivre
notice-thread-followed = Les commentaires de cette discussion vous parviendront.

# Ce que les genres de publications ont en commun
kind-no-such-field = Ce genre de publication n’a pas de champ « { $name } ».
kind-field-missing = Ce champ est nécessaire.
kind-field-wrong = Ce champ n’a pas la forme attendue.
kind-number-bounds = Un nombre de { $least } à { $most }.
kind-no-such-post = Cette publication est introuvable.
kind-choose-none = Aucun choix
kind-yes = Oui
kind-title-missing = Il faut un titre.
kind-body-missing = Il faut un texte.
kind-too-few = { $n ->
    [one] Il en faut au moins un.
   *[other] Il en faut au moins { $n }.
}
kind-too-many = { $n } au plus.
kind-twice = La même chose y est deux fois.
kind-nobody = Personne ne s’appelle @{ $name } ici.
kind-not-now = Cela ne peut plus se faire : quelqu’un vient de changer l’état de cette publication.
kind-answered-already = Vous avez déjà répondu, et une réponse anonyme ne se change pas.
kind-only-animators = Seuls les animateurs de cet espace peuvent en publier une ici.
answers-title = Qui a répondu
answers-missing = Pas encore
answers-given = Ont répondu
answers-everybody = Tout le monde a répondu.
answers-nobody = Personne pour l’instant.
answers-csv = Pour un tableur
answers-name = Nom
answers-handle = Identifiant
answers-answer = Réponse
answers-at = Quand
answers-none = pas encore

# Les brouillons
drafts-title = Mes brouillons
drafts-lead = Ce que vous n’avez pas encore publié, sur tous vos appareils. Personne d’autre ne le voit.
drafts-none = Aucun brouillon
drafts-none-text = Ce que vous commencez à écrire est gardé ici jusqu’à ce que vous le publiiez.
draft-title = Reprendre un brouillon
draft-empty = Sans texte
draft-saved = Gardé { $date }
draft-kept = Brouillon gardé
draft-due = Sera publié le { $date }
draft-problem = N’a pas été publié :
draft-not-to-come = Choisissez une date à venir, d’ici un an.
draft-has-its-hour = Cette publication est programmée : choisissez « Programmer » pour garder ce que vous y changez.
draft-when = Choisissez d’abord quand publier.
draft-too-many = { $most } brouillons au plus : publiez ou supprimez-en.
notice-draft-kept = Gardé dans vos brouillons.
notice-scheduled = Programmé.

# Ce que l’on garde, ce que l’on partage
saved-title = À retrouver
saved-lead = Les publications que vous avez gardées. Personne d’autre ne le sait.
saved-none = Rien pour l’instant
saved-none-text = Le menu d’une publication propose de la garder : elle se retrouve ici.
saved-save = Garder
saved-drop = Ne plus garder
notice-saved = Gardé.
notice-unsaved = N’est plus gardé.
share-do = Partager dans un autre espace
share-title = Partager
share-lead = Ceux qui peuvent lire cette publication la verront dans l’espace que vous choisissez ; personne d’autre n’apprendra ce qu’elle dit.

# L’aperçu
preview-title = Aperçu
preview-lead = Personne d’autre ne voit encore ce texte.
previews-show = Montrer l’aperçu des liens
previews-hide = Retirer l’aperçu des liens
notice-previews-hidden = L’aperçu des liens est retiré.
notice-previews-shown = L’aperçu des liens est de nouveau montré.

# Pour commencer
prompt-learned = Ce que j’ai appris
    .text =
        Le contexte :

        Ce que j’ai essayé :

        Ce que j’en retiens :
prompt-question = Demander de l’aide
    .text =
        Ce que je cherche à faire :

        Ce que j’ai déjà essayé :
prompt-thanks = Dire merci
    .text =
        Merci pour

        Grâce à cela :
prompt-news = Une bonne nouvelle
    .text =
        Ce qui s’est passé :

        Grâce à :
prompt-progress = Où nous en sommes
    .text =
        Fait :

        En cours :

        Ce qui bloque :
prompt-decision = Une décision
    .text =
        Nous avons décidé :

        Pourquoi :

        Ce que cela change :
prompt-find = Une trouvaille
    .text =
        À lire, à voir ou à essayer :

        Ce que j’y ai trouvé :
prompt-meeting = Se retrouver
    .text =
        Quoi :

        Quand :

        Où :
prompt-week = Ma semaine
    .text =
        Ce que j’ai fait :

        Ce que je prépare :

        Où un avis m’aiderait :

# Images
picture-previous = Précédente
picture-next = Suivante
picture-save = Enregistrer
picture-back = Retour à la publication
post-choose-space = Choisissez un espace…
post-space-gone = Cet espace ne vous est plus accessible. Choisissez-en un autre.
draft-no-space = aucun espace choisi
error-outdated = Ce texte a été modifié entre-temps, dans une autre fenêtre ou sur un autre appareil. Les deux versions sont ci-dessous ; rien n’a été écrasé.
wording-now = La version actuelle
wording-mine = Ce que vous avez écrit
draft-other = Le brouillon enregistré ailleurs
draft-keep-both = Garder les deux versions
draft-take-other = Continuer avec l’autre version

# Mentions de personnes qui ne peuvent pas lire
untold = ne recevra rien
untold-title = Une mention au moins restera sans effet
untold-lead = Votre texte est publié.
untold-see = Voir le texte
untold-member = { $name } ne peut pas lire { $space } et ne recevra rien.
untold-guest = { $name }, compte invité, ne peut pas lire { $space } et ne recevra rien.
untold-add = Ajouter { $name } à { $space }
untold-elsewhere = Vous pouvez aussi publier dans un autre espace.

# Blocking
block-folded = Message d’une personne que vous bloquez
choices-blocks = Blocked
choices-no-blocks = Vous ne bloquez personne. Le menu d’un profil le propose.
choices-unblock = Débloquer
mute-or-block = Bloquer…
