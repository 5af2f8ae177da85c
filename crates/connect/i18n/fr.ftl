# Comptes rendus d’une reprise de données.

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
import-too-many-members = l’archive contient { $count } éléments, le maximum est { $limit }
import-archive-bomb = « { $member } » se déplie bien au-delà de sa taille : il a été laissé
import-no-script = l’archive ne contient pas de fichier .jsonl à sa racine
import-several-scripts = l’archive contient plusieurs fichiers .jsonl à sa racine, et aucun ne s’appelle import.jsonl

import-line-too-long = la ligne pèse { $megabytes } Mo, le maximum est { $limit } Mo : elle a été laissée
import-not-utf8 = la ligne n’est pas en UTF-8 (octet { $byte }) : elle a été laissée
import-bad-json = la ligne n’est pas du JSON (colonne { $column }) : elle a été laissée
import-wrong-shape = il manque quelque chose à la ligne : { $detail }
import-unknown-type = les lignes de type « { $name } » ne sont pas connues : elle a été laissée
import-no-version = le fichier ne commence pas par une ligne de version
import-wrong-version = la version { $version } du format n’est pas connue, seule la 1 l’est

import-file-missing = le fichier « { $path } » n’est pas dans l’archive
import-file-too-large = le fichier « { $path } » dépasse { $limit } Mo : il a été laissé

import-not-a-mailbox = ce n’est pas une boîte aux lettres : elle ne commence pas par « From »
import-message-too-long = le message pèse { $megabytes } Mo, le maximum est { $limit } Mo : il a été laissé
import-mailbox-endless = le message ne finit pas après { $megabytes } Mo : le reste de la boîte a été laissé
import-not-a-mail = le message n’a pas d’en-tête lisible : il a été laissé
import-same-message = le message { $id } figure déjà plus haut : il a été laissé

import-address-odd = { $name } vient sans adresse : « { $address } » n’en est pas une
import-handle-changed = @{ $name } s’appelle ici @{ $handle }
import-administrator-not-taken = @{ $name } administrait l’autre système et vient comme simple membre
import-stranger-wrote = @{ $name } ne figure pas parmi les utilisateurs : un compte fermé a été créé
import-user-unknown = @{ $name } ne figure pas parmi les utilisateurs : cela a été laissé
import-channel-unknown = le canal « { $name } » n’est pas dans l’export : cela a été laissé
import-channel-archived = le canal « { $name } » était archivé : il vient comme un espace en service
import-channel-narrowed = le canal « { $name } » était ouvert à une équipe dont tout le monde ne faisait pas partie : son espace est secret
import-space-unattended = personne n’est dans l’espace « { $name } »
import-system-message = un message du système ({ $name }) : il a été laissé
import-empty-message = le message est vide : il a été laissé
import-thread-missing = le message auquel celui-ci répond n’a pas été repris : il a été laissé
import-message-divided = le message est trop long pour un seul : il vient en { $parts } parties
import-time-impossible = l’heure du message est impossible : il porte celle de la reprise
import-emoji-unknown = la réaction :{ $name }: n’est pas connue ici : elle a été laissée
import-file-left-before = le fichier « { $path } » a été laissé par une reprise précédente
import-too-many-files = le message porte plus de { $limit } fichiers : le reste a été laissé
import-refused = ceci ne peut pas être repris : { $detail }

import-problem = { $place } : { $problem }
import-read = dans le fichier
import-created = créés
import-there = déjà là
import-skipped = laissés
import-times = { $n ->
    [one] une fois
   *[other] { $n } fois
}
import-more-problems = et { $n } autres problèmes
import-run-again = Ce qui est déjà venu est complet ; relancez la reprise, elle continuera de là.
