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
