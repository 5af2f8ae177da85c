kind-poll = Poll
    .hint = Put the question in the title, then offer answers.
kind-poll-options = Options
    .hint = Between two and twelve.
kind-poll-several = Several answers
    .hint = Everyone ticks as many as they like.
kind-poll-anonymous = Anonymous
    .hint = Nobody, not even an administrator, can find out who voted for what. A vote cannot be changed, and results appear when the poll is closed, from five votes on: a date that comes before waits for them.
kind-poll-until = Until
    .hint = Without a date, you close the poll yourself.
kind-poll-closed = Closed poll
kind-poll-past = This date is in the past.
kind-poll-has-votes = People have voted already: only the date can still be changed.
kind-poll-over = This poll is closed.
kind-poll-no-option = This is not one of the options.
kind-poll-only-one = Only one answer can be given.
kind-poll-vote = Vote
kind-poll-vote-again = Vote again
kind-poll-change = Change my vote
kind-poll-close = Close the poll
kind-poll-mine = (your vote)
kind-poll-percent = { $percent }%
kind-poll-nobody = No votes yet
kind-poll-voters = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
}
kind-poll-ends = Until { $date }
kind-poll-ended = Closed
kind-poll-is-named = Everyone will see who voted for what.
kind-poll-is-anonymous = Anonymous: nobody will know what you voted for, and your vote cannot be changed.
kind-poll-is-several = Several answers can be given.
kind-poll-wait = You voted. Results will appear when the poll is closed.
kind-poll-too-few = Too few votes to stay anonymous: no results will appear.
kind-poll-ends-or-later = Until { $date }, or later, once { $fewest } people have voted
kind-poll-missing = { $n ->
    [one] Its date has passed, but { $n } vote is missing for a result: the poll stays open for it.
   *[other] Its date has passed, but { $n } votes are missing for a result: the poll stays open for them.
}
kind-poll-without = An anonymous poll has a result from { $fewest } votes on; this one has { $n }. Confirm that you close it without a result.
kind-poll-close-ask = Close this poll?
kind-poll-close-loses = An anonymous poll needs at least { $fewest } votes: with fewer, the result would tell who voted for what. If you close it now, no result will ever appear.
kind-poll-close-without = Close without a result
kind-poll-leave-open = Leave it open
