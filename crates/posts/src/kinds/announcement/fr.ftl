kind-announcement = Annonce
    .hint = Pour ce que tout le monde ici doit savoir. Réservé à l’animation de l’espace.
kind-announcement-acknowledge = Demander de confirmer la lecture
    .hint = Chaque personne confirme « J’ai lu et compris ». Vous voyez qui ne l’a pas fait et pouvez envoyer un rappel par jour.
kind-announcement-before = À confirmer avant le
    .hint = La date est affichée à côté du bouton.
kind-announcement-past = Cette date est passée : choisissez-en une autre.
kind-announcement-do = J’ai lu et compris
kind-announcement-done = Vous avez confirmé avoir lu et compris.
kind-announcement-why = La personne qui l’a publiée et l’animation de l’espace verront que vous avez confirmé.
kind-announcement-due = À confirmer avant le { $date }. La personne qui l’a publiée et l’animation de l’espace le verront.
kind-announcement-count = { $n ->
    [0] Personne n’a encore confirmé
    [one] { $n } personne a confirmé
   *[other] { $n } personnes ont confirmé
}
kind-announcement-remind = Envoyer un rappel
kind-announcement-reminded = Rappel envoyé le { $date }
kind-announcement-once-a-day = Un rappel a été envoyé ces dernières 24 heures : un par jour au maximum.
kind-announcement-end = Ne plus demander de confirmation
kind-announcement-ended = La confirmation n’est plus demandée
kind-announcement-read = lu et compris
