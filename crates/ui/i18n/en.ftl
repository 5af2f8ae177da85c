# The frame
ui-skip = Skip to content
ui-navigation = Main navigation
ui-home = Home
ui-spaces = Spaces
ui-people = { $n ->
    [0] nobody yet
    [one] { $n } person
   *[other] { $n } people
}
ui-directory = People
ui-inbox = Inbox
ui-search = Search
ui-search-here = Search here
ui-inbox-short = Inbox
ui-conversations = Conversations
ui-conversations-short = Messages
ui-admin = Administration
ui-admin-people = People
ui-admin-sign-in = Signing in
ui-admin-content = Spaces and content
ui-admin-trust = Records and privacy
ui-admin-program = Parvis itself
ui-new-post = New post
ui-new-space = Create a space
ui-favourites = Favourites
ui-emoji-all = All emoji
ui-my-spaces = My spaces
ui-external-spaces = External spaces
ui-no-spaces = The spaces you join appear here.
ui-find-spaces = Find a space
ui-me = My account
ui-profile = My profile
ui-settings = Settings
ui-sign-in = Sign in
ui-sign-out = Sign out
ui-theme = Appearance
ui-theme-auto = Automatic
ui-theme-light = Light
ui-theme-dark = Dark
ui-shortcuts = Keyboard shortcuts
ui-context = About this page
ui-demo = Demo: every person and post here is fictitious and can be erased at any time.
ui-close = Close
ui-undo = Undo

# Components
ui-cancel = Cancel
ui-make-task = Make a task of this
ui-remind = Remind me of this
ui-day-page = My day
ui-quick = Note a task
ui-day = Day
ui-hour = Time
ui-save = Save
ui-edit = Edit
ui-delete = Delete
ui-loading = Loading…
ui-more = Show more
ui-more-actions = More actions
ui-access = { $access ->
    [open] Open
    [closed] Closed
    [secret] Secret
   *[other] { $access }
}
ui-access-hint = { $access ->
    [open] Everyone in the company can read it and join
    [closed] Everyone in the company can find it; only members can read it
    [secret] Only its members know that it exists
   *[other] { $access }
}
ui-external = External
ui-external-hint = People from outside the company can read this space
ui-external-person-hint = This person is from outside the company
ui-bot = Bot
ui-bot-hint = A program: what other systems send
ui-people-chosen = People chosen
ui-people-meant = Who do you mean by “{ $name }”?
ui-copy-link = Copy the link
ui-waiting-count = { $n ->
    [one] { $n } unread item in your inbox
   *[other] { $n } unread items in your inbox
}
ui-unread-count = { $n ->
    [one] { $n } unread post
   *[other] { $n } unread posts
}
ui-unread-messages = { $n ->
    [one] { $n } unread message
   *[other] { $n } unread messages
}
ui-unread-from = Mark unread from here
ui-mute = Mute…
ui-choices = Following and muted
ui-replies-before = { $n ->
    [one] { $n } earlier reply
   *[other] { $n } earlier replies
}
ui-edited = edited

# Posts
ui-post-in = in
ui-post-open = Open the post
ui-question = Question
ui-preview = Preview
ui-schedule-menu = Schedule or save as draft
ui-due = Publish on
ui-due-zone = Time zone: { $zone }
ui-schedule = Schedule
ui-save-draft = Save as draft
ui-drafts = My drafts
ui-trash = Trash
ui-restore = Restore
ui-saved = Saved
ui-accept = Accept this answer
ui-accept-no-more = Unmark as accepted
ui-accepted = Accepted answer
ui-message = Message
ui-kind = Type of post
ui-calendar = Calendar
ui-blog = Blog
ui-further = More options
ui-title = Title
ui-body = Text
ui-body-placeholder = What would you like to share or ask?
ui-body-more = Add details
ui-talk-placeholder = Write a message…
ui-enter-sends = Press Enter to send
ui-send = Send
ui-markdown-hint = Markdown supported
ui-opens-aside = Opens in a new tab
ui-prompts = Need a starting point?
ui-lang = Language of the text
ui-lang-none = Detect language
ui-lang-guessed-fr = French (detected)
ui-lang-guessed-en = English (detected)
ui-lang-fr = French
ui-lang-en = English
mark-all = Formatting
mark-bold = Bold
mark-italic = Italic
mark-link = Link
mark-list = List
mark-quote = Quote
mark-code = Code
mark-mention = Mention someone
mark-smile = Emoji
mark-image = Picture
mark-strike = Strikethrough
mark-heading = Heading
mark-numbers = Numbered list
mark-tasks = Checklist
mark-code-block = Code block
mark-table = Table
mark-source = Markdown
mark-row-after = Row below
mark-column-after = Column to the right
mark-row-remove = Delete row
mark-column-remove = Delete column
mark-table-remove = Delete table
mark-none = No formatting
mark-done = Done
mark-as-is = Kept as written
mark-link-address = Web address
mark-link-set = Add link
mark-link-none = Remove link
ui-attach = Add pictures or files
upload-place = Place
upload-place-of = Place of { $file }
upload-earlier = Move { $file } up
upload-later = Move { $file } down
upload-kept = Keep
upload-in-text = Place { $file } in the text
upload-remove = Remove { $file }
upload-alt = Describe this picture for those who do not see it
ui-publish = Publish
ui-publish-where = Publish in
ui-publish-in = Publish in { $space }
ui-publish-on-wall = Publish on my wall
ui-comment = Comment
ui-comments = { $n ->
    [one] { $n } comment
   *[other] { $n } comments
}
ui-comments-label = Comments
ui-comment-write = Write a comment…
ui-comment-deleted = This comment was deleted.
ui-reply = Reply
ui-react = React
ui-react-with = React with { $emoji }

