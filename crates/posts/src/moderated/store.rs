//! The SQL of what a decision of moderation does to words. Who deleted them otherwise, before, stays noted: it is
//! so again when the decision is undone.

macro_rules! hide {
    () => {
        " SET hidden_by = $2, deleted_at = COALESCE(deleted_at, $3)
        WHERE id = $1 AND (deleted_at IS NULL OR deleted_by IS NOT NULL OR hidden_by IS NOT NULL)"
    };
}

macro_rules! show {
    () => {
        " SET hidden_by = NULL, deleted_at = CASE WHEN deleted_by IS NOT NULL THEN deleted_at END
        WHERE id = $1 AND hidden_by IS NOT NULL"
    };
}

kernel::sql! {
    pub(super) static POST = "SELECT id, space_id, author_id, title, body, created_at,
            CASE WHEN deleted_at IS NULL THEN 1 ELSE 0 END FROM posts WHERE id = $1";
    pub(super) static COMMENT = "SELECT c.post_id, p.space_id, c.author_id, '', c.body, c.created_at,
            CASE WHEN c.deleted_at IS NULL AND p.deleted_at IS NULL THEN 1 ELSE 0 END
        FROM comments c JOIN posts p ON p.id = c.post_id WHERE c.id = $1";
    pub(super) static FILES = "SELECT name FROM files WHERE target_id = $1 ORDER BY place, id";
    // What was purged has neither mark any more, and stays as it is.
    pub(super) static HIDE_POST = concat!("UPDATE posts", hide!());
    pub(super) static HIDE_COMMENT = concat!("UPDATE comments", hide!());
    pub(super) static SHOW_POST = concat!("UPDATE posts", show!());
    pub(super) static SHOW_COMMENT = concat!("UPDATE comments", show!());
    // Those of the posts or comments $1 that are still there, out of sight.
    pub(super) static HIDDEN_POSTS = "SELECT id FROM posts WHERE id IN ($1[]) AND hidden_by IS NOT NULL";
    pub(super) static HIDDEN_COMMENTS = concat!("SELECT c.id FROM comments c JOIN posts p ON p.id = c.post_id
        WHERE c.id IN ($1[]) AND c.hidden_by IS NOT NULL AND NOT ", spaces::held!("p.space_id", "c.author_id"));
}
