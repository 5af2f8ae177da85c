kind-poll = Sondage
    .hint = Posez la question en titre, puis proposez des réponses.
kind-poll-options = Réponses proposées
    .hint = De deux à douze.
kind-poll-several = Plusieurs réponses possibles
    .hint = Chacun coche autant de réponses qu’il veut.
kind-poll-anonymous = Vote anonyme
    .hint = Personne, pas même un administrateur, ne peut savoir qui a voté quoi. Un vote ne se change pas, et les résultats paraissent à la clôture, à partir de cinq votes : une date qui tombe avant les attend.
kind-poll-until = Jusqu’au
    .hint = Sans date, vous clôturez le sondage vous-même.
kind-poll-closed = Sondage clos
kind-poll-past = Cette date est passée.
kind-poll-has-votes = Des personnes ont déjà voté : seule la date se change encore.
kind-poll-over = Ce sondage est clos.
kind-poll-no-option = Cette réponse n’est pas proposée.
kind-poll-only-one = Une seule réponse est possible.
kind-poll-vote = Voter
kind-poll-vote-again = Voter de nouveau
kind-poll-change = Changer mon vote
kind-poll-close = Clore le sondage
kind-poll-mine = (votre vote)
kind-poll-percent = { $percent } %
kind-poll-nobody = Aucun vote pour l’instant
kind-poll-voters = { $n ->
    [one] { $n } vote
   *[other] { $n } votes
}
kind-poll-ends = Jusqu’au { $date }
kind-poll-ended = Clos
kind-poll-is-named = Chacun verra qui a voté quoi.
kind-poll-is-anonymous = Anonyme : personne ne saura ce que vous avez voté, et votre vote ne pourra pas être changé.
kind-poll-is-several = Plusieurs réponses possibles.
kind-poll-wait = Vous avez voté. Les résultats paraîtront à la clôture.
kind-poll-too-few = Trop peu de votes pour rester anonyme : aucun résultat ne paraîtra.
kind-poll-ends-or-later = Jusqu’au { $date }, ou plus tard, dès que { $fewest } personnes auront voté
kind-poll-missing = { $n ->
    [one] Sa date est passée, mais il manque { $n } vote pour un résultat : le sondage reste ouvert.
   *[other] Sa date est passée, mais il manque { $n } votes pour un résultat : le sondage reste ouvert.
}
kind-poll-without = Un sondage anonyme a un résultat à partir de { $fewest } votes ; celui-ci en a { $n }. Confirmez que vous voulez le clore sans résultat.
kind-poll-close-ask = Clore ce sondage ?
kind-poll-close-loses = Un sondage anonyme demande au moins { $fewest } votes : avec moins, le résultat dirait qui a voté quoi. S’il est clos maintenant, aucun résultat ne paraîtra jamais.
kind-poll-close-without = Clore sans résultat
kind-poll-leave-open = Laisser ouvert
