spaces = Espaces
spaces-lead = Communautés de métier, projets et passions. Chacun peut ouvrir le sien.
spaces-all = Tous les espaces
spaces-mine = Mes espaces
spaces-search = Trouver un espace
spaces-empty = Aucun espace pour l’instant
spaces-empty-text = Un espace réunit celles et ceux qui partagent un métier, un projet ou une passion. Ouvrez le premier.
spaces-none = Aucun espace de ce nom
spaces-none-text = Essayez un autre mot, ou ouvrez l’espace que vous cherchez.
space-new = Ouvrir un espace
space-new-lead = Vous l’animerez ; d’autres pourront vous y aider.
space-start = Ouvrir l’espace
space-edit = Réglages de l’espace
space-save = Enregistrer
space-name = Nom
space-name-hint = Court et clair : c’est lui que l’on cherche.
space-name-empty = Un espace a besoin d’un nom.
space-kind = À quoi sert-il ?
space-kind-not-chosen = Les espaces de cette sorte sont créés par Parvis lui-même.
space-kind-name = { $kind ->
    [company] Toute l’entreprise
    [practice] Un métier
    [project] Un projet
    [external] Avec des partenaires ou des clients
    [personal] Un mur
    [conversation] Une conversation
   *[interest] Une passion
}
space-kind-means = { $kind ->
    [company] Les nouvelles et les échanges de tous.
    [practice] Les gens d’un même métier s’entraident.
    [project] Une équipe travaille à quelque chose qui a une fin.
    [external] Des invités de l’extérieur lisent et écrivent ici.
    [personal] Ce qu’une personne a à dire.
    [conversation] Privée, entre les personnes présentes.
   *[interest] Sport, musique, covoiturage : ce qui vous plaît.
}
space-access = Qui peut le voir ?
space-access-means = { $access ->
    [open] Toute l’entreprise peut lire et rejoindre.
    [closed] Tout le monde sait qu’il existe ; les animateurs acceptent les demandes.
   *[secret] Seuls ses membres savent qu’il existe.
}
space-access-never-widened = Ce qui a été écrit pour quelques-uns n’est pas montré à davantage de monde : l’accès ne peut qu’être restreint.
space-description = En une phrase
space-description-hint = Ce que l’on trouvera ici.
space-charter = Charte
space-charter-hint = Les règles de l’espace, montrées avant d’y entrer. Markdown.
space-join = Rejoindre
space-ask = Demander à rejoindre
space-asked = Demande envoyée
space-withdraw = Retirer ma demande
space-joined = Membre
space-leave = Quitter l’espace
space-join-first = Rejoignez cet espace pour y publier.
space-last-animator = Vous êtes la dernière personne à l’animer : nommez-en d’abord une autre.
space-closed-title = Cet espace est fermé
space-closed-text = Demandez à le rejoindre : ses animateurs vous répondront.
space-members = Membres
space-members-of = Membres de { $space }
space-members-count = { $n ->
    [one] { $n } membre
   *[other] { $n } membres
}
space-member-unknown = Personne ne porte ce nom d’utilisateur.
space-requests = { $n ->
    [one] { $n } demande d’entrée
   *[other] { $n } demandes d’entrée
}
space-request-said = « { $words } »
space-accept = Accepter
space-decline = Décliner
space-add-member = Ajouter quelqu’un
space-add-member-hint = Son nom d’utilisateur, par exemple camille.martin.
space-add = Ajouter
space-animator = Animation
space-animators = Animation
space-make-animator = Confier l’animation
space-make-member = Rendre simple membre
space-remove = Retirer
space-about = À propos de cet espace
space-since = Depuis le
space-my-wall = mon espace personnel
space-this-conversation = cette conversation
audience-open = { $n ->
    [one] toute l’entreprise · { $n } personne
   *[other] toute l’entreprise · { $n } personnes
}
audience-closed = { $n ->
    [one] ses membres seulement · { $n } personne
   *[other] ses membres seulement · { $n } personnes
}
audience-secret = { $n ->
    [one] ses seuls membres · { $n } personne
   *[other] ses seuls membres · { $n } personnes
}
audience-guests = { $n ->
    [one] lu par { $n } invité de l’extérieur
   *[other] lu par { $n } invités de l’extérieur
}
audience-other = Le public indiqué n’était pas le bon : ce texte sera publié dans { $space }. Vérifiez qui le lira, puis publiez.
audience-with-guests = Des invités externes peuvent désormais lire { $space }. Vérifiez qui lira ce texte, puis publiez.

level-menu = Ce qui m’en parvient
level-first = Aussi chaque nouvelle publication
    .text = Tout ce qui me concerne, et chaque publication de cet espace.
level-everything = Tout ce qui me concerne
    .text = Les mentions, les réponses, et la suite des discussions auxquelles j’ai participé.
level-mentions = Seulement ce qui me nomme
    .text = Les mentions, les remerciements, et ce qui attend ma réponse.
level-nothing = Rien
    .text = Rien de ce qui s’écrit ici. L’espace reste dans ma navigation et dans mon fil.
notice-level-first = Chaque nouvelle publication de cet espace vous parviendra.
notice-level-everything = Tout ce qui vous concerne dans cet espace vous parviendra.
notice-level-mentions = Seul ce qui vous nomme dans cet espace vous parviendra.
notice-level-nothing = Plus rien de ce qui s’écrit dans cet espace ne vous parviendra.
