-- What stands for a machine, a place or a product. Scanned, it opens the form of a declared kind in its space, with
-- what is known of it (`presets`, JSON).
CREATE TABLE labels (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    presets TEXT NOT NULL,
    -- A page of this network that says how to handle it; empty for none.
    guide TEXT NOT NULL,
    -- Whether people without an account report by it.
    strangers BIGINT NOT NULL,
    -- What its address ends with, as it is printed: whoever stands there reads it.
    token TEXT NOT NULL UNIQUE,
    -- Who answers for it: in whose name people without an account report.
    keeper_id BIGINT NOT NULL REFERENCES people (id),
    made_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
CREATE INDEX labels_of_space ON labels (space_id, id);

-- By which label an object was reported.
CREATE TABLE label_posts (
    post_id BIGINT PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    label_id BIGINT NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
    -- The hash of the link by which somebody without an account follows it; empty where its author has one.
    follow TEXT NOT NULL
);
CREATE INDEX label_posts_of_label ON label_posts (label_id, post_id);
CREATE UNIQUE INDEX label_posts_by_follow ON label_posts (follow) WHERE follow <> '';

-- Reports without an account in the last hours, as numbers that name nobody.
CREATE TABLE label_tries (
    id BIGINT PRIMARY KEY,
    what BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX label_tries_of ON label_tries (what, at);
