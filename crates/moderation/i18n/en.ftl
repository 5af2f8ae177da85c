# Reporting.
report-title = Report
report-lead = The author will not know who reported it. You will be told what is decided.
report-reason = Reason
report-choose = Choose a reason
report-reason-missing = Choose a reason.
report-words = In your own words
report-words-hint = Optional, except for “Something else”.
report-to = Who receives the report?
report-to-managers = The managers of the space
    .hint = They know its rules.
report-to-moderators = The network’s moderators
    .hint = They receive what you report with its text, even if they cannot read the space.
report-to-referent = The referent
    .hint = A person outside the hierarchy. Nobody else sees your report.
report-do = Send the report
report-own = You cannot report what is your own.
report-by-agreement = In a space by agreement only its managers receive reports, and nobody but the author manages this one.
report-already = You have already reported this. You will be told what is decided.
report-no-desk = This report cannot be sent there.
report-too-many = You have already sent { $most } reports within an hour. Try again later.
notice-reported = Report sent.

reason-harassment = Harassment or insult
reason-discrimination = Discrimination
reason-personal-data = Personal data
reason-confidential = Confidential information
reason-spam = Advertising or repetition
reason-other = Something else

reported-post = Reported post
reported-comment = Reported comment
reported-person = Reported person

desk-managers = Decided by the managers of the space
desk-moderators = Decided by the network’s moderators
desk-referent = Decided by the referent alone

# The queue.
moderation-lead = What is waiting for your decision, what you reported, and what was decided about what you wrote.
moderation-space-lead = Reports and posts waiting for a manager of this space.
moderation-waiting = Posts waiting for approval
moderation-cases = Reports
moderation-appeals = Appeals
moderation-history = Decided
moderation-about-you = About you
moderation-reported = What you reported
moderation-empty = Nothing is waiting for you
moderation-empty-text = Reports and posts that need your decision appear here.

# A case.
moderation-case = Report
moderation-quote = As reported
moderation-open = Open
moderation-reports = Reports
moderation-open-case = Nothing is decided yet. You will be told.
moderation-rule = Rule of the charter
moderation-rule-hint = Optional: the rule this breaks.
moderation-rule-is = Rule: { $rule }
moderation-someone = Moderation
moderation-by = { $name }, { $date }
moderation-undone-by = Undone by { $name }, { $date }
moderation-until = Cannot write in this space until { $date }.
moderation-until-everywhere = Cannot write anywhere in the network until { $date }.
moderation-decide = Decide
moderation-decide-do = Save the decision
moderation-measure = Decision
moderation-suspend-for = Duration of a suspension
moderation-suspend-hint = Only for a suspension: the person can still read.
moderation-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
moderation-everywhere = Suspend in the whole network
moderation-words = Explanation
moderation-told = The author and those who reported it will read this.
moderation-words-missing = Explain in a few words.
moderation-measure-missing = Choose a decision.
moderation-days-missing = Choose for how many days.
moderation-decided-already = This has already been decided. Undo the decision first.
moderation-undone-already = This decision has already been undone.
moderation-answered-already = This appeal has already been decided.
moderation-ended = An appeal was decided about this: the case is closed.
moderation-appeal-late = It is too late to appeal: you had { $days } days.
moderation-then = As it read when this report was made
moderation-no-appeal = This decision cannot be appealed, or it has been already.
moderation-undo = Undo the decision
notice-moderation-decided = Decision saved.
notice-moderation-undone = Decision undone.

measure-keep = Keep: no rule is broken
measure-warn = Warn the author
measure-hide = Hide
measure-remove = Remove
measure-suspend = Suspend the author
measure-was-keep = Kept
measure-was-warn = Author warned
measure-was-hide = Hidden by moderation
measure-was-remove = Removed by moderation
measure-was-suspend = Author suspended

# Appeals.
moderation-appeal = Appeal
moderation-appeal-words = Why should this be decided again?
moderation-appeal-hint = Someone else will decide. You can appeal once, within 30 days of the decision.
moderation-appeal-do = Appeal
moderation-appeal-waits = Waiting for someone else’s decision.
moderation-judge-words = Explanation
moderation-uphold = Keep the decision
moderation-lift = Lift the decision
outcome-upheld = The decision was kept.
outcome-lifted = The decision was lifted.
notice-moderation-appealed = Appeal sent.
notice-moderation-judged = Appeal decided.

# Posts that wait.
approval-title = Approval before publishing
approval-legend = Whose posts wait for a manager?
approval-nobody = Nobody’s
    .hint = Every post is published at once.
approval-newcomers = Newcomers’
    .hint = For the first 7 days in the space, and the first 3 posts.
approval-guests = Guests’
    .hint = People from outside the company.
approval-links = Posts with links
    .hint = From anyone but managers.
approval-everyone = Everyone’s
    .hint = Except the managers’. Comments never wait.
notice-approval-set = Choice saved.
moderation-waiting-post = Post waiting for approval
moderation-waiting-lead = Only its author and the managers of the space see it.
moderation-file = File
moderation-approve = Publish
moderation-refuse-title = Do not publish
moderation-refuse-reason = Reason
moderation-refuse-hint = The author will read it, and keeps the text as a draft.
moderation-refuse = Return to the author
notice-approved = Post published.
notice-refused = Post returned to its author.

# Who moderates.
moderation-team = Moderation
moderation-team-lead = Administrators moderate the network; you can name other people.
moderation-moderators = Moderators
moderation-moderators-none = Nobody besides the administrators.
moderation-referent = Referent
moderation-referent-text = A person outside the hierarchy to whom people can report, for instance about a superior. Nobody else sees those reports. They stay with the referent who received them; a new one receives the next.
moderation-team-add = Name someone
moderation-team-who = Person
moderation-name-moderator = Name as moderator
moderation-name-referent = Name as referent
moderation-team-remove = Remove
moderation-not-yourself = You cannot name yourself. Another administrator can.
moderation-no-guest = This person cannot moderate: their account is a guest’s or deactivated.
notice-moderation-named = Person named.
notice-moderation-unnamed = Person removed.

# Inboxes and emails.
inbox-kind-moderation-report = A report is waiting for your decision
inbox-kind-moderation-appeal = { $name } appealed a decision
inbox-kind-moderation-decision = Moderation decided about what you wrote
inbox-kind-moderation-outcome = There is news about what you reported
inbox-kind-moderation-judged = There is a decision on the appeal against yours
inbox-kind-planned-post = { $name } scheduled a post that needs your approval in { $space }
inbox-kind-waiting-post = { $name } sent a post that is waiting for approval in { $space }
inbox-kind-refused-post = { $name } returned your post without publishing it in { $space }
inbox-kind-approved-post = { $name } published your post in { $space }
mail-kind-moderation-report = Reports to decide
mail-kind-moderation-appeal = Appeals to decide
mail-kind-moderation-decision = Moderation decisions about me
mail-kind-moderation-outcome = What became of my reports
mail-kind-moderation-judged = Appeals against my decisions
mail-kind-planned-post = Scheduled posts that need approval
mail-kind-waiting-post = Posts waiting for approval
mail-kind-refused-post = My posts that were sent back
mail-kind-approved-post = My posts that were approved
