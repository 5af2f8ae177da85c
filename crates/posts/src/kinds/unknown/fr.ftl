kind-unknown = Type inconnu
    .hint = Ce type de publication n’est plus proposé ici.
kind-unknown-name = Ce type de publication n’est pas proposé ici.
