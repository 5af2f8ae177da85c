blog = Blog
blog-of = Blog de { $name }
blog-mine = Mon blog
blog-write = Écrire un article
blog-series = Séries
blog-more = Articles plus anciens
blog-no-more = Pas d’autres articles
blog-wall = Sur le mur
blog-empty = Aucun article pour l’instant
blog-empty-text = Un article est un texte de fond avec un titre : un récit, un retour d’expérience, un point de vue.
blog-empty-own = Vous n’avez pas encore écrit d’article
blog-empty-own-text = Un article est un texte de fond avec un titre : un récit, un retour d’expérience, un point de vue. Toute l’entreprise peut lire ceux de votre mur.
blog-statistics = Statistiques
blog-reactions = { $n ->
    [one] { $n } réaction
   *[other] { $n } réactions
}
blog-comments = { $n ->
    [one] { $n } commentaire
   *[other] { $n } commentaires
}
series-here = Vous êtes ici
series-articles = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
article-statistics = Statistiques de l’article
statistics-lead = Cette page n’est visible que par vous. Elle ne dit jamais qui lit. Sous { $fewest } personnes, les chiffres ne sont pas affichés ; les autres sont arrondis aux { $round } inférieurs.
statistics-readers = Lectrices et lecteurs
statistics-reactions = Réactions
statistics-comments = Commentaires
statistics-published = Articles en 12 mois
statistics-regular = Mois avec un article
statistics-months-of = { $n } sur { $of }
statistics-month = Mois
statistics-unit = Service
statistics-few = Trop peu de lecture pour des statistiques
statistics-few-text = Les chiffres apparaissent à partir de { $fewest } personnes ayant lu le même article.
statistics-under = moins de { $fewest }
statistics-by-month = Lecture par mois
statistics-by-month-hint = Personnes qui ont ouvert un article pour la première fois. Chaque personne compte une fois par article.
statistics-by-unit = Lecture par service
statistics-by-unit-hint = Les services où assez de personnes l’ont lu.
statistics-by-unit-hint-all = Pour chaque service, l’article qu’il a le plus lu.
statistics-by-article = Par article
statistics-many = Lu par { $n } personnes
statistics-many-few = Lu par moins de { $fewest } personnes
