-- Archives of all that is kept of somebody, as they asked for them.
CREATE TABLE data_archives (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES people (id),
    asked_at BIGINT NOT NULL,
    -- From when it may be made, or made again where that failed.
    next_at BIGINT NOT NULL,
    ready_at BIGINT,
    -- The stored file, and its size in bytes, once it is ready.
    hash TEXT NOT NULL,
    size BIGINT NOT NULL
);
CREATE INDEX data_archives_by_person ON data_archives (person_id, id);
CREATE INDEX data_archives_due ON data_archives (next_at) WHERE ready_at IS NULL;

-- People who are erased, or were: then of whom is no longer known.
CREATE TABLE erasures (
    id BIGINT PRIMARY KEY,
    person_id BIGINT REFERENCES people (id),
    -- Of the word in the address of the receipt.
    hash TEXT NOT NULL UNIQUE,
    -- What becomes of their words: `keep` or `remove`.
    words TEXT NOT NULL,
    conversations TEXT NOT NULL,
    -- Who wanted it: `choice`, `administrator`, `rule` or `ledger`.
    origin TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    done_at BIGINT,
    -- How many rows there were of each declaration (JSON).
    receipt TEXT NOT NULL
);
CREATE INDEX erasures_due ON erasures (next_at) WHERE done_at IS NULL;
CREATE INDEX erasures_by_person ON erasures (person_id) WHERE person_id IS NOT NULL;
