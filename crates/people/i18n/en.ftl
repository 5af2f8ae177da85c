# People: accounts, signing in, invitations, profiles, the directory.

# What is known of a person
person-name = Full name
person-handle = Handle
person-handle-hint = To sign in, and for others to mention you: letters without accents, digits, dots and dashes.
person-email = E-mail address
person-email-optional = E-mail address (optional)
person-password = Password
person-job = Job
person-unit = Unit
person-site = Site
person-manager = Manager
person-about = About you
person-lang = Language
person-role = Role
person-since = Here since
person-closed = Account closed
person-unclaimed = Imported, not opened yet
role-administrator = Administrator
role-member = Member
role-guest = Guest

# What is wrong
person-too-long = { $most ->
    [one] At most { $most } character.
   *[other] At most { $most } characters.
}
person-name-empty = A name must have something to see.
person-handle-bad = 1 to 64 letters without accents, digits, dots and dashes, beginning with a letter or a digit.
person-handle-taken = This handle is taken.
person-email-bad = There can be no such e-mail address.
person-email-taken = This e-mail address is somebody’s already.
person-last-administrator = Nobody else administers this network: give somebody that role first.
password-hint = At least { $n } characters. A sentence of a few words is safe and easy to remember.
password-too-short = Too short: at least { $least } characters.
password-too-long = Too long: at most { $most } characters.
password-guessable = Too easy to guess: avoid your handle, your address and repetitions.
password-old-wrong = This is not your present password.
photo-missing = Choose a picture.
photo-unreadable = This picture cannot be read. JPEG, PNG, WebP and GIF are fine.
photo-too-large = This picture has too many pixels: 40 million at most.
follow-self = One does not follow oneself.
invitation-gone = This invitation is over: it was used, taken back or is too old. Ask for another one.
invitation-not-needed = This person needs no invitation.
token-too-many = You have { $most } tokens already. Revoke those that are of no use.
error-token-reads = This token may only read.

# Signing in
sign-in-title = Sign in
sign-in-login = Handle or e-mail address
sign-in-button = Sign in
sign-in-wrong = The handle or the password is wrong.
sign-in-help = Forgot your password, or no account yet? Ask whoever administers this network for an invitation.
sign-in-demo = Choose who you are in this demonstration.
sign-in-as = Enter

# The first day
first-run-title = Welcome
first-run-lead = This network is new. Name it and open the first account, which will administer it.
first-run-button = Open the network
site-name = Name of the network
site-name-hint = The company’s, or the one everybody will use.

# Joining
join-title = Welcome
join-lead = You have been invited. A few words about you, and you are in.
join-guest = You have been invited. You will see the spaces that are shared with you, and the people in them.
join-claim = { $name }, your account and what you wrote are waiting for you. Choose a password.
join-handle-hint = Leave it empty to take it from your name.
join-button = Enter

# The directory
directory-title = People
directory-lead = Who does what, and where.
directory-find = Find a person
directory-find-hint = The beginning of a name or a job.
directory-search = Search
directory-every-unit = Every unit
directory-everyone = See everybody
directory-invite = Invite
directory-none = Nobody here
directory-none-hint = Try another word, or the beginning of a name.

# The page of a person
profile-email = E-mail
follow-start = Follow
follow-stop = Unfollow
follow-start-name = Follow { $name }
follow-stop-name = Unfollow { $name }
profile-edit = Edit my profile
profile-administer = Administer this account
profile-role-hint = Another role ends their sessions.
profile-role-change = Change the role
profile-invite-claim = Invite to open this account
profile-close = Close this account
profile-reopen = Open this account again

# Administration
admin-title = Administration
admin-lead = What holds for the whole network.
admin-site = The network

# Invitations
invitations-title = Invitations
invitations-lead = One link, one person, once. For somebody imported from another tool to open their account, invite them from their page.
invitations-new = New invitation
invitations-role-hint = Guests see only the spaces opened to them.
invitations-email-hint = If you give it, it will be the account’s.
invitations-make = Make the link
invitations-made = The invitation is ready
invitations-made-text = Hand this link over. It will not be shown again, and works once.
invitations-open = Waiting
invitations-none = No invitation is waiting.
invitations-anyone = Whoever gets the link
invitations-by = By { $name }
invitations-until = until { $date }
invitations-revoke = Take back

# My account
account-title = Settings
account-profile = Profile
account-unit-hint = As it is written in the org chart.
account-about-hint = What you do, what one may ask you. Markdown is welcome.
account-photo = Photo
account-photo-file = Choose a picture
account-photo-hint = JPEG, PNG, WebP or GIF. The square in the middle is kept.
account-photo-save = Upload
account-photo-remove = Remove the photo
account-password-old = Current password
account-password-new = New password
account-password-change = Change the password
account-password-ends = Changing your password ends your other sessions.
account-password-keep = Keep my access tokens: { $names }
account-password-keep-hint = Otherwise they are revoked: someone who knew your password may have created one.
account-sessions = Sessions
account-sessions-hint = The browsers in which you signed in. A session ends after thirty days without a visit.
account-session-unknown = Unknown browser
account-session-this = This one
account-session-seen = Seen
account-session-end = End
account-sessions-end = End all others
account-tokens = Access tokens
account-tokens-hint = For your programs to use the API in your name.
account-token-made = Copy this token now: it will not be shown again.
account-token-name = Name of the token
account-token-name-hint = What it is for, so that you know it again.
account-token-scope = What it may do
account-token-life = Life
account-token-make = Make a token
account-token-used = Used
account-token-unused = Never used
account-token-until = until { $date }
account-token-revoke = Revoke
token-scope-read = Read
token-scope-write = Read and write
token-scope-full = Everything, administration included
token-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
token-for-ever = Until you revoke it

# Presence
presence-title = When you are here
presence-where = Where it shows that you are here, and that you are writing
presence-nowhere = Nowhere
    .text = Nobody sees when you are here, and you see of nobody that they are.
presence-conversations = In my conversations
    .text = Those in a conversation with you see it while it lasts. It is written down nowhere.
presence-everywhere = In my conversations and on my profile
    .text = Whoever may open your profile sees it too.

# What was just done
notice-presence = Noted.
notice-profile-saved = Your profile is saved.
notice-photo-saved = Your photo is saved.
notice-photo-removed = Your photo is removed.
notice-password-changed = Your password is changed. Your other sessions are over.
notice-password-changed-tokens = Your password is changed. Your other sessions are over and your access tokens are revoked.
notice-session-ended = The session is over.
notice-sessions-ended = Your other sessions are over.
notice-token-revoked = The token is revoked.
notice-invitation-revoked = The invitation is taken back.
notice-role-changed = The role is changed. Their sessions are over.
notice-person-closed = The account is closed.
notice-person-reopened = The account is open again.
notice-site-named = The name of the network is saved.

# Blocking
block-title = Block { $name }
block-means = You will no longer see what { $name } says to you: private messages, mentions, replies, praise. Your conversation leaves your list, and in conversations of several their messages are folded. { $name } is not told and sees no difference.
block-still = Announcements to confirm and requests to join the spaces you manage still reach you.
block-is = You have blocked { $name }: what they say to you goes unseen. They have not been told.
block-do = Block
block-end = Unblock
block-self = You cannot block yourself.
notice-blocked = Blocked.
notice-unblocked = Unblocked.
