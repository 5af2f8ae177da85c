-- RSS feeds whose items are published in a space, each under the name of a bot of its own.
CREATE TABLE incoming_feeds (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    bot_id BIGINT NOT NULL REFERENCES people (id),
    address TEXT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    -- What was answered with the last document, to be asked only for another.
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    -- When a document was last read, and when it was last asked for.
    copied_at BIGINT,
    read_at BIGINT,
    -- When it is asked for again; none where nothing has been there for long.
    next_at BIGINT,
    failures BIGINT NOT NULL,
    failing_since BIGINT,
    -- Why it could not be read, in a word; empty where it could.
    trouble TEXT NOT NULL,
    UNIQUE (space_id, address)
);
CREATE INDEX incoming_feeds_due ON incoming_feeds (next_at);

-- What is known of each item: numbers that stand for its number, its link, its title with its date.
CREATE TABLE incoming_feed_items (
    feed_id BIGINT NOT NULL REFERENCES incoming_feeds (id) ON DELETE CASCADE,
    key BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (feed_id, key)
);
CREATE INDEX incoming_feed_items_seen ON incoming_feed_items (seen_at);
