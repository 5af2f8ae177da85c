kind-page = Page
    .hint = Un texte de l’espace que ses membres écrivent ensemble.
kind-page-parent = Sous la page
    .hint = { "" }
kind-page-note = Un mot à son sujet
    .hint = { "" }
kind-page-read = Ouvrir la page
