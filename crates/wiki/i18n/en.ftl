# The tree.
pages-title = Pages
pages-of = Pages of { $space }
pages-find = Search these pages
pages-arrange = Arrange
pages-arranged = Done
pages-empty = No pages yet
pages-empty-text = Pages keep what lasts: procedures, decisions, answers. Everyone in the space can write them. Start from a template.
page-new = New page
page-new-below = New page below this one
page-move = Move
page-locked = Locked
page-retired = Outdated
page-due = To review
page-step = { $step ->
    [up] Move “{ $title }” up
    [down] Move “{ $title }” down
    [out] Move “{ $title }” out of the page above
   *[in] Move “{ $title }” below the previous page
}
page-step-short = { $step ->
    [up] Up
    [down] Down
    [out] Out of the page above
   *[in] Below the previous page
}
page-under-itself = A page cannot stand below itself.
page-too-deep = Pages can stand { $most } levels deep at most.
page-parent-gone = The page above no longer exists. Choose another.
page-not-beside = That page is not on the same level.
page-not-here = Pages belong to a community: a wall or a conversation has none.
notice-page-moved = Page moved.

# A page.
page-place = Where this page stands
page-changed = Changed
page-version = Version { $number }
page-source = Kept from a discussion
page-contents = Contents
page-blank = This page has no text yet.
page-below = Below this page
page-back = Pages that link here
page-beside = Neighbouring pages
page-before = Previous
page-next = Next
page-lock = Lock: only managers write
page-unlock = Unlock
page-is-locked = This page is locked: only the managers of the space can change it.
page-delete-sure = Delete “{ $title }”?
page-delete-hint = Pages below it move one level up. It stays in the trash for 30 days.
notice-page-locked = Page locked.
notice-page-unlocked = Page unlocked.

# The form.
page-edit = Edit the page
page-back-to = Back to the page
page-templates = Templates
page-begin-with = Start from:
page-parent = Below the page
page-parent-none = None: first level
page-body-hint = Type [[Title]] to link to a page of this space.
page-note = What changed?
page-note-hint = Optional. Shown among the versions.
page-tell = Tell readers
page-tell-hint = A post in the space shows the page. Without it, your change stays quiet.
page-others = Also editing now: { $names }. Go on: changes are brought together.
page-template-gone = This template no longer exists. Start from another, or from a blank page.
page-no-version = Reload the page: the version you started from is unknown.
page-changed-meanwhile = Someone else changed the same words meanwhile. Both texts are here: nothing was saved yet.
page-both = Two changes of the same words
page-both-text = { $n ->
    [0] { $name } saved this page while you were writing.
    [one] { $name } saved this page while you were writing, and changed the same words as you in one place. Below, the field holds both texts there, yours first: keep what should stay, then save.
   *[other] { $name } saved this page while you were writing, and changed the same words as you in { $n } places. Below, the field holds both texts there, yours first: keep what should stay, then save.
}
page-both-title = The other title:
page-both-mine = You
notice-page-made = Page published.
notice-page-saved = Page saved.
notice-page-merged = Page saved, together with a change that someone else made while you were writing.
notice-page-same = Nothing changed.

# Versions.
page-versions = Versions
page-versions-lead = Every version is kept. Open one to see what changed, word by word.
page-versions-more = Earlier versions
page-version-now = Current
page-version-restores = brings back version { $number }
page-changes-since = Changes since version { $number }
page-changes-first = The first version
page-changes-to-now = Compare with the current version
page-restore = Restore this version
page-restore-changed = Someone else saved this page meanwhile. Read it again before you restore a version.
notice-page-restored = Version restored.

# Templates.
page-templates-manage = Templates of this space
page-templates-lead = A new page can start from one of these.
page-template-company = Company
page-template-new = New template
page-template-change = Change the template
page-template-name = Name
page-template-no-name = Give the template a name.
page-template-for-company = For all spaces
page-template-delete = Delete the template { $name }
notice-template-saved = Template saved.
notice-template-deleted = Template deleted.

# Keeping what was said.
page-kept-comments = From the discussion

# Whether it is still right.
page-review = Review date
page-review-lead = Say until when this page is right. The person you name is asked that day: confirm, edit or mark as outdated.
page-review-date = Right until
page-review-owner = Who is asked?
page-review-owner-hint = Their @handle.
page-review-never = Ask nobody
page-review-retire = Mark as outdated
page-review-back = Mark as right again
page-review-still = Still right
page-review-until = Right until { $date }
page-review-was = Was right until { $date }: to review
page-is-retired = This page is outdated: it no longer says what is true.
page-review-past = Choose a day to come.
page-review-when = Choose a day.
page-owner-unknown = Nobody who reads this page has this handle.
notice-page-reviewed = Review date saved.
notice-page-retired = Page marked as outdated.
inbox-kind-page-due = Is this page still right? Confirm it, edit it or mark it as outdated.
mail-kind-page-due = Pages to review

# Taking it elsewhere.
page-export-html = Download as HTML
page-export-markdown = Download as Markdown
page-label = QR code
page-label-lead = Print it and put it where the page is needed: anyone who scans it opens the page, if they can read it.
page-home = Show at the top of the space
page-no-home = No longer show at the top of the space
notice-page-home = The page is at the top of the space.
notice-page-no-home = The page is no longer at the top of the space.
