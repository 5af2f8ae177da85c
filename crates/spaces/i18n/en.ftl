spaces = Spaces
spaces-lead = Communities of practice, projects and interests. Anyone may start one.
spaces-all = All spaces
spaces-mine = My spaces
spaces-search = Find a space
spaces-empty = No space yet
spaces-empty-text = A space brings together people who share a practice, a project or a passion. Start the first one.
spaces-none = No space of this name
spaces-none-text = Try another word, or start the space you are looking for.
space-new = Start a space
space-new-lead = You will animate it; others can join you in that later.
space-start = Start the space
space-edit = Settings of the space
space-save = Save
space-name = Name
space-name-hint = Short and plain: people look for it.
space-name-empty = A space needs a name.
space-kind = What is it for?
space-kind-not-chosen = Spaces of this kind are made by Parvis itself.
space-kind-name = { $kind ->
    [company] The whole company
    [practice] A practice
    [project] A project
    [external] With partners or customers
    [personal] A wall
    [conversation] A conversation
   *[interest] An interest
}
space-kind-means = { $kind ->
    [company] News and talk for everybody.
    [practice] People of one profession help one another.
    [project] A team works on something that has an end.
    [external] Guests from outside read and write here.
    [personal] What one person has to say.
    [conversation] Private, between the people in it.
   *[interest] Sports, music, car sharing: whatever people like.
}
space-access = Who may see it?
space-access-means = { $access ->
    [open] Everyone in the company reads and joins.
    [closed] Everyone sees that it exists; animators accept who joins.
   *[secret] Only those in it know that it exists.
}
space-access-never-widened = What was written for a few is not shown to more people: access can only be narrowed.
space-description = In one sentence
space-description-hint = What people will find here.
space-charter = Charter
space-charter-hint = The rules of the space, shown before joining. Markdown.
space-join = Join
space-ask = Ask to join
space-asked = Request sent
space-withdraw = Withdraw my request
space-joined = Joined
space-leave = Leave the space
space-join-first = Join this space to publish in it.
space-last-animator = You are the last animator: name another one first.
space-closed-title = This space is closed
space-closed-text = Ask to join: its animators will answer you.
space-members = Members
space-members-of = Members of { $space }
space-members-count = { $n ->
    [one] { $n } member
   *[other] { $n } members
}
space-member-unknown = Nobody has this user name.
space-requests = { $n ->
    [one] { $n } request to join
   *[other] { $n } requests to join
}
space-request-said = “{ $words }”
space-accept = Accept
space-decline = Decline
space-add-member = Add someone
space-add-member-hint = Their user name, such as camille.martin.
space-add = Add
space-animator = Animator
space-animators = Animators
space-make-animator = Make animator
space-make-member = Make member
space-remove = Remove
space-about = About this space
space-since = Since
space-my-wall = my own space
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
    [one] only those in it · { $n } person
   *[other] only those in it · { $n } people
}
audience-guests = { $n ->
    [one] { $n } guest from outside reads it
   *[other] { $n } guests from outside read it
}
audience-other = You were not shown who will read this: it goes to { $space }. Check the audience, then publish.
audience-with-guests = Guests from outside can now read { $space }. Check the audience, then publish.

level-menu = What reaches me from here
level-first = Each new post too
    .text = All that concerns me, and every post of this space.
level-everything = All that concerns me
    .text = Mentions, replies, and what follows in threads I took part in.
level-mentions = Only what names me
    .text = Mentions, praise, and what waits for my answer.
level-nothing = Nothing
    .text = Nothing of what is written here. The space stays in my navigation and my feed.
notice-level-first = Each new post of this space will reach you.
notice-level-everything = All that concerns you in this space will reach you.
notice-level-mentions = Only what names you in this space will reach you.
notice-level-nothing = Nothing more of what is written in this space will reach you.
