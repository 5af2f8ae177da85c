home-order = Les publications de vos espaces, des personnes et des sujets que vous suivez, de la plus récente à la plus ancienne.
home-empty = Votre fil est vide
home-empty-text = Rejoignez des espaces ou suivez des collègues : leurs publications s’affichent ici, de la plus récente à la plus ancienne, et rien d’autre.
home-first-text = Créez un premier espace, pour une équipe, un métier ou un centre d’intérêt : ses publications s’affichent ici, de la plus récente à la plus ancienne.
home-empty-text-guest = Les publications des espaces qui vous sont ouverts apparaissent ici, les plus récentes d’abord.
home-people-guest = Les personnes de vos espaces
home-invite = Inviter des collègues
home-people = Rechercher des collègues
home-discover = Espaces à découvrir
space-empty = Aucune publication
space-empty-text = Présentez-vous, posez une question ou racontez ce que vous préparez.
space-people = Ajouter des membres
space-quiet = Aucune publication
space-quiet-text = Rejoignez cet espace pour y écrire la première publication.
conversation-empty = Aucun message
conversation-empty-text = Seules les personnes de cette conversation liront ce que vous écrivez.
person-empty = { $name } n’a encore rien publié
person-empty-text = Les publications de cette personne que vous pouvez lire s’affichent ici.
person-empty-own = Votre mur est vide
person-empty-own-guest = Vous n’avez encore rien publié
person-empty-own-text-guest = Ce que vous écrivez dans vos espaces apparaît ici, pour les personnes qui peuvent l’y lire.
person-empty-own-text = Dites en une phrase sur quoi vous travaillez en ce moment : vos collègues sauront quoi vous demander.
topic-lead = Toutes les publications sur ce sujet que vous pouvez lire, de la plus récente à la plus ancienne.
topic-empty = Aucune publication sur ce sujet
topic-empty-text = Écrivez #{ $topic } dans une publication pour qu’elle s’affiche ici.
topic-write = Publier sur ce sujet
conversations-lead = Privées : seules les personnes qui y participent savent qu’elles existent.
conversations-empty = Aucune conversation pour l’instant
conversations-empty-text = Écrivez à une ou plusieurs personnes.
conversations-all = Toutes les conversations
conversation-alone = Vous seulement
conversation-you = Vous :
conversation-said = Messages
conversation-earlier = Messages précédents
conversation-latest = Derniers messages
conversation-wider = Démarrer une conversation avec plus de personnes
conversation-leave = Quitter cette conversation
conversation-external = Une personne extérieure à l’entreprise est dans cette conversation
conversation-between = { $n ->
    [one] Privée, pour vous seulement
   *[other] Privée, entre { $n } personnes
}
conversation-with = Avec qui ?
conversation-with-hint = Des noms, des fonctions ou des services. Ajoutez plusieurs personnes pour une conversation à plusieurs.
conversation-start = Démarrer la conversation
conversation-size = Choisissez de 1 à 19 personnes.

# Les deux ordres de l’accueil
home-orders = Ordre des publications
home-newest = Récentes
home-for-me = Pour moi
home-for-me-lead = Les mêmes publications, celles qui comptent le plus pour vous d’abord. Chacune dit pourquoi.
for-me-newest = Tout afficher, de la plus récente à la plus ancienne
for-me-end = Vous êtes au bout de cette liste.
for-me-empty = Aucune publication récente
for-me-empty-text = Cet ordre ne couvre que les deux derniers mois. Les publications plus anciennes restent sous « Récentes ».
why-open = Pourquoi ?
why-caption = Pourquoi cette publication est ici
why-part = Critère
why-amount = Points
why-dial = Réglage
why-total = Total
reason-awaited = À lire et à confirmer
reason-none = Elle vient de ce que vous suivez
reason-topic = Vous suivez #{ $topic }
reason-interest = Ses sujets vous intéressent
reason-space = Vous êtes dans { $space }
reason-interest-in = Le sujet #{ $topic } vous intéresse
reason-followed = Vous suivez { $name }
reason-tie = Vous échangez souvent avec la personne qui l’a écrite
reason-tie-with = Vous réagissez souvent aux publications de { $name }
reason-response = Elle suscite plus de réponses que d’habitude
reason-newcomer = Peu de personnes l’ont encore vue
reason-bridge = Appréciée au-delà du service de la personne qui l’a écrite

