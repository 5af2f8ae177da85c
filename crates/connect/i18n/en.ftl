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
import-no-script = the archive has no .jsonl file
import-several-scripts = the archive has several .jsonl files: exactly one must be called import.jsonl

import-line-too-long = the line is { $megabytes } MB long, { $limit } MB at most are allowed: skipped
import-not-utf8 = the line is not UTF-8 (byte { $byte }): what cannot be read is replaced
import-bad-json = the line is not valid JSON (column { $column }): skipped
import-wrong-shape = a field is missing or wrong: { $detail }
import-lines-left = lines of the type “{ $name }” are not imported
import-no-version = the file does not start with a version line
import-wrong-version = version { $version } of the format is not supported, only version 1
import-keys-old = an earlier version of Parvis imported this Mattermost, and this one would import its messages a second time: import the export into a new network

import-file-missing = the file “{ $path }” is not in the archive
import-file-too-large = the file “{ $path }” is larger than { $limit } MB: skipped

import-not-a-mailbox = this is not a mailbox: it does not start with “From ”
import-message-too-long = the message is { $megabytes } MB long, { $limit } MB at most are allowed: skipped
import-mailbox-endless = the message does not end after { $megabytes } MB: the rest of the mailbox was skipped
import-not-a-mail = the message has no readable header: skipped
import-file-not-cleaned = the picture “{ $path }” is damaged and may contain the place where it was taken: skipped
import-message-deleted = marked as deleted, or a note of a mail program: skipped
import-same-message = the message { $id } is there twice: skipped

import-address-odd = { $name } is imported without an email address: “{ $address }” is not valid
import-address-shared = @{ $name } is imported without an email address: “{ $address }” belongs to another account
import-address-changed = @{ $name } had another email address in an earlier export: taken for the same person
import-person-renamed = @{ $name } had another username in an earlier export: the same person, @{ $handle } here
import-handle-changed = @{ $name } has the handle @{ $handle } here
import-administrator-not-taken = @{ $name } was an administrator of the other system and is imported as a member
import-stranger-wrote = @{ $name } is not among the users: a deactivated account was created
import-user-unknown = @{ $name } is not among the users: skipped
import-channel-unknown = the channel “{ $name }” is not in the export: skipped
import-channel-renamed = the channel “{ $name }” had another name in an earlier export: its space is ~{ $space }
import-channel-replaced = the channel “{ $name }” is not the one of that name in an earlier export: it gets a new space
import-channel-private-now = the channel “{ $name }” has become private and its space is not secret: skipped. Make the space secret, then import again
import-space-deleted = the space of the channel “{ $name }” was deleted here: skipped
import-channel-type-unknown = the channel “{ $name }” is of the unknown type “{ $channel_type }”: its space is secret
import-channel-archived = the channel “{ $name }” was archived: imported as an active space
import-channel-narrowed = the channel “{ $name }” belonged to a team that not everyone could join: its space is secret
import-space-unattended = the space “{ $name }” has no members
import-system-message = system message ({ $name }): skipped
import-empty-message = empty message: skipped
import-thread-missing = the message it replies to was not imported: skipped
import-message-divided = the message is too long: imported in { $parts } parts
import-time-impossible = the message has an impossible date: it gets the date of the import
import-time-of-thread = the reply has an impossible date: it gets the date of its thread
import-message-twice = the same author, time and text as a message before: both are imported
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

