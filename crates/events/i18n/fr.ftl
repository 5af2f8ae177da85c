# Days and months.
event-day-mo = Lundi
event-day-tu = Mardi
event-day-we = Mercredi
event-day-th = Jeudi
event-day-fr = Vendredi
event-day-sa = Samedi
event-day-su = Dimanche
event-on-mo = lundi
event-on-tu = mardi
event-on-we = mercredi
event-on-th = jeudi
event-on-fr = vendredi
event-on-sa = samedi
event-on-su = dimanche
event-short-mo = Lun.
event-short-tu = Mar.
event-short-we = Mer.
event-short-th = Jeu.
event-short-fr = Ven.
event-short-sa = Sam.
event-short-su = Dim.
event-month-1 = Janvier
event-month-2 = Février
event-month-3 = Mars
event-month-4 = Avril
event-month-5 = Mai
event-month-6 = Juin
event-month-7 = Juillet
event-month-8 = Août
event-month-9 = Septembre
event-month-10 = Octobre
event-month-11 = Novembre
event-month-12 = Décembre
event-short-month-1 = janv.
event-short-month-2 = févr.
event-short-month-3 = mars
event-short-month-4 = avr.
event-short-month-5 = mai
event-short-month-6 = juin
event-short-month-7 = juil.
event-short-month-8 = août
event-short-month-9 = sept.
event-short-month-10 = oct.
event-short-month-11 = nov.
event-short-month-12 = déc.
event-long-day = { $weekday } { $day }
# How an event repeats.
event-and = { $first } et { $last }
event-nth-1 = premier
event-nth-2 = deuxième
event-nth-3 = troisième
event-nth-4 = quatrième
event-nth-5 = dernier
event-repeats-daily = Tous les jours
event-repeats-weekly = Toutes les semaines, le { $days }
event-repeats-fortnightly = Toutes les deux semaines, le { $days }
event-repeats-monthly = Le { $day } de chaque mois
event-repeats-weekday = Le { $nth } { $weekday } de chaque mois
event-repeats-yearly = Tous les ans
event-repeats-until = { $how }, jusqu’au { $day }
# What waits.
inbox-kind-event-starting = Cet événement commence bientôt
inbox-kind-event-place = Une place s’est libérée : vous participez
inbox-kind-event-cancelled = { $name } annule l’événement
inbox-kind-event-changed = { $name } modifie l’événement
inbox-kind-event-invited = { $name } vous invite
inbox-kind-event-everyone = { $name } invite tout l’espace { $space }
mail-kind-event-starting = Rappels de mes événements
mail-kind-event-place = Places libérées pour moi
mail-kind-event-cancelled = Événements annulés
mail-kind-event-changed = Événements modifiés
mail-kind-event-invited = Invitations à des événements
mail-kind-event-everyone = Événements de tout un espace
# Letters.
event-letter-invited = { $name } vous invite à « { $title } ».
    .subject = Invitation : { $title }
event-letter-changed = « { $title } » a changé.
    .subject = Modifié : { $title }
event-letter-cancelled = « { $title } » est annulé pour vous. Votre calendrier le retire quand vous ouvrez cet e-mail.
    .subject = Annulé : { $title }