# Les critères de « Pour moi »
part-interest = Intérêt
    .about = Les espaces où vous êtes, les sujets que vous suivez ou auxquels vous répondez.
    .data = Utilise les espaces que vous avez rejoints, les sujets que vous suivez, et ceux des publications que vous avez écrites, commentées ou auxquelles vous avez réagi depuis 90 jours.
part-tie = Échanges
    .about = Les personnes que vous suivez, ou à qui vous répondez.
    .data = Utilise les personnes que vous suivez, et celles à qui vous avez répondu ou adressé une réaction depuis 90 jours.
part-response = Réponses
    .about = Plus de réponses que d’habitude parmi les personnes qui l’ont vue, ou moins.
    .data = Utilise le nombre de réponses, de réactions et de lectures, sans les noms.
part-age = Ancienneté
    .about = La publication descend un peu chaque heure.
    .data = Utilise l’heure de publication.
part-newcomer = Peu vue
    .about = Un coup de pouce tant que peu de personnes l’ont vue.
    .data = Utilise le nombre de lectures, sans les noms.
part-bridge = Passerelle
    .about = Ce qui plaît au-delà du service de la personne qui écrit monte ; ce qui vient de votre service descend un peu.
    .data = Utilise votre service, celui de l’auteur, et le nombre de réponses et de lectures par service, sans les noms.
part-diversity = Variété
    .about = Une publication descend si la même personne, le même espace ou le même sujet est déjà plus haut.
    .data = Utilise ce qui précède dans la liste.
part-fatigue = Déjà montrée
    .about = Une publication descend chaque fois que cette liste vous l’a montrée.
    .data = Utilise ce que cette liste vous a déjà montré. Gardé en mémoire seulement : le redémarrage du serveur l’efface.

# Les réglages de « Pour moi »
dials-title = Réglages de « Pour moi »
dials-lead = L’accueil va de la publication la plus récente à la plus ancienne. « Pour moi » est à un clic, et c’est vous qui le réglez.
dials-see = Voir la liste
dials-how = Comment fonctionne cet ordre
dials-how-sum = Chaque publication reçoit un total fait des huit critères ci-dessous. Plus il est élevé, plus elle est haut dans la liste. « Pourquoi ? », sous une publication, montre ses chiffres.
dials-how-data = Le texte des publications n’est jamais analysé pour cela : seuls comptent les sujets, les dates et les nombres. Vos conversations privées et vos lectures ne servent jamais à deviner vos centres d’intérêt.
dials-how-yours = Personne d’autre ne voit vos réglages, et ils ne changent rien pour les autres.
dials-normal = Réinitialiser les critères
dial-off = Ignorer
dial-less = Moins
dial-normal = Normal
dial-more = Plus
dial-unknown = Ce réglage n’existe pas.
notice-dial-off = Ce critère ne compte plus. La liste est à jour.
notice-dial-less = Ce critère compte moins. La liste est à jour.
notice-dial-normal = Ce critère compte normalement. La liste est à jour.
notice-dial-more = Ce critère compte plus. La liste est à jour.
notice-dials-normal = Tous les critères sont revenus à la normale.

