//! The SQL of feeds.

use spaces::{reads, visible_to};

use crate::store::sheet;

kernel::sql! {
    // Those of a person ($1, $2), but for those of spaces that they see no more.
    pub(super) static FEEDS = concat!("SELECT f.id, s.slug, s.name, f.created_at, f.read_at
        FROM calendar_feeds f LEFT JOIN spaces s ON s.id = f.space_id
        WHERE f.person_id = $1 AND (f.space_id IS NULL OR ", visible_to!("s"), ")
        ORDER BY f.space_id IS NOT NULL, s.name, f.id");
    pub(super) static FEED = "INSERT INTO calendar_feeds (id, person_id, space_id, token_hash, created_at)
        VALUES ($1, $2, $3, $4, $5)";
    pub(super) static REPLACED = "DELETE FROM calendar_feeds WHERE person_id = $1
        AND COALESCE(space_id, 0) = COALESCE(CAST($2 AS BIGINT), 0)";
    pub(super) static FORGET = "DELETE FROM calendar_feeds WHERE id = $1 AND person_id = $2";
    pub(super) static BY_TOKEN = "SELECT id, person_id, space_id, read_at FROM calendar_feeds WHERE token_hash = $1";
    pub(super) static NOTE_READ = "UPDATE calendar_feeds SET read_at = $2 WHERE id = $1";

    // The events of a calendar of one's own that have not ended at $3, $4 at most.
    pub(super) static MY_SHEETS = concat!("SELECT ", sheet!("ep.answer"), "
        FROM event_people ep JOIN events e ON e.post_id = ep.post_id
        JOIN posts p ON p.id = ep.post_id JOIN spaces s ON s.id = p.space_id
        WHERE ep.person_id = $1 AND ep.until > $3 AND ep.answer <> 'no' AND p.deleted_at IS NULL
            AND ", reads!("s", "p"), " ORDER BY ep.until DESC, p.id LIMIT $4");
    pub(super) static SHEETS_OF_MY_SPACES = concat!("SELECT ", sheet!("''"), "
        FROM memberships m JOIN events e ON e.space_id = m.space_id AND e.everyone = 1
        JOIN posts p ON p.id = e.post_id JOIN spaces s ON s.id = p.space_id
        WHERE m.person_id = $1 AND e.until > $3 AND p.deleted_at IS NULL AND ", reads!("s", "p"), "
            AND NOT EXISTS (SELECT 1 FROM event_people ep WHERE ep.post_id = e.post_id AND ep.person_id = $1)
        ORDER BY e.until DESC, p.id LIMIT $4");
    // Those of a space ($5).
    pub(super) static SHEETS_OF_SPACE = concat!("SELECT ", sheet!("'-'"), "
        FROM events e JOIN posts p ON p.id = e.post_id JOIN spaces s ON s.id = p.space_id
        WHERE e.space_id = $5 AND e.until > $3 AND p.deleted_at IS NULL AND ", reads!("s", "p"), "
        ORDER BY e.until DESC, p.id LIMIT $4");
    // One event ($3).
    pub(super) static ONE = concat!("SELECT ", sheet!("COALESCE(ep.answer, '-')"), "
        FROM posts p JOIN events e ON e.post_id = p.id JOIN spaces s ON s.id = p.space_id
        LEFT JOIN event_people ep ON ep.post_id = p.id AND ep.person_id = $1
        WHERE p.id = $3 AND p.deleted_at IS NULL AND ", reads!("s", "p"));
}
