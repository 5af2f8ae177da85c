kind-share = Partage
    .hint = Les personnes qui peuvent déjà lire la publication la verront ; son contenu reste masqué pour les autres.
kind-share-post = Publication partagée
    .hint = { "" }
kind-share-link = Voir la publication partagée
kind-share-not-there = Cette publication ne peut pas être partagée.
kind-share-stays = La publication partagée ne se change pas : partagez plutôt l’autre.
