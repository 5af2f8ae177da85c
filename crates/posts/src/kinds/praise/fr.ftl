kind-praise = Bravo
    .hint = Dites à qui, et pourquoi : un exemple précis vaut mieux qu’un grand mot.
kind-praise-to = Pour qui ?
    .hint = Des @identifiants, séparés par des espaces ou des virgules.
kind-praise-to-whom = Bravo à
