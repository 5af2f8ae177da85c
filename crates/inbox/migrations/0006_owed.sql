-- Whether it reaches its person also from somebody they blocked: its kind says so.
ALTER TABLE inbox_items ADD COLUMN owed BIGINT NOT NULL DEFAULT 0;
UPDATE inbox_items SET owed = 1 WHERE kind IN ('asks', 'request', 'added', 'declined');
