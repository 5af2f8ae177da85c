-- What a person chose about mail; who chose nothing has no row. `cadences` is JSON: by kind of what
-- waits, how often. Hours are minutes since midnight in the zone, days a bit each, Monday the first.
CREATE TABLE mail_choices (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    cadences TEXT NOT NULL,
    zone TEXT NOT NULL,
    days BIGINT NOT NULL,
    opens BIGINT NOT NULL,
    closes BIGINT NOT NULL,
    quiet BIGINT NOT NULL
);

-- Mails on their way. What one says is made from its items when it is sent.
CREATE TABLE mails (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    next_at BIGINT NOT NULL
);
CREATE INDEX mails_in_order ON mails (next_at, id);
