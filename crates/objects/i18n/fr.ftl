objects-title = Types de publication
objects-lead = Les types de publication propres à l’entreprise : tickets, demandes, suggestions. Chacun a ses champs, ses statuts et ses actions, et vit dans le fil comme toute publication.
objects-none = Aucun type de publication à vous pour l’instant
objects-none-text = Ajoutez l’un de ceux ci-dessous, ou créez le vôtre.
objects-new = Nouveau type de publication
objects-version = version { $n }
objects-retired = Retiré
objects-download = Télécharger dans un fichier
objects-offered = Prêts à l’emploi
objects-offered-text = Ajoutez-en un tel quel, et changez ensuite ce que vous voulez.
objects-offered-add = Ajouter
objects-import = Importer un fichier
objects-import-do = Importer
objects-file = Fichier
objects-file-hint = Un fichier .json téléchargé depuis cette page, ici ou dans un autre réseau. Si le type existe, c’est sa nouvelle version.
objects-no-declaration = Ce fichier ne décrit pas un type de publication : { $cause }
notice-objects-declared = Type de publication enregistré
objects-problems = { $n ->
    [one] { $n } point à corriger : voir ci-dessous.
   *[other] { $n } points à corriger : voir ci-dessous.
}

objects-fr = français
objects-en = anglais
objects-what = De quoi il s’agit
objects-label = Nom
objects-hint = À quoi il sert
objects-prefix = Préfixe de ses numéros
objects-prefix-hint = De 2 à 6 majuscules : INC donne INC-2026-0042.
objects-icon = Icône
objects-icon-warning = Avertissement
objects-icon-flag = Drapeau
objects-icon-info = Information
objects-icon-question = Question
objects-icon-star = Étoile
objects-icon-heart = Cœur
objects-icon-clock = Horloge
objects-icon-calendar = Calendrier
objects-icon-place = Lieu
objects-icon-briefcase = Mallette
objects-icon-sheet = Feuille
objects-icon-settings = Engrenage
objects-colour = Couleur
objects-colour-grey = Gris
objects-colour-blue = Bleu
objects-colour-green = Vert
objects-colour-amber = Jaune
objects-colour-orange = Orange
objects-colour-red = Rouge
objects-where = Types d’espaces où il s’utilise
objects-places = Espaces où il s’utilise
objects-places-hint = Des ~adresses, séparées par des espaces. Sans rien de coché ni de saisi : tous les espaces. Jamais sur les murs ni dans les conversations.
objects-create = Qui peut en créer
objects-create-everyone = Toute personne qui peut publier dans l’espace
objects-create-manager = L’animation de l’espace
objects-retire = Retirer
objects-retire-kind = Retirer ce type
objects-retire-kind-hint = Plus personne ne peut en créer. Les publications existantes se traitent encore.
objects-up = Monter

