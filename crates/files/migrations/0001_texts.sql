-- The words of files, by their content: what is uploaded twice is read once. `next_at` is when one is to be read,
-- or tried again; `why` says why there are none.
CREATE TABLE file_texts (
    hash TEXT PRIMARY KEY,
    body TEXT NOT NULL DEFAULT '',
    is_whole BIGINT NOT NULL DEFAULT 0,
    why TEXT NOT NULL DEFAULT '',
    read_at BIGINT,
    tries BIGINT NOT NULL DEFAULT 0,
    next_at BIGINT
);
CREATE INDEX file_texts_due ON file_texts (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX files_by_hash ON files (hash);
-- Files of before are read too, after what comes from now on.
INSERT INTO file_texts (hash, next_at) SELECT DISTINCT hash, 0 FROM files
    WHERE media NOT LIKE 'image/%' AND media NOT LIKE 'audio/%' AND media NOT LIKE 'video/%';
