-- What is taken off a text stays its owner's for a while; what is swept is found without reading the others.
ALTER TABLE files ADD COLUMN detached_at BIGINT;
CREATE INDEX files_unattached ON files (owner_id, detached_at, created_at) WHERE post_id IS NULL;
CREATE INDEX once_by_age ON once (at);
