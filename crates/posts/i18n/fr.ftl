post-write = Nouvelle publication
post-nowhere = Où publier ?
post-nowhere-text = Chaque publication va dans un espace ou sur votre mur. Vous n’avez encore rejoint aucun espace.
post-nowhere-guest = Chaque publication va dans un espace, et vous n’en avez encore aucun. Demandez à la personne à l’origine de votre invitation.
post-nowhere-spaces = Choisir un espace
post-nowhere-own = Écrire sur mon mur
post-back = Retour
post-history = Historique des modifications
post-history-lead = Toutes les versions précédentes restent visibles.
post-history-changes = Ce que la modification a changé
post-history-now = Version actuelle
post-history-until = Remplacée
post-body-empty = Il n’y a rien à publier : écrivez d’abord quelque chose.
post-title-blank = Ce titre ne contient rien de visible : écrivez-le en lettres ou laissez-le vide.
post-too-many-files = { $most } fichiers au maximum : les autres n’ont pas été envoyés.
post-erased = Supprimé par la personne qui l’avait écrit, partie depuis.
post-file-gone = Ce fichier n’est plus disponible, ou se trouve dans une autre publication en attente ou programmée : joignez-le de nouveau.
thread-earlier = Commentaires précédents
thread-later = Commentaires suivants
thread-first = Premiers commentaires
thread-places = Se déplacer dans la discussion
thread-date = Commentaires à partir du
thread-go = Afficher
thread-date-unknown = Choisissez une date.
thread-latest = Derniers commentaires
emoji-search = Rechercher un émoji
emoji-none = Aucun émoji ne porte ce nom.
emoji-group-smileys = Smileys
emoji-group-people = Personnes
emoji-group-animals = Animaux et nature
emoji-group-food = Nourriture et boissons
emoji-group-travel = Voyages et lieux
emoji-group-activities = Activités
emoji-group-objects = Objets
emoji-group-symbols = Symboles
emoji-group-flags = Drapeaux
emoji-unknown = Ce n’est pas un émoji.
emoji-too-many = Le nombre maximal de réactions différentes est atteint : choisissez l’une d’elles.
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
reading-too-many = 200 publications au maximum à la fois.
reading-posts-or-space = Indiquez des publications ou un espace, pas les deux.
notice-all-read = Tout est marqué comme lu.
notice-nothing-unread = Vous avez tout lu.
notice-unread-from = Marqué comme non lu à partir d’ici.
notice-unread-none = Rien à marquer comme non lu : vos publications, et celles d’avant votre arrivée, comptent toujours comme lues.

# Ce qui est en sourdine
mute-lead = Ce que vous mettez en sourdine disparaît de votre accueil et de vos non-lus. Personne n’en est informé et rien n’est supprimé. Ce qui s’adresse à vous personnellement vous parvient encore : messages privés, mentions, annonces à confirmer.
mute-what = Que voulez-vous mettre en sourdine ?
mute-thread = Cette discussion
mute-thread-text = Cette publication et ses commentaires
mute-person-text = Tout ce que publie cette personne
mute-space-text = Tout ce qui est publié dans cet espace
mute-topic-text = Toutes les publications sur ce sujet
mute-conversation = Cette conversation
mute-how-long = Pour combien de temps ?
mute-for-hour = Une heure
mute-for-day = Un jour
mute-for-week = Une semaine
mute-for-good = Jusqu’à réactivation
mute-until = Jusqu’au { $date }
mute-do = Mettre en sourdine
mute-self = Vous ne pouvez pas vous mettre en sourdine.
notice-muted = En sourdine.
notice-unmuted = Réactivé.
notice-unfollowed = Suivi arrêté.
choices-lead = Tout ce que vous suivez ou avez mis en sourdine. Personne d’autre ne le voit.
choices-mutes = En sourdine
choices-no-mutes = Rien n’est en sourdine. Utilisez « Mettre en sourdine… » dans le menu d’une publication, d’une personne, d’un espace ou d’un sujet.
choices-unmute = Réactiver
choices-people = Les personnes que vous suivez
choices-no-people = Personne pour l’instant. Utilisez « Suivre » sur un profil.
choices-topics = Les sujets que vous suivez
choices-no-topics = Aucun sujet pour l’instant. Utilisez « Suivre » sur la page d’un sujet.
choices-unfollow = Ne plus suivre
choices-threads = Les discussions que vous suivez
choices-no-threads = Aucune pour l’instant. Utilisez « Suivre la discussion » sur la page d’une publication.
choices-levels = Notifications par espace
choices-no-levels = Réglage par défaut partout : ce qui vous concerne. La cloche d’un espace permet d’en changer.
choices-usual = Rétablir le réglage par défaut
post-pin = Épingler dans l’espace
post-unpin = Détacher
pin-too-many = 5 publications sont déjà épinglées dans cet espace, le maximum : détachez-en d’abord une.
notice-pinned = Publication épinglée.
notice-unpinned = Publication détachée.
thread-follow = Suivre la discussion
thread-unfollow = Ne plus suivre la discussion
notice-thread-followed = Vous suivez cette discussion : ses nouveaux commentaires arriveront dans votre boîte de réception.

