//! The SQL of owners.

kernel::sql! {
    pub(crate) static OWNERS = "SELECT o.person_id FROM owners o JOIN people p ON p.id = o.person_id
        WHERE p.role = 'administrator' AND p.closed_at IS NULL ORDER BY o.named_at, o.person_id";
    pub(crate) static NAME_OWNER = "INSERT INTO owners (person_id, named_by, named_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id) DO NOTHING";
    pub(crate) static REMOVE_OWNER = "DELETE FROM owners WHERE person_id = $1";
}
