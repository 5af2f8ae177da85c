-- Secret addresses by which other systems publish in a space, each under the name of a bot of its own.
CREATE TABLE incoming_webhooks (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    bot_id BIGINT NOT NULL REFERENCES people (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_by BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    -- When something was last published by it.
    used_at BIGINT
);
CREATE INDEX incoming_webhooks_of_space ON incoming_webhooks (space_id);
