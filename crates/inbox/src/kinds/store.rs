//! The SQL by which kinds find whom an entry concerns. Who may see it is asked by the reader.

kernel::sql! {
    pub(super) static SAID_POST = "SELECT p.id, CAST(NULL AS BIGINT), p.space_id, s.kind, p.author_id,
            p.author_id, CAST(NULL AS BIGINT)
        FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.id = $1 AND p.deleted_at IS NULL";
    pub(super) static SAID_COMMENT = "SELECT p.id, c.id, p.space_id, s.kind, c.author_id, p.author_id,
            (SELECT pc.author_id FROM comments pc WHERE pc.id = c.parent_id)
        FROM comments c JOIN posts p ON p.id = c.post_id JOIN spaces s ON s.id = p.space_id
        WHERE c.id = $1 AND c.deleted_at IS NULL AND p.deleted_at IS NULL";
    // Whoever could not read it when it was written is not told, as the text says.
    pub(super) static MENTIONED = "SELECT person_id FROM mentions
        WHERE target_id = $1 AND told = 1 ORDER BY person_id";
    pub(super) static PRAISED = "SELECT pp.person_id FROM post_people pp
        JOIN posts p ON p.id = pp.post_id
        WHERE pp.post_id = $1 AND p.kind = 'praise' ORDER BY pp.person_id";
    pub(super) static WROTE = "SELECT DISTINCT author_id FROM
        (SELECT author_id FROM comments WHERE post_id = $1 AND deleted_at IS NULL
         ORDER BY id DESC LIMIT 500) lately ORDER BY author_id";
    pub(super) static REACTED_TO = "SELECT p.author_id, CAST(NULL AS BIGINT) FROM posts p
        WHERE p.id = $1 AND p.deleted_at IS NULL
          AND EXISTS (SELECT 1 FROM reactions r WHERE r.target_id = $1 AND r.person_id = $2)
        UNION ALL
        SELECT c.author_id, c.id FROM comments c
        WHERE c.id = $1 AND c.deleted_at IS NULL
          AND EXISTS (SELECT 1 FROM reactions r WHERE r.target_id = $1 AND r.person_id = $2)";
}
