//! The SQL of followed threads.

kernel::sql! {
    pub(super) static FOLLOW = "INSERT INTO thread_follows (person_id, post_id) VALUES ($1, $2)
        ON CONFLICT (person_id, post_id) DO NOTHING";
    pub(super) static UNFOLLOW = "DELETE FROM thread_follows WHERE person_id = $1 AND post_id = $2";
    pub(super) static FOLLOWS = "SELECT 1 FROM thread_follows WHERE person_id = $1 AND post_id = $2";
    pub(super) static FOLLOWERS = "SELECT person_id FROM thread_follows WHERE post_id = $1 ORDER BY person_id";
    pub(super) static FOLLOWED = "SELECT post_id FROM thread_follows WHERE person_id = $1
        ORDER BY post_id DESC LIMIT 100";
}
