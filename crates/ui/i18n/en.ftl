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
ui-inbox-short = Inbox
ui-conversations = Conversations
ui-admin = Administration
ui-new-post = New post
ui-new-space = Start a space
ui-my-spaces = My spaces
ui-external-spaces = With partners
ui-no-spaces = The spaces you join appear here.
ui-find-spaces = Find a space
ui-me = My account
ui-profile = My profile
ui-settings = Settings
ui-sign-in = Sign in
ui-sign-out = Sign out
ui-theme = Colours
ui-theme-auto = Automatic
ui-theme-light = Light
ui-theme-dark = Dark
ui-shortcuts = Keyboard shortcuts
ui-context = About this page
ui-demo = This is a demonstration: everything in it is made up, and it can be thrown away.
ui-close = Close
ui-undo = Undo
ui-new-posts = New posts
ui-live-status = Live updates

# Components
ui-cancel = Cancel
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
    [open] Everyone in the company can read and join
    [closed] Everyone can find it; members accepted one by one can read
    [secret] Only its members know that it exists
   *[other] { $access }
}
ui-external = External
ui-external-hint = People from outside the company can read here
ui-copy-link = Copy the link
ui-waiting-count = { $n ->
    [one] 1 thread with something new
   *[other] { $n } threads with something new
}
ui-unread-count = { $n ->
    [one] 1 unread post
   *[other] { $n } unread posts
}
ui-unread-from = Unread from here
ui-mute = Mute…
ui-choices = My choices
ui-replies-before = { $n ->
    [one] { $n } earlier reply
   *[other] { $n } earlier replies
}
ui-edited = edited

# Posts
ui-post-in = in
ui-post-open = Open the post
ui-question = Question
ui-answered = Answered
ui-preview = Preview
ui-later = Later
ui-due = Publish on
ui-schedule = Schedule
ui-keep = Keep as a draft
ui-drafts = My drafts
ui-saved = Saved
ui-accept = Accept this answer
ui-accept-no-more = Accept no longer
ui-accepted = Accepted answer
ui-message = Message
ui-kind = Kind of post
ui-title = Title
ui-title-placeholder = Title
ui-body = Text
ui-body-placeholder = What would you like to share or ask?
ui-talk-placeholder = Write a message…
ui-enter-sends = Enter sends
ui-send = Send
ui-markdown-hint = Markdown welcome
ui-opens-aside = Opens in another tab
ui-prompts = An idea?
ui-lang = Language of the text
ui-lang-none = Language guessed
ui-lang-guessed-fr = French, guessed
ui-lang-guessed-en = English, guessed
ui-lang-fr = French
ui-lang-en = English
mark-all = Formatting
mark-bold = Bold
mark-italic = Italic
mark-link = Link
mark-list = List
mark-quote = Quote
mark-code = Code
mark-mention = Mention somebody
mark-emoji = Emoji
mark-picture = Picture
ui-attach = Add pictures or files
ui-publish = Publish
ui-publish-where = Publish in
ui-publish-in = Publish in { $space }
ui-comment = Comment
ui-comments = { $n ->
    [one] { $n } comment
   *[other] { $n } comments
}
ui-comments-label = Comments
ui-comment-write = Write a comment…
ui-comment-send = Send
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
    [one] yesterday
   *[other] { $n } days ago
}
time-date-at = { $date } at { $hour }

# Errors
error-not-found = Nothing here, or nothing that you may see.
error-unauthenticated = Sign in to go on.
error-forbidden = You can see this, but this action is not yours to do.
error-invalid = Something in the form needs another look.
error-internal = Something broke on our side. It is written in the log.
error-unavailable = The service cannot answer for the moment. Nothing was lost: try again shortly.
error-busy = The server is busy just now. Nothing was lost: try again in a few seconds.
error-body-too-large = This is more than can be sent at once.
error-disk-full = The server has no room left to write. Nothing was changed.
error-page-401 = Sign in first
error-page-403 = Not yours to do
error-page-404 = Page not found
error-page-409 = Somebody was quicker
error-page-412 = Changed meanwhile
error-page-413 = Too large
error-page-422 = Not quite right
error-page-429 = A little slower
error-page-500 = Something broke
error-page-503 = Back in a moment
error-page-home = Back to home
error-page-request = Request { $id }

# What the script says
js-new-posts-one = 1 new post
js-new-posts-many = {"{"}n{"}"} new posts
js-new-messages-one = 1 new message
js-new-messages-many = {"{"}n{"}"} new messages
js-new-comments-one = 1 new comment
js-new-comments-many = {"{"}n{"}"} new comments
js-typing-one = {"{"}name{"}"} is writing…
js-typing-many = {"{"}n{"}"} people are writing…
js-network-error = The network did not answer. What you typed is still here.
ui-sending = Sending…
js-draft-elsewhere = This draft was changed elsewhere: compare both versions
js-uploading = Uploading…
js-upload-first = This will be published as soon as the files have arrived.
js-upload-failed = This file could not be sent.
js-remove-file = Remove
js-results-one = 1 suggestion
js-results-many = {"{"}n{"}"} suggestions
js-reload = Refresh the page
js-copied = Link copied
js-reply-write = Write a reply…
js-later = Will be sent once the network answers
js-send-now = Try now
js-take-back = Take back
js-sent = Sent
js-sign-out-lost = What you wrote has not been sent yet and will be lost. Sign out all the same?

# Without a network
offline-title = No network
offline-text = This page could not be loaded. What you were writing is kept on this device, and will leave once the network answers.
offline-again = Try again
offline-waiting = Waiting to be sent
ui-about = The company’s network

# Presence
ui-here = Here now

# Keyboard
key-new = Write a post
key-next = Next post
key-previous = Previous post
key-unread = Next unread post or comment
key-search = Search on this page
key-home = Go to home
key-help = This help

# The gallery
notice-gallery = Every component, in every state.
gallery-lead = Newest first, and nothing sorted on your behalf.
gallery-topics = Topics of the moment
gallery-empty = An empty page
gallery-empty-title = It all begins with a sentence
gallery-empty-text = Say hello, ask the question you did not dare to ask, or show what you finished today.
gallery-colours = Colours
gallery-buttons = Buttons
gallery-sure = Delete this space?
gallery-sure-text = Its 128 posts and their comments disappear for everybody.
gallery-fields = Forms
gallery-name = Name
gallery-name-hint = As your colleagues know you.
gallery-mail = E-mail address
gallery-mail-error = This address is not complete.
gallery-find = Find a person
gallery-about = About me
gallery-access = Who may read?
gallery-check = Tell me about replies
gallery-check-hint = Never outside your hours.
gallery-messages = Notices and marks
gallery-follow = Follow
gallery-join = Join
gallery-writing = Writing, with an error
gallery-files = Pictures and files
gallery-prose = Text
gallery-icons = Icons
error-too-long = At most { $most } characters.
error-too-many = { $minutes ->
    [one] Too often: try again in a minute.
   *[other] Too often: try again in { $minutes } minutes.
}
error-file-too-large = This file is larger than { $megabytes } MB.
error-csrf = This page was out of date. Load it again and repeat.
error-form = This form could not be read.
error-query = This address could not be read.
error-json = This JSON will not do: { $detail }
error-bad-form = The form did not arrive whole: please send it again.
error-idempotency-key = The idempotency key is longer than 200 characters.
error-database-newer = The database was written by a newer Parvis (step { $step }): start that one.
notice-deleted = Deleted.
notice-restored = Brought back.
