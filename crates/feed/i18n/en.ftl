home-order = Posts from your spaces, and from people and topics you follow, newest first.
home-empty = Your feed is empty
home-empty-text = Join a few spaces or follow colleagues: their posts appear here, newest first, and nothing else.
home-first-text = Create a first space, for a team, a profession or an interest: its posts appear here, newest first.
home-empty-text-guest = Posts from the spaces you were invited to appear here, newest first.
home-people-guest = People in your spaces
home-invite = Invite colleagues
home-people = Find colleagues
home-discover = Spaces to discover
space-empty = No posts yet
space-empty-text = Introduce yourself, ask a question or share what you are working on.
space-people = Add members
space-quiet = No posts yet
space-quiet-text = Join this space to write its first post.
conversation-empty = No messages yet
conversation-empty-text = Only the people in this conversation will read what you write.
person-empty = { $name } has not posted yet
person-empty-text = Posts by this person that you can read appear here.
person-empty-own = Your wall is empty
person-empty-own-guest = You have not posted yet
person-empty-own-text-guest = What you write in your spaces appears here, for the people who can read it there.
person-empty-own-text = Say in one sentence what you are working on: your colleagues will know what to ask you.
topic-lead = All posts on this topic that you can read, newest first.
topic-empty = No posts on this topic yet
topic-empty-text = Write #{ $topic } in a post to make it appear here.
topic-write = Post on this topic
conversations-lead = Private: only the people in them know that they exist.
conversations-empty = No conversation yet
conversations-empty-text = Write to one colleague, or to a few.
conversations-all = All conversations
conversation-alone = Just you
conversation-you = You:
conversation-said = Messages
conversation-earlier = Earlier messages
conversation-latest = Latest messages
conversation-wider = Start one with more people
conversation-leave = Leave this conversation
conversation-external = Someone in this conversation is from outside the company
conversation-between = { $n ->
    [one] Private, for you alone
   *[other] Private, between { $n } people
}
conversation-with = With whom?
conversation-with-hint = Names, job titles or units. Add several people for a group conversation.
conversation-start = Start a conversation
conversation-size = Choose 1 to 19 people.

# The two orders of home
home-orders = Order of posts
home-newest = Newest
home-for-me = For me
home-for-me-lead = The same posts, those that matter most to you first. Each one says why.
for-me-newest = See everything, newest first
for-me-end = You have reached the end of this list.
for-me-empty = No recent posts
for-me-empty-text = This order covers the last two months only. Older posts are still under “Newest”.
why-open = Why?
why-caption = Why this post is here
why-part = Factor
why-amount = Points
why-dial = Setting
why-total = Total
reason-awaited = To read and confirm
reason-none = It comes from what you follow
reason-topic = You follow #{ $topic }
reason-interest = You are interested in its topics
reason-space = You are in { $space }
reason-interest-in = You are interested in #{ $topic }
reason-followed = You follow { $name }
reason-tie = You often interact with its author
reason-tie-with = You often respond to { $name }
reason-response = It gets more responses than usual
reason-newcomer = Few people have seen it yet
reason-bridge = Liked outside its author’s unit

# The factors of “For me”
part-interest = Interest
    .about = The spaces you are in, the topics you follow or respond to.
    .data = Uses the spaces you joined, the topics you follow, and those of posts you wrote, commented on or reacted to in the last 90 days.
part-tie = Exchanges
    .about = The people you follow, or respond to.
    .data = Uses the people you follow, and those you answered or reacted to in the last 90 days.
part-response = Responses
    .about = More responses than usual among those who saw it, or fewer.
    .data = Uses the numbers of responses, reactions and readers, without names.
part-age = Age
    .about = A post goes down a little every hour.
    .data = Uses the time of publication.
part-newcomer = Seen by few
    .about = A small boost while few people have seen it.
    .data = Uses the number of readers, without names.
part-bridge = Bridge
    .about = Posts liked outside their author’s unit go up; posts from your own unit go down slightly.
    .data = Uses your unit, the author’s, and the numbers of responses and readers by unit, without names.