# Rattraper
pins-title = Épinglé
catch-up-title = L’essentiel
catch-up-lead = Ce qui a compté pour vous depuis le { $date } : 7 publications au maximum.
catch-up-since = Depuis quand
catch-up-day = Depuis hier
catch-up-week = Une semaine
catch-up-three-weeks = Trois semaines
catch-up-must-reads = À lire et à confirmer
catch-up-mentions = En attente de votre réponse
catch-up-mention = { $name } vous mentionne
catch-up-nothing = Rien de marquant
catch-up-nothing-text = Rien d’important depuis, et personne n’attend votre réponse. Vos publications non lues sont listées par espace.
catch-up-unread = Non lu, par espace
catch-up-all = Tout marquer comme lu
catch-up-reactions = { $n ->
    [one] { $n } réaction
   *[other] { $n } réactions
}
catch-up-link = { $n ->
    [one] Rattraper { $n } publication non lue
   *[other] Rattraper { $n } publications non lues
}
catch-up-link-many = Rattraper au moins { $n } publications non lues
catch-up-many = 100 ou plus
catch-up-done = Vous êtes à jour
catch-up-done-text = Rien d’important depuis, et personne n’attend votre réponse.

# Les premiers jours
first-day-title = Vos premiers jours
first-day-lead = Quelques gestes pour trouver les autres et vous faire connaître.
first-day-lead-guest = Vous êtes ici en invité : vous ne voyez que les espaces où l’on vous a invité, et chacun y voit que vous venez de l’extérieur.
first-day-photo = Ajouter une photo
first-day-about = Dire en quelques mots ce que vous faites
first-day-spaces = Rejoindre deux espaces qui vous intéressent
first-day-follow = Suivre un ou une collègue
first-day-write = Dire bonjour, ou poser une question
first-day-done = { $done } sur { $all } : c’est fait.
first-day-hide = Masquer cette liste
notice-first-day-hidden = Liste masquée.
suspended-here = Vous ne pouvez pas écrire dans cet espace avant le { $date } : { $reason }
suspended-anywhere = Vous ne pouvez pas écrire avant le { $date } : { $reason }
health = Santé de l’espace
health-of = Santé de { $space }
health-lead = Ce qui va bien dans cet espace, et ce que vous pouvez faire pour le reste. Personne n’y est nommé, et seule l’animation de l’espace le voit.
health-good = Bien
health-attention = À regarder
health-few = Trop peu de personnes pour le dire.
health-how = Les chiffres portent sur les 30 derniers jours, ceux des personnes nouvelles sur les 90 derniers. En dessous de 5 personnes, un chiffre n’est pas montré.
health-newcomers = Accueil des personnes nouvelles
    .said = Sur { $of } personnes qui ont publié ici pour la première fois, { $n ->
        [one] { $n } a eu
       *[other] { $n } ont eu
    } une réponse ou une réaction dans les 2 jours.
    .advice = Sans réponse la première fois, peu de personnes publient une deuxième fois. Rédigez un point de départ pour les personnes nouvelles, et répondez vous-même à leur première publication.
    .act = Modifier les points de départ
health-unanswered = Réponses aux questions
    .said = Sur { $of } questions de plus de 2 jours, { $n ->
        [one] { $n } reste
       *[other] { $n } restent
    } sans réponse.
    .advice = Répondez-y, ou mentionnez une personne qui pourrait savoir.
    .act = Voir les questions sans réponse
health-rhythm = Rythme des publications
    .said = { $n ->
        [one] { $n } publication ces 30 derniers jours, { $of } les 30 jours d’avant.
       *[other] { $n } publications ces 30 derniers jours, { $of } les 30 jours d’avant.
    }
    .advice = Les publications se font plus rares, ou arrivent toutes à la fois. Préparez-en et programmez-les : une ou deux par semaine suffisent.
    .act = Écrire une publication
health-writers = Membres qui écrivent
    .said = { $n ->
        [one] { $n } membre sur { $of } a écrit une publication ou un commentaire ces 30 derniers jours.
       *[other] { $n } membres sur { $of } ont écrit une publication ou un commentaire ces 30 derniers jours.
    }
    .advice = Demandez quelque chose de facile : un sondage, une photo, une expérience. Les points de départ aident les personnes qui hésitent.
    .act = Modifier les points de départ
