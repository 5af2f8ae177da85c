//! The SQL of what holds back whoever writes.

kernel::sql! {
    // What $1 wrote since the number $2.
    pub(super) static WRITTEN = "SELECT (SELECT COUNT(*) FROM posts WHERE author_id = $1 AND id > $2)
        + (SELECT COUNT(*) FROM comments WHERE author_id = $1 AND id > $2)";
    // In how many spaces other than $4 the person $1 published the words $3 since the number $2.
    pub(super) static REPEATED = "SELECT COUNT(DISTINCT p.space_id) FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.author_id = $1 AND p.id > $2 AND p.body = $3 AND p.space_id <> $4
          AND s.kind <> 'conversation'";
}
