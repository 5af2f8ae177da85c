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
