//! The SQL of what holds back whoever writes.

kernel::sql! {
    // What $1 wrote since the number $2, and sent to wait.
    pub(super) static WRITTEN = "SELECT (SELECT COUNT(*) FROM posts WHERE author_id = $1 AND id > $2)
        + (SELECT COUNT(*) FROM comments WHERE author_id = $1 AND id > $2)
        + (SELECT COUNT(*) FROM drafts WHERE person_id = $1 AND id > $2 AND waits_in IS NOT NULL)";
    // What the person $1 published elsewhere than in $3 since the number $2, as a post of the kind $4.
    pub(super) static PUBLISHED = "SELECT p.space_id, p.created_at, p.title, SUBSTR(p.body, 1, 10000), p.fields
        FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.author_id = $1 AND p.id > $2 AND p.space_id <> $3 AND p.kind = $4
          AND s.kind NOT IN ('conversation', 'notebook') ORDER BY p.id DESC LIMIT 100";
    // What of theirs waits elsewhere since then.
    pub(super) static WAITING_SAME = "SELECT waits_in, content, saved_at FROM drafts
        WHERE person_id = $1 AND id > $2 AND waits_in <> $3 ORDER BY id DESC LIMIT 100";
}
