//! The SQL of cover pictures.

kernel::blob_columns! { space_covers.wide, space_covers.small }

kernel::sql! {
    pub(super) static OF = "SELECT wide, small, alt FROM space_covers WHERE space_id = $1";
    pub(super) static SET = "INSERT INTO space_covers (space_id, wide, small, alt, set_by)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (space_id) DO UPDATE
        SET wide = excluded.wide, small = excluded.small, alt = excluded.alt, set_by = excluded.set_by";
    pub(super) static DESCRIBE = "UPDATE space_covers SET alt = $2 WHERE space_id = $1";
    pub(super) static REMOVE = "DELETE FROM space_covers WHERE space_id = $1";
}
