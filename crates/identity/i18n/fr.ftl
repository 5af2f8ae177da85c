# Identité : connexion, invitations, jetons d’accès, compte.

# Ce que l’on sait d’une personne
person-name = Nom complet
person-handle = Identifiant
person-handle-hint = Pour vous connecter et pour que l’on vous mentionne : lettres sans accent, chiffres, points et tirets.
person-email = Adresse e-mail
person-email-optional = Adresse e-mail (facultative)
person-password = Mot de passe
person-job = Fonction
person-about = À propos de vous
person-lang = Langue des pages

# Ce qui ne va pas
person-being-erased = Ce compte est en cours d’effacement : il ne peut pas être réactivé.
person-last-administrator = C’est la dernière personne qui administre ce réseau : donnez d’abord ce rôle à quelqu’un d’autre.
password-hint = { $n } caractères au moins. Une phrase de quelques mots est sûre et facile à retenir.
password-elsewhere = L’annuaire de votre entreprise tient votre mot de passe : changez-le là où vous le changez pour votre ordinateur.
password-too-short = Trop court : { $least } caractères au moins.
password-too-long = Trop long : { $most } caractères au maximum.
password-guessable = Trop facile à deviner : évitez les mots de passe courants, les noms, votre adresse e-mail et les répétitions.
proof-gone = Ce lien n’est plus valable : il a été utilisé ou a expiré. Demandez-en un nouveau.
password-old-wrong = Ce n’est pas votre mot de passe actuel.
photo-missing = Choisissez une image.
invitation-expired = Cette invitation a expiré. Demandez à la personne qui vous invite de la renvoyer.
invitation-other-domain = Ce réseau n’accepte plus d’invités dont l’adresse est chez { $domain }. Adressez-vous à la personne qui vous invite.
invitation-gone = Cette invitation n’est plus valable : elle a été utilisée, annulée ou a expiré. Demandez-en une nouvelle.
invitation-not-needed = Ce compte est déjà activé, ou désactivé : il ne peut pas être invité.
token-too-many = Vous avez déjà { $most } jetons, le maximum. Révoquez ceux qui ne servent plus.
error-token-reads = Ce jeton est en lecture seule.

# Se connecter
sign-in-login = Identifiant, adresse e-mail ou matricule
sign-in-with = Se connecter avec { $name }
sign-in-or = ou
sign-in-wrong = Identifiant, adresse e-mail, matricule ou mot de passe incorrect.
sign-in-help = Avec une carte : saisissez son matricule et, la première fois, son code comme mot de passe. Pas encore de compte ? Demandez une invitation à l’administration du réseau.
sign-in-demo = Choisissez qui vous êtes dans cette démonstration.
sign-in-as = Se connecter comme { $name }

# Un mot de passe oublié
forgotten-title = Mot de passe oublié ?
forgotten-lead = Nous vous enverrons par e-mail un lien pour en choisir un nouveau.
forgotten-button = Envoyer le lien
forgotten-sent = Si ce compte a une adresse e-mail, un lien est en route.
forgotten-sent-hint = Il est valable une heure et ne sert qu’une fois. Regardez aussi dans les indésirables. Sans adresse e-mail, adressez-vous à l’administration.
forgotten-no-mail = Ce réseau n’envoie pas d’e-mails. Demandez à l’administration un lien pour choisir un nouveau mot de passe.
reset-title = Choisir un mot de passe
reset-button = Enregistrer et me connecter
reset-ends = Vos autres sessions se terminent et vos jetons d’accès sont révoqués.
letter-hello = Bonjour { $name },
letter-forgotten-subject = Choisir un nouveau mot de passe
letter-forgotten-text = Quelqu’un a demandé à choisir un nouveau mot de passe pour votre compte { $handle }. Le lien est valable une heure et ne sert qu’une fois.
letter-forgotten-elsewhere = Ce compte est celui de votre entreprise : son annuaire tient le mot de passe. Changez-le là où vous le changez pour votre ordinateur, ou demandez à l’assistance informatique.
letter-forgotten-else = Si ce n’est pas vous, ignorez cet e-mail : votre mot de passe reste le même.
letter-forgotten-button = Choisir un nouveau mot de passe
letter-password-subject = Votre mot de passe a changé
letter-password-text = Le mot de passe de votre compte { $handle } vient d’être modifié.
letter-not-you = Si ce n’est pas vous, prévenez tout de suite l’administration.

