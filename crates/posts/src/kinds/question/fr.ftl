kind-question = Question
    .hint = Écrivez la question en titre, ce que vous avez déjà essayé en dessous. Vous pourrez accepter la réponse qui convient.
kind-question-answered = Question résolue
kind-question-closed = Question déjà posée
kind-question-answer-of = Réponse acceptée, de
kind-question-no-comment = Ce commentaire n’existe plus.
