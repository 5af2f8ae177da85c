# L’arborescence.
pages-title = Pages
pages-of = Pages de { $space }
pages-find = Rechercher dans ces pages
pages-arrange = Organiser
pages-arranged = Terminer
pages-empty = Aucune page
pages-empty-text = Les pages gardent ce qui dure : procédures, décisions, réponses. Toutes les personnes de l’espace peuvent les écrire. Commencez par un modèle.
page-new = Nouvelle page
page-new-below = Nouvelle page sous celle-ci
page-move = Déplacer
page-locked = Verrouillée
page-retired = Obsolète
page-due = À revoir
page-step = { $step ->
    [up] Monter « { $title } »
    [down] Descendre « { $title } »
    [out] Sortir « { $title } » de la page au-dessus
   *[in] Placer « { $title } » sous la page précédente
}
page-step-short = { $step ->
    [up] Monter
    [down] Descendre
    [out] Sortir de la page au-dessus
   *[in] Placer sous la page précédente
}
page-under-itself = Une page ne peut pas être placée sous elle-même.
page-too-deep = Les pages ont { $most } niveaux au maximum.
page-parent-gone = La page au-dessus n’existe plus. Choisissez-en une autre.
page-not-beside = Cette page n’est pas au même niveau.
page-not-here = Les pages appartiennent à une communauté : un mur ou une conversation n’en a pas.
notice-page-moved = Page déplacée.

# Une page.
page-place = Emplacement de la page
page-changed = Modifiée
page-version = Version { $number }
page-source = Issue d’une discussion
page-contents = Sommaire
page-blank = Cette page n’a pas encore de texte.
page-below = Sous cette page
page-back = Pages qui renvoient ici
page-beside = Pages voisines
page-before = Précédente
page-next = Suivante
page-lock = Verrouiller : réserver à l’animation
page-unlock = Déverrouiller
page-is-locked = Cette page est verrouillée : seule l’animation de l’espace peut la modifier.
page-delete-sure = Supprimer « { $title } » ?
page-delete-hint = Elle reste 30 jours dans la corbeille. Les pages placées dessous remontent d’un niveau.
notice-page-locked = Page verrouillée.
notice-page-unlocked = Page déverrouillée.

# Le formulaire.
page-edit = Modifier la page
page-back-to = Retour à la page
page-templates = Modèles
page-begin-with = Partir de :
page-parent = Sous la page
page-parent-none = Aucune : premier niveau
page-body-hint = Écrivez [[Titre]] pour renvoyer à une page de cet espace.
page-note = Qu’est-ce qui change ?
page-note-hint = Facultatif. Affiché parmi les versions.
page-tell = Prévenir les personnes qui lisent
page-tell-hint = Une publication dans l’espace montre la page. Sinon, votre modification reste discrète.
page-others = Autres modifications en cours : { $names }. Continuez : elles seront réunies aux vôtres.
page-template-gone = Ce modèle n’existe plus. Partez d’un autre modèle ou d’une page vierge.
page-no-version = Rechargez la page : la version dont vous êtes parti est inconnue.
page-changed-meanwhile = Quelqu’un a modifié les mêmes mots entre-temps. Les deux textes sont ici : rien n’est encore enregistré.
page-both = Deux modifications des mêmes mots
page-both-text = { $n ->
    [0] { $name } a enregistré cette page pendant que vous écriviez.
    [one] { $name } a enregistré cette page pendant que vous écriviez, et modifié à un endroit les mêmes mots que vous. Le champ ci-dessous y contient les deux textes, le vôtre d’abord : gardez ce qui doit rester, puis enregistrez.
   *[other] { $name } a enregistré cette page pendant que vous écriviez, et modifié à { $n } endroits les mêmes mots que vous. Le champ ci-dessous y contient les deux textes, le vôtre d’abord : gardez ce qui doit rester, puis enregistrez.
}
page-both-title = L’autre titre :
page-both-mine = Vous
notice-page-made = Page publiée.
notice-page-saved = Page enregistrée.
notice-page-merged = Page enregistrée, avec une modification que quelqu’un d’autre a faite pendant que vous écriviez.
notice-page-same = Rien n’a changé.

# Les versions.
page-versions = Versions
page-versions-lead = Chaque version est conservée. Ouvrez-en une pour voir ce qui a changé, mot à mot.
page-versions-more = Versions précédentes
page-version-now = Actuelle
page-version-restores = rétablit la version { $number }
page-changes-since = Modifications depuis la version { $number }
page-changes-first = La première version
page-changes-to-now = Comparer à la version actuelle
page-restore = Rétablir cette version
page-restore-changed = Quelqu’un d’autre a enregistré cette page entre-temps. Relisez-la avant de rétablir une version.
notice-page-restored = Version rétablie.

# Les modèles.
page-templates-manage = Modèles de cet espace
page-templates-lead = Une nouvelle page peut partir de l’un d’eux.
page-template-company = Entreprise
page-template-new = Nouveau modèle
page-template-change = Modifier le modèle
page-template-name = Nom
page-template-no-name = Donnez un nom au modèle.
page-template-for-company = Pour tous les espaces
page-template-delete = Supprimer le modèle { $name }
notice-template-saved = Modèle enregistré.
notice-template-deleted = Modèle supprimé.

# Garder ce qui s’est dit.
page-kept-comments = Extrait de la discussion

# Si elle est encore juste.
page-review = Date de révision
page-review-lead = Dites jusqu’à quand cette page est juste. La personne que vous nommez sera sollicitée ce jour-là : confirmer, modifier ou déclarer obsolète.
page-review-date = Juste jusqu’au
page-review-owner = Qui sera sollicité ?
page-review-owner-hint = Son @identifiant.
page-review-never = Ne solliciter personne
page-review-retire = Déclarer obsolète
page-review-back = Déclarer de nouveau juste
page-review-still = Toujours juste
page-review-until = Juste jusqu’au { $date }
page-review-was = Juste jusqu’au { $date } : à revoir
page-is-retired = Cette page est obsolète : elle ne dit plus ce qui est vrai.
page-review-past = Choisissez un jour à venir.
page-review-when = Choisissez un jour.
page-owner-unknown = Aucune personne qui lit cette page n’a cet identifiant.
notice-page-reviewed = Date de révision enregistrée.
notice-page-retired = Page déclarée obsolète.
inbox-kind-page-due = Cette page est-elle encore juste ? Confirmez-la, modifiez-la ou déclarez-la obsolète.
mail-kind-page-due = Pages à revoir

# L’emporter ailleurs.
page-export-html = Télécharger en HTML
page-export-markdown = Télécharger en Markdown
page-label = Code QR
page-label-lead = Imprimez-le et placez-le là où la page est utile : la personne qui le scanne ouvre la page, si elle peut la lire.
page-home = Afficher en haut de l’espace
page-no-home = Ne plus afficher en haut de l’espace
notice-page-home = La page est en haut de l’espace.
notice-page-no-home = La page n’est plus en haut de l’espace.
