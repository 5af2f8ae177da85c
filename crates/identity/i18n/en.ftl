# Identity: signing in, invitations, access tokens, one’s account.

# What is known of a person
person-name = Full name
person-handle = Handle
person-handle-hint = To sign in, and for others to mention you: letters without accents, digits, dots and hyphens.
person-email = Email address
person-email-optional = Email address (optional)
person-password = Password
person-job = Job title
person-about = About you
person-lang = Language of the pages

# What is wrong
person-being-erased = This account is being erased: it cannot be reactivated.
person-last-administrator = This is the last administrator: give someone else that role first.
password-hint = At least { $n } characters. A sentence of a few words is safe and easy to remember.
password-elsewhere = Your company’s directory keeps your password: change it where you change it for your computer.
password-too-short = Too short: at least { $least } characters.
password-too-long = Too long: at most { $most } characters.
password-guessable = Too easy to guess: avoid common passwords, names, your email address and repetitions.
proof-gone = This link is no longer valid: it was used or has expired. Ask for a new one.
password-old-wrong = This is not your current password.
photo-missing = Choose a picture.
invitation-expired = This invitation has expired. Ask the person who invited you to send it again.
invitation-other-domain = This network does not take guests with an address at { $domain } any more. Ask the person who invited you.
invitation-gone = This invitation is no longer valid: it was used, cancelled or has expired. Ask for a new one.
invitation-not-needed = This account is already activated, or deactivated: it cannot be invited.
token-too-many = You already have { $most } tokens, the maximum. Revoke those you no longer use.
error-token-reads = This token is read-only.

# Signing in
sign-in-login = Handle, email address or number
sign-in-with = Sign in with { $name }
sign-in-or = or
sign-in-wrong = Wrong handle, email address, number or password.
sign-in-help = With a card: type its number and, the first time, its code as the password. No account yet? Ask an administrator for an invitation.
sign-in-demo = Choose who to be in this demo.
sign-in-as = Sign in as { $name }

# A lost password
forgotten-title = Forgotten your password?
forgotten-lead = We will email you a link to choose a new one.
forgotten-button = Send the link
forgotten-sent = If this account has an email address, a link is on its way.
forgotten-sent-hint = It is valid for one hour and works once. Check your spam folder too. Without an email address, ask an administrator.
forgotten-no-mail = This network sends no email. Ask an administrator for a link to choose a new password.
reset-title = Choose a password
reset-button = Save and sign in
reset-ends = This signs you out everywhere else and revokes your access tokens.
letter-hello = Hello { $name },
letter-forgotten-subject = Choose a new password
letter-forgotten-text = Someone asked to choose a new password for your account { $handle }. The link is valid for one hour and works once.
letter-forgotten-elsewhere = The account is your company’s: its directory keeps the password. Change it where you change it for your computer, or ask your IT support.
letter-forgotten-else = If it was not you, ignore this email: your password stays as it is.
letter-forgotten-button = Choose a new password
letter-password-subject = Your password was changed
letter-password-text = The password of your account { $handle } has just been changed.
letter-not-you = If it was not you, tell an administrator right away.

# Proving an address
address-title = Confirm your email address
address-button = This is my address
letter-address-subject = Confirm your email address
letter-address-text = This address was given for the account { $handle }. Confirm that it is yours: the link is valid for one day.
letter-address-else = If it was not you, ignore this email.
letter-taken-subject = Your email address was given for another account
letter-taken-text = Someone gave this address for another account of the network. It is the address of your account { $handle } and stays so: if it was not you, there is nothing to do.
letter-moved-subject = Your email address was changed
letter-moved-text = The account { $handle } now has another email address: emails no longer come here.

# The first day
first-run-title = Welcome
first-run-lead = This network is new. Give it a name and create the first account: it will be an administrator’s.
first-run-code = Code
first-run-code-hint = It is printed where Parvis was started, and shows that this network is yours.
first-run-code-wrong = This is not the code that was printed last where Parvis was started.
first-run-imported = If you came with an import, give the handle or the email address of your account: it becomes the administrator’s, with what you wrote.
rescue-unknown = Nobody is called “{ $account }” here.
rescue-closed = The account “{ $account }” is deactivated.
first-run-button = Create the network
site-name-hint = The company’s name, or the one everyone will use.

