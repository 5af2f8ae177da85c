# L’envoi des e-mails.

mail-url-wrong = L’adresse du serveur de messagerie doit commencer par smtp:// ou smtps://.
mail-from-wrong = L’expéditeur n’est pas une adresse e-mail valide.
mail-not-set-up = Aucun serveur de messagerie n’est configuré : ce réseau n’envoie pas d’e-mails.

# La page de l’administration
mail-admin-title = E-mails
mail-admin-lead = Invitations, mots de passe oubliés et notifications.
mail-admin-server = Serveur de messagerie
mail-admin-from = Les e-mails sont envoyés par { $from }.
mail-admin-environment = Le serveur et l’expéditeur se règlent là où Parvis est démarré.
mail-admin-how = Démarrez Parvis avec --mail-url et --mail-from.
mail-test-to = Envoyer un test à
mail-test-button = Envoyer le test
mail-test-failed = Le serveur de messagerie n’a pas accepté le test : { $cause }
mail-hold-title = Suspension
mail-held = { $n ->
    [0] Les e-mails sont suspendus.
    [one] Les e-mails sont suspendus : { $n } attend, à propos d’un compte.
   *[other] Les e-mails sont suspendus : { $n } attendent, à propos de comptes.
}
mail-flows = { $n ->
    [0] Les e-mails partent au fur et à mesure.
    [one] Les e-mails partent au fur et à mesure : { $n } est en route, à propos d’un compte.
   *[other] Les e-mails partent au fur et à mesure : { $n } sont en route, à propos de comptes.
}
mail-hold-hint = Un réseau restauré depuis une sauvegarde suspend ses e-mails, ses notifications sur les appareils et ses publications programmées, pour que personne ne reçoive deux fois la même chose.
mail-hold = Suspendre les e-mails
mail-release = Reprendre l’envoi
notice-mail-tested = Test envoyé. Consultez votre messagerie.
notice-mail-held = Les e-mails sont suspendus.
notice-mail-released = Les e-mails partent de nouveau.

# Ce que dit chaque e-mail à propos d’un compte
letter-why = Vous recevez cet e-mail à cause d’un compte sur { $site }.
letter-test-subject = E-mail de test
letter-test-text = Ce réseau sait envoyer des e-mails.
