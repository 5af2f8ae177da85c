data-title = Mes données
data-lead = Ce que le réseau conserve sur vous, dans un fichier à vous ; et comment quitter le réseau.
archive-title = Télécharger mes données
archive-text = Un seul fichier ZIP : une page que tout navigateur ouvre, la même chose sous forme de données, et vos fichiers. Vos mots sont à vous ; les autres personnes n’y sont nommées que là où vous les nommez. L’archive se prépare en arrière-plan, et votre boîte de réception vous dit quand elle est prête.
archive-ask = Préparer une archive
archive-name = Archive du { $time }
archive-until = disponible jusqu’au { $time }
archive-wait = En préparation…
archive-reload = Actualiser
archive-download = Télécharger
archive-being-made = Une archive est déjà en préparation.
archive-enough = Vous avez 3 archives des 7 derniers jours : téléchargez l’une d’elles.
archive-of = Les données de { $name }
archive-made = Préparée le { $time }. Le dossier « data » contient la même chose en JSON, « files » les fichiers que vous avez déposés.
archive-space-unseen = un espace que vous ne voyez plus
notice-archive-asked = Archive demandée
inbox-kind-archive = Vos données sont prêtes à télécharger
mail-kind-archive = Archive de mes données

leave-title = Fermer mon compte
leave-lead = Définitivement : tout ce qui est conservé sur vous est effacé.
leave-teaser = Fermez définitivement votre compte : ce qui est conservé sur vous est effacé, et vous choisissez ce que devient ce que vous avez écrit.
leave-open = Fermer mon compte…
leave-rule = Ce que votre entreprise a décidé
leave-rule-days = { $n ->
    [one] Quand un compte est désactivé parce que quelqu’un quitte l’entreprise, il est effacé après { $n } jour ; ce que la personne a écrit reste, sans son nom.
   *[other] Quand un compte est désactivé parce que quelqu’un quitte l’entreprise, il est effacé après { $n } jours ; ce que la personne a écrit reste, sans son nom.
}
leave-last = Vous êtes la seule personne à administrer le réseau : nommez d’abord quelqu’un d’autre.
leave-not-here = Votre entreprise ne laisse pas les personnes fermer elles-mêmes leur compte. Adressez-vous à l’administration.
leave-words = Ce que vous avez écrit
leave-words-text = D’autres vous ont répondu, et peuvent avoir besoin de ce que vous avez dit. Le choix est à vous.
leave-words-posts = Publications et commentaires
leave-words-keep = Les garder, sans mon nom
    .hint = « Compte supprimé » s’affiche à la place. Rien ne les relie à vous, ni entre eux.
leave-words-remove = Les supprimer
    .hint = Avec leurs fichiers et leurs versions. Là où quelqu’un a commenté, les commentaires restent sous une ligne qui dit qu’une publication a été supprimée.
leave-conversations = Messages des conversations
leave-conversations-keep = Les garder, sans mon nom
    .hint = Les autres personnes peuvent encore lire la conversation.
leave-conversations-remove = Les supprimer
    .hint = Ils disparaissent des conversations des autres personnes.
leave-what = Ce qui se passe
leave-what-erased = Effacés : profil, photo, adresse, sessions, réglages, brouillons, boîte de réception, adhésions, ce que vous suiviez, aviez enregistré ou lu, e-mails en attente et appareils.
leave-what-reactions = Vos réactions sont supprimées.
leave-what-answers = Vos réponses aux sondages et aux événements restent comptées, sans votre nom.
leave-what-company = Ce qui appartient à l’entreprise reste, sans votre nom : annonces, pages, objets, décisions de modération.
leave-what-text = Les mentions de vous sont remplacées. Votre nom écrit en toutes lettres par d’autres n’est pas trouvé : demandez-leur de le modifier.
leave-what-backups = Les sauvegardes d’avant aujourd’hui le contiennent encore, jusqu’à ce que l’entreprise les supprime. Si l’une est restaurée, vous êtes de nouveau effacé du réseau.
leave-archive = Voulez-vous d’abord une copie ?
leave-confirm = Confirmer
leave-confirm-text = C’est irréversible. Votre identifiant ne sera plus jamais donné à personne.
leave-handle = Pour confirmer, saisissez votre identifiant : { $handle }
leave-handle-wrong = Ce n’est pas votre identifiant : saisissez-le comme il est écrit ci-dessus.
leave-password = Votre mot de passe
leave-do = Fermer définitivement mon compte
leave-still-open = Ce compte est actif : désactivez-le d’abord.
leave-under-way = L’effacement de ce compte est déjà en cours.

