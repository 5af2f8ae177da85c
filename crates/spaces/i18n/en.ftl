spaces-lead = Communities of practice, projects and interests. Anyone can create one.
spaces-lead-guest = The spaces you were invited to.
spaces-empty-guest = You are in no space at the moment
spaces-empty-guest-text = Ask the person who invited you for a new invitation.
spaces-all = All spaces
spaces-empty = No space yet
spaces-empty-text = A space brings together people who share a profession, a project or an interest. Create the first one.
spaces-none = No space found
spaces-none-text = Try another word, or create the space you are looking for.
space-new-lead = You will manage it; you can name other managers later.
space-start = Create the space
space-edit = Space settings
space-name = Name
space-name-hint = Short and clear: people search for it.
space-address = Address
space-address-hint = The end of its web address: letters, digits and hyphens. Links to its last 10 addresses still lead here.
space-address-secret = Letters and digits are added to that of a secret space, so that nobody guesses it.
space-name-empty = Give the space a name.
space-kind = What is it for?
space-kind-not-chosen = You cannot create this type of space.
space-kind-name = { $kind ->
    [company] The whole company
    [practice] A community of practice
    [project] A project
    [external] With partners or customers
    [personal] A wall
    [conversation] A conversation
    [agreement] By agreement: works council or union
    [notebook] A notebook
   *[interest] An interest
}
space-kind-means = { $kind ->
    [company] News and discussions for everyone.
    [practice] People of one profession help one another.
    [project] A team works towards a goal, with an end date.
    [external] Guests from outside read and write here.
    [personal] One person’s posts.
    [conversation] Private, between the people in it.
    [agreement] Nobody outside learns who is in it, not even administrators.
    [notebook] Only you read it.
   *[interest] Sports, music, car sharing: whatever people like.
}
space-access = Who can see it?
space-access-means = { $access ->
    [open] Everyone in the company can read it and join.
    [closed] Everyone in the company can find it; space managers accept requests to join.
   *[secret] Only its members know that it exists.
}
space-access-never-widened = Access can only be narrowed: what was written for a few is never shown to more people.
space-agreement-open = A space by agreement is never open: choose closed or secret.
space-agreement-guests = A space by agreement takes no guests.
space-description = Description, in one sentence
space-description-hint = What people will find here.
space-charter = Charter
space-prompts-edit = Write its starting points
space-prompts-about = What is offered to anyone who is about to write here: a question to ask, a text to complete.
space-charter-hint = The rules of the space, shown before joining. Markdown supported.
space-join = Join
space-ask = Ask to join
space-asked = Request sent
space-withdraw = Withdraw my request
space-joined = Member
space-favourite = Favourite
space-leave = Leave the space
space-leave-title = Leave { $space }?
space-leave-text = { $access ->
    [secret] This space is secret: you will no longer see that it exists, and you can come back only by invitation, when a space manager adds you.
   *[other] You will no longer read what is posted in this space. To come back, you will have to ask to join again.
}
space-join-first = Join this space to publish in it.
space-last-animator = You are the only manager of this space: name another one first.
space-guests-decide-little = Guests decide about guests alone: ask a space manager of the company.
space-closed-title = Members only
space-closed-text = Ask to join: the space managers will answer you.
space-members = Members
space-files = Files
space-pages = Pages
space-posts = Posts
space-tasks = Tasks
space-sections = Sections of the space
space-members-of = Members of { $space }
space-members-count = { $n ->
    [one] { $n } member
   *[other] { $n } members
}
space-member-unknown = Nobody has this name or handle.
space-requests = { $n ->
    [one] { $n } request to join
   *[other] { $n } requests to join
}
space-request-said = “{ $words }”
space-accept = Accept
space-decline = Decline
space-add-member = Add people
space-add = Add
space-add-or-invite = Add or invite…
space-add-now = Add at once
space-add-how = They are in the space at once, and a notification tells them.
space-member-actions = Actions for { $name }
space-animator = Space manager
space-animators = Space managers
space-make-animator = Make a space manager
space-make-member = Remove as manager
space-remove = Remove from the space
space-about = About this space
space-since = Created on
space-my-wall = my wall
space-notebook = Notebook
space-this-conversation = this conversation
audience-open = { $n ->
    [one] everyone in the company · { $n } person
   *[other] everyone in the company · { $n } people
}
audience-closed = { $n ->
    [one] its members only · { $n } person
   *[other] its members only · { $n } people
}
audience-secret = { $n ->
    [one] its members only · { $n } person
   *[other] its members only · { $n } people
}
audience-open-uncounted = everyone in the company
audience-guests = { $n ->
    [0] open to guests from outside
    [one] including { $n } guest from outside
   *[other] including { $n } guests from outside
}
audience-other = The audience shown was not the right one: this will be published in { $space }. Check who will read it, then publish.
audience-with-guests = Guests from outside can now read { $space }. Check who will read this, then publish.

