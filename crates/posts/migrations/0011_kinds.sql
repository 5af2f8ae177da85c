-- Whether a post waits for the answer of everybody who sees its space: its kind says so of each state.
ALTER TABLE posts ADD COLUMN awaits BIGINT NOT NULL DEFAULT 0;
UPDATE posts SET awaits = 1 WHERE state = 'awaiting';
DROP INDEX posts_awaiting;
CREATE INDEX posts_awaited ON posts (id) WHERE awaits = 1;

-- The newest of a kind, in all spaces, are read in one range.
CREATE INDEX posts_by_kind ON posts (kind, id, space_id, author_id, deleted_at);

-- What the fields of a post were (JSON); empty where that was not kept.
ALTER TABLE revisions ADD COLUMN fields TEXT NOT NULL DEFAULT '';
