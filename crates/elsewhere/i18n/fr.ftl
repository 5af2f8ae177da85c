elsewhere-title = Pages de l’intranet
elsewhere-lead = Des pages hors de Parvis, que les membres trouvent quand ils cherchent.
elsewhere-none = Aucune page de l’intranet pour l’instant
elsewhere-none-text = Ajoutez une page ou un plan de site : les membres trouveront ses mots à côté du contenu de Parvis.
elsewhere-sitemap = Plan de site
elsewhere-read = Lecture du { $time }
elsewhere-waits = Pas encore de lecture
elsewhere-found = { $n ->
    [one] { $n } page peut être trouvée
   *[other] { $n } pages peuvent être trouvées
}
elsewhere-waiting = { $n ->
    [one] { $n } page en attente
   *[other] { $n } pages en attente
}
elsewhere-failed = { $n ->
    [one] { $n } page n’a pas pu être lue :
   *[other] { $n } pages n’ont pas pu être lues. Les premières :
}
elsewhere-again = Relire
elsewhere-remove = Retirer
elsewhere-new = Ajouter une page ou un plan de site
elsewhere-url = Adresse
elsewhere-url-hint = Les pages sont lues une fois par semaine, telles que les voit une personne sans compte. D’un plan de site, 2 000 pages au maximum.
elsewhere-language = Langue
elsewhere-lang-told = Détectée
elsewhere-lang-fr = Français
elsewhere-lang-en = Anglais
elsewhere-add = Ajouter
elsewhere-url-wrong = Ce n’est pas l’adresse d’une page web.
elsewhere-there = Cette adresse est déjà dans la liste.
elsewhere-too-many = 200 adresses au maximum.
elsewhere-lang-wrong = Choisissez le français, l’anglais ou rien.
elsewhere-error-own = Cette adresse est celle de Parvis : son contenu peut déjà être trouvé.
elsewhere-error-refused = Parvis n’est pas autorisé à joindre cette adresse privée. La personne qui gère le serveur peut l’autoriser avec --allow-networks.
elsewhere-error-unreachable = Le site ne répond pas. Parvis réessaiera.
elsewhere-error-failing = Le site répond par une erreur. Parvis réessaiera.
elsewhere-error-missing = Il n’y a pas de page à cette adresse.
elsewhere-error-denied = La page demande de se connecter : Parvis ne lit que ce qui y est ouvert à tout le monde.
elsewhere-error-moved = L’adresse mène à un autre site, peut-être à une page de connexion.
elsewhere-error-robots = Le site n’autorise pas les programmes à lire ces pages (robots.txt).
elsewhere-error-empty = Il n’y a pas de texte ici.
elsewhere-error-unread = Les fichiers de ce type ne sont pas lus.
elsewhere-error-protected = Le fichier est protégé par un mot de passe.
elsewhere-error-damaged = La page ou le fichier est endommagé.
elsewhere-error-limits = La page ou le fichier est trop volumineux ou trop long à lire.
notice-elsewhere-declared = Adresse ajoutée. Sa lecture commence bientôt.
notice-elsewhere-removed = Adresse retirée.
notice-elsewhere-again = Une nouvelle lecture commence bientôt.
search-kind-link = Page de l’intranet
