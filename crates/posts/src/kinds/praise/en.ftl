kind-praise = Praise
    .hint = Say to whom, and what for: one precise example is worth more than a big word.
kind-praise-to = To whom
    .hint = @names, with spaces between them.
kind-praise-to-whom = Praise to
