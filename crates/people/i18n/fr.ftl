# Personnes : comptes, connexion, invitations, profils, annuaire.

# Ce que l’on sait d’une personne
person-name = Nom complet
person-handle = Identifiant
person-handle-hint = Pour vous connecter et pour que l’on vous mentionne : lettres sans accent, chiffres, points et tirets.
person-email = Adresse électronique
person-email-optional = Adresse électronique (facultative)
person-password = Mot de passe
person-job = Métier
person-unit = Service
person-site = Site
person-manager = Responsable
person-about = À propos de vous
person-lang = Langue
person-role = Rôle
person-since = Ici depuis le
person-closed = Compte fermé
person-unclaimed = Compte repris, pas encore ouvert
role-administrator = Administration
role-member = Membre
role-guest = Personne invitée

# Ce qui ne va pas
person-too-long = { $most ->
    [one] { $most } caractère au plus.
   *[other] { $most } caractères au plus.
}
person-name-empty = Il faut un nom que l’on puisse voir.
person-handle-bad = De 1 à 64 lettres sans accent, chiffres, points et tirets, en commençant par une lettre ou un chiffre.
person-handle-taken = Cet identifiant est déjà pris.
person-email-bad = Cette adresse électronique ne peut pas exister.
person-email-taken = Cette adresse électronique appartient déjà à quelqu’un.
person-last-administrator = C’est la dernière personne qui administre ce réseau : donnez d’abord ce rôle à quelqu’un d’autre.
password-hint = { $n } caractères au moins. Une phrase de quelques mots est sûre et facile à retenir.
password-too-short = Trop court : { $least } caractères au moins.
password-too-long = Trop long : { $most } caractères au plus.
password-guessable = Trop facile à deviner : évitez votre identifiant, votre adresse et les répétitions.
password-old-wrong = Ce n’est pas votre mot de passe actuel.
photo-missing = Choisissez une image.
photo-unreadable = Cette image ne peut pas être lue. JPEG, PNG, WebP et GIF conviennent.
photo-too-large = Cette image a trop de pixels : 40 millions au plus.
follow-self = On ne se suit pas soi-même.
invitation-gone = Cette invitation ne sert plus : elle a été utilisée, retirée ou a expiré. Demandez-en une autre.
invitation-not-needed = Cette personne n’a pas besoin d’invitation.
token-too-many = Vous avez déjà { $most } jetons. Révoquez ceux qui ne servent plus.
error-token-reads = Ce jeton ne permet que de lire.

# Se connecter
sign-in-title = Se connecter
sign-in-login = Identifiant ou adresse électronique
sign-in-button = Se connecter
sign-in-wrong = L’identifiant ou le mot de passe ne convient pas.
sign-in-help = Mot de passe oublié, ou pas encore de compte ? Demandez une invitation à la personne qui administre ce réseau.
sign-in-demo = Choisissez qui vous êtes dans cette démonstration.
sign-in-as = Entrer

# Le premier jour
first-run-title = Bienvenue
first-run-lead = Ce réseau est neuf. Donnez-lui un nom et ouvrez le premier compte : il l’administrera.
first-run-button = Ouvrir le réseau
site-name = Nom du réseau
site-name-hint = Celui de l’entreprise, ou celui que tout le monde emploiera.

# Rejoindre
join-title = Bienvenue
join-lead = Vous avez reçu une invitation. Quelques mots sur vous, et vous y êtes.
join-guest = Vous avez reçu une invitation. Vous verrez les espaces que l’on partage avec vous, et les personnes qui s’y trouvent.
join-claim = { $name }, votre compte et ce que vous aviez écrit vous attendent. Choisissez un mot de passe.
join-handle-hint = Laissez vide pour le tirer de votre nom.
join-button = Entrer

# L’annuaire
directory-title = Annuaire
directory-lead = Qui fait quoi, et où.
directory-find = Chercher une personne
directory-find-hint = Le début d’un nom, d’un prénom ou d’un métier.
directory-search = Chercher
directory-every-unit = Tous les services
directory-everyone = Voir tout le monde
directory-invite = Inviter
directory-none = Personne ici
directory-none-hint = Essayez un autre mot, ou le début d’un nom.

# La page d’une personne
profile-email = Courriel
follow-start = Suivre
follow-stop = Ne plus suivre
follow-start-name = Suivre { $name }
follow-stop-name = Ne plus suivre { $name }
profile-edit = Modifier mon profil
profile-administer = Administrer ce compte
profile-role-hint = Changer de rôle met fin à ses sessions.
profile-role-change = Changer de rôle
profile-invite-claim = Inviter à ouvrir ce compte
profile-close = Fermer ce compte
profile-reopen = Rouvrir ce compte

# Administration
admin-title = Administration
admin-lead = Ce qui vaut pour tout le réseau.
admin-site = Le réseau

