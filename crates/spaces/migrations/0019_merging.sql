-- Those up to this person came from a space to the one it was merged into; nothing once all did. By whom it is done.
ALTER TABLE merged_spaces ADD COLUMN reached BIGINT;
ALTER TABLE merged_spaces ADD COLUMN by_id BIGINT REFERENCES people (id);
