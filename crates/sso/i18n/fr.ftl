sso-title = Authentification unique
sso-lead = Les fournisseurs avec lesquels les membres se connectent : le compte que chaque personne a déjà.
sso-new = Ajouter un fournisseur
sso-new-lead = Un fournisseur OpenID Connect : Keycloak, Entra ID, Google, LemonLDAP::NG et d’autres. Une fois ajouté, il montre les adresses à lui donner ; l’identifiant et le secret du client viennent ensuite. Personne ne le voit avant que vous ne l’activiez.
sso-none = Aucun fournisseur pour l’instant
sso-none-text = Les membres se connectent avec un mot de passe. Ajoutez le fournisseur de votre entreprise : chaque personne se connectera avec le compte qu’elle a déjà.
sso-on = Actif
sso-off = Inactif
sso-people = { $n ->
    [0] Personne pour l’instant
    [one] { $n } personne
   *[other] { $n } personnes
}
sso-used = Utilisé le { $time }
sso-provider-lead = Les membres se connectent avec ce fournisseur (OpenID Connect).
sso-state = État
sso-on-text = La page de connexion montre son bouton.
sso-off-text = Personne ne le voit. Essayez-le d’abord : l’essai montre ce que le fournisseur envoie et ne connecte personne.
sso-client-awaited = Copiez d’abord les adresses ci-dessous chez le fournisseur. Il donne un identifiant de client et un secret : saisissez-les plus bas, puis essayez.
sso-client-first = Saisissez d’abord l’identifiant du client que donne le fournisseur.
sso-try = Essayer
sso-switch-on = Activer
sso-switch-off = Désactiver
sso-copy = À copier chez le fournisseur
sso-copy-text = Créez-y un client (application web, code d’autorisation) avec ces adresses.
sso-copy-do = Copier
sso-copy-one = Copier : { $name }
sso-callback = Adresse de redirection
sso-logout = Adresse de déconnexion (back-channel logout), s’il en a une
sso-name = Nom
sso-name-hint = Sur le bouton : « Se connecter avec … ».
sso-issuer = Émetteur (issuer)
sso-issuer-hint = L’adresse du fournisseur, comme il l’écrit : https://login.example.com/realms/entreprise
sso-issuer-hint-known = L’adresse du fournisseur, comme il l’écrit. Un autre émetteur désactive le fournisseur, oublie qui est relié et déconnecte ces personnes.
sso-client = Identifiant du client
sso-secret = Secret du client
sso-secret-hint = Vide pour un client sans secret.
sso-secret-kept = Laissez vide pour garder l’actuel.
sso-arrival = La première fois
sso-arrival-create = Créer un compte
sso-arrival-create-hint = Pour toute personne que le fournisseur laisse entrer. Un compte de même adresse est relié, si le fournisseur prouve l’adresse, sauf celui d’un administrateur.
sso-arrival-claim = Seulement les comptes existants
sso-arrival-claim-hint = Reliés par l’adresse e-mail, si le fournisseur la prouve, sauf ceux des administrateurs. Les autres sont invités à demander une invitation.
sso-arrival-link = Seulement les comptes reliés
sso-arrival-link-hint = Chaque personne se connecte d’abord comme aujourd’hui, puis relie le fournisseur dans ses réglages.
sso-domains = Domaines de messagerie
sso-domains-hint = Vide pour tous. Sinon, seules ces adresses ont un compte ou y sont reliées : example.com, example.org
sso-trust = Faire confiance aux adresses de ces domaines
sso-trust-hint = Pour les fournisseurs qui ne disent pas qu’une adresse est vérifiée, comme Entra ID. Seulement si votre entreprise est seule à donner ces adresses.
sso-silent = Connecter sans rien demander
sso-silent-hint = Une personne déjà connectée chez le fournisseur ne voit pas la page de connexion.
sso-in-step = Tenir les profils à jour
sso-in-step-hint = À chaque connexion, nom, fonction, service, site et téléphone sont remplacés par ce que dit le fournisseur.
sso-claims = Profil et groupes
sso-claims-hint = Le nom des informations (claims) que le fournisseur envoie. L’essai les montre.
sso-scopes = Autres portées (scopes)
sso-scopes-hint = En plus de openid, profile et email.
sso-claim-job = Fonction
sso-claim-unit = Service
sso-claim-site = Site
sso-claim-phone = Téléphone
sso-claim-groups = Groupes
sso-claim-groups-hint = Une liste de noms ; realm_access.roles descend d’un niveau.
sso-kept = Groupes à reprendre ici
sso-kept-hint = Un par ligne, comme le fournisseur les écrit. Chaque personne y entre et en sort à sa connexion.
sso-save = Enregistrer
sso-remove = Retirer le fournisseur
sso-remove-text = Ses liens avec les comptes et ses groupes sont supprimés, et les personnes connectées avec lui sont déconnectées. Les comptes restent : les personnes sans mot de passe devront en choisir un.
sso-remove-sure = Retirer « { $name } » ?
notice-sso-added = Fournisseur ajouté : copiez les adresses, puis essayez-le
notice-sso-begun = Fournisseur ajouté : copiez les adresses chez lui
notice-sso-saved = Fournisseur enregistré
notice-sso-on = Fournisseur activé : la page de connexion le montre
notice-sso-off = Fournisseur désactivé : la page de connexion ne le montre plus
notice-sso-removed = Fournisseur retiré
notice-sso-linked = Relié : vous pouvez vous connecter avec lui
notice-sso-unlinked = Le lien est supprimé
sso-empty = À remplir.
sso-too-many = { $most } fournisseurs au maximum.
sso-issuer-wrong = Ce n’est pas une adresse web sans « ? » ni « # ».
sso-issuer-plain = L’adresse doit commencer par https://.
sso-domain-wrong = « { $name } » n’est pas un domaine de messagerie.
sso-trust-needs-domains = Indiquez les domaines de confiance.
sso-secret-again = Indiquez le secret du nouvel émetteur : l’actuel n’est pas envoyé à un autre.
sso-whole-world = Tout le monde y a un compte : indiquez les domaines de messagerie acceptés.
sso-group-twice = « { $name } » y est deux fois, ou ne diffère que par des signes ou la casse.
sso-group-wrong = « { $name } » n’a ni lettre ni chiffre.
sso-scope-wrong = Une portée n’a ni espace, ni guillemet, ni accent.
sso-tried-title = Essai de « { $name } »
sso-tried-lead = Personne n’a été connecté et rien n’a été gardé.
sso-claims-said = Ce que le fournisseur envoie
sso-tried-back = Retour au fournisseur
sso-plan-known = Cette personne se connecterait comme { $name }.
sso-plan-claim = Cette personne serait reliée au compte de { $name }, qui a cette adresse.
sso-plan-create = Un compte serait créé pour { $name }.
sso-links-title = Connexion
sso-links-lead = Les comptes avec lesquels vous pouvez vous connecter, en plus de votre mot de passe.
sso-links-none = Aucun fournisseur
sso-links-none-text = Votre réseau n’a pas d’authentification unique.
sso-linked = Relié le { $time }
sso-not-linked = Pas relié
sso-link = Relier
sso-unlink-from = Supprimer le lien avec { $name }
sso-only-way = Choisissez d’abord un mot de passe : sans lui, ce fournisseur est votre seul moyen de vous connecter.
sso-trouble-title = Vous n’êtes pas connecté
sso-trouble-told = L’administration voit cette erreur.
sso-again = Réessayer
sso-back = Se connecter autrement
sso-said = Le fournisseur dit : « { $said } »
sso-detail = Détail
sso-trouble-away = { $name } ne répond pas. Réessayez dans un instant.
sso-nobody-answers = Aucun serveur ne répond à l’adresse { $issuer } : vérifiez l’émetteur.
sso-trouble-discovery = { $name } ne dit pas comment se connecter : l’administration doit vérifier l’adresse de l’émetteur.
sso-trouble-keys = { $name } ne publie aucune clé utilisable.
sso-trouble-client = { $name } ne reconnaît pas ce réseau : l’administration doit vérifier l’identifiant et le secret du client.
sso-trouble-answer = { $name } a refusé de terminer la connexion. Réessayez.
sso-trouble-forged = La réponse n’est pas signée par { $name }.
sso-trouble-issuer = La réponse vient d’un autre fournisseur que { $name } : l’administration doit vérifier l’adresse de l’émetteur, à la lettre.
sso-trouble-audience = La réponse de { $name } est pour une autre application : l’administration doit vérifier l’identifiant du client.
sso-trouble-expired = La réponse de { $name } est trop ancienne ou du futur : l’administration doit vérifier l’heure des deux machines.
sso-trouble-nonce = La réponse de { $name } est celle d’une autre connexion. Réessayez.
sso-trouble-subject = { $name } ne dit pas qui vous êtes.
sso-trouble-state = Cette connexion a duré trop longtemps ou a commencé dans un autre navigateur. Réessayez.
sso-trouble-denied = { $name } ne vous laisse pas entrer. Demandez à ses administrateurs l’accès à ce réseau.
sso-trouble-nobody-there = Vous n’êtes pas connecté chez { $name }.
sso-trouble-no-account = Vous n’avez pas encore de compte ici. Demandez une invitation à l’administration.
sso-trouble-unverified = { $name } ne prouve pas que votre adresse e-mail est la vôtre. Connectez-vous comme avant et reliez { $name } dans vos réglages, ou demandez à l’administration.
sso-trouble-taken = Le compte de votre adresse e-mail est déjà relié à quelqu’un d’autre chez { $name }. Demandez à l’administration.
sso-trouble-link-first = Un compte a déjà votre adresse e-mail. Connectez-vous comme avant et reliez { $name } dans vos réglages.
sso-trouble-domain = Votre adresse e-mail n’est pas de celles qui peuvent venir ici. Demandez une invitation à l’administration.
sso-trouble-nameless = { $name } ne dit pas votre nom.
sso-trouble-closed = Votre compte a été fermé. Demandez à l’administration.
sso-trouble-other-link = Vous êtes déjà relié à un autre compte de { $name } : supprimez d’abord ce lien.
sso-trouble-other-person = Ce compte de { $name } est déjà relié à une autre personne ici.
sso-trouble-stale = { $name } ne dit pas quand vous vous y êtes connecté. Déconnectez-vous d’ici et reconnectez-vous : vous avez ensuite 15 minutes.
sso-trouble-not-you = Chez { $name }, c’est une autre personne qui est connectée.
sso-new-openid = Ajouter un fournisseur OpenID Connect
sso-new-saml = Ajouter un fournisseur SAML
sso-saml-new = Ajouter un fournisseur SAML
sso-saml-new-lead = Un fournisseur SAML 2.0 : Keycloak, SimpleSAMLphp, Shibboleth, AD FS et d’autres. Personne ne le voit avant que vous ne l’activiez : essayez-le d’abord.
sso-saml-lead = Les membres se connectent avec ce fournisseur (SAML 2.0).
sso-saml-copy-text = Déclarez-y ce réseau : avec le fichier, ou en saisissant ces valeurs.
sso-saml-entity = Identifiant (entity ID)
sso-saml-acs = Adresse de réponse (assertion consumer service, HTTP-POST)
sso-saml-name-id = Format du nom (name ID)
sso-saml-download = Télécharger nos métadonnées
sso-saml-theirs = Ce que disent ses métadonnées
sso-saml-sign-on = Adresse de connexion (HTTP-Redirect)
sso-saml-certificate = Certificat de signature
sso-saml-until = Jusqu’au { $date }
sso-saml-ended = Expiré le { $date }
sso-saml-ends = Le certificat de signature du fournisseur expire le { $date }. Chargez ses nouvelles métadonnées dès qu’il en publie un autre : une réponse signée avec un certificat inconnu est refusée.
sso-saml-metadata = Les métadonnées du fournisseur
sso-saml-metadata-text = Un fichier XML que le fournisseur publie ou laisse télécharger. Un des trois champs suffit.
sso-saml-metadata-kept = Laissez les trois champs vides pour garder les métadonnées actuelles. Avec un autre identifiant (entity ID), le fournisseur est désactivé, oublie qui est relié et déconnecte ces personnes.
sso-saml-url = Adresse
sso-saml-url-hint = Lue une fois, maintenant. https://login.example.com/realms/entreprise/protocol/saml/descriptor
sso-saml-file = Fichier
sso-saml-file-read = Lire le fichier
sso-saml-text = Texte
sso-saml-subject = Attribut qui identifie
sso-saml-subject-hint = Vide : le nom persistant (name ID). Sinon, un attribut que chaque personne garde pour toujours et que personne d’autre ne reçoit jamais, donc pas une adresse e-mail. Un autre choix désactive le fournisseur et oublie qui est relié.
sso-saml-trust-hint = Un fournisseur SAML ne dit pas qu’une adresse est vérifiée. Seulement si votre entreprise est seule à donner ces adresses.
sso-saml-claims-hint = Le nom des attributs que le fournisseur envoie. L’essai les montre.
sso-saml-groups-hint = memberOf, ou http://schemas.microsoft.com/ws/2008/06/identity/claims/groups
sso-metadata-empty = Apportez les métadonnées du fournisseur : adresse, fichier ou texte.
sso-metadata-unsound = Ce ne sont pas des métadonnées SAML : un document XML qui commence par EntityDescriptor.
sso-metadata-nobody = Ces métadonnées ne décrivent aucun fournisseur d’identité SAML 2.0. Ce sont peut-être celles d’une application.
sso-metadata-several = Ces métadonnées décrivent plusieurs fournisseurs d’identité : apportez celles d’un seul.
sso-metadata-no-redirect = Ce fournisseur n’accepte pas de demande par HTTP-Redirect : activez-y ce mode.
sso-metadata-no-key = Ces métadonnées n’ont pas de certificat de signature utilisable : RSA à partir de 2 048 bits, ou ECDSA sur P-256 ou P-384.
sso-metadata-over = Ces métadonnées disent ne plus être valables. Demandez-en de plus récentes au fournisseur.
sso-metadata-plain = L’adresse de connexion doit commencer par https://.
sso-metadata-url-wrong = Ce n’est pas une adresse web.
sso-metadata-url-away = Rien n’a pu y être lu. Vérifiez l’adresse, ou apportez le fichier.
sso-kind-stays = Un fournisseur garde son type : ajoutez-en un autre.
sso-trouble-unsound = La réponse de { $name } n’a pas une forme acceptée ici : l’administration voit pourquoi.
sso-trouble-encrypted = La réponse de { $name } est chiffrée : l’administration doit y désactiver le chiffrement des assertions pour ce réseau.
sso-trouble-unsigned = La réponse de { $name } n’est pas signée : l’administration doit lui faire signer ses assertions.
sso-trouble-certificate = La réponse n’est signée avec aucun certificat de { $name } connu ici : l’administration doit charger à nouveau ses métadonnées.
sso-trouble-weak = { $name } signe avec un algorithme qui n’est plus accepté : l’administration doit y choisir RSA-SHA256.
sso-trouble-sender = La réponse vient d’un autre fournisseur que { $name } : l’administration doit charger à nouveau ses métadonnées.
sso-trouble-entity = La réponse de { $name } est pour une autre application : l’administration doit y vérifier notre identifiant (entity ID).
sso-trouble-recipient = La réponse de { $name } était pour une autre adresse : l’administration doit y vérifier l’adresse de réponse (assertion consumer service).
sso-trouble-identifier = { $name } ne dit pas qui vous êtes par un identifiant qui reste le vôtre : l’administration doit lui demander un nom persistant (name ID), ou indiquer un attribut.
sso-proved-title = Confirmation reçue
sso-proved = Fermez cette fenêtre et continuez dans l’autre.
sso-trouble-again = Cela n’a pas fonctionné
sso-sure-title = Relier { $name } ?
sso-sure-lead = Seulement si ce compte est le vôtre : la personne à qui il appartient peut se connecter en votre nom.
sso-sure-who = Chez { $name }, vous êtes
sso-link-to = Relier { $name }
scim-title = Annuaires d’entreprise
scim-lead = Les annuaires qui créent, modifient et désactivent des comptes ici, par SCIM ou LDAP.
scim-none = Aucun annuaire d’entreprise pour l’instant
scim-none-text = Les comptes viennent d’invitations, de fichiers et de l’authentification unique. Ajoutez l’annuaire de votre entreprise : les comptes suivront les arrivées et les départs.
scim-new = Ajouter un annuaire SCIM
scim-name = Nom
scim-name-hint = Par exemple : Entra ID. Les groupes montrent d’où ils viennent.
scim-domains = Domaines de messagerie
scim-domains-hint = Séparés par des virgules : example.com, example.org. L’annuaire ne reprend des comptes utilisés, et n’en modifie l’adresse e-mail, que dans ces domaines. Vide : il ne reprend que des comptes pas encore activés.
scim-add = Ajouter
scim-settings = Réglages
scim-save = Enregistrer
scim-people = { $n ->
    [0] Aucune personne
    [one] { $n } personne
   *[other] { $n } personnes
}
scim-groups = { $n ->
    [0] aucun groupe
    [one] { $n } groupe
   *[other] { $n } groupes
}
scim-used = dernière requête le { $time }
scim-unused = aucune requête pour l’instant
scim-directory-lead = Cet annuaire gère des comptes et des groupes ici (SCIM 2.0).
scim-copy = À copier dans l’annuaire
scim-copy-text = Dans ses réglages de provisionnement, avec « en-tête HTTP » ou « bearer token » comme authentification.
scim-base = Adresse de base (URL du locataire)
scim-token-once = Le jeton, montré cette seule fois :
scim-token-made = Le jeton a été créé le { $time }. Il n’est montré qu’à sa création.
scim-renew = Nouveau jeton
scim-renew-sure = Créer un nouveau jeton ?
scim-renew-text = L’actuel cesse aussitôt de fonctionner.
scim-state = État
scim-refused-at = Dernier refus, le { $time } :
scim-nothing-refused = Aucun refus récent.
scim-rules = Un annuaire ne voit que les personnes et les groupes qu’il a créés ou repris. Il reprend un compte de même adresse e-mail, sauf ceux des administrateurs et des personnes invitées, et ceux utilisés hors de ses domaines de messagerie. Il ne change jamais un rôle.
scim-remove = Retirer l’annuaire
scim-remove-text = Ses groupes sont supprimés et son jeton cesse de fonctionner. Les comptes restent tels quels.
scim-remove-sure = Retirer « { $name } » ?
notice-scim-saved = Annuaire enregistré
notice-scim-removed = Annuaire retiré
scim-too-many = { $most } annuaires au maximum.
scim-error-refused = { $said }
scim-error-syntax = La requête n’est pas du JSON valide : { $said }
scim-error-lacks = Il manque l’essentiel à la requête : { $said }
scim-error-type = Envoyez { $said } ou application/json.
scim-error-method = Cette adresse n’accepte pas cette méthode.
scim-error-absent = « { $said } » n’est pas pris en charge ici.
scim-error-filter = Ce filtre est illisible : { $said }
scim-error-filter-deep = Un filtre a { $said } niveaux de parenthèses au maximum.
scim-error-filter-attribute = Attribut inconnu : « { $said } ».
scim-error-path = Ce chemin est illisible : { $said }
scim-error-no-target = « { $said } » demande un chemin.
scim-error-op = « { $said } » n’est pas une opération : add, replace ou remove.
scim-error-operations = { $said } opérations au maximum par requête.
scim-error-value = La valeur de « { $said } » n’a pas le bon type.
scim-error-long = La valeur de « { $said } » est trop longue.
scim-error-many = « { $said } » a trop de valeurs.
scim-error-required = « { $said } » est obligatoire.
scim-error-read-only = « { $said } » ne peut pas être modifié.
scim-error-members = Les membres se désignent par « value eq » : { $said }
scim-error-nobody = Personne de cet annuaire n’a l’identifiant « { $said } » : envoyez d’abord la personne.
scim-error-nested = « { $said } » est un groupe : les groupes dans des groupes ne sont pas pris en charge, envoyez leurs personnes.
scim-error-large-group = Un groupe a { $said } membres au maximum.
scim-error-taken = « { $said } » est à une autre personne.
scim-error-known = Le compte d’adresse { $said } est déjà tenu par un annuaire.
scim-error-not-claimed = Le compte d’adresse { $said } est celui de l’administration : aucun annuaire ne le reprend.
scim-error-guest = Le compte d’adresse { $said } est celui d’une personne invitée : aucun annuaire ne le reprend.
scim-error-domain = { $said } est hors des domaines de messagerie de cet annuaire, le compte n’est donc pas modifié : l’administration ajoute le domaine sur la page de l’annuaire.
scim-error-administrator-address = L’adresse e-mail d’un administrateur se modifie seulement ici : { $said } n’a pas été appliquée.
scim-error-manager = Ce responsable hiérarchique ({ $said }) n’a pas été envoyé par cet annuaire.
scim-error-circle = Ce responsable hiérarchique ({ $said }) dépend de la personne.
scim-error-outdated = Modifié entre-temps : relisez.

