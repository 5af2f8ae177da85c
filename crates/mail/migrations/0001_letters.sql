-- Letters about accounts, on their way: written in the transaction of the act they tell of, deleted when
-- the server took them or after `until`, when what they say is worth nothing any more.
CREATE TABLE letters (
    id BIGINT PRIMARY KEY,
    -- Whose account it is about, where there is one.
    person_id BIGINT REFERENCES people (id),
    to_name TEXT NOT NULL,
    to_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    until BIGINT,
    tries BIGINT NOT NULL,
    next_at BIGINT NOT NULL
);
CREATE INDEX letters_in_order ON letters (next_at, id);
