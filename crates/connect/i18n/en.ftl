# Reports of an import. The English texts are those of `Problem`'s Display: a test compares them.

import-place-file = the file
import-place-line = line { $line }
import-place-message = message { $number } (line { $line })

import-kind-people = people
import-kind-spaces = spaces
import-kind-conversations = conversations
import-kind-memberships = memberships
import-kind-posts = posts
import-kind-comments = comments
import-kind-reactions = reactions
import-kind-files = files

import-unreadable = the file cannot be read: { $detail }
import-not-an-archive = this is not a ZIP archive
import-archive-truncated = the archive is incomplete: it stops after { $bytes } bytes, in or after “{ $member }”
import-archive-damaged = the archive is damaged: { $detail }
import-too-many-members = the archive holds { $count } files, { $limit } at most are allowed
import-archive-bomb = “{ $member }” unpacks to far more than its size: skipped
import-no-script = the archive has no .jsonl file at its root
import-several-scripts = the archive has several .jsonl files at its root, and none is called import.jsonl

import-line-too-long = the line is { $megabytes } MB long, { $limit } MB at most are allowed: skipped
import-not-utf8 = the line is not UTF-8 (byte { $byte }): skipped
import-bad-json = the line is not valid JSON (column { $column }): skipped
import-wrong-shape = a field is missing or wrong: { $detail }
import-unknown-type = unknown line type “{ $name }”: skipped
import-no-version = the file does not start with a version line
import-wrong-version = version { $version } of the format is not supported, only version 1

import-file-missing = the file “{ $path }” is not in the archive
import-file-too-large = the file “{ $path }” is larger than { $limit } MB: skipped

import-not-a-mailbox = this is not a mailbox: it does not start with “From ”
import-message-too-long = the message is { $megabytes } MB long, { $limit } MB at most are allowed: skipped
import-mailbox-endless = the message does not end after { $megabytes } MB: the rest of the mailbox was skipped
import-not-a-mail = the message has no readable header: skipped
import-same-message = the message { $id } is there twice: skipped

import-address-odd = { $name } is imported without an email address: “{ $address }” is not valid
import-handle-changed = @{ $name } has the handle @{ $handle } here
import-administrator-not-taken = @{ $name } was an administrator of the other system and is imported as a member
import-stranger-wrote = @{ $name } is not among the users: a deactivated account was created
import-user-unknown = @{ $name } is not among the users: skipped
import-channel-unknown = the channel “{ $name }” is not in the export: skipped
import-channel-archived = the channel “{ $name }” was archived: imported as an active space
import-channel-narrowed = the channel “{ $name }” belonged to a team that not everyone could join: its space is secret
import-space-unattended = the space “{ $name }” has no members
import-system-message = system message ({ $name }): skipped
import-empty-message = empty message: skipped
import-thread-missing = the message it replies to was not imported: skipped
import-message-divided = the message is too long: imported in { $parts } parts
import-time-impossible = the message has an impossible date: it gets the date of the import
import-emoji-unknown = unknown reaction “:{ $name }:”: skipped
import-file-left-before = the file “{ $path }” was skipped by an earlier import
import-too-many-files = the message has more than { $limit } files: the rest was skipped
import-refused = this cannot be imported: { $detail }

import-problem = { $place }: { $problem }
import-read = in the file
import-created = created
import-there = already there
import-skipped = skipped
import-times = { $n ->
    [one] once
   *[other] { $n } times
}
import-more-problems = { $n ->
    [one] and { $n } more problem
   *[other] and { $n } more problems
}
import-run-again = Everything imported so far is complete; run the import again to continue.
