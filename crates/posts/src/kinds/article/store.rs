//! The SQL of articles.

kernel::sql! {
    pub(super) static JOIN_SERIES = "INSERT INTO article_series (post_id, series) VALUES ($1, $2)";
    pub(super) static LEAVE_SERIES = "DELETE FROM article_series WHERE post_id = $1";
}