objects-states = Statuts
objects-states-hint = Le premier est celui d’une nouvelle publication. « Visible à partir de » suit cet ordre.
objects-new-state = Nouveau statut
objects-add-state = Ajouter un statut
objects-edit = Qui peut modifier les champs dans ce statut
objects-fields = Champs
objects-fields-hint = Chaque type a déjà un titre, un texte et des fichiers. Un champ que vous enlevez est retiré : ce qui y est écrit est conservé.
objects-new-field = Nouveau champ
objects-add-field = Ajouter un champ
objects-field-hint = Texte d’aide
objects-type = Type
objects-type-line = Ligne de texte
objects-type-text = Texte
objects-type-number = Nombre
objects-type-money = Montant
objects-type-date = Date
objects-type-moment = Date et heure
objects-type-choice = Un choix
objects-type-choices = Plusieurs choix
objects-type-person = Personne
objects-type-people = Plusieurs personnes
objects-type-space = Espace
objects-type-link = Lien vers une publication
objects-type-yes-no = Oui ou non
objects-unit = Unité ou monnaie
objects-unit-hint = °C, h, €
objects-choices = Choix
objects-choice = Choix
objects-from = Visible à partir de
objects-from-first = Le début
objects-default = Valeur par défaut
objects-default-none = Aucune
objects-default-yes = Oui
objects-default-no = Non
objects-required = Obligatoire
objects-moves = Actions
objects-moves-hint = Ce qui mène d’un statut à l’autre, et qui peut le faire.
objects-new-move = Nouvelle action
objects-add-move = Ajouter une action
objects-move-label = Nom, un verbe
objects-move-from = Depuis
objects-move-to = Mène à
objects-move-who = Qui peut la faire
objects-does = Champs qu’elle demande ou remplit
objects-does-none = Rien
objects-does-ask = Demander
objects-does-must = Demander, obligatoire
objects-does-me = Mettre la personne qui la fait
objects-does-today = Mettre la date du jour
objects-does-now = Mettre la date et l’heure
objects-does-kept = Mettre « { $value } »
objects-no-longer = { $name } (n’est plus proposé)
objects-who-author = L’auteur ou l’autrice
objects-who-manager = L’animation de l’espace
objects-who-member = Les membres de l’espace
objects-who-reader = Toute personne qui lit la publication
objects-who-person = La personne du champ « { $field } »
objects-who-group = Le groupe « { $group } »
objects-check = Vérifier et prévisualiser
objects-preview = Aperçu
objects-versions = Versions
objects-begin-open = Ouvert
objects-begin-done = Terminé
objects-begin-finish = Déclarer terminé

objects-no-label = Ajoutez un nom en français ou en anglais.
objects-bad-name = Le nom doit contenir au moins une lettre de a à z.
objects-bad-name-of = « { $name } » ne convient pas : minuscules, chiffres et _.
objects-name-taken = Ce nom est déjà pris : choisissez-en un autre.
objects-bad-prefix = De 2 à 6 majuscules ou chiffres, en commençant par une lettre.
objects-prefix-taken = Ce préfixe est déjà celui de « { $fr } » : choisissez-en un autre.
objects-unknown = « { $name } » ne fait pas partie des choix.
objects-twice = « { $name } » figure deux fois.
objects-no-state = Ajoutez au moins un statut.
objects-no-such-state = Le statut « { $name } » n’existe pas.
objects-no-such-field = Le champ « { $name } » n’existe pas, ou il est retiré.
objects-no-choices = Ajoutez au moins un choix, et au maximum 100.
objects-bad-default = Ce champ n’accepte pas cette valeur par défaut.
objects-bad-set = Le champ « { $name } » n’accepte pas la valeur que cette action y met.
objects-nobody-moves = Personne ne peut la faire : dites qui.
objects-from-nowhere = Dites depuis quel statut.
objects-to-retired = Le statut « { $fr } » est retiré : choisissez-en un autre.
objects-asks-hidden = Le champ « { $fr } » n’est pas visible dans le statut où mène cette action.
objects-unreachable = Rien ne mène au statut « { $fr } » : ajoutez une action, ou retirez-le.
objects-type-changed = Le type de « { $fr } » ne peut pas changer : retirez ce champ et ajoutez-en un autre.
objects-declared-anew = Ce type de publication vient d’être modifié : rouvrez la page.
objects-not-here = Ce type de publication ne s’utilise pas dans cet espace.
objects-not-you = Vous ne pouvez pas créer ce type de publication ici.
objects-of-field = { $field } : { $said }

objects-act = Changer le statut
objects-status = Statut
objects-do = Ce que vous pouvez faire
objects-nothing = Vous n’avez rien à faire dans ce statut.
objects-trail = Historique du statut
objects-no-trail = Le statut n’a pas encore changé.

objects-everyones = Toutes
objects-mine = Qui me nomment
objects-whose = De qui
objects-create-one = Créer
objects-list-none = Rien ici
objects-list-none-text = Les publications de ce type que vous pouvez lire apparaissent ici.
objects-list = Tout voir

