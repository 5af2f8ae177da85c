# Signaler.
report-title = Signaler
report-lead = La personne qui l’a écrit ne saura pas qui l’a signalé. Vous serez informé de la décision.
report-reason = Motif
report-choose = Choisissez un motif
report-reason-missing = Choisissez un motif.
report-words = Avec vos mots
report-words-hint = Facultatif, sauf pour « Autre motif ».
report-to = À qui va le signalement ?
report-to-managers = À l’animation de l’espace
    .hint = Elle en connaît les règles.
report-to-moderators = À la modération du réseau
    .hint = Elle reçoit le texte signalé, même si elle ne peut pas lire l’espace.
report-to-referent = À la personne référente
    .hint = Une personne hors de la hiérarchie. Personne d’autre ne voit votre signalement.
report-do = Envoyer le signalement
report-own = Vous ne pouvez pas signaler ce qui vient de vous.
report-by-agreement = Dans un espace par accord, seule l’animation reçoit les signalements, et personne d’autre n’anime celui-ci.
report-already = Vous l’avez déjà signalé. Vous serez informé de la décision.
report-no-desk = Ce signalement ne peut pas être envoyé là.
report-too-many = Vous avez déjà envoyé { $most } signalements en une heure. Réessayez plus tard.
notice-reported = Signalement envoyé.

reason-harassment = Harcèlement ou insulte
reason-discrimination = Discrimination
reason-personal-data = Données personnelles
reason-confidential = Information confidentielle
reason-spam = Publicité ou répétition
reason-other = Autre motif

reported-post = Publication signalée
reported-comment = Commentaire signalé
reported-person = Personne signalée

desk-managers = L’animation de l’espace décide
desk-moderators = La modération du réseau décide
desk-referent = La personne référente décide seule

# La file.
moderation-lead = Ce qui attend votre décision, ce que vous avez signalé et ce qui a été décidé sur vos textes.
moderation-space-lead = Les signalements et les publications qui attendent l’animation de cet espace.
moderation-waiting = Publications en attente d’approbation
moderation-cases = Signalements
moderation-appeals = Contestations
moderation-history = Décisions prises
moderation-about-you = À votre sujet
moderation-reported = Ce que vous avez signalé
moderation-empty = Rien n’attend votre décision
moderation-empty-text = Les signalements et les publications à décider apparaissent ici.

# Un signalement.
moderation-case = Signalement
moderation-quote = Le texte signalé
moderation-open = Ouvrir
moderation-reports = Signalements
moderation-open-case = Rien n’est encore décidé. Vous serez informé.
moderation-rule = Règle de la charte
moderation-rule-hint = Facultatif : la règle qui n’est pas respectée.
moderation-rule-is = Règle : { $rule }
moderation-someone = La modération
moderation-by = { $name }, le { $date }
moderation-undone-by = Annulation par { $name }, le { $date }
moderation-until = Écriture suspendue dans cet espace jusqu’au { $date }.
moderation-until-everywhere = Écriture suspendue dans tout le réseau jusqu’au { $date }.
moderation-decide = Décider
moderation-decide-do = Enregistrer la décision
moderation-measure = Décision
moderation-suspend-for = Durée d’une suspension
moderation-suspend-hint = Pour une suspension seulement : la lecture reste possible.
moderation-days = { $n ->
    [one] 1 jour
   *[other] { $n } jours
}
moderation-everywhere = Suspendre dans tout le réseau
moderation-words = Explication
moderation-told = La personne qui l’a écrit et celles qui l’ont signalé la liront.
moderation-words-missing = Expliquez en quelques mots.
moderation-measure-missing = Choisissez une décision.
moderation-days-missing = Choisissez le nombre de jours.
moderation-decided-already = La décision est déjà prise. Annulez-la d’abord.
moderation-undone-already = Cette décision est déjà annulée.
moderation-answered-already = Cette contestation a déjà sa réponse.
moderation-ended = Une contestation a déjà été tranchée : le dossier est clos.
moderation-appeal-late = Il est trop tard pour contester : vous aviez { $days } jours.
moderation-then = Tel qu’au moment de ce signalement
moderation-no-appeal = Cette décision ne peut pas être contestée, ou l’a déjà été.
moderation-undo = Annuler la décision
notice-moderation-decided = Décision enregistrée.
notice-moderation-undone = Décision annulée.

