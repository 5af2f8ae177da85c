CREATE TABLE saved_searches (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    query TEXT NOT NULL,
    UNIQUE (person_id, query)
);
