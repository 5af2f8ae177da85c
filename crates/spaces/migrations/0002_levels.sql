-- What of a space reaches a person's inbox; a space without a row is as usual.
CREATE TABLE space_levels (
    person_id BIGINT NOT NULL REFERENCES people (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    level TEXT NOT NULL,
    PRIMARY KEY (person_id, space_id)
);
CREATE INDEX space_levels_by_space ON space_levels (space_id, level);
