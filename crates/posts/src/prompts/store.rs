//! The SQL of starting points.

kernel::sql! {
    pub(super) static PROMPTS = "SELECT label, kind, body, newcomers FROM space_prompts
        WHERE space_id = $1 ORDER BY place";
    pub(super) static FORGET = "DELETE FROM space_prompts WHERE space_id = $1";
    pub(super) static WRITE = "INSERT INTO space_prompts (space_id, place, label, kind, body, newcomers)
        VALUES ($1, $2, $3, $4, $5, $6)";
    // How many posts somebody published, up to $2; what they say in conversations is none.
    pub(super) static PUBLISHED = "SELECT COUNT(*) FROM (SELECT p.id FROM posts p
        JOIN spaces s ON s.id = p.space_id
        WHERE p.author_id = $1 AND s.kind <> 'conversation' LIMIT $2) few";
    // What is written for newcomers in one of these spaces, the company's own first.
    pub(super) static FOR_NEWCOMERS = "SELECT w.label, w.kind, w.body, w.newcomers, s.slug
        FROM space_prompts w JOIN spaces s ON s.id = w.space_id
        WHERE w.newcomers = 1 AND w.space_id IN ($1[])
        ORDER BY CASE WHEN s.kind = 'company' THEN 0 ELSE 1 END, s.id, w.place LIMIT 1";
    // The first of these spaces that everybody in the company reads.
    pub(super) static FOR_ALL = "SELECT slug FROM spaces
        WHERE kind = 'company' AND access = 'open' AND id IN ($1[]) ORDER BY id LIMIT 1";
}
