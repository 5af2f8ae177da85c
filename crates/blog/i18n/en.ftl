blog = Blog
blog-of = Blog of { $name }
blog-mine = My blog
blog-write = Write an article
blog-series = Series
blog-more = Older articles
blog-no-more = No more articles
blog-wall = On the wall
blog-empty = No articles yet
blog-empty-text = Articles are longer texts with a title: an account, a lesson learned, an opinion.
blog-empty-own = You have not written an article yet
blog-empty-own-text = An article is a longer text with a title: an account, a lesson learned, an opinion. Those on your wall are read by the whole company.
blog-statistics = Statistics
blog-reactions = { $n ->
    [one] { $n } reaction
   *[other] { $n } reactions
}
blog-comments = { $n ->
    [one] { $n } comment
   *[other] { $n } comments
}
series-here = You are here
series-articles = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
article-statistics = Article statistics
statistics-lead = Only you see this page. It never says who reads. Figures under { $fewest } people are not shown; the others are rounded down to the nearest { $round }.
statistics-readers = Readers
statistics-reactions = Reactions
statistics-comments = Comments
statistics-published = Articles in 12 months
statistics-regular = Months with an article
statistics-months-of = { $n } of { $of }
statistics-month = Month
statistics-unit = Unit
statistics-few = Too few readers for statistics
statistics-few-text = Figures appear from { $fewest } readers of the same article on.
statistics-under = fewer than { $fewest }
statistics-by-month = Readers by month
statistics-by-month-hint = People who opened an article for the first time. Each person counts once an article.
statistics-by-unit = Readers by unit
statistics-by-unit-hint = Units with enough readers.
statistics-by-unit-hint-all = For each unit, the readers of the article it read most.
statistics-by-article = By article
statistics-many = { $n } readers
statistics-many-few = Fewer than { $fewest } readers
