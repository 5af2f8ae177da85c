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
import-too-many-members = the archive has { $count } members, { $limit } are allowed
import-archive-bomb = “{ $member }” unpacks to far more than its size: it was left
import-no-script = the archive has no .jsonl file at its root
import-several-scripts = the archive has several .jsonl files at its root, and none is called import.jsonl

import-line-too-long = the line is { $megabytes } MB long, { $limit } MB are allowed: it was left
import-not-utf8 = the line is not UTF-8 (byte { $byte }): it was left
import-bad-json = the line is not JSON (column { $column }): it was left
import-wrong-shape = the line lacks something: { $detail }
import-unknown-type = lines of type “{ $name }” are not known: it was left
import-no-version = the file does not start with a version line
import-wrong-version = version { $version } of the format is not known, only 1 is

import-file-missing = the file “{ $path }” is not in the archive
import-file-too-large = the file “{ $path }” is larger than { $limit } MB: it was left

import-not-a-mailbox = this is not a mailbox: it does not start with “From ”
import-message-too-long = the message is { $megabytes } MB long, { $limit } MB are allowed: it was left
import-mailbox-endless = the message does not end after { $megabytes } MB: the rest of the mailbox was left
import-not-a-mail = the message has no header that can be read: it was left
import-same-message = the message { $id } came before: it was left

import-address-odd = { $name } comes without address: “{ $address }” is none
import-handle-changed = @{ $name } is called @{ $handle } here
import-administrator-not-taken = @{ $name } ran the other system and comes as an ordinary member
import-stranger-wrote = @{ $name } is not among the users: a closed account was made
import-user-unknown = @{ $name } is not among the users: it was left
import-channel-unknown = the channel “{ $name }” is not in the export: it was left
import-channel-archived = the channel “{ $name }” was archived: it comes as a space in use
import-channel-narrowed = the channel “{ $name }” was open to a team that not everybody was in: its space is secret
import-space-unattended = nobody is in the space “{ $name }”
import-system-message = a message of the system ({ $name }): it was left
import-empty-message = the message is empty: it was left
import-thread-missing = the message that this one answers was not taken: it was left
import-message-divided = the message is too long for one: it comes in { $parts } parts
import-time-impossible = the message tells no time that can be: it has the time of the import
import-emoji-unknown = the reaction :{ $name }: is not known here: it was left
import-file-left-before = the file “{ $path }” was left by an earlier import
import-too-many-files = the message carries more than { $limit } files: the rest was left
import-refused = this cannot be taken: { $detail }

import-problem = { $place }: { $problem }
import-read = in the file
import-created = created
import-there = there before
import-skipped = left
import-times = { $n ->
    [one] once
   *[other] { $n } times
}
import-more-problems = and { $n } more problems
import-run-again = What came so far is complete; run the import again and it goes on from there.
