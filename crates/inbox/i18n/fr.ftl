inbox-lead = Mentions, réponses et nouvelles de vos discussions et de vos espaces. Personne d’autre ne voit ce que vous avez lu.
inbox-all = Tout
inbox-unread = Non lu
inbox-mentions = Mentions
inbox-new = Non lu :
inbox-all-read = Tout marquer comme lu
inbox-mark-read = Marquer comme lu
inbox-mark-unread = Marquer comme non lu
inbox-older = Plus ancien
inbox-more = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}
inbox-empty-all = Votre boîte de réception est vide
inbox-empty-all-text = Les mentions, les réponses à ce que vous écrivez et les nouveaux commentaires de vos discussions s’affichent ici.
inbox-empty-unread = Vous avez tout lu
inbox-empty-unread-text = Les nouvelles notifications s’afficheront ici.
inbox-empty-mentions = Aucune mention
inbox-empty-mentions-text = Pour mentionner quelqu’un, écrivez @ suivi de son identifiant.
inbox-somebody = Quelqu’un
inbox-and-others = { $n ->
    [one] { $name } et une autre personne
   *[other] { $name } et { $n } autres personnes
}
inbox-kind-message = { $name } vous écrit
inbox-kind-asks = { $name } attend votre réponse
inbox-kind-praise = { $name } vous dit bravo
inbox-kind-mention = { $name } vous mentionne
inbox-kind-accepted = { $name } accepte votre réponse
inbox-kind-reply = { $name } répond à votre commentaire
inbox-kind-comment = { $name } commente votre publication
inbox-kind-thread = { $name } commente une discussion que vous suivez
inbox-kind-announced = { $name } fait une annonce dans { $space }
inbox-kind-post = { $name } publie dans { $space }
inbox-kind-invitation = { $name } vous invite à rejoindre { $space }
inbox-kind-handover = { $name } vous demande d’animer { $space } à sa place
inbox-kind-orphan = Plus personne n’anime { $space } : cet espace vous est proposé
inbox-kind-security = { $name } réinitialise votre double authentification
inbox-kind-emergency = Le compte de secours s’est connecté
inbox-kind-review = L’accès de { $name } à { $space } se termine bientôt : prolongez-le, ou laissez-le finir
inbox-kind-request = { $name } demande à rejoindre { $space }
inbox-kind-declined = Votre demande d’adhésion à { $space } n’est pas acceptée
inbox-kind-added = { $name } vous ajoute à { $space }
inbox-kind-enrolled = La règle d’adhésion de { $space } vous inclut
inbox-kind-invited = { $name } démarre une conversation avec vous
inbox-kind-follower = { $name } vous suit
inbox-kind-reaction = { $n ->
    [one] { $name } réagit à votre publication
   *[other] { $name } réagissent à votre publication
}
inbox-kind-reaction-comment = { $n ->
    [one] { $name } réagit à votre commentaire
   *[other] { $name } réagissent à votre commentaire
}
notice-inbox-read = Marqué comme lu.
notice-inbox-unread = Marqué comme non lu.
notice-inbox-all-read = Tout est marqué comme lu.
inbox-subject-unknown = Sujet inconnu : indiquez post, space ou person, et son identifiant.
inbox-settings = Notifications

