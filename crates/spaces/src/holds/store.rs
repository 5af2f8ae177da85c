//! The SQL of holds.

/// The predicate *does a hold keep what this person wrote, or what stands in this space?*, for two expressions.
///
/// `spaces::held!("p.space_id", "p.author_id")`
#[macro_export]
macro_rules! held {
    ($space:literal, $person:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM holds lh WHERE lh.lifted_at IS NULL AND (lh.space_id = ",
            $space,
            " OR lh.person_id = ",
            $person,
            "))"
        )
    };
}

kernel::sql! {
    pub(super) static SET = "INSERT INTO holds (id, person_id, space_id, reason, set_by, set_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    pub(super) static LIFT = "UPDATE holds SET lifted_by = $2, lifted_at = $3 WHERE id = $1 AND lifted_at IS NULL";
    // All of them, those that hold first.
    pub(super) static ALL = "SELECT h.id, h.person_id, h.space_id, h.reason, h.set_by, h.set_at, h.lifted_by, h.lifted_at
        FROM holds h ORDER BY CASE WHEN h.lifted_at IS NULL THEN 0 ELSE 1 END, h.id DESC LIMIT 500";
    pub(super) static ONE = "SELECT h.id, h.person_id, h.space_id, h.reason, h.set_by, h.set_at, h.lifted_by, h.lifted_at
        FROM holds h WHERE h.id = $1";
    pub(super) static OF_PERSON = "SELECT h.id, h.person_id, h.space_id, h.reason, h.set_by, h.set_at, h.lifted_by, h.lifted_at
        FROM holds h WHERE h.person_id = $1 AND h.lifted_at IS NULL";
    // Of the space at the address $3, for the viewer $1, who sees it.
    pub(super) static OF_SPACE = concat!("SELECT h.id, h.person_id, h.space_id, h.reason, h.set_by, h.set_at, h.lifted_by,
            h.lifted_at
        FROM holds h JOIN spaces s ON s.id = h.space_id
        WHERE h.lifted_at IS NULL AND s.slug = $3 AND ", crate::visible_to!("s"));
    // What spaces are called: those $3 of which the viewer may know.
    pub(super) static NAMES = concat!("SELECT s.id, s.name, s.slug FROM spaces s
        WHERE s.id IN ($3[]) AND ", crate::listed_to!("s"));
    pub(super) static COUNT = "SELECT COUNT(*) FROM holds WHERE lifted_at IS NULL";
}
