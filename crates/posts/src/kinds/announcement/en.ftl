kind-announcement = Announcement
    .hint = For what everyone here must know. Space managers only.
kind-announcement-acknowledge = Ask readers to confirm
    .hint = Readers confirm “I have read and understood this”. You see who has not, and can send a reminder once a day.
kind-announcement-before = Confirm by
    .hint = The date is shown beside the button.
kind-announcement-past = This date is in the past: choose a later one.
kind-announcement-do = I have read and understood this
kind-announcement-done = You confirmed that you have read and understood this.
kind-announcement-why = The author and the space managers will see that you confirmed.
kind-announcement-due = Confirm before { $date }. The author and the space managers will see it.
kind-announcement-count = { $n ->
    [0] Nobody has confirmed yet
    [one] { $n } person has confirmed
   *[other] { $n } people have confirmed
}
kind-announcement-remind = Send a reminder
kind-announcement-reminded = Reminder sent on { $date }
kind-announcement-once-a-day = A reminder was sent in the last 24 hours: one a day at most.
kind-announcement-end = Stop asking for confirmation
kind-announcement-ended = Confirmation is no longer requested
kind-announcement-read = read and understood