inbox-kind-assigned = { $name } vous nomme
inbox-kind-assigned-in = { $name } vous nomme dans « { $field } »
mail-kind-assigned = Publications qui vous nomment

objects-lists = Types de publications de l’entreprise
objects-lists-lead = Ce que l’entreprise suit, type par type.
objects-lists-none = Aucun type de publication pour l’instant
objects-lists-none-text = Les types de publications que l’administration crée apparaissent ici.
objects-back = Retour à la liste
objects-view = Affichage
objects-view-list = Liste
objects-view-board = Tableau
objects-controls = Filtrer et trier
objects-filters = Filtres
objects-unfilter = Retirer le filtre « { $filter } »
objects-unfilter-all = Retirer tous les filtres
objects-any = Tout
objects-says-nothing = Vide
objects-me = Moi
objects-today = aujourd’hui
objects-late = En retard
objects-deadline = Échéance
objects-at-least = De
objects-at-most = À
objects-sort = Trier par
objects-group = Regrouper par
objects-no-groups = Sans regroupement
objects-columns = Colonnes
objects-apply = Appliquer
objects-newest = Les plus récentes d’abord
objects-oldest = Les plus anciennes d’abord
objects-upwards = { $field }, ordre croissant
objects-downwards = { $field }, ordre décroissant
objects-number = Numéro
objects-title-column = Titre
objects-author = Auteur
objects-created = Création
objects-list-no-match = Aucun résultat
objects-list-no-match-text = Rien ne correspond à ces filtres : retirez-en un.
objects-none-here = Aucune
objects-move = Déplacer
objects-act-on = Changer le statut de « { $title } »
objects-see-all-of = Tout voir
objects-too-many-filters = Vous pouvez filtrer par { $n } champs au maximum.
objects-wrong-filter = « { $value } » n’est pas une valeur de ce champ.
objects-no-order = Une liste ne se trie pas par « { $name } ».
objects-hours = Heures prévues
objects-hours-hint = Au-delà de ce temps dans ce statut, la publication est en retard. Vide : pas d’échéance.
objects-bad-hours = Une échéance est de { $most } heures au maximum.

objects-asks-too-little = Personne ne pourrait le faire : le champ « { $fr } » est obligatoire dans le statut d’arrivée. Demandez-le ou remplissez-le.
objects-rules = Actions automatiques
objects-rules-hint = Ce qui se passe tout seul quand une publication est créée, change de statut ou est en retard. La page de son statut montre ce qui s’est passé.
objects-new-rule = Nouvelle action automatique
objects-add-rule = Ajouter une action automatique
objects-rule-remove = Retirer cette action automatique
objects-on = Quand
objects-on-created = À la création
objects-on-late = En cas de retard
objects-on-move = Après « { $move } »
objects-tell = Prévenir
objects-tell-spaces = Prévenir l’animation d’autres espaces
objects-tell-spaces-hint = ~adresses, séparées par des espaces. Seules les personnes qui peuvent lire la publication sont prévenues.
objects-set = Remplir, en cas de retard
objects-set-hint = À la création et aux changements de statut, ce sont les valeurs par défaut et les actions qui remplissent les champs.
objects-now = maintenant
objects-never-late = Rien n’est jamais en retard : indiquez les heures prévues d’un statut.
objects-rule-nothing = Cette action ne fait rien : indiquez qui prévenir ou quoi remplir.
objects-rule-sets = Seule une action pour les retards remplit un champ.
objects-try = Essayer les actions automatiques
objects-try-lead = Ce qu’elles feraient d’une publication telle qu’elle est. Rien n’est fait.
objects-try-do = Essayer
objects-try-unknown = Aucune publication que vous pouvez lire n’a ce numéro.
objects-try-nobody = Ne prévient personne.
objects-try-tells = Prévient { $names }.
objects-try-sets = Met « { $field } » à « { $value } ».
objects-runs = Actions automatiques effectuées
objects-ran-set = { $fields } : rempli
inbox-kind-soon = Une échéance approche dans { $space }
mail-kind-soon = Échéances qui approchent
inbox-kind-late = Une échéance est dépassée dans { $space }
mail-kind-late = Échéances dépassées
inbox-kind-ruled = Une publication dans { $space } demande votre attention
mail-kind-ruled = Publications signalées par une action automatique
objects-ran-told = { $n ->
    [0] personne n’est prévenu
    [one] { $n } personne prévenue
   *[other] { $n } personnes prévenues
}

