-- The calendar that a letter brings (RFC 6047), and what it asks: REQUEST, CANCEL.
ALTER TABLE letters ADD COLUMN calendar TEXT NOT NULL DEFAULT '';
ALTER TABLE letters ADD COLUMN method TEXT NOT NULL DEFAULT '';
