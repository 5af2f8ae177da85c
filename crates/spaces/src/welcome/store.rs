//! The SQL of welcomes.

kernel::sql! {
    pub(super) static OF = "SELECT body, html, links FROM welcomes WHERE space_id = $1";
    pub(super) static SET = "INSERT INTO welcomes (space_id, body, html, links) VALUES ($1, $2, $3, $4)
        ON CONFLICT (space_id) DO UPDATE
        SET body = excluded.body, html = excluded.html, links = excluded.links";
}
