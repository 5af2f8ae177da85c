# Comptes rendus d’une importation.

import-place-file = le fichier
import-place-line = ligne { $line }
import-place-message = message { $number } (ligne { $line })

import-kind-people = personnes
import-kind-spaces = espaces
import-kind-conversations = conversations
import-kind-memberships = adhésions
import-kind-posts = publications
import-kind-comments = commentaires
import-kind-reactions = réactions
import-kind-files = fichiers

import-unreadable = le fichier ne peut pas être lu : { $detail }
import-not-an-archive = ce n’est pas une archive ZIP
import-archive-truncated = l’archive est incomplète : elle s’arrête après { $bytes } octets, dans « { $member } » ou après
import-archive-damaged = l’archive est endommagée : { $detail }
import-too-many-members = l’archive contient { $count } fichiers, { $limit } au maximum sont permis
import-archive-bomb = « { $member } » se décompresse bien au-delà de sa taille : ignoré
import-no-script = l’archive ne contient pas de fichier .jsonl
import-several-scripts = l’archive contient plusieurs fichiers .jsonl : un seul doit s’appeler import.jsonl

import-line-too-long = la ligne fait { $megabytes } Mo, { $limit } Mo au maximum sont permis : ignorée
import-not-utf8 = la ligne n’est pas en UTF-8 (octet { $byte }) : ce qui est illisible est remplacé
import-bad-json = la ligne n’est pas du JSON valide (colonne { $column }) : ignorée
import-wrong-shape = un champ manque ou est incorrect : { $detail }
import-lines-left = les lignes du type « { $name } » ne sont pas importées
import-no-version = le fichier ne commence pas par une ligne de version
import-wrong-version = la version { $version } du format n’est pas prise en charge, seule la 1 l’est
import-keys-old = une version précédente de Parvis a importé ce Mattermost, et celle-ci importerait ses messages une seconde fois : importez l’export dans un nouveau réseau

import-file-missing = le fichier « { $path } » n’est pas dans l’archive
import-file-too-large = le fichier « { $path } » dépasse { $limit } Mo : ignoré

import-not-a-mailbox = ce n’est pas un fichier mbox : il ne commence pas par « From »
import-message-too-long = le message fait { $megabytes } Mo, { $limit } Mo au maximum sont permis : ignoré
import-mailbox-endless = le message n’est pas fini après { $megabytes } Mo : le reste du fichier a été ignoré
import-not-a-mail = le message n’a pas d’en-tête lisible : ignoré
import-file-not-cleaned = l’image « { $path } » est abîmée et peut contenir le lieu de la prise de vue : ignorée
import-message-deleted = marqué comme supprimé, ou note d’un logiciel de messagerie : ignoré
import-same-message = le message { $id } figure deux fois : ignoré

import-address-odd = { $name } : compte importé sans adresse e-mail, « { $address } » n’est pas valide
import-address-shared = @{ $name } : compte importé sans adresse e-mail, « { $address } » est celle d’un autre compte
import-address-changed = @{ $name } avait une autre adresse e-mail dans un export précédent : considéré comme la même personne
import-person-renamed = @{ $name } avait un autre nom de compte dans un export précédent : la même personne, @{ $handle } ici
import-handle-changed = @{ $name } a ici l’identifiant @{ $handle }
import-administrator-not-taken = @{ $name } administrait l’autre système : compte importé comme simple membre
import-stranger-wrote = @{ $name } ne figure pas parmi les comptes : un compte désactivé a été créé
import-user-unknown = @{ $name } ne figure pas parmi les comptes : ignoré
import-channel-unknown = le canal « { $name } » n’est pas dans l’export : ignoré
import-channel-renamed = le canal « { $name } » avait un autre nom dans un export précédent : son espace est ~{ $space }
import-channel-replaced = le canal « { $name } » n’est pas celui qui portait ce nom dans un export précédent : un nouvel espace est créé
import-channel-private-now = le canal « { $name } » est devenu privé et son espace n’est pas secret : ignoré. Rendez l’espace secret, puis relancez l’importation
import-space-deleted = l’espace du canal « { $name } » a été supprimé ici : ignoré
import-channel-type-unknown = le canal « { $name } » est d’un type inconnu, « { $channel_type } » : son espace est secret
import-channel-archived = le canal « { $name } » était archivé : importé comme espace actif
import-channel-narrowed = le canal « { $name } » appartenait à une équipe que tout le monde ne pouvait pas rejoindre : son espace est secret
import-space-unattended = l’espace « { $name } » n’a aucun membre
import-system-message = message du système ({ $name }) : ignoré
import-empty-message = message vide : ignoré
import-thread-missing = le message auquel il répond n’a pas été importé : ignoré
import-message-divided = le message est trop long : importé en { $parts } parties
import-time-impossible = la date du message est impossible : il prend celle de l’importation
import-time-of-thread = la date de la réponse est impossible : elle prend celle de sa discussion
import-message-twice = même auteur, même heure et même texte qu’un message précédent : les deux sont importés
import-emoji-unknown = réaction inconnue « :{ $name }: » : ignorée
import-file-left-before = le fichier « { $path } » a été ignoré par une importation précédente
import-too-many-files = le message a plus de { $limit } fichiers : les suivants ont été ignorés
import-refused = ceci ne peut pas être importé : { $detail }

