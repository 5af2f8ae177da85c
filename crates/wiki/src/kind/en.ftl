kind-page = Page
    .hint = A text of the space that its members write together.
kind-page-parent = Below the page
    .hint = { "" }
kind-page-note = Word about it
    .hint = { "" }
kind-page-read = Open the page
