-- Lists that somebody kept, by their address: for themselves, or for everybody who sees a space.
CREATE TABLE object_views (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    space_id BIGINT REFERENCES spaces (id),
    name TEXT NOT NULL,
    address TEXT NOT NULL
);
CREATE INDEX object_views_of_person ON object_views (person_id, kind);
CREATE INDEX object_views_of_space ON object_views (space_id, kind);