objects-text = Texte
objects-space = Espace
objects-views = Vues enregistrées
objects-views-none = Filtrez et triez la liste, puis enregistrez-la ici sous un nom.
objects-view-name = Nom de la vue
objects-view-for-space = Pour tout l’espace ~{ $space }
objects-view-keep = Enregistrer cette vue
objects-view-remove = Supprimer
objects-view-unnamed = Donnez un nom à la vue.
notice-objects-view-kept = Vue enregistrée
notice-objects-view-gone = Vue supprimée
objects-choose = Sélectionner
objects-choose-one = Sélectionner « { $title } »
objects-together = Pour la sélection…
objects-together-do = Appliquer
objects-chosen = { $n ->
    [one] { $n } publication sélectionnée.
   *[other] { $n } publications sélectionnées.
}
objects-moved = { $n ->
    [0] Rien n’a changé.
    [one] Le statut de { $n } publication a changé.
   *[other] Le statut de { $n } publications a changé.
}
objects-refused = { $n ->
    [one] { $n } publication reste comme elle est
   *[other] { $n } publications restent comme elles sont
}
objects-too-many = { $n } publications à la fois au maximum.
notice-objects-moved = Statut changé
notice-objects-none-chosen = Sélectionnez d’abord des publications et une action.
objects-export = Télécharger en tableau (CSV)
objects-import-title = Importer un tableau (CSV)
objects-import-lead = Une ligne avec un numéro modifie cette publication ; une ligne sans numéro en crée une. Une colonne absente reste comme elle est. Rien n’est fait avant votre confirmation.
objects-import-space = Espace des nouvelles publications
objects-import-space-hint = Pour les lignes qui ne nomment pas d’espace.
objects-import-file-hint = Un fichier .csv comme celui que la liste permet de télécharger : 2 000 lignes au maximum.
objects-import-check = Vérifier le fichier
objects-import-ready = Le fichier est correct
objects-import-wrong = Rien n’est importé : corrigez ces lignes
objects-import-done = Import terminé
objects-import-line = Ligne { $line } :
objects-import-created = { $n ->
    [one] { $n } création
   *[other] { $n } créations
}
objects-import-changed = { $n ->
    [one] { $n } modification
   *[other] { $n } modifications
}
objects-import-same = { $n } sans changement
objects-csv-unread = Ce fichier ne se lit pas comme un tableau : { $cause }
objects-csv-long = Un tableau a { $n } lignes au maximum : partagez-le.
objects-csv-empty = Ce fichier n’a aucune ligne.
objects-csv-hidden = Ce champ n’est pas visible dans ce statut.
objects-csv-no-number = Aucune publication { $number } que vous pouvez lire ici.
objects-csv-space = Une publication ne change pas d’espace.
objects-csv-no-move = Aucune action ne mène de son statut à « { $name } ».
objects-csv-tried = Rien n’est importé.
objects-view-figures = Chiffres
objects-by-state = Par statut
objects-this-week = 7 derniers jours
objects-this-month = De 8 à 30 jours
objects-before = Plus anciennes
objects-median = La moitié le quitte en
objects-too-few = Trop peu
objects-in-hours = { $n } h
objects-in-days = { $n } jours
objects-in-time = Dans les temps
objects-in-time-none = Rien à montrer avant que cinq publications aient quitté, le même mois, un statut qui a une échéance.
objects-month = Mois
objects-figures-hint = Les chiffres comptent des publications que vous pouvez lire, jamais des personnes. Rien n’est dit de moins de cinq.
objects-total = Total