level-menu = Notifications from this space
level-all = All posts
    .text = Every post of this space, plus my threads and mentions.
level-threads = My threads and mentions
    .text = Mentions, replies, and new comments in threads I took part in.
level-mentions = Mentions only
    .text = Mentions, praise, and posts that wait for my answer.
level-nothing = Nothing
    .text = No notification of what is written here. The space stays in my navigation and my feed.
notice-level-all = You will be notified of every new post of this space.
notice-level-threads = You will be notified of your threads and mentions in this space.
notice-level-mentions = You will be notified only of mentions in this space.
notice-level-nothing = You will no longer be notified of what is written in this space.

notice-space-created = Space created.
notice-space-saved = Space settings saved.
notice-space-joined = You joined this space.
notice-space-asked = Request sent.
notice-space-withdrawn = Request withdrawn.
notice-space-left = You left the space.
notice-conversation-left = You left the conversation.
notice-request-accepted = Request accepted.
notice-request-declined = Request declined.
notice-member-manages = This person now manages the space.
notice-member-only = This person no longer manages the space.
notice-member-removed = Member removed.
notice-member-added = Member added.
notice-favourite = Added to your favourites.
notice-favourite-no-more = Removed from your favourites.

# The spaces of the network, for administrators
admin-spaces = Spaces
admin-spaces-about = Every space but the secret ones, and those that nobody manages.
admin-spaces-secret = { $n ->
    [0] Who manages each space and how many people are in it. You see what is in them only where you are a member.
    [one] Who manages each space and how many people are in it. There is also { $n } secret space, known only to its members.
   *[other] Who manages each space and how many people are in it. There are also { $n } secret spaces, known only to their members.
}
admin-spaces-none = No spaces yet
admin-spaces-none-text = Anyone can create one from the list of spaces.
admin-spaces-managers = managed by
admin-spaces-agreement = members shown to nobody outside
admin-spaces-unmanaged = managed by nobody

# Deleting a space
space-delete = Delete this space
space-delete-ask = Delete this space…
space-delete-title = Delete { $name }?
space-delete-what = { $n ->
    [one] You are its only member. Nobody will see it or anything in it any more.
   *[other] { $n } people are members. Nobody will see it or anything in it any more.
}
space-delete-back = Its managers can restore it from the trash for 30 days. After that it is gone for good.
notice-space-deleted = Space deleted.
notice-space-restored = Space restored.
search-kind-space = Space
search-kind-conversation = Conversation

# Guests
space-guests = Guests
space-guests-of = Guests of { $space }
space-guests-no = People of the company only
    .text = Nobody from outside can be invited.
space-guests-yes = Guests too
    .text = People from outside can be invited. It is said wherever someone writes here.
