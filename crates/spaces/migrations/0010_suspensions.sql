-- Who may not write for a while: in a space or, without one, anywhere in the network.
CREATE TABLE suspensions (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    space_id BIGINT REFERENCES spaces (id),
    reason TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX suspensions_by_person ON suspensions (person_id, ends_at);
