retention-title = Durées de conservation
retention-lead = Combien de temps les publications restent après leur dernière modification ou réponse. Rien ne disparaît sans avoir été annoncé { $n } jours à toutes les personnes qui le lisent.
admin-retention-about = Combien de temps les publications restent après leur dernière modification ou réponse.
retention-guide = Ce qui est conservé, et pourquoi
retention-rules = Durées de conservation
retention-none = Aucune : tout reste jusqu’à ce que quelqu’un le supprime.
retention-none-here = Aucune : ce qui est écrit ici reste jusqu’à ce que quelqu’un le supprime.
retention-everywhere = Toute l’entreprise
retention-since = fixée le { $date }
retention-remove = Retirer
retention-here = cet espace
retention-stays = conservation sans limite
retention-months-of = { $n } mois
retention-kind-all = Publications et discussions
retention-kind-conversation = Messages des conversations
retention-new = Fixer une durée de conservation
retention-kind = Quoi
retention-kind-hint = « Publications et discussions » laisse de côté les pages, les tâches, les événements et les types de l’entreprise : choisissez chacun pour lui fixer une durée.
retention-months = Mois sans modification ni réponse
retention-months-hint = 0 : conservation sans limite, quelle que soit la durée de l’entreprise.
retention-months-number = Saisissez un nombre de mois.
retention-months-wrong = Saisissez entre 0 et { $most } mois.
retention-space = Seulement dans cet espace
retention-space-hint = Son nom ou son adresse. Vide : toute l’entreprise. La durée d’un espace y remplace celle de l’entreprise.
retention-no-space = Aucun espace n’a ce nom ou cette adresse.
retention-conversations-all = Les conversations ont une seule durée pour toute l’entreprise : laissez l’espace vide.
retention-preview = Voir ce qui disparaîtrait…
retention-sure = Ce que cela ferait
retention-first = { $n ->
    [one] { $n } publication disparaîtrait d’abord, le { $date }.
   *[other] { $n } publications disparaîtraient d’abord, le { $date }.
}
retention-first-none = Rien ne disparaîtrait pour l’instant ; rien ne peut disparaître avant le { $date }.
retention-first-kept = { $n ->
    [one] { $n } autre reste pour l’instant : épinglée, gelée ou encore utile.
   *[other] { $n } autres restent pour l’instant : épinglées, gelées ou encore utiles.
}
retention-first-what = Avec leurs commentaires, leurs fichiers et leurs versions, définitivement. Jusque-là, chaque membre voit dans l’espace ce qui disparaît et quand, et l’animation reçoit une notification. Les sauvegardes le gardent jusqu’à leur suppression.
retention-set = Fixer cette durée
retention-space-lead = Combien de temps les publications restent ici après leur dernière modification ou réponse, et ce qui disparaît bientôt.
retention-stay-pinned = Restent : les publications épinglées, la page d’accueil de l’espace, les annonces qui attendent une réponse, les tâches ouvertes et les événements à venir. Une réponse ou une modification fait repartir la durée.
retention-next = Ce qui disparaît bientôt
retention-next-none = Rien ne disparaît dans les 30 prochains jours.
retention-goes = disparaît le { $date }
retention-held = conservée par un gel juridique
retention-soon = { $n ->
    [one] { $n } publication de cet espace disparaît bientôt, à partir du { $date }
   *[other] { $n } publications de cet espace disparaissent bientôt, à partir du { $date }
}
notice-retention-saved = Durée de conservation fixée
notice-retention-removed = Durée de conservation retirée
inbox-kind-retention = Des publications de { $space } disparaissent bientôt : voyez lesquelles
mail-kind-retention = Publications bientôt supprimées

holds-title = Gels juridiques
holds-lead = Ce qu’une personne a écrit, ou ce qui se trouve dans un espace, est conservé quoi qu’il arrive. Les personnes concernées le savent et en lisent la raison : il n’y a pas de gel secret.
admin-holds-about = Ce qui doit être conservé quoi qu’il arrive, jamais en secret.
holds-all = Gels
holds-none = Aucun.
hold-secret = Un espace secret
hold-since = depuis le { $date }
hold-lifted-on = levé le { $date }
hold-lift = Lever
hold-new = Décider un gel
hold-person = Publications, commentaires et messages de
hold-person-hint = Un nom ou un identifiant. Le compte d’une personne qui part est effacé une fois le gel levé.
hold-space = Ou tout un espace
hold-space-hint = Son nom ou son adresse. Tout ce qui s’y trouve, quelle que soit la personne qui l’a écrit. Personne n’en lit davantage.
hold-reason = Pourquoi
hold-reason-hint = Les personnes concernées le lisent.
hold-set = Décider le gel
hold-of-whom = Nommez une personne ou un espace.
hold-one = Un gel porte sur une personne ou sur un espace : décidez-en deux pour les deux.
hold-space-told = Depuis le { $date }, cet espace fait l’objet d’un gel juridique : rien n’y est effacé définitivement, même ce qui est supprimé. Personne n’en lit davantage. Raison : { $reason }
notice-hold-set = Gel décidé
notice-hold-lifted = Gel levé
inbox-kind-hold = { $name } décide un gel juridique : rien de ce qu’il couvre n’est effacé définitivement
mail-kind-hold = Gels juridiques qui me concernent
inbox-kind-hold-lifted = { $name } lève un gel juridique
mail-kind-hold-lifted = Fin des gels juridiques qui me concernent