# Joining
join-title = Welcome
join-lead = You have been invited. Introduce yourself to create your account.
join-guest = You have been invited. You will see the spaces that are shared with you, and the people in them.
join-claim = { $name }, your account is waiting for you. Choose a password to activate it.
join-handle-hint = Leave it empty to have one made from your name.
join-button = Create my account

# Administration
admin-lead = Settings of the whole network.
admin-invitations-about = Invite people by email or by a link, and see who is still expected.
admin-tablets-about = Where people share a device, they sign in with their personnel number and a PIN.
admin-start = Guided start
admin-start-about = The first steps of a new network: its name, its spaces, its people, its email.
admin-site = The network

# Invitations
invitations-title = Invitations
invitations-lead = Each link is for one person and works once. To invite someone imported from another tool, use their profile.
invitations-new = New invitation
invitations-role-hint = Guests see only the spaces they are added to.
invitations-email-hint = If you give one, it becomes the account’s email address.
invitations-make = Create the link
invitations-made = The invitation is ready
invitations-made-text = Send this link to the person. It will not be shown again, and works once.
invitations-all = All invitations
invitations-pending = Pending
invitations-expired = Expired
invitations-accepted = Accepted
invitations-none = No invitations here.
invitations-sent = emailed
invitations-send = Send again
invitations-link = New link
invitations-copy = Copy the link
invitations-anyone = Anyone with the link
invitations-by = By { $name }
invitations-until = expires on { $date }
invitations-revoke = Cancel the invitation

# Many at once
invite-many-title = Invite many people
invite-many-lead = Paste email addresses, or a table with one person per line.
invite-many-who = Whom to invite
invite-many-lines = Addresses or table
invite-many-file = Or a file (CSV)
invite-many-hint = One address per line is enough. A table (CSV, or copied from a spreadsheet) begins with the names of its columns: name, email, number, job, unit, site, manager, spaces. People without an email address need a name and a number.
invite-many-button = Invite
invite-many-done = What happened
invite-many-before = Links from before
invite-many-taken = { $n ->
    [0] Nobody new was invited.
    [one] { $n } person was invited or added.
   *[other] { $n } people were invited or added.
}
invite-many-refused = { $n ->
    [one] { $n } line needs a correction: it is still in the field below.
   *[other] { $n } lines need a correction: they are still in the field below.
}
invite-many-cards = Print the cards of people without an email address
invite-many-hand = This network sends no email: give each person their link. It will not be shown again.
invite-spaces = Spaces they find themselves in
invite-line = Line { $n }:
invite-mailed = Emailed
invite-invited = Invited
invite-added = Added
invite-known = Nothing to do
invite-refused = Not taken
invite-here = Already has an account.
invite-waits = Was already invited or added.
invite-closed = This account is deactivated: reactivate it first.
invite-nobody = Give an email address or a number.
invite-no-name = Give a name: only an email address can be invited without one.
invite-two-people = The email address and the number belong to two different people.
invite-space = You cannot bring people into “{ $space }”: no such space, or you do not manage it.
invite-manager-unknown = The line manager “{ $name }” is not known: everything else was taken.
invite-column-unknown = Unknown column “{ $column }”. Known: name, email, number, job, unit, site, manager, spaces.
invite-lines-none = Give at least one address.
invite-lines-many = At most { $most } lines at once.
person-number-bad = A number has no “@” and cannot be empty.
person-number-taken = Someone else has this number.
letter-hello-nobody = Hello,
letter-invitation-subject = Your invitation to { $site }
letter-invitation-text = { $name } invites you to { $site }, where your colleagues share news, questions and projects.
letter-invitation-until = The link is for you alone, works once and expires on { $date }.

