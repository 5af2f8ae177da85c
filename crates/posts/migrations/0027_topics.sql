-- How a topic is spelled when case, hyphens and the plural do not count; where it was merged into; how it is written,
-- where somebody decided that; what it is about.
ALTER TABLE topics ADD COLUMN alike TEXT NOT NULL DEFAULT '';
ALTER TABLE topics ADD COLUMN merged_into BIGINT REFERENCES topics (id);
ALTER TABLE topics ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE topics ADD COLUMN description TEXT NOT NULL DEFAULT '';
UPDATE topics SET alike = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(key || '-', '_', '-'), '''', '-'),
    's-', '-'), 'x-', '-'), 'y-', 'ie-'), '-', '');
CREATE INDEX topics_by_alike ON topics (alike);
CREATE INDEX topics_by_merged ON topics (merged_into);
