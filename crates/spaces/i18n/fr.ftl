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
space-address = Adresse
space-address-hint = La fin de son adresse web : lettres, chiffres et traits d’union. Les liens vers ses 10 dernières adresses mènent toujours ici.
space-address-secret = Des lettres et des chiffres complètent celle d’un espace secret, pour que personne ne la devine.
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
    [agreement] Par accord : CSE ou syndicat
    [notebook] Un carnet
   *[interest] Un centre d’intérêt
}
space-kind-means = { $kind ->
    [company] Les nouvelles et les échanges de toute l’entreprise.
    [practice] Des personnes d’un même métier s’entraident.
    [project] Une équipe travaille à un objectif, avec une date de fin.
    [external] Des invités externes lisent et écrivent ici.
    [personal] Les publications d’une personne.
    [conversation] Privée, entre les personnes présentes.
    [agreement] Hors de l’espace, personne n’apprend qui en est membre, pas même l’administration.
    [notebook] Aucune autre personne ne le lit.
   *[interest] Sport, musique, covoiturage : ce qui vous plaît.
}
space-access = Qui peut le voir ?
space-access-means = { $access ->
    [open] Toute l’entreprise peut le lire et le rejoindre.
    [closed] Toute l’entreprise peut le trouver ; l’animation accepte les demandes.
   *[secret] Seuls ses membres savent qu’il existe.
}
space-access-never-widened = L’accès ne peut qu’être restreint : ce qui a été écrit pour quelques personnes n’est jamais montré à davantage de monde.
space-agreement-open = Un espace par accord n’est jamais ouvert : choisissez « fermé » ou « secret ».
space-agreement-guests = Un espace par accord n’accueille pas d’invités.
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
space-guests-decide-little = Les personnes invitées ne décident que des personnes invitées : demandez à un responsable de l’entreprise.
space-closed-title = Réservé aux membres
space-closed-text = Demandez à rejoindre cet espace : ses animateurs et animatrices vous répondront.
space-members = Membres
space-files = Fichiers
space-pages = Pages
space-posts = Publications
space-tasks = Tâches
space-sections = Rubriques de l’espace
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
space-add-member = Ajouter des personnes
space-add = Ajouter
space-add-or-invite = Ajouter ou inviter…
space-add-now = Ajouter directement
space-add-how = Elles sont dans l’espace aussitôt, et une notification le leur dit.
space-member-actions = Actions pour { $name }
space-animator = Animation
space-animators = Animateurs et animatrices
space-make-animator = Nommer à l’animation
space-make-member = Retirer l’animation
space-remove = Retirer de l’espace
space-about = À propos de cet espace
space-since = Créé le
space-my-wall = mon mur
space-notebook = Carnet
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
admin-spaces-about = Tous les espaces sauf les secrets, et ceux que personne n’anime.
admin-spaces-secret = { $n ->
    [0] Qui anime chaque espace et combien de personnes y sont. Vous n’en voyez le contenu que si vous en êtes membre.
    [one] Qui anime chaque espace et combien de personnes y sont. Il y a aussi { $n } espace secret, connu de ses seuls membres.
   *[other] Qui anime chaque espace et combien de personnes y sont. Il y a aussi { $n } espaces secrets, connus de leurs seuls membres.
}
admin-spaces-none = Pas encore d’espace
admin-spaces-none-text = Tout le monde peut en créer un depuis la liste des espaces.
admin-spaces-managers = animé par
admin-spaces-agreement = membres montrés à personne hors de l’espace
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
rule = Règle d’adhésion
rule-of = Règle d’adhésion de { $space }
rule-lead = Ajoutez des personnes à cet espace selon leur service, leur site, leur fonction ou leur groupe. Elles le rejoignent et le quittent quand leur service, leur site, leur fonction ou leurs groupes changent.
rule-members = { $n ->
    [0] Personne n’est ici par la règle.
    [one] { $n } personne est ici par la règle.
   *[other] { $n } personnes sont ici par la règle.
}
rule-applying = La règle vient de changer : des personnes sont encore en train de rejoindre l’espace et de le quitter.
rule-paused = La règle n’ajoute ni ne retire personne : elle nomme un service ou un groupe qui n’existe plus, ou ne convient pas à l’accès de l’espace. Modifiez-la ou retirez-la.
rule-managers = Personnes de l’animation que la règle n’inclut plus. Elles restent.
rule-line-first = Les personnes qui remplissent toutes ces conditions
rule-line-other = Ou celles qui remplissent toutes celles-ci
rule-of-what = Ce qui est regardé
rule-is-or-not = Si c’est le cas ou non
rule-value = Nom ou mots
rule-subject = { $of ->
    [unit] Service
    [site] Site
    [job] Fonction
   *[group] Groupe
}
rule-is = est
rule-is-not = n’est pas
rule-hint = Un service comprend les services qui en dépendent. Une fonction se retrouve par ses mots : « infirmière » inclut « Infirmière de nuit ». Vous pouvez nommer les groupes dont vous faites partie ; l’administration peut les nommer tous. Les lignes vides sont ignorées. La règle ne retire ni les personnes venues d’elles-mêmes ou invitées, ni l’animation ; les personnes qui ont quitté l’espace ne reviennent pas par elle. Elle n’ajoute aucun invité.
rule-closed-hint = Cet espace est fermé, et chacun modifie son service, son site et sa fonction. Chaque ensemble de conditions doit donc demander un groupe.
rule-preview = Aperçu
rule-preview-title = Ce qui changerait
rule-coming = { $n ->
    [0] Personne ne rejoindrait l’espace.
    [one] { $n } personne rejoindrait l’espace :
   *[other] { $n } personnes rejoindraient l’espace :
}
rule-going = { $n ->
    [0] Personne ne quitterait l’espace.
    [one] { $n } personne quitterait l’espace :
   *[other] { $n } personnes quitteraient l’espace :
}
rule-more = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}
rule-save = Enregistrer la règle
rule-remove-title = Retirer la règle
rule-remove-text = Personne ne quitte l’espace : les personnes que la règle a ajoutées restent, et elle n’ajoute plus personne.
rule-remove = Retirer la règle
rule-not-here = Cet espace n’a pas de règle d’adhésion : une règle n’ajoute personne à un espace secret ou archivé, à un espace par accord ou à une conversation.
rule-empty = Ajoutez au moins une condition.
rule-too-long = { $lines } ensembles de { $conditions } conditions au maximum.
rule-closed = Ensemble de conditions { $line } : dans un espace fermé, chaque ensemble doit demander un groupe.
rule-unknown = « { $value } » n’est pas connu ici. Vérifiez l’orthographe, et ce que c’est : un service, un site, une fonction ou un groupe que vous pouvez nommer.
rule-unit-several = Plusieurs services s’appellent « { $value } ». Précisez lequel, par exemple « { $such } ».
rule-before-secret = Un espace secret n’a pas de règle d’adhésion. Retirez d’abord la règle.
rule-before-closed = La règle d’adhésion inclut des personnes selon ce qu’elles disent d’elles-mêmes. Modifiez-la pour que chaque ensemble de conditions demande un groupe, ou retirez-la, puis fermez l’espace.
rule-because = Vous êtes ici parce que { $why }.
rule-because-and = et que
rule-because-unit = vous faites partie du service { $name }
rule-because-unit-not = vous ne faites pas partie du service { $name }
rule-because-site = votre site est { $name }
rule-because-site-not = votre site n’est pas { $name }
rule-because-job = votre fonction contient « { $name } »
rule-because-job-not = votre fonction ne contient pas « { $name } »
rule-because-group = vous faites partie du groupe { $name }
rule-because-group-not = vous ne faites pas partie du groupe { $name }
rule-because-manager = La règle d’adhésion ne vous inclut plus. Vous restez parce que vous animez cet espace.
rule-because-rule = Vous êtes ici par la règle d’adhésion de cet espace.
rule-because-why = Pourquoi vous êtes ici
notice-rule-saved = Règle enregistrée. Dans un instant, des personnes rejoignent l’espace ou le quittent.
notice-rule-removed = Règle retirée.
space-integrations = Intégrations
space-health = Santé
space-questions = Questions