space-guests-opening = People from outside can be invited. They read what is written from now on, nothing older. It is said wherever someone writes here.
space-guests-closing = The guests who are here lose access now, and pending invitations stop working.
space-takes-no-guests = This space takes no guests. A space manager can change that in its settings.
space-stay-ends = Your access ends on { $date }. The space managers can extend it.
space-no-wall = A guest has no wall. Publish in a space that you were invited to.
space-leave-last = It is the last space that you are in: your account will be deactivated until someone invites you again.
space-closing-title = End the access of guests?
space-closing-guests = { $n ->
    [one] { $n } guest will lose access to this space.
   *[other] { $n } guests will lose access to this space.
}
space-closing-text = Pending invitations stop working too. What they wrote stays.
space-closing-button = End their access
guests-not-from-there = The company takes no guests from the email domain of this person.
guests-lead = People from outside the company. They see this space and the people in it, and nothing else of the network.
guests-invite = Email address of the guest
guests-invite-hint = The invitation works once, for 14 days, and for this address only.
guests-send = Send the invitation
guests-make-link = Make an invitation
guests-link = The invitation is ready
guests-link-text = This network sends no email: hand the link over yourself. It will not be shown again, and works once.
guests-copy = Copy the link
guests-none-now = You cannot invite here at the moment: the company’s settings or those of the space do not allow it.
guests-empty = No guests yet
guests-empty-text = The people from outside whom you invite appear here, with the date until which they stay.
guests-here = { $n ->
    [one] { $n } guest
   *[other] { $n } guests
}
guests-until = until { $date }
guests-by = invited by { $name }
guests-soon = Ends soon
guests-for-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
guests-renew-for = Extend from today for
guests-renew = Extend
guests-end = End access
guests-days = From 1 to { $most } days.
guests-invited = Pending invitations
guests-expires = expires on { $date }
guests-expired = expired on { $date }
guests-again = Send again
guests-new-link = New link
guests-cancel = Cancel the invitation
notice-guest-invited = Invitation sent.
notice-guest-not-invited = Invitation cancelled.
notice-guest-renewed = Access extended.
notice-guest-ended = Access ended.
space-suspended = You cannot write here for now: moderation suspended you. “Reports and decisions” says why and until when.
rule = Membership rule
rule-of = Membership rule of { $space }
rule-lead = Put people into this space by unit, location, job title or group. They join and leave as their units, locations, job titles or groups change.
rule-members = { $n ->
    [0] Nobody is here by the rule.
    [one] { $n } person is here by the rule.
   *[other] { $n } people are here by the rule.
}
rule-applying = The rule has just changed: people are still joining and leaving.
rule-paused = The rule moves nobody: it names a unit or a group that no longer exists, or does not go with who may see the space. Edit it or remove it.
rule-managers = Managers whom the rule no longer includes. They stay.
rule-line-first = People who meet all of these conditions
rule-line-other = Or people who meet all of these
rule-of-what = What it looks at
rule-is-or-not = Whether it is so or not
rule-value = Name or words
rule-subject = { $of ->
    [unit] Unit
    [site] Location
    [job] Job title
   *[group] Group
}
rule-is = is
rule-is-not = is not
rule-hint = A unit includes those that belong to it. A job title is found by its words: “nurse” includes “Night nurse”. You can name the groups you are in; administrators can name all of them. Empty rows are left out. The rule removes nobody who joined or was invited, and no manager; people who left stay out. It takes no guests.
rule-closed-hint = This space is closed, and people edit their own unit, location and job title. So each set of conditions must ask for a group.
rule-preview = Preview
rule-preview-title = What would change
rule-coming = { $n ->
    [0] Nobody would join.
    [one] { $n } person would join:
   *[other] { $n } people would join:
}
rule-going = { $n ->
    [0] Nobody would leave.
    [one] { $n } person would leave:
   *[other] { $n } people would leave:
}
rule-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
rule-save = Save the rule
rule-remove-title = Remove the rule
rule-remove-text = Nobody leaves: those who are here by the rule stay, and nobody joins by it any more.
rule-remove = Remove the rule
rule-not-here = This space has no membership rule: a rule puts nobody into a secret or archived space, a space by agreement or a conversation.
rule-empty = Add at least one condition.
rule-too-long = At most { $lines } sets of { $conditions } conditions.
rule-closed = Set of conditions { $line }: in a closed space, each set must ask for a group.
rule-unknown = “{ $value }” is not known here. Check its spelling, and what it is: a unit, a location, a job title or a group that you may name.
rule-unit-several = Several units are called “{ $value }”. Write which one, such as “{ $such }”.
rule-before-secret = A secret space has no membership rule. Remove the rule first.
rule-before-closed = The membership rule includes people by what they say of themselves. Edit it so that each set of conditions asks for a group, or remove it, then close the space.
rule-because = You are here because { $why }.
rule-because-and = and
rule-because-unit = you are in the unit { $name }
rule-because-unit-not = you are not in the unit { $name }
rule-because-site = your location is { $name }
rule-because-site-not = your location is not { $name }
rule-because-job = your job title says “{ $name }”
rule-because-job-not = your job title does not say “{ $name }”
rule-because-group = you are in the group { $name }
rule-because-group-not = you are not in the group { $name }
rule-because-manager = The membership rule no longer includes you. You stay because you manage this space.
rule-because-rule = You are here by the membership rule of this space.
rule-because-why = Why you are here
notice-rule-saved = Rule saved. People join and leave in a moment.
notice-rule-removed = Rule removed.
space-integrations = Integrations
space-health = Health
space-questions = Questions

# Templates: what a new space begins with
space-templates = Begin with a template
space-templates-hint = A template fills in the form below; you can edit every word of it.
space-template-drafts = Once the space exists, first posts to edit will be among your drafts.
space-template-practice = People of one profession share what works and answer one another’s questions.
    .charter =
        - Every question is welcome. If you know, answer; if you know who knows, say so.
        - Say what you tried, and tell how it ended.
        - Accept the answer that helped you: others will find it.
space-template-interest = For everyone who likes it, beginners included.
    .charter =
        - Beginners are welcome.
        - Everyone may propose a meeting.
        - Nothing is for sale here.
space-template-project = What we want to reach, where we are, and what we decided.
    .charter =
        - Decisions are written here, with their reason.
        - Every week someone says what is done, under way and blocked.
        - Asking for help early is part of the work.
space-template-external = Our people and our partners work together here.
    .charter =
        - People from outside the company read everything in this space: write only what they may know.
        - Answer our partners within 2 working days.
        - Personal and confidential matters do not belong here.
space-template-company = News and discussions that concern everyone.
    .charter =
        - Everyone in the company reads it: write so that everyone understands.
        - Questions may be asked in public, and get an answer in public.
        - We discuss ideas, never people.
