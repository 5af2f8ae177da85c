//! The SQL of RSS feeds.

kernel::sql! {
    pub(super) static FEEDS = "SELECT f.id, b.name, b.handle, f.address, f.created_at, f.read_at, f.trouble,
            f.next_at IS NULL, c.name, c.handle
        FROM incoming_feeds f JOIN people b ON b.id = f.bot_id JOIN people c ON c.id = f.created_by
        WHERE f.space_id = $1 ORDER BY f.id";
    pub(super) static COUNT = "SELECT COUNT(*) FROM incoming_feeds WHERE space_id = $1";
    pub(super) static IS_THERE = "SELECT COUNT(*) FROM incoming_feeds WHERE space_id = $1 AND address = $2";
    pub(super) static ADD = "INSERT INTO incoming_feeds (id, space_id, bot_id, address, created_by, created_at, etag,
            modified, next_at, failures, trouble)
        VALUES ($1, $2, $3, $4, $5, $6, '', '', $6, 0, '')";
    pub(super) static REMOVE = "DELETE FROM incoming_feeds WHERE id = $1 AND space_id = $2";
    // One that was asked for after $4 is not asked for again, unless nothing was to be read.
    pub(super) static READ_AGAIN = "UPDATE incoming_feeds
        SET next_at = CASE WHEN read_at IS NULL OR read_at < $4 OR trouble <> '' THEN $3 ELSE next_at END
        WHERE id = $1 AND space_id = $2";

    pub(super) static NEXT = "SELECT MIN(next_at) FROM incoming_feeds";
    pub(super) static DUE = "SELECT f.id, f.space_id, f.bot_id, f.address, f.etag, f.modified, f.failures,
            f.failing_since, b.lang
        FROM incoming_feeds f JOIN people b ON b.id = f.bot_id
        WHERE f.next_at <= $1 ORDER BY f.next_at, f.id LIMIT 1";
    pub(super) static LEASE = "UPDATE incoming_feeds SET next_at = $2 WHERE id = $1";
    pub(super) static FAILED = "UPDATE incoming_feeds
        SET trouble = $2, failures = failures + 1, failing_since = $3, next_at = $4, read_at = $5 WHERE id = $1";
    pub(super) static UNCHANGED = "UPDATE incoming_feeds
        SET trouble = '', failures = 0, failing_since = NULL, next_at = $2, read_at = $3, etag = $4, modified = $5
        WHERE id = $1";
    pub(super) static COPIED = "UPDATE incoming_feeds
        SET trouble = '', failures = 0, failing_since = NULL, next_at = $2, read_at = $3, copied_at = $3, etag = $4,
            modified = $5
        WHERE id = $1";
    pub(super) static ASK_WHOLE = "UPDATE incoming_feeds SET etag = '', modified = '' WHERE id = $1";

    pub(super) static KNOWS_SOME = "SELECT COUNT(*) FROM (SELECT key FROM incoming_feed_items WHERE feed_id = $1 LIMIT 1) k";
    pub(super) static KNOWN = "SELECT key FROM incoming_feed_items WHERE feed_id = $1 AND key IN ($2[])";
    pub(super) static NOTE = "INSERT INTO incoming_feed_items (feed_id, key, seen_at) VALUES ($1, $2, $3)
        ON CONFLICT (feed_id, key) DO UPDATE SET seen_at = $3";
    // Those that were last seen before $3 are seen again at $2.
    pub(super) static SEEN = "UPDATE incoming_feed_items SET seen_at = $2
        WHERE feed_id = $1 AND seen_at < $3 AND key IN ($4[])";
    // What was not in the document for 90 days before it was last read: a feed that fails, or does not change, keeps all.
    static SWEEP = "DELETE FROM incoming_feed_items WHERE seen_at < $1 AND seen_at < (
            SELECT f.copied_at - 7776000000000 FROM incoming_feeds f WHERE f.id = incoming_feed_items.feed_id)";
}

kernel::sweeps! { SWEEP after 90 days }
