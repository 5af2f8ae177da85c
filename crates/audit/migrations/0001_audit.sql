-- What was done to the network and to accounts, chained: each entry holds the hash of the one before, so that what is
-- changed, removed or put in another order shows. Who did it and its details stand beside a digest of both; erasing them
-- with the salt breaks no chain.
CREATE TABLE audit_entries (
    seq BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    space_id BIGINT,
    actor_id BIGINT,
    details TEXT NOT NULL,
    salt TEXT NOT NULL,
    -- Of salt, actor and details.
    digest TEXT NOT NULL,
    -- The hash of the entry before.
    previous TEXT NOT NULL,
    -- Of all but actor, details and salt.
    hash TEXT NOT NULL
);
CREATE INDEX audit_entries_by_time ON audit_entries (at);
CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, seq);

-- Who reads them beside administrators.
CREATE TABLE auditors (
    person_id BIGINT PRIMARY KEY REFERENCES people (id),
    named_by BIGINT NOT NULL REFERENCES people (id),
    named_at BIGINT NOT NULL
);

-- What was done before this table was there is in the log: the audit begins now.
INSERT INTO log_positions (reader, xid, seq)
    SELECT 'audit', xid, seq FROM activities ORDER BY xid DESC, seq DESC LIMIT 1;
