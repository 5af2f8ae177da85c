//! The SQL of saved posts.

use spaces::reads;

kernel::sql! {
    pub(super) static SAVE = "INSERT INTO saved (id, person_id, post_id) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, post_id) DO NOTHING";
    pub(super) static ALL = "SELECT post_id FROM saved WHERE person_id = $1";
    pub(super) static DROP = "DELETE FROM saved WHERE person_id = $1 AND post_id = $2";
    pub(super) static IS_SAVED = "SELECT id FROM saved WHERE person_id = $1 AND post_id = $2";
    pub(super) static SAVED = concat!("SELECT b.id, b.post_id FROM saved b
        JOIN posts p ON p.id = b.post_id JOIN spaces s ON s.id = p.space_id
        WHERE b.person_id = $1 AND b.id < $3 AND p.deleted_at IS NULL AND ", reads!("s", "p"), "
        ORDER BY b.id DESC LIMIT $4");
}
