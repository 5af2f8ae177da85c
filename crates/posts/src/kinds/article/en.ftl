kind-article = Article
    .hint = A longer text to keep: a title, headings (##), and the first attached picture as its cover.
kind-article-minutes = { $n }-minute read
kind-article-read = Read the article
kind-article-series = Series
    .hint = Articles of one space with the same series name are listed together, the first one first.
kind-article-statistics = Statistics, visible only to you