# Ce que les types de publications ont en commun
kind-no-such-field = Ce type de publication n’a pas de champ « { $name } ».
kind-guests-space = Des invités lisent ce qui est écrit ici : aucun autre espace ne peut être nommé.
kind-secret-space = Cet espace est secret : seules ses publications peuvent le nommer.
kind-field-gone = Ce champ n’est plus demandé : copiez ailleurs ce que vous avez écrit, puis videz-le.
kind-field-missing = Ce champ est obligatoire.
kind-field-wrong = Ce champ n’est pas au format attendu.
kind-zone-unknown = Ce fuseau horaire n’existe pas : écrivez son nom comme Europe/Paris ou America/Montreal.
kind-number-wrong = Écrivez un nombre, comme 45,50.
kind-of-field = { $field } : { $said }
kind-title-missing = Ajoutez un titre.
kind-body-missing = Ajoutez un texte.
kind-too-few = Au moins { $n }.
kind-too-many = Au maximum { $n }.
kind-twice = Le même élément figure deux fois.
kind-nobody = Personne n’a ici l’identifiant @{ $name }.
kind-not-now = Ce n’est plus possible : quelqu’un vient de changer le statut de cette publication.
kind-answered-already = Vous avez déjà répondu, et une réponse anonyme ne peut pas être modifiée.
kind-only-animators = Seuls les animateurs et animatrices de l’espace peuvent publier cela ici.
kind-number-bounds = Saisissez un nombre de { $least } à { $most }.
kind-decimal-bounds = Saisissez un nombre avec { $places } décimales au maximum.
kind-no-such-space = Cet espace n’existe pas, ou vous n’y avez pas accès.
kind-no-such-post = Cette publication n’existe pas, ou vous n’y avez pas accès.
kind-choose-none = Aucun choix
kind-yes = Oui
answers-title = Qui a répondu
answers-missing = Sans réponse
answers-given = Ont répondu
answers-everybody = Tout le monde a répondu.
answers-nobody = Personne pour l’instant.
answers-csv = Télécharger pour un tableur (CSV)
answers-name = Nom
answers-handle = Identifiant
answers-answer = Réponse
answers-at = Quand
answers-none = pas encore

# Les brouillons
drafts-lead = Ce que vous n’avez pas encore publié, sur tous vos appareils. Personne d’autre ne le voit ; l’animation d’un espace voit ce que vous y programmez.
drafts-none = Aucun brouillon
drafts-none-text = Les publications commencées sont enregistrées ici jusqu’à ce que vous les publiiez.
draft-title = Reprendre un brouillon
draft-empty = Brouillon vide
draft-saved = Enregistré { $date }
draft-kept = Brouillon enregistré
draft-due = Programmé pour le { $date }
draft-problem = Non publié.
draft-not-to-come = Choisissez une date future, d’ici un an.
draft-has-its-hour = Cette publication est programmée : choisissez de nouveau « Programmer » pour enregistrer vos modifications.
draft-when = Choisissez d’abord une date de publication.
draft-too-many = Vous avez déjà { $most } brouillons, le maximum : publiez-en ou supprimez-en.
notice-draft-kept = Brouillon enregistré.
notice-scheduled = Publication programmée.
notice-draft-deleted = Brouillon supprimé.
notice-post-deleted = Publication supprimée.
notice-comment-deleted = Commentaire supprimé.

# La corbeille
trash-lead = { $n ->
   *[other] Ce que vous avez supprimé, et ce qui a été retiré des espaces que vous animez, peut être restauré pendant { $n } jours.
}
trash-none = La corbeille est vide
trash-none-text = Les publications et commentaires supprimés restent ici un moment, au cas où vous voudriez les récupérer.
trash-deleted = supprimé { $date }
trash-taken-off = retiré { $date }
trash-download = Télécharger
trash-gone = définitivement effacé le { $date }
trash-of-others = de quelqu’un d’autre

# Publications enregistrées et partages
saved-lead = Les publications que vous avez enregistrées. Personne d’autre ne voit cette liste.
saved-none = Rien d’enregistré
saved-none-text = Choisissez « Enregistrer » dans le menu d’une publication pour la retrouver ici.
saved-save = Enregistrer
saved-remove = Retirer des publications enregistrées
notice-saved = Enregistré.
notice-unsaved = Retiré des publications enregistrées.
share-do = Partager dans un autre espace
share-title = Partager
share-lead = Les personnes qui peuvent déjà lire cette publication la verront dans l’espace choisi ; son contenu reste masqué pour les autres.

