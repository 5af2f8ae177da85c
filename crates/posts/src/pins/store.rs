//! The SQL of pinned posts.

kernel::sql! {
    pub(super) static PIN = "INSERT INTO pins (post_id, space_id, at) VALUES ($1, $2, $3)
        ON CONFLICT (post_id) DO NOTHING";
    pub(super) static UNPIN = "DELETE FROM pins WHERE post_id = $1";
    pub(super) static IS_PINNED = "SELECT 1 FROM pins WHERE post_id = $1";
    // The last pinned first.
    pub(super) static PINNED = "SELECT p.id FROM pins i JOIN posts p ON p.id = i.post_id
        WHERE i.space_id = $1 AND p.deleted_at IS NULL ORDER BY i.at DESC, p.id DESC";
}
