kind-event = Événement
    .hint = Pour dire où et quand vous vous retrouvez. Chaque personne indique si elle participe.
kind-event-start = Début
    .hint = { "" }
kind-event-end = Fin
    .hint = { "" }
kind-event-whole_day = Toute la journée
    .hint = Seuls les jours comptent, où que l’on se trouve.
kind-event-place = Lieu
    .hint = Une salle, une adresse ou le lien d’un appel.
kind-event-everyone = Inviter tout l’espace
    .hint = L’événement apparaît dans le calendrier de chaque membre, en attendant sa réponse.
kind-event-people = Inviter des personnes
    .hint = Des membres ou des invités qui peuvent lire cet espace. Ils reçoivent une invitation dans leur boîte de réception et par e-mail.
kind-event-repeat = Répétition
    .hint = { "" }
kind-event-repeat-daily = Tous les jours
kind-event-repeat-weekly = Toutes les semaines
kind-event-repeat-fortnightly = Toutes les deux semaines
kind-event-repeat-monthly = Tous les mois, à la même date
kind-event-repeat-weekday = Tous les mois, le même jour de la semaine
kind-event-repeat-yearly = Tous les ans
kind-event-on = Jours
    .hint = Pour chaque semaine ou toutes les deux semaines, en plus du jour de début.
kind-event-on-mo = Lundi
kind-event-on-tu = Mardi
kind-event-on-we = Mercredi
kind-event-on-th = Jeudi
kind-event-on-fr = Vendredi
kind-event-on-sa = Samedi
kind-event-on-su = Dimanche
kind-event-until = Jusqu’au
    .hint = { "" }
kind-event-places = Places
    .hint = Quand tout est pris, les suivants entrent sur une liste d’attente et remontent tout seuls.
kind-event-reminder = Rappel
    .hint = Dans la boîte de réception des personnes qui participent.
kind-event-reminder-quarter = 15 minutes avant
kind-event-reminder-hour = 1 heure avant
kind-event-reminder-day = 1 jour avant
kind-event-zone = Fuseau horaire
    .hint = Les heures ci-dessus sont celles de ce fuseau : Europe/Paris, Indian/Reunion… Le vôtre si ce champ est vide.
kind-event-ends-before = L’événement se termine avant de commencer : choisissez une fin plus tardive.
kind-event-far = Choisissez une année entre 1970 et 2200.
kind-event-long = L’événement est trop long : { $n } jours au maximum.
kind-event-until-before = La répétition s’arrêterait avant le début : choisissez un jour plus tardif.
kind-event-cannot-read = { $name } ne peut pas lire cet espace : retirez cette personne de l’invitation, ou faites-la d’abord rejoindre l’espace.
kind-event-no-such-day = L’événement n’a pas lieu ce jour-là.
kind-event-whole = Un événement sur toute la journée n’a pas d’heure : modifiez l’événement lui-même.
kind-event-yes = Participe
kind-event-maybe = Peut-être
kind-event-no = Ne participe pas
kind-event-waiting = Sur la liste d’attente
kind-event-span = { $start } – { $end }
kind-event-there = ({ $hour }, { $zone })
kind-event-coming = Participez-vous ?
kind-event-taken = { $taken } places prises sur { $n }
kind-event-waiting-count = { $n ->
    [one] { $n } personne en attente
   *[other] { $n } personnes en attente
}
kind-event-you-wait = Toutes les places sont prises. Vous êtes sur la liste d’attente ; un message vous préviendra dès qu’une place se libère.
kind-event-is-cancelled = Annulé
kind-event-dates = Toutes les dates
kind-event-manage = Dates
kind-event-file = Ajouter à mon calendrier
kind-event-count = { $n ->
    [0] Personne n’a encore répondu
    [one] { $n } personne a répondu
   *[other] { $n } personnes ont répondu
}
