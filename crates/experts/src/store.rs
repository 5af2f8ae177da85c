//! The SQL of what people hide.

kernel::sql! {
    pub(crate) static HIDE = "INSERT INTO expert_hidden (id, person_id, subject, object_id, at)
        VALUES ($1, $2, $3, $4, $5)";
    pub(crate) static UNHIDE = "DELETE FROM expert_hidden WHERE person_id = $1 AND id = $2";
    pub(crate) static COUNT_HIDDEN = "SELECT COUNT(*) FROM expert_hidden WHERE person_id = $1";
    pub(crate) static IS_HIDDEN = "SELECT COUNT(*) FROM expert_hidden
        WHERE person_id = $1 AND subject = $2 AND COALESCE(object_id, 0) = $3";
    // Whether this is of the viewer: they wrote it, or it praises them.
    pub(crate) static IS_MINE = "SELECT (SELECT COUNT(*) FROM posts WHERE id = $2 AND author_id = $1)
        + (SELECT COUNT(*) FROM comments WHERE id = $2 AND author_id = $1)
        + (SELECT COUNT(*) FROM post_people WHERE post_id = $2 AND person_id = $1)";
    // With words of what the viewer ($1, $2) may read still; of the rest there are none.
    pub(crate) static HIDDEN_LIST = concat!("SELECT h.id, h.subject, h.object_id,
            CASE WHEN s.id IS NULL THEN '' ELSE p.title END,
            CASE WHEN s.id IS NULL THEN '' ELSE SUBSTR(COALESCE(c.body, p.body), 1, 300) END
        FROM expert_hidden h LEFT JOIN comments c ON c.id = h.object_id AND c.deleted_at IS NULL
        LEFT JOIN posts p ON p.id = COALESCE(c.post_id, h.object_id) AND p.deleted_at IS NULL
        LEFT JOIN spaces s ON s.id = p.space_id AND ", spaces::reads!("s", "p"), "
        WHERE h.person_id = $1 ORDER BY h.id DESC LIMIT 500");

    // Of what is gone.
    static SWEEP_HIDDEN = "DELETE FROM expert_hidden WHERE at < $1 AND object_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.id = object_id)
        AND NOT EXISTS (SELECT 1 FROM comments c WHERE c.id = object_id)";
}

kernel::sweeps! { SWEEP_HIDDEN after 30 days }