receipt-title = Reçu
receipt-lead = Le compte a été fermé le { $time }. Gardez l’adresse de cette page : elle se lit pendant 1 an.
receipt-wait = L’effacement est en cours. Actualisez cette page dans un instant.
receipt-done = Effacement terminé le { $time }. Vous pouvez fermer cette page.
receipt-words = Ce qui a été choisi
receipt-words-keep = Les publications et les commentaires restent, sans nom.
receipt-words-remove = Les publications et les commentaires sont supprimés.
receipt-conversations-keep = Les messages des conversations restent, sans nom.
receipt-conversations-remove = Les messages des conversations sont supprimés.
receipt-erased = Effacé
receipt-unnamed = Conservé sans nom
receipt-unnamed-text = D’autres en ont besoin, ou cela appartient à l’entreprise.
receipt-stays = Ce qui reste
receipt-stays-text = Les sauvegardes d’avant ce jour, jusqu’à ce que l’entreprise les supprime ; un nom que d’autres ont écrit en toutes lettres ; et, dans un fichier à côté de la base de données, le numéro du compte, pour qu’il soit de nouveau effacé si une sauvegarde plus ancienne est restaurée.

leaving-title = Départs
leaving-lead = Ce que deviennent les données des personnes qui partent. Tout le monde peut le lire, avant d’en avoir besoin.
leaving-by-choice = Les personnes peuvent fermer elles-mêmes leur compte
leaving-by-choice-hint = Elles choisissent ce que devient ce qu’elles ont écrit. Sinon, elles s’adressent à l’administration.
leaving-days = Effacer les comptes désactivés après (jours)
leaving-days-hint = Ce que la personne a écrit reste, sans son nom. Vide : jamais automatiquement.
leaving-days-number = Saisissez un nombre de jours, ou laissez ce champ vide.
leaving-days-wrong = Saisissez un nombre de jours entre 1 et { $most }.
leaving-text = Ce que votre entreprise en dit
leaving-text-hint = Par exemple : l’accord qui s’applique, et à qui s’adresser.
leaving-erase = Effacer les données de ce compte
leaving-erase-text = Ce qui a été écrit reste, sans le nom. C’est irréversible.
notice-leaving-saved = Règle enregistrée

privacy-title = Vie privée
privacy-lead = Ce que { $site } conserve sur les personnes, pourquoi, combien de temps, et qui le voit. Cette page vient du programme lui-même : elle ne peut dire que ce que fait le programme. Imprimez-la pour votre comité social et économique.
privacy-who = Où
privacy-who-host = Ce réseau fonctionne sur le serveur de votre entreprise, à l’adresse { $address }.
privacy-who-people = { $n ->
    [one] { $n } compte est actif.
   *[other] { $n } comptes sont actifs.
}
privacy-https = Les connexions sont chiffrées.
privacy-http = Les connexions ne sont pas chiffrées : ce réglage ne convient qu’à un essai.
privacy-never = Ce qui n’existe pas
privacy-never-presence = Pas d’historique de présence : la présence de quelqu’un n’est jamais enregistrée.
privacy-never-read = Pas de trace de vos lectures : ce que vous avez lu n’est connu que de vous, et les publications isolées sont oubliées après 90 jours. Seule exception : une annonce qui demande à tout le monde une confirmation de lecture.
privacy-never-ranking = Pas de classement des personnes, pas de score, pas de nombre d’abonnements, pas de statistiques sur une personne.
privacy-never-private = Aucun moyen pour l’administration de lire les conversations, ni les espaces fermés ou secrets dont elle n’est pas membre.
privacy-never-trackers = Pas de traceur, pas de publicité, aucun fichier chargé depuis le serveur d’une autre entreprise.
privacy-sees = Qui voit quoi
privacy-sees-members = Les membres voient les profils, les espaces ouverts, et les espaces fermés ou secrets dont ils font partie.
privacy-sees-guests = Les personnes invitées voient les espaces où elles ont été invitées et les personnes qui s’y trouvent. Rien d’autre, pas même des nombres.
privacy-sees-managers = L’animation d’un espace voit ce que voient ses membres, les demandes d’adhésion, et des chiffres sur l’espace, sans noms.
privacy-sees-moderators = La modération voit ce que lui signale une personne qui peut le lire, et rien de plus.
privacy-sees-administrators = L’administration gère les comptes et les réglages. Elle lit ce que lisent les membres. Chacun de ses actes est au journal.
privacy-sees-disk = Qui détient le disque du serveur, ou une sauvegarde, peut lire la base de données. Votre entreprise dit qui c’est.
privacy-figures = Quels chiffres existent
privacy-figures-health = La santé d’un espace, pour son animation : sans noms, et rien sous 5 personnes.
privacy-figures-objects = Le nombre d’objets de l’entreprise par statut et par mois : jamais par personne, et rien sous 5.
privacy-figures-polls = Les résultats des sondages. Ceux des sondages anonymes paraissent à la fin, à partir de 5 votes ; personne ne peut savoir qui a voté quoi.
privacy-leaves = Ce qui sort du serveur
privacy-leaves-mail = Des e-mails, par le serveur de messagerie de votre entreprise, selon le choix de chaque personne.
privacy-leaves-no-mail = Pas d’e-mails : aucun envoi n’est configuré.
privacy-leaves-previews = Le serveur demande aux pages citées par les publications leur titre et leur image. Elles voient l’adresse du serveur, jamais celle d’une personne.
privacy-leaves-no-previews = Le serveur ne demande rien à d’autres sites au sujet des liens des publications.
privacy-leaves-push = Des notifications sur les appareils, si la personne les a activées, par le service de l’éditeur du navigateur, qui ne peut pas les lire.
privacy-leaves-nothing = Rien n’est envoyé aux auteurs de ce programme.
privacy-leaving = Quand quelqu’un part
privacy-leaving-choice = Chaque personne peut télécharger ses données et fermer elle-même son compte ; elle choisit si ses publications, commentaires et messages restent sans son nom ou sont supprimés.
privacy-leaving-never = Les comptes désactivés ne sont pas effacés automatiquement : l’administration peut en effacer un sur demande.
privacy-kept = Ce qui est conservé
privacy-kept-text = Chaque ligne est déclarée dans le programme à côté de la table qui la contient, et un test refuse une table qui nomme une personne sans une telle ligne. « Elle » est la personne que nomment les données.
privacy-what = Quoi
privacy-why = Pourquoi
privacy-long = Combien de temps
privacy-erased = À la fermeture du compte
privacy-kept-account = aussi longtemps que le compte
privacy-kept-object = aussi longtemps que ce à quoi cela appartient
privacy-kept-withdrawn = jusqu’à ce que la personne le retire
privacy-kept-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
privacy-kept-done = jusqu’à ce que ce soit fait
privacy-erasure-delete = supprimé
privacy-erasure-anonymise = le nom est retiré
privacy-erasure-blank = le nom et les mots sont retirés

