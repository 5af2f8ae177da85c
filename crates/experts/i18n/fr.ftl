# Qui s’y connaît
experts-title = Qui s’y connaît ?
experts-title-of = Qui s’y connaît en « { $q } »
experts-lead = Des collègues de tous les services, avec leurs réponses et leurs articles.
experts-field = Sujet, comme Incoterms
experts-how = Seul compte ce que vous pouvez lire : réponses acceptées, articles, remerciements, compétences. Les conversations privées ne comptent jamais, ni ce que chaque personne lit.
experts-none = Personne n’a été trouvé sur ce sujet
experts-none-hint = Essayez d’autres mots, ou posez la question là où beaucoup la liront.
experts-search = Rechercher ces mots
experts-yours = Ce que les autres voient de vous :
experts-all = Tout voir
experts-latest =
    { $n ->
        [one] { $what }, en { $when }
       *[other] { $what }, la dernière fois en { $when }
    }
experts-by-accepted =
    { $n ->
        [one] 1 réponse acceptée sur « { $about } »
       *[other] { $n } réponses acceptées sur « { $about } »
    }
experts-by-accepted-plain =
    { $n ->
        [one] 1 réponse acceptée à une question voisine
       *[other] { $n } réponses acceptées à des questions voisines
    }
experts-by-answer =
    { $n ->
        [one] 1 réponse sur « { $about } »
       *[other] { $n } réponses sur « { $about } »
    }
experts-by-answer-plain =
    { $n ->
        [one] 1 réponse sur un sujet voisin
       *[other] { $n } réponses sur des sujets voisins
    }
experts-by-article =
    { $n ->
        [one] 1 article sur « { $about } »
       *[other] { $n } articles sur « { $about } »
    }
experts-by-article-plain =
    { $n ->
        [one] 1 article sur un sujet voisin
       *[other] { $n } articles sur des sujets voisins
    }
experts-by-post =
    { $n ->
        [one] 1 publication sur « { $about } »
       *[other] { $n } publications sur « { $about } »
    }
experts-by-post-plain =
    { $n ->
        [one] 1 publication sur un sujet voisin
       *[other] { $n } publications sur des sujets voisins
    }
experts-by-praise =
    { $n ->
        [one] 1 bravo sur « { $about } »
       *[other] { $n } bravos sur « { $about } »
    }
experts-by-praise-plain =
    { $n ->
        [one] 1 bravo sur un sujet voisin
       *[other] { $n } bravos sur des sujets voisins
    }
experts-by-here =
    { $n ->
        [one] A répondu dans 1 discussion récente de cet espace
       *[other] A répondu dans { $n } discussions récentes de cet espace
    }
experts-by-skill =
    { $n ->
        [0] Compétence du profil : { $skill }
        [one] Compétence : { $skill }, confirmée par 1 collègue
       *[other] Compétence : { $skill }, confirmée par { $n } collègues
    }

# Sa propre page
experts-mine = Mon expertise
experts-mine-lead = Vos compétences, ce que les autres voient de vous, et ce pour quoi vous ne voulez pas apparaître.
experts-my-skills = Mes compétences
experts-my-skills-none = Les compétences que vous ajoutez apparaissent dans votre profil.
experts-skill-remove = Retirer { $skill }
experts-suggested = Suggestions
experts-suggested-hint = Personne d’autre ne les voit. Rien ne s’ajoute sans votre clic.
experts-from-job = D’après votre fonction :
experts-from-writing = D’après ce que vous avez écrit :
experts-find-skill = Rechercher une compétence
experts-find-skill-hint = Dans la liste de votre entreprise, ou avec vos propres mots.
experts-seen = Ce que les autres voient de moi
experts-seen-hint = Saisissez un sujet pour voir ce que verrait un ou une collègue qui peut lire les mêmes publications que vous.
experts-look = Voir
experts-seen-none = Rien ne parle pour vous sur ce sujet.
experts-hide-one = Ne pas montrer ceci
experts-hide-subject = Ne pas me montrer pour « { $q } »
experts-hide-wholly = Ne jamais me montrer
experts-hidden = Masqué
experts-hidden-none = Ce que vous masquez apparaît ici, pour que vous puissiez le montrer de nouveau.
experts-hidden-one = Quelque chose que vous avez écrit
experts-hidden-subject = Sujet
experts-hidden-wholly = Vous n’apparaissez sur aucun sujet, et aucune question ne vous est adressée.
experts-hidden-many = Vous masquez déjà { $n } éléments : montrez-en d’abord de nouveau.
experts-show-again = Montrer de nouveau
experts-subject-missing = Saisissez un sujet.
notice-skill-added = Compétence ajoutée.
notice-skill-removed = Compétence retirée.
notice-experts-hidden = Masqué.
notice-experts-shown = De nouveau visible.

