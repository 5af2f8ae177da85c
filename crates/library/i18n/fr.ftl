# La bibliothèque d’un espace.

library-title = Fichiers
library-of = Fichiers de { $space }
library-place = Emplacement
library-add = Ajouter des fichiers
library-add-hint = Ou déposez-les ici. Un fichier qui porte le nom d’un autre devient sa version suivante.
library-added = Fichiers ajoutés
library-send = Envoyer
library-show = Afficher dans la liste
library-not-moved = Rien n’a été déplacé : pas de connexion. Réessayez.
library-left = Envoi inachevé : choisissez de nouveau ce fichier, et l’envoi reprendra là où il s’était arrêté.
library-left-forget = Oublier cet envoi
library-same = Inchangé
library-is-new = Ajouté
library-version = Version { $number }
library-find = Rechercher dans ces fichiers
library-order = Trier
library-by = { $order ->
    [date] Plus récents
    [size] Plus volumineux
   *[name] Nom
  }
library-more = Plus de fichiers
library-download = Télécharger
library-download-of = Télécharger { $name }
library-open = Ouvrir
library-open-pdf = Ouvrir en PDF
library-preview = Aperçu
library-content = Contenu
library-cut = Voici le début. Téléchargez le fichier pour tout lire.
library-words = Voici le texte du document, sans sa mise en page.
library-aside = Ouvrez le fichier pour le lire.
library-no-preview = Ce type de fichier n’a pas d’aperçu. Téléchargez-le pour l’ouvrir.
library-used = Utilisé dans
library-versions = Versions
library-version-now = Actuelle
library-version-restores = Restaure la version { $number }
library-version-restore-this = Restaurer la version { $number }
library-next = Nouvelle version
library-next-send = Envoyer la version
library-name = Nom
library-description = Description
library-description-hint = Ce que c’est, en une phrase. Pour une image : ce qu’on y voit, pour les personnes qui ne la voient pas.
library-folder = Dossier
library-folder-in = Dans le dossier
library-folder-for = Dossier pour { $name }
library-edit = Renommer, décrire ou déplacer
library-folder-new = Nouveau dossier
library-folder-create = Créer le dossier
library-folder-edit = Renommer ou déplacer le dossier
library-folder-delete = Supprimer ce dossier
library-folder-delete-hint = Tout ce qu’il contient part avec lui. L’animation peut le restaurer pendant 30 jours.
library-trash = Fichiers supprimés
library-trash-lead = Les fichiers supprimés peuvent être restaurés pendant 30 jours.
library-trash-own = Les fichiers que vous avez ajoutés et qui ont été supprimés peuvent être restaurés pendant 30 jours.
library-trash-none = Rien n’a été supprimé
library-trash-none-text = Les fichiers supprimés restent ici pendant 30 jours.
library-deleted = suppression { $ago }
library-deleted-by = suppression { $ago } par { $name }
library-gone = retrait définitif le { $date }
library-files = { $n ->
    [one] { $n } fichier
   *[other] { $n } fichiers
  }
library-attached = Fichiers des publications
library-attached-lead = Ce qui est joint aux publications de cet espace et n’est pas encore parmi ses fichiers. La publication garde le sien.
library-attached-none = Tout est là
library-attached-none-text = Les fichiers joints aux publications de cet espace seront proposés ici.
library-attached-post = La publication
library-attach = Ajouter
library-attach-this = Ajouter { $name }
library-empty = Aucun fichier pour l’instant
library-empty-text = Ajoutez les fichiers dont tout le monde a besoin ici : ils gardent leurs versions et se trouvent par la recherche.
library-empty-read = Les fichiers de cet espace apparaîtront ici.

library-office = { $program } ne peut pas être exécuté : indiquez à --office un programme exécutable par son chemin complet, par exemple /usr/bin/soffice.
library-no-name = Saisissez un nom.
library-folder-name-long = Le nom d’un dossier a { $most } caractères au maximum.
library-folder-name-slash = Le nom d’un dossier n’a pas de barre oblique : créez plutôt un dossier dans un autre.
library-description-long = Une description a { $most } caractères au maximum.
library-folder-gone = Ce dossier n’est plus là : choisissez-en un autre.
library-folders-many = Il y a { $most } dossiers au maximum. Supprimez-en ou regroupez-en d’abord.
library-folder-deep = Les dossiers ont { $most } niveaux au maximum.
library-folder-in-itself = Un dossier ne peut pas être dans lui-même : choisissez-en un autre.
library-folder-taken = Il y a déjà un dossier « { $name } » ici : choisissez un autre nom.
library-name-taken = Il y a déjà un fichier « { $name } » ici : choisissez un autre nom, ou envoyez le vôtre comme sa version suivante.
library-too-many = Ajoutez { $most } fichiers au maximum à la fois.
library-managers-only = Dans cet espace, vos publications sont d’abord vérifiées par l’animation, qui est donc seule à ajouter des fichiers. Joignez le vôtre à une publication.
library-delete-others = Seules la personne qui a ajouté ce fichier et l’animation le suppriment.
library-delete-folder = Seule l’animation supprime un dossier qui contient des fichiers.
library-version-holds = Cette version est déjà l’actuelle.

notice-library-put = Fichiers ajoutés.
notice-library-changed = Modifications enregistrées.
notice-library-moved = Déplacement fait.
notice-library-version = Nouvelle version ajoutée.
notice-library-same = Le fichier n’a pas changé.
notice-library-restored = Restauration faite.
notice-library-restored-version = Version restaurée.
notice-library-deleted = Suppression faite.
notice-library-folder = Dossier créé.
search-kind-file = Fichier
