//! The SQL of what is written by and about somebody who is erased.

kernel::sql! {
    // Posts of $1 that still say something, in communities and walls (0), conversations (1) or their notebook (2) by $2,
    // of kinds other than $3; with whether
    // somebody else said something under them, or somebody whose words a hold keeps.
    pub(super) static POSTS = "SELECT p.id, p.space_id, CASE WHEN EXISTS (
            SELECT 1 FROM comments c WHERE c.post_id = p.id AND c.author_id <> p.author_id
              AND ((p.deleted_at IS NULL AND c.deleted_at IS NULL) OR EXISTS (
                SELECT 1 FROM holds h WHERE h.person_id = c.author_id AND h.lifted_at IS NULL)))
            THEN 1 ELSE 0 END
        FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.author_id = $1 AND CASE s.kind WHEN 'conversation' THEN 1 WHEN 'notebook' THEN 2 ELSE 0 END = CAST($2 AS BIGINT) AND p.kind NOT IN ($3[])
        ORDER BY p.id LIMIT $4";
    pub(super) static COMMENTS = "SELECT c.id, c.post_id, p.space_id
        FROM comments c JOIN posts p ON p.id = c.post_id JOIN spaces s ON s.id = p.space_id
        WHERE c.author_id = $1 AND CASE s.kind WHEN 'conversation' THEN 1 WHEN 'notebook' THEN 2 ELSE 0 END = CAST($2 AS BIGINT)
        ORDER BY c.id LIMIT $3";
    pub(super) static GIVE_POSTS = "UPDATE posts SET author_id = $2 WHERE id IN ($1[])";
    pub(super) static GIVE_COMMENTS = "UPDATE comments SET author_id = $2 WHERE id IN ($1[])";
    pub(super) static NOTE = "UPDATE posts SET kind = 'message', state = '', body = $2, html = $3, lang = $4
        WHERE id = $1";
    // What is kept of their earlier wordings goes with them.
    pub(super) static QUOTED = "DELETE FROM revisions WHERE target_id IN ($1[])";

    pub(super) static ABOUT_THEM = concat!("SELECT ", crate::store::post_columns!(), ", p.space_id
        FROM post_people pp JOIN posts p ON p.id = pp.post_id WHERE pp.person_id = $1
        ORDER BY p.id LIMIT $2");
    pub(super) static SET_FIELDS = "UPDATE posts SET fields = $2 WHERE id = $1";
    pub(super) static NOT_ABOUT = "DELETE FROM post_people WHERE post_id = $1 AND person_id = $2";

    pub(super) static MENTIONING = "SELECT t.target_id, t.post_id, p.space_id, t.author_id, t.body FROM (
            SELECT m.target_id, m.post_id, c.author_id, c.body
            FROM mentions m JOIN comments c ON c.id = m.target_id WHERE m.person_id = $1
            UNION ALL
            SELECT m.target_id, m.post_id, o.author_id, o.body
            FROM mentions m JOIN posts o ON o.id = m.target_id WHERE m.person_id = $1) t
        JOIN posts p ON p.id = t.post_id ORDER BY t.target_id LIMIT $2";
    // Those of texts that were just written anew are gone by then.
    pub(super) static FORGET = "DELETE FROM mentions WHERE person_id = $1 AND target_id IN (
            SELECT target_id FROM mentions WHERE person_id = $1 ORDER BY target_id LIMIT $2)
        AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.id = mentions.target_id)
        AND NOT EXISTS (SELECT 1 FROM comments c WHERE c.id = mentions.target_id)";
    pub(super) static SET_POST = "UPDATE posts SET body = $2, html = $3 WHERE id = $1";
    pub(super) static SET_COMMENT = "UPDATE comments SET body = $2, html = $3 WHERE id = $1";
    // The last of $2 rows after $1, and what names them ($1, a pattern) beside bodies after $2, up to $3.
    pub(super) static LAST_POST = "SELECT MAX(id) FROM (SELECT id FROM posts WHERE id > $1 ORDER BY id LIMIT $2) slice";
    pub(super) static LAST_REVISION = "SELECT MAX(id)
        FROM (SELECT id FROM revisions WHERE id > $1 ORDER BY id LIMIT $2) slice";
    pub(super) static LAST_DRAFT = "SELECT MAX(id)
        FROM (SELECT id FROM drafts WHERE id > $1 ORDER BY id LIMIT $2) slice";
    pub(super) static TITLES = "SELECT id, title, fields FROM posts WHERE id > $2 AND id <= $3
        AND (LOWER(title) LIKE $1 ESCAPE '!' OR LOWER(fields) LIKE $1 ESCAPE '!')";
    pub(super) static SET_TITLE = "UPDATE posts SET title = $2, fields = $3 WHERE id = $1";
    pub(super) static REVISIONS = "SELECT id, title, body, fields FROM revisions WHERE id > $2 AND id <= $3
        AND (LOWER(title) LIKE $1 ESCAPE '!' OR LOWER(body) LIKE $1 ESCAPE '!' OR LOWER(fields) LIKE $1 ESCAPE '!')";
    pub(super) static SET_REVISION = "UPDATE revisions SET title = $2, body = $3, fields = $4 WHERE id = $1";
    pub(super) static DRAFTS = "SELECT id, content FROM drafts
        WHERE id > $2 AND id <= $3 AND LOWER(content) LIKE $1 ESCAPE '!'";
    pub(super) static SET_DRAFT = "UPDATE drafts SET content = $2 WHERE id = $1";
}
