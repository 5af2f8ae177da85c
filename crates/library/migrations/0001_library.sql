-- The library of a space: its folders.
CREATE TABLE library_folders (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    -- The folder it is in; 0 for the library itself.
    parent_id BIGINT NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    -- The name, folded: by it folders are in order, and two beside each other differ in it.
    name_key TEXT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    -- The folder with which it was deleted; itself for the one that somebody deleted.
    deleted_with BIGINT
);
CREATE INDEX library_folders_of_space ON library_folders (space_id);
CREATE UNIQUE INDEX library_folder_names ON library_folders (space_id, parent_id, name_key) WHERE deleted_at IS NULL;
CREATE INDEX library_folders_deleted ON library_folders (deleted_at) WHERE deleted_at IS NOT NULL;

-- Its files, as they are now.
CREATE TABLE library_files (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    folder_id BIGINT NOT NULL DEFAULT 0,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    description TEXT NOT NULL,
    -- The version that holds, its size in bytes, and when it came.
    version BIGINT NOT NULL,
    size BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    -- Who put it there first.
    author_id BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    deleted_at BIGINT,
    -- Who deleted it.
    deleter_id BIGINT REFERENCES people (id),
    -- The folder with which it was deleted; nothing where it was deleted alone.
    deleted_with BIGINT
);
-- A folder in each of its orders is one range of an index, however many files it has.
CREATE UNIQUE INDEX library_files_by_name ON library_files (space_id, folder_id, name_key) WHERE deleted_at IS NULL;
CREATE INDEX library_files_by_date ON library_files (space_id, folder_id, changed_at, id) WHERE deleted_at IS NULL;
CREATE INDEX library_files_by_size ON library_files (space_id, folder_id, size, id) WHERE deleted_at IS NULL;
CREATE INDEX library_files_deleted ON library_files (deleted_at) WHERE deleted_at IS NOT NULL;

-- Each version of a file, the one that holds included.
CREATE TABLE library_versions (
    file_id BIGINT NOT NULL REFERENCES library_files (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    -- What it was called when it came.
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    size BIGINT NOT NULL,
    hash TEXT NOT NULL,
    thumb TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    author_id BIGINT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    -- The version that it brought back.
    restores BIGINT,
    PRIMARY KEY (file_id, number)
);
CREATE INDEX library_versions_by_hash ON library_versions (hash);
CREATE INDEX library_versions_by_author ON library_versions (author_id);

-- What a program of the company made of office documents, by their content: a PDF, or why there is none. `next_at` is when
-- one is to be made, or tried again.
CREATE TABLE library_pdfs (
    hash TEXT PRIMARY KEY,
    -- The end of the name, by which the program knows what it is.
    ending TEXT NOT NULL,
    pdf TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    tries BIGINT NOT NULL DEFAULT 0,
    next_at BIGINT
);
CREATE INDEX library_pdfs_due ON library_pdfs (next_at) WHERE next_at IS NOT NULL;
