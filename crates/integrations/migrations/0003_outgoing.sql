-- Where what happens in a space is told to another system, and what waits to be told.
CREATE TABLE outgoing_webhooks (
    id BIGINT PRIMARY KEY,
    space_id BIGINT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    -- What signs, as the receiver has it.
    secret TEXT NOT NULL,
    created_by BIGINT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    -- Whether the reader of the log has met its making: what was before is not told.
    begun BIGINT NOT NULL DEFAULT 0,
    -- Why nothing more is sent: gone, failing; empty while it is.
    stopped TEXT NOT NULL DEFAULT '',
    -- What was answered last: a status, or why there was none.
    answer TEXT NOT NULL DEFAULT '',
    answered_at BIGINT,
    failures BIGINT NOT NULL DEFAULT 0,
    failing_since BIGINT,
    next_at BIGINT NOT NULL,
    -- How much fell out because too much waited.
    dropped BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX outgoing_webhooks_of_space ON outgoing_webhooks (space_id);

CREATE TABLE webhook_deliveries (
    id BIGINT PRIMARY KEY,
    webhook_id BIGINT NOT NULL REFERENCES outgoing_webhooks (id) ON DELETE CASCADE,
    -- In which order.
    place BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- What it is about; nothing for a test.
    post_id BIGINT,
    comment_id BIGINT,
    -- The state that a post is in now.
    state TEXT NOT NULL,
    sent_at BIGINT,
    UNIQUE (webhook_id, place)
);
CREATE INDEX webhook_deliveries_waiting ON webhook_deliveries (webhook_id, sent_at, place);
CREATE INDEX webhook_deliveries_sent ON webhook_deliveries (sent_at);
