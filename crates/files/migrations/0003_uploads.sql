-- Uploads that go on after a break: what was announced, and how much of it is here.
CREATE TABLE uploads (
    id BIGINT PRIMARY KEY,
    owner_id BIGINT NOT NULL REFERENCES people (id),
    name TEXT NOT NULL,
    -- How many bytes it will have, and how many came.
    size BIGINT NOT NULL,
    received BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- When a file was made of it.
    used_at BIGINT
);
CREATE INDEX uploads_of_owner ON uploads (owner_id);
CREATE INDEX uploads_expiring ON uploads (expires_at);

-- Its bytes, in files of their own in the store.
CREATE TABLE upload_pieces (
    upload_id BIGINT NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
    -- The place of its first byte in the whole.
    place BIGINT NOT NULL,
    size BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (upload_id, place)
);
