//! The SQL of integrations.

kernel::sql! {
    pub(crate) static WEBHOOKS = "SELECT w.id, b.name, b.handle, w.created_at, w.used_at, c.name, c.handle
        FROM incoming_webhooks w JOIN people b ON b.id = w.bot_id JOIN people c ON c.id = w.created_by
        WHERE w.space_id = $1 ORDER BY w.id";
    pub(crate) static WEBHOOK_COUNT = "SELECT COUNT(*) FROM incoming_webhooks WHERE space_id = $1";
    pub(crate) static ADD_WEBHOOK = "INSERT INTO incoming_webhooks
            (id, space_id, bot_id, token_hash, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(crate) static REMOVE_WEBHOOK = "DELETE FROM incoming_webhooks WHERE id = $1 AND space_id = $2";
    pub(crate) static WEBHOOK_BY_TOKEN = "SELECT w.id, w.space_id, w.bot_id, b.name
        FROM incoming_webhooks w JOIN people b ON b.id = w.bot_id WHERE w.token_hash = $1";
    pub(crate) static WEBHOOK_USED = "UPDATE incoming_webhooks SET used_at = $2 WHERE id = $1";
}
