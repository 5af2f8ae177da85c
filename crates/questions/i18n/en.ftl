questions-title = Questions
questions-lead = Questions you may read, in all your spaces.
questions-ask = Ask a question
questions-which = Which questions
questions-unanswered = Unanswered
questions-open = No accepted answer
questions-all = All questions
questions-spaces = Spaces where questions wait
questions-everywhere = All spaces
questions-none = No question here
questions-none-text = Questions without an answer appear here, so that someone who knows can find them.
first-answers = Time to the first answer
first-answers-month = Month
first-answers-median = Half within
first-answers-none = No question was answered in the last six months.
first-answers-few = Too few people to say
first-answers-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
first-answers-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
first-answers-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
first-answers-how = Only space managers see this. A month appears from 5 answered questions on, asked by 5 people and answered by 5, so that nobody is measured.
inbox-kind-closed = { $name } closed a question as a duplicate
mail-kind-closed = Questions closed as duplicates
