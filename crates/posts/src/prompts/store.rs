//! The SQL of starting points.

kernel::sql! {
    pub(super) static PROMPTS = "SELECT label, kind, body, newcomers FROM space_prompts
        WHERE space_id = $1 ORDER BY place";
    pub(super) static FORGET = "DELETE FROM space_prompts WHERE space_id = $1";
    pub(super) static WRITE = "INSERT INTO space_prompts (space_id, place, label, kind, body, newcomers)
        VALUES ($1, $2, $3, $4, $5, $6)";
    // Of the last $2 posts of somebody: how many there are, and how many that are no words of a conversation.
    pub(super) static PUBLISHED = "SELECT COUNT(*), COUNT(CASE WHEN s.kind NOT IN ('conversation', 'notebook') THEN 1 END)
        FROM (SELECT space_id FROM posts
            WHERE author_id = $1 ORDER BY id DESC LIMIT $2) p
        JOIN spaces s ON s.id = p.space_id";
    // What is written for newcomers in one of these spaces, the company's own first.
    pub(super) static FOR_NEWCOMERS = "SELECT w.label, w.kind, w.body, w.newcomers, s.slug
        FROM space_prompts w JOIN spaces s ON s.id = w.space_id
        WHERE w.newcomers = 1 AND w.space_id IN ($1[])
        ORDER BY CASE WHEN s.kind = 'company' THEN 0 ELSE 1 END, s.id, w.place LIMIT 1";
    // The first of these spaces that everybody in the company reads.
    pub(super) static FOR_ALL = "SELECT slug FROM spaces
        WHERE kind = 'company' AND access = 'open' AND id IN ($1[]) ORDER BY id LIMIT 1";
}