# Modèles : ce par quoi commence un nouvel espace
space-templates = Partir d’un modèle
space-templates-hint = Un modèle remplit le formulaire ci-dessous ; vous pouvez en modifier chaque mot.
space-template-drafts = Une fois l’espace créé, des premières publications à modifier seront dans vos brouillons.
space-template-practice = Des personnes d’un même métier partagent ce qui marche et répondent aux questions.
    .charter =
        - Toute question est bienvenue. La personne qui sait répond, ou dit qui pourrait savoir.
        - Dites ce que vous avez essayé, et racontez la suite.
        - Acceptez la réponse qui vous a servi : d’autres la trouveront.
space-template-interest = Pour toutes les personnes que cela intéresse, même débutantes.
    .charter =
        - Bienvenue aux personnes qui débutent.
        - Chaque membre peut proposer une rencontre.
        - Rien n’est à vendre ici.
space-template-project = Ce que nous visons, où nous en sommes, ce que nous avons décidé.
    .charter =
        - Les décisions sont écrites ici, avec leur raison.
        - Chaque semaine, quelqu’un dit ce qui est fait, en cours et bloqué.
        - Demander de l’aide tôt fait partie du travail.
space-template-external = Nos équipes et nos partenaires travaillent ici ensemble.
    .charter =
        - Des personnes extérieures à l’entreprise lisent tout ce qui est ici : n’écrivez que ce qu’elles peuvent savoir.
        - Répondez à nos partenaires en 2 jours ouvrés.
        - Ce qui est personnel ou confidentiel n’a pas sa place ici.
