//! The SQL of spaces for administrators, and what must hold of spaces.

kernel::sql! {
    // For administrators: the communities that are not secret, after the name $1 and the number $2.
    pub(crate) static ADMINISTERED = "SELECT s.id, s.slug, s.name, s.kind, s.access,
            COALESCE(c.members, 0), COALESCE(c.guests, 0), s.created_at, s.name_folded
        FROM spaces s LEFT JOIN member_counts c ON c.space_id = s.id
        WHERE s.kind NOT IN ('personal', 'conversation', 'notebook') AND s.access <> 'secret'
          AND (s.name_folded, s.id) > ($1, $2)
        ORDER BY s.name_folded, s.id LIMIT $3";
    pub(crate) static MANAGERS = "SELECT m.space_id, p.handle FROM memberships m
        JOIN people p ON p.id = m.person_id
        WHERE m.space_id IN ($1[]) AND m.role = 'animator' AND p.closed_at IS NULL
        ORDER BY p.name_folded, p.id";
    pub(crate) static SECRET = "SELECT COUNT(*) FROM spaces
        WHERE kind NOT IN ('personal', 'conversation', 'notebook') AND access = 'secret'
          AND EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = spaces.id)";
    static MISCOUNTED = "SELECT s.name FROM spaces s
        LEFT JOIN member_counts c ON c.space_id = s.id
        LEFT JOIN (SELECT m.space_id, COUNT(*) AS members,
                SUM(CASE WHEN p.role = 'guest' THEN 1 ELSE 0 END) AS guests
            FROM memberships m JOIN people p ON p.id = m.person_id
            WHERE p.closed_at IS NULL GROUP BY m.space_id) n ON n.space_id = s.id
        WHERE COALESCE(c.members, 0) <> COALESCE(n.members, 0)
           OR COALESCE(c.guests, 0) <> COALESCE(n.guests, 0)";
}

kernel::invariants! { "the members of each space are counted" => MISCOUNTED }