event-letter-answer = Voir et répondre
# Calendars.
event-calendar = Calendrier
event-calendar-of = Calendrier de { $space }
event-feed-name = { $site } : mon calendrier
event-new = Nouvel événement
event-views = Affichages
event-view-month = Mois
event-view-week = Semaine
event-view-list = Liste
event-month-of = { $month } { $year }
event-week-of = Semaine du { $day }
event-list-from = À partir du { $day }
event-before = Plus tôt
event-after = Plus tard
event-nothing = Rien de prévu ces jours-ci.
event-until-day = Jusqu’au { $day }
event-all-day = Toute la journée
event-more = { $n ->
    [one] { $n } de plus
   *[other] { $n } de plus
}
event-is-yes = Participe
event-is-maybe = Peut-être
event-is-waiting = Sur la liste d’attente
event-is-unanswered = En attente de réponse
event-is-elsewhere = Mon autre calendrier
event-is-author = Mon événement
event-is-none = Événement
event-empty = Rien de prévu ici
event-empty-mine = Les événements que vous créez, qui vous invitent ou auxquels vous participez apparaissent ici, à côté de vos autres calendriers.
event-empty-space = Les événements de cet espace apparaissent ici. Créez le premier : chaque personne indique si elle participe.
event-span-wrong = Choisissez une fin après le début, { $n } jours plus tard au maximum.
# The dates of an event.
event-back = Retour à l’événement
event-no-dates = Aucune date à venir
event-no-dates-text = Cet événement est passé.
event-moved = Autre horaire
event-skip = Annuler cette date
event-skip-label = Annuler { $day }
event-unskip = Restaurer cette date
event-unskip-label = Restaurer { $day }
event-reschedule = Changer l’horaire
event-save = Enregistrer
event-cancel = Annuler l’événement
event-cancel-text = La publication reste lisible. Les personnes qui participent ou sont invitées sont prévenues, leurs calendriers aussi.
event-cancelled-whole = Cet événement est annulé.
event-hold = Le maintenir finalement
event-hold-text = L’événement revient dans les calendriers, et les personnes qui participaient sont prévenues.
# Calendar programs.
event-programs = Logiciels de calendrier
event-programs-lead = Retrouvez vos événements dans Outlook, Google, Apple ou Thunderbird, et vos autres calendriers ici.
event-feeds = Mes événements ailleurs
event-feeds-text = Un flux est une adresse secrète qu’un logiciel de calendrier lit tout seul. Qui a l’adresse lit ce que vous pouvez lire : gardez-la pour vous. Une nouvelle adresse remplace la précédente.
event-feed-mine = Mon calendrier
event-feed-of = Flux de
event-feed-of-hint = Votre calendrier contient ce à quoi vous participez ; un espace, tous ses événements.
event-feed-make = Créer une adresse
event-feed-made = Copiez cette adresse maintenant
event-feed-made-text = Elle n’est affichée qu’une fois. Dans votre logiciel de calendrier, choisissez « s’abonner » ou « ajouter depuis internet », puis collez-la.
event-feed-address = Adresse secrète
event-feed-read = Lu { $ago }
event-feed-unread = Pas encore lu
event-feed-revoke = Révoquer
event-others = Mes autres calendriers ici
event-others-text = Collez l’adresse iCalendar d’un calendrier Outlook ou Google : il s’affiche dans votre calendrier et votre journée, pour vous seulement. Il est lu toutes les 15 minutes environ.
event-other-address-label = Adresse du calendrier
event-other-address-hint = Outlook : Paramètres, Calendriers partagés, Publier. Google : Paramètres du calendrier, Adresse secrète au format iCal.
event-other-name = Nom
event-other-name-hint = Comme vous l’appelez. Peut rester vide.
event-other-add = Ajouter ce calendrier
event-other-read = lu { $ago }
event-other-unread = sera lu dans un instant
event-other-again = Relire
event-other-remove = Retirer
event-other-left-out = { $n ->
    [one] { $n } événement illisible : il se répète trop souvent, ou n’a pas de date valable.
   *[other] { $n } événements illisibles : ils se répètent trop souvent, ou n’ont pas de date valable.
}
event-other-address = Collez une adresse qui commence par https:// ou webcal://.
event-other-many = { $n } calendriers au maximum : retirez-en un d’abord.
event-trouble-refused = Cette adresse mène à un réseau privé, ce qui n’est pas autorisé. Demandez à l’administration, ou collez une adresse publique.
event-trouble-unreachable = Le serveur ne répond pas. Un nouvel essai suivra.
event-trouble-own = Cette adresse est celle de ce réseau : ses événements sont déjà dans votre calendrier.
event-trouble-denied = Le serveur demande un mot de passe : collez plutôt l’adresse secrète du calendrier.
event-trouble-missing = Il n’y a plus rien à cette adresse : copiez-la de nouveau depuis votre logiciel de calendrier.
event-trouble-failing = Le serveur répond par une erreur. Un nouvel essai suivra.
event-trouble-large = Ce calendrier est trop grand : 8 Mo au maximum.
event-trouble-no-calendar = Il n’y a pas de calendrier à cette adresse : copiez celle « au format iCal ».
event-trouble-too-many = Ce calendrier a trop d’événements : 20 000 au maximum.
notice-feed-revoked = Flux révoqué.
notice-other-added = Calendrier ajouté.
notice-other-removed = Calendrier retiré.
notice-other-again = Il sera lu dans un instant.

# Un fichier de calendrier devient des événements.
event-import = Importer un fichier de calendrier
event-import-short = Importer un fichier
event-import-lead = Chaque événement d’un fichier iCalendar (.ics) devient un événement de cet espace. Vous les voyez avant toute publication.
event-import-back = Retour au calendrier
event-import-choose = Choisir un fichier
event-import-file = Fichier de calendrier
event-import-hint = Un fichier .ics d’Outlook, Google, Apple ou Thunderbird, 1 Mo au maximum.
event-import-look = Afficher les événements
event-import-would = { $n ->
    [one] { $n } événement à importer
   *[other] { $n } événements à importer
}
event-import-do = { $n ->
    [one] Importer { $n } événement
   *[other] Importer { $n } événements
}
event-import-known = { $n ->
    [one] { $n } événement de ce fichier est déjà dans l’espace. Il n’est pas importé de nouveau.
   *[other] { $n } événements de ce fichier sont déjà dans l’espace. Ils ne sont pas importés de nouveau.
}
event-import-nothing = Il n’y a rien à importer dans ce fichier.
event-import-left = Non importés
event-import-line = Ligne { $line } : { $why }
event-import-no-calendar = Ce n’est pas un fichier de calendrier. Exportez votre calendrier au format .ics et choisissez ce fichier.
event-import-too-many = Ce fichier a trop d’événements : { $n } au maximum. Exportez une période plus courte.
event-import-too-fast = Vous avez importé { $n } événements en une heure, le maximum. Réessayez dans une heure.
event-import-why-untitled = Cet événement n’a pas de titre.
event-import-why-undated = Le début de cet événement manque.
event-import-why-cancelled = Cet événement est annulé.
event-import-why-repeats = Cet événement se répète d’une façon que les événements n’ont pas ici. Créez-le ici avec les dates voulues.
event-import-why-alone = C’est une date d’une série qui n’est pas dans le fichier.
event-import-why-waits = Cette série a des dates annulées ou déplacées, et vos publications attendent ici une approbation : ces dates seraient perdues. Demandez à l’animation de l’espace de l’importer.
event-import-why-unreadable = Cet événement n’a pas pu être lu.
notice-events-imported = Événements importés.
