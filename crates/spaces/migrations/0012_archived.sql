-- When a space was archived: what is in it is read as before, and nothing new is written there.
ALTER TABLE spaces ADD COLUMN archived_at BIGINT;
