# Personnes : profils, annuaire, suivi, statut en ligne.

# Ce que l’on sait d’une personne
person-unit = Service
person-unit-of-guest = Les personnes invitées ne sont dans aucun service de l’entreprise.
person-suspended = Vous ne pouvez rien écrire pour le moment : la modération vous a suspendu l’écriture. « Signalements et décisions » dit pourquoi et jusqu’à quand.
person-site = Site
person-manager = Responsable hiérarchique
person-phone = Téléphone
person-languages = Langues
person-skills = Compétences
person-ask-about = Me solliciter sur
person-working-on = En ce moment
person-zone = Fuseau horaire
person-zone-hour = { $zone }, { $hour } là-bas
person-reports = Encadre
person-role = Rôle
person-since = Membre depuis le
person-closed = Compte désactivé
person-unclaimed = Importé, pas encore activé
role-administrator = Administration
role-member = Membre
role-guest = Compte invité

# Ce qui ne va pas
person-too-long = Trop long : { $most } caractères au maximum.
person-list-long = Trop d’éléments : { $most } au maximum.
person-phone-bad = Utilisez des chiffres, des espaces, des points, des tirets, des parenthèses et un + au début.
person-name-empty = Saisissez un nom.
person-handle-bad = Utilisez de 1 à 64 lettres sans accent, chiffres, points et tirets, avec une lettre ou un chiffre au début et à la fin, sans deux points de suite.
person-handle-taken = Cet identifiant est déjà pris.
person-handle-reserved = Cet identifiant est réservé : choisissez-en un autre.
person-email-bad = Cette adresse e-mail n’est pas valide.
person-email-taken = Cette adresse e-mail est déjà celle d’un compte.
photo-unreadable = Cette image ne peut pas être lue : utilisez JPEG, PNG, WebP ou GIF.
photo-too-large = Cette image est trop grande : 40 mégapixels au maximum.
follow-self = Vous ne pouvez pas vous suivre vous-même.

# Le premier jour
site-name = Nom du réseau

# L’annuaire
directory-lead = Qui fait quoi, et où.
directory-find = Rechercher une personne
directory-find-hint = Les premières lettres d’un nom, d’un prénom ou d’une fonction.
directory-search = Rechercher
directory-every-unit = Tous les services
directory-everyone = Voir tout le monde
directory-every-site = Tous les sites
directory-filters = Filtres
directory-skill = Compétence
directory-skill-hint = Une compétence, ou l’un de ses mots.
directory-invite = Inviter
directory-lead-guest = Les personnes de vos espaces.
directory-none = Aucune personne trouvée
directory-none-hint = Essayez un autre mot, ou les premières lettres d’un nom.

# Nommer des personnes dans un formulaire
people-nobody = Personne ne correspond à « { $name } ».
people-unclear = Précisez qui vous désignez par « { $name } ».
people-too-many = { $most } personnes au maximum à la fois.
people-nobody-named = Indiquez au moins une personne.
people-hint = Un nom, une fonction, un service ou une compétence.

# La page d’une personne
profile-email = E-mail
person-write = Écrire
person-write-name = Écrire à { $name }
follow-start = Suivre
follow-stop = Ne plus suivre
follow-start-name = Suivre { $name }
follow-stop-name = Ne plus suivre { $name }
profile-bot = C’est un bot : les publications que d’autres systèmes envoient à un espace paraissent sous son nom. Personne ne se connecte à ce compte.
profile-contact = Fiche de contact
profile-qr = Code QR de la fiche de contact de { $name }
profile-qr-hint = Scannez-le avec un téléphone pour enregistrer le contact.
profile-vcard = Télécharger la vCard
profile-empty = Dites ce que vous savez faire et ce que l’on peut vous demander : vos collègues vous trouveront ainsi.
profile-edit = Modifier mon profil
profile-administer = Gérer ce compte
profile-role-hint = Changer le rôle déconnecte cette personne partout.
profile-role-change = Changer son rôle
profile-invite-claim = Inviter à activer ce compte
profile-account = Le compte et ses accès
profile-code = Remettre un code de connexion
profile-close = Désactiver ce compte
profile-reopen = Réactiver ce compte

# Mon compte

# Présence
presence-title = Statut en ligne
presence-where = Où les autres voient que vous êtes en ligne et que vous écrivez
presence-nowhere = Nulle part
    .text = Personne ne voit quand vous êtes en ligne, et vous ne le voyez pas des autres.
presence-conversations = Dans mes conversations
    .text = Les personnes en conversation avec vous le voient tant que vous êtes en ligne. Rien n’est enregistré.
