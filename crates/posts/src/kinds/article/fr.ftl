kind-article = Article
    .hint = Un texte de fond : un titre, des intertitres (##), et la première image jointe en couverture.
kind-article-minutes = { $n ->
    [one] { $n } minute de lecture
   *[other] { $n } minutes de lecture
}
kind-article-read = Lire l’article
kind-article-series = Série
    .hint = Les articles d’un espace qui portent le même nom de série sont présentés ensemble, du premier au dernier.
kind-article-statistics = Statistiques, visibles par vous seulement
