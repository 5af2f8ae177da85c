kind-praise = Praise
    .hint = Say who you praise and what for: one precise example is worth more than a superlative.
kind-praise-to = Who is it for?
    .hint = One or more people, by name.
kind-praise-to-whom = Praise for