# By an address of the company
domains-title = Join with a company address
domains-lead = Anyone who can read email at an address in these domains can join by themselves.
domains-no-mail = With a mail server, anyone who can read email at an address of your company could join by themselves.
domains-name = Mail domain
domains-open = Let them join
domains-close = Remove
domain-bad = This is not a mail domain, such as example.com.
notice-domain-opened = People with an address in this domain can join.
notice-domain-closed = Domain removed.
notice-invitation-sent = Invitation sent again.
ask-title = Join with your work email
ask-lead = We will email you a link to create your account.
ask-sent = A link is on its way.
ask-sent-hint = Check your spam folder too.
ask-domain = Addresses in { $domain } cannot join by themselves. Ask an administrator for an invitation.
letter-here-subject = You already have an account
letter-here-text = This address belongs to the account { $handle }. If you forgot the password, you can choose a new one on the sign-in page.

# The administration of people
accounts-title = People and accounts
accounts-lead = Who has an account, and who is still expected.
accounts-search = Search
accounts-search-hint = A name, a job title, an email address or a number.
accounts-find = Search
accounts-all = All
accounts-none = Nobody here.
account-active = Active
account-invited = Invited
account-waiting = Expected
account-profile-see = See the profile
account-deactivated = Deactivated
account-access = Access
account-email-admin = It is not checked: make sure it is theirs. They are told at the old one.
account-is-closed = Nobody can sign in to this account. Its posts stay where they are.
account-close-title = Deactivate the account of { $name }?
account-close-text = This person is signed out everywhere at once, and can no longer sign in. What they wrote stays, with their name. You can reactivate the account at any time.
account-send-link = Email a link to choose a password
account-no-link = This account is not active, has no email address, or this network sends no email.
account-new-code = Print a card with a sign-in code
account-end-sessions = { $n ->
    [one] Sign out ({ $n } session)
   *[other] Sign out everywhere ({ $n } sessions)
}
person-number = Personnel number
person-number-hint = To sign in without an email address.
notice-number-changed = Number saved.
notice-link-sent = The link is on its way.
notice-sessions-of-ended = This person is signed out everywhere.

# Cards
cards-title = Cards with sign-in codes
cards-lead = Print this page now: the codes will not be shown again, and replace earlier ones. Ten cards fit on an A4 sheet.
cards-back = Back
cards-login = Sign in as: { $login }
cards-how = Scan the picture, or sign in with this code as the password. Then choose your own password.
cards-until = Valid once, until { $date }.
cards-all = For everyone who has a number and no email address, and has not signed in yet.
cards-print = Make the cards
cards-none = Nobody needs a card: everyone with a number has an email address or has signed in.

# My account
account-profile = Profile
account-unit-hint = As it appears in the org chart.
account-phone-hint = Guests do not see it.
account-working-on-hint = One sentence: your project, your season, your machine.
account-ask-about-hint = What colleagues can come to you for.
account-skills-hint = Separated by commas: 30 at most. Colleagues find you by them.
account-languages-hint = Separated by commas: 12 at most.
account-about-hint = What you do and what people can ask you about. Markdown supported.
account-photo = Photo
account-photo-file = Choose a picture
account-photo-hint = JPEG, PNG, WebP or GIF. It will be cropped to the square in the middle.
account-photo-save = Upload
account-photo-remove = Remove the photo
account-email-none = No email address yet.
account-email-new = New email address
account-email-hint = A link is sent to it. It becomes yours once you open the link.
account-email-change = Send the link
account-email-no-mail = This network sends no email: ask an administrator to change your address.
account-password-old = Current password
account-password-new = New password
account-password-change = Change my password
account-password-ends = Changing your password signs you out everywhere else.
account-password-keep = Keep my access tokens: { $names }
account-password-keep-hint = Otherwise they are revoked: someone who knew your password may have created one.
account-sessions = Sessions
account-sessions-hint = The browsers you are signed in with. A session ends after 30 days without a visit.
account-session-unknown = Unknown browser
account-session-this = This browser
account-session-seen = Last seen
account-session-end = Sign out
account-sessions-end = Sign out everywhere else
account-tokens-hint = For your programs to use the API on your behalf.
account-token-made = Copy this token now: it will not be shown again.
account-token-name = Name of the token
account-token-name-hint = What it is for, so that you recognise it later.
account-token-scope = Permissions
account-token-life = Valid for
account-token-make = Create a token
account-token-used = Last used
account-token-unused = Never used
account-token-until = expires on { $date }
account-token-revoke = Revoke
token-scope-read = Read only
token-scope-write = Read and write
token-scope-full = Full access, administration included
token-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
token-no-expiry = Until you revoke it

