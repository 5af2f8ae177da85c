-- The list of spaces is of communities: a notebook is in nobody's.
DROP INDEX spaces_by_name;
CREATE INDEX spaces_by_name ON spaces (name_folded, id) WHERE kind NOT IN ('personal', 'conversation', 'notebook');