import-problem = { $place } : { $problem }
import-read = dans le fichier
import-created = ajouts
import-there = déjà là
import-skipped = omissions
import-times = { $n ->
    [one] une fois
   *[other] { $n } fois
}
import-more-problems = { $n ->
    [one] et { $n } autre problème
   *[other] et { $n } autres problèmes
}
import-run-again = Tout ce qui a été importé est complet ; relancez l’importation pour continuer.

# Importer des personnes et des services d’un fichier
people-file-title = Importer des personnes
people-file-lead = Les personnes et les services, d’un fichier de votre SIRH ou de votre annuaire.
people-file-choose = Choisir les fichiers
people-file-people = Personnes
people-file-people-hint = CSV tel qu’un tableur l’enregistre, ou LDIF. La première ligne nomme les colonnes.
people-file-units = Services (facultatif)
people-file-units-hint = CSV avec les colonnes code, nom, parent et responsable.
people-file-look = Aperçu
people-file-look-again = Mettre à jour l’aperçu
people-file-preview = Aperçu
people-file-preview-lead = Rien n’est encore enregistré.
people-file-columns = Ce que dit chaque colonne
people-file-column-none = Non importée
people-file-column-unknown = La colonne « { $column } » n’existe pas, ou ce champ est inconnu.
people-file-would = Ce qui se passerait
people-file-deactivate = Désactiver les personnes qui ne sont plus dans le fichier
people-file-deactivate-hint = Seulement celles qui étaient dans un fichier précédent. L’administration n’est jamais désactivée.
people-file-yes-many = Désactiver même s’il s’agit de plus de 5 % des personnes
people-file-yes-many-hint = Vérifiez d’abord la liste : un fichier tronqué donne le même résultat.
people-file-import = Importer
people-file-done = Importation terminée
people-file-done-lead = Aucun e-mail n’a été envoyé. Invitez les personnes depuis « Personnes et comptes ».
people-file-notes = À vérifier ({ $n })
people-file-night = Dernière importation de nuit
people-file-no-night = Aucune importation de nuit pour l’instant. Démarrez le serveur avec --people-file pour importer un fichier chaque nuit.
people-file-ended-title = Contrats terminés
people-file-ended = { $n ->
    [one] { $n } personne dont le contrat est terminé a encore un compte actif.
   *[other] { $n } personnes dont le contrat est terminé ont encore un compte actif.
}
people-file-ended-do = Désactiver ces comptes
notice-people-file-ended = Comptes désactivés.
people-file-none = Choisissez un fichier.
people-file-gone-again = Ce fichier n’est plus là : choisissez-le de nouveau.
people-file-large = Ce fichier est trop grand : { $most } Mo au maximum.
people-file-long = Ce fichier est trop long : { $most } lignes au maximum.
people-file-binary = Ce n’est pas un fichier texte : enregistrez la feuille de calcul en CSV.
people-file-empty = Ce fichier n’a aucune ligne sous ses titres.
people-file-no-key = Rien ne distingue les personnes : indiquez la colonne de l’adresse e-mail, du matricule ou de l’identifiant.
people-file-unread = { $file } ne peut pas être lu : { $detail }
people-file-dry = Essai à blanc : rien n’a été enregistré.
people-file-sum-read = Personnes dans le fichier
people-file-sum-created = Nouveaux comptes
people-file-sum-changed = Mises à jour
people-file-sum-unchanged = Inchangées
people-file-sum-refused = Lignes non importées
people-file-sum-inactive = Inactives et sans compte : ignorées
people-file-sum-left = Groupes et machines : ignorés
people-file-sum-reopened = Comptes réactivés
people-file-sum-closed = Comptes désactivés
people-file-sum-missing = Absentes du fichier
people-file-sum-units-created = Nouveaux services
people-file-sum-units-changed = Services mis à jour
people-file-held = { $would } comptes sur { $of } ne sont plus actifs dans le fichier, soit plus de 5 % : aucun n’a été désactivé.
people-file-held-missing = { $would } comptes sur { $of } ne sont plus dans le fichier, soit plus de 5 % : aucun n’a été désactivé.
people-file-held-command = Confirmez avec --yes-many.
people-file-gone = { $n ->
    [one] { $n } personne n’est plus dans le fichier :
   *[other] { $n } personnes ne sont plus dans le fichier :
}
people-file-line = Ligne { $line } :
people-file-unit-line = Services, ligne { $line } :
people-file-more = { $n ->
    [one] et { $n } ligne de plus
   *[other] et { $n } lignes de plus
}
people-file-row-shape = { $found } colonnes au lieu de { $expected } : ligne ignorée
people-file-nobody-named = ni adresse e-mail, ni matricule, ni identifiant : ligne ignorée
people-file-name-missing = pas de nom : ligne ignorée
people-file-email-bad = « { $email } » n’est pas une adresse e-mail valide : ligne ignorée
people-file-number-bad = le matricule n’est pas valide : ligne ignorée
people-file-too-long = { $field } : plus de { $most } caractères, ligne ignorée
people-file-two-people = l’identifiant, le matricule et l’adresse e-mail ne sont pas ceux de la même personne : ligne ignorée
people-file-same-person = même personne qu’à la ligne { $line } : ligne ignorée
people-file-phone-bad = le numéro de téléphone n’est pas valide : ignoré
people-file-list-long = { $field } : liste trop longue, ignorée
people-file-date-bad = « { $date } » n’est pas une date : ignorée
people-file-manager-unknown = responsable « { $name } » introuvable
people-file-several-people = « { $name } » peut désigner plusieurs personnes : ignoré
people-file-several-units = « { $name } » est le nom de plusieurs services : ignoré, indiquez un code ou un chemin
people-file-manager-circle = ces personnes s’encadreraient l’une l’autre : { $names }. Responsable ignoré
people-file-unit-parent-unknown = service parent « { $name } » introuvable : le service est placé tout en haut
people-file-unit-circle = « { $name } » appartiendrait à lui-même : ignoré
people-file-head-unknown = responsable « { $name } » introuvable
people-file-deactivated-here = l’administration a désactivé ce compte : il le reste
people-file-reactivated-here = l’administration a réactivé ce compte : il reste actif
people-file-administrator-keeps = cette personne fait partie de l’administration : son adresse e-mail et son matricule restent les mêmes
people-file-administrator-stays = cette personne de l’administration n’est plus active dans le fichier : son compte reste actif
people-file-change-record = c’est une modification et non une fiche : ignorée
people-file-refused-because = importation impossible : { $detail }
people-file-came-meanwhile = une autre importation vient de créer ce compte : relancez l’importation
people-file-field-id = Identifiant dans votre système
people-file-field-number = Matricule
people-file-field-email = Adresse e-mail
people-file-field-name = Nom complet
people-file-field-first = Prénom
people-file-field-last = Nom de famille
people-file-field-handle = Identifiant
people-file-field-job = Fonction
people-file-field-unit = Service
people-file-field-site = Site
people-file-field-manager = Responsable hiérarchique
people-file-field-phone = Téléphone
people-file-field-mobile = Mobile
people-file-field-languages = Langues
people-file-field-skills = Compétences
people-file-field-lang = Langue des pages
people-file-field-contract-end = Fin de contrat
people-file-field-active = Compte actif
people-file-field-user-type = Invité ou membre
people-file-field-dn = Nom distinctif (DN)
