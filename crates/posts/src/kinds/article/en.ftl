kind-article = Article
    .hint = A longer text to keep: a title, headings (##), and the first attached picture as its cover.
kind-article-minutes = { $n }-minute read
kind-article-read = Read the article
