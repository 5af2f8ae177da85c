kind-praise = Bravo
    .hint = Dites à qui, et pourquoi : un exemple précis vaut mieux qu’un grand mot.
kind-praise-to = À qui
    .hint = Des @noms, séparés par des espaces.
kind-praise-to-whom = Bravo à
