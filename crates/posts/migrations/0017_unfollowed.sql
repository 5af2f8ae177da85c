-- Whoever wrote in a thread follows it without a row, and may unfollow it: that is a row of its own.
ALTER TABLE thread_follows ADD COLUMN follows BIGINT NOT NULL DEFAULT 1;
CREATE INDEX comments_by_post_and_author ON comments (post_id, author_id) WHERE deleted_at IS NULL;
