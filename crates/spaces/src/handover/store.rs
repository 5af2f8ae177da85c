//! The SQL of handing a space over.

/// The predicate *does this handover stand?*, for a table alias of `handovers`: both are in the space, who asks still
/// manages it, and whom it names may.
#[macro_export]
macro_rules! handover_stands {
    ($handover:literal) => {
        concat!(
            "(EXISTS (SELECT 1 FROM memberships hf JOIN people hq ON hq.id = hf.person_id
                AND hq.closed_at IS NULL AND hq.role <> 'guest'
                WHERE hf.space_id = ",
            $handover,
            ".space_id AND hf.person_id = ",
            $handover,
            ".from_id AND hf.role = 'animator')
              AND EXISTS (SELECT 1 FROM memberships ht JOIN people hp ON hp.id = ht.person_id
                AND hp.closed_at IS NULL AND hp.role <> 'guest'
                WHERE ht.space_id = ",
            $handover,
            ".space_id AND ht.person_id = ",
            $handover,
            ".to_id AND ht.role <> 'animator'))"
        )
    };
}

kernel::sql! {
    pub(super) static ASK = "INSERT INTO handovers (space_id, from_id, to_id, asked_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT (space_id) DO UPDATE
        SET from_id = excluded.from_id, to_id = excluded.to_id, asked_at = excluded.asked_at";
    pub(super) static OF = concat!("SELECT h.from_id, h.to_id FROM handovers h
        WHERE h.space_id = $1 AND ", handover_stands!("h"));
    pub(super) static END = "DELETE FROM handovers WHERE space_id = $1";
}
