-- When a space was archived: what is in it is read as before, and nothing new is written there.
ALTER TABLE spaces ADD COLUMN archived_at BIGINT;

-- Addresses that spaces had before: they lead to where the space is now, and are given to no other.
CREATE TABLE old_addresses (
    slug TEXT PRIMARY KEY,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    left_at BIGINT NOT NULL
);

-- Who is asked to manage a space in the place of one who manages it: one person at a time.
CREATE TABLE handovers (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    from_id BIGINT NOT NULL REFERENCES people (id),
    to_id BIGINT NOT NULL REFERENCES people (id),
    asked_at BIGINT NOT NULL
);

-- Spaces that nobody manages, of which those who write there most regularly were told.
CREATE TABLE orphans (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    noticed_at BIGINT NOT NULL
);

-- Into which space another was merged: its members are in that too, and its posts stay where they are.
CREATE TABLE merged_spaces (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    into_id BIGINT NOT NULL REFERENCES spaces (id),
    merged_at BIGINT NOT NULL
);
CREATE INDEX merged_spaces_by_into ON merged_spaces (into_id);

-- What the managers of a space say to whoever is new there, and the links they keep at hand beside its posts (JSON).
CREATE TABLE welcomes (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    links TEXT NOT NULL
);

-- The link by which members of the company join a space without asking: one at a time, kept as a hash.
CREATE TABLE space_links (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    token_hash TEXT NOT NULL UNIQUE,
    made_by BIGINT NOT NULL REFERENCES people (id),
    expires_at BIGINT NOT NULL
);
