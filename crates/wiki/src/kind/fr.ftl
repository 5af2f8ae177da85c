kind-page = Page
    .hint = Un texte de l’espace que ses membres écrivent ensemble.
kind-page-parent = Sous la page
    .hint = { "" }
kind-page-read = Ouvrir la page
