//! The SQL of handing a space over.

kernel::sql! {
    pub(super) static ASK = "INSERT INTO handovers (space_id, from_id, to_id, asked_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT (space_id) DO UPDATE
        SET from_id = excluded.from_id, to_id = excluded.to_id, asked_at = excluded.asked_at";
    // While both are in the space, and who asks still manages it.
    pub(super) static OF = "SELECT h.from_id, h.to_id FROM handovers h
        JOIN memberships f ON f.space_id = h.space_id AND f.person_id = h.from_id AND f.role = 'animator'
        JOIN memberships t ON t.space_id = h.space_id AND t.person_id = h.to_id AND t.role <> 'animator'
        JOIN people p ON p.id = h.to_id AND p.closed_at IS NULL AND p.role <> 'guest'
        WHERE h.space_id = $1";
    pub(super) static END = "DELETE FROM handovers WHERE space_id = $1";
}
