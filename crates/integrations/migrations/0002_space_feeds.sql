-- Secret addresses by which feed readers read a space, each for one person.
CREATE TABLE space_feeds (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    -- To an hour.
    read_at BIGINT,
    UNIQUE (person_id, space_id)
);
CREATE INDEX space_feeds_of_space ON space_feeds (space_id);
