spaces-lead = Communautés de métier, projets et centres d’intérêt. Tout le monde peut en créer.
spaces-lead-guest = Les espaces qui vous sont ouverts.
spaces-empty-guest = Vous n’êtes dans aucun espace pour le moment
spaces-empty-guest-text = Demandez une nouvelle invitation à la personne qui vous avait fait venir.
spaces-all = Tous les espaces
spaces-empty = Aucun espace pour l’instant
spaces-empty-text = Un espace réunit des personnes qui partagent un métier, un projet ou un centre d’intérêt. Créez le premier.
spaces-none = Aucun espace trouvé
spaces-none-text = Essayez un autre mot, ou créez l’espace que vous cherchez.
space-new-lead = Vous l’animerez ; vous pourrez nommer d’autres personnes ensuite.
space-start = Créer l’espace
space-edit = Réglages de l’espace
space-name = Nom
space-name-hint = Court et clair : c’est lui que l’on recherche.
space-name-empty = Donnez un nom à l’espace.
space-kind = À quoi sert-il ?
space-kind-not-chosen = Ce type d’espace ne peut pas être créé ici.
space-kind-name = { $kind ->
    [company] Toute l’entreprise
    [practice] Une communauté de métier
    [project] Un projet
    [external] Avec des partenaires ou des clients
    [personal] Un mur
    [conversation] Une conversation
   *[interest] Un centre d’intérêt
}
space-kind-means = { $kind ->
    [company] Les nouvelles et les échanges de toute l’entreprise.
    [practice] Des personnes d’un même métier s’entraident.
    [project] Une équipe travaille à un objectif, avec une date de fin.
    [external] Des invités externes lisent et écrivent ici.
    [personal] Les publications d’une personne.
    [conversation] Privée, entre les personnes présentes.
   *[interest] Sport, musique, covoiturage : ce qui vous plaît.
}
space-access = Qui peut le voir ?
space-access-means = { $access ->
    [open] Toute l’entreprise peut le lire et le rejoindre.
    [closed] Toute l’entreprise peut le trouver ; l’animation accepte les demandes.
   *[secret] Seuls ses membres savent qu’il existe.
}
space-access-never-widened = L’accès ne peut qu’être restreint : ce qui a été écrit pour quelques personnes n’est jamais montré à davantage de monde.
space-description = Description, en une phrase
space-description-hint = Ce que l’on trouvera ici.
space-charter = Charte
space-prompts-edit = Écrire ses points de départ
space-prompts-about = Ce qui est proposé aux personnes qui s’apprêtent à écrire ici : une question à poser, un texte à compléter.
space-charter-hint = Les règles de l’espace, montrées avant d’y entrer. Markdown pris en charge.
space-join = Rejoindre
space-ask = Demander à rejoindre
space-asked = Demande envoyée
space-withdraw = Retirer ma demande
space-joined = Membre
space-favourite = Favori
space-leave = Quitter l’espace
space-leave-title = Quitter { $space } ?
space-leave-text = { $access ->
    [secret] Cet espace est secret : vous ne verrez plus qu’il existe, et vous ne pourrez y revenir que sur invitation, si l’animation de l’espace vous ajoute.
   *[other] Vous ne lirez plus ce qui est publié dans cet espace. Pour y revenir, il faudra de nouveau demander à le rejoindre.
}
space-join-first = Rejoignez cet espace pour y publier.
space-last-animator = Vous êtes la seule personne à animer cet espace : nommez-en d’abord une autre.
space-closed-title = Réservé aux membres
space-closed-text = Demandez à rejoindre cet espace : ses animateurs et animatrices vous répondront.
space-members = Membres
space-members-of = Membres de { $space }
space-members-count = { $n ->
    [one] { $n } membre
   *[other] { $n } membres
}
space-member-unknown = Personne n’a ce nom ni cet identifiant.
space-requests = { $n ->
    [one] { $n } demande d’adhésion
   *[other] { $n } demandes d’adhésion
}
space-request-said = « { $words } »
space-accept = Accepter
space-decline = Refuser
space-add-member = Ajouter quelqu’un
space-add = Ajouter
space-animator = Animation
space-animators = Animateurs et animatrices
space-make-animator = Confier l’animation
space-make-member = Retirer l’animation
space-remove = Retirer
space-about = À propos de cet espace
space-since = Créé le
space-my-wall = mon mur
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
    [one] ses membres seulement · { $n } personne
   *[other] ses membres seulement · { $n } personnes
}
audience-open-uncounted = toute l’entreprise
audience-guests = { $n ->
    [0] ouvert aux invités externes
    [one] dont { $n } invité externe
   *[other] dont { $n } invités externes
}
audience-other = Le public indiqué n’était pas le bon : ce texte sera publié dans { $space }. Vérifiez qui le lira, puis publiez.
audience-with-guests = Des invités externes peuvent désormais lire { $space }. Vérifiez qui lira ce texte, puis publiez.

level-menu = Notifications de cet espace
level-all = Toutes les publications
    .text = Chaque publication de cet espace, et ce qui me concerne.
level-threads = Ce qui me concerne
    .text = Les mentions, les réponses et les nouveaux commentaires des discussions auxquelles j’ai participé.
level-mentions = Mentions seulement
    .text = Les mentions, les bravos, et les publications qui attendent ma réponse.
level-nothing = Rien
    .text = Aucune notification de ce qui s’écrit ici. L’espace reste dans ma navigation et dans mon fil.
notice-level-all = Notifications de cet espace : toutes les publications.
notice-level-threads = Notifications de cet espace : ce qui vous concerne.
notice-level-mentions = Notifications de cet espace : mentions seulement.
notice-level-nothing = Notifications de cet espace : rien.

