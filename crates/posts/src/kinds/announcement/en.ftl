kind-announcement = Announcement
    .hint = For what everyone here must know. Reserved for those who run the space.
kind-announcement-acknowledge = Ask for an acknowledgement
    .hint = Everyone confirms “read and understood”. You see who has not yet, and may remind them once a day.
kind-announcement-before = To be read before
    .hint = The date is shown beside the button.
kind-announcement-past = This date is in the past.
kind-announcement-do = Read and understood
kind-announcement-done = You confirmed that you read and understood this.
kind-announcement-why = Its author and the animators will see that you confirmed.
kind-announcement-due = To be confirmed before { $date }. Its author and the animators will see it.
kind-announcement-count = { $n ->
    [0] Nobody has confirmed yet
    [one] { $n } person has confirmed
   *[other] { $n } people have confirmed
}
kind-announcement-remind = Remind the others
kind-announcement-reminded = Reminded on { $date }
kind-announcement-once-a-day = A reminder was sent within a day: one a day is enough.
kind-announcement-end = Wait no longer
kind-announcement-ended = Nobody is waited for any more.
kind-announcement-read = read and understood
