//! The SQL of live events.

kernel::sql! {
    pub(crate) static SPACES = "SELECT id, access FROM spaces WHERE id IN ($1[])";
    // In which of the conversations $1 who blocked whom of the people $2: (conversation, blocked, by).
    pub(crate) static DEAF = "SELECT m.space_id, b.blocked_id, b.person_id
        FROM blocks b JOIN memberships m ON m.person_id = b.person_id
        JOIN spaces s ON s.id = m.space_id AND s.kind = 'conversation'
        WHERE b.blocked_id IN ($2[]) AND m.space_id IN ($1[])";
    pub(crate) static MEMBERS = "SELECT space_id, person_id FROM memberships WHERE space_id IN ($1[])";
}