# L’aperçu
preview-lead = Personne d’autre ne voit encore ce texte.
previews-show = Afficher l’aperçu des liens
previews-hide = Retirer l’aperçu des liens
notice-previews-hidden = Aperçus des liens retirés.
notice-previews-shown = Aperçus des liens rétablis.

# Pour commencer
prompt-hello = Se présenter
    .text =
        Mon travail :

        Vous pouvez me demander conseil sur

        J’aimerais rencontrer des personnes qui
prompt-learned = Ce que j’ai appris
    .text =
        Le contexte :

        Ce que j’ai essayé :

        Ce que j’en retiens :
prompt-question = Demander de l’aide
    .text =
        Ce que je cherche à faire :

        Ce que j’ai déjà essayé :
prompt-thanks = Dire merci
    .text =
        Merci pour

        Grâce à cela :
prompt-news = Une bonne nouvelle
    .text =
        Ce qui s’est passé :

        Grâce à :
prompt-progress = Où nous en sommes
    .text =
        Fait :

        En cours :

        Ce qui bloque :
prompt-decision = Une décision
    .text =
        Nous avons décidé :

        Pourquoi :

        Ce que cela change :
prompt-find = Une trouvaille
    .text =
        À lire, à voir ou à essayer :

        Ce que j’y ai trouvé :
prompt-meeting = Se retrouver
    .text =
        Quoi :

        Quand :

        Où :
prompt-week = Ma semaine
    .text =
        Ce que j’ai fait :

        Ce que je prépare :

        Où un avis m’aiderait :

# Points de départ d’un espace
space-prompts = Points de départ
space-prompts-lead = Ils sont proposés aux personnes qui s’apprêtent à écrire dans cet espace : un nom, et le début du texte. 5 au maximum, dans cet ordre. Pour en retirer un, videz son nom et son texte.
space-prompts-none = Cet espace n’a pas encore les siens : des points de départ généraux sont proposés, selon le type de l’espace.
space-prompt = Point de départ { $n }
space-prompt-label = Nom
space-prompt-text = Début du texte
space-prompt-text-hint = Quelques débuts de phrase, que chacun complète.
space-prompt-newcomers = Le proposer aux personnes qui arrivent, sur leur accueil
space-prompt-newcomers-hint = Les personnes qui n’ont encore rien publié l’y trouvent pour se présenter dans cet espace.
space-prompt-unnamed = Point de départ { $n } : donnez-lui un nom.
space-prompt-too-long = Point de départ { $n } : { $label } caractères au maximum pour le nom, { $text } pour le texte.
space-prompt-kind = Point de départ { $n } : choisissez un type de publication que chaque membre peut publier.
space-prompt-too-many = { $most } points de départ au maximum.
notice-space-prompts = Points de départ enregistrés.

# Images
picture-previous = Précédente
picture-next = Suivante
picture-save = Télécharger
picture-back = Retour à la publication
post-choose-space = Choisissez un espace…
post-space-gone = Vous n’avez plus accès à cet espace. Choisissez-en un autre.
draft-no-space = aucun espace choisi
error-outdated = Ce texte a été modifié entre-temps, dans une autre fenêtre ou sur un autre appareil. Les deux versions sont ci-dessous ; rien n’a été écrasé.
wording-now = Version actuelle
wording-mine = Ce que vous avez écrit
draft-other = Le brouillon enregistré ailleurs
draft-keep-both = Enregistrer les deux versions
draft-take-other = Continuer avec l’autre version

# Mentions de personnes qui ne peuvent pas lire
untold = ne recevra aucune notification
untold-title = Une mention au moins restera sans effet
untold-lead = Votre texte est publié.
untold-see = Afficher le texte
untold-member = { $name } ne peut pas lire { $space } et ne recevra aucune notification.
untold-guest = { $name }, compte invité, ne peut pas lire { $space } et ne recevra aucune notification.
untold-add = Ajouter { $name } à { $space }
untold-elsewhere = Vous pouvez aussi publier ce texte dans un autre espace.

# Bloquer
block-folded = Message d’une personne que vous bloquez
choices-blocks = Personnes bloquées
choices-no-blocks = Vous ne bloquez personne. Utilisez « Mettre en sourdine… », puis « Bloquer… », sur un profil.
choices-unblock = Débloquer
mute-or-block = Bloquer…
search-kind-comment = Commentaire