health-dormancy = Dernière publication
    .said = { $n ->
        [0] Moins d’un jour sans publication.
        [one] { $n } jour sans publication.
       *[other] { $n } jours sans publication.
    }
    .advice = Après 60 jours sans publication, un espace est en sommeil. Posez une question à ses membres ou, s’il a rempli son but, dites-le dans une dernière publication.
    .act = Écrire une publication
health-size = Taille
    .said = { $n ->
        [one] { $n } membre. Jusqu’à { $of }, les membres d’un espace peuvent se connaître.
       *[other] { $n } membres. Jusqu’à { $of }, les membres d’un espace peuvent se connaître.
    }
    .advice = Dans un grand espace, moins de personnes osent écrire. Un espace pour un sujet ou pour un site peut aider.
    .act = Créer un espace

# Ce que l’animation peut faire cette semaine
week-title = À faire cette semaine
week-requests = { $n ->
    [one] Répondre à { $n } demande d’adhésion
   *[other] Répondre à { $n } demandes d’adhésion
}
week-waiting = { $n ->
    [one] { $n } publication attend une approbation
   *[other] { $n } publications attendent une approbation
}
week-greet = Accueillir { $about }, membre depuis cette semaine
week-greeting = Bienvenue @{ $handle } ! Sur quoi travaillez-vous en ce moment ?
week-unanswered = Répondre à « { $about } », ou dire qui le pourrait
week-due = { $n ->
    [one] Relire votre publication programmée cette semaine
   *[other] Relire vos { $n } publications programmées cette semaine
}
week-drafts = { $n ->
    [one] Terminer { $n } brouillon pour cet espace
   *[other] Terminer { $n } brouillons pour cet espace
}
week-quiet = { $n ->
    [one] Écrire : la dernière publication a { $n } jour
   *[other] Écrire : aucune publication depuis { $n } jours
}

# Invitations dans un espace
suggested-title = Personnes suggérées
suggested-hint = D’après les compétences, les sujets et les fonctions que vous voyez dans les profils et les publications. Personne n’apprend être suggéré.
suggested-skill = Compétence : { $word }
suggested-topic = A écrit sur #{ $word }
suggested-job = Même fonction que vous : { $word }
invite-do = Inviter
invite-one = Inviter { $name }
invite-together = Inviter un service ou un groupe
invite-together-hint = Un service comprend les services qui en dépendent. Vous pouvez nommer les groupes dont vous faites partie ; l’administration peut les nommer tous. Les invités externes n’en font pas partie : ils sont invités par e-mail.
invite-of = Service ou groupe
invite-name = Nom
invite-whom = Indiquez un service ou un groupe.
invite-count = Compter les personnes
invite-do-together = Inviter ces personnes
invite-coming = { $n ->
    [0] Personne ne serait invité.
    [one] { $n } personne serait invitée.
   *[other] { $n } personnes seraient invitées.
}
invite-members = { $n ->
    [0] { "" }
    [one] { $n } est déjà dans l’espace.
   *[other] { $n } sont déjà dans l’espace.
}
invite-before = { $n ->
    [0] { "" }
    [one] { $n } a une invitation, ou en a refusé une.
   *[other] { $n } ont une invitation, ou en ont refusé une.
}
invite-waiting = { $n ->
    [one] { $n } personne n’a pas encore répondu.
   *[other] { $n } personnes n’ont pas encore répondu.
}
notice-invited = Invitation envoyée.
notice-invited-many = Invitations envoyées.
notice-invited-nobody = Aucune invitation envoyée : cette personne est dans l’espace, a une invitation, ou en a refusé une ces 12 derniers mois.
week-people = Invitez les premières personnes
week-plan = { $n ->
    [one] Approuvez { $n } publication programmée
   *[other] Approuvez { $n } publications programmées
}
topic-related = Sujets voisins
topic-people = Qui en parle
topic-people-hint = La personne qui a écrit en dernier vient en premier. Les conversations et les espaces secrets ne comptent pas.
topic-spaces = Espaces
topics-all = Tous les sujets
topic-curate = Renommer, fusionner ou décrire
topic-describe = Décrire ce sujet
