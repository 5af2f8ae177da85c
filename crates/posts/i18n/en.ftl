post-write = New post
post-nowhere = Choose where to publish
post-nowhere-text = Every post belongs to a space or to your wall. You have not joined a space yet.
post-nowhere-guest = Every post belongs to a space, and you are not in one yet. Ask the person who invited you.
post-nowhere-spaces = Choose a space
post-nowhere-own = Write on my wall
post-back = Back
post-history = Edit history
post-history-lead = Every earlier version stays visible.
post-history-changes = What this edit changed
post-history-now = Current version
post-history-until = Replaced
post-body-empty = There is nothing to publish yet: write something.
post-title-blank = This title has no visible characters: write one, or leave it empty.
post-too-many-files = At most { $most } files: the others were not sent.
post-erased = Removed by its author, who has left.
post-file-gone = This file is no longer available, or is in another post that waits or is scheduled: attach it again.
thread-earlier = Earlier comments
thread-later = Later comments
thread-first = First comments
thread-places = Places in this thread
thread-date = Comments from
thread-go = Go
thread-date-unknown = Choose a date.
thread-latest = Latest comments
emoji-search = Search emoji
emoji-none = No emoji has this name.
emoji-group-smileys = Smileys
emoji-group-people = People
emoji-group-animals = Animals and nature
emoji-group-food = Food and drink
emoji-group-travel = Travel and places
emoji-group-activities = Activities
emoji-group-objects = Objects
emoji-group-symbols = Symbols
emoji-group-flags = Flags
emoji-unknown = This is not an emoji.
emoji-too-many = This already has the maximum number of different reactions: use one of them.
reacted-title = Reactions
reacted-others = { $n ->
    [one] and { $n } other
   *[other] and { $n } others
}
reacted-people = { $n ->
    [one] { $n } person
   *[other] { $n } people
}

# Reading
reading-too-many = At most 200 posts at a time.
reading-posts-or-space = Give either posts or a space, not both.
notice-all-read = Everything is marked as read.
notice-nothing-unread = You have read everything.
notice-unread-from = Marked as unread from here.
notice-unread-none = Nothing to mark as unread: your own posts, and posts from before you joined, always count as read.

# What you mute
mute-lead = Muted content leaves your home feed and your unread posts. Nobody is told, and nothing is deleted. What is addressed to you personally still reaches you: private messages, mentions, announcements to confirm.
mute-what = What do you want to mute?
mute-thread = This thread
mute-thread-text = This post and its comments
mute-person-text = Everything this person publishes
mute-space-text = Everything published in this space
mute-topic-text = Every post with this topic
mute-conversation = This conversation
mute-how-long = For how long?
mute-for-hour = An hour
mute-for-day = A day
mute-for-week = A week
mute-for-good = Until I unmute it
mute-until = Until { $date }
mute-do = Mute
mute-self = You cannot mute yourself.
notice-muted = Muted.
notice-unmuted = Unmuted.
notice-unfollowed = Unfollowed.
choices-lead = Everything you follow or have muted. Only you see it.
choices-mutes = Muted
choices-no-mutes = Nothing is muted. Use “Mute…” in the menu of a post, person, space or topic.
choices-unmute = Unmute
choices-people = People you follow
choices-no-people = Nobody yet. Use “Follow” on a profile.
choices-topics = Topics you follow
choices-no-topics = No topic yet. Use “Follow” on the page of a topic.
choices-unfollow = Unfollow
choices-threads = Threads you follow
choices-no-threads = None yet. Use “Follow this thread” on the page of a post.
choices-levels = Notifications by space
choices-no-levels = Default everywhere: your threads and mentions. The bell of a space changes it.
choices-usual = Reset to default
post-pin = Pin to the space
post-unpin = Unpin
pin-too-many = 5 posts are already pinned to this space, the maximum: unpin one first.
notice-pinned = Post pinned.
notice-unpinned = Post unpinned.
thread-follow = Follow this thread
thread-unfollow = Unfollow this thread
notice-thread-followed = You follow this thread: its new comments will reach your inbox.

