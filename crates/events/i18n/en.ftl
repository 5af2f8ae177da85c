# Days and months.
event-day-mo = Monday
event-day-tu = Tuesday
event-day-we = Wednesday
event-day-th = Thursday
event-day-fr = Friday
event-day-sa = Saturday
event-day-su = Sunday
event-on-mo = Monday
event-on-tu = Tuesday
event-on-we = Wednesday
event-on-th = Thursday
event-on-fr = Friday
event-on-sa = Saturday
event-on-su = Sunday
event-short-mo = Mon
event-short-tu = Tue
event-short-we = Wed
event-short-th = Thu
event-short-fr = Fri
event-short-sa = Sat
event-short-su = Sun
event-month-1 = January
event-month-2 = February
event-month-3 = March
event-month-4 = April
event-month-5 = May
event-month-6 = June
event-month-7 = July
event-month-8 = August
event-month-9 = September
event-month-10 = October
event-month-11 = November
event-month-12 = December
event-short-month-1 = Jan
event-short-month-2 = Feb
event-short-month-3 = Mar
event-short-month-4 = Apr
event-short-month-5 = May
event-short-month-6 = Jun
event-short-month-7 = Jul
event-short-month-8 = Aug
event-short-month-9 = Sep
event-short-month-10 = Oct
event-short-month-11 = Nov
event-short-month-12 = Dec
event-long-day = { $weekday } { $day }
# How an event repeats.
event-and = { $first } and { $last }
event-nth-1 = first
event-nth-2 = second
event-nth-3 = third
event-nth-4 = fourth
event-nth-5 = last
event-repeats-daily = Every day
event-repeats-weekly = Every week on { $days }
event-repeats-fortnightly = Every two weeks on { $days }
event-repeats-monthly = On day { $day } of each month
event-repeats-weekday = On the { $nth } { $weekday } of each month
event-repeats-yearly = Every year
event-repeats-until = { $how }, until { $day }
# What waits.
inbox-kind-event-starting = This event begins soon
inbox-kind-event-place = A place became free: you are going
inbox-kind-event-cancelled = { $name } cancelled the event
inbox-kind-event-changed = { $name } changed the event
inbox-kind-event-invited = { $name } invited you
inbox-kind-event-everyone = { $name } invited everyone in { $space }
mail-kind-event-starting = Reminders of my events
mail-kind-event-place = Places that become free for me
mail-kind-event-cancelled = Events that are cancelled
mail-kind-event-changed = Events that change
mail-kind-event-invited = Invitations to events
mail-kind-event-everyone = Events for everyone in a space
# Letters.
event-letter-invited = { $name } invites you to “{ $title }”.
    .subject = Invitation: { $title }
event-letter-changed = “{ $title }” has changed.
    .subject = Changed: { $title }
event-letter-cancelled = “{ $title }” is cancelled for you. Your calendar removes it when you open this email.
    .subject = Cancelled: { $title }
