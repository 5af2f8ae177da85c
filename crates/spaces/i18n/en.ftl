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
   *[interest] An interest
}
space-kind-means = { $kind ->
    [company] News and discussions for everyone.
    [practice] People of one profession help one another.
    [project] A team works towards a goal, with an end date.
    [external] Guests from outside read and write here.
    [personal] One person’s posts.
    [conversation] Private, between the people in it.
   *[interest] Sports, music, car sharing: whatever people like.
}
space-access = Who can see it?
space-access-means = { $access ->
    [open] Everyone in the company can read it and join.
    [closed] Everyone in the company can find it; space managers accept requests to join.
   *[secret] Only its members know that it exists.
}
space-access-never-widened = Access can only be narrowed: what was written for a few is never shown to more people.
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
space-closed-title = Members only
space-closed-text = Ask to join: the space managers will answer you.
space-members = Members
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
space-add-member = Add someone
space-add = Add
space-animator = Space manager
space-animators = Space managers
space-make-animator = Make space manager
space-make-member = Remove as manager
space-remove = Remove
space-about = About this space
space-since = Created on
space-my-wall = my wall
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
admin-spaces-secret = { $n ->
    [0] Who manages each space and how many people are in it. You see what is in them only where you are a member.
    [one] Who manages each space and how many people are in it. There is also { $n } secret space, known only to its members.
   *[other] Who manages each space and how many people are in it. There are also { $n } secret spaces, known only to their members.
}
admin-spaces-none = No spaces yet
admin-spaces-none-text = Anyone can create one from the list of spaces.
admin-spaces-managers = managed by
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