# Prouver une adresse
address-title = Confirmer votre adresse e-mail
address-button = C’est mon adresse
letter-address-subject = Confirmez votre adresse e-mail
letter-address-text = Cette adresse a été donnée pour le compte { $handle }. Confirmez qu’elle est la vôtre : le lien est valable un jour.
letter-address-else = Si ce n’est pas vous, ignorez cet e-mail.
letter-taken-subject = Votre adresse e-mail a été donnée pour un autre compte
letter-taken-text = Quelqu’un a donné cette adresse pour un autre compte du réseau. C’est l’adresse de votre compte { $handle } et elle le reste : si ce n’est pas vous, vous n’avez rien à faire.
letter-moved-subject = Votre adresse e-mail a changé
letter-moved-text = Le compte { $handle } a maintenant une autre adresse e-mail : les e-mails n’arrivent plus ici.

# Le premier jour
first-run-title = Bienvenue
first-run-lead = Ce réseau est neuf. Donnez-lui un nom et créez le premier compte : ce sera celui de l’administration.
first-run-code = Code
first-run-code-hint = Il est affiché là où Parvis a été démarré, et montre que ce réseau est le vôtre.
first-run-code-wrong = Ce n’est pas le dernier code affiché là où Parvis a été démarré.
first-run-imported = Si vous faites partie des personnes importées, donnez l’identifiant ou l’adresse e-mail de votre compte : il devient celui de l’administration, avec ce que vous aviez écrit.
rescue-unknown = Personne ne s’appelle « { $account } » ici.
rescue-closed = Le compte « { $account } » est désactivé.
first-run-button = Créer le réseau
site-name-hint = Celui de l’entreprise, ou celui que tout le monde emploiera.

# Rejoindre
join-title = Bienvenue
join-lead = Vous avez reçu une invitation. Présentez-vous pour créer votre compte.
join-guest = Vous avez reçu une invitation. Vous verrez les espaces que l’on partage avec vous, et les personnes qui s’y trouvent.
join-claim = { $name }, votre compte vous attend. Choisissez un mot de passe pour l’activer.
join-handle-hint = Laissez vide pour qu’il soit tiré de votre nom.
join-button = Créer mon compte

# Administration
admin-lead = Les réglages de tout le réseau.
admin-invitations-about = Invitez par e-mail ou par un lien, et voyez qui est encore attendu.
admin-tablets-about = Sur un appareil partagé, chaque personne se connecte avec son matricule et un code PIN.
admin-start = Premiers pas
admin-start-about = Les débuts d’un nouveau réseau : son nom, ses espaces, ses personnes, ses e-mails.
admin-site = Le réseau

# Invitations
invitations-title = Invitations
invitations-lead = Chaque lien sert à une seule personne, une seule fois. Pour inviter une personne importée d’un autre outil, passez par son profil.
invitations-new = Nouvelle invitation
invitations-role-hint = Les invités externes ne voient que les espaces où on les ajoute.
invitations-email-hint = Si vous en donnez une, elle deviendra celle du compte.
invitations-make = Créer le lien
invitations-made = L’invitation est prête
invitations-made-text = Envoyez ce lien à la personne. Il ne sera plus affiché et ne sert qu’une fois.
invitations-all = Toutes les invitations
invitations-pending = En attente
invitations-expired = Expirées
invitations-accepted = Acceptées
invitations-none = Aucune invitation ici.
invitations-sent = e-mail envoyé
invitations-send = Renvoyer
invitations-link = Nouveau lien
invitations-copy = Copier le lien
invitations-anyone = Toute personne ayant le lien
invitations-by = Par { $name }
invitations-until = expire le { $date }
invitations-revoke = Annuler l’invitation

