topics-title = Sujets
topics-lead = Ce dont on parle, parmi ce que vous pouvez lire.
topics-find = Le sujet commence par
topics-find-do = Rechercher
topics-posts = { $n ->
    [one] 1 publication
   *[other] { $n } publications
}
topics-posts-many = Plus de 500 publications
topics-none = Aucun sujet pour l’instant
topics-none-text = Écrivez # suivi d’un mot dans une publication : il devient un sujet que l’on peut suivre.
topics-not-found = Aucun sujet ne commence ainsi
topics-not-found-text = Essayez moins de lettres. Les accents, les majuscules et les traits d’union ne comptent pas.
topics-all-of-them = Tous les sujets
topics-followed = Les sujets que je suis
topics-lately = Sujets des 30 derniers jours
topics-twins = Écrits presque pareil
topics-twins-hint = Seule l’administration voit cette liste. Une fusion conserve les anciens liens.
topics-merge = Fusionner…
topic-edit-lead = Les publications restent où elles sont, et leurs mots aussi.
topic-description = Description
topic-description-label = De quoi s’agit-il ?
topic-description-hint = Une ou deux phrases, 500 caractères maximum. Tous les membres qui voient le sujet la lisent, pas les invités externes.
topic-rename = Renommer ou fusionner
topic-name = Nouveau nom
topic-name-hint = Si un sujet de ce nom existe, les deux n’en font plus qu’un. Les anciens liens et les publications y mènent. Les publications réunies le restent.
topic-rename-do = Renommer ou fusionner
notice-topic-described = Description enregistrée.
notice-topic-renamed = Sujet renommé. Les anciens liens mènent ici.
