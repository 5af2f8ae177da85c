kind-event = Événement
    .hint = Pour dire où et quand vous vous retrouvez. Chaque personne indique si elle participe.
kind-event-start = Début
    .hint = { "" }
kind-event-end = Fin
    .hint = { "" }
kind-event-place = Lieu
    .hint = Une salle, une adresse ou le lien d’un appel.
kind-event-ends-before = L’événement se termine avant de commencer : choisissez une fin plus tardive.
kind-event-yes = Participe
kind-event-maybe = Peut-être
kind-event-no = Ne participe pas
kind-event-span = { $start } – { $end }
kind-event-when = Quand
kind-event-where = Où
kind-event-coming = Participez-vous ?
kind-event-count = { $n ->
    [0] Personne n’a encore répondu
    [one] { $n } personne a répondu
   *[other] { $n } personnes ont répondu
}