# Beaucoup à la fois
invite-many-title = Inviter plusieurs personnes
invite-many-lead = Collez des adresses e-mail, ou un tableau avec une personne par ligne.
invite-many-who = Qui inviter
invite-many-lines = Adresses ou tableau
invite-many-file = Ou un fichier (CSV)
invite-many-hint = Une adresse par ligne suffit. Un tableau (CSV, ou copié d’un tableur) commence par le nom de ses colonnes : nom, e-mail, matricule, fonction, service, site, responsable, espaces. Sans adresse e-mail, il faut un nom et un matricule.
invite-many-button = Inviter
invite-many-done = Ce qui s’est passé
invite-many-before = Liens d’avant
invite-many-taken = { $n ->
    [0] Personne de nouveau n’a été invité.
    [one] { $n } personne invitée ou ajoutée.
   *[other] { $n } personnes invitées ou ajoutées.
}
invite-many-refused = { $n ->
    [one] { $n } ligne est à corriger : elle est restée dans le champ ci-dessous.
   *[other] { $n } lignes sont à corriger : elles sont restées dans le champ ci-dessous.
}
invite-many-cards = Imprimer les cartes des personnes sans adresse e-mail
invite-many-hand = Ce réseau n’envoie pas d’e-mails : remettez son lien à chaque personne. Il ne sera plus affiché.
invite-spaces = Espaces où ces personnes se trouveront
invite-line = Ligne { $n } :
invite-mailed = E-mail envoyé
invite-invited = Invitation prête
invite-added = Compte créé
invite-known = Rien à faire
invite-refused = À corriger
invite-here = Cette personne a déjà un compte.
invite-waits = Cette personne a déjà été invitée ou ajoutée.
invite-closed = Ce compte est désactivé : réactivez-le d’abord.
invite-nobody = Indiquez une adresse e-mail ou un matricule.
invite-no-name = Indiquez un nom : seule une adresse e-mail peut s’en passer.
invite-two-people = L’adresse e-mail et le matricule appartiennent à deux personnes différentes.
invite-space = Vous ne pouvez faire entrer personne dans « { $space } » : cet espace n’existe pas, ou vous ne l’animez pas.
invite-manager-unknown = Responsable « { $name } » introuvable : tout le reste est enregistré.
invite-column-unknown = Colonne « { $column } » inconnue. Colonnes possibles : nom, e-mail, matricule, fonction, service, site, responsable, espaces.
invite-lines-none = Indiquez au moins une adresse.
invite-lines-many = { $most } lignes au maximum à la fois.
person-number-bad = Un matricule ne contient pas de « @ » et ne peut pas être vide.
person-number-taken = Quelqu’un d’autre a ce matricule.
letter-hello-nobody = Bonjour,
letter-invitation-subject = Votre invitation sur { $site }
letter-invitation-text = { $name } vous invite sur { $site }, où vos collègues partagent nouvelles, questions et projets.
letter-invitation-until = Le lien est pour vous, ne sert qu’une fois et expire le { $date }.

# Par une adresse de l’entreprise
domains-title = Rejoindre avec une adresse de l’entreprise
domains-lead = Toute personne qui lit ses e-mails à une adresse de ces domaines peut rejoindre le réseau.
domains-no-mail = Avec un serveur de messagerie, toute personne ayant une adresse de votre entreprise pourrait rejoindre le réseau.
domains-name = Domaine de messagerie
domains-open = Autoriser ce domaine
domains-close = Retirer
domain-bad = Ce n’est pas un domaine de messagerie, comme example.com.
notice-domain-opened = Les personnes ayant une adresse dans ce domaine peuvent rejoindre le réseau.
notice-domain-closed = Domaine retiré.
notice-invitation-sent = Invitation renvoyée.
ask-title = Rejoindre avec votre adresse professionnelle
ask-lead = Nous vous enverrons par e-mail un lien pour créer votre compte.
ask-sent = Un lien est en route.
ask-sent-hint = Regardez aussi dans les indésirables.
ask-domain = Les adresses en { $domain } ne permettent pas de rejoindre ce réseau. Demandez une invitation à l’administration.
letter-here-subject = Vous avez déjà un compte
letter-here-text = Cette adresse est celle du compte { $handle }. Si vous avez oublié le mot de passe, vous pouvez en choisir un autre sur la page de connexion.

