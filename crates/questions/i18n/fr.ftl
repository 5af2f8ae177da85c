questions-title = Questions
questions-lead = Les questions que vous pouvez lire, dans tous vos espaces.
questions-ask = Poser une question
questions-which = Quelles questions
questions-unanswered = Sans réponse
questions-open = Sans réponse acceptée
questions-all = Toutes les questions
questions-spaces = Espaces où des questions attendent
questions-everywhere = Tous les espaces
questions-none = Aucune question ici
questions-none-text = Les questions sans réponse apparaissent ici, pour qu’une personne qui sait les trouve.
first-answers = Délai de la première réponse
first-answers-month = Mois
first-answers-median = La moitié en
first-answers-none = Aucune question n’a reçu de réponse ces six derniers mois.
first-answers-few = Trop peu de personnes
first-answers-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
first-answers-hours = { $n ->
    [one] 1 heure
   *[other] { $n } heures
}
first-answers-days = { $n ->
    [one] 1 jour
   *[other] { $n } jours
}
first-answers-how = Seule l’animation voit ce tableau. Un mois apparaît à partir de 5 questions répondues, posées par 5 personnes et répondues par 5 : personne n’est mesuré.
inbox-kind-closed = { $name } clôt une question comme doublon
mail-kind-closed = Questions closes comme doublons