# Time
time-today = Today
time-yesterday = Yesterday
time-now = just now
time-minutes-ago = { $n ->
    [one] { $n } minute ago
   *[other] { $n } minutes ago
}
time-hours-ago = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
}
time-days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
}
time-on-day = { $day }
time-date-at = { $date } at { $hour }

# Errors
error-not-found = This page does not exist, or you do not have access to it.
error-unauthenticated = Sign in to continue.
error-forbidden = You can see this, but you do not have permission to do that.
error-certificate = This is no certificate: paste it with its lines BEGIN CERTIFICATE and END CERTIFICATE.
error-invalid = Some fields are missing or wrong.
error-internal = Something went wrong on the server. Try again; if it happens again, give your administrator the request number.
error-unavailable = The service is temporarily unavailable. Nothing was lost: try again in a moment.
error-busy = The server is busy. Nothing was lost: try again in a few seconds.
error-body-too-large = This is too much to send at once: shorten the text or send fewer files.
error-disk-full = The server has no disk space left. Nothing was changed: tell your administrator.
error-page-typed = What you wrote
error-page-typed-hint = It was not sent. Copy it from here, so that you do not lose it.
error-page-401 = Sign in first
error-page-403 = Not allowed
error-page-404 = Page not found
error-page-409 = Someone else changed this first
error-page-412 = Changed in the meantime
error-page-413 = Too large
error-page-422 = Check what you entered
error-page-429 = Too many attempts
error-page-500 = Something went wrong
error-page-503 = Temporarily unavailable
error-page-home = Back to home
error-page-request = Request number: { $id }

# What the script says
js-new-posts-one = 1 new post
js-new-posts-many = {"{"}n{"}"} new posts
js-new-messages-one = 1 new message
js-new-messages-many = {"{"}n{"}"} new messages
js-new-comments-one = 1 new comment
js-new-comments-many = {"{"}n{"}"} new comments
js-typing-one = {"{"}name{"}"} is typing…
js-typing-many = {"{"}n{"}"} people are typing…
js-network-error = No connection. What you typed is still here: try again.
ui-sending = Sending…
js-draft-elsewhere = This draft was changed elsewhere: compare the two versions
js-uploading = Uploading…
js-upload-first = This will be published when the files have been uploaded.
js-upload-failed = This file could not be uploaded. Try again.
js-upload-wrong = Remove the file that could not be uploaded, or replace it.
js-upload-waits = The connection was lost: it goes on by itself.
js-upload-again = It goes on where it stopped.
js-remove = Remove
js-results-one = 1 suggestion
js-results-many = {"{"}n{"}"} suggestions
js-reload = Reload the page
js-copied = Link copied
js-reply-write = Write a reply…
js-later = Will be sent when you are back online
js-send-now = Send now
js-cancel-sending = Cancel sending
js-sent = Sent
js-sign-out-lost = Some of your text has not been sent yet and will be lost. Sign out anyway?

# Without a network
offline-title = You are offline
offline-text = This page could not be loaded. What you were writing is saved on this device and will be sent when you are back online.
offline-again = Try again
offline-waiting = Waiting to be sent
ui-about = The company’s social network

# Presence
ui-here = Online
ui-here-name = { $name }: online

# Keyboard
key-new = Write a post
key-next = Next post
key-previous = Previous post
key-unread = Next unread post or comment
key-search = Search
key-home = Go to home
key-help = This help

# The gallery
notice-gallery = Every component, in every state.
gallery-lead = Posts from your spaces, newest first.
gallery-topics = Current topics
gallery-empty = An empty page
gallery-empty-title = No posts yet
gallery-empty-text = Introduce yourself, ask a question or share what you are working on.
gallery-colours = Colours
gallery-buttons = Buttons
gallery-sure = Delete this space?
gallery-sure-text = Its 128 posts and their comments will be deleted for everyone.
gallery-fields = Forms
gallery-name = Name
gallery-name-hint = As your colleagues know you.
gallery-mail = Email address
gallery-mail-error = This address is not complete.
gallery-find = Find a person
gallery-about = About me
gallery-access = Who can read it?
gallery-check = Notify me of replies
gallery-check-hint = Never outside your working hours.
gallery-messages = Notices and badges
gallery-follow = Follow
gallery-join = Join
gallery-writing = Writing, with an error
gallery-files = Pictures and files
gallery-prose = Text
gallery-icons = Icons
error-too-long = Too long: { $most } characters at most.
error-too-many = { $minutes ->
    [one] Too many attempts: try again in a minute.
   *[other] Too many attempts: try again in { $minutes } minutes.
}
error-file-too-large = This file is larger than { $megabytes } MB.
error-csrf = This page has expired. Go back to it, reload it and try again.
error-form = This form could not be read. Reload the page and try again.
error-query = This web address is not valid.
error-json = Invalid JSON: { $detail }
error-bad-form = The form was not received in full: send it again.
error-idempotency-key = The idempotency key is longer than 200 characters.
error-idempotency-body = This was already sent with another text. Check what was published before you send it again.
error-database-damaged = The database is damaged. An administrator needs to restore a backup.
error-database-newer = This database belongs to a newer version of Parvis (schema step { $step }): start that version or a later one.
notice-restored = Restored.
ui-report = Report…
ui-moderation = Reports and decisions
ui-moderate = Moderation
ui-embargo = Under embargo
ui-embargo-hint = It cannot be published sooner.
ui-due-seen = Until then, only you and the space’s managers see it.
