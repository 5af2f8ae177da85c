-- Which events of calendar files are in a space: a file that comes again brings what is new alone.
CREATE TABLE event_imports (
    space_id BIGINT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    -- The sum of what the file calls it.
    uid_hash TEXT NOT NULL,
    -- Its post; nothing of one that waited for a manager.
    post_id BIGINT REFERENCES posts (id) ON DELETE CASCADE,
    PRIMARY KEY (space_id, uid_hash)
);
CREATE INDEX event_imports_of_post ON event_imports (post_id) WHERE post_id IS NOT NULL;
