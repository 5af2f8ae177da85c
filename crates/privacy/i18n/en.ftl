data-title = My data
data-lead = What the network keeps about you, in a file of your own; and how to leave the network.
archive-title = Download my data
archive-text = One ZIP file: a page that any browser opens, the same as data, and your files. Your words are yours; other people are named nowhere but where you name them. It is prepared in the background, and your inbox tells you when it is ready.
archive-ask = Prepare an archive
archive-name = Archive of { $time }
archive-until = available until { $time }
archive-wait = Being prepared…
archive-reload = Refresh
archive-download = Download
archive-being-made = An archive is already being prepared.
archive-enough = You have three archives from the last 7 days: download one of them.
archive-of = The data of { $name }
archive-made = Prepared on { $time }. The folder “data” holds the same in JSON, “files” the files you uploaded.
archive-space-unseen = a space that you no longer see
notice-archive-asked = Archive requested
inbox-kind-archive = Your data is ready to download
mail-kind-archive = Archive of my data

leave-title = Close my account
leave-lead = For good: all that is kept about you is erased.
leave-teaser = Close your account for good: what is kept about you is erased, and you choose what becomes of what you wrote.
leave-open = Close my account…
leave-rule = What your company decided
leave-rule-days = { $n ->
    [one] When an account is deactivated because someone leaves the company, it is erased after { $n } day; what they wrote stays, without their name.
   *[other] When an account is deactivated because someone leaves the company, it is erased after { $n } days; what they wrote stays, without their name.
}
leave-last = You are the only administrator: name another one first.
leave-not-here = Your company does not let people close their accounts themselves. Ask an administrator.
leave-words = What you wrote
leave-words-text = Others have answered you, and may need what you said. The choice is yours.
leave-words-posts = Posts and comments
leave-words-keep = Keep them, without my name
    .hint = They read “Deleted account”. Nothing links them to you or to each other.
leave-words-remove = Remove them
    .hint = With their files and earlier versions. Where someone commented, the comments stay under a line that says a post was removed.
leave-conversations = Messages in conversations
leave-conversations-keep = Keep them, without my name
    .hint = The other people can still read the conversation.
leave-conversations-remove = Remove them
    .hint = They disappear from the conversations of the other people.
leave-what = What happens
leave-what-erased = Erased: your profile, photo, address, sessions, settings, drafts, inbox, memberships, what you followed, saved or read, pending emails and devices.
leave-what-reactions = Your reactions are removed.
leave-what-answers = Your answers to polls and events stay counted, without your name.
leave-what-company = What belongs to the company stays, without your name: announcements, pages, objects, decisions of moderation.
leave-what-text = Mentions of you are replaced. Your name written as plain words by others is not found: ask them to edit it.
leave-what-backups = Backups made before today still hold it until the company deletes them. If one is restored, you are erased again.
leave-archive = Would you like a copy first?
leave-confirm = Confirm
leave-confirm-text = This cannot be undone. Your handle is never given to anyone again.
leave-handle = To confirm, type your handle: { $handle }
leave-handle-wrong = This is not your handle: type it as it is written above.
leave-password = Your password
leave-do = Close my account for good
leave-still-open = This account is active: deactivate it first.
leave-under-way = This account is already being erased.

receipt-title = Receipt
receipt-lead = The account was closed on { $time }. Keep the address of this page: it can be read for a year.
receipt-wait = The data is being erased. Refresh this page in a moment.
receipt-done = Erased on { $time }. You can close this page.
receipt-words = What was chosen
receipt-words-keep = Posts and comments stay, without a name.
receipt-words-remove = Posts and comments are removed.
receipt-conversations-keep = Messages in conversations stay, without a name.
receipt-conversations-remove = Messages in conversations are removed.
receipt-erased = Erased
receipt-unnamed = Kept without a name
receipt-unnamed-text = Others need these, or they belong to the company.
receipt-stays = What stays
receipt-stays-text = Backups made before that day, until the company deletes them; a name that others wrote as plain words; and, in a file beside the database, the number of the account, so that it is erased again if an older backup is restored.

leaving-title = Leaving
leaving-lead = What happens to the data of people who leave. Everyone can read it, before they need it.
leaving-by-choice = People can close their accounts themselves
leaving-by-choice-hint = They choose what becomes of their words. Turned off, they ask an administrator.
leaving-days = Erase deactivated accounts after (days)
leaving-days-hint = What they wrote stays, without their name. Empty: never automatically.
leaving-days-number = Type a number of days, or leave this empty.
leaving-days-wrong = Type a number of days between 1 and { $most }.
leaving-text = What your company says about it
leaving-text-hint = For example: the agreement that applies, and whom to ask.
leaving-erase = Erase the data of this account
leaving-erase-text = What was written stays, without the name. This cannot be undone.
notice-leaving-saved = Rule saved

