retention-title = Retention
retention-lead = How long posts stay after their last change or answer. Nothing goes before it was shown for { $n } days to everyone who reads it.
admin-retention-about = How long posts stay after their last change or answer.
retention-guide = What is kept, and why
retention-rules = Retention periods
retention-none = None: everything stays until someone deletes it.
retention-none-here = None: what is written here stays until someone deletes it.
retention-everywhere = The whole company
retention-since = set on { $date }
retention-remove = Remove
retention-here = this space
retention-stays = stay
retention-months-of = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
retention-kind-all = Posts and discussions
retention-kind-conversation = Messages of conversations
retention-new = Set a retention period
retention-kind = What
retention-kind-hint = “Posts and discussions” leaves out pages, tasks, events and the company’s own kinds: choose each of them to set a period.
retention-months = Months without a change or an answer
retention-months-hint = 0: they stay, whatever the company’s period is.
retention-months-number = Enter a number of months.
retention-months-wrong = Enter between 0 and { $most } months.
retention-space = Only in this space
retention-space-hint = Its name or its address. Empty: the whole company. The period of a space replaces that of the company there.
retention-no-space = No space has this name or this address.
retention-conversations-all = Conversations have one period for the whole company: leave the space empty.
retention-preview = See what would go…
retention-sure = What this would do
retention-first = { $n ->
    [one] { $n } post would go first, on { $date }.
   *[other] { $n } posts would go first, on { $date }.
}
retention-first-none = Nothing would go for now; nothing can go before { $date }.
retention-first-kept = { $n ->
    [one] { $n } more stays for now: it is pinned, held or still needed.
   *[other] { $n } more stay for now: they are pinned, held or still needed.
}
retention-first-what = With their comments, files and versions, for good. Until then everyone who reads a space sees what goes and when, and its managers are notified. Backups keep it until they are deleted.
retention-set = Set this period
retention-space-lead = How long posts stay here after their last change or answer, and what goes next.
retention-stay-pinned = Pinned posts, the space’s home page, announcements that wait for an answer, open tasks and events to come stay. An answer or a change begins the period again.
retention-next = What goes next
retention-next-none = Nothing goes in the next 30 days.
retention-goes = goes on { $date }
retention-held = kept by a legal hold
retention-soon = { $n ->
    [one] { $n } post of this space goes soon, from { $date } on
   *[other] { $n } posts of this space go soon, from { $date } on
}
notice-retention-saved = Retention period set
notice-retention-removed = Retention period removed
inbox-kind-retention = Posts of { $space } go soon: see which
mail-kind-retention = Posts that will soon be removed

holds-title = Legal holds
holds-lead = What someone wrote, or what stands in a space, is kept whatever would remove it. Those it concerns are told, and read the reason: there is no secret hold.
admin-holds-about = What has to be kept whatever would remove it; never in secret.
holds-all = Holds
holds-none = None.
hold-secret = A secret space
hold-since = since { $date }
hold-lifted-on = lifted on { $date }
hold-lift = Lift
hold-new = Set a hold
hold-person = Whose posts, comments and messages
hold-person-hint = A name or a handle. An account that leaves is erased once the hold is lifted.
hold-space = Or a whole space
hold-space-hint = Its name or its address. Everything in it, by any author. Nobody reads more because of a hold.
hold-reason = Why
hold-reason-hint = Those it concerns read this.
hold-set = Set the hold
hold-of-whom = Name a person or a space.
hold-one = A hold is of a person or of a space: set two for both.
hold-space-told = Since { $date } this space is under a legal hold: nothing in it is removed for good, even what is deleted. Nobody reads more because of it. Reason: { $reason }
notice-hold-set = Hold set
notice-hold-lifted = Hold lifted
inbox-kind-hold = { $name } set a legal hold: nothing it covers is removed for good
mail-kind-hold = Legal holds that concern me
inbox-kind-hold-lifted = { $name } lifted a legal hold
mail-kind-hold-lifted = Legal holds lifted
