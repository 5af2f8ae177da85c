-- What is kept whatever would remove it: all that somebody wrote, or all that stands in a space. One that was lifted stays,
-- so that what was held, and why, can be asked.
CREATE TABLE holds (
    id BIGINT PRIMARY KEY,
    -- One of both.
    person_id BIGINT REFERENCES people (id),
    space_id BIGINT REFERENCES spaces (id),
    reason TEXT NOT NULL,
    set_by BIGINT NOT NULL REFERENCES people (id),
    set_at BIGINT NOT NULL,
    lifted_by BIGINT REFERENCES people (id),
    lifted_at BIGINT
);
CREATE UNIQUE INDEX holds_of_person ON holds (person_id) WHERE lifted_at IS NULL AND person_id IS NOT NULL;
CREATE UNIQUE INDEX holds_of_space ON holds (space_id) WHERE lifted_at IS NULL AND space_id IS NOT NULL;
