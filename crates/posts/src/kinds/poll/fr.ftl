kind-poll = Sondage
    .hint = Posez la question en titre, puis proposez des réponses.
kind-poll-options = Réponses proposées
    .hint = De 2 à 12.
kind-poll-several = Plusieurs réponses possibles
    .hint = Chaque personne peut en cocher plusieurs.
kind-poll-anonymous = Vote anonyme
    .hint = Personne, pas même l’administration du réseau, ne peut savoir qui a voté pour quoi. Un vote ne peut pas être modifié. Les résultats s’affichent à la clôture, à partir de cinq votes : s’il y en a moins à la date de clôture, le sondage reste ouvert d’ici là.
kind-poll-until = Clôture le
    .hint = Sans date, vous clôturez le sondage vous-même.
kind-poll-closed = Sondage clos
kind-poll-past = Cette date est passée : choisissez-en une autre.
kind-poll-has-votes = Des personnes ont déjà voté : seule la date de clôture peut encore être modifiée.
kind-poll-over = Ce sondage est clos.
kind-poll-no-option = Cette réponse ne fait pas partie des choix.
kind-poll-only-one = Choisissez une seule réponse.
kind-poll-vote = Voter
kind-poll-vote-again = Enregistrer mon nouveau vote
kind-poll-change = Modifier mon vote
kind-poll-close = Clore le sondage
kind-poll-mine = (votre vote)
kind-poll-percent = { $percent } %
kind-poll-nobody = Personne n’a encore voté
kind-poll-voters = { $n ->
    [one] { $n } personne a voté
   *[other] { $n } personnes ont voté
}
kind-poll-ends = Clôture le { $date }
kind-poll-ended = Clos
kind-poll-is-named = Tout le monde verra qui a voté pour quoi.
kind-poll-is-anonymous = Anonyme : personne ne saura pour quoi vous avez voté, et votre vote ne pourra pas être modifié.
kind-poll-is-several = Plusieurs réponses possibles.
kind-poll-wait = Vous avez voté. Les résultats s’afficheront à la clôture.
kind-poll-too-few = Trop peu de votes pour garantir l’anonymat : les résultats restent masqués.
kind-poll-ends-or-later = Clôture le { $date }, ou plus tard, dès que { $fewest } personnes auront voté
kind-poll-missing = { $n ->
    [one] La date de clôture est passée, mais il manque { $n } vote pour un résultat : le sondage reste ouvert.
   *[other] La date de clôture est passée, mais il manque { $n } votes pour un résultat : le sondage reste ouvert.
}
kind-poll-without = Un sondage anonyme a un résultat à partir de { $fewest } votes ; celui-ci en a { $n }. Confirmez que vous voulez le clore sans résultat.
kind-poll-close-ask = Clore ce sondage ?
kind-poll-close-loses = Un sondage anonyme demande au moins { $fewest } votes : avec moins, le résultat montrerait qui a voté pour quoi. Si vous le clôturez maintenant, il n’aura jamais de résultat.
kind-poll-close-without = Clore sans résultat
kind-poll-leave-open = Laisser ouvert
