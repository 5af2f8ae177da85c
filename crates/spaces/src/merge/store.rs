//! The SQL of merged spaces.

use crate::{listed_to, visible_to};

kernel::sql! {
    pub(super) static NOTE = "INSERT INTO merged_spaces (space_id, into_id, merged_at) VALUES ($1, $2, $3)
        ON CONFLICT (space_id) DO UPDATE SET into_id = excluded.into_id, merged_at = excluded.merged_at";
    pub(super) static FORGET = "DELETE FROM merged_spaces WHERE space_id = $1";
    // Those who come from the space $1 to the space $2, where they are not and which they did
    // not leave, but for those whom a rule put there; guests where $3 = 1.
    pub(super) static COMING = "SELECT m.person_id,
            CASE WHEN p.role = 'guest' THEN 1 ELSE 0 END, p.email
        FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.source <> 'rule' AND p.closed_at IS NULL AND (p.role <> 'guest' OR $3 = 1)
          AND NOT EXISTS (SELECT 1 FROM memberships o WHERE o.space_id = $2 AND o.person_id = m.person_id)
          AND NOT EXISTS (SELECT 1 FROM rule_refusals r
            WHERE r.space_id = $2 AND r.person_id = m.person_id)
        ORDER BY m.person_id";
    pub(super) static IS_MERGED = "SELECT 1 FROM merged_spaces WHERE space_id = $1 OR into_id = $1 LIMIT 1";
    // What the viewer may know of: into which space $3 was merged, and which were merged into it.
    pub(super) static OF = concat!("SELECT s.slug, s.name,
            CASE WHEN m.space_id = $3 THEN 1 ELSE 0 END
        FROM merged_spaces m
        JOIN spaces s ON s.id = CASE WHEN m.space_id = $3 THEN m.into_id ELSE m.space_id END
        WHERE (m.space_id = $3 OR m.into_id = $3) AND ", listed_to!("s"), "
        ORDER BY m.merged_at DESC, s.id LIMIT 50");
    // The spaces that the viewer runs, into which the space $3 may be merged.
    pub(super) static TARGETS = concat!("SELECT s.slug, s.name FROM spaces s
        JOIN memberships m ON m.space_id = s.id AND m.person_id = $1 AND m.role = 'animator'
        JOIN spaces a ON a.id = $3
        WHERE ", visible_to!("s"), " AND s.id <> $3 AND s.archived_at IS NULL
          AND s.kind NOT IN ('personal', 'conversation')
          AND (s.kind = 'agreement') = (a.kind = 'agreement')
        ORDER BY s.name_folded, s.id LIMIT 200");
}
