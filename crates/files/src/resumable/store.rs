//! The SQL of uploads that go on after a break.

kernel::sql! {
    pub(super) static BEGIN = "INSERT INTO uploads (id, owner_id, name, size, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    pub(super) static OPEN = "SELECT COUNT(*) FROM uploads
        WHERE owner_id = $1 AND used_at IS NULL AND expires_at > $2";
    pub(super) static ONE = "SELECT name, size, received, expires_at FROM uploads
        WHERE id = $1 AND owner_id = $2 AND expires_at > $3";
    // Nothing where another piece came first.
    pub(super) static ADVANCE = "UPDATE uploads SET received = received + $4, expires_at = $5
        WHERE id = $1 AND owner_id = $2 AND received = $3 AND received + $4 <= size AND expires_at > $6";
    pub(super) static ADD_PIECE = "INSERT INTO upload_pieces (upload_id, place, size, hash) VALUES ($1, $2, $3, $4)";
    pub(super) static PIECES = "SELECT hash, size FROM upload_pieces WHERE upload_id = $1 ORDER BY place";
    pub(super) static USE = "UPDATE uploads SET used_at = $3, expires_at = $4 WHERE id = $1 AND owner_id = $2
        AND used_at IS NULL";
    pub(super) static CANCEL = "DELETE FROM uploads WHERE id = $1 AND owner_id = $2";

    static EXPIRED = "DELETE FROM uploads WHERE expires_at <= $1";
    static UNEVEN = "SELECT 'upload ' || u.id FROM uploads u WHERE u.received > u.size OR u.received <>
        (SELECT COALESCE(SUM(p.size), 0) FROM upload_pieces p WHERE p.upload_id = u.id)";
}

kernel::sweeps! { EXPIRED after 0 days }
kernel::blob_columns! { upload_pieces.hash }
kernel::invariants! { "all that came of each upload is in its pieces" => UNEVEN }
