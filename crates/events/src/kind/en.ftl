kind-event = Event
    .hint = When and where you meet. Readers say whether they are coming.
kind-event-start = Starts
    .hint = { "" }
kind-event-end = Ends
    .hint = { "" }
kind-event-whole_day = All day
    .hint = Only the days count, wherever people are.
kind-event-place = Place
    .hint = A room, an address or the link of a call.
kind-event-everyone = Invite everyone in the space
    .hint = It appears in the calendar of each of them until they answer.
kind-event-people = Invite people
    .hint = Members and guests who can read this space. They receive an invitation in their inbox and by email.
kind-event-repeat = Repeats
    .hint = { "" }
kind-event-repeat-daily = Every day
kind-event-repeat-weekly = Every week
kind-event-repeat-fortnightly = Every two weeks
kind-event-repeat-monthly = Every month, on the same day
kind-event-repeat-weekday = Every month, on the same day of the week
kind-event-repeat-yearly = Every year
kind-event-on = On
    .hint = For every week or every two weeks, beside the day it starts on.
kind-event-on-mo = Monday
kind-event-on-tu = Tuesday
kind-event-on-we = Wednesday
kind-event-on-th = Thursday
kind-event-on-fr = Friday
kind-event-on-sa = Saturday
kind-event-on-su = Sunday
kind-event-until = Repeats until
    .hint = { "" }
kind-event-places = Places
    .hint = When all are taken, others join a waiting list and move up by themselves.
kind-event-reminder = Reminder
    .hint = In the inbox of those who take part.
kind-event-reminder-quarter = 15 minutes before
kind-event-reminder-hour = 1 hour before
kind-event-reminder-day = 1 day before
kind-event-zone = Time zone
    .hint = The hours above are of this zone: Europe/Paris, Indian/Reunion… Yours, if empty.
kind-event-ends-before = The event ends before it starts: choose a later end.
kind-event-far = Choose a year between 1970 and 2200.
kind-event-long = The event is too long: { $n } days at most.
kind-event-until-before = It would stop repeating before it starts: choose a later day.
kind-event-cannot-read = { $name } cannot read this space: remove them from the invitation, or have them join first.
kind-event-no-such-day = The event does not take place on that day.
kind-event-whole = An event that takes all day has no hours: change the event itself.
kind-event-yes = Going
kind-event-maybe = Maybe
kind-event-no = Not going
kind-event-waiting = On the waiting list
kind-event-span = { $start } – { $end }
kind-event-there = ({ $hour } in { $zone })
kind-event-coming = Are you coming?
kind-event-taken = { $taken } of { $n } places taken
kind-event-waiting-count = { $n ->
    [one] { $n } person waiting
   *[other] { $n } people waiting
}
kind-event-you-wait = All places are taken. You are on the waiting list, and will be told when you have one.
kind-event-is-cancelled = Cancelled
kind-event-dates = All dates
kind-event-manage = Dates
kind-event-file = Add to my calendar
kind-event-count = { $n ->
    [0] Nobody has answered yet
    [one] { $n } person has answered
   *[other] { $n } people have answered
}
