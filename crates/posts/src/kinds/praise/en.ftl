kind-praise = Praise
    .hint = Say who you praise and what for: one precise example is worth more than a superlative.
kind-praise-to = Who is it for?
    .hint = @handles, separated by spaces or commas.
kind-praise-to-whom = Praise for