privacy-title = Privacy
privacy-lead = What { $site } keeps about people, why, for how long, and who sees it. This page is made from the program itself: it cannot say anything else than what the program does. Print it for your works council.
privacy-who = Where
privacy-who-host = This network runs on your company’s own server, at { $address }.
privacy-who-people = { $n ->
    [one] { $n } account is active.
   *[other] { $n } accounts are active.
}
privacy-https = Connections are encrypted.
privacy-http = Connections are not encrypted: this is meant for a trial only.
privacy-never = What does not exist
privacy-never-presence = No history of presence: that someone is here is never stored.
privacy-never-read = No read receipts: what you have read is known to you alone, and single posts are forgotten after 90 days. The one exception is an announcement that asks everyone to confirm reading.
privacy-never-ranking = No ranking of people, no score, no number of followers, no statistics about one person.
privacy-never-private = No way for administrators to read conversations, closed or secret spaces they are not in.
privacy-never-trackers = No tracker, no advertisement, no file loaded from another company’s server.
privacy-sees = Who sees what
privacy-sees-members = Members see profiles, open spaces, and the closed and secret spaces they are in.
privacy-sees-guests = Guests see the spaces they were invited to and the people in them. Nothing else, not even counts.
privacy-sees-managers = Space managers see what members of the space see, who asks to join, and figures about the space without names.
privacy-sees-moderators = Moderators see what someone who can read it reports to them, and nothing more.
privacy-sees-administrators = Administrators run accounts and settings. They read what members read. Every act of theirs is in the log.
privacy-sees-disk = Anyone who has the server’s disk, or a backup, can read the database. Your company says who that is.
privacy-figures = Which figures exist
privacy-figures-health = The health of a space, for its managers: no names, and nothing under 5 people.
privacy-figures-objects = Numbers of the company’s objects by status and month: never by person, and nothing under 5.
privacy-figures-polls = Results of polls. Those of anonymous polls appear at the end, with 5 votes or more; nobody can find out who voted for what.
privacy-leaves = What leaves the server
privacy-leaves-mail = Emails, through your company’s mail server, as each person chose.
privacy-leaves-no-mail = No emails: none are set up.
privacy-leaves-previews = The server asks the pages that posts link to for their title and picture. They see the server’s address, never a person’s.
privacy-leaves-no-previews = The server asks other sites nothing about links in posts.
privacy-leaves-push = Notifications on devices, where a person turned them on, through the browser maker’s service, which cannot read them.
privacy-leaves-nothing = Nothing is sent to the makers of this program.
privacy-leaving = When someone leaves
privacy-leaving-choice = Everyone can download their data and close their account themselves; they choose whether their posts, comments and messages stay without their name or are removed.
privacy-leaving-never = Deactivated accounts are not erased automatically: an administrator can erase one on request.
privacy-kept = What is kept
privacy-kept-text = Each line is declared in the program beside the table that holds it, and a test refuses a table that names a person without such a line. “The person” is whom the data names.
privacy-what = What
privacy-why = Why
privacy-long = How long
privacy-erased = When the account is closed
privacy-kept-account = as long as the account
privacy-kept-object = as long as what it belongs to
privacy-kept-withdrawn = until the person takes it back
privacy-kept-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
privacy-kept-done = until it is done
privacy-erasure-delete = deleted
privacy-erasure-anonymise = the name is removed
privacy-erasure-blank = the name and the words are removed

data-held = Since { $date } what you wrote is under a legal hold: none of it is removed for good, even what you delete. Nobody reads more because of it, and your other rights stay the same. Reason: { $reason }
leave-held = What you wrote is under a legal hold. You can close your account now: nobody signs in to it any more, it leaves the directory, and no email is sent. The erasure begins once the hold is lifted; the receipt says when.
receipt-held = The account is closed: nobody signs in to it, it has left the directory, and no email is sent. The erasure waits for a legal hold and goes on by itself once it is lifted. This page then says so.

privacy-retention = How long posts stay
privacy-retention-text = Counted from the last change or answer. What goes is shown for 30 days before, in its space and to everyone who reads it; then it goes for good, with its comments, files and versions. Backups keep it until they are deleted.
privacy-retention-none = The company set no period: posts stay until someone deletes them.
privacy-retention-stays = Pinned posts, announcements that wait for an answer, open tasks and events to come stay. Pages, tasks, events and the company’s own kinds go only where a period names them.
privacy-holds = Legal holds
privacy-holds-text = What a court or an inquiry may ask for is kept whatever would remove it, an erasure too, which then waits. Those a hold concerns are notified and read the reason; nobody reads more because of it. There is no secret hold.
privacy-holds-count = { $n ->
    [0] None is in force now.
    [one] { $n } is in force now.
   *[other] { $n } are in force now.
}
privacy-keys = Reading a private space
privacy-keys-off = Administrators read no private space: the company did not switch on two-key access.
privacy-keys-on = An administrator may ask to read a private space, with a reason and for 7 days at most. A second person decides: { $names }. The members are notified at once, the space says so while it lasts, each page read is written into the audit, and a register keeps every request.
privacy-keys-register = See the register
privacy-keys-never = Conversations, notebooks and spaces by agreement are never opened. Anyone who holds the disk of the server is outside of this.
privacy-never-alone = No way for administrators to read conversations, notebooks or spaces by agreement, and none to read a closed or secret space alone: two-key access is explained below.