part-diversity = Variety
    .about = A post goes down if the same person, space or topic already stands above it.
    .data = Uses what stands above it in the list.
part-fatigue = Already shown
    .about = A post goes down each time this list has shown it to you.
    .data = Uses what this list has already shown you. Kept in memory only: restarting the server erases it.

# The settings of “For me”
dials-title = “For me” settings
dials-lead = Home shows the newest posts first. “For me” is one click away, and you control it.
dials-see = See the list
dials-how = How this order works
dials-how-sum = Each post gets a score made of the eight factors below. The higher the total, the higher the post. “Why?”, under a post, shows its own figures.
dials-how-data = The text of posts is never analysed for this: only topics, dates and numbers count. Your private conversations and what you read are never used to guess your interests.
dials-how-yours = Only you see your settings, and they change nothing for others.
dials-normal = Reset all factors
dial-off = Off
dial-less = Less
dial-normal = Normal
dial-more = More
dial-unknown = There is no such setting.
notice-dial-off = This factor no longer counts. The list is updated.
notice-dial-less = This factor counts less. The list is updated.
notice-dial-normal = This factor counts as usual. The list is updated.
notice-dial-more = This factor counts more. The list is updated.
notice-dials-normal = All factors are back to normal.

# Catching up
pins-title = Pinned
catch-up-title = Catch up
catch-up-lead = What mattered to you since { $date }: 7 posts at most.
catch-up-since = Since when
catch-up-day = Since yesterday
catch-up-week = A week
catch-up-three-weeks = Three weeks
catch-up-must-reads = To read and confirm
catch-up-mentions = Waiting for your answer
catch-up-mention = { $name } mentioned you
catch-up-nothing = Nothing stands out
catch-up-nothing-text = Nothing important since then, and nobody is waiting for your answer. Your unread posts are listed by space.
catch-up-unread = Unread, by space
catch-up-all = Mark all as read
catch-up-reactions = { $n ->
    [one] { $n } reaction
   *[other] { $n } reactions
}
catch-up-link = { $n ->
    [one] Catch up on { $n } unread post
   *[other] Catch up on { $n } unread posts
}
catch-up-link-many = Catch up on at least { $n } unread posts
catch-up-many = 100 or more
catch-up-done = You are all caught up
catch-up-done-text = Nothing important since then, and nobody is waiting for your answer.

# The first days
first-day-title = Your first days
first-day-lead = A few things that make it easier to find people and to be found.
first-day-lead-guest = You are a guest: you see only the spaces you were invited to, and everyone there sees that you come from outside.
first-day-photo = Add a photo
first-day-about = Say in a few words what you do
first-day-spaces = Join two spaces that interest you
first-day-follow = Follow a colleague
first-day-write = Say hello, or ask something
first-day-done = { $done } of { $all } done.
first-day-hide = Hide this list
notice-first-day-hidden = List hidden.
suspended-here = You cannot write in this space until { $date }: { $reason }
suspended-anywhere = You cannot write until { $date }: { $reason }
health = Health of the space
health-of = Health of { $space }
health-lead = What goes well in this space, and what you can do about the rest. It names nobody, and only its managers see it.
health-good = Fine
health-attention = To look at
health-few = Too few people to say.
health-how = Figures are of the last 30 days, those about newcomers of the last 90. Below 5 people, a figure is not shown.
health-newcomers = Welcome of newcomers
    .said = { $n } of { $of } people who posted here for the first time got an answer or a reaction within 2 days.
    .advice = Without an answer the first time, people seldom write again. Write a starting point for newcomers, and answer their first post yourself.
    .act = Edit starting points
health-unanswered = Answers to questions
    .said = { $n ->
        [one] { $n } of { $of } questions older than 2 days has no answer.
       *[other] { $n } of { $of } questions older than 2 days have no answer.
    }
    .advice = Answer them, or mention someone who may know.
    .act = See unanswered questions