# L’administration des personnes
accounts-title = Personnes et comptes
accounts-lead = Qui a un compte, et qui est encore attendu.
accounts-search = Rechercher
accounts-search-hint = Un nom, une fonction, une adresse e-mail ou un matricule.
accounts-find = Rechercher
accounts-all = Tous
accounts-none = Personne ici.
account-active = Actif
account-invited = Invitation envoyée
account-waiting = Attendu
account-profile-see = Voir le profil
account-deactivated = Désactivé
account-access = Accès
account-email-admin = Elle n’est pas vérifiée : assurez-vous que c’est la bonne. La personne est prévenue à l’ancienne.
account-is-closed = Personne ne peut se connecter à ce compte. Ses publications restent en place.
account-close-title = Désactiver le compte de { $name } ?
account-close-text = Cette personne est déconnectée partout, tout de suite, et ne peut plus se connecter. Ce qu’elle a écrit reste, avec son nom. Vous pourrez réactiver le compte à tout moment.
account-send-link = Envoyer un lien pour choisir un mot de passe
account-no-link = Ce compte n’est pas actif, n’a pas d’adresse e-mail, ou ce réseau n’envoie pas d’e-mails.
account-new-code = Imprimer une carte avec un code de connexion
account-end-sessions = { $n ->
    [one] Déconnecter ({ $n } session)
   *[other] Déconnecter partout ({ $n } sessions)
}
person-number = Matricule
person-number-hint = Pour se connecter sans adresse e-mail.
notice-number-changed = Matricule enregistré.
notice-link-sent = Le lien est en route.
notice-sessions-of-ended = Cette personne est déconnectée partout.

# Les cartes
cards-title = Cartes avec un code de connexion
cards-lead = Imprimez cette page maintenant : les codes ne seront plus affichés, et remplacent les précédents. Une feuille A4 porte dix cartes.
cards-back = Retour
cards-login = Se connecter comme : { $login }
cards-how = Scannez l’image, ou connectez-vous avec ce code comme mot de passe. Choisissez ensuite votre propre mot de passe.
cards-until = Valable une fois, jusqu’au { $date }.
cards-all = Pour toutes les personnes qui ont un matricule, n’ont pas d’adresse e-mail et ne se sont pas encore connectées.
cards-print = Préparer les cartes
cards-none = Personne n’a besoin d’une carte : toutes les personnes ayant un matricule ont une adresse e-mail ou se sont déjà connectées.

# Mon compte
account-profile = Profil
account-unit-hint = Tel qu’il figure dans l’organigramme.
account-phone-hint = Les invités ne le voient pas.
account-working-on-hint = Une phrase : votre projet, votre saison, votre machine.
account-ask-about-hint = Ce pour quoi vos collègues peuvent venir vous voir.
account-skills-hint = Séparées par des virgules : 30 au maximum. Vos collègues vous trouvent par elles.
account-languages-hint = Séparées par des virgules : 12 au maximum.
account-about-hint = Ce que vous faites et ce que l’on peut vous demander. Markdown pris en charge.
account-photo = Photo
account-photo-file = Choisir une image
account-photo-hint = JPEG, PNG, WebP ou GIF. L’image sera recadrée au carré, au centre.
account-photo-save = Envoyer
account-photo-remove = Retirer la photo
account-email-none = Aucune adresse e-mail pour l’instant.
account-email-new = Nouvelle adresse e-mail
account-email-hint = Un lien y est envoyé. L’adresse devient la vôtre quand vous ouvrez ce lien.
account-email-change = Envoyer le lien
account-email-no-mail = Ce réseau n’envoie pas d’e-mails : demandez à l’administration de modifier votre adresse.
account-password-old = Mot de passe actuel
account-password-new = Nouveau mot de passe
account-password-change = Changer mon mot de passe
account-password-ends = Changer de mot de passe met fin à vos autres sessions.
account-password-keep = Conserver mes jetons d’accès : { $names }
account-password-keep-hint = Sinon, ils sont révoqués : une personne qui connaissait votre mot de passe a pu en créer un.
account-sessions = Sessions
account-sessions-hint = Vos connexions, par navigateur. Une session expire après 30 jours sans visite.
account-session-unknown = Navigateur inconnu
account-session-this = Ce navigateur
account-session-seen = Dernière visite
account-session-end = Déconnecter
account-sessions-end = Déconnecter tous les autres
account-tokens-hint = Pour que vos programmes utilisent l’API en votre nom.
account-token-made = Copiez ce jeton maintenant : il ne sera plus affiché.
account-token-name = Nom du jeton
account-token-name-hint = À quoi il sert, pour le reconnaître plus tard.
account-token-scope = Autorisations
account-token-life = Durée de validité
account-token-make = Créer un jeton
account-token-used = Dernière utilisation
account-token-unused = Jamais utilisé
account-token-until = expire le { $date }
account-token-revoke = Révoquer
token-scope-read = Lecture seule
token-scope-write = Lecture et écriture
token-scope-full = Accès complet, administration comprise
token-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
token-no-expiry = Jusqu’à ce que vous le révoquiez