space-template-agreement = For the members of the works council or of the union.
    .charter =
        - What is written here stays between its members.
        - Nobody outside learns who is in this space, the administrators of the network included.
        - Data about employees is shared only where our mandate needs it.

# Archived spaces
space-archive = Archive this space
space-archive-hint = Everyone who reads it still does. Nothing new can be written in it until it is reopened.
space-archive-do = Archive
space-reopen = Reopen the space
space-is-archived = Archived
space-archived = This space is archived: nothing new can be written in it. Its managers can reopen it.
space-archived-since = Archived on { $date }. You can still read what is here; nothing new can be written.
notice-space-archived = Space archived.
notice-space-reopened = Space reopened.

# Handing a space over
handover-do = Offer the space to them…
handover-title = Offer { $space } to { $name }?
handover-what = If { $name } accepts, they manage the space in your place, and you stay a member of it. Until then nothing changes, and you can withdraw the request.
handover-send = Send the request
handover-members = Choose a member of the space who does not manage it yet. Guests cannot take it over.
handover-asks = { $name } asks you to manage this space in their place.
handover-waits = You asked { $name } to take over this space. Nothing changes until the answer.
handover-accept = Manage this space
handover-decline = Decline
handover-withdraw = Withdraw the request
notice-handover-asked = Request sent.
notice-handover-accepted = You manage this space.
notice-handover-declined = Request declined.
notice-handover-withdrawn = Request withdrawn.

# Merging spaces
merge-ask = Merge into another space…
merge-title = Merge { $name } into another space
merge-what = Its members become members of the other space. Its posts stay where they are, with the same readers: this space is archived, with a link to the other.
merge-guests = Guests come along only where the other space takes guests and you may invite them.
merge-rule = People who are here because of the membership rule do not come along: give the other space the same rule.
merge-into = Into which space?
merge-do = Merge the spaces
merge-none = No other space to merge into
merge-none-text = You can merge a space into another one that you manage.
merge-not-into = Choose another space that you manage and that is not archived. A space by agreement can only be merged into another one by agreement.
merge-archived = This space is archived: reopen it before merging it.
merge-was-into = Merged into
merge-moving = Members are still joining, some at a time.
merge-moving-here = Members of another space are still joining this one. Try again in a moment.
merge-was-from = Merged into this space:
notice-space-merged = Spaces merged.

# What newcomers are told, and the links beside the posts
welcome-edit = Welcome and links
welcome-lead = What people see during their first 14 days in the space, and the links beside its posts.
welcome-title = Welcome
welcome-text = Welcome message
welcome-text-hint = Who to ask, where to begin, what is expected. Markdown supported. Empty: nothing is shown.
welcome-shortcuts = Links
welcome-shortcuts-hint = Shown beside the posts to everyone who reads the space. To remove one, empty its name and its address.
welcome-label = Name { $n }
welcome-href = Address { $n }
welcome-link = Give each link a name of at most { $most } characters, and an address that begins with https:// or, for a page of this network, with /.
welcome-links = { $most } links at most.
notice-welcome = Welcome and links saved.

# The invitation link of a space
link-title = Invitation link
link-hint = Members of the company who have the link join without asking, each by their own click. It works for 14 days, as long as you manage the space, and ends when you remove someone or let fewer people see the space. Guests cannot use it.
link-make = Make a link
link-end = End the link
link-stands = A link works until { $date }. A new one replaces it.
link-made = Hand this link over yourself: it will not be shown again. It works until { $date }.
link-invited = You are invited to { $space }
notice-link-ended = Link ended.

# Invitations
invite-title = Invite people
invite-choose = Choose whom to invite
invite-hint = Each person decides: they are in the space once they accept.
invite-asks = { $name } invited you to join { $space }
invite-asks-hint = If you decline, you will not be invited to this space again for 12 months. You can still join it yourself.
invite-not-here = People are invited neither into a secret space nor into a space by agreement. Add them one by one, or give them the invitation link.
invite-none-left = Nobody is left to invite: everyone is in the space, has an invitation, or declined one in the last 12 months.
invite-too-many = At most { $most } people at a time. Invite smaller units one after the other.
notice-invitation-declined = Invitation declined.
space-plan = Content plan

# The cover of a space
cover-title = Cover picture
cover-lead = A wide picture above the posts, for everyone who reads the space.
cover-file = Picture
cover-file-hint = JPEG, PNG, WebP or GIF, at most 20 MB. Its middle is shown, four times as wide as high. Leave this empty to edit the description alone.
cover-alt = Description
cover-alt-hint = What there is to see, for people who use a screen reader. Leave it empty if the picture only decorates.
cover-remove = Remove the picture
notice-cover = Cover picture saved.
notice-cover-removed = Cover picture removed.
hold-why = Say why: those it concerns read it.
hold-already = A hold on this is in force already.
