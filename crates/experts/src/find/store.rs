//! The SQL of evidence. Each statement that reads words asks what the viewer ($1, $2) may read; those that follow are
//! given what it found.

/// Posts of which anything can be evidence: never what is private, nor what was written where it is nobody's business
/// who is in.
macro_rules! evident {
    () => {
        concat!(
            "p.deleted_at IS NULL AND p.kind IN ('message', 'question', 'article', 'page', 'praise')
             AND s.kind NOT IN ('conversation', 'notebook', 'agreement') AND ",
            spaces::reads!("s", "p")
        )
    };
}

kernel::sql! {
    // Spaces that are never looked into for the viewer $1, so that they take no place among what is found.
    pub(super) static NEVER = "SELECT id FROM spaces WHERE kind = 'agreement'
        UNION SELECT s.id FROM memberships m JOIN spaces s ON s.id = m.space_id
        WHERE m.person_id = $1 AND s.kind IN ('conversation', 'notebook')";
    // Of these objects ($3), posts and comments, the posts.
    pub(super) static POSTS = concat!("SELECT p.id, p.kind, p.title, SUBSTR(p.body, 1, 400), p.author_id,
            p.created_at, p.fields
        FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE (p.id IN ($3[]) OR p.id IN (SELECT h.post_id FROM comments h WHERE h.id IN ($3[]))) AND ", evident!());
    // These comments ($2), of posts that may be read ($1).
    pub(super) static COMMENTS = "SELECT c.id, c.post_id, c.author_id, c.created_at FROM comments c
        WHERE c.id IN ($2[]) AND c.post_id IN ($1[]) AND c.deleted_at IS NULL";
    // The first comments of each of these posts, $2 of each.
    pub(super) static FIRST_COMMENTS = "SELECT n.id, n.post_id, n.author_id, n.created_at FROM (
            SELECT c.id, c.post_id, c.author_id, c.created_at,
                ROW_NUMBER() OVER (PARTITION BY c.post_id ORDER BY c.id) AS place
            FROM comments c WHERE c.post_id IN ($1[]) AND c.deleted_at IS NULL) n
        WHERE n.place <= $2";
    pub(super) static PRAISED = "SELECT post_id, person_id FROM post_people WHERE post_id IN ($1[])";
    // How many others thanked for each of these: by a reaction that says so.
    pub(super) static THANKS = "SELECT r.target_id, COUNT(DISTINCT r.person_id) FROM reactions r
        LEFT JOIN comments c ON c.id = r.target_id LEFT JOIN posts p ON p.id = r.target_id
        WHERE r.target_id IN ($1[]) AND r.emoji IN ('👍', '❤️', '👏', '🎉', '💡', '🙏')
          AND r.person_id <> COALESCE(c.author_id, p.author_id)
        GROUP BY r.target_id";
    // People of the company with one of these words among their skills.
    pub(super) static SKILLED = "SELECT DISTINCT p.id, p.skills FROM person_skills k JOIN people p ON p.id = k.person_id
        WHERE k.word IN ($1[]) AND p.role <> 'guest' AND p.closed_at IS NULL ORDER BY p.id LIMIT 400";
    // How many confirm these skills; whom their person blocked is left out.
    pub(super) static ENDORSED = concat!("SELECT e.person_id, COUNT(DISTINCT e.endorser_id) FROM endorsements e
        WHERE e.person_id IN ($1[]) AND e.skill IN ($2[]) AND NOT ", people::blocked!("e.person_id", "e.endorser_id"), "
        GROUP BY e.person_id");
    // Who of these can be shown, and their unit.
    pub(super) static ACTIVE = "SELECT p.id, p.unit_id, u.name FROM people p LEFT JOIN units u ON u.id = p.unit_id
        WHERE p.id IN ($1[]) AND p.role <> 'guest' AND p.closed_at IS NULL";
    // Who answered others in the discussions of the space of a question ($3), the latest 200 that the viewer may read
    // without itself, with in how many.
    pub(super) static HERE = concat!("SELECT c.author_id, COUNT(DISTINCT c.post_id)
        FROM comments c JOIN (SELECT p.id, p.author_id FROM posts p JOIN spaces s ON s.id = p.space_id
            WHERE p.space_id = (SELECT q.space_id FROM posts q WHERE q.id = $3) AND p.id <> $3 AND ", evident!(), "
            ORDER BY p.id DESC LIMIT 200) l ON l.id = c.post_id
        WHERE c.deleted_at IS NULL AND c.author_id <> l.author_id
        GROUP BY c.author_id ORDER BY 2 DESC, 1 LIMIT 100");
    pub(super) static UNIT_OF = "SELECT unit_id FROM people WHERE id = $1";
    pub(super) static ASKED = "SELECT person_id, COUNT(*) FROM expert_requests
        WHERE person_id IN ($1[]) AND state = 'open' GROUP BY person_id";
    pub(super) static HIDDEN = "SELECT person_id, subject, object_id FROM expert_hidden WHERE person_id IN ($1[])";
}