# Confirmer des compétences
endorse-title = Compétences de { $name }
endorse-lead = Confirmez ce sur quoi vous avez travaillé ensemble. Votre collègue l’apprend, et vous pouvez revenir dessus.
endorse-link = Confirmations
endorse-see = Compétences
endorse-none = Aucune compétence pour l’instant
endorse-none-hint = Les compétences apparaissent ici dès qu’elles sont dans le profil.
endorse-nobody = Personne ne l’a encore confirmée.
endorse-count =
    { $n ->
        [one] Confirmée par 1 collègue :
       *[other] Confirmée par { $n } collègues :
    }
endorse-do = Nous y avons travaillé ensemble
endorse-undo = Ne plus confirmer
endorse-refuse = Retirer
endorse-not-yourself = Vous ne pouvez pas confirmer vos propres compétences.
notice-endorsed = Compétence confirmée.
notice-unendorsed = Confirmation retirée.
inbox-kind-endorsed = { $name } confirme une de vos compétences
mail-kind-endorsed = Compétences confirmées par des collègues

# Adresser une question
ask-offer = Je ne sais pas à qui demander
ask-offer-other = Trouver quelqu’un qui sait
ask-whom = À qui demander ?
ask-whom-lead = Des collègues d’autres services qui savent peut-être, avec la raison. Toutes ces personnes peuvent lire la question.
ask-how = La question leur est adressée l’une après l’autre : à la suivante après quatre heures de travail sans réponse. Personne n’apprend qui a décliné.
ask-do = Leur demander l’une après l’autre
ask-none = Personne à proposer
ask-none-hint = Aucun collègue d’un autre service n’a écrit sur ce sujet là où vous pouvez lire. Mentionnez quelqu’un, ou publiez la question dans un espace plus large.
ask-running = Votre question est en chemin
ask-running-hint = Elle est adressée à une personne après l’autre jusqu’à ce que quelqu’un réponde. La réponse vous sera notifiée.
ask-done = Toutes les personnes choisies le { $day } ont reçu la question. Vous pouvez en choisir d’autres.
ask-back = Revenir à la question
ask-running-already = Cette question est déjà en chemin.
ask-nobody = Choisissez au moins une personne.
ask-many = { $n } personnes maximum.
ask-not-proposed = Choisissez parmi les personnes proposées.
ask-mine = Questions qui me sont adressées
ask-request-title = Pouvez-vous aider ?
ask-request-lead = Répondez, transmettez ou déclinez : personne d’autre n’apprend ce que vous faites.
ask-asked-by = { $name } cherche quelqu’un qui sait
ask-passed-by = { $name } vous transmet cette question
ask-offered = Cette question attend une réponse depuis un jour
ask-because = Pourquoi vous :
ask-because-accepted =
    { $n ->
        [one] une de vos réponses à une question voisine a été acceptée.
       *[other] { $n } de vos réponses à des questions voisines ont été acceptées.
    }
ask-because-answer =
    { $n ->
        [one] vous avez répondu sur un sujet voisin.
       *[other] vous avez répondu { $n } fois sur des sujets voisins.
    }
ask-because-article =
    { $n ->
        [one] vous avez écrit un article sur un sujet voisin.
       *[other] vous avez écrit { $n } articles sur des sujets voisins.
    }
ask-because-post =
    { $n ->
        [one] vous avez écrit une publication sur un sujet voisin.
       *[other] vous avez écrit { $n } publications sur des sujets voisins.
    }
ask-because-praise =
    { $n ->
        [one] vous avez reçu un bravo sur un sujet voisin.
       *[other] vous avez reçu { $n } bravos sur des sujets voisins.
    }
ask-because-here =
    { $n ->
        [one] vous avez répondu dans une discussion récente de cet espace.
       *[other] vous avez répondu dans { $n } discussions récentes de cet espace.
    }
