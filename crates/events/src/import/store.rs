//! The SQL of calendar files.

kernel::sql! {
    pub(super) static KNOWN = "SELECT 1 FROM event_imports WHERE space_id = $1 AND uid_hash = $2";
    pub(super) static NOTE = "INSERT INTO event_imports (space_id, uid_hash, post_id) VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";
    // What left the trash may be brought again.
    static SWEEP = concat!("DELETE FROM event_imports
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
}

kernel::sweeps! { SWEEP after 30 days }
