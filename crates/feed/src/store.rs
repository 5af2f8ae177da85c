//! The SQL of the lists. `$1` and `$2` are the viewer, as `spaces::reads!` wants them; `$3` is
//! what the list is of, or the hour for the home list, `$4` the last post seen, `$5` how many.

use posts::muted;
use spaces::{followed_by, reads};

macro_rules! newest {
    ($which:expr) => {
        concat!(
            "SELECT p.id FROM posts p JOIN spaces s ON s.id = p.space_id
             WHERE p.deleted_at IS NULL AND ",
            reads!("s", "p"),
            " AND p.id < $4 AND ",
            $which,
            " ORDER BY p.id DESC LIMIT $5"
        )
    };
}

macro_rules! lines {
    () => {
        "SELECT p.id, p.space_id, p.author_id, s.access, s.kind"
    };
}

/// The posts that the person $1 wrote, commented or reacted to; $2 is the lowest identifier, $3 the
/// hour, since which.
macro_rules! responded {
    () => {
        "(SELECT id AS post_id FROM posts WHERE author_id = $1 AND id > $2 AND deleted_at IS NULL
          UNION SELECT post_id FROM comments WHERE author_id = $1 AND id > $2 AND deleted_at IS NULL
          UNION SELECT post_id FROM reactions WHERE person_id = $1 AND at > $3)"
    };
}

