//! The SQL of retention.

use spaces::{listed_to, reads, visible_to};

/// What is asked of a post `p` in a space `s` to judge whether it goes.
macro_rules! facts {
    () => {
        "p.id, p.space_id, s.kind, p.kind, p.created_at, COALESCE(p.edited_at, 0),
            COALESCE((SELECT MAX(COALESCE(c.edited_at, c.created_at)) FROM comments c
                WHERE c.post_id = p.id AND c.deleted_at IS NULL), 0)"
    };
}

/// Whether a post `p` is there: not in the trash, and its space neither.
macro_rules! there {
    () => {
        "p.deleted_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM deleted_spaces ds WHERE ds.space_id = p.space_id)"
    };
}

kernel::sql! {
    pub(crate) static ALL = "SELECT space_id, kind, months, set_by, set_at FROM retention_rules ORDER BY space_id, kind";
    pub(crate) static SET = "INSERT INTO retention_rules (space_id, kind, months, set_by, set_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (space_id, kind) DO UPDATE SET months = excluded.months, set_by = excluded.set_by, set_at = excluded.set_at";
    pub(crate) static REMOVE = "DELETE FROM retention_rules WHERE space_id = $1 AND kind = $2";
    pub(crate) static SPACE = concat!("SELECT s.id FROM spaces s WHERE (s.slug = $3 OR s.name_folded = $4)
        AND s.kind NOT IN ('conversation', 'notebook') AND ", listed_to!("s"), "
        ORDER BY CASE WHEN s.slug = $3 THEN 0 ELSE 1 END, s.id LIMIT 1");
    pub(crate) static SPACES = concat!("SELECT s.id, s.name, s.slug FROM spaces s
        WHERE s.id IN ($3[]) AND ", listed_to!("s"), " ORDER BY s.name_folded, s.id");

    // Posts that are there, after the number $1, $2 at most.
    pub(crate) static WALK = concat!("SELECT ", facts!(), " FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.id > $1 AND ", there!(), " ORDER BY p.id LIMIT $2");
    pub(crate) static SOME = concat!("SELECT ", facts!(), " FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.id IN ($1[]) AND ", there!());

    pub(crate) static NOTICE = "INSERT INTO retention_due (post_id, space_id, noticed_at, goes_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT (post_id) DO NOTHING";
    pub(crate) static DUE = "SELECT post_id, goes_at FROM retention_due WHERE post_id > $1 ORDER BY post_id LIMIT $2";
    pub(crate) static LATER = "UPDATE retention_due SET goes_at = $2 WHERE post_id = $1";
    pub(crate) static FORGET = "DELETE FROM retention_due WHERE post_id IN ($1[])";
    // Spaces with something that was noticed since they were told, and not within the time since $1; how much, and
    // when the first of it goes.
    pub(crate) static TO_TELL = "SELECT d.space_id, COUNT(*), MIN(d.goes_at) FROM retention_due d
        LEFT JOIN retention_told t ON t.space_id = d.space_id
        WHERE COALESCE(t.at, 0) <= $1 AND d.noticed_at > COALESCE(t.at, 0)
        GROUP BY d.space_id ORDER BY d.space_id LIMIT 500";
    pub(crate) static TOLD = "INSERT INTO retention_told (space_id, at) VALUES ($1, $2)
        ON CONFLICT (space_id) DO UPDATE SET at = excluded.at";

    // What goes of the space $3 that the viewer reads, the first to go first.
    pub(crate) static GOES = concat!("SELECT d.goes_at, p.title, SUBSTR(p.body, 1, 400), ", facts!(), "
        FROM retention_due d JOIN posts p ON p.id = d.post_id JOIN spaces s ON s.id = p.space_id
        WHERE d.space_id = $3 AND ", there!(), " AND ", reads!("s", "p"), "
        ORDER BY d.goes_at, d.post_id LIMIT $4");
    // Of the space at the address $3, which the viewer sees: since when it is held, and why; how much of what they read
    // goes, and when the first does.
    pub(crate) static TOP = concat!("SELECT h.set_at, h.reason, g.posts, g.first
        FROM spaces s LEFT JOIN holds h ON h.space_id = s.id AND h.lifted_at IS NULL
        LEFT JOIN (SELECT d.space_id, COUNT(*) AS posts, MIN(d.goes_at) AS first FROM retention_due d
            JOIN posts p ON p.id = d.post_id JOIN spaces ps ON ps.id = d.space_id
            WHERE d.space_id = (SELECT o.id FROM spaces o WHERE o.slug = $3)
              AND ", there!(), " AND ", spaces::since_guests!("ps", "p.id"), "
            GROUP BY d.space_id) g ON g.space_id = s.id
        WHERE s.slug = $3 AND ", visible_to!("s"));
}
