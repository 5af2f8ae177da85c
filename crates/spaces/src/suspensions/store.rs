//! The SQL of suspensions.

kernel::sql! {
    pub(super) static INSERT = "INSERT INTO suspensions (id, person_id, space_id, reason, ends_at)
        VALUES ($1, $2, $3, $4, $5)";
    pub(super) static END = "DELETE FROM suspensions WHERE id = $1 RETURNING space_id";
    pub(super) static OF = "SELECT space_id, reason, ends_at FROM suspensions
        WHERE person_id = $1 AND ends_at > $2 ORDER BY ends_at DESC, id DESC";
    static SWEEP = "DELETE FROM suspensions WHERE ends_at <= $1";
}

kernel::sweeps! { SWEEP after 30 days }
