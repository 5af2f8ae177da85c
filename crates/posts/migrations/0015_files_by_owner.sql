-- How much somebody has uploaded is added up without reading their files' rows.
CREATE INDEX files_by_owner ON files (owner_id, size);
