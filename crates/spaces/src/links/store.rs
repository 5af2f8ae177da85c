//! The SQL of invitation links.

kernel::sql! {
    pub(super) static SET = "INSERT INTO space_links (space_id, token_hash, made_by, expires_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT (space_id) DO UPDATE SET token_hash = excluded.token_hash,
            made_by = excluded.made_by, expires_at = excluded.expires_at";
    pub(super) static END = "DELETE FROM space_links WHERE space_id = $1";
    // While whoever made it manages the space, not as a guest, and something new is written there.
    pub(super) static FIND = "SELECT l.space_id, l.made_by FROM space_links l
        JOIN spaces s ON s.id = l.space_id AND s.archived_at IS NULL
        JOIN memberships m ON m.space_id = l.space_id AND m.person_id = l.made_by AND m.role = 'animator'
        JOIN people p ON p.id = l.made_by AND p.closed_at IS NULL AND p.role <> 'guest'
        WHERE l.token_hash = $1 AND l.expires_at > $2";
    pub(super) static STANDS = "SELECT l.expires_at FROM space_links l
        JOIN memberships m ON m.space_id = l.space_id AND m.person_id = l.made_by AND m.role = 'animator'
        JOIN people p ON p.id = l.made_by AND p.closed_at IS NULL AND p.role <> 'guest'
        WHERE l.space_id = $1 AND l.expires_at > $2";
    static SWEEP = "DELETE FROM space_links WHERE expires_at <= $1";
}

kernel::sweeps! { SWEEP after 0 days }