# Ce qui est fait
account-tokens = Jetons d’accès
notice-profile-saved = Profil enregistré.
notice-photo-saved = Photo enregistrée.
notice-photo-removed = Photo retirée.
notice-password-changed = Mot de passe modifié. Vos autres sessions sont terminées.
notice-password-changed-tokens = Mot de passe modifié. Vos autres sessions sont terminées et vos jetons d’accès sont révoqués.
notice-email-asked = Un lien est en route vers la nouvelle adresse.
notice-email-changed = Adresse e-mail modifiée.
notice-session-ended = Ce navigateur est déconnecté.
notice-sessions-ended = Vos autres sessions sont terminées.
notice-token-revoked = Jeton révoqué.
notice-invitation-revoked = Invitation annulée.
notice-role-changed = Rôle modifié. Les sessions de cette personne sont terminées.
notice-person-closed = Compte désactivé.
notice-person-reopened = Compte réactivé.
notice-site-named = Nom du réseau enregistré.

# Invités
join-space = Une invitation vous attend dans l’espace { $space }.
join-again = { $name }, une nouvelle invitation vous attend dans l’espace { $space }. Choisissez un mot de passe pour revenir.
join-guest-sees = Vous verrez cet espace et les personnes qui y sont, rien d’autre du réseau.
join-guest-seen = Les personnes qui y sont verront votre nom et ce que vous écrivez.
join-guest-ends = Votre accès a une date de fin. L’animation de l’espace peut le prolonger.
join-space-button = Rejoindre l’espace
join-sign-in = Vous avez déjà un compte avec cette adresse e-mail. Connectez-vous pour rejoindre l’espace.
join-other-account = Cette invitation est pour une autre adresse e-mail. Déconnectez-vous, puis ouvrez à nouveau le lien.
notice-guest-joined = Vous avez rejoint l’espace.
letter-guest-text = { $name } vous invite dans l’espace { $space } de { $site }. Vous verrez cet espace et les personnes qui y sont.
guests-policy = Invités
guests-policy-lead = Des personnes extérieures à l’entreprise, invitées dans un espace. Elles voient leurs espaces, les personnes qui y sont, et rien d’autre.
guests-inviters = Qui peut inviter
guests-by-nobody = Personne
    .text = Plus personne d’extérieur ne peut arriver. Les invités présents restent jusqu’à leur date de fin.
guests-by-administrators = L’administration
    .text = Dans les espaces externes qu’elle anime.
guests-by-managers = Les animateurs et animatrices d’espace
    .text = Dans les espaces externes qu’ils animent ; les invités qui en animent un aussi.
guests-domains = Domaines d’adresses autorisés
guests-domains-hint = Un par ligne, par exemple partenaire.example. Laissez vide pour autoriser toutes les adresses.
guests-not-invited = Les réglages de l’entreprise ne vous permettent pas d’inviter.
guests-need-mail = Ce réseau n’envoie pas d’e-mail : demandez à un responsable de l’entreprise d’inviter.
guests-other-domain = Les adresses de ce domaine ne peuvent pas être invitées. L’administration décide lesquelles le peuvent.
guests-too-many = { $most } invitations attendent déjà ici. Annulez-en d’abord.
notice-guests-policy = Les réglages des invités sont enregistrés.
owner-title = Propriétaire
owner-is = Une personne propriétaire dit qui administre le réseau.
owner-is-not = Les propriétaires disent qui administre le réseau. Tant qu’il n’y en a pas, toute l’administration le dit.
owner-name = Nommer propriétaire
owner-remove = Ne plus être propriétaire
owner-only = Seule une personne propriétaire du réseau peut faire cela à l’administration.
owner-first = Cette personne est propriétaire du réseau : une autre propriétaire doit d’abord changer cela.
owner-last = Le réseau a besoin d’une personne propriétaire : nommez-en d’abord une autre.
owner-administers = Seule une personne qui administre peut être propriétaire.
notice-owner-changed = Propriétaires modifiés

