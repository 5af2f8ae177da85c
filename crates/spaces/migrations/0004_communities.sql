-- The list of spaces is of communities: most spaces of a large company are walls and conversations.
DROP INDEX spaces_by_name;
CREATE INDEX spaces_by_name ON spaces (name_folded, id) WHERE kind NOT IN ('personal', 'conversation');
