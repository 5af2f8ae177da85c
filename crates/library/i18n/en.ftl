# The library of a space.

library-title = Files
library-of = Files of { $space }
library-place = Where this is
library-add = Add files
library-add-hint = Or drop them here. A file with the name of one that is here becomes its next version.
library-added = Added files
library-send = Upload
library-show = Show in the list
library-not-moved = Not moved: there is no connection. Try again.
library-left = Not finished: choose this file again, and it goes on where it stopped.
library-left-forget = Forget this upload
library-same = Unchanged
library-is-new = Added
library-version = Version { $number }
library-find = Search these files
library-order = Sort by
library-by = { $order ->
    [date] Newest
    [size] Largest
   *[name] Name
  }
library-more = More files
library-download = Download
library-download-of = Download { $name }
library-open = Open
library-open-pdf = Open as PDF
library-preview = Preview
library-content = Content
library-cut = This is the beginning. Download the file to read all of it.
library-words = This is the text of the document, without its layout.
library-aside = Open the file to read it.
library-no-preview = This type of file has no preview. Download it to open it.
library-used = Used in
library-versions = Versions
library-version-now = Current
library-version-restores = Restores version { $number }
library-version-restore-this = Restore version { $number }
library-next = New version
library-next-send = Upload the version
library-name = Name
library-description = Description
library-description-hint = What it is, in a sentence. For a picture: what there is to see, for those who do not see it.
library-folder = Folder
library-folder-in = In the folder
library-folder-for = Folder for { $name }
library-edit = Rename, describe or move
library-folder-new = New folder
library-folder-create = Create the folder
library-folder-edit = Rename or move the folder
library-folder-delete = Delete this folder
library-folder-delete-hint = Everything in it goes with it. Space managers can restore it for 30 days.
library-trash = Deleted files
library-trash-lead = Deleted files can be restored for 30 days.
library-trash-own = Files you added and that were deleted can be restored for 30 days.
library-trash-none = Nothing was deleted
library-trash-none-text = Files that are deleted here stay for 30 days.
library-deleted = deleted { $ago }
library-deleted-by = deleted { $ago } by { $name }
library-gone = removed for good on { $date }
library-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
  }
library-attached = Files from posts
library-attached-lead = What is attached to posts of this space and is not in its files yet. The post keeps its own.
library-attached-none = Everything is here
library-attached-none-text = Files attached to posts of this space will be offered here.
library-attached-post = The post
library-attach = Add
library-attach-this = Add { $name }
library-empty = No files yet
library-empty-text = Add the files that everyone here needs: they keep their versions and are found by search.
library-empty-read = The files of this space will appear here.

library-office = { $program } cannot be run: name an executable program with --office by its full path, such as /usr/bin/soffice.
library-no-name = Enter a name.
library-folder-name-long = A name of a folder has { $most } characters at most.
library-folder-name-slash = A name of a folder has no slash: create one folder in another instead.
library-description-long = A description has { $most } characters at most.
library-folder-gone = This folder is no longer there: choose another.
library-folders-many = There are { $most } folders at most. Delete or merge some first.
library-folder-deep = Folders go { $most } levels deep at most.
library-folder-in-itself = A folder cannot be in itself: choose another.
library-folder-taken = There is a folder “{ $name }” here: choose another name.
library-name-taken = There is a file “{ $name }” here: choose another name, or upload yours as its next version.
library-too-many = Add { $most } files at most at a time.
library-managers-only = Your posts in this space are checked by its managers first, so only they add files. Attach yours to a post.
library-delete-others = Only the person who added this file and the space managers delete it.
library-delete-folder = Only the space managers delete a folder with files in it.
library-version-holds = This version is already the current one.

notice-library-put = Files added.
notice-library-changed = Changes saved.
notice-library-moved = Moved.
notice-library-version = New version added.
notice-library-same = The file has not changed.
notice-library-restored = Restored.
notice-library-restored-version = Version restored.
notice-library-deleted = Deleted.
notice-library-folder = Folder created.
search-kind-file = File
