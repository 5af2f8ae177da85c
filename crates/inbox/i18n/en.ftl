inbox-lead = What waits for you, by thread. Nobody else sees what you have read.
inbox-all = All
inbox-unread = Unread
inbox-mentions = Mentions
inbox-new = Unread:
inbox-all-read = Mark all read
inbox-mark-read = Mark read
inbox-mark-unread = Mark unread
inbox-older = Older
inbox-more = { $n ->
    [one] and 1 more
   *[other] and { $n } more
}
inbox-empty-all = Nothing waits for you
inbox-empty-all-text = Mentions, answers to what you write and what follows in your threads will arrive here.
inbox-empty-unread = You have read it all
inbox-empty-unread-text = What comes next will be here.
inbox-empty-mentions = Nobody has mentioned you yet
inbox-empty-mentions-text = A mention is written @handle, and arrives here.
inbox-somebody = Somebody
inbox-and-others = { $n ->
    [one] { $name } and one other
   *[other] { $name } and { $n } others
}
inbox-kind-message = { $name } writes to you
inbox-kind-asks = { $name } waits for your answer
inbox-kind-praise = { $name } thanks you
inbox-kind-mention = { $name } mentions you
inbox-kind-accepted = { $name } accepts your answer
inbox-kind-reply = { $name } replies to your comment
inbox-kind-comment = { $name } comments on your post
inbox-kind-thread = { $name } comments in a thread you follow
inbox-kind-post = { $name } publishes in { $space }
inbox-kind-request = { $name } asks to join { $space }
inbox-kind-declined = Your request to join { $space } was not accepted
inbox-kind-added = { $name } brings you into { $space }
inbox-kind-invited = { $name } opens a conversation with you
inbox-kind-follower = { $name } follows you
inbox-kind-reaction = { $n ->
    [one] { $name } reacts to your post
   *[other] { $name } react to your post
}
inbox-kind-reaction-comment = { $n ->
    [one] { $name } reacts to your comment
   *[other] { $name } react to your comment
}
notice-inbox-read = Marked read.
notice-inbox-unread = Unread again.
notice-inbox-all-read = All is marked read.
inbox-subject-unknown = What waits is named post, space or person, with a number.
inbox-settings = Notifications

mail-title = Notifications and quiet hours
mail-lead = What waits for you can be told by mail and on your devices too, while you are not here.
mail-not-sent = This network sends no mail yet. What you choose will hold as soon as it does.
mail-often = How often?
mail-away = You are told only when you have not opened the network for ten to twenty minutes, and only what you have not read. Reactions and new followers are never told.
mail-kind-message = Private messages
mail-kind-asks = What waits for my answer
mail-kind-praise = Praise
mail-kind-mention = Mentions
mail-kind-accepted = Answers accepted
mail-kind-reply = Replies to my comments
mail-kind-comment = Comments on my posts
mail-kind-thread = What follows in threads of mine
mail-kind-post = New posts of spaces I chose
mail-kind-request = Requests for spaces I run
mail-kind-declined = Requests declined
mail-kind-added = Spaces I am added to
mail-kind-invited = Conversations I am invited to
mail-cadence-at-once = At once
mail-cadence-hourly = Every hour
mail-cadence-daily = Once a day
mail-cadence-weekly = Once a week
mail-cadence-never = Never
mail-hours = When?
mail-quiet = Nothing outside my hours
mail-quiet-hint = What arrives in the evening, at night or at the weekend waits for the next working day.
mail-days = My days
mail-day-1 = Monday
mail-day-2 = Tuesday
mail-day-3 = Wednesday
mail-day-4 = Thursday
mail-day-5 = Friday
mail-day-6 = Saturday
mail-day-7 = Sunday
mail-opens = From
mail-closes = Until
mail-zone = Time zone, of your pages too
mail-save = Save
notice-mail-saved = Noted.
mail-kind-unknown = Nobody is told of this.
mail-hours-unsound = This needs a time zone that exists, at least one day, and a beginning before its end.
mail-url-wrong = The address of the mail server is not of the form smtp://… or smtps://….
mail-from-wrong = The sender of mails is not an address.
mail-subject-one = { $what }: { $title }
mail-subject-many = { $n ->
    [one] A thread waits for you on { $site }
   *[other] { $n } threads wait for you on { $site }
}
mail-open = Open the inbox
mail-why = You get this mail because you are on { $site } and were not there.
mail-choose = Choose what reaches you by mail:
mail-choose-link = Choose what reaches you by mail
mail-unsubscribe = Stop emails about:
mail-unsubscribe-title = Stop emails
mail-unsubscribe-ask = Stop these emails?
mail-unsubscribe-yes = Stop these emails
mail-unsubscribe-done = You will no longer get these emails.
mail-unsubscribe-undone = You get these emails again, as before.
mail-unsubscribe-rest = Everything still arrives in your inbox, and other emails still come.

# Devices
push-title = On your devices
push-lead = A telephone or a desk can show what waits while Parvis is closed, within the same hours. It is sealed for that device alone, and ends when you sign out there.
push-too = On my devices
push-start = Tell me on this device
push-refused = This browser does not let us tell you anything. Its own settings may change that.
push-scripts = A device is added with scripts switched on.
push-here = This device
push-unknown = A browser
push-added = Added on { $when }
push-told = Last told { $when }
push-remove = Remove
push-many = { $n ->
    [one] One thing waits for you
   *[other] { $n } things wait for you
}
push-unsound = This is no subscription of a browser.
notice-push-on = This device will be told of what waits.
notice-push-off = That device is told no more.
