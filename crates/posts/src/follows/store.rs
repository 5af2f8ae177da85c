//! The SQL of followed threads.

/// The expression *does the viewer `$1` follow the thread of this post?* (1 or 0), for a table alias of
/// `posts`: they said so, or wrote in it and did not say otherwise.
macro_rules! follows {
    ($post:literal) => {
        concat!(
            "COALESCE((SELECT tf.follows FROM thread_follows tf
                WHERE tf.person_id = $1 AND tf.post_id = ",
            $post,
            ".id), CASE WHEN ",
            $post,
            ".author_id = $1 OR EXISTS (SELECT 1 FROM comments tc
                WHERE tc.post_id = ",
            $post,
            ".id AND tc.author_id = $1 AND tc.deleted_at IS NULL) THEN 1 ELSE 0 END)"
        )
    };
}

pub(crate) use follows;

kernel::sql! {
    pub(super) static SET = "INSERT INTO thread_follows (person_id, post_id, follows) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, post_id) DO UPDATE SET follows = excluded.follows";
    pub(super) static FOLLOWS = concat!("SELECT ", follows!("p"), " FROM posts p WHERE p.id = $2");
    pub(super) static WHO = "SELECT person_id FROM thread_follows
        WHERE post_id = $1 AND follows = $2 ORDER BY person_id";
    pub(super) static FOLLOWED = "SELECT post_id FROM thread_follows WHERE person_id = $1 AND follows = 1
        ORDER BY post_id DESC LIMIT 100";
}