presence-everywhere = Dans mes conversations et sur mon profil
    .text = Les personnes qui peuvent ouvrir votre profil le voient aussi.

# Écriture
writing-title = Écriture
writing-where = Le champ dans lequel vous écrivez
writing-visual = Comme à la lecture
    .text = La mise en forme apparaît pendant la frappe ; le Markdown tapé à la main fonctionne aussi.
writing-markdown = Markdown
    .text = Un champ simple, qui montre le Markdown.

# Ce qui vient d’être fait
notice-presence = Enregistré.
notice-writing = Enregistré.
# Bloquer
block-title = Bloquer { $name }
block-means = Vous ne verrez plus ce que { $name } vous adresse : messages privés, mentions, réponses, bravos. Votre conversation disparaît de votre liste et, dans les conversations à plusieurs, ses messages sont repliés. { $name } n’en saura rien et ne verra aucune différence.
block-still = Les annonces à confirmer et les demandes d’adhésion aux espaces que vous animez vous parviennent encore.
block-is = Vous bloquez { $name } : vous ne voyez pas ce que cette personne vous adresse. Elle n’en sait rien.
block-do = Bloquer
block-end = Débloquer
block-self = Vous ne pouvez pas vous bloquer.
notice-blocked = Blocage en place.
notice-unblocked = Blocage levé.

# Groupes
groups-title = Groupes
groups-lead = Des ensembles de personnes, pour les règles et la connexion. Seule l’administration les voit.
groups-none = Aucun groupe pour l’instant
groups-none-text = Créez un groupe, puis ajoutez-y des personnes.
groups-new = Nouveau groupe
groups-create = Créer le groupe
groups-members = { $n ->
    [one] { $n } personne
   *[other] { $n } personnes
}
group-name = Nom du groupe
group-name-taken = Un autre groupe porte déjà ce nom.
group-too-many = Il y a déjà { $most } groupes, le maximum : supprimez-en un d’abord.
group-kept-elsewhere = Ce groupe vient d’un annuaire : modifiez-le là-bas.
group-kept-by = Ce groupe vient de { $source } : modifiez-le là-bas.
group-add = Ajouter quelqu’un
group-add-do = Ajouter au groupe
group-remove = Retirer { $name }
group-empty = Personne dans ce groupe pour l’instant
group-empty-text = Ajoutez la première personne.
group-settings = Réglages du groupe
group-delete = Supprimer le groupe
group-delete-text = Les personnes qui en font partie gardent leur compte et leurs espaces.
notice-group-created = Groupe créé.
notice-group-renamed = Groupe renommé.
notice-group-deleted = Groupe supprimé.
notice-group-joined = Ajout au groupe effectué.
notice-group-left = Retrait du groupe effectué.

# Les langues que l’on parle
language-ar = arabe
language-bg = bulgare
language-cs = tchèque
language-da = danois
language-de = allemand
language-el = grec
language-en = anglais
language-es = espagnol
language-fi = finnois
language-fr = français
language-hi = hindi
language-hu = hongrois
language-it = italien
language-ja = japonais
language-ko = coréen
language-nl = néerlandais
language-no = norvégien
language-pl = polonais
language-pt = portugais
language-ro = roumain
language-ru = russe
language-sv = suédois
language-tr = turc
language-uk = ukrainien
language-vi = vietnamien
language-zh = chinois

# L’organigramme
chart-title = Organigramme
chart-lead = Les services de l’entreprise, et qui les dirige.
chart-people-lead = Qui encadre qui.
chart-units = Services
chart-people = Responsables hiérarchiques
chart-see = Organigramme
chart-above = Au-dessus
chart-whole = Toute l’entreprise
chart-open-all = Ouvrir tous les services
chart-close-all = Fermer tous les services
chart-under = { $n ->
    [one] { $n } service dans { $name }
   *[other] { $n } services dans { $name }
}
chart-leads = { $n ->
    [one] encadre { $n } personne
   *[other] encadre { $n } personnes
}
chart-leads-name = { $n ->
    [one] { $name } encadre { $n } personne
   *[other] { $name } encadre { $n } personnes
}
chart-nobody = Cette personne n’encadre personne.
chart-no-units = Aucun service pour l’instant
chart-no-units-text = Les services où se trouvent des personnes apparaissent ici. L’administration peut les importer d’un fichier.
chart-no-people = Aucun responsable hiérarchique pour l’instant
chart-no-people-text = Les personnes qui encadrent une équipe apparaissent ici dès que les responsables sont connus. L’administration peut les importer d’un fichier.
chart-import = Importer des personnes
search-kind-person = Personne
