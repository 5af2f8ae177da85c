inbox-lead = Ce qui vous attend, par discussion. Personne d’autre ne voit ce que vous avez lu.
inbox-all = Tout
inbox-unread = À lire
inbox-mentions = Mentions
inbox-new = À lire :
inbox-all-read = Tout marquer comme lu
inbox-mark-read = Marquer comme lu
inbox-mark-unread = Marquer à lire
inbox-older = Plus ancien
inbox-more = { $n ->
    [one] et 1 autre
   *[other] et { $n } autres
}
inbox-empty-all = Rien ne vous attend
inbox-empty-all-text = Les mentions, les réponses à ce que vous écrivez et la suite de vos discussions arriveront ici.
inbox-empty-unread = Vous avez tout lu
inbox-empty-unread-text = Ce qui arrivera de nouveau se trouvera ici.
inbox-empty-mentions = Personne ne vous a mentionné pour l’instant
inbox-empty-mentions-text = Une mention s’écrit @identifiant : elle arrive ici.
inbox-somebody = Quelqu’un
inbox-and-others = { $n ->
    [one] { $name } et une autre personne
   *[other] { $name } et { $n } autres personnes
}
inbox-kind-message = { $name } vous écrit
inbox-kind-asks = { $name } attend votre réponse
inbox-kind-praise = { $name } vous remercie
inbox-kind-mention = { $name } vous mentionne
inbox-kind-accepted = { $name } retient votre réponse
inbox-kind-reply = { $name } répond à votre commentaire
inbox-kind-comment = { $name } commente votre publication
inbox-kind-thread = { $name } commente une discussion que vous suivez
inbox-kind-post = { $name } publie dans { $space }
inbox-kind-request = { $name } demande à rejoindre { $space }
inbox-kind-declined = Votre demande de rejoindre { $space } n’a pas été acceptée
inbox-kind-added = { $name } vous fait entrer dans { $space }
inbox-kind-invited = { $name } ouvre une conversation avec vous
inbox-kind-follower = { $name } vous suit
inbox-kind-reaction = { $n ->
    [one] { $name } réagit à votre publication
   *[other] { $name } réagissent à votre publication
}
inbox-kind-reaction-comment = { $n ->
    [one] { $name } réagit à votre commentaire
   *[other] { $name } réagissent à votre commentaire
}
notice-inbox-read = Marqué comme lu.
notice-inbox-unread = De nouveau à lire.
notice-inbox-all-read = Tout est marqué comme lu.
inbox-subject-unknown = Ce qui attend se nomme post, space ou person, avec un numéro.
inbox-settings = Notifications

mail-title = Notifications et heures calmes
mail-lead = Ce qui vous attend peut aussi vous être dit par mail et sur vos appareils, quand vous n’êtes pas là.
mail-not-sent = Ce réseau n’envoie pas encore de mails. Vos choix vaudront dès qu’il le fera.
mail-often = À quel rythme ?
mail-away = Rien ne part si vous avez ouvert le réseau dans les dix à vingt dernières minutes, et l’on ne vous dit que ce que vous n’avez pas encore lu. Réactions et nouveaux abonnés ne préviennent jamais.
mail-kind-message = Messages privés
mail-kind-asks = Ce qui attend ma réponse
mail-kind-praise = Remerciements
mail-kind-mention = Mentions
mail-kind-accepted = Réponses retenues
mail-kind-reply = Réponses à mes commentaires
mail-kind-comment = Commentaires sur mes publications
mail-kind-thread = Suite des discussions que je suis
mail-kind-post = Nouvelles publications des espaces que j’ai choisis
mail-kind-request = Demandes pour les espaces que j’anime
mail-kind-declined = Demandes déclinées
mail-kind-added = Espaces où l’on m’ajoute
mail-kind-invited = Conversations où l’on m’invite
mail-cadence-at-once = Tout de suite
mail-cadence-hourly = Toutes les heures
mail-cadence-daily = Une fois par jour
mail-cadence-weekly = Une fois par semaine
mail-cadence-never = Jamais
mail-hours = Quand ?
mail-quiet = Rien en dehors de mes heures
mail-quiet-hint = Ce qui arrive le soir, la nuit ou le week-end attend le prochain jour de travail.
mail-days = Mes jours
mail-day-1 = lundi
mail-day-2 = mardi
mail-day-3 = mercredi
mail-day-4 = jeudi
mail-day-5 = vendredi
mail-day-6 = samedi
mail-day-7 = dimanche
mail-opens = À partir de
mail-closes = Jusqu’à
mail-zone = Fuseau horaire, de vos pages aussi
mail-save = Enregistrer
notice-mail-saved = C’est noté.
mail-kind-unknown = De cela, personne n’est prévenu.
mail-hours-unsound = Il faut un fuseau horaire qui existe, au moins un jour, et une heure de début avant l’heure de fin.
mail-url-wrong = L’adresse du serveur de mail n’est pas de la forme smtp://… ou smtps://….
mail-from-wrong = L’expéditeur des mails n’est pas une adresse.
mail-subject-one = { $what } : { $title }
mail-subject-many = { $n ->
    [one] Une discussion vous attend sur { $site }
   *[other] { $n } discussions vous attendent sur { $site }
}
mail-open = Ouvrir la boîte de réception
mail-why = Vous recevez ce mail parce que vous êtes sur { $site } et que vous n’y étiez pas.
mail-choose = Choisir ce qui vous parvient par mail :
mail-choose-link = Choisir ce qui vous parvient par mail
mail-unsubscribe = Arrêter les e-mails :
mail-unsubscribe-title = Arrêter des e-mails
mail-unsubscribe-ask = Arrêter ces e-mails ?
mail-unsubscribe-yes = Arrêter ces e-mails
mail-unsubscribe-done = Vous ne recevrez plus ces e-mails.
mail-unsubscribe-undone = Vous recevez de nouveau ces e-mails, comme avant.
mail-unsubscribe-rest = Tout arrive encore dans votre boîte de réception, et les autres e-mails continuent de venir.

# Les appareils
push-title = Sur vos appareils
push-lead = Un téléphone ou un ordinateur peut montrer ce qui vous attend quand Parvis est fermé, dans les mêmes heures. C’est scellé pour cet appareil seul, et cela cesse quand vous vous y déconnectez.
push-too = Sur mes appareils
push-start = Me prévenir sur cet appareil
push-refused = Ce navigateur ne nous laisse pas vous prévenir. Ses propres réglages peuvent y changer quelque chose.
push-scripts = Un appareil s’ajoute avec les scripts activés.
push-here = Cet appareil
push-unknown = Un navigateur
push-added = Ajouté le { $when }
push-told = Prévenu { $when }
push-remove = Retirer
push-many = { $n ->
    [one] Une chose vous attend
   *[other] { $n } choses vous attendent
}
push-unsound = Ce n’est pas un abonnement de navigateur.
notice-push-on = Cet appareil sera prévenu de ce qui vous attend.
notice-push-off = Cet appareil n’est plus prévenu.
