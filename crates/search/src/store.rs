//! The SQL of this crate.

use spaces::visible_to;

kernel::sql! {
    // The spaces of this slug, now or before, of this name, or whose name begins so, the surest first.
    pub(crate) static SPACES_NAMED = concat!("SELECT s.id,
            CASE WHEN s.slug = $3 OR s.name_folded = $4
                OR s.id IN (SELECT oa.space_id FROM old_addresses oa WHERE oa.slug = $3) THEN 1 ELSE 0 END AS sure
        FROM spaces s WHERE ", visible_to!("s"), " AND s.kind NOT IN ('personal', 'notebook')
            AND (s.slug = $3 OR s.name_folded = $4 OR s.name_folded LIKE $5
                OR s.id IN (SELECT oa.space_id FROM old_addresses oa WHERE oa.slug = $3))
        ORDER BY sure DESC, s.id LIMIT 8");
    pub(crate) static SAVED = "SELECT id, query FROM saved_searches WHERE person_id = $1
        ORDER BY id DESC";
    pub(crate) static COUNT_SAVED = "SELECT COUNT(*) FROM saved_searches WHERE person_id = $1";
    pub(crate) static SAVE = "INSERT INTO saved_searches (id, person_id, query) VALUES ($1, $2, $3)";
    pub(crate) static SAVED_AS = "SELECT id FROM saved_searches WHERE person_id = $1 AND query = $2";
    pub(crate) static DELETE = "DELETE FROM saved_searches WHERE person_id = $1 AND id = $2";
}