approval-no-edits = Dans cet espace, l’animation approuve ces publications : une publication parue ne peut plus être modifiée. Supprimez-la et écrivez-la de nouveau.
approval-reason-missing = Dites pourquoi à la personne qui l’a écrite.
approval-too-many = { $most } de vos publications attendent déjà une approbation, le maximum. Attendez une réponse ou reprenez-en une.
draft-refused = L’animation de l’espace n’a pas publié ce texte. Sa raison :
draft-waiting = En attente d’approbation
draft-waits = Cette publication attend une approbation. Reprenez-la pour la modifier.
draft-withdraw = Reprendre
notice-draft-withdrawn = Publication reprise.
approval-author-gone = Le compte de la personne qui l’a écrite est désactivé : la publication est impossible.
approval-author-suspended = La personne qui l’a écrite est suspendue ici : publication impossible avant la fin de la suspension.
approval-author-left = La personne qui l’a écrite ne peut plus publier dans cet espace.
notice-post-waits = Votre publication attend l’approbation de l’animation de cet espace.
pace-repeated = Vous venez de publier le même texte dans plusieurs espaces. Partagez plutôt une publication, ou attendez une heure.
pace-too-fast = Vous écrivez très vite : { $most } publications et commentaires par minute au maximum. Réessayez dans une minute.

# Un espace que personne n’anime
orphan-title = Personne n’anime cet espace
orphan-text = Vous faites partie des personnes qui y écrivent le plus régulièrement. La première qui accepte l’anime.
orphan-take = Animer cet espace
orphan-taken = Cet espace est de nouveau animé.

# Le calendrier éditorial d’un espace
plan-title = Calendrier éditorial
plan-of = Calendrier éditorial de { $space }
plan-lead = Les publications programmées dans cet espace, jour par jour. Seule l’animation les voit toutes ; chaque auteur voit les siennes.
plan-lead-own = Vos publications programmées dans cet espace, jour par jour. L’animation les voit aussi.
plan-none = Rien n’est programmé
plan-none-text = Écrivez une publication et choisissez « Programmer » pour la mettre ici.
plan-scheduled = Programmée
plan-asks = À approuver
plan-approved = Approuvée
plan-embargo = Embargo jusqu’au { $date }
plan-late = Son heure est passée. Elle sera publiée dès qu’elle sera approuvée.
plan-second-title = Approbation
plan-second = Les publications programmées demandent une deuxième personne de l’animation
plan-second-hint = Une publication n’est publiée à son heure que si une personne de l’animation qui ne l’a pas écrite l’a approuvée.
plan-post = Publication programmée
plan-file = Fichier
plan-edit = Modifier
plan-approve = Approuver
plan-asks-nothing = Cette publication ne demande pas d’approbation.
plan-refuse-title = La rendre
plan-reason = Raison
plan-reason-hint = L’auteur la lit, et retrouve la publication dans ses brouillons.
plan-refuse = Rendre à l’auteur
notice-plan-set = Réglages enregistrés.
notice-plan-approved = Publication approuvée.
notice-plan-refused = Publication rendue à son auteur.
draft-before-embargo = L’embargo se termine plus tard : choisissez une date plus tardive, ou levez l’embargo.
draft-embargo = Cette publication est sous embargo. Pour la publier plus tôt, levez l’embargo et enregistrez d’abord le brouillon.
draft-embargo-when = Un embargo prend fin à la publication : choisissez une date et programmez la publication, ou levez l’embargo.
post-keep = Garder dans une page

asked-already = { $n ->
    [one] Cette question a peut-être déjà été posée :
   *[other] Ces questions demandent peut-être la même chose :
}
asked-before = Cette question a peut-être déjà été posée. L’une de celles-ci répond-elle à la vôtre ?
asked-publish = Publier quand même
topics-suggested = Sujets
question-closed = Cette question a déjà été posée.
question-closed-more = Voir où elle mène
question-closed-here = Cette question a déjà été posée : plus rien ne s’écrit ici.
question-reopen = Rouvrir
question-duplicates = La même question, posée ailleurs :
question-close = Clore comme doublon
question-close-menu = Clore comme doublon…
question-close-lead = La question reste à sa place et mène à celle qui a été posée en premier. Les réponses s’écrivent là-bas.
question-close-which = Quelle question demande la même chose ?
question-close-address = Ou l’adresse d’une autre question
question-close-address-hint = Copiez-la depuis le menu de la question.
question-close-do = Clore la question
question-first-missing = Choisissez la question qui demande la même chose, ou collez son adresse.
question-first-apart = Une question dans une conversation n’est pas lisible par d’autres.
question-first-closed = Cette question est elle-même close : choisissez celle à laquelle elle mène.
notice-question-closed = Question close.
topic-wrong-name = Un sujet est un seul mot : lettres, chiffres et traits d’union.
topic-long-description = 500 caractères maximum.
