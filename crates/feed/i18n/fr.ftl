home-title = Accueil
home-order = Vos espaces, vos collègues et vos sujets, du plus récent au plus ancien.
home-empty = Votre parvis est encore calme
home-empty-text = Rejoignez quelques espaces ou suivez des collègues : ce qu’ils publient arrive ici, du plus récent au plus ancien, et rien d’autre.
home-first-text = Ouvrez un premier espace, pour une équipe, un métier ou une passion : ce qui s’y écrit arrive ici, du plus récent au plus ancien, et rien d’autre.
home-invite = Inviter des collègues
home-people = Trouver des collègues
home-discover = Espaces à découvrir
space-empty = À vous le premier mot
space-empty-text = Présentez-vous, posez une question, racontez ce que vous préparez : il faut bien que quelqu’un commence.
space-people = Ajouter des membres
space-quiet = Rien encore ici
space-quiet-text = Rejoignez cet espace pour y écrire le premier message.
conversation-empty = Rien n’a encore été dit
conversation-empty-text = Seules les personnes de cette conversation liront ce que vous écrivez.
person-empty = { $name } n’a pas encore écrit ici
person-empty-text = Ce qui est écrit là où vous pouvez lire s’affiche ici.
person-empty-own = Votre page est encore blanche
person-empty-own-text = Dites en une phrase sur quoi vous travaillez en ce moment : vos collègues sauront quoi vous demander.
topic-lead = Tout ce que vous pouvez lire sur ce sujet, du plus récent au plus ancien.
topic-follow = Suivre
topic-unfollow = Suivi
topic-empty = Rien encore sur ce sujet
topic-empty-text = Écrivez #{ $topic } dans une publication et elle arrivera ici.
topic-write = Écrire sur ce sujet
conversations = Conversations
conversations-lead = Privées : seules les personnes présentes savent qu’elles existent.
conversations-empty = Aucune conversation pour l’instant
conversations-empty-text = Écrivez à un collègue, ou à quelques-uns.
conversation-alone = Vous seulement
conversation-you = Vous :
conversation-said = Messages
conversation-earlier = Messages précédents
conversation-latest = Derniers messages
conversation-leave = Quitter cette conversation
conversation-between = { $n ->
    [one] Privée, pour vous seulement
   *[other] Privée, entre { $n } personnes
}
conversation-with = Avec qui ?
conversation-with-hint = Tapez @ puis le début d’un nom ; une virgule entre plusieurs personnes.
conversation-start = Commencer
conversation-size = Nommez entre une et dix-neuf autres personnes.

# Les deux ordres de l’accueil
home-orders = Ordre des publications
home-newest = Récentes
home-for-me = Pour moi
home-for-me-lead = Les mêmes publications, ce qui compte pour vous d’abord. Chacune dit pourquoi.
for-me-how = Comment cet ordre est fait
for-me-newest = Tout voir, du plus récent au plus ancien
for-me-end = C’est tout pour cet ordre.
for-me-empty = Rien d’assez récent
for-me-empty-text = Cet ordre ne porte que sur les publications des deux derniers mois. Les autres sont toujours là, du plus récent au plus ancien.
why-open = Pourquoi ?
why-caption = Ce qui place cette publication ici
why-part = Ce qui compte
why-amount = Points
why-dial = Réglage
why-total = Total
reason-none = Cela vient de ce que vous suivez
reason-topic = Vous suivez #{ $topic }
reason-interest = Vous vous intéressez à ses sujets
reason-space = Vous êtes dans { $space }
reason-interest-in = Le sujet #{ $topic } vous intéresse
reason-followed = Vous suivez { $name }
reason-tie = Vous échangez avec qui l’a écrite
reason-tie-with = Vous réagissez à ce que publie { $name }
reason-response = Elle fait répondre plus que d’habitude
reason-newcomer = Peu de personnes l’ont encore vue
reason-bridge = Appréciée hors du service de son auteur

# Les parts de l’ordre « Pour moi »
part-interest = Intérêt
    .about = Les espaces où vous êtes, les sujets que vous suivez ou auxquels vous répondez.
    .data = Se sert des espaces que vous avez rejoints, des sujets que vous suivez, et de ceux des publications que vous avez écrites, commentées ou saluées d’une réaction depuis 90 jours.