kernel::sql! {
    pub(crate) static HOME = newest!(concat!("s.kind NOT IN ('conversation', 'notebook') AND NOT ", muted!("p", "$3"), " AND ("
        ,
        followed_by!("s"), "
        OR EXISTS (SELECT 1 FROM follows f WHERE f.person_id = $1 AND f.followed_id = p.author_id)
        OR EXISTS (SELECT 1 FROM topic_follows tf JOIN post_topics pt ON pt.topic_id = tf.topic_id
                   WHERE tf.person_id = $1 AND pt.post_id = p.id))"));
    pub(crate) static SPACE = newest!("p.space_id = $3");
    pub(crate) static PERSON = newest!("p.author_id = $3 AND s.kind NOT IN ('conversation', 'notebook')");
    pub(crate) static TOPIC = newest!("s.kind NOT IN ('conversation', 'notebook')
        AND EXISTS (SELECT 1 FROM post_topics pt WHERE pt.topic_id = $3 AND pt.post_id = p.id)");

    // What the engine keeps in memory: it asks who may see a post when it shows it.
    pub(crate) static LINES_IN_SPACE = concat!(lines!(), " FROM posts p
        JOIN spaces s ON s.id = p.space_id
        WHERE p.space_id = $1 AND p.deleted_at IS NULL ORDER BY p.id DESC LIMIT $2");
    pub(crate) static LINES_BY_PERSON = concat!(lines!(), " FROM posts p
        JOIN spaces s ON s.id = p.space_id
        WHERE p.author_id = $1 AND p.deleted_at IS NULL ORDER BY p.id DESC LIMIT $2");
    pub(crate) static LINES_UNDER_TOPIC = concat!(lines!(), " FROM post_topics pt
        JOIN posts p ON p.id = pt.post_id JOIN spaces s ON s.id = p.space_id
        WHERE pt.topic_id = $1 AND p.deleted_at IS NULL ORDER BY pt.post_id DESC LIMIT $2");
    pub(crate) static LINES = concat!(lines!(), ",
            CASE WHEN p.deleted_at IS NULL THEN 0 ELSE 1 END
        FROM posts p JOIN spaces s ON s.id = p.space_id WHERE p.id IN ($1[])");
    pub(crate) static TOPICS_OF = "SELECT post_id, topic_id FROM post_topics WHERE post_id IN ($1[])";
    pub(crate) static KINDS = "SELECT DISTINCT kind FROM spaces WHERE id IN ($1[])";
    pub(crate) static MEMBERS = "SELECT DISTINCT person_id FROM memberships WHERE space_id IN ($1[])";
    pub(crate) static GUESTS = "SELECT DISTINCT m.person_id FROM memberships m
        JOIN people p ON p.id = m.person_id AND p.role = 'guest' WHERE m.space_id IN ($1[])";
    pub(crate) static FOLLOWED_PEOPLE = "SELECT followed_id FROM follows WHERE person_id = $1";
    pub(crate) static FOLLOWED_TOPICS = "SELECT topic_id FROM topic_follows WHERE person_id = $1";

    // What the ranking counts.
    pub(crate) static UNITS = "SELECT p.id, a.unit_id FROM posts p JOIN people a ON a.id = p.author_id
        WHERE p.id IN ($1[])";
    pub(crate) static RESPONSES = "SELECT x.post_id, COALESCE(a.unit_id, 0), COUNT(*)
        FROM (SELECT target_id AS post_id, person_id FROM reactions WHERE target_id IN ($1[])
              UNION ALL
              SELECT post_id, author_id AS person_id FROM comments
              WHERE post_id IN ($1[]) AND deleted_at IS NULL) x
        JOIN posts p ON p.id = x.post_id AND p.author_id <> x.person_id
        JOIN people a ON a.id = x.person_id GROUP BY x.post_id, COALESCE(a.unit_id, 0)";
    pub(crate) static VIEWS = "SELECT post_id, unit_id, views FROM views WHERE post_id IN ($1[])";
    pub(crate) static OWN_UNIT = "SELECT unit_id FROM people WHERE id = $1";
    // What the viewer $1 did of the list of first days; last, whether they hid it.
    pub(crate) static FIRST_DAY = "SELECT CASE WHEN p.photo IS NULL THEN 0 ELSE 1 END,
            CASE WHEN p.about = '' THEN 0 ELSE 1 END,
            CASE WHEN (SELECT COUNT(*) FROM memberships m JOIN spaces s ON s.id = m.space_id
                WHERE m.person_id = p.id AND s.kind NOT IN ('personal', 'conversation', 'notebook')) < 2
                THEN 0 ELSE 1 END,
            CASE WHEN EXISTS (SELECT 1 FROM follows f WHERE f.person_id = p.id) THEN 1 ELSE 0 END,
            CASE WHEN EXISTS (SELECT 1 FROM posts o WHERE o.author_id = p.id)
                OR EXISTS (SELECT 1 FROM comments c WHERE c.author_id = p.id) THEN 1 ELSE 0 END,
            CASE WHEN EXISTS (SELECT 1 FROM first_days d WHERE d.person_id = p.id) THEN 1 ELSE 0 END
        FROM people p WHERE p.id = $1";
    pub(crate) static HIDE_FIRST_DAY = "INSERT INTO first_days (person_id, hidden_at) VALUES ($1, $2)
        ON CONFLICT (person_id) DO NOTHING";
    pub(crate) static DIALS = "SELECT part, dial FROM dials WHERE person_id = $1";
    pub(crate) static SET_DIAL = "INSERT INTO dials (person_id, part, dial) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, part) DO UPDATE SET dial = excluded.dial
        WHERE dials.dial <> excluded.dial";
    pub(crate) static UNSET_DIAL = "DELETE FROM dials WHERE person_id = $1 AND part = $2";
    pub(crate) static UNSET_DIALS = "DELETE FROM dials WHERE person_id = $1";
    // Why posts $2, which the viewer $1 sees, stand where they do: switches; authors and topics, and
    // whether they are followed.
    pub(crate) static WHY = "SELECT 0, 0, part, dial FROM dials WHERE person_id = $1
        UNION ALL
        SELECT 1, p.id, a.name, COALESCE((SELECT 'followed' FROM follows f
            WHERE f.person_id = $1 AND f.followed_id = p.author_id), '')
        FROM posts p JOIN people a ON a.id = p.author_id WHERE p.id IN ($2[])
        UNION ALL
        SELECT 2, pt.post_id, t.name, COALESCE((SELECT 'followed' FROM topic_follows tf
            WHERE tf.person_id = $1 AND tf.topic_id = t.id), '')
        FROM post_topics pt JOIN topics t ON t.id = pt.topic_id WHERE pt.post_id IN ($2[])";
    // Mentions of the viewer since $3, under which they wrote nothing after. No mute hides them, but
    // blocking whoever wrote them does.
    pub(crate) static UNANSWERED = concat!("SELECT m.target_id, m.post_id,
            COALESCE(c.author_id, p.author_id), COALESCE(c.created_at, p.created_at),
            p.title, COALESCE(c.body, p.body)
        FROM mentions m JOIN posts p ON p.id = m.post_id AND p.deleted_at IS NULL
        JOIN spaces s ON s.id = p.space_id
        LEFT JOIN comments c ON c.id = m.target_id AND c.deleted_at IS NULL
        WHERE m.person_id = $1 AND m.target_id > $3 AND ", reads!("s", "p"), "
          AND (m.target_id = m.post_id OR c.id IS NOT NULL)
          AND COALESCE(c.author_id, p.author_id) <> $1
          AND NOT EXISTS (SELECT 1 FROM comments a WHERE a.post_id = m.post_id
              AND a.author_id = $1 AND a.id > m.target_id AND a.deleted_at IS NULL)
          AND NOT ", people::blocked!("$1", "COALESCE(c.author_id, p.author_id)"), "
        ORDER BY m.target_id DESC LIMIT $4");
    pub(crate) static RESPONDED_TOPICS = concat!("SELECT pt.topic_id, COUNT(*)
        FROM ", responded!(), " x JOIN posts p ON p.id = x.post_id
        JOIN spaces s ON s.id = p.space_id AND s.kind NOT IN ('conversation', 'notebook')
        JOIN post_topics pt ON pt.post_id = p.id GROUP BY pt.topic_id");
    pub(crate) static RESPONDED_AUTHORS = concat!("SELECT p.author_id, COUNT(*)
        FROM ", responded!(), " x JOIN posts p ON p.id = x.post_id AND p.author_id <> $1
        JOIN spaces s ON s.id = p.space_id AND s.kind NOT IN ('conversation', 'notebook')
        GROUP BY p.author_id");
    pub(crate) static FOLLOWED = concat!("SELECT s.id FROM spaces s
        WHERE ", followed_by!("s"), " AND s.kind NOT IN ('conversation', 'notebook')");
}
