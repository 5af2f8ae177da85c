-- In what field a person writes: one that looks as what is read, or the Markdown itself.
ALTER TABLE people ADD COLUMN writing TEXT NOT NULL DEFAULT 'visual';
