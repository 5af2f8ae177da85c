# People: profiles, the directory, following, presence.

# What is known of a person
person-unit = Unit
person-unit-of-guest = Guests are in no unit of the company.
person-suspended = You cannot write anything for now: moderation suspended you. “Reports and decisions” says why and until when.
person-site = Location
person-manager = Line manager
person-phone = Telephone
person-languages = Languages
person-skills = Skills
person-ask-about = Ask me about
person-working-on = Working on
person-zone = Time zone
person-zone-hour = { $zone }, { $hour } there
person-reports = Leads
person-role = Role
person-since = Member since
person-closed = Account deactivated
person-unclaimed = Imported, not activated yet
role-administrator = Administrator
role-member = Member
role-guest = Guest

# What is wrong
person-too-long = Too long: at most { $most } characters.
person-list-long = Too many: at most { $most }.
person-phone-bad = Use digits, spaces, dots, hyphens, brackets and a leading +.
person-name-empty = Enter a name.
person-handle-bad = Use 1 to 64 letters without accents, digits, dots and hyphens, beginning and ending with a letter or a digit, without two dots together.
person-handle-taken = This handle is taken.
person-handle-reserved = This handle is reserved: choose another one.
person-email-bad = This is not a valid email address.
person-email-taken = This email address is already used by an account.
photo-unreadable = This picture cannot be read: use JPEG, PNG, WebP or GIF.
photo-too-large = This picture is too large: 40 megapixels at most.
follow-self = You cannot follow yourself.

# The first day
site-name = Name of the network

# The directory
directory-lead = Who does what, and where.
directory-find = Find a person
directory-find-hint = The first letters of a name or a job title.
directory-search = Search
directory-every-unit = All units
directory-everyone = See everyone
directory-every-site = All locations
directory-filters = Filters
directory-skill = Skill
directory-skill-hint = A skill, or a word of one.
directory-invite = Invite
directory-lead-guest = The people in your spaces.
directory-none = Nobody found
directory-none-hint = Try another word, or the first letters of a name.

# Naming people in forms
people-nobody = Nobody found for “{ $name }”.
people-unclear = Choose who you mean by “{ $name }”.
people-too-many = At most { $most } people at a time.
people-nobody-named = Name at least one person.
people-hint = A name, a job title, a unit or a skill.

# The page of a person
profile-email = Email
person-write = Message
person-write-name = Message { $name }
follow-start = Follow
follow-stop = Unfollow
follow-start-name = Follow { $name }
follow-stop-name = Unfollow { $name }
profile-bot = This is a bot: posts that other systems send to a space are published under its name. Nobody signs in to this account.
profile-contact = Contact card
profile-qr = QR code of the contact card of { $name }
profile-qr-hint = Scan it with a phone to save the contact.
profile-vcard = Download the vCard
profile-empty = Say what you are good at and what colleagues can ask you about: they will find you by it.
profile-edit = Edit my profile
profile-administer = Manage this account
profile-role-hint = Changing the role signs this person out everywhere.
profile-role-change = Change the role
profile-invite-claim = Invite to activate this account
profile-account = The account and its access
profile-code = Hand over a sign-in code
profile-close = Deactivate this account
profile-reopen = Reactivate this account

# My account

# Presence
presence-title = Online status
presence-where = Where others see that you are online and typing
presence-nowhere = Nowhere
    .text = Nobody sees when you are online, and you do not see it of others.
presence-conversations = In my conversations
    .text = People in a conversation with you see it while you are online. It is not recorded.
presence-everywhere = In my conversations and on my profile
    .text = Anyone who can open your profile sees it too.

# Writing
writing-title = Writing
writing-where = The field you write in
writing-visual = As it will be read
    .text = Formatting appears as you type; Markdown typed by hand works too.
writing-markdown = Markdown
    .text = A bare field that shows the Markdown.

# What was just done
notice-presence = Saved.
notice-writing = Saved.
# Blocking
block-title = Block { $name }
block-means = You will no longer see what { $name } says to you: private messages, mentions, replies, praise. Your conversation disappears from your list, and in group conversations their messages are collapsed. { $name } is not told and sees no difference.
block-still = Announcements to confirm and requests to join the spaces you manage still reach you.
block-is = You have blocked { $name }: you do not see what they say to you. They have not been told.
block-do = Block
block-end = Unblock
block-self = You cannot block yourself.
notice-blocked = Blocked.
notice-unblocked = Unblocked.

# Groups
groups-title = Groups
groups-lead = Named sets of people, for rules and sign-in. Only administrators see them.
groups-none = No groups yet
groups-none-text = Create a group, then add people to it.
groups-new = New group
groups-create = Create the group
groups-members = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
group-name = Name of the group
group-name-taken = Another group already has this name.
group-too-many = There are already { $most } groups, the maximum: delete one first.
group-kept-elsewhere = This group comes from a directory: change it there.
group-kept-by = This group comes from { $source }: change it there.
group-add = Add someone
group-add-do = Add to the group
group-remove = Remove { $name }
group-empty = Nobody in this group yet
group-empty-text = Add the first person.
group-settings = Group settings
group-delete = Delete the group
group-delete-text = The people in it keep their accounts and spaces.
notice-group-created = Group created.
notice-group-renamed = Group renamed.
notice-group-deleted = Group deleted.
notice-group-joined = Added to the group.
notice-group-left = Removed from the group.

# Languages people speak
language-ar = Arabic
language-bg = Bulgarian
language-cs = Czech
language-da = Danish
language-de = German
language-el = Greek
language-en = English
language-es = Spanish
language-fi = Finnish
language-fr = French
language-hi = Hindi
language-hu = Hungarian
language-it = Italian
language-ja = Japanese
language-ko = Korean
language-nl = Dutch
language-no = Norwegian
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
language-ru = Russian
language-sv = Swedish
language-tr = Turkish
language-uk = Ukrainian
language-vi = Vietnamese
language-zh = Chinese

# The org chart
chart-title = Org chart
chart-lead = The units of the company, and who heads them.
chart-people-lead = Who leads whom.
chart-units = Units
chart-people = Line managers
chart-see = Org chart
chart-above = Above
chart-whole = The whole company
chart-open-all = Open all units
chart-close-all = Close all units
chart-under = { $n ->
    [one] { $n } unit in { $name }
   *[other] { $n } units in { $name }
}
chart-leads = { $n ->
    [one] leads { $n } person
   *[other] leads { $n } people
}
chart-leads-name = { $n ->
    [one] { $name } leads { $n } person
   *[other] { $name } leads { $n } people
}
chart-nobody = Nobody reports to this person.
chart-no-units = No units yet
chart-no-units-text = The units that people are in appear here. An administrator can import them from a file.
chart-no-people = No line managers yet
chart-no-people-text = People who lead a team appear here once line managers are known. An administrator can import them from a file.
chart-import = Import people
search-kind-person = Person