# What was done
account-tokens = Access tokens
notice-profile-saved = Profile saved.
notice-photo-saved = Photo saved.
notice-photo-removed = Photo removed.
notice-password-changed = Password changed. You are signed out everywhere else.
notice-password-changed-tokens = Password changed. You are signed out everywhere else, and your access tokens are revoked.
notice-email-asked = A link is on its way to the new address.
notice-email-changed = Email address changed.
notice-session-ended = That browser is signed out.
notice-sessions-ended = You are signed out everywhere else.
notice-token-revoked = Token revoked.
notice-invitation-revoked = Invitation cancelled.
notice-role-changed = Role changed. This person is signed out everywhere.
notice-person-closed = Account deactivated.
notice-person-reopened = Account reactivated.
notice-site-named = Network name saved.

# Guests
join-space = You are invited to the space { $space }.
join-again = { $name }, you are invited again, to the space { $space }. Choose a password to come back.
join-guest-sees = You see this space and the people in it, nothing else of the network.
join-guest-seen = The people in it see your name and what you write.
join-guest-ends = Your access has an end date. The space managers can extend it.
join-space-button = Join the space
join-sign-in = You already have an account with this email address. Sign in to join.
join-other-account = This invitation is for another email address. Sign out, then open the link again.
notice-guest-joined = You joined the space.
letter-guest-text = { $name } invites you to the space { $space } on { $site }. You will see this space and the people in it.
guests-policy = Guests
guests-policy-lead = People from outside the company who are invited into a space. They see their spaces, the people in them, and nothing else.
guests-inviters = Who can invite guests
guests-by-nobody = Nobody
    .text = No new guest can come. Those who are here stay until their end date.
guests-by-administrators = Administrators
    .text = Into the external spaces that they manage.
guests-by-managers = Space managers
    .text = Into the external spaces that they manage, including guests who manage one.
guests-domains = Allowed email domains
guests-domains-hint = One per line, such as partner.example. Leave it empty to allow any address.
guests-not-invited = The company’s settings do not let you invite guests.
guests-need-mail = This network sends no email: ask a space manager of the company to invite.
guests-other-domain = Addresses in this domain cannot be invited. An administrator decides which can.
guests-too-many = { $most } invitations are already pending here. Cancel some first.
notice-guests-policy = Guest settings saved.
owner-title = Owner
owner-is = An owner says who administers the network.
owner-is-not = Owners say who administers the network. As long as there is none, every administrator does.
owner-name = Make an owner
owner-remove = No longer an owner
owner-only = Only an owner of the network can do this to an administrator.
owner-first = This person owns the network: another owner has to change that first.
owner-last = The network needs an owner: name another first.
owner-administers = Only an administrator can be an owner.
notice-owner-changed = Owners changed

