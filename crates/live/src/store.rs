//! The SQL of live events.

kernel::sql! {
    // In which of the conversations $1 who blocked whom of the people $2: (conversation, blocked, by).
    pub(crate) static DEAF = "SELECT m.space_id, b.blocked_id, b.person_id
        FROM blocks b JOIN memberships m ON m.person_id = b.person_id
        JOIN spaces s ON s.id = m.space_id AND s.kind = 'conversation'
        WHERE b.blocked_id IN ($2[]) AND m.space_id IN ($1[])";
}