ask-because-skill = « { $skill } » fait partie de vos compétences.
ask-answer = Répondre
ask-decline = Pas cette fois
ask-silent = D’autres personnes ont reçu la question entre-temps. Votre réponse reste la bienvenue.
ask-over = Cette question ne vous attend plus.
ask-see = Ouvrir la question
ask-pass = Un ou une collègue s’y connaît mieux ?
ask-pass-to = Transmettre à
ask-pass-hint = Quelqu’un qui peut lire la question.
ask-pass-do = Transmettre
ask-pass-yourself = Choisissez un ou une collègue.
ask-pass-author = La question vient de cette personne.
ask-pass-cannot-read = { $name } ne peut pas lire cette question.
notice-ask-begun = Votre question est en chemin.
notice-ask-declined = Demande déclinée. Personne ne l’apprend.
notice-ask-passed = Question transmise.
inbox-kind-expert-asked = { $name } cherche quelqu’un qui sait : pouvez-vous aider ?
inbox-kind-expert-offered = Une question sans réponse : pouvez-vous aider ?
mail-kind-expert-asked = Questions que des collègues m’adressent
mail-kind-expert-offered = Questions sans réponse sur mes sujets

# Pour l’administration
experts-admin = Expertise et compétences
experts-admin-lead = Trouver qui s’y connaît, compétences confirmées par des collègues, questions adressées à qui sait peut-être.
experts-switch = Trouver qui s’y connaît
experts-switch-text = Inactif tant que la consultation du CSE n’est pas consignée. La page « Expertise » de la documentation est écrite pour lui être remise.
experts-heard-on = CSE consulté le
experts-heard-hint = À défaut de CSE, le jour où le personnel a été informé.
experts-heard-missing = Saisissez le jour de la consultation du CSE.
experts-heard-later = Ce jour est encore à venir.
experts-note = Note
experts-note-hint = Son avis, ou l’endroit où il est conservé.
experts-note-missing = Saisissez l’avis du CSE, ou l’endroit où il est conservé.
experts-on = Trouver qui s’y connaît
experts-on-hint = Pour les membres de l’entreprise. Les comptes invités ne trouvent personne et n’apparaissent pas.
experts-offers = Proposer les questions sans réponse
experts-offers-hint = Après 24 heures sans réponse, une question est adressée à des personnes qui savent peut-être, l’une après l’autre.
notice-experts-on = La recherche d’expertise est active.
notice-experts-off = La recherche d’expertise est inactive.
skills-title = Liste des compétences
skills-count =
    { $n ->
        [0] La liste est vide.
        [one] 1 compétence dans la liste.
       *[other] { $n } compétences dans la liste.
    }
skills-lang-label = Langue des noms
skills-lang-none = Aucune en particulier
skills-lang-hint = Chargez tour à tour le fichier de chaque langue : la même compétence est reconnue.
skills-lang = Choisissez l’anglais, le français ou aucune langue.
skills-file = Fichier
skills-file-hint = Le CSV des compétences d’ESCO, ou une compétence par ligne. Charger de nouveau le même fichier ne change rien.
skills-load = Charger
skills-created =
    { $n ->
        [0] Aucune compétence nouvelle.
        [one] 1 compétence nouvelle.
       *[other] { $n } compétences nouvelles.
    }
skills-changed =
    { $n ->
        [0] Aucune modifiée.
        [one] 1 modifiée.
       *[other] { $n } modifiées.
    }
skills-unchanged =
    { $n ->
        [0] Aucune n’existait déjà.
        [one] 1 existait déjà.
       *[other] { $n } existaient déjà.
    }
skills-skipped =
    { $n ->
        [one] 1 ligne ignorée
       *[other] { $n } lignes ignorées
    }
skills-skipped-more =
    { $n ->
        [one] et 1 autre
       *[other] et { $n } autres
    }
skills-line = Ligne { $line } : { $why }
skills-line-empty = Le nom manque.
skills-line-several = Il y a plusieurs colonnes : une compétence par ligne, ou les titres d’ESCO en première ligne.
skills-line-columns = { $found } colonnes au lieu de { $expected }.
skills-line-twice = La même compétence qu’à la ligne { $first }.
skills-large = Ce fichier est trop grand : { $most } Mo maximum.
skills-long = Ce fichier est trop long : { $most } compétences maximum.
skills-empty = Ce fichier ne contient aucune compétence.
skills-binary = Ce n’est pas un fichier de texte. Enregistrez la liste au format CSV.
