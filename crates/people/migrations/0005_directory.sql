-- The directory is looked through in its order, and completed at each key: by the index alone.
DROP INDEX people_by_name;
CREATE INDEX people_by_name ON people (name_folded, id, handle, words) WHERE closed_at IS NULL;