measure-keep = Laisser : aucune règle enfreinte
measure-warn = Avertir la personne
measure-hide = Masquer
measure-remove = Supprimer
measure-suspend = Suspendre l’écriture
measure-was-keep = Laissé en place
measure-was-warn = Avertissement
measure-was-hide = Masqué par la modération
measure-was-remove = Supprimé par la modération
measure-was-suspend = Écriture suspendue

# Contester.
moderation-appeal = Contestation
moderation-appeal-words = Pourquoi faut-il décider de nouveau ?
moderation-appeal-hint = Une autre personne décidera. Vous pouvez contester une fois, dans les 30 jours qui suivent la décision.
moderation-appeal-do = Contester
moderation-appeal-waits = Une autre personne doit décider.
moderation-judge-words = Explication
moderation-uphold = Maintenir la décision
moderation-lift = Lever la décision
outcome-upheld = La décision est maintenue.
outcome-lifted = La décision est levée.
notice-moderation-appealed = Contestation envoyée.
notice-moderation-judged = Réponse enregistrée.

# Les publications en attente.
approval-title = Approbation avant publication
approval-legend = Quelles publications attendent l’animation ?
approval-nobody = Aucune
    .hint = Tout est publié aussitôt.
approval-newcomers = Celles des nouveaux membres
    .hint = Pendant 7 jours dans l’espace, et pour 3 publications.
approval-guests = Celles des comptes invités
    .hint = Les personnes extérieures à l’entreprise.
approval-links = Celles qui ont un lien
    .hint = De tout le monde, sauf l’animation.
approval-everyone = Toutes
    .hint = Sauf celles de l’animation. Les commentaires n’attendent jamais.
notice-approval-set = Choix enregistré.
moderation-waiting-post = Publication en attente d’approbation
moderation-waiting-lead = Seules la personne qui l’a écrite et l’animation de l’espace la voient.
moderation-file = Fichier
moderation-approve = Publier
moderation-refuse-title = Ne pas publier
moderation-refuse-reason = Raison
moderation-refuse-hint = La personne qui l’a écrite la lira, et garde son texte en brouillon.
moderation-refuse = Rendre à la personne
notice-approved = Publication parue.
notice-refused = Publication rendue.

# Qui modère.
moderation-team = Modération
moderation-team-lead = L’administration modère le réseau ; vous pouvez désigner d’autres personnes.
moderation-moderators = Modérateurs et modératrices
moderation-moderators-none = Personne d’autre que l’administration.
moderation-referent = Personne référente
moderation-referent-text = Une personne hors de la hiérarchie à qui chacun peut signaler, par exemple au sujet d’un supérieur. Personne d’autre ne voit ces signalements. Ils restent à la personne qui les a reçus ; si elle change, la nouvelle reçoit les suivants.
moderation-team-add = Désigner quelqu’un
moderation-team-who = Personne
moderation-name-moderator = Désigner pour la modération
moderation-name-referent = Désigner comme référente
moderation-team-remove = Retirer
moderation-not-yourself = Vous ne pouvez pas vous désigner vous-même. Une autre personne de l’administration le peut.
moderation-no-guest = Cette personne ne peut pas modérer : son compte est invité ou désactivé.
notice-moderation-named = Personne désignée.
notice-moderation-unnamed = Personne retirée.

# Boîte de réception et e-mails.
inbox-kind-moderation-report = Un signalement attend votre décision
inbox-kind-moderation-appeal = { $name } conteste une décision
inbox-kind-moderation-decision = La modération se prononce sur ce que vous avez écrit
inbox-kind-moderation-outcome = Votre signalement a une suite
inbox-kind-moderation-judged = La contestation de votre décision a sa réponse
inbox-kind-planned-post = { $name } programme une publication à approuver dans { $space }
inbox-kind-waiting-post = { $name } envoie une publication à approuver dans { $space }
inbox-kind-refused-post = { $name } vous rend votre publication sans la faire paraître dans { $space }
inbox-kind-approved-post = { $name } fait paraître votre publication dans { $space }
mail-kind-moderation-report = Signalements à décider
mail-kind-moderation-appeal = Contestations à décider
mail-kind-moderation-decision = Décisions de modération à mon sujet
mail-kind-moderation-outcome = Suites de mes signalements
mail-kind-moderation-judged = Contestations de mes décisions
mail-kind-planned-post = Publications programmées à approuver
mail-kind-waiting-post = Publications à approuver
mail-kind-refused-post = Mes publications à revoir
mail-kind-approved-post = Mes publications approuvées
