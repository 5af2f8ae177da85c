# Premières publications d’un espace, dans les brouillons de la personne qui le crée
start-practice-welcome = Bienvenue
    .text =
        Cet espace est pour les personnes dont le métier est :

        On y demande ce que l’on ne trouve pas ailleurs, on y partage ce qui marche. Pour commencer, dites en commentaire où vous travaillez et sur quoi vous pourriez aider.

        #bienvenue
start-practice-question = Qu’est-ce qui vous prend le plus de temps en ce moment ?
    .text =
        Pour moi, c’est :

        Comment faites-vous ? #bonnespratiques
start-interest-welcome = Bienvenue
    .text =
        Ici, on parle de :

        Bienvenue aux personnes qui débutent. Qui êtes-vous, et depuis quand aimez-vous cela ? #bienvenue
start-interest-meeting = Notre première rencontre
    .text =
        Quoi :

        Quand :

        Où :

        Qui vient ? Dites-le en commentaire. #rencontre
start-project-aims = Ce que nous visons
    .text =
        L’objectif :

        Pour quand :

        À quoi nous verrons que c’est fait :

        Qui fait quoi :

        #objectifs
start-project-progress = Où nous en sommes
    .text =
        Fait :

        En cours :

        Ce qui bloque :

        #avancement
start-external-welcome = Bienvenue à nos partenaires
    .text =
        C’est ici que nous travaillons ensemble à :

        Posez vos questions ici : nous répondons en 2 jours ouvrés. #bienvenue
start-external-people = Qui est qui
    .text =
        De notre côté :

        Du vôtre :

        Présentez-vous en commentaire. #quiestqui
start-company-welcome = À quoi sert cet espace
    .text =
        Vous trouverez ici :

        Ce qui n’a pas sa place ici :

        #bienvenue
start-company-question = Qu’aimeriez-vous savoir ?
    .text =
        Demandez-le en commentaire : la réponse viendra ici, pour tout le monde. #vosquestions
start-agreement-welcome = Comment nous travaillons ici
    .text =
        Cet espace est pour les membres de :

        Hors de l’espace, personne n’apprend qui en est membre. Nous y partageons :

        Nous n’y partageons pas :

        #bienvenue
start-agreement-minutes = Notre prochaine réunion
    .text =
        Quand :

        Ce qui sera discuté :

        Ce que nous demanderons :

        #compterendu
