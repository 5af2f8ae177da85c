//! The SQL of people suggested for a space. `$1` and `$2` are the viewer, as `spaces::reads!` wants them, `$3` is the
//! space.

use spaces::reads;

/// The people `p` who may be suggested: members of the company who are not in the space, are not invited there, and
/// whom the viewer did not block.
macro_rules! suggested {
    () => {
        concat!(
            "(p.closed_at IS NULL AND p.claimed_at IS NOT NULL AND p.role <> 'guest' AND p.id <> $1
              AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = $3 AND m.person_id = p.id)
              AND NOT ",
            spaces::was_invited!("$3", "p.id"),
            " AND NOT ",
            people::blocked!("$1", "p.id"),
            ")"
        )
    };
}

kernel::sql! {
    // The topics of the space $1 that say most of it: those of the fewest posts.
    pub(super) static TOPICS = "SELECT t.key FROM topics t WHERE t.id IN (
            SELECT pt.topic_id FROM post_topics pt JOIN posts p ON p.id = pt.post_id
            WHERE p.space_id = $1 AND p.deleted_at IS NULL)
        ORDER BY (SELECT COUNT(*) FROM post_topics a WHERE a.topic_id = t.id), t.key LIMIT $2";
    // People with the skill $4.
    pub(super) static SKILLED = concat!("SELECT p.id FROM person_skills k JOIN people p ON p.id = k.person_id
        WHERE k.word = $4 AND CAST($2 AS BIGINT) = 1 AND ", suggested!(), " ORDER BY p.id DESC LIMIT $5");
    // People who published about the topic $4 from $6 on, where the viewer reads it.
    pub(super) static WRITERS = concat!("SELECT p.id FROM people p WHERE p.id IN (
            SELECT o.author_id FROM topics t JOIN post_topics pt ON pt.topic_id = t.id AND pt.post_id >= $6
            JOIN posts o ON o.id = pt.post_id AND o.deleted_at IS NULL
            JOIN spaces s ON s.id = o.space_id
            WHERE t.key = $4 AND ", reads!("s", "o"), ")
          AND ", suggested!(), " ORDER BY p.id DESC LIMIT $5");
    // People with the viewer's own job title.
    pub(super) static COLLEAGUES = concat!("SELECT p.id, p.job FROM people p
        JOIN people f ON f.id = $1 AND f.job <> '' AND f.job = p.job
        WHERE CAST($2 AS BIGINT) = 1 AND ", suggested!(), " ORDER BY p.id DESC LIMIT $4");
}
