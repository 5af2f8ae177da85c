-- Who took a post or comment out of sight by a decision of moderation. It has `deleted_at` as well, which
-- every statement asks; `deleted_by` too where it was removed.
ALTER TABLE posts ADD COLUMN hidden_by BIGINT REFERENCES people (id);
ALTER TABLE comments ADD COLUMN hidden_by BIGINT REFERENCES people (id);

-- A draft that was sent waits in a space until one of its managers publishes it; why one of them did not.
ALTER TABLE drafts ADD COLUMN waits_in BIGINT REFERENCES spaces (id);
ALTER TABLE drafts ADD COLUMN refusal TEXT NOT NULL DEFAULT '';
CREATE INDEX drafts_waiting ON drafts (waits_in, id) WHERE waits_in IS NOT NULL;

-- Whose posts wait in a space; nobody's where there is no row.
CREATE TABLE approvals (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    whose TEXT NOT NULL
);
