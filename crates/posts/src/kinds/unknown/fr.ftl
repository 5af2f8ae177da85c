kind-unknown = Genre inconnu
    .hint = Ce genre de publication n’est plus proposé ici.
kind-unknown-name = Ce genre de publication n’est pas proposé ici.
