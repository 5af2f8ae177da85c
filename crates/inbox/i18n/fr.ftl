inbox-lead = Ce qui vous attend, par discussion. Personne d’autre ne voit ce que vous avez lu.
inbox-all = Tout
inbox-unread = À lire
inbox-mentions = Mentions
inbox-new = À lire :
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
inbox-empty-mentions-text = Une mention s’écrit @identifiant : elle arrive ici.
inbox-somebody = Quelqu’un
inbox-and-others = { $n ->
    [one] { $name } et une autre personne
   *[other] { $name } et { $n } autres personnes
}
inbox-kind-message = { $name } vous écrit
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
