home-title = Home
home-order = Your spaces, people and topics, newest first.
home-empty = Your square is still quiet
home-empty-text = Join a few spaces or follow colleagues: what they publish comes here, newest first, and nothing else.
home-first-text = Start a first space, for a team, a trade or an interest: what is written there comes here, newest first, and nothing else.
home-invite = Invite colleagues
home-people = Find colleagues
home-discover = Spaces to discover
space-empty = Say the first word
space-empty-text = Introduce yourself, ask a question, share what you are working on: someone has to begin.
space-people = Add members
space-quiet = Nothing here yet
space-quiet-text = Join this space to write its first post.
conversation-empty = Nothing said yet
conversation-empty-text = Only the people in this conversation will read what you write.
person-empty = { $name } has not written here yet
person-empty-text = What they write where you may read it is shown here.
person-empty-own = Your page is still blank
person-empty-own-text = Say in one sentence what you are working on: your colleagues will know what to ask you.
topic-lead = Everything under this topic that you may read, newest first.
topic-follow = Follow
topic-unfollow = Followed
topic-empty = Nothing under this topic yet
topic-empty-text = Write #{ $topic } in a post and it comes here.
topic-write = Write about it
conversations = Conversations
conversations-lead = Private: only those in them know that they exist.
conversations-empty = No conversation yet
conversations-empty-text = Write to one colleague, or to a few.
conversation-alone = Just you
conversation-you = You:
conversation-said = Messages
conversation-earlier = Earlier messages
conversation-latest = Latest messages
conversation-leave = Leave this conversation
conversation-between = { $n ->
    [one] Private, for you alone
   *[other] Private, between { $n } people
}
conversation-with = With whom?
conversation-with-hint = Type @ and the beginning of a name; with commas between several people.
conversation-start = Begin
conversation-size = Name one to nineteen other people.

# The two orders of home
home-orders = Order of posts
home-newest = Newest
home-for-me = For me
home-for-me-lead = The same posts, what matters to you first. Each says why.
for-me-how = How this order is made
for-me-newest = See everything, newest first
for-me-end = That is all for this order.
for-me-empty = Nothing recent enough
for-me-empty-text = This order only holds posts of the last two months. The others are still there, newest first.
why-open = Why?
why-caption = What puts this post here
why-part = What counts
why-amount = Points
why-dial = Setting
why-total = Total
reason-none = It comes from what you follow
reason-topic = You follow #{ $topic }
reason-interest = You care about its topics
reason-space = You are in { $space }
reason-interest-in = You care about #{ $topic }
reason-followed = You follow { $name }
reason-tie = You respond to its author
reason-tie-with = You respond to what { $name } posts
reason-response = It gets more responses than usual
reason-newcomer = Few people have seen it yet
reason-bridge = Liked outside its author’s unit

# The parts of the order “For me”
part-interest = Interest
    .about = The spaces you are in, the topics you follow or respond to.
    .data = Uses the spaces you joined, the topics you follow, and those of posts you wrote, commented on or reacted to in the last 90 days.
part-tie = Tie
    .about = The people you follow, or respond to.
    .data = Uses the people you follow, and those you answered or reacted to in the last 90 days.
part-response = Response
    .about = More responses than usual among those who saw it, or fewer.
    .data = Uses the numbers of responses, reactions and readers. No names.
part-age = Age
    .about = Every hour takes off a little.
    .data = Uses the hour it was published.
part-newcomer = Newcomer
    .about = A small lift while few people have seen it.
    .data = Uses the number of readers. No names.
part-bridge = Bridge
    .about = What is liked outside its author’s unit. What comes from yours yields a little.
    .data = Uses your unit, the author’s, and the numbers of responses and readers by unit. No names.
part-diversity = Diversity
    .about = The same person, space or topic, higher in the list already.
    .data = Uses what stands above it in the list.
part-fatigue = Fatigue
    .about = What this list has shown you before.
    .data = Uses what this list has shown you. It is written nowhere: restarting the server forgets it.

# The settings of the order “For me”
dials-title = The order “For me”
dials-lead = Home is newest first. The other order is one click away, and you are the one who sets it.
dials-see = See the list
dials-how = How this order is made
dials-how-sum = Every post gets eight parts, the ones you see below. Their sum is its place. Under “Why?”, each post shows its own.
dials-how-data = What your colleagues write is never analysed for this. Only topics, dates and numbers count. Your private conversations and what you read are never used to guess what you like.
dials-how-yours = Nobody sees your settings, and they change nothing for others.
dials-normal = Turn everything back to normal
dial-off = off
dial-less = less
dial-normal = normal
dial-more = more
dial-unknown = There is no such setting.
notice-dial-off = That no longer counts. Here is the list, made anew.
notice-dial-less = That counts less. Here is the list, made anew.
notice-dial-normal = That counts as usual. Here is the list, made anew.
notice-dial-more = That counts more. Here is the list, made anew.
notice-dials-normal = Everything counts as usual again.

# Catching up
catch-up-title = Catch up
catch-up-lead = What mattered to you since { $date }: seven posts at most.
catch-up-since = Since when
catch-up-day = Since yesterday
catch-up-week = A week
catch-up-three-weeks = Three weeks
catch-up-must-reads = To read and confirm
catch-up-mentions = Waiting for your answer
catch-up-mention = { $name } mentions you
catch-up-nothing = Nothing stands out
catch-up-nothing-text = Not since then, and nobody is waiting for your answer. What is left to read is there, space by space.
catch-up-unread = Unread, by space
catch-up-all-read = You have read everything.
catch-up-all = Mark everything as read
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
catch-up-done-text = Nothing stands out since then, and nobody is waiting for your answer. Close this page with a quiet mind.
