kind-share = Partage
    .hint = Ceux qui peuvent lire la publication la verront ; personne d’autre n’apprendra ce qu’elle dit.
kind-share-post = Publication partagée
    .hint = { "" }
kind-share-link = Voir la publication partagée
kind-share-not-there = Cette publication ne peut pas être partagée.
kind-share-stays = La publication partagée ne se change pas : partagez plutôt l’autre.
