kind-article = Article
    .hint = A text that lasts: a title, headings (##), and the first picture attached as its cover.
kind-article-minutes = { $n ->
    [one] { $n } minute to read
   *[other] { $n } minutes to read
}
kind-article-read = Read the article
