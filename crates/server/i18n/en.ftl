api-title = The API
api-lead = A program can do everything the pages do.
api-parameters = Parameters
api-required = required
api-body = Body
api-answers = Responses
complete-cannot-read = cannot read this space
complete-cannot-read-talk = is not in this conversation
demo-folder-of-others = This folder contains other files, so the demo does not write to it: { $what } (in { $folder }). Choose another folder: parvis demo --data { $other }
demo-folder-of-network = There is another network in { $folder }, which the demo leaves as it is. Choose another folder: parvis demo --data { $other }
demo-folder-stopped = The demo in { $folder } was stopped before it was complete and cannot be resumed. Start another one: parvis demo --data { $other }
check-consistent = The database is consistent.
check-errors = The database has errors: see above.
serve-first-run = This network is new. Open { $address } to create its first administrator (code: { $code }).
admin-link = Open this link within one hour to choose a new password. It works once.
admin-promoted = { $handle } is now an administrator, and must sign in again.
start-title = Guided start
start-lead = Four steps, in any order. You can leave this page and find it again under Administration.
start-done = Done
start-name = The name
start-name-change = Change the name
start-spaces = The first spaces
start-spaces-none = A space is where people publish and talk. Begin with a few; everyone can create more.
start-spaces-some = { $n ->
    [one] { $n } space so far.
   *[other] { $n } spaces so far.
}
start-spaces-offer = Spaces to begin with
start-spaces-make = Create these spaces
start-space-news = News
    .about = Announcements for the whole company.
start-space-welcome = Welcome
    .about = New here? Introduce yourself and ask anything.
start-space-help = Help and tools
    .about = Questions about our tools, and answers that stay.
start-space-safety = Health and safety
    .about = Incidents, advice and good practice.
start-space-coffee = Coffee break
    .about = Everything that is not work.
start-usual = Everyone who joins finds themselves in
start-people = The people
start-people-some = { $n ->
    [one] You are alone here for now.
   *[other] { $n } people have an account or are expected.
}
start-people-invite = Invite people
start-mail = Email
start-mail-on = A mail server is configured. Send a test to be sure.
start-mail-off = No mail server is configured: you hand over invitations yourself, and nobody is notified by email.
notice-start-spaces = Spaces created.
notice-start-usual = Saved.
serve-running = Parvis is running at { $address } (Ctrl+C to stop)
serve-folder-in-use = Another Parvis is running on the folder { $folder }. Stop it first, or name another folder with --data.
serve-public-url = The public URL { $url } must begin with http:// or https:// and name only a host, such as https://parvis.example.com
serve-no-network = There is no network in { $folder } yet.

# The system, for administrators
system-title = System
system-lead = The program, the space it takes, and its backups.
system-program = Program
system-files = Files
system-texts = Text of files
system-texts-hint = Files are read in the background so that their words can be found.
system-texts-read = Read
system-texts-waiting = Waiting
system-texts-protected = Protected by a password
system-texts-damaged = Damaged
system-texts-limits = Too large or too slow to read
system-texts-empty = Without text, such as scans
system-texts-unread = Of a type that is not read
system-backups = Backups
system-backup-every = { $n ->
    [one] Made every hour, and restored to check that it can be.
   *[other] Made every { $n } hours, and restored to check that it can be.
}
system-backup-none = The first is being made.
system-backup-off = No backups are made automatically.
system-backup-how = The person who runs the server can start it with
system-backup-failed = The last backup failed. The server’s log says why: show it to the person who runs the server.
system-quota-title = Space for files
system-quota = Megabytes for each person
system-quota-hint = Leave empty for no limit. Files already uploaded stay.
system-set = Set at start
system-set-hint = These come from the command line or the environment of the server and can be changed only there.
system-public-url = Public address
system-upload-limit = Largest file
system-mail = Email from
system-previews = Link previews
system-networks = Private networks allowed
system-proxies = Trusted proxies
system-megabytes = { $n } MB
system-on = on
system-off = off
system-none = none
notice-quota-set = Saved.
search-rebuilt = The search index was made again.
search-rebuild-asked = A server is using this index: it makes it again now. See “System” in the administration.
system-search = Search
system-search-ready = Ready
system-search-making = Being prepared: { $share } % done
system-search-closed = Not available
system-search-rebuild = Make the index again
notice-search-rebuild = The search index is being made again.
files-copied = { $files } files copied ({ $size }), { $there } were there already.
