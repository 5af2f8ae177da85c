kind-question = Question
    .hint = Put the question in the title, and what you have already tried below. You will be able to accept the answer that helped.
kind-question-answered = Answered question
kind-question-closed = Question asked before
kind-question-answer-of = Accepted answer from
kind-question-no-comment = This comment no longer exists.
