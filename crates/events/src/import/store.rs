//! The SQL of calendar files.

kernel::sql! {
    // Whether the event $2 was brought into the space $1, or $3 has one of the title $4 there that was brought by no
    // file and starts at $5, or takes the whole day $6: it waited for a manager.
    pub(super) static KNOWN = "SELECT 1 FROM event_imports WHERE space_id = $1 AND uid_hash = $2
        UNION ALL SELECT 1 FROM posts p JOIN event_occurrences o ON o.post_id = p.id
            WHERE p.author_id = $3 AND p.space_id = $1 AND p.title = $4 AND p.deleted_at IS NULL
              AND ((o.whole_day = 0 AND o.starts = $5) OR (o.whole_day = 1 AND o.day = $6))
              AND NOT EXISTS (SELECT 1 FROM event_imports i WHERE i.post_id = p.id)";
    // What of theirs waits in the space.
    pub(super) static WAITING = "SELECT content FROM drafts WHERE person_id = $1 AND waits_in = $2 ORDER BY id DESC LIMIT 1000";
    // How many events $1 brought since the number $2, or sent to wait.
    pub(super) static BROUGHT = "SELECT (SELECT COUNT(*) FROM posts p
            JOIN event_imports i ON i.post_id = p.id WHERE p.author_id = $1 AND p.id > $2)
        + (SELECT COUNT(*) FROM drafts WHERE person_id = $1 AND id > $2 AND waits_in IS NOT NULL)";
    pub(super) static NOTE = "INSERT INTO event_imports (space_id, uid_hash, post_id) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";
    // What left the trash may be brought again.
    static SWEEP = concat!("DELETE FROM event_imports
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
}

kernel::sweeps! { SWEEP after 30 days }
