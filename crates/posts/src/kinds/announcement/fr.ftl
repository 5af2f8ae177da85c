kind-announcement = Annonce
    .hint = Pour ce que tout le monde ici doit savoir. Réservé aux animateurs de l’espace.
kind-announcement-acknowledge = Demander un accusé de lecture
    .hint = Chacun confirme « lu et compris ». Vous voyez qui ne l’a pas encore fait et pouvez le rappeler une fois par jour.
kind-announcement-before = À lire avant le
    .hint = La date est affichée à côté du bouton.
kind-announcement-past = Cette date est passée.
kind-announcement-do = J’ai lu et compris
kind-announcement-done = Vous avez confirmé avoir lu et compris.
kind-announcement-why = L’auteur et les animateurs verront que vous l’avez confirmé.
kind-announcement-due = À confirmer avant le { $date }. L’auteur et les animateurs le verront.
kind-announcement-count = { $n ->
    [0] Personne n’a encore confirmé
    [one] { $n } personne a confirmé
   *[other] { $n } personnes ont confirmé
}
kind-announcement-remind = Rappeler aux autres
kind-announcement-reminded = Rappelé le { $date }
kind-announcement-once-a-day = Un rappel a déjà été envoyé depuis hier : un par jour suffit.
kind-announcement-end = Ne plus attendre
kind-announcement-ended = Plus personne n’est attendu.
kind-announcement-read = lu et compris
