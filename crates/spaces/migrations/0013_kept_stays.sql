-- What the stay of a guest was in a space that is deleted: it is the same again when the space is restored.
ALTER TABLE deleted_memberships ADD COLUMN invited_by BIGINT REFERENCES people (id);
ALTER TABLE deleted_memberships ADD COLUMN until BIGINT;
