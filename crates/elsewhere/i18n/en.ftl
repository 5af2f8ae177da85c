elsewhere-title = Intranet pages
elsewhere-lead = Pages outside Parvis that members find when they search.
elsewhere-none = No intranet pages yet
elsewhere-none-text = Add a page or a sitemap: members will find its words beside what is in Parvis.
elsewhere-sitemap = Sitemap
elsewhere-read = Read on { $time }
elsewhere-waits = Not read yet
elsewhere-found = { $n ->
    [one] { $n } page can be found
   *[other] { $n } pages can be found
}
elsewhere-waiting = { $n ->
    [one] { $n } page waiting
   *[other] { $n } pages waiting
}
elsewhere-failed = { $n ->
    [one] { $n } page could not be read:
   *[other] { $n } pages could not be read. The first:
}
elsewhere-again = Read again
elsewhere-remove = Remove
elsewhere-new = Add a page or a sitemap
elsewhere-url = Address
elsewhere-url-hint = Pages are read once a week, as anyone without an account would see them. Of a sitemap, at most 2,000 pages.
elsewhere-language = Language
elsewhere-lang-told = Detected
elsewhere-lang-fr = French
elsewhere-lang-en = English
elsewhere-add = Add
elsewhere-url-wrong = This is not the address of a web page.
elsewhere-there = This address is already in the list.
elsewhere-too-many = At most 200 addresses.
elsewhere-lang-wrong = Choose French, English or nothing.
elsewhere-error-own = This address is Parvis itself: what is in it is found already.
elsewhere-error-refused = Parvis may not reach this private address. The person who runs the server can allow it with --allow-networks.
elsewhere-error-unreachable = The site does not answer. Parvis will try again.
elsewhere-error-failing = The site answers with an error. Parvis will try again.
elsewhere-error-missing = There is no page at this address.
elsewhere-error-denied = The page asks for a sign-in: Parvis reads only what is open to everyone there.
elsewhere-error-moved = The address leads to another site, maybe to a sign-in page.
elsewhere-error-robots = The site does not allow programs to read these pages (robots.txt).
elsewhere-error-empty = There is no text here.
elsewhere-error-unread = Files of this type are not read.
elsewhere-error-protected = The file is protected by a password.
elsewhere-error-damaged = The page or file is damaged.
elsewhere-error-limits = The page or file is too large or too slow to read.
notice-elsewhere-declared = Added. It will be read soon.
notice-elsewhere-removed = Removed.
notice-elsewhere-again = It will be read again soon.
search-kind-link = Intranet page
