-- What went with a folder comes back with it, whatever is or was in a folder, and the files of a space that goes.
CREATE INDEX library_files_with ON library_files (deleted_with) WHERE deleted_with IS NOT NULL;
CREATE INDEX library_files_in ON library_files (folder_id);
CREATE INDEX library_files_of_space ON library_files (space_id);
