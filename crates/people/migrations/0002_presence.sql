-- Where a person lets it be seen that they are here; that they are is never stored.
ALTER TABLE people ADD COLUMN presence TEXT NOT NULL DEFAULT 'conversations';
