-- How long posts stay after their last change or answer.
CREATE TABLE retention_rules (
    -- 0: everywhere, where a space has none of its own.
    space_id BIGINT NOT NULL,
    -- The kind of post; empty for whatever is no page, task, event or object; `conversation` for messages of
    -- conversations.
    kind TEXT NOT NULL,
    -- 0: they stay.
    months BIGINT NOT NULL,
    set_by BIGINT NOT NULL REFERENCES people (id),
    set_at BIGINT NOT NULL,
    PRIMARY KEY (space_id, kind)
);

-- What goes, and when: shown to whoever reads it since it was noticed.
CREATE TABLE retention_due (
    post_id BIGINT PRIMARY KEY REFERENCES posts (id),
    space_id BIGINT NOT NULL REFERENCES spaces (id),
    noticed_at BIGINT NOT NULL,
    goes_at BIGINT NOT NULL
);
CREATE INDEX retention_due_by_space ON retention_due (space_id, goes_at);

-- When those who manage a space were told last.
CREATE TABLE retention_told (
    space_id BIGINT PRIMARY KEY REFERENCES spaces (id),
    at BIGINT NOT NULL
);
