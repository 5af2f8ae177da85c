-- From whom a person wants to hear nothing: private messages and mentions go unseen, and nobody is told.
CREATE TABLE blocks (
    person_id BIGINT NOT NULL REFERENCES people (id),
    blocked_id BIGINT NOT NULL REFERENCES people (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, blocked_id)
);
CREATE INDEX blocks_by_blocked ON blocks (blocked_id, person_id);
