//! The SQL of feeds.

use spaces::reads;

kernel::sql! {
    pub(super) static FEED = "SELECT created_at, read_at FROM space_feeds WHERE person_id = $1 AND space_id = $2";
    pub(super) static FORGET = "DELETE FROM space_feeds WHERE person_id = $1 AND space_id = $2";
    pub(super) static ADD = "INSERT INTO space_feeds (id, person_id, space_id, token_hash, created_at)
        VALUES ($1, $2, $3, $4, $5)";
    pub(super) static BY_TOKEN = "SELECT id, person_id, space_id, created_at, read_at FROM space_feeds
        WHERE token_hash = $1";
    pub(super) static NOTE_READ = "UPDATE space_feeds SET read_at = $2 WHERE id = $1";
    // What a person ($1, $2) reads on the page of a space ($3), the newest first.
    pub(super) static NEWEST = concat!("SELECT p.id FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.deleted_at IS NULL AND ", reads!("s", "p"), " AND p.space_id = $3
        ORDER BY p.id DESC LIMIT $4");
}