# Double authentification et clés d’accès
security-title = Clés d’accès et double authentification
security-link = Sécurité
security-lead = Un mot de passe que quelqu’un d’autre apprend ne suffit pas pour entrer.
passkeys-title = Clés d’accès
passkeys-text = Connectez-vous avec votre empreinte, votre visage ou le code de votre appareil, sans mot de passe. Une clé d’accès ne fonctionne que sur le vrai site : personne ne peut vous la soutirer.
passkey-name = Nom de la clé d’accès
passkey-name-hint = L’appareil ou l’application qui la conserve, pour la reconnaître plus tard.
passkey-add = Ajouter une clé d’accès
passkey-edit = Renommer ou retirer
passkey-remove = Retirer cette clé d’accès
passkey-since = Ajoutée le { $date }
passkey-use = Utiliser une clé d’accès
passkey-enter = Se connecter avec une clé d’accès
passkey-no-script = Les clés d’accès demandent JavaScript, et un navigateur qui les connaît.
passkey-no-address = Les clés d’accès demandent une adresse avec un nom, qui commence par https://. Adressez-vous à l’administration.
passkey-cancelled = Rien n’a été envoyé : la demande a été annulée ou a pris trop de temps. Réessayez.
passkey-known = Cet appareil a déjà une clé d’accès pour votre compte.
passkey-many = Vous avez déjà { $most } clés d’accès, le maximum. Retirez-en une d’abord.
passkey-late = Cette page est restée ouverte trop longtemps. Réessayez.
passkey-origin = Les clés d’accès ne fonctionnent qu’à l’adresse { $address }. Ouvrez cette adresse et réessayez.
passkey-unverified = Votre appareil n’a pas vérifié que c’était vous. Configurez son verrouillage d’écran ou son code, puis réessayez.
passkey-cloned = Cette clé d’accès a été refusée : il en existe peut-être une copie. Connectez-vous autrement, puis retirez-la.
passkey-unknown = Cette clé d’accès n’est pas connue ici. Elle a été retirée, ou appartient à un autre compte.
passkey-refused = Cette clé d’accès n’a pas pu être vérifiée. Réessayez, ou connectez-vous autrement.
app-title = Application d’authentification
app-on = Active
app-text = Une application de votre téléphone affiche un code de six chiffres, demandé après votre mot de passe.
app-begin = Configurer une application
app-remove = Retirer l’application
app-there = Une application est déjà configurée : retirez-la d’abord.
app-scan = Scannez l’image avec votre application, puis saisissez le code qu’elle affiche.
app-open = Ouvrir dans l’application de cet appareil
app-secret = Sans appareil photo, saisissez cette clé dans l’application :
app-confirm = Activer
app-confirm-hint = Les six chiffres que l’application affiche maintenant.
code-label = Code
code-hint = Les six chiffres de votre application d’authentification, ou un code de récupération.
code-recovery = Code de récupération
code-recovery-hint = Douze lettres et chiffres, de la liste que vous avez conservée.
code-wrong = Ce code n’est pas valable, ou a déjà servi.
codes-title = Codes de récupération
codes-text = Pour le jour où vous n’avez ni votre téléphone ni votre clé d’accès. Chacun sert une fois.
codes-left = { $n ->
    [one] Il reste { $n } code.
   *[other] Il reste { $n } codes.
}
codes-renew = Créer de nouveaux codes
codes-renew-hint = { $n ->
    [one] Vous recevez { $n } nouveau code. Les anciens ne fonctionnent plus.
   *[other] Vous recevez { $n } nouveaux codes. Les anciens ne fonctionnent plus.
}
codes-lead = Imprimez cette page ou copiez les codes maintenant : ils ne seront plus affichés.
codes-how = Conservez-les là où personne d’autre ne les lit, et loin de votre téléphone. Chaque code sert une fois.
codes-kept = Je les ai conservés
second-title = Encore une étape
second-lost = Vous n’avez rien de tout cela ? Demandez à l’administration de réinitialiser votre double authentification.
second-other = Se connecter à un autre compte
prove-title = Confirmez que c’est vous
prove-lead = Cette action change qui peut entrer dans un compte, ou ce qui sort du réseau. Une confirmation est demandée si la dernière date de plus de 15 minutes.
prove-button = Continuer
prove-elsewhere = Reconnectez-vous dans la fenêtre qui s’ouvre, puis revenez ici et continuez.
prove-with = Se reconnecter avec { $name }
prove-here = Vous utilisez la double authentification : confirmez avec elle que c’est vous.
prove-first = Confirmez dans la page que c’est vous, puis réessayez.
account-factors = Double authentification
account-factors-on = Active.
account-factors-reset = Réinitialiser la double authentification
account-factors-reset-text = Assurez-vous que c’est bien cette personne, face à face ou par téléphone. Elle se connecte avec son seul mot de passe jusqu’à ce qu’elle la configure de nouveau, et en est avertie.
letter-factors-subject = Votre façon de vous connecter a changé
letter-app-added = Une application d’authentification a été ajoutée à votre compte { $handle } : ses codes sont désormais demandés.
letter-app-removed = L’application d’authentification de votre compte { $handle } a été retirée.
letter-passkey-added = Une clé d’accès a été ajoutée à votre compte { $handle }.
letter-passkey-removed = Une clé d’accès de votre compte { $handle } a été retirée.
letter-codes-new = De nouveaux codes de récupération ont été créés pour votre compte { $handle } : les précédents ne valent plus rien.
letter-pin-chosen = Un code PIN pour les tablettes partagées a été choisi pour votre compte { $handle }.
letter-pin-removed = Le code PIN pour les tablettes partagées de votre compte { $handle } a été supprimé.
letter-factors-reset = L’administration a réinitialisé la double authentification de votre compte { $handle }. Configurez-la de nouveau dans vos réglages.
letter-recovered = Quelqu’un s’est connecté à votre compte { $handle } avec un code de récupération.
notice-app-added = Application d’authentification ajoutée.
notice-app-removed = Application d’authentification retirée.
notice-passkey-added = Clé d’accès ajoutée.
notice-passkey-renamed = Clé d’accès renommée.
notice-passkey-removed = Clé d’accès retirée.
notice-factors-reset = Double authentification réinitialisée. Cette personne est déconnectée partout, et avertie.