# Two-factor authentication and passkeys
security-title = Passkeys and two-factor authentication
security-link = Security
security-lead = A password that someone else learns is not enough to get in.
passkeys-title = Passkeys
passkeys-text = Sign in with your fingerprint, your face or the PIN of your device, without a password. A passkey works on the real site only: nobody can trick you into giving it away.
passkey-name = Name of the passkey
passkey-name-hint = The device or the app that keeps it, so that you recognise it later.
passkey-add = Add a passkey
passkey-edit = Rename or remove
passkey-remove = Remove this passkey
passkey-since = Added on { $date }
passkey-use = Use a passkey
passkey-enter = Sign in with a passkey
passkey-no-script = Passkeys need JavaScript, and a browser that knows them.
passkey-no-address = Passkeys need an address with a name that begins with https://. Ask an administrator.
passkey-cancelled = Nothing was sent: the request was cancelled or took too long. Try again.
passkey-known = This device already has a passkey for your account.
passkey-many = You already have { $most } passkeys, the maximum. Remove one first.
passkey-late = This page was open for too long. Try again.
passkey-origin = Passkeys work at { $address } only. Open that address and try again.
passkey-unverified = Your device did not check that it was you. Set up its screen lock or its PIN, then try again.
passkey-cloned = This passkey was refused: a copy of it may exist. Sign in another way, then remove it.
passkey-unknown = This passkey is not known here. It was removed, or belongs to another account.
passkey-refused = This passkey could not be checked. Try again, or sign in another way.
app-title = Authenticator app
app-on = On
app-text = An app on your phone shows a code of six digits, which we ask for after your password.
app-begin = Set up an app
app-remove = Remove the app
app-there = An app is already set up: remove it first.
app-scan = Scan the picture with your app, then type the code that it shows.
app-open = Open in the app of this device
app-secret = Without a camera, type this key in the app:
app-confirm = Turn on
app-confirm-hint = The six digits that the app shows now.
code-label = Code
code-hint = The six digits of your authenticator app, or a recovery code.
code-recovery = Recovery code
code-recovery-hint = Twelve letters and digits, from the list that you kept.
code-wrong = This code is not valid, or was already used.
codes-title = Recovery codes
codes-text = For the day when you have neither your phone nor your passkey. Each works once.
codes-left = { $n ->
    [one] { $n } code left.
   *[other] { $n } codes left.
}
codes-renew = Create new codes
codes-renew-hint = { $n ->
    [one] You get { $n } new code. The old ones stop working.
   *[other] You get { $n } new codes. The old ones stop working.
}
codes-lead = Print this page or copy the codes now: they will not be shown again.
codes-how = Keep them where nobody else reads them, and away from your phone. Each code works once.
codes-kept = I have kept them
second-title = One more step
second-lost = You have none of these? Ask an administrator to reset your two-factor authentication.
second-other = Sign in to another account
prove-title = Confirm that it is you
prove-lead = This changes who can get into an account, or what leaves the network. We ask again if you last confirmed more than 15 minutes ago.
prove-button = Continue
prove-elsewhere = Sign in again in the window that opens, then come back here and continue.
prove-with = Sign in again with { $name }
prove-here = You have two-factor authentication: confirm with it that it is you.
prove-first = Confirm in the page that it is you, then try again.
account-factors = Two-factor authentication
account-factors-on = On.
account-factors-reset = Reset two-factor authentication
account-factors-reset-text = Make sure that it is really them, face to face or by phone. They sign in with their password alone until they set it up again, and are told.
letter-factors-subject = How you sign in was changed
letter-app-added = An authenticator app was added to your account { $handle }: its codes are asked for from now on.
letter-app-removed = The authenticator app of your account { $handle } was removed.
letter-passkey-added = A passkey was added to your account { $handle }.
letter-passkey-removed = A passkey of your account { $handle } was removed.
letter-codes-new = New recovery codes were made for your account { $handle }: those before are worth nothing any more.
letter-pin-chosen = A PIN for shared tablets was chosen for your account { $handle }.
letter-pin-removed = The PIN for shared tablets of your account { $handle } was removed.
letter-factors-reset = An administrator reset the two-factor authentication of your account { $handle }. Set it up again in your settings.
letter-recovered = Someone signed in to your account { $handle } with a recovery code.
notice-app-added = Authenticator app added.
notice-app-removed = Authenticator app removed.
notice-passkey-added = Passkey added.
notice-passkey-renamed = Passkey renamed.
notice-passkey-removed = Passkey removed.
notice-factors-reset = Two-factor authentication reset. This person is signed out everywhere, and told.

# Sign-in rules
sign-in-elsewhere = Your company asks you to sign in with its account: use the button on the sign-in page.
second-due = Set up two-factor authentication first, in your settings.
second-due-on = Your company asks for two-factor authentication from { $date } on. Set it up in your settings, under Security.
rules-title = Sign-in rules
rules-lead = What is asked of people who sign in. When several rules apply to someone, the strictest one counts.
rules-new = New rule
rules-whom = For
rules-whom-everyone = Everyone
rules-whom-administrators = Administrators
rules-whom-group = A group
rules-whom-gone = A group that was deleted
rules-second-free = When set up
    .text = People decide for themselves.
