//! The SQL of kinds.

use people::visible_person;
use spaces::{reads, sees_post};

/// The people who see the space of a post ($1) and have not answered it, its author aside.
macro_rules! missing {
    () => {
        concat!(
            "FROM people pe JOIN posts p ON p.id = $1 JOIN spaces s ON s.id = p.space_id
             WHERE pe.closed_at IS NULL AND pe.id <> p.author_id AND ",
            sees_post!("pe", "s", "p.id"),
            " AND NOT EXISTS (
                SELECT 1 FROM post_answers a WHERE a.post_id = p.id AND a.person_id = pe.id)"
        )
    };
}

kernel::sql! {
    pub(super) static SET_STATE = "UPDATE posts
        SET state = $2, fields = $3, awaits = $4 WHERE id = $1";
    pub(super) static STATES = "SELECT id, kind, author_id, fields, state FROM posts
        WHERE id IN ($1[])";
    pub(super) static COMMENTED = "SELECT p.id, p.kind, p.author_id, p.fields,
            CASE WHEN s.archived_at IS NULL THEN 0 ELSE 1 END, p.state
        FROM posts p JOIN spaces s ON s.id = p.space_id WHERE p.id IN ($1[])";
    pub(crate) static ABOUT = "INSERT INTO post_people (post_id, person_id) VALUES ($1, $2)
        ON CONFLICT DO NOTHING";
    pub(super) static FORGET_ABOUT = "DELETE FROM post_people WHERE post_id = $1";
    pub(super) static PEOPLE = "SELECT post_id, person_id FROM post_people
        WHERE post_id IN ($1[]) ORDER BY post_id, person_id";

    // The newest of the kind $3 before $4 that the viewer ($1, $2) may read, in all spaces.
    pub(super) static NEWEST = concat!("SELECT p.id FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.kind = $3 AND p.id < $4 AND p.deleted_at IS NULL AND ", reads!("s", "p"), "
        ORDER BY p.id DESC LIMIT $5");
    pub(super) static FILE_OF = "SELECT id FROM files WHERE id = $1 AND owner_id = $2";

    pub(super) static ANSWER = "INSERT INTO post_answers (post_id, person_id, answer, at)
        VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    pub(super) static WITHDRAW = "DELETE FROM post_answers WHERE post_id = $1 AND person_id = $2";
    pub(super) static ANSWERED = "SELECT COUNT(*) FROM post_answers WHERE post_id = $1 AND person_id = $2";
    pub(super) static TALLY = "INSERT INTO post_tallies (post_id, answer, answers) VALUES ($1, $2, 1)
        ON CONFLICT (post_id, answer) DO UPDATE SET answers = post_tallies.answers + 1";
    pub(super) static ANSWERS = "SELECT post_id, person_id, answer FROM post_answers
        WHERE post_id IN ($1[]) ORDER BY post_id, at, person_id, answer";
    pub(super) static TALLIES = "SELECT post_id, answer, answers FROM post_tallies
        WHERE post_id IN ($1[])";

    pub(super) static KIND = "SELECT kind FROM posts WHERE id = $1";
    pub(super) static IS_AWAITED = "SELECT id FROM posts WHERE id = $1 AND awaits = 1";

    // Who answered a post ($1), of those whom the viewer ($2, $3) may know of, $4 at most.
    pub(super) static WHO_ANSWERED = concat!("SELECT a.person_id, a.answer, a.at
        FROM post_answers a WHERE a.post_id = $1 AND ",
        visible_person!("a.person_id", "$2", "$3"), "
        ORDER BY a.at, a.person_id, a.answer LIMIT $4");
    // Who of those who see the space of a post has not, the same; its author aside.
    pub(super) static WHO_HAS_NOT = concat!("SELECT pe.id ", missing!(), " AND ",
        visible_person!("pe.id", "$2", "$3"), " ORDER BY pe.name_folded, pe.id LIMIT $4");
    pub(super) static HOW_MANY_ANSWERED = "SELECT COUNT(DISTINCT person_id) FROM post_answers
        WHERE post_id = $1";
    pub(super) static HOW_MANY_HAVE_NOT = concat!("SELECT COUNT(*) ", missing!());
    pub(super) static UNANSWERED = concat!("SELECT pe.id ", missing!(), " ORDER BY pe.id LIMIT $2");
    // The posts that wait for the viewer ($1, $2: see `reads!`), the newest first.
    pub(super) static WAITING = concat!("SELECT p.id FROM posts p JOIN spaces s ON s.id = p.space_id
        WHERE p.awaits = 1 AND p.deleted_at IS NULL AND p.author_id <> $1
          AND ", reads!("s", "p"), " AND NOT EXISTS (
              SELECT 1 FROM post_answers a WHERE a.post_id = p.id AND a.person_id = $1)
        ORDER BY p.id DESC LIMIT 50");
}
