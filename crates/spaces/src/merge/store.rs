//! The SQL of merged spaces.

use crate::{listed_to, visible_to};

/// The merges `g` of which not all members came, while both spaces are there, and the other is open to more.
macro_rules! pending {
    () => {
        "FROM merged_spaces g
        JOIN spaces i ON i.id = g.into_id AND i.archived_at IS NULL
        WHERE g.reached IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deleted_spaces d
            WHERE d.space_id = g.space_id OR d.space_id = g.into_id)"
    };
}

kernel::sql! {
    pub(super) static NOTE = "INSERT INTO merged_spaces (space_id, into_id, merged_at, by_id, reached)
        VALUES ($1, $2, $3, $4, 0) ON CONFLICT (space_id) DO UPDATE
        SET into_id = excluded.into_id, merged_at = excluded.merged_at, by_id = excluded.by_id, reached = 0";
    pub(super) static PENDING = concat!("SELECT g.space_id, g.into_id, g.by_id, g.reached ", pending!(), "
        ORDER BY g.merged_at, g.space_id LIMIT 1");
    pub(super) static STILL_PENDING = concat!("SELECT 1 ", pending!(), "
        AND g.space_id = $1 AND g.into_id = $2 AND g.reached = $3 {locked}");
    pub(super) static REACH = "UPDATE merged_spaces SET reached = $2 WHERE space_id = $1";
    pub(super) static DONE = "UPDATE merged_spaces SET reached = NULL, by_id = NULL WHERE space_id = $1";
    // Whether people still come to the space $1.
    pub(super) static COME_TO = "SELECT 1 FROM merged_spaces WHERE into_id = $1 AND reached IS NOT NULL LIMIT 1";
    pub(super) static FORGET = "DELETE FROM merged_spaces WHERE space_id = $1";
    // Those who come from the space $1 to the space $2, where they are not and which they did
    // not leave, but for those whom a rule put there; guests where $3 = 1. The next $5 after the person $4.
    pub(super) static COMING = "SELECT m.person_id,
            CASE WHEN p.role = 'guest' THEN 1 ELSE 0 END, p.email
        FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.source <> 'rule' AND p.closed_at IS NULL AND (p.role <> 'guest' OR $3 = 1)
          AND NOT EXISTS (SELECT 1 FROM memberships o WHERE o.space_id = $2 AND o.person_id = m.person_id)
          AND NOT EXISTS (SELECT 1 FROM rule_refusals r
            WHERE r.space_id = $2 AND r.person_id = m.person_id)
          AND m.person_id > $4
        ORDER BY m.person_id LIMIT $5";
    pub(super) static IS_MERGED = "SELECT 1 FROM merged_spaces WHERE space_id = $1 OR into_id = $1 LIMIT 1";
    // What the viewer may know of: into which space $3 was merged, and which were merged into it.
    pub(super) static OF = concat!("SELECT s.slug, s.name,
            CASE WHEN m.space_id = $3 THEN 1 ELSE 0 END, CASE WHEN m.reached IS NULL THEN 0 ELSE 1 END
        FROM merged_spaces m
        JOIN spaces s ON s.id = CASE WHEN m.space_id = $3 THEN m.into_id ELSE m.space_id END
        WHERE (m.space_id = $3 OR m.into_id = $3) AND ", listed_to!("s"), "
        ORDER BY m.merged_at DESC, s.id LIMIT 50");
    // The spaces that the viewer runs, into which the space $3 may be merged.
    pub(super) static TARGETS = concat!("SELECT s.slug, s.name FROM spaces s
        JOIN memberships m ON m.space_id = s.id AND m.person_id = $1 AND m.role = 'animator'
        JOIN spaces a ON a.id = $3
        WHERE ", visible_to!("s"), " AND s.id <> $3 AND s.archived_at IS NULL
          AND s.kind NOT IN ('personal', 'conversation', 'notebook')
          AND (s.kind = 'agreement') = (a.kind = 'agreement')
        ORDER BY s.name_folded, s.id LIMIT 200");
}
