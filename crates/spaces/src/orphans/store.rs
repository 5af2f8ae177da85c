//! The SQL of spaces that nobody manages.

/// Whether a space `s` has members and none of them who manages it and may.
#[macro_export]
macro_rules! orphaned {
    ($space:literal) => {
        concat!(
            "(",
            $space,
            ".kind NOT IN ('personal', 'conversation', 'notebook') AND ",
            $space,
            ".archived_at IS NULL
              AND EXISTS (SELECT 1 FROM memberships orm JOIN people orp ON orp.id = orm.person_id
                WHERE orm.space_id = ",
            $space,
            ".id AND orp.role <> 'guest' AND orp.closed_at IS NULL AND orp.claimed_at IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM memberships orm JOIN people orp ON orp.id = orm.person_id
                WHERE orm.space_id = ",
            $space,
            ".id AND orm.role = 'animator' AND orp.role <> 'guest' AND orp.closed_at IS NULL))"
        )
    };
}

kernel::sql! {
    pub(super) static IS = concat!("SELECT 1 FROM spaces s WHERE s.id = $1 AND ", orphaned!("s"));
    // Those of which nobody was told since $1.
    pub(super) static NEW = concat!("SELECT s.id FROM spaces s WHERE ", orphaned!("s"), "
          AND NOT EXISTS (SELECT 1 FROM orphans o WHERE o.space_id = s.id AND o.noticed_at > $1)
        ORDER BY s.id LIMIT 100");
    pub(super) static NOTE = "INSERT INTO orphans (space_id, noticed_at) VALUES ($1, $2)
        ON CONFLICT (space_id) DO UPDATE SET noticed_at = excluded.noticed_at
        WHERE orphans.noticed_at <= $3";
    pub(super) static FOUND_AGAIN = concat!("DELETE FROM orphans WHERE space_id IN
        (SELECT s.id FROM spaces s JOIN orphans o ON o.space_id = s.id WHERE NOT ", orphaned!("s"), ")");
    pub(super) static ANY_FOUND_AGAIN = concat!("SELECT 1 FROM spaces s
        JOIN orphans o ON o.space_id = s.id WHERE NOT ", orphaned!("s"), " LIMIT 1");
}
