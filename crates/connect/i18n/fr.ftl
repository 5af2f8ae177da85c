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
