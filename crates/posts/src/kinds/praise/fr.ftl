kind-praise = Bravo
    .hint = Dites à qui, et pourquoi : un exemple précis vaut mieux qu’un grand mot.
kind-praise-to = Pour qui ?
    .hint = Une ou plusieurs personnes, par leur nom.
kind-praise-to-whom = Bravo à