# What types of posts have in common
kind-no-such-field = This type of post has no field “{ $name }”.
kind-guests-space = Guests read what is written here: no other space can be named.
kind-secret-space = This space is secret: only posts in it can name it.
kind-field-gone = This field is no longer asked for: copy what you wrote elsewhere, then empty it.
kind-field-missing = This field is required.
kind-field-wrong = This field is not in the expected format.
kind-zone-unknown = There is no such time zone: write its name as Europe/Paris or America/Montreal.
kind-number-wrong = Write a number, such as 45.50.
kind-of-field = { $field }: { $said }
kind-title-missing = Add a title.
kind-body-missing = Add some text.
kind-too-few = Add at least { $n }.
kind-too-many = At most { $n }.
kind-twice = The same entry is there twice.
kind-nobody = Nobody here has the handle @{ $name }.
kind-not-now = This is no longer possible: someone has just changed the status of this post.
kind-answered-already = You have already answered, and an anonymous answer cannot be changed.
kind-only-animators = Only space managers can publish this type of post here.
kind-number-bounds = Enter a number from { $least } to { $most }.
kind-decimal-bounds = Enter a number with at most { $places } decimals.
kind-no-such-space = No such space, or none you can see.
kind-no-such-post = No such post, or none you can read.
kind-choose-none = None
kind-yes = Yes
answers-title = Who answered
answers-missing = Not answered yet
answers-given = Answered
answers-everybody = Everyone answered.
answers-nobody = Nobody yet.
answers-csv = Download as a spreadsheet (CSV)
answers-name = Name
answers-handle = Handle
answers-answer = Answer
answers-at = When
answers-none = not yet

# Drafts
drafts-lead = What you have not published yet, on all your devices. Only you see it; the managers of a space see what you schedule for it.
drafts-none = No drafts
drafts-none-text = Posts you start are saved here until you publish them.
draft-title = Continue a draft
draft-empty = Empty draft
draft-saved = Saved { $date }
draft-kept = Draft saved
draft-due = Scheduled for { $date }
draft-problem = Not published.
draft-not-to-come = Choose a future date, within a year.
draft-has-its-hour = This post is scheduled: choose “Schedule” again to save your changes.
draft-when = Choose a publication date first.
draft-too-many = You already have { $most } drafts, the maximum: publish or delete some.
notice-draft-kept = Draft saved.
notice-scheduled = Post scheduled.
notice-draft-deleted = Draft deleted.
notice-post-deleted = Post deleted.
notice-comment-deleted = Comment deleted.

# The trash
trash-lead = { $n ->
   *[other] What you deleted, and what managers removed in spaces you manage, can be restored for { $n } days.
}
trash-none = Nothing in the trash
trash-none-text = Deleted posts and comments stay here for a while in case you want them back.
trash-deleted = deleted { $date }
trash-taken-off = taken off { $date }
trash-download = Download
trash-gone = gone for good on { $date }
trash-of-others = by someone else

# Saved posts and shares
saved-lead = Posts you saved. Only you see this list.
saved-none = Nothing saved yet
saved-none-text = Choose “Save” in the menu of a post to find it here.
saved-save = Save
saved-remove = Remove from saved
notice-saved = Saved.
notice-unsaved = Removed from saved.
share-do = Share in another space
share-title = Share
share-lead = People who can already read this post will see it in the space you choose; its content stays hidden from everyone else.

# The preview
preview-lead = Only you see this text so far.
previews-show = Show link previews
previews-hide = Remove link previews
notice-previews-hidden = Link previews removed.
notice-previews-shown = Link previews shown again.

# To begin with
prompt-hello = Introduce yourself
    .text =
        My job is

        You can ask me about

        I would like to meet people who
prompt-learned = What I learned
    .text =
        The context:

        What I tried:

        What I take away from it:
prompt-question = Ask for help
    .text =
        What I am trying to do:

        What I have tried so far:
prompt-thanks = Say thank you
    .text =
        Thank you for

        Thanks to that:
prompt-news = Good news
    .text =
        What happened:

        Thanks to:
prompt-progress = Where we are
    .text =
        Done:

        Under way:

        What is blocking us:
prompt-decision = A decision
    .text =
        We decided:

        Why:

        What it changes:
prompt-find = Something I found
    .text =
        To read, see or try:

        What I found in it:
prompt-meeting = Get together
    .text =
        What:

        When:

        Where:
prompt-week = My week
    .text =
        What I did:

        What comes next:

        Where advice would help:

# Starting points of a space
space-prompts = Starting points
space-prompts-lead = They are offered to anyone who is about to write in this space: a name, and how the text begins. At most 5, in this order. To remove one, empty its name and its text.
space-prompts-none = This space has none of its own yet: general ones are offered, chosen by the type of the space.
space-prompt = Starting point { $n }
space-prompt-label = Name
space-prompt-text = How the text begins
space-prompt-text-hint = A few half-sentences for everyone to complete.
space-prompt-newcomers = Offer it to newcomers on their home page
space-prompt-newcomers-hint = People who have not published anything yet find it there to introduce themselves in this space.
space-prompt-unnamed = Starting point { $n }: give it a name.
space-prompt-too-long = Starting point { $n }: at most { $label } characters for the name, { $text } for the text.
space-prompt-kind = Starting point { $n }: choose a type of post that every member can publish.
space-prompt-too-many = { $most } starting points at most.
notice-space-prompts = Starting points saved.