event-letter-answer = See and answer
# Calendars.
event-calendar = Calendar
event-calendar-of = Calendar of { $space }
event-feed-name = { $site }: my calendar
event-new = New event
event-views = Views
event-view-month = Month
event-view-week = Week
event-view-list = List
event-month-of = { $month } { $year }
event-week-of = Week of { $day }
event-list-from = From { $day }
event-before = Earlier
event-after = Later
event-nothing = Nothing planned in these days.
event-until-day = Until { $day }
event-all-day = All day
event-more = { $n ->
    [one] { $n } more
   *[other] { $n } more
}
event-is-yes = Going
event-is-maybe = Maybe
event-is-waiting = On the waiting list
event-is-unanswered = To be answered
event-is-elsewhere = My other calendar
event-is-author = My event
event-is-none = Event
event-empty = Nothing planned here
event-empty-mine = Events you create, that invite you, or that you go to appear here, beside your other calendars.
event-empty-space = Events of this space appear here. Create the first one: readers say whether they are coming.
event-span-wrong = Choose an end after the beginning, { $n } days later at most.
# The dates of an event.
event-back = Back to the event
event-no-dates = No date to come
event-no-dates-text = This event is over.
event-moved = Other time
event-skip = Cancel this date
event-skip-label = Cancel { $day }
event-unskip = Restore this date
event-unskip-label = Restore { $day }
event-reschedule = Change the time
event-save = Save
event-cancel = Cancel the event
event-cancel-text = Cancelling keeps the post. Everyone who is going or invited is told, and their calendars too.
event-cancelled-whole = This event is cancelled.
event-hold = Hold it after all
event-hold-text = The event is shown in calendars again, and those who were going are told.
# Calendar programs.
event-programs = Calendar programs
event-programs-lead = See your events in Outlook, Google, Apple or Thunderbird, and your other calendars here.
event-feeds = My events elsewhere
event-feeds-text = A feed is a secret address that a calendar program reads by itself. Anyone who has the address reads what you can read: keep it to yourself. A new address replaces the one before.
event-feed-mine = My calendar
event-feed-of = Feed of
event-feed-of-hint = Your calendar holds what you take part in; a space, all its events.
event-feed-make = Create an address
event-feed-made = Copy this address now
event-feed-made-text = It is shown only once. In your calendar program, choose “subscribe” or “add from the internet”, and paste it.
event-feed-address = Secret address
event-feed-read = Read { $ago }
event-feed-unread = Not read yet
event-feed-revoke = Revoke
event-others = My other calendars here
event-others-text = Paste the iCalendar address of an Outlook or Google calendar: it is shown in your calendar and your day, to you alone. It is read about every 15 minutes.
event-other-address-label = Address of the calendar
event-other-address-hint = Outlook: Settings, Shared calendars, Publish. Google: Settings of the calendar, Secret address in iCal format.
event-other-name = Name
event-other-name-hint = What you call it. May be left empty.
event-other-add = Add this calendar
event-other-read = read { $ago }
event-other-unread = will be read in a moment
event-other-again = Read again
event-other-remove = Remove
event-other-left-out = { $n ->
    [one] { $n } event could not be read: it repeats too often, or has no valid date.
   *[other] { $n } events could not be read: they repeat too often, or have no valid date.
}
event-other-address = Paste an address that begins with https:// or webcal://.
event-other-many = { $n } calendars at most: remove one first.
event-trouble-refused = This address leads into a private network, which is not allowed. Ask your administrator, or paste a public address.
event-trouble-unreachable = The server does not answer. It will be asked again.
event-trouble-own = This address is of this network: its events are already in your calendar.
event-trouble-denied = The server asks for a password: paste the secret address of the calendar instead.
event-trouble-missing = Nothing is at this address any more: copy it again from your calendar program.
event-trouble-failing = The server answers with an error. It will be asked again.
event-trouble-large = This calendar is too large: 8 MB at most.
event-trouble-no-calendar = There is no calendar at this address: copy the one “in iCal format”.
event-trouble-too-many = This calendar has too many events: 20,000 at most.
notice-feed-revoked = Feed revoked.
notice-other-added = Calendar added.
notice-other-removed = Calendar removed.
notice-other-again = It will be read in a moment.

# A calendar file becomes events.
event-import = Import a calendar file
event-import-short = Import a file
event-import-lead = Each event of an iCalendar file (.ics) becomes an event of this space. You see them before anything is published.
event-import-back = Back to the calendar
event-import-choose = Choose a file
event-import-file = Calendar file
event-import-hint = An .ics file from Outlook, Google, Apple or Thunderbird, 1 MB at most.
event-import-look = Show the events
event-import-would = { $n ->
    [one] 1 event to import
   *[other] { $n } events to import
}
event-import-do = { $n ->
    [one] Import 1 event
   *[other] Import { $n } events
}
event-import-known = { $n ->
    [one] 1 event of this file is in the space already. It is not imported again.
   *[other] { $n } events of this file are in the space already. They are not imported again.
}
event-import-nothing = There is nothing to import in this file.
event-import-left = Not imported
event-import-line = Line { $line }: { $why }
event-import-no-calendar = This is no calendar file. Export your calendar as an .ics file and choose that one.
event-import-too-many = This file has too many events: { $n } at most. Export a shorter period.
event-import-too-fast = You have imported { $n } events in the last hour, which is the most. Try again in an hour.
event-import-why-untitled = This event has no title.
event-import-why-undated = The start of this event is missing.
event-import-why-cancelled = This event is cancelled.
event-import-why-repeats = This event repeats in a way that events cannot have here. Create it here with the dates it needs.
event-import-why-alone = This is one date of a series that is not in the file.
event-import-why-waits = This series has cancelled or moved dates, and your posts wait for approval here: the dates would be lost. Ask a manager of the space to import it.
event-import-why-unreadable = This event could not be read.
notice-events-imported = Events imported.