part-tie = Lien
    .about = Les personnes que vous suivez, ou à qui vous répondez.
    .data = Se sert des personnes que vous suivez, et de celles à qui vous avez répondu ou réagi depuis 90 jours.
part-response = Réponse
    .about = Plus de réponses que d’habitude parmi celles et ceux qui l’ont vue, ou moins.
    .data = Se sert du nombre de réponses, de réactions et de lecteurs. Aucun nom.
part-age = Âge
    .about = Chaque heure qui passe retire un peu.
    .data = Se sert de l’heure de publication.
part-newcomer = Nouveauté
    .about = Un coup de pouce tant que peu de personnes l’ont vue.
    .data = Se sert du nombre de lecteurs. Aucun nom.
part-bridge = Pont
    .about = Ce qui plaît hors du service de son auteur. Ce qui vient du vôtre cède un peu.
    .data = Se sert de votre service, de celui de l’auteur, et des nombres de réponses et de lecteurs par service. Aucun nom.
part-diversity = Variété
    .about = La même personne, le même espace ou le même sujet, déjà plus haut dans la liste.
    .data = Se sert de ce qui précède dans la liste.
part-fatigue = Lassitude
    .about = Ce que cette liste vous a déjà montré.
    .data = Se sert de ce que cette liste vous a déjà montré. Ce n’est écrit nulle part : le redémarrage du serveur l’efface.

# Les réglages de l’ordre « Pour moi »
dials-title = L’ordre « Pour moi »
dials-lead = L’accueil va du plus récent au plus ancien. L’autre ordre est à un clic, et c’est vous qui le réglez.
dials-see = Voir la liste
dials-how = Comment cet ordre est fait
dials-how-sum = Chaque publication reçoit huit parts, celles que vous voyez ci-dessous. Leur somme fait sa place. Sous « Pourquoi ? », chaque publication montre les siennes.
dials-how-data = Les mots de vos collègues ne sont jamais analysés pour cela. Seuls comptent des sujets, des dates et des nombres. Vos conversations privées et vos lectures ne servent jamais à deviner vos goûts.
dials-how-yours = Vos réglages ne sont vus par personne, et ne changent rien pour les autres.
dials-normal = Tout remettre à la normale
dial-off = non
dial-less = moins
dial-normal = normal
dial-more = plus
dial-unknown = Ce réglage n’existe pas.
notice-dial-off = Cela ne compte plus. Voici la liste, faite de nouveau.
notice-dial-less = Cela compte moins. Voici la liste, faite de nouveau.
notice-dial-normal = Cela compte comme d’habitude. Voici la liste, faite de nouveau.
notice-dial-more = Cela compte plus. Voici la liste, faite de nouveau.
notice-dials-normal = Tout compte de nouveau comme d’habitude.

# Rattraper
catch-up-title = L’essentiel
catch-up-lead = Ce qui a compté pour vous depuis le { $date } : sept publications au plus.
catch-up-since = Depuis quand
catch-up-day = Depuis hier
catch-up-week = Une semaine
catch-up-three-weeks = Trois semaines
catch-up-must-reads = À lire et à confirmer
catch-up-mentions = On attend votre réponse
catch-up-mention = { $name } vous cite
catch-up-nothing = Rien de marquant
catch-up-nothing-text = Rien ne se détache depuis, et personne n’attend votre réponse. Ce qu’il vous reste à lire est là, espace par espace.
catch-up-unread = À lire, par espace
catch-up-all-read = Vous avez tout lu.
catch-up-all = Tout marquer comme lu
catch-up-reactions = { $n ->
    [one] { $n } réaction
   *[other] { $n } réactions
}
catch-up-link = { $n ->
    [one] L’essentiel d’{ $n } publication à lire
   *[other] L’essentiel de { $n } publications à lire
}
catch-up-link-many = L’essentiel d’au moins { $n } publications à lire
catch-up-many = 100 ou plus
catch-up-done = Vous êtes à jour
catch-up-done-text = Rien de marquant depuis, et personne n’attend votre réponse. Vous pouvez refermer cette page l’esprit tranquille.
