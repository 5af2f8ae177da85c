-- Addresses that spaces had before: they lead to where the space is now, and are given to no other.
CREATE TABLE old_addresses (
    slug TEXT PRIMARY KEY,
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    left_at BIGINT NOT NULL
);