# Règles de connexion
sign-in-elsewhere = Votre entreprise demande de vous connecter avec son compte : utilisez le bouton de la page de connexion.
second-due = Configurez d’abord la double authentification, dans vos réglages.
second-due-on = Votre entreprise demande la double authentification à partir du { $date }. Configurez-la dans vos réglages, sous Sécurité.
rules-title = Règles de connexion
rules-lead = Ce qui est demandé aux personnes qui se connectent. Quand plusieurs règles concernent une personne, la plus stricte compte.
rules-new = Nouvelle règle
rules-whom = Pour
rules-whom-everyone = Tout le monde
rules-whom-administrators = L’administration
rules-whom-group = Un groupe
rules-whom-gone = Un groupe supprimé
rules-second-free = Si elle est configurée
    .text = Chaque personne décide.
rules-second-required = Exigée
    .text = Pour les personnes qui se connectent ici avec un mot de passe. Le compte de l’entreprise suffit à lui seul.
rules-second-always = Exigée aussi après l’authentification unique
    .text = Pour toutes les personnes concernées, quelle que soit leur façon de se connecter.
rules-grace = Délai pour la configurer
rules-grace-hint = Jusque-là, un rappel s’affiche. Ensuite, seule la page qui la configure s’ouvre.
rules-now = Aucun : dès maintenant
rules-site = Réglage du réseau ({ $time })
rules-site-endless = Réglage du réseau (sans limite)
rules-idle = Fin des sessions sans visite après
rules-lasts = Fin des sessions dans tous les cas après
rules-only = Authentification unique seulement
rules-only-hint = Les mots de passe et les clés d’accès n’ouvrent rien, sauf pour le compte de secours.
rules-add = Ajouter la règle
rules-remove = Retirer
rules-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
rules-hours-n = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
}
rules-minutes-n = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
rules-says-required = Double authentification exigée à partir du { $date }.
rules-says-always = Double authentification exigée à partir du { $date }, aussi après l’authentification unique.
rules-says-idle = Les sessions se terminent après { $time } sans visite.
rules-says-lasts = Les sessions se terminent après { $time } dans tous les cas.
rules-says-only = Authentification unique seulement.
rules-many = Il y a déjà { $most } règles, le maximum. Retirez-en une d’abord.
group-in-rules = Une règle de connexion vise ce groupe : retirez d’abord la règle.
rules-group-gone = Ce groupe n’existe plus.
rules-minutes = Entre 5 minutes et 30 jours.
rules-hours = Entre 1 heure et 1 an.
rules-nothing = Cette règle ne demande rien : choisissez au moins une chose.
rules-no-provider = Personne ne pourrait se connecter : activez d’abord un fournisseur, sous Authentification unique.
rules-no-emergency = Désignez d’abord un compte de secours : sans lui, personne ne pourrait se connecter quand le fournisseur est en panne.
emergency-title = Compte de secours
emergency-text = Il se connecte avec son mot de passe même là où seule l’authentification unique est permise. Gardez ce mot de passe sous scellés. Chaque utilisation figure dans l’audit, et toute l’administration en est avertie.
emergency-hint = Un compte de l’administration, avec un mot de passe. Laissez vide pour aucun.
emergency-needed = C’est le compte de secours, sans lequel personne ne pourrait se connecter quand le fournisseur est en panne : désignez-en d’abord un autre.
emergency-wrong = Ce n’est pas le compte actif d’une personne qui administre, avec un mot de passe.
notice-sign-in-rule-added = Règle ajoutée.
notice-sign-in-rule-removed = Règle retirée.
notice-emergency = Compte de secours enregistré.