# Importing people and units from a file
people-file-title = Import people
people-file-lead = People and units from a file of your HR system or directory.
people-file-choose = Choose the files
people-file-people = People
people-file-people-hint = CSV as a spreadsheet saves it, or LDIF. The first line names the columns.
people-file-units = Units (optional)
people-file-units-hint = CSV with the columns code, name, parent and manager.
people-file-look = Preview
people-file-look-again = Update the preview
people-file-preview = Preview
people-file-preview-lead = Nothing is written yet.
people-file-columns = What each column means
people-file-column-none = Not imported
people-file-column-unknown = There is no column “{ $column }”, or no such field.
people-file-would = What would happen
people-file-deactivate = Deactivate people who are no longer in the file
people-file-deactivate-hint = Only people who were in an earlier file. Administrators are never deactivated.
people-file-yes-many = Deactivate even if it is more than 5 % of people
people-file-yes-many-hint = Check the list first: a truncated file looks the same.
people-file-import = Import
people-file-done = Import complete
people-file-done-lead = No email was sent. Invite people from “People and accounts”.
people-file-notes = To check ({ $n })
people-file-night = Last nightly import
people-file-no-night = No nightly import yet. Start the server with --people-file to import a file every night.
people-file-ended-title = Contracts that have ended
people-file-ended = { $n ->
    [one] { $n } person whose contract has ended still has an active account.
   *[other] { $n } people whose contract has ended still have an active account.
}
people-file-ended-do = Deactivate these accounts
notice-people-file-ended = Accounts deactivated.
people-file-none = Choose a file.
people-file-gone-again = This file is no longer here: choose it again.
people-file-large = This file is too large: { $most } MB at most.
people-file-long = This file is too long: { $most } lines at most.
people-file-binary = This is not a text file: save the spreadsheet as CSV.
people-file-empty = This file has no lines below its titles.
people-file-no-key = People cannot be told apart: say which column is the email address, the personnel number or the ID.
people-file-unread = { $file } cannot be read: { $detail }
people-file-dry = Dry run: nothing was written.
people-file-sum-read = People in the file
people-file-sum-created = New accounts
people-file-sum-changed = Updated
people-file-sum-unchanged = Unchanged
people-file-sum-refused = Lines not imported
people-file-sum-inactive = Inactive, without an account: skipped
people-file-sum-left = Groups and machines: skipped
people-file-sum-reopened = Accounts reactivated
people-file-sum-closed = Accounts deactivated
people-file-sum-missing = No longer in the file
people-file-sum-units-created = New units
people-file-sum-units-changed = Units updated
people-file-held = { $would } of { $of } accounts are no longer active in the file. That is more than 5 %: none was deactivated.
people-file-held-missing = { $would } of { $of } accounts are no longer in the file. That is more than 5 %: none was deactivated.
people-file-held-command = Use --yes-many to confirm.
people-file-gone = { $n ->
    [one] { $n } person is no longer in the file:
   *[other] { $n } people are no longer in the file:
}
people-file-line = Line { $line }:
people-file-unit-line = Units, line { $line }:
people-file-more = { $n ->
    [one] and { $n } more line
   *[other] and { $n } more lines
}
people-file-row-shape = this line has { $found } columns instead of { $expected }: skipped
people-file-nobody-named = no email address, personnel number or ID: skipped
people-file-name-missing = no name: skipped
people-file-email-bad = “{ $email }” is not a valid email address: skipped
people-file-number-bad = the personnel number is not valid: skipped
people-file-too-long = { $field } is longer than { $most } characters: skipped
people-file-two-people = the ID, number and email address are not those of the same person: skipped
people-file-same-person = the same person as on line { $line }: skipped
people-file-phone-bad = the telephone number is not valid and was skipped
people-file-list-long = { $field } is too long and was skipped
people-file-date-bad = “{ $date }” is not a date and was skipped
people-file-manager-unknown = line manager “{ $name }” not found
people-file-several-people = “{ $name }” could be several people and was skipped
people-file-several-units = “{ $name }” is the name of several units and was skipped: use a code or a path
people-file-manager-circle = these people would lead one another: { $names }. This line manager was skipped
people-file-unit-parent-unknown = parent unit “{ $name }” not found: the unit is at the top
people-file-unit-circle = “{ $name }” would belong to itself: skipped
people-file-head-unknown = head “{ $name }” not found
people-file-deactivated-here = this account was deactivated by an administrator: it stays so
people-file-reactivated-here = this account was reactivated by an administrator: it stays active
people-file-administrator-keeps = this is an administrator: email address and personnel number were left unchanged
people-file-administrator-stays = this administrator is no longer active in the file: the account stays active
people-file-change-record = this is a change, not an entry: skipped
people-file-refused-because = this cannot be imported: { $detail }
people-file-came-meanwhile = another import has just created this account: import again
people-file-field-id = ID in your system
people-file-field-number = Personnel number
people-file-field-email = Email address
people-file-field-name = Full name
people-file-field-first = First name
people-file-field-last = Last name
people-file-field-handle = Handle
people-file-field-job = Job title
people-file-field-unit = Unit
people-file-field-site = Location
people-file-field-manager = Line manager
people-file-field-phone = Telephone
people-file-field-mobile = Mobile
people-file-field-languages = Languages
people-file-field-skills = Skills
people-file-field-lang = Language of the pages
people-file-field-contract-end = Contract end
people-file-field-active = Active account
people-file-field-user-type = Guest or member
people-file-field-dn = Distinguished name (DN)
