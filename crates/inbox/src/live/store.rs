//! The SQL of live events.

kernel::sql! {
    pub(crate) static SPACES = "SELECT id, access FROM spaces WHERE id IN ($1[])";
    pub(crate) static MEMBERS = "SELECT space_id, person_id FROM memberships WHERE space_id IN ($1[])";
}