health-rhythm = Rhythm of posts
    .said = { $n ->
        [one] { $n } post in the last 30 days, { $of } in the 30 days before.
       *[other] { $n } posts in the last 30 days, { $of } in the 30 days before.
    }
    .advice = Posts have become rarer, or all come at once. Prepare some ahead and schedule them: one or two a week are enough.
    .act = Write a post
health-writers = Members who write
    .said = { $n ->
        [one] { $n } member of { $of } wrote a post or a comment in the last 30 days.
       *[other] { $n } members of { $of } wrote a post or a comment in the last 30 days.
    }
    .advice = Ask for something easy to answer: a poll, a picture, an experience. Starting points help those who hesitate.
    .act = Edit starting points
health-dormancy = Last post
    .said = { $n ->
        [0] Less than a day without a post.
        [one] { $n } day without a post.
       *[other] { $n } days without a post.
    }
    .advice = After 60 days without a post a space is dormant. Ask its members a question or, if its purpose is fulfilled, say so in a last post.
    .act = Write a post
health-size = Size
    .said = { $n ->
        [one] { $n } member. People can know one another in a space of up to { $of }.
       *[other] { $n } members. People can know one another in a space of up to { $of }.
    }
    .advice = In larger spaces fewer people dare to write. A space for one subject or one site may help.
    .act = Create a space

# What a manager may do this week
week-title = What to do this week
week-requests = { $n ->
    [one] Answer { $n } request to join
   *[other] Answer { $n } requests to join
}
week-waiting = { $n ->
    [one] { $n } post waits for approval
   *[other] { $n } posts wait for approval
}
week-greet = Greet { $about }, who joined this week
week-greeting = Welcome @{ $handle }! What are you working on at the moment?
week-unanswered = Answer “{ $about }”, or name someone who can
week-due = { $n ->
    [one] Read your post that is scheduled this week once more
   *[other] Read your { $n } posts that are scheduled this week once more
}
week-drafts = { $n ->
    [one] Finish { $n } draft for this space
   *[other] Finish { $n } drafts for this space
}
week-quiet = { $n ->
    [one] Write something: the last post is { $n } day old
   *[other] Write something: nothing was posted for { $n } days
}

# Invitations into a space
suggested-title = Suggested people
suggested-hint = From skills, topics and job titles that you can see on profiles and in posts. Nobody is told that they are suggested.
suggested-skill = Skill: { $word }
suggested-topic = Wrote about #{ $word }
suggested-job = Same job title as you: { $word }
invite-do = Invite
invite-one = Invite { $name }
invite-together = Invite a unit or a group
invite-together-hint = A unit includes those that belong to it. You can name the groups you are in; administrators can name all of them. Guests are left out: they are invited by email.
invite-of = Unit or group
invite-name = Name
invite-whom = Name a unit or a group.
invite-count = Count the people
invite-do-together = Invite them
invite-coming = { $n ->
    [0] Nobody would be invited.
    [one] { $n } person would be invited.
   *[other] { $n } people would be invited.
}
invite-members = { $n ->
    [0] { "" }
    [one] { $n } is in the space already.
   *[other] { $n } are in the space already.
}
invite-before = { $n ->
    [0] { "" }
    [one] { $n } has an invitation, or declined one.
   *[other] { $n } have an invitation, or declined one.
}
invite-waiting = { $n ->
    [one] { $n } person has not answered yet.
   *[other] { $n } people have not answered yet.
}
notice-invited = Invitation sent.
notice-invited-many = Invitations sent.
notice-invited-nobody = No invitation sent: this person is in the space, has an invitation, or declined one in the last 12 months.
week-people = Invite the first people
week-plan = { $n ->
    [one] Approve { $n } scheduled post
   *[other] Approve { $n } scheduled posts
}
topic-related = Related topics
topic-people = They wrote about it
topic-people-hint = The last to write comes first. Conversations and secret spaces do not count.
topic-spaces = Spaces
topics-all = All topics
topic-curate = Rename, merge or describe
topic-describe = Describe this topic
