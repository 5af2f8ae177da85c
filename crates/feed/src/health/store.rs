//! The SQL of the health of a space. `$2` and what follows are identifiers by which time is bounded. What bots publish is
//! no sign of life.

/// The predicate *is it by somebody?*, for a table alias of `posts`.
macro_rules! by_somebody {
    ($post:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM people bot WHERE bot.id = ",
            $post,
            ".author_id AND bot.is_bot = 1)"
        )
    };
}

kernel::sql! {
    // People whose first post in the space $1 is not before $2, and older than $3; of these, those to whom
    // somebody answered or reacted within $4 microseconds.
    pub(super) static FIRST_POSTS = concat!("SELECT COUNT(*), COALESCE(SUM(CASE
            WHEN EXISTS (SELECT 1 FROM comments c WHERE c.post_id = p.id AND c.author_id <> p.author_id
                AND c.deleted_at IS NULL AND c.created_at <= p.created_at + $4)
            OR EXISTS (SELECT 1 FROM reactions r WHERE r.target_id = p.id AND r.person_id <> p.author_id
                AND r.at <= p.created_at + $4) THEN 1 ELSE 0 END), 0)
        FROM posts p
        WHERE p.id IN (SELECT MIN(f.id) FROM posts f
            WHERE f.space_id = $1 AND f.id >= $2 AND f.deleted_at IS NULL GROUP BY f.author_id)
          AND p.id < $3 AND ", by_somebody!("p"), "
          AND NOT EXISTS (SELECT 1 FROM posts e WHERE e.author_id = p.author_id AND e.id < $2
            AND e.space_id = $1 AND e.deleted_at IS NULL)");
    // Questions since $2 that are older than $3, those whom they are of, and the questions to which nobody else
    // said anything.
    pub(super) static QUESTIONS = concat!("SELECT COUNT(*), COUNT(DISTINCT p.author_id), COALESCE(SUM(CASE
            WHEN ", posts::unanswered!("p"), " THEN 1 ELSE 0 END), 0)
        FROM posts p WHERE p.space_id = $1 AND p.id >= $2 AND p.id < $3
          AND p.kind = 'question' AND p.deleted_at IS NULL");
    // Members who published since $2, or commented since then on a post since $3.
    pub(super) static WRITERS = "SELECT COUNT(*) FROM (
            SELECT author_id FROM posts WHERE space_id = $1 AND id >= $2 AND deleted_at IS NULL
            UNION
            SELECT c.author_id FROM posts q JOIN comments c ON c.post_id = q.id
            WHERE q.space_id = $1 AND q.id >= $3 AND q.deleted_at IS NULL
              AND c.id >= $2 AND c.deleted_at IS NULL) w
        JOIN memberships m ON m.space_id = $1 AND m.person_id = w.author_id
        JOIN people pe ON pe.id = w.author_id AND pe.closed_at IS NULL";
    pub(super) static POSTS = concat!("SELECT p.created_at, p.author_id FROM posts p
        WHERE p.space_id = $1 AND p.id >= $2 AND p.deleted_at IS NULL AND ", by_somebody!("p"), "
        ORDER BY p.id DESC LIMIT $3");
    // When somebody last published in the space $1.
    pub(in crate) static LAST = concat!("SELECT p.created_at FROM posts p
        WHERE p.space_id = $1 AND p.deleted_at IS NULL AND ", by_somebody!("p"), "
        ORDER BY p.id DESC LIMIT 1");
}