space-template-company = Les nouvelles et les échanges qui concernent tout le monde.
    .charter =
        - Toute l’entreprise lit cet espace : écrivez pour que chaque personne comprenne.
        - Une question peut être posée en public, et reçoit une réponse en public.
        - Discutons des idées, jamais des personnes.
space-template-agreement = Pour les membres du CSE ou du syndicat.
    .charter =
        - Ce qui est écrit ici reste entre ses membres.
        - Hors de l’espace, personne n’apprend qui en est membre, pas même l’administration du réseau.
        - Les données sur les salariés ne sont partagées que si notre mandat l’exige.

# Espaces archivés
space-archive = Archiver cet espace
space-archive-hint = Les personnes qui le lisent le liront toujours. Rien de nouveau ne peut y être écrit tant qu’il n’est pas rouvert.
space-archive-do = Archiver
space-reopen = Rouvrir l’espace
space-is-archived = Archivé
space-archived = Cet espace est archivé : rien de nouveau ne peut y être écrit. Son animation peut le rouvrir.
space-archived-since = Archivé le { $date }. Vous pouvez toujours lire ce qui s’y trouve ; rien de nouveau ne peut y être écrit.
notice-space-archived = Espace archivé.
notice-space-reopened = Espace rouvert.

# Transmettre un espace
handover-do = Proposer de reprendre l’espace…
handover-title = Proposer à { $name } de reprendre { $space } ?
handover-what = Si { $name } accepte, cette personne animera l’espace à votre place, et vous en resterez membre. D’ici là, rien ne change, et vous pouvez retirer la demande.
handover-send = Envoyer la demande
handover-members = Choisissez un membre de l’espace qui ne l’anime pas encore. Un compte invité ne peut pas le reprendre.
handover-asks = { $name } vous demande d’animer cet espace à sa place.
handover-waits = Demande faite à { $name } de reprendre cet espace. Rien ne change avant sa réponse.
handover-accept = Animer cet espace
handover-decline = Refuser
handover-withdraw = Retirer la demande
notice-handover-asked = Demande envoyée.
notice-handover-accepted = Vous animez cet espace.
notice-handover-declined = Demande refusée.
notice-handover-withdrawn = Demande retirée.