notice-space-created = Espace créé.
notice-space-saved = Réglages de l’espace enregistrés.
notice-space-joined = Vous avez rejoint cet espace.
notice-space-asked = Demande envoyée.
notice-space-withdrawn = Demande retirée.
notice-space-left = Vous avez quitté l’espace.
notice-conversation-left = Vous avez quitté la conversation.
notice-request-accepted = Demande acceptée.
notice-request-declined = Demande refusée.
notice-member-manages = Cette personne anime désormais l’espace.
notice-member-only = Cette personne n’anime plus l’espace.
notice-member-removed = Membre retiré.
notice-member-added = Membre ajouté.
notice-favourite = Ajouté à vos favoris.
notice-favourite-no-more = Retiré de vos favoris.

# Les espaces du réseau, pour l’administration
admin-spaces = Espaces
admin-spaces-secret = { $n ->
    [0] Qui anime chaque espace et combien de personnes y sont. Vous n’en voyez le contenu que si vous en êtes membre.
    [one] Qui anime chaque espace et combien de personnes y sont. Il y a aussi { $n } espace secret, connu de ses seuls membres.
   *[other] Qui anime chaque espace et combien de personnes y sont. Il y a aussi { $n } espaces secrets, connus de leurs seuls membres.
}
admin-spaces-none = Pas encore d’espace
admin-spaces-none-text = Tout le monde peut en créer un depuis la liste des espaces.
admin-spaces-managers = animé par
admin-spaces-unmanaged = animé par personne

# Supprimer un espace
space-delete = Supprimer cet espace
space-delete-ask = Supprimer cet espace…
space-delete-title = Supprimer { $name } ?
space-delete-what = { $n ->
    [one] Vous en êtes l’unique membre. Plus personne ne le verra, ni rien de ce qu’il contient.
   *[other] { $n } personnes en sont membres. Plus personne ne le verra, ni rien de ce qu’il contient.
}
space-delete-back = Ses animateurs peuvent le restaurer depuis la corbeille pendant 30 jours. Ensuite, il est définitivement effacé.
notice-space-deleted = Espace supprimé.
notice-space-restored = Espace restauré.
search-kind-space = Espace
search-kind-conversation = Conversation

# Invités
space-guests = Invités
space-guests-of = Invités de { $space }
space-guests-no = Les personnes de l’entreprise seulement
    .text = Personne d’extérieur ne peut être invité.
space-guests-yes = Des invités aussi
    .text = Des personnes extérieures peuvent être invitées. C’est indiqué partout où l’on écrit ici.
space-guests-opening = Des personnes extérieures peuvent être invitées. Elles lisent ce qui est écrit à partir de maintenant, rien de plus ancien. C’est indiqué partout où l’on écrit ici.
space-guests-closing = Les invités présents perdent leur accès maintenant, et les invitations en attente ne marchent plus.
space-takes-no-guests = Cet espace n’accepte pas d’invités. Son animation peut changer cela dans ses réglages.
space-stay-ends = Votre accès prend fin le { $date }. L’animation de l’espace peut le prolonger.
space-no-wall = Un compte invité n’a pas de mur. Publiez dans un espace qui vous est ouvert.
space-leave-last = C’est le dernier espace où vous êtes : votre compte sera désactivé jusqu’à une nouvelle invitation.
space-closing-title = Mettre fin à l’accès des invités ?
space-closing-guests = { $n ->
    [one] { $n } personne invitée perdra l’accès à cet espace.
   *[other] { $n } personnes invitées perdront l’accès à cet espace.
}
space-closing-text = Les invitations en attente ne marcheront plus non plus. Ce que ces personnes ont écrit reste.
space-closing-button = Mettre fin à leur accès
guests-not-from-there = L’entreprise n’accepte pas d’invités du domaine e-mail de cette personne.
guests-lead = Des personnes extérieures à l’entreprise. Elles voient cet espace et les personnes qui y sont, et rien d’autre du réseau.
guests-invite = Adresse e-mail de la personne
guests-invite-hint = L’invitation marche une fois, pendant 14 jours, et pour cette adresse seulement.
guests-send = Envoyer l’invitation
guests-make-link = Créer une invitation
guests-link = L’invitation est prête
guests-link-text = Ce réseau n’envoie pas d’e-mail : remettez le lien vous-même. Il ne sera plus affiché, et marche une fois.
guests-copy = Copier le lien
guests-none-now = Vous ne pouvez pas inviter ici pour le moment : les réglages de l’entreprise ou ceux de l’espace ne le permettent pas.
guests-empty = Pas encore d’invités
guests-empty-text = Les personnes extérieures que vous invitez apparaissent ici, avec la date jusqu’à laquelle elles restent.
guests-here = { $n ->
    [one] { $n } invité
   *[other] { $n } invités
}
guests-until = jusqu’au { $date }
guests-by = invitation de { $name }
guests-soon = Fin proche
guests-for-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
guests-renew-for = Prolonger à partir d’aujourd’hui de
guests-renew = Prolonger
guests-end = Mettre fin à l’accès
guests-days = De 1 à { $most } jours.
guests-invited = Invitations en attente
guests-expires = expire le { $date }
guests-expired = a expiré le { $date }
guests-again = Renvoyer
guests-new-link = Nouveau lien
guests-cancel = Annuler l’invitation
notice-guest-invited = Invitation envoyée.
notice-guest-not-invited = Invitation annulée.
notice-guest-renewed = Accès prolongé.
notice-guest-ended = Accès terminé.
space-suspended = Vous ne pouvez pas écrire ici pour le moment : la modération vous a suspendu l’écriture. « Signalements et décisions » dit pourquoi et jusqu’à quand.
