-- `deleted_by` says who deleted a post or comment otherwise than by a decision of moderation, which `hidden_by` says
-- alone.
UPDATE posts SET deleted_by = NULL WHERE hidden_by IS NOT NULL AND deleted_by = hidden_by;
UPDATE comments SET deleted_by = NULL WHERE hidden_by IS NOT NULL AND deleted_by = hidden_by;

-- By what a draft that waits was made, as the crate that made it knows it.
ALTER TABLE drafts ADD COLUMN origin BIGINT;
