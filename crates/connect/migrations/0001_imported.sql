-- What came from elsewhere and what it became here, so that importing again makes nothing twice.
CREATE TABLE imported (
    -- The system it came from: `mattermost`, `mbox:<slug of the space>`.
    source TEXT NOT NULL,
    -- What identifies it there, whatever export it is read from.
    key TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (source, key)
);
