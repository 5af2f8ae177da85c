kind-question = Question
    .hint = Put the question in the title, and what you tried already below. You will be able to accept the answer that helped.
kind-question-answered = Answered question
kind-question-answer-of = Accepted answer, by
kind-question-no-comment = This comment is no longer there.
