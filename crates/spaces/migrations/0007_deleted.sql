-- Deleted spaces, while they can be brought back: what they were, and who was in them. The space itself is
-- secret and empty meanwhile, so that nothing of it shows anywhere.
CREATE TABLE deleted_spaces (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    access TEXT NOT NULL,
    deleted_by BIGINT NOT NULL REFERENCES people (id),
    deleted_at BIGINT NOT NULL
);
CREATE INDEX deleted_spaces_by_age ON deleted_spaces (deleted_at);

CREATE TABLE deleted_memberships (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    PRIMARY KEY (space_id, person_id)
);
CREATE INDEX deleted_memberships_by_person ON deleted_memberships (person_id);
