-- Links by which somebody proves who they are, once: they read mail at an address, or were handed a card.
CREATE TABLE proofs (
    id BIGINT PRIMARY KEY,
    -- Of the word in the link.
    hash TEXT NOT NULL UNIQUE,
    -- Of the code that is typed instead, where there is one.
    code TEXT,
    -- `password`: to choose one. `address`: to have this one.
    what TEXT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES people (id),
    email TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX proofs_by_person ON proofs (person_id, what);