rules-second-required = Required
    .text = For those who sign in here with a password. The company account is enough by itself.
rules-second-always = Required after single sign-on too
    .text = For everyone the rule applies to, however they sign in.
rules-grace = Time to set it up
rules-grace-hint = Until then people are reminded. After that, they see nothing but the page that sets it up.
rules-now = None: from now on
rules-site = The network’s setting ({ $time })
rules-site-endless = The network’s setting (no limit)
rules-idle = Sessions end without a visit after
rules-lasts = Sessions end in any case after
rules-only = Single sign-on only
rules-only-hint = Passwords and passkeys open nothing, but for the emergency account.
rules-add = Add the rule
rules-remove = Remove
rules-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
rules-hours-n = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
rules-minutes-n = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
rules-says-required = Two-factor authentication required from { $date }.
rules-says-always = Two-factor authentication required from { $date }, after single sign-on too.
rules-says-idle = Sessions end after { $time } without a visit.
rules-says-lasts = Sessions end after { $time } in any case.
rules-says-only = Single sign-on only.
rules-many = There are already { $most } rules, the maximum. Remove one first.
group-in-rules = A sign-in rule is for this group: remove the rule first.
rules-group-gone = This group does not exist any more.
rules-minutes = Between 5 minutes and 30 days.
rules-hours = Between 1 hour and 1 year.
rules-nothing = This rule asks for nothing: choose at least one thing.
rules-no-provider = Nobody could sign in: turn a provider on first, under Single sign-on.
rules-no-emergency = Name an emergency account first: without it, nobody could sign in when the provider is down.
emergency-title = Emergency account
emergency-text = It signs in with its password even where single sign-on alone is allowed. Keep that password sealed. Each use is audited, and all administrators are told.
emergency-hint = An administrator’s account that has a password. Leave it empty for none.
emergency-needed = This is the emergency account, without which nobody could sign in when the provider is down: name another one first.
emergency-wrong = This is not the active account of an administrator with a password.
notice-sign-in-rule-added = Rule added.
notice-sign-in-rule-removed = Rule removed.
notice-emergency = Emergency account saved.

# Shared tablets
tablet-title = Shared tablet
tablet-lead = Sign in with your personnel number and your PIN. You are signed out after five minutes without activity.
tablet-wrong = Wrong number or PIN.
tablet-first = No PIN yet? Sign in with your password on another device, and choose one in your settings, under Security.
tablet-other = Sign in another way
tablet-notice = Shared tablet: you are { $name }. Sign out when you leave; after five minutes without activity it is done for you.
tablet-refused = Not on a shared tablet: sign in on a device of your own to do this.
tablets-title = Shared tablets
tablets-lead = In a workshop or on a ward, people sign in at /tablet with their personnel number and a PIN. Such a session ends after five minutes without activity, and can change nothing about accounts, rights or settings.
tablets-on = People can sign in on shared tablets
tablets-on-hint = Each chooses a PIN in their settings. Two-factor authentication is not asked for there.
tablets-networks = Networks of the tablets
tablets-networks-hint = One per line, such as 10.20.0.0/16. Nobody can sign in with a PIN from elsewhere.
tablets-network = Give at least one network, such as 10.20.0.0/16: no wider than /8.
notice-tablets = Shared tablets saved.
pin-label = PIN
pin-title = PIN for shared tablets
pin-on = Chosen
pin-text = With your personnel number, it opens your account on the shared tablets of your company, for five minutes at a time.
pin-new = New PIN
pin-hint = 6 to 12 digits, not in a row and not a birthday.
pin-save = Save the PIN
pin-remove = Remove the PIN
pin-bad = A PIN has 6 to 12 digits.
pin-guessable = Too easy to guess: avoid digits in a row and repetitions.
pin-no-number = You have no personnel number to sign in with. Ask an administrator.
notice-pin-chosen = PIN saved.
notice-pin-removed = PIN removed.