# Pictures
picture-previous = Previous
picture-next = Next
picture-save = Download
picture-back = Back to the post
post-choose-space = Choose a space…
post-space-gone = You no longer have access to this space. Choose another one.
draft-no-space = no space chosen
error-outdated = This text was changed in the meantime, in another window or on another device. Both versions are below; nothing was overwritten.
wording-now = Current version
wording-mine = What you wrote
draft-other = The draft saved elsewhere
draft-keep-both = Save both versions
draft-take-other = Continue with the other version

# Mentioned without being able to read
untold = will not be notified
untold-title = Some people you mentioned will not be notified
untold-lead = Your text is published.
untold-see = View the text
untold-member = { $name } cannot read { $space } and will not be notified.
untold-guest = { $name } is a guest who cannot read { $space } and will not be notified.
untold-add = Add { $name } to { $space }
untold-elsewhere = You can also publish this text in another space.

# Blocking
block-folded = Message from someone you blocked
choices-blocks = Blocked people
choices-no-blocks = You have not blocked anyone. Use “Mute…”, then “Block…”, on a profile.
choices-unblock = Unblock
mute-or-block = Block…
search-kind-comment = Comment

approval-no-edits = In this space, such posts need a manager’s approval: a published post cannot be edited. Delete it and write it again.
approval-reason-missing = Tell the author why.
approval-too-many = { $most } of your posts already wait for approval, the maximum. Wait for an answer or take one back.
draft-refused = A manager of the space did not publish this post. Their reason:
draft-waiting = Waiting for approval
draft-waits = This post is waiting for approval. Take it back to change it.
draft-withdraw = Take back
notice-draft-withdrawn = Post taken back.
approval-author-gone = The account of its author is deactivated: it cannot be published.
approval-author-suspended = Its author is suspended here: it cannot be published until the suspension ends.
approval-author-left = Its author can no longer publish in this space.
notice-post-waits = Your post is waiting for approval by a manager of this space.
pace-repeated = You have just published the same text in several spaces. Share one post instead, or wait an hour.
pace-too-fast = You are writing very fast: { $most } posts and comments a minute at most. Try again in a minute.

# A space that nobody manages
orphan-title = Nobody manages this space
orphan-text = You are one of the people who write here most regularly. The first person who accepts manages it.
orphan-take = Manage this space
orphan-taken = Someone manages this space again.

# The content plan of a space
plan-title = Content plan
plan-of = Content plan of { $space }
plan-lead = Posts scheduled for this space, by day. Only its managers see all of them; each author sees their own.
plan-lead-own = Your posts scheduled for this space, by day. Its managers see them too.
plan-none = Nothing is scheduled
plan-none-text = Write a post and choose “Schedule” to put it here.
plan-scheduled = Scheduled
plan-asks = Needs approval
plan-approved = Approved
plan-embargo = Embargo until { $date }
plan-late = Its hour has passed. It is published once it is approved.
plan-second-title = Approval
plan-second = Scheduled posts need a second manager
plan-second-hint = A post is published at its hour only once a manager who did not write it has approved it.
plan-post = Scheduled post
plan-file = File
plan-edit = Edit
plan-approve = Approve
plan-asks-nothing = This post needs no approval.
plan-refuse-title = Give it back
plan-reason = Reason
plan-reason-hint = The author reads it, and has the post among their drafts.
plan-refuse = Give back to the author
notice-plan-set = Settings saved.
notice-plan-approved = Post approved.
notice-plan-refused = Post given back to its author.
draft-before-embargo = The embargo ends later: choose a later date, or lift the embargo.
draft-embargo = This post is under embargo. To publish it sooner, lift the embargo and save the draft first.
draft-embargo-when = An embargo ends when the post is published: choose a date and schedule the post, or lift the embargo.
post-keep = Keep as a page

asked-already = { $n ->
    [one] This question may have been asked already:
   *[other] These questions may ask the same:
}
asked-before = This may have been asked already. Does one of these help?
asked-publish = Publish all the same
topics-suggested = Topics
question-closed = This question was asked before.
question-closed-more = See where it leads
question-closed-here = This question was asked before: nothing more is written here.
question-reopen = Reopen
question-duplicates = Also asked here:
question-close = Close as a duplicate
question-close-menu = Close as a duplicate…
question-close-lead = The question stays where it is and leads to the one that was asked first. Answers go there.
question-close-which = Which question asked the same?
question-close-address = Or the address of another question
question-close-address-hint = Copy it from the menu of the question.
question-close-do = Close the question
question-first-missing = Choose the question that asked the same, or paste its address.
question-first-apart = A question in a conversation is not one that others can read.
question-first-closed = That question is itself closed: choose the one it leads to.
notice-question-closed = Question closed.
topic-wrong-name = A topic is one word: letters, digits and hyphens.
topic-long-description = 500 characters at most.
