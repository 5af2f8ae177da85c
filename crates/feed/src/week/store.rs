//! The SQL of what a manager may do this week. `$1` is the space.

kernel::sql! {
    // Of the newest $4 who joined by themselves or were added since $2, but for managers and the viewer $3: those named
    // in nothing that was written there, at most $5.
    pub(super) static NEWCOMERS = "SELECT p.handle, p.name FROM (
            SELECT n.person_id, n.joined_at FROM memberships n JOIN people pn ON pn.id = n.person_id
            WHERE n.space_id = $1 AND n.joined_at > $2 AND n.person_id <> $3 AND n.role <> 'animator'
              AND n.source <> 'rule' AND pn.closed_at IS NULL
            ORDER BY n.joined_at DESC, n.person_id DESC LIMIT $4) m
        JOIN people p ON p.id = m.person_id
        WHERE NOT EXISTS (SELECT 1 FROM mentions me JOIN posts o ON o.id = me.post_id
            WHERE me.person_id = m.person_id AND o.space_id = $1 AND o.deleted_at IS NULL)
        ORDER BY m.joined_at, m.person_id LIMIT $5";
    // Questions between the identifiers $2 and $3 that nobody answered.
    pub(super) static UNANSWERED = concat!("SELECT p.id, p.title, SUBSTR(p.body, 1, 400) FROM posts p
        WHERE p.space_id = $1 AND p.kind = 'question' AND p.deleted_at IS NULL
          AND p.id >= $2 AND p.id < $3
          AND ", posts::unanswered!("p"), " ORDER BY p.id LIMIT $4");
}
