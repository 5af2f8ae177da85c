kind-poll = Poll
    .hint = Put the question in the title, then add the options.
kind-poll-options = Options
    .hint = 2 to 12.
kind-poll-several = Allow several options
    .hint = Everyone can tick several options.
kind-poll-anonymous = Anonymous vote
    .hint = Nobody, not even an administrator, can find out who voted for what. A vote cannot be changed. Results appear when the poll closes, from five votes on: with fewer on its closing date, the poll stays open until then.
kind-poll-until = Closes on
    .hint = Without a date, you close the poll yourself.
kind-poll-closed = Closed poll
kind-poll-past = This date is in the past: choose a later one.
kind-poll-has-votes = People have already voted: only the closing date can still be changed.
kind-poll-over = This poll is closed.
kind-poll-no-option = This is not one of the options.
kind-poll-only-one = Choose only one option.
kind-poll-vote = Vote
kind-poll-vote-again = Save my new vote
kind-poll-change = Change my vote
kind-poll-close = Close the poll
kind-poll-mine = (your vote)
kind-poll-percent = { $percent }%
kind-poll-nobody = Nobody has voted yet
kind-poll-voters = { $n ->
    [one] { $n } person voted
   *[other] { $n } people voted
}
kind-poll-ends = Closes on { $date }
kind-poll-ended = Closed
kind-poll-is-named = Everyone will see who voted for what.
kind-poll-is-anonymous = Anonymous: nobody will know what you voted for, and your vote cannot be changed.
kind-poll-is-several = You can choose several options.
kind-poll-wait = You have voted. Results will appear when the poll closes.
kind-poll-too-few = Too few votes to keep them anonymous: the results stay hidden.
kind-poll-ends-or-later = Closes on { $date }, or later, once { $fewest } people have voted
kind-poll-missing = { $n ->
    [one] The closing date has passed, but { $n } more vote is needed for a result: the poll stays open.
   *[other] The closing date has passed, but { $n } more votes are needed for a result: the poll stays open.
}
kind-poll-without = An anonymous poll has a result from { $fewest } votes on; this one has { $n }. Confirm that you want to close it without a result.
kind-poll-close-ask = Close this poll?
kind-poll-close-loses = An anonymous poll needs at least { $fewest } votes: with fewer, the result would show who voted for what. If you close it now, it will never have a result.
kind-poll-close-without = Close without a result
kind-poll-leave-open = Leave it open
