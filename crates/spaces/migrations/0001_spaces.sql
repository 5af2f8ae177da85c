CREATE TABLE spaces (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    access TEXT NOT NULL,
    description TEXT NOT NULL,
    charter TEXT NOT NULL,
    charter_html TEXT NOT NULL,
    owner_id BIGINT,
    created_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX spaces_personal ON spaces (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX spaces_by_name ON spaces (name_folded);

CREATE TABLE space_requests (
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    person_id BIGINT NOT NULL REFERENCES people (id),
    message TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (space_id, person_id)
);