# Fusionner des espaces
merge-ask = Fusionner avec un autre espace…
merge-title = Fusionner { $name } avec un autre espace
merge-what = Ses membres deviennent membres de l’autre espace. Ses publications restent où elles sont, pour les mêmes personnes : cet espace est archivé, avec un lien vers l’autre.
merge-guests = Les invités ne suivent que si l’autre espace les accueille et si vous pouvez les inviter.
merge-rule = Les personnes présentes par la règle d’adhésion ne suivent pas : donnez la même règle à l’autre espace.
merge-into = Avec quel espace ?
merge-do = Fusionner les espaces
merge-none = Aucun autre espace avec lequel fusionner
merge-none-text = Vous pouvez fusionner un espace avec un autre que vous animez.
merge-not-into = Choisissez un autre espace que vous animez et qui n’est pas archivé. Un espace par accord ne se fusionne qu’avec un autre espace par accord.
merge-archived = Cet espace est archivé : rouvrez-le avant de le fusionner.
merge-was-into = Fusionné avec
merge-moving = Des membres sont encore en train d’arriver, peu à peu.
merge-moving-here = Des membres d’un autre espace sont encore en train de rejoindre celui-ci. Réessayez dans un instant.
merge-was-from = Fusionnés avec cet espace :
notice-space-merged = Espaces fusionnés.

# Ce que lisent les personnes qui arrivent, et les liens à côté des publications
welcome-edit = Accueil et liens
welcome-lead = Ce que chaque personne voit pendant ses 14 premiers jours dans l’espace, et les liens à côté des publications.
welcome-title = Bienvenue
welcome-text = Message d’accueil
welcome-text-hint = À qui s’adresser, par où commencer, ce qui est attendu. Markdown pris en charge. Vide : rien n’est montré.
welcome-shortcuts = Liens
welcome-shortcuts-hint = Montrés à côté des publications aux personnes qui lisent l’espace. Pour en retirer un, videz son nom et son adresse.
welcome-label = Nom { $n }
welcome-href = Adresse { $n }
welcome-link = Donnez à chaque lien un nom de { $most } caractères au maximum, et une adresse qui commence par https:// ou, pour une page de ce réseau, par /.
welcome-links = { $most } liens au maximum.
notice-welcome = Accueil et liens enregistrés.

# Le lien d’invitation d’un espace
link-title = Lien d’invitation
link-hint = Les membres de l’entreprise qui ont le lien rejoignent l’espace sans demander, chacun par son propre clic. Il marche 14 jours, tant que vous animez l’espace, et prend fin quand vous retirez quelqu’un ou restreignez l’accès. Les comptes invités ne peuvent pas s’en servir.
link-make = Créer un lien
link-end = Désactiver le lien
link-stands = Un lien marche jusqu’au { $date }. Un nouveau le remplace.
link-made = Transmettez ce lien vous-même : il ne sera plus affiché. Il marche jusqu’au { $date }.
link-invited = Invitation à rejoindre { $space }
notice-link-ended = Lien désactivé.

# Invitations
invite-title = Inviter des personnes
invite-choose = Choisir qui inviter
invite-hint = Chaque personne décide : elle est dans l’espace dès qu’elle accepte.
invite-asks = { $name } vous invite à rejoindre { $space }
invite-asks-hint = Si vous refusez, vous ne recevrez plus d’invitation dans cet espace pendant 12 mois. Vous pouvez toujours le rejoindre vous-même.
invite-not-here = Les invitations ne sont possibles ni dans un espace secret, ni dans un espace par accord. Ajoutez les personnes une à une, ou donnez-leur le lien d’invitation.
invite-none-left = Il ne reste personne à inviter : chaque personne est dans l’espace, a une invitation, ou en a refusé une ces 12 derniers mois.
invite-too-many = { $most } personnes au maximum à la fois. Invitez des services plus petits l’un après l’autre.
notice-invitation-declined = Invitation refusée.
space-plan = Calendrier éditorial

# L’image de couverture d’un espace
cover-title = Image de couverture
cover-lead = Une image large au-dessus des publications, pour toutes les personnes qui lisent l’espace.
cover-file = Image
cover-file-hint = JPEG, PNG, WebP ou GIF, 20 Mo au maximum. Son milieu est montré, quatre fois plus large que haut. Laissez vide pour ne modifier que la description.
cover-alt = Description
cover-alt-hint = Ce que montre l’image, pour les personnes qui utilisent un lecteur d’écran. Laissez vide si elle ne fait que décorer.
cover-remove = Retirer l’image
notice-cover = Image de couverture enregistrée.
notice-cover-removed = Image de couverture retirée.
hold-why = Dites pourquoi : les personnes concernées le lisent.
hold-already = Un gel est déjà en vigueur.
