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
import-no-script = l’archive ne contient pas de fichier .jsonl à sa racine
import-several-scripts = l’archive contient plusieurs fichiers .jsonl à sa racine, et aucun ne s’appelle import.jsonl

import-line-too-long = la ligne fait { $megabytes } Mo, { $limit } Mo au maximum sont permis : ignorée
import-not-utf8 = la ligne n’est pas en UTF-8 (octet { $byte }) : ignorée
import-bad-json = la ligne n’est pas du JSON valide (colonne { $column }) : ignorée
import-wrong-shape = un champ manque ou est incorrect : { $detail }
import-unknown-type = type de ligne inconnu « { $name } » : ignoré
import-no-version = le fichier ne commence pas par une ligne de version
import-wrong-version = la version { $version } du format n’est pas prise en charge, seule la 1 l’est

import-file-missing = le fichier « { $path } » n’est pas dans l’archive
import-file-too-large = le fichier « { $path } » dépasse { $limit } Mo : ignoré

import-not-a-mailbox = ce n’est pas un fichier mbox : il ne commence pas par « From »
import-message-too-long = le message fait { $megabytes } Mo, { $limit } Mo au maximum sont permis : ignoré
import-mailbox-endless = le message n’est pas fini après { $megabytes } Mo : le reste du fichier a été ignoré
import-not-a-mail = le message n’a pas d’en-tête lisible : ignoré
import-same-message = le message { $id } figure deux fois : ignoré

import-address-odd = { $name } : compte importé sans adresse e-mail, « { $address } » n’est pas valide
import-handle-changed = @{ $name } a ici l’identifiant @{ $handle }
import-administrator-not-taken = @{ $name } administrait l’autre système : compte importé comme simple membre
import-stranger-wrote = @{ $name } ne figure pas parmi les comptes : un compte désactivé a été créé
import-user-unknown = @{ $name } ne figure pas parmi les comptes : ignoré
import-channel-unknown = le canal « { $name } » n’est pas dans l’export : ignoré
import-channel-archived = le canal « { $name } » était archivé : importé comme espace actif
import-channel-narrowed = le canal « { $name } » appartenait à une équipe que tout le monde ne pouvait pas rejoindre : son espace est secret
import-space-unattended = l’espace « { $name } » n’a aucun membre
import-system-message = message du système ({ $name }) : ignoré
import-empty-message = message vide : ignoré
import-thread-missing = le message auquel il répond n’a pas été importé : ignoré
import-message-divided = le message est trop long : importé en { $parts } parties
import-time-impossible = la date du message est impossible : il prend celle de l’importation
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