data-held = Depuis le { $date }, ce que vous avez écrit fait l’objet d’un gel juridique : rien n’en est effacé définitivement, même ce que vous supprimez. Personne n’en lit davantage, et vos autres droits restent les mêmes. Raison : { $reason }
leave-held = Ce que vous avez écrit fait l’objet d’un gel juridique. Vous pouvez fermer votre compte dès maintenant : plus personne ne s’y connecte, il quitte l’annuaire et aucun e-mail n’est envoyé. L’effacement commence une fois le gel levé ; le reçu dit quand.
receipt-held = Le compte est fermé : plus personne ne s’y connecte, il a quitté l’annuaire et aucun e-mail n’est envoyé. L’effacement attend la levée d’un gel juridique et reprend alors de lui-même. Cette page le dira.

privacy-retention = Combien de temps les publications restent
privacy-retention-text = Compté depuis la dernière modification ou réponse. Ce qui disparaît est annoncé 30 jours avant, dans son espace et à toutes les personnes qui le lisent ; puis l’effacement est définitif, avec les commentaires, les fichiers et les versions. Les sauvegardes le gardent jusqu’à leur suppression.
privacy-retention-none = L’entreprise n’a fixé aucune durée : les publications restent jusqu’à ce que quelqu’un les supprime.
privacy-retention-stays = Restent : les publications épinglées, les annonces qui attendent une réponse, les tâches ouvertes et les événements à venir. Les pages, les tâches, les événements et les types de l’entreprise ne disparaissent que si une durée les nomme.
privacy-holds = Gels juridiques
privacy-holds-text = Ce qu’un tribunal ou une enquête peut demander est conservé quoi qu’il arrive, même face à un effacement, qui attend alors. Les personnes concernées reçoivent une notification et lisent la raison ; personne n’en lit davantage. Il n’y a pas de gel secret.
privacy-holds-count = { $n ->
    [0] Aucun n’est en vigueur.
    [one] { $n } est en vigueur.
   *[other] { $n } sont en vigueur.
}
privacy-keys = Lire un espace privé
privacy-keys-off = L’administration ne lit aucun espace privé : l’entreprise n’a pas activé l’accès à deux clés.
privacy-keys-on = L’administration peut demander à lire un espace privé, avec une raison et pour 7 jours maximum. Une seconde personne décide : { $names }. Les membres reçoivent aussitôt une notification, l’espace le dit tant que cela dure, chaque page lue est inscrite à l’audit, et un registre garde toutes les demandes.
privacy-keys-register = Voir le registre
privacy-keys-never = Les conversations, les carnets et les espaces sur accord ne s’ouvrent jamais. La personne qui détient le disque du serveur est en dehors de tout cela.
privacy-never-alone = Aucun moyen pour l’administration de lire les conversations, les carnets ni les espaces sur accord, et aucun de lire seule un espace fermé ou secret : l’accès à deux clés est expliqué plus bas.