mail-title = Notifications et heures calmes
mail-lead = En votre absence, Parvis peut aussi vous prévenir par e-mail et sur vos appareils.
mail-not-sent = Ce réseau n’envoie pas encore d’e-mails. Vos choix s’appliqueront dès qu’il le fera.
mail-often = À quel rythme ?
mail-by-mail = Par e-mail
mail-group-for-me = Pour moi
mail-group-discussions = Discussions
mail-group-planning = Événements et tâches
mail-group-managing = Espaces que j’anime
mail-group-account = Mon compte et mes espaces
mail-group-network = Modération et réseau
mail-away = Parvis vous prévient de ce que vous n’avez pas lu, 10 à 20 minutes après votre dernière visite. Les réactions et les nouveaux suivis ne préviennent jamais.
mail-kind-message = Messages privés
mail-kind-asks = Publications qui attendent ma réponse
mail-kind-praise = Bravos que je reçois
mail-kind-mention = Mentions
mail-kind-accepted = Mes réponses acceptées
mail-kind-reply = Réponses à mes commentaires
mail-kind-comment = Commentaires sur mes publications
mail-kind-thread = Nouveaux commentaires dans les discussions que je suis
mail-kind-announced = Annonces
mail-kind-post = Publications des espaces que j’ai choisis
mail-kind-invitation = Invitations à rejoindre des espaces
mail-kind-handover = Demandes d’animer un espace
mail-kind-orphan = Espaces que personne n’anime
mail-kind-security = Sécurité de mon compte
mail-kind-emergency = Connexions du compte de secours
mail-kind-review = Invités dont l’accès se termine bientôt
mail-kind-request = Demandes d’adhésion aux espaces que j’anime
mail-kind-declined = Mes demandes d’adhésion refusées
mail-kind-added = Espaces où l’on m’ajoute
mail-kind-enrolled = Espaces où une règle m’ajoute
mail-kind-invited = Nouvelles conversations
mail-cadence-at-once = Immédiatement
mail-cadence-hourly = Toutes les heures
mail-cadence-daily = Une fois par jour
mail-cadence-weekly = Une fois par semaine
mail-cadence-never = Jamais
hours-title = Quand ?
mail-quiet = Seulement pendant mes heures de travail
mail-quiet-hint = Les notifications du soir, de la nuit et du week-end attendent votre prochain jour de travail.
hours-days = Mes jours de travail
hours-day-1 = Lundi
hours-day-2 = Mardi
hours-day-3 = Mercredi
hours-day-4 = Jeudi
hours-day-5 = Vendredi
hours-day-6 = Samedi
hours-day-7 = Dimanche
hours-from = À partir de
hours-until = Jusqu’à
hours-zone = Fuseau horaire (utilisé aussi sur vos pages)
notice-mail-saved = Enregistré.
mail-kind-unknown = Notification ou fréquence inconnue.
mail-hours-unsound = Indiquez un fuseau horaire existant, au moins un jour, et une heure de début antérieure à l’heure de fin.
sentence-with-title = { $what } : { $title }
mail-subject-many = { $n ->
    [one] { $n } notification non lue sur { $site }
   *[other] { $n } notifications non lues sur { $site }
}
mail-open = Ouvrir la boîte de réception
mail-why = Vous recevez cet e-mail parce que vous avez un compte sur { $site } et n’y avez pas encore lu ce qui précède.
mail-choose = Régler mes notifications :
mail-choose-link = Régler mes notifications
mail-unsubscribe = Se désabonner des e-mails :
mail-unsubscribe-title = Se désabonner
mail-unsubscribe-ask = Se désabonner de ces e-mails ?
mail-unsubscribe-yes = Se désabonner
mail-unsubscribe-done = Vous ne recevrez plus ces e-mails.
mail-unsubscribe-undone = Vous recevez de nouveau ces e-mails, comme avant.
mail-unsubscribe-rest = Tout reste dans votre boîte de réception, et les autres e-mails ne changent pas.

# Les appareils
push-title = Sur vos appareils
push-lead = Votre téléphone ou votre ordinateur peut afficher vos notifications quand Parvis est fermé, aux mêmes heures. Elles sont chiffrées pour cet appareil et cessent quand vous vous y déconnectez.
push-too = Sur mes appareils
push-start = Me prévenir sur cet appareil
push-refused = Votre navigateur bloque les notifications de ce site. Autorisez-les dans ses réglages, puis réessayez.
push-scripts = Activez JavaScript pour ajouter cet appareil.
push-here = Cet appareil
push-unknown = Navigateur inconnu
push-added = Ajouté le { $when }
push-last = Dernière notification { $when }
push-remove = Retirer
push-many = { $n ->
    [one] Vous avez { $n } notification non lue
   *[other] Vous avez { $n } notifications non lues
}
push-unsound = Cet abonnement de navigateur n’est pas valide.
notice-push-on = Cet appareil recevra les notifications.
notice-push-off = Cet appareil ne reçoit plus de notifications.
