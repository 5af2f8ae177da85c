inbox-lead = Mentions, replies and news of your threads and spaces. Only you see what you have read.
inbox-all = All
inbox-unread = Unread
inbox-mentions = Mentions
inbox-new = Unread:
inbox-all-read = Mark all as read
inbox-mark-read = Mark as read
inbox-mark-unread = Mark as unread
inbox-older = Older
inbox-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
inbox-empty-all = Your inbox is empty
inbox-empty-all-text = Mentions, replies to what you write and new comments in your threads appear here.
inbox-empty-unread = You have read everything
inbox-empty-unread-text = New notifications will appear here.
inbox-empty-mentions = No mentions yet
inbox-empty-mentions-text = To mention someone, write @ and their handle.
inbox-somebody = Someone
inbox-and-others = { $n ->
    [one] { $name } and one other
   *[other] { $name } and { $n } others
}
inbox-kind-message = { $name } sent you a message
inbox-kind-asks = { $name } is waiting for your answer
inbox-kind-praise = { $name } praised you
inbox-kind-mention = { $name } mentioned you
inbox-kind-accepted = { $name } accepted your answer
inbox-kind-reply = { $name } replied to your comment
inbox-kind-comment = { $name } commented on your post
inbox-kind-thread = { $name } commented in a thread you follow
inbox-kind-announced = { $name } made an announcement in { $space }
inbox-kind-post = { $name } posted in { $space }
inbox-kind-invitation = { $name } invited you to join { $space }
inbox-kind-handover = { $name } asks you to manage { $space } in their place
inbox-kind-orphan = Nobody manages { $space } any more: it is offered to you
inbox-kind-security = { $name } reset your two-factor authentication
inbox-kind-emergency = The emergency account was signed in to
inbox-kind-review = The access of { $name } to { $space } ends soon: extend it, or let it end
inbox-kind-request = { $name } asked to join { $space }
inbox-kind-declined = Your request to join { $space } was not accepted
inbox-kind-added = { $name } added you to { $space }
inbox-kind-enrolled = The membership rule of { $space } includes you
inbox-kind-invited = { $name } started a conversation with you
inbox-kind-follower = { $name } started following you
inbox-kind-reaction = { $name } reacted to your post
inbox-kind-reaction-comment = { $name } reacted to your comment
notice-inbox-read = Marked as read.
notice-inbox-unread = Marked as unread.
notice-inbox-all-read = Everything is marked as read.
inbox-subject-unknown = Unknown subject: give post, space or person, and its identifier.
inbox-settings = Notifications

mail-title = Notifications and quiet hours
mail-lead = When you are away, Parvis can also notify you by email and on your devices.
mail-not-sent = This network does not send email yet. Your choices will apply as soon as it does.
mail-often = How often?
mail-by-mail = By email
mail-group-for-me = For me
mail-group-discussions = Discussions
mail-group-planning = Events and tasks
mail-group-managing = Spaces I manage
mail-group-account = My account and my spaces
mail-group-network = Moderation and the network
mail-away = You are notified of what you have not read, 10 to 20 minutes after you were last here. Reactions and new followers never notify you.
mail-kind-message = Private messages
mail-kind-asks = Posts that wait for my answer
mail-kind-praise = Praise for me
mail-kind-mention = Mentions
mail-kind-accepted = My answers that were accepted
mail-kind-reply = Replies to my comments
mail-kind-comment = Comments on my posts
mail-kind-thread = New comments in threads I follow
mail-kind-announced = Announcements
mail-kind-post = Posts in spaces I chose
mail-kind-invitation = Invitations to join spaces
mail-kind-handover = Requests to manage a space
mail-kind-orphan = Spaces that nobody manages
mail-kind-security = Security of my account
mail-kind-emergency = Use of the emergency account
mail-kind-review = Guests whose access ends soon
mail-kind-request = Requests to join spaces I manage
mail-kind-declined = My requests to join that were declined
mail-kind-added = Spaces I am added to
mail-kind-enrolled = Spaces a rule adds me to
mail-kind-invited = New conversations
mail-cadence-at-once = Immediately
mail-cadence-hourly = Every hour
mail-cadence-daily = Once a day
mail-cadence-weekly = Once a week
mail-cadence-never = Never
hours-title = When?
mail-quiet = Only during my working hours
mail-quiet-hint = Notifications from evenings, nights and weekends wait until your next working day.
hours-days = My working days
hours-day-1 = Monday
hours-day-2 = Tuesday
hours-day-3 = Wednesday
hours-day-4 = Thursday
hours-day-5 = Friday
hours-day-6 = Saturday
hours-day-7 = Sunday
hours-from = From
hours-until = Until
hours-zone = Time zone (used on your pages too)
notice-mail-saved = Saved.
mail-kind-unknown = Unknown notification or frequency.
mail-hours-unsound = Give an existing time zone, at least one day, and a start before the end.
sentence-with-title = { $what }: { $title }
mail-subject-many = { $n ->
    [one] { $n } unread notification on { $site }
   *[other] { $n } unread notifications on { $site }
}
mail-open = Open the inbox
mail-why = You receive this email because you have an account on { $site } and have not read this there yet.
mail-choose = Notification settings:
mail-choose-link = Notification settings
mail-unsubscribe = Unsubscribe from emails about:
mail-unsubscribe-title = Unsubscribe
mail-unsubscribe-ask = Unsubscribe from these emails?
mail-unsubscribe-yes = Unsubscribe
mail-unsubscribe-done = You will no longer receive these emails.
mail-unsubscribe-undone = You receive these emails again, as before.
mail-unsubscribe-rest = Everything stays in your inbox, and other emails are not affected.

# Devices
push-title = On your devices
push-lead = Your phone or computer can show notifications while Parvis is closed, in the same hours. They are encrypted for that device and stop when you sign out on it.
push-too = On my devices
push-start = Notify me on this device
push-refused = Your browser blocks notifications from this site. Allow them in its settings and try again.
push-scripts = Turn on JavaScript to add this device.
push-here = This device
push-unknown = Unknown browser
push-added = Added on { $when }
push-last = Last notified { $when }
push-remove = Remove
push-many = { $n ->
    [one] You have { $n } unread notification
   *[other] You have { $n } unread notifications
}
push-unsound = This is not a valid browser subscription.
notice-push-on = This device will receive notifications.
notice-push-off = That device no longer receives notifications.