# Annuaires lus par LDAP
ldap-new = Ajouter un annuaire LDAP
ldap-new-lead = Active Directory, OpenLDAP : personnes et groupes sont tenus à jour, et chacun se connecte avec le mot de passe qu’il a déjà.
ldap-directory-lead = Les personnes et les groupes viennent de cet annuaire, lu par LDAP.
ldap-name-hint = Par exemple : Active Directory. Les groupes montrent d’où ils viennent.
ldap-kind = Type d’annuaire
ldap-kind-active-directory = Active Directory
ldap-kind-active-directory-hint = Celui de Microsoft, ou Samba.
ldap-kind-openldap = OpenLDAP
ldap-kind-openldap-hint = Aussi 389 Directory Server et d’autres avec inetOrgPerson.
ldap-address = Adresse
ldap-address-hint = ldaps://dc1.example.com, ou ldap:// pour commencer le chiffrement en chemin (STARTTLS). Un port peut suivre.
ldap-address-wrong = Écrivez ldaps:// ou ldap:// et le nom du serveur, rien d’autre.
ldap-address-plain = Sans chiffrement, seul un annuaire de cette même machine est lu.
ldap-bind = Compte de lecture
ldap-bind-hint = Un compte qui peut lire les personnes et les groupes, rien de plus : CN=parvis,OU=Services,DC=example,DC=com.
ldap-password = Mot de passe du compte de lecture
ldap-password-kept = Laissez vide pour garder l’actuel. Il n’est plus montré.
ldap-password-again = Tapez de nouveau le mot de passe du compte de lecture : l’adresse, les certificats ou le chiffrement ont changé.
ldap-base = Où sont les personnes
ldap-base-hint = Par exemple : OU=People,DC=example,DC=com.
ldap-group-base = Où sont les groupes
ldap-group-base-hint = Vide : aucun groupe ne vient de cet annuaire.
ldap-signs-in = Se connecter avec le mot de passe de l’annuaire
ldap-signs-in-hint = Les personnes de l’annuaire le tapent sur la page de connexion. Les administrateurs gardent un mot de passe d’ici, pour le jour où l’annuaire ne répond pas.
ldap-arrival = Première connexion d’une personne sans compte ici
ldap-arrival-create = Créer le compte
ldap-arrival-create-hint = Pour toute personne que l’annuaire laisse entrer.
ldap-arrival-claim = Reprendre un compte existant
ldap-arrival-claim-hint = Seulement pour les personnes qui ont un compte de même adresse e-mail.
ldap-arrival-link = Rien
ldap-arrival-link-hint = Seules les personnes déjà synchronisées se connectent.
ldap-details = Certificats, filtres, attributs
ldap-details-hint = Vide : ce qui est usuel pour ce type d’annuaire.
ldap-certificates = Autorité de certification
ldap-certificates-hint = D’un annuaire dont cette machine ne reconnaît pas le certificat : collez le certificat de l’autorité (PEM).
ldap-filter = Filtre des personnes
ldap-login-filter = Filtre de connexion
ldap-login-filter-hint = { "{login}" } est ce que la personne tape.
ldap-group-filter = Filtre des groupes
ldap-filter-wrong = Ce filtre est illisible : vérifiez ses parenthèses.
ldap-filter-login = Il manque { "{login}" } : c’est ce que la personne tape.
ldap-attributes = Attributs
ldap-attributes-hint = Un par ligne, par exemple : job: title
ldap-attribute-wrong = Ce n’est pas un nom d’attribut : { $name }
ldap-id-fixed = L’identifiant ne peut plus changer : des personnes sont déjà connues par lui.
ldap-unit-above = L’unité est l’unité d’organisation
ldap-unit-above-hint = L’OU juste au-dessus de la personne, et non l’attribut du service.
ldap-plain = Sans chiffrement
ldap-plain-hint = Seulement pour un annuaire de cette même machine.
ldap-on = Synchronisé
ldap-off = Non synchronisé
ldap-on-text = Chaque heure, personnes et groupes deviennent ce que dit l’annuaire. Les personnes qui le quittent sont désactivées et déconnectées aussitôt.
ldap-off-text = Rien ne change encore. Regardez d’abord les différences, puis commencez.
ldap-look = Montrer les différences
ldap-sync = Synchroniser maintenant
ldap-switch-on = Commencer la synchronisation
ldap-switch-off = Arrêter la synchronisation
ldap-look-first = Regardez d’abord les différences.
ldap-awaited = L’annuaire est en cours de lecture.
ldap-again = Montrer le résultat
ldap-would = Ce qui changerait
ldap-did = Dernière synchronisation
ldap-seconds = { $n ->
    [0] moins d’une seconde
    [one] { $n } seconde
   *[other] { $n } secondes
}
ldap-same = Tout est comme le dit l’annuaire.
ldap-side-new = { $n ->
    [one] { $n } nouveau compte
   *[other] { $n } nouveaux comptes
}
ldap-side-claimed = { $n ->
    [one] { $n } compte repris
   *[other] { $n } comptes repris
}
ldap-side-changed = { $n ->
    [one] { $n } personne modifiée
   *[other] { $n } personnes modifiées
}
ldap-side-opened = { $n ->
    [one] { $n } compte réactivé
   *[other] { $n } comptes réactivés
}
ldap-side-closed = { $n ->
    [one] { $n } compte désactivé
   *[other] { $n } comptes désactivés
}
ldap-side-new-groups = { $n ->
    [one] { $n } nouveau groupe
   *[other] { $n } nouveaux groupes
}
ldap-side-changed-groups = { $n ->
    [one] { $n } groupe modifié
   *[other] { $n } groupes modifiés
}
ldap-side-gone-groups = { $n ->
    [one] { $n } groupe supprimé
   *[other] { $n } groupes supprimés
}
ldap-refused = { $n ->
    [one] { $n } entrée refusée
   *[other] { $n } entrées refusées
}
ldap-held = { $n ->
    [one] { $n } compte sur { $of } serait désactivé : rien n’a été modifié.
   *[other] { $n } comptes sur { $of } seraient désactivés : rien n’a été modifié.
}
ldap-held-groups = { $n ->
    [one] { $n } groupe sur { $of } serait supprimé : rien n’a été modifié.
   *[other] { $n } groupes sur { $of } seraient supprimés : rien n’a été modifié.
}
ldap-held-members = { $n ->
    [one] { $n } appartenance à un groupe sur { $of } prendrait fin : rien n’a été modifié.
   *[other] { $n } appartenances à des groupes sur { $of } prendraient fin : rien n’a été modifié.
}
ldap-confirm = Synchroniser quand même
ldap-confirm-sure = Désactiver et supprimer comme indiqué ?
ldap-confirm-text = Vérifiez d’abord où sont les personnes et le filtre des personnes : une faute de frappe y fait disparaître tout le monde.
ldap-try = Essayer avec une personne
ldap-try-login = Ce qu’elle tape pour se connecter
ldap-try-hint = Personne n’est connecté et rien n’est modifié.
ldap-try-button = Essayer
ldap-try-nobody = L’annuaire ne trouve personne ainsi.
ldap-try-known = Son compte est { $handle }.
ldap-try-closes = Désactivée dans l’annuaire : { $handle } serait désactivé.
ldap-try-closed = Son compte { $handle } est désactivé.
ldap-try-disabled = Désactivée dans l’annuaire : aucun compte ne serait créé.
ldap-try-new = Un compte serait créé.
ldap-try-claims = Le compte { $handle } serait repris.
ldap-fact-dn = Entrée
ldap-fact-id = Identifiant
ldap-fact-user-name = Nom dans l’annuaire
ldap-fact-email = E-mail
ldap-fact-job = Fonction
ldap-fact-unit = Unité
ldap-fact-phone = Téléphone
ldap-fact-number = Matricule
ldap-fact-manager = Responsable hiérarchique
ldap-fact-groups = Groupes
ldap-remove-text = Ses groupes sont supprimés et plus personne ne se connecte avec son mot de passe. Les comptes restent tels quels.
ldap-no-account = L’annuaire vous connaît, mais vous n’avez pas de compte ici : demandez à un administrateur.
ldap-sign-in-away = L’annuaire de votre entreprise ne répond pas : réessayez dans quelques minutes.
notice-ldap-added = Annuaire ajouté : essayez une personne, puis montrez les différences
notice-ldap-asked = L’annuaire est en cours de lecture
notice-ldap-on = Synchronisation commencée
notice-ldap-off = Synchronisation arrêtée
scim-error-ldap-away = L’annuaire ne répond pas : { $said }. Vérifiez son adresse, son port et le pare-feu entre les deux.
scim-error-ldap-private = { $said } est une adresse privée que ce réseau ne peut pas interroger : l’administrateur du serveur la permet avec --allow-networks.
scim-error-ldap-slow = L’annuaire met trop de temps à répondre. { $said }
scim-error-ldap-certificate = Le certificat de l’annuaire n’est pas reconnu : { $said }. Collez le certificat de son autorité, et utilisez le nom pour lequel il est fait.
scim-error-ldap-secure = L’annuaire refuse de commencer le chiffrement (STARTTLS), ou l’exige : { $said }. Utilisez ldaps://, ou activez-le là-bas.
scim-error-ldap-bind = L’annuaire refuse le compte de lecture : { $said }. Vérifiez son nom et son mot de passe.
scim-error-ldap-base = Il n’y a rien à cet endroit de l’annuaire : { $said }. Vérifiez où sont les personnes et les groupes.
scim-error-ldap-rights = Le compte de lecture ne peut pas lire { $said }.
scim-error-ldap-size = L’annuaire ne donne qu’une partie de la réponse : { $said }. Permettez au compte de lecture les pages et plus d’entrées, ou resserrez le filtre.
scim-error-ldap-elsewhere = { $said } est dans la partie d’un autre serveur de l’annuaire : lisez ce serveur.
scim-error-ldap-filter = L’annuaire ne comprend pas le filtre. { $said }
scim-error-ldap-answer = L’annuaire répond par une erreur : { $said }
scim-error-ldap-lacks = Il manque un attribut à l’entrée : { $said }
scim-error-ldap-failed = Une erreur est survenue de notre côté : le journal du serveur dit laquelle.
