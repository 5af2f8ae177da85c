//! The SQL of who writes regularly.

kernel::sql! {
    // The members of the space $1 who may manage it, and are not suspended at the hour $4, by the days on which they
    // posted there since the identifier $2, or commented on what was posted since then.
    pub(super) static REGULARS = "SELECT m.person_id FROM memberships m JOIN people p ON p.id = m.person_id
        LEFT JOIN (SELECT d.author_id, COUNT(*) AS days FROM (
                SELECT author_id, created_at / 86400000000 AS day FROM posts
                WHERE space_id = $1 AND id >= $2 AND deleted_at IS NULL
                UNION
                SELECT c.author_id, c.created_at / 86400000000 FROM comments c
                JOIN posts o ON o.id = c.post_id
                WHERE o.space_id = $1 AND o.id >= $2 AND c.id >= $2 AND c.deleted_at IS NULL) d
            GROUP BY d.author_id) w ON w.author_id = m.person_id
        WHERE m.space_id = $1 AND p.role <> 'guest' AND p.closed_at IS NULL AND p.claimed_at IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM suspensions u WHERE u.person_id = m.person_id
            AND u.ends_at > $4 AND (u.space_id IS NULL OR u.space_id = $1))
        ORDER BY COALESCE(w.days, 0) DESC, m.joined_at, m.person_id LIMIT $3";
}
