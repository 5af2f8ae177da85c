//! The SQL of questions. `$1` and `$2` are the viewer's, as `spaces::reads!` wants them, where posts are read.

use spaces::reads;

/// The questions `p` in `s` that the viewer reads.
macro_rules! questions {
    () => {
        concat!(
            "posts p JOIN spaces s ON s.id = p.space_id
             WHERE p.kind = 'question' AND p.deleted_at IS NULL
               AND s.kind NOT IN ('conversation', 'notebook') AND ",
            reads!("s", "p")
        )
    };
}

kernel::sql! {
    // Those before $4 in the space $3 (0 for all), by what is asked for: `unanswered`, `open` or `all`.
    pub(crate) static LIST = concat!("SELECT p.id FROM ", questions!(), "
          AND p.id < $4 AND (CAST($3 AS BIGINT) = 0 OR p.space_id = $3)
          AND ($5 = 'all' OR ($5 = 'open' AND p.state IN ('', 'open')) OR ($5 = 'unanswered' AND ",
        posts::unanswered!("p"), "))
        ORDER BY p.id DESC LIMIT $6");
    // How many nobody answered in the space $3 (0 for all), $4 at most.
    pub(crate) static UNANSWERED = concat!("SELECT COUNT(*) FROM (SELECT 1 AS one FROM ", questions!(), "
          AND (CAST($3 AS BIGINT) = 0 OR p.space_id = $3) AND ", posts::unanswered!("p"), " LIMIT $4) n");
    // The spaces in which questions wait since $3, those with most of them first.
    pub(crate) static SPACES = concat!("SELECT s.slug, s.name, COUNT(*) FROM ", questions!(), "
          AND p.id >= $3 AND s.kind <> 'personal' AND ", posts::unanswered!("p"), "
        GROUP BY s.id, s.slug, s.name ORDER BY COUNT(*) DESC, s.id LIMIT 12");
    // The questions of the space $1 since $2 that somebody else answered: who asked, when, who answered first, when.
    pub(crate) static FIRST_ANSWERS = "SELECT p.author_id, p.created_at, c.author_id, c.created_at
        FROM posts p JOIN comments c ON c.id = (SELECT MIN(f.id) FROM comments f
            WHERE f.post_id = p.id AND f.author_id <> p.author_id AND f.deleted_at IS NULL)
        WHERE p.space_id = $1 AND p.kind = 'question' AND p.deleted_at IS NULL AND p.id >= $2
        ORDER BY p.id DESC LIMIT 5000";
    // Who asked, and who wrote under it lately.
    pub(crate) static CONCERNED = "SELECT author_id FROM posts WHERE id = $1
        UNION SELECT author_id FROM (SELECT c.author_id FROM comments c
            WHERE c.post_id = $1 AND c.deleted_at IS NULL ORDER BY c.id DESC LIMIT 500) lately";
}
