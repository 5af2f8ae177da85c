//! The SQL of outgoing webhooks.

/// The predicate *does something wait?*, for a table alias of `outgoing_webhooks`.
macro_rules! waits {
    ($webhook:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = ",
            $webhook,
            ".id AND d.sent_at IS NULL)"
        )
    };
}

kernel::sql! {
    pub(super) static WEBHOOKS = "SELECT w.id, w.address, w.created_at, w.stopped, w.answer, w.answered_at,
            w.failures, w.dropped, c.name, c.handle,
            (SELECT COUNT(*) FROM webhook_deliveries d WHERE d.webhook_id = w.id AND d.sent_at IS NULL)
        FROM outgoing_webhooks w JOIN people c ON c.id = w.created_by WHERE w.space_id = $1 ORDER BY w.id";
    pub(super) static COUNT = "SELECT COUNT(*) FROM outgoing_webhooks WHERE space_id = $1";
    pub(super) static ADD = "INSERT INTO outgoing_webhooks
            (id, space_id, address, secret, created_by, created_at, next_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6)";
    pub(super) static REMOVE = "DELETE FROM outgoing_webhooks WHERE id = $1 AND space_id = $2";
    // What a test begins again; one that goes on is left as it is.
    pub(super) static RESTART = "UPDATE outgoing_webhooks
        SET stopped = '', dropped = 0, failures = 0, failing_since = NULL, next_at = $2
        WHERE id = $1 AND stopped <> ''";
    // Somebody may be at it for a minute.
    pub(super) static TRY = "UPDATE outgoing_webhooks SET next_at = $2
        WHERE id = $1 AND stopped = '' AND next_at > $3";

    // What the reader of the log asks.
    pub(super) static LISTENING = "SELECT id, space_id, address, begun FROM outgoing_webhooks
        WHERE stopped = '' ORDER BY id";
    pub(super) static BEGIN = "UPDATE outgoing_webhooks SET begun = 1 WHERE id = $1";
    pub(super) static POST_HERE = "SELECT deleted_at FROM posts WHERE id = $1 AND space_id = $2";
    pub(super) static NOTE = "INSERT INTO webhook_deliveries
            (id, webhook_id, place, kind, at, post_id, comment_id, state)
        SELECT $1, CAST($2 AS BIGINT), COALESCE(MAX(place), 0) + 1, CAST($3 AS TEXT), CAST($4 AS BIGINT),
            CAST($5 AS BIGINT), CAST($6 AS BIGINT), CAST($7 AS TEXT)
        FROM webhook_deliveries WHERE webhook_id = $2";
    // All that waits but for the last $2.
    pub(super) static OVERFLOW = "DELETE FROM webhook_deliveries WHERE webhook_id = $1 AND sent_at IS NULL
        AND place <= (SELECT MAX(o.place) FROM webhook_deliveries o WHERE o.webhook_id = $1) - $2";
    pub(super) static DROPPED = "UPDATE outgoing_webhooks SET dropped = dropped + $2 WHERE id = $1";

    // What the sender asks.
    pub(super) static NEXT = concat!("SELECT MIN(CASE WHEN ", waits!("w"), " THEN w.next_at END), COUNT(*)
        FROM outgoing_webhooks w WHERE w.stopped = ''");
    pub(super) static DUE = concat!("SELECT w.id, w.space_id, w.address, w.secret, w.failures, w.failing_since
        FROM outgoing_webhooks w WHERE w.stopped = '' AND w.next_at <= $1 AND ", waits!("w"), "
        ORDER BY w.next_at, w.id LIMIT 1");
    pub(super) static LEASE = "UPDATE outgoing_webhooks SET next_at = $2 WHERE id = $1";
    // The next of a webhook of the space $2.
    pub(super) static DELIVERY = "SELECT d.id, d.kind, d.at, d.post_id, d.comment_id, d.state, p.kind, a.handle,
            CASE WHEN p.deleted_at IS NULL AND c.deleted_at IS NULL THEN 0 ELSE 1 END
        FROM webhook_deliveries d
        LEFT JOIN posts p ON p.id = d.post_id AND p.space_id = $2
        LEFT JOIN comments c ON c.id = d.comment_id
        LEFT JOIN people a ON a.id = COALESCE(c.author_id, p.author_id)
        WHERE d.webhook_id = $1 AND d.sent_at IS NULL ORDER BY d.place LIMIT 1";
    pub(super) static FORGET = "DELETE FROM webhook_deliveries WHERE id = $1";
    pub(super) static FORGET_WAITING = "DELETE FROM webhook_deliveries WHERE webhook_id = $1 AND sent_at IS NULL";
    pub(super) static SENT = "UPDATE webhook_deliveries SET sent_at = $2 WHERE id = $1";
    pub(super) static RECEIVED = "UPDATE outgoing_webhooks
        SET answer = $2, answered_at = $3, failures = 0, failing_since = NULL, next_at = $3 WHERE id = $1";
    pub(super) static FAILED = "UPDATE outgoing_webhooks
        SET answer = $2, answered_at = $3, failures = failures + 1, failing_since = COALESCE(failing_since, $3),
            next_at = $4, stopped = $5
        WHERE id = $1";

    pub(super) static ADDRESSES = "SELECT id, address FROM outgoing_webhooks ORDER BY id";
    static SWEEP = "DELETE FROM webhook_deliveries WHERE sent_at < $1";
}

kernel::sweeps! { SWEEP after 7 days }
