-- A hash of what was sent with the key; empty for what was sent before it was kept.
ALTER TABLE once ADD COLUMN body TEXT NOT NULL DEFAULT '';
