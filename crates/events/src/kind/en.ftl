kind-event = Event
    .hint = When and where you meet. Readers say whether they are coming.
kind-event-start = Starts
    .hint = { "" }
kind-event-end = Ends
    .hint = { "" }
kind-event-place = Place
    .hint = A room, an address or the link of a call.
kind-event-ends-before = The event ends before it starts: choose a later end.
kind-event-yes = Going
kind-event-maybe = Maybe
kind-event-no = Not going
kind-event-span = { $start } – { $end }
kind-event-when = When
kind-event-where = Where
kind-event-coming = Are you coming?
kind-event-count = { $n ->
    [0] Nobody has answered yet
    [one] { $n } person has answered
   *[other] { $n } people have answered
}
