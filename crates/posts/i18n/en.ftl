post-write = Write
post-nowhere = Where to write it?
post-nowhere-text = What is published always has its place: a space, or your own page. You are in no space yet.
post-nowhere-guest = What is published always has its place: a space. You are in no space yet; whoever invited you will open one to you.
post-nowhere-spaces = Choose a space
post-nowhere-own = Write on my page
post-edit = Edit
post-save = Save
post-back = Back
post-history = What it said before
post-history-lead = Editing never hides what was written.
post-history-changes = What changed then
post-history-now = Now
post-history-until = Replaced
post-body-empty = There is nothing to publish yet.
post-too-many-files = At most 20 files.
post-file-gone = This file is no longer there: please attach it again.
post-file-missing = No file was sent.
thread-earlier = Earlier comments
thread-latest = Latest comments
emoji-unknown = This is not an emoji.
emoji-too-many = There are enough different reactions here: use one of them.
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
reading-too-many = At most two hundred posts at a time.
reading-posts-or-space = Either posts, or a space.
notice-all-read = Everything is read.
notice-nothing-unread = You have read everything.
notice-unread-from = Unread again, from here on.
notice-unread-none = Nothing here can be unread: your own posts, and what was there before you came, never are.

# What one chooses not to see
mute-title = Mute
mute-lead = It leaves your home page and what you have left to read. Nobody will know, and nothing is deleted. What is addressed to you personally still reaches you: private messages, mentions, announcements to confirm.
mute-what = What should be muted?
mute-thread = This thread
mute-thread-text = This post and its comments
mute-person-text = Everything this person publishes
mute-space-text = Everything published in this space
mute-topic-text = Everything filed under this topic
mute-conversation = This conversation
mute-how-long = For how long?
mute-for-hour = An hour
mute-for-day = A day
mute-for-week = A week
mute-for-good = Until further notice
mute-until = Until { $date }
mute-do = Mute
mute-self = One does not mute oneself.
notice-muted = Muted.
notice-unmuted = Back in your feed.
notice-unfollowed = No longer followed.
choices-title = My choices
choices-lead = All you chose to follow, or not to see. Nobody else sees it.
choices-mutes = Muted
choices-no-mutes = Nothing is muted. The menus of posts, people, spaces and topics offer it.
choices-unmute = Unmute
choices-people = People you follow
choices-no-people = Nobody yet. The button “Follow” is on every profile.
choices-topics = Topics you follow
choices-no-topics = No topic yet. The button “Follow” is on the page of every topic.
choices-unfollow = Stop following
choices-threads = Threads that you follow
choices-no-threads = None for now. The button “Follow” is on the page of every post.
choices-levels = What reaches you from each space
choices-no-levels = All that concerns you, everywhere. The bell of each space offers something else.
choices-usual = As usual
thread-follow = Follow this thread
thread-unfollow = No longer follow
notice-thread-followed = The comments of this thread will reach you.

# What kinds of posts have in common
kind-no-such-field = This kind of post has no field “{ $name }”.
kind-field-missing = This field is needed.
kind-field-wrong = This field does not have the expected form.
kind-number-bounds = A number from { $least } to { $most }.
kind-no-such-post = This post cannot be found.
kind-choose-none = None
kind-yes = Yes
kind-title-missing = A title is needed.
kind-body-missing = A text is needed.
kind-too-few = { $n ->
    [one] At least one is needed.
   *[other] At least { $n } are needed.
}
kind-too-many = { $n } at most.
kind-twice = The same is there twice.
kind-nobody = Nobody here is called @{ $name }.
kind-not-now = This cannot be done any more: somebody just changed the state of this post.
kind-answered-already = You answered already, and an anonymous answer cannot be changed.
kind-only-animators = Only those who run this space publish one here.
answers-title = Who answered
answers-missing = Not yet
answers-given = Answered
answers-everybody = Everybody answered.
answers-nobody = Nobody yet.
answers-csv = For a spreadsheet
answers-name = Name
answers-handle = Handle
answers-answer = Answer
answers-at = When
answers-none = not yet

# Drafts
drafts-title = My drafts
drafts-lead = What you have not published yet, on all your devices. Nobody else sees it.
drafts-none = No drafts
drafts-none-text = What you begin to write is kept here until you publish it.
draft-title = Continue a draft
draft-empty = No words yet
draft-saved = Kept { $date }
draft-kept = Draft kept
draft-due = Will be published on { $date }
draft-problem = Was not published:
draft-not-to-come = Choose a date to come, within a year.
draft-has-its-hour = This post is scheduled: choose “Schedule” to keep what you change in it.
draft-when = Choose first when to publish.
draft-too-many = { $most } drafts at most: publish or delete some.
notice-draft-kept = Kept among your drafts.
notice-scheduled = Scheduled.

# What one keeps, what one shares
saved-title = Saved
saved-lead = The posts you kept at hand. Nobody else knows.
saved-none = Nothing yet
saved-none-text = The menu of a post offers to save it: you will find it here.
saved-save = Save
saved-drop = Save no longer
notice-saved = Saved.
notice-unsaved = No longer saved.
share-do = Share into another space
share-title = Share
share-lead = Those who may read this post will see it in the space you choose; nobody else will learn what it says.

# The preview
preview-title = Preview
preview-lead = Nobody else sees this text yet.
previews-show = Show link previews
previews-hide = Remove link previews
notice-previews-hidden = The previews of its links are removed.
notice-previews-shown = The previews of its links are shown again.

# To begin with
prompt-learned = What I learned
    .text =
        The context:

        What I tried:

        What I take from it:
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

        What holds us up:
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

# Pictures
picture-previous = Previous
picture-next = Next
picture-save = Save
picture-back = Back to the post
post-choose-space = Choose a space…
post-space-gone = This space is no longer there for you. Choose another one.
draft-no-space = no space chosen
error-outdated = This text was changed meanwhile, in another window or on another device. Both versions are below; nothing was overwritten.
wording-now = As it is now
wording-mine = What you wrote
draft-other = The draft as it was saved elsewhere
draft-keep-both = Keep both
draft-take-other = Continue with the other version

# Mentioned without being able to read
untold = will not be told
untold-title = Not everyone mentioned will be told
untold-lead = Your text is published.
untold-see = See it
untold-member = { $name } cannot read { $space } and will not be told.
untold-guest = { $name } is a guest who cannot read { $space } and will not be told.
untold-add = Add { $name } to { $space }
untold-elsewhere = You can also publish it in another space.

# Blocking
block-folded = Message from someone you blocked
choices-blocks = Blocked
choices-no-blocks = You have blocked nobody. The menu on a profile offers it.
choices-unblock = Unblock
mute-or-block = Block…
