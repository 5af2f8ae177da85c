-- The spaces that a person has first in their navigation.
CREATE TABLE favourites (
    person_id BIGINT NOT NULL REFERENCES people (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    PRIMARY KEY (person_id, space_id)
);