# Tablettes partagées
tablet-title = Tablette partagée
tablet-lead = Connectez-vous avec votre matricule et votre code PIN. Vous êtes déconnecté après cinq minutes sans activité.
tablet-wrong = Matricule ou code PIN incorrect.
tablet-first = Pas encore de code PIN ? Connectez-vous avec votre mot de passe sur un autre appareil, et choisissez-en un dans vos réglages, sous Sécurité.
tablet-other = Se connecter autrement
tablet-notice = Tablette partagée : vous êtes { $name }. Déconnectez-vous en partant ; après cinq minutes sans activité, c’est fait pour vous.
tablet-refused = Pas sur une tablette partagée : connectez-vous sur votre propre appareil pour cela.
tablets-title = Tablettes partagées
tablets-lead = Dans un atelier ou un service, chaque personne se connecte sur /tablet avec son matricule et un code PIN. Une telle session se termine après cinq minutes sans activité, et ne change rien aux comptes, aux droits ni aux réglages.
tablets-on = La connexion sur des tablettes partagées est possible
tablets-on-hint = Chaque personne choisit un code PIN dans ses réglages. La double authentification n’y est pas demandée.
tablets-networks = Réseaux des tablettes
tablets-networks-hint = Un par ligne, comme 10.20.0.0/16. Personne ne se connecte avec un code PIN depuis un autre endroit.
tablets-network = Donnez au moins un réseau, comme 10.20.0.0/16 : pas plus large que /8.
notice-tablets = Tablettes partagées enregistrées.
pin-label = Code PIN
pin-title = Code PIN pour les tablettes partagées
pin-on = Choisi
pin-text = Avec votre matricule, il ouvre votre compte sur les tablettes partagées de votre entreprise, cinq minutes à la fois.
pin-new = Nouveau code PIN
pin-hint = 6 à 12 chiffres, ni une suite ni une date de naissance.
pin-save = Enregistrer le code PIN
pin-remove = Retirer le code PIN
pin-bad = Un code PIN a 6 à 12 chiffres.
pin-guessable = Trop facile à deviner : évitez les suites et les répétitions.
pin-no-number = Vous n’avez pas de matricule pour vous connecter. Adressez-vous à l’administration.
notice-pin-chosen = Code PIN enregistré.
notice-pin-removed = Code PIN retiré.
