-- Administrators who say who administers the network.
CREATE TABLE owners (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    named_by BIGINT REFERENCES people (id),
    named_at BIGINT NOT NULL
);
