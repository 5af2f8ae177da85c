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
