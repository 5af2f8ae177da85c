//! The SQL of questions.

kernel::sql! {
    pub(super) static IS_THERE = "SELECT id FROM comments
        WHERE id = $1 AND post_id = $2 AND deleted_at IS NULL";
    pub(super) static ACCEPTED = "SELECT id, author_id, body FROM comments
        WHERE id IN ($1[]) AND deleted_at IS NULL";
}