# Invitations
invitations-title = Invitations
invitations-lead = Un lien, une personne, une fois. Pour qu’une personne reprise d’un autre outil ouvre son compte, invitez-la depuis sa page.
invitations-new = Nouvelle invitation
invitations-role-hint = Les personnes invitées ne voient que les espaces qu’on leur ouvre.
invitations-email-hint = Si vous la donnez, elle sera celle du compte.
invitations-make = Créer le lien
invitations-made = L’invitation est prête
invitations-made-text = Remettez ce lien à la personne. Il ne sera plus affiché, et sert une seule fois.
invitations-open = En attente
invitations-none = Aucune invitation n’attend.
invitations-anyone = Qui recevra le lien
invitations-by = Par { $name }
invitations-until = jusqu’au { $date }
invitations-revoke = Retirer

# Mon compte
account-title = Réglages
account-profile = Profil
account-unit-hint = Tel qu’il est écrit dans l’organigramme.
account-about-hint = Ce que vous faites, ce que l’on peut vous demander. Markdown bienvenu.
account-photo = Photo
account-photo-file = Choisir une image
account-photo-hint = JPEG, PNG, WebP ou GIF. Le carré du milieu sera gardé.
account-photo-save = Envoyer
account-photo-remove = Retirer la photo
account-password-old = Mot de passe actuel
account-password-new = Nouveau mot de passe
account-password-change = Changer de mot de passe
account-password-ends = Changer de mot de passe met fin à vos autres sessions.
account-password-keep = Conserver mes jetons d’accès : { $names }
account-password-keep-hint = Sinon, ils sont révoqués : une personne qui connaissait votre mot de passe a pu en créer un.
account-sessions = Sessions
account-sessions-hint = Les navigateurs où vous avez ouvert une session. Une session s’éteint après trente jours sans visite.
account-session-unknown = Navigateur inconnu
account-session-this = Celui-ci
account-session-seen = Vu
account-session-end = Terminer
account-sessions-end = Terminer toutes les autres
account-tokens = Jetons d’accès
account-tokens-hint = Pour que vos programmes utilisent l’API en votre nom.
account-token-made = Copiez ce jeton maintenant : il ne sera plus affiché.
account-token-name = Nom du jeton
account-token-name-hint = À quoi il sert, pour vous y retrouver.
account-token-scope = Ce qu’il permet
account-token-life = Durée
account-token-make = Créer un jeton
account-token-used = Utilisé
account-token-unused = Jamais utilisé
account-token-until = jusqu’au { $date }
account-token-revoke = Révoquer
token-scope-read = Lire
token-scope-write = Lire et écrire
token-scope-full = Tout, administration comprise
token-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
token-for-ever = Jusqu’à ce que vous le révoquiez

# Présence
presence-title = Quand vous êtes là
presence-where = Où l’on voit que vous êtes là et que vous écrivez
presence-nowhere = Nulle part
    .text = Personne ne le voit de vous, et vous ne le voyez de personne.
presence-conversations = Dans mes conversations
    .text = Les personnes avec qui vous êtes en conversation le voient tant que cela dure. Ce n’est noté nulle part.
presence-everywhere = Dans mes conversations et sur mon profil
    .text = Les personnes qui peuvent ouvrir votre profil le voient aussi.

# Ce qui vient d’être fait
notice-presence = C’est noté.
notice-profile-saved = Votre profil est enregistré.
notice-photo-saved = Votre photo est enregistrée.
notice-photo-removed = Votre photo est retirée.
notice-password-changed = Votre mot de passe est changé. Vos autres sessions sont terminées.
notice-password-changed-tokens = Votre mot de passe est changé. Vos autres sessions sont terminées et vos jetons d’accès sont révoqués.
notice-session-ended = La session est terminée.
notice-sessions-ended = Vos autres sessions sont terminées.
notice-token-revoked = Le jeton est révoqué.
notice-invitation-revoked = L’invitation est retirée.
notice-role-changed = Le rôle est changé. Ses sessions sont terminées.
notice-person-closed = Le compte est fermé.
notice-person-reopened = Le compte est rouvert.
notice-site-named = Le nom du réseau est enregistré.

# Bloquer
block-title = Bloquer { $name }
block-means = Vous ne verrez plus ce que { $name } vous adresse : messages privés, mentions, réponses, bravos. Votre conversation quitte votre liste et, dans les conversations à plusieurs, ses messages sont repliés. { $name } n’en saura rien et ne verra aucune différence.
block-still = Les annonces à confirmer et les demandes d’adhésion aux espaces que vous animez vous parviennent encore.
block-is = Vous bloquez { $name } : ce que cette personne vous adresse reste invisible. Elle n’en sait rien.
block-do = Bloquer
block-end = Débloquer
block-self = Vous ne pouvez pas vous bloquer.
notice-blocked = Blocage en place.
notice-unblocked = Blocage levé.
