//! The SQL of events.

use spaces::reads;

/// What an occurrence shows in a list, of `o`, `e`, `p` and `s`.
macro_rules! shown {
    () => {
        "o.post_id, o.day, o.starts, o.ends, o.whole_day, p.title, p.fields, p.author_id, s.slug, s.name, s.kind"
    };
}

/// The rest of its rows, between two moments ($3, $4), of those that the viewer ($1, $2) may read.
macro_rules! between {
    () => {
        concat!(
            " JOIN event_occurrences o ON o.post_id = e.post_id AND o.ends > $3
            JOIN posts p ON p.id = e.post_id
            JOIN spaces s ON s.id = p.space_id
            WHERE e.until > $3 AND o.starts < $4 AND p.deleted_at IS NULL AND p.state = '' AND ",
            reads!("s", "p")
        )
    };
}

kernel::sql! {
    pub(crate) static EVENT = "SELECT sequence, everyone, version FROM events WHERE post_id = $1";
    pub(crate) static NOTE = "INSERT INTO events (post_id, space_id, everyone, sequence, version, until, written_to)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (post_id) DO UPDATE SET everyone = excluded.everyone,
            sequence = excluded.sequence, version = excluded.version, until = excluded.until,
            written_to = excluded.written_to";
    pub(crate) static FORGET_OCCURRENCES = "DELETE FROM event_occurrences WHERE post_id = $1";
    pub(crate) static OCCURRENCE = "INSERT INTO event_occurrences (post_id, day, starts, ends, whole_day, remind_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";

    pub(crate) static OCCURS = "SELECT 1 FROM event_occurrences WHERE post_id = $1 AND day = $2";
    // Those of posts that have not ended at $2, the earliest first.
    pub(crate) static COMING = "SELECT post_id, day, starts, ends FROM event_occurrences
        WHERE post_id IN ($1[]) AND ends > $2 ORDER BY starts, post_id LIMIT $3";
    pub(crate) static SPACE_OF = "SELECT space_id FROM posts WHERE id = $1";

    pub(crate) static ANSWER_OF = "SELECT answer FROM post_answers WHERE post_id = $1 AND person_id = $2";
    pub(crate) static HOW_MANY = "SELECT COUNT(*) FROM post_answers WHERE post_id = $1 AND answer = $2";
    pub(crate) static NEXT_WAITING = "SELECT person_id FROM post_answers WHERE post_id = $1 AND answer = $2
        ORDER BY at, person_id LIMIT $3";

    pub(crate) static FORGET_PEOPLE = "DELETE FROM event_people WHERE post_id = $1";
    pub(crate) static PERSON = "INSERT INTO event_people (post_id, person_id, invited, answer, until)
        VALUES ($1, $2, $3, $4, $5)";
    pub(crate) static INVITED = "SELECT person_id FROM event_people WHERE post_id = $1 AND invited = 1";
    pub(crate) static ANSWERED = "INSERT INTO event_people (post_id, person_id, invited, answer, until)
        SELECT e.post_id, $2, 0, $3, e.until FROM events e WHERE e.post_id = $1
        ON CONFLICT (post_id, person_id) DO UPDATE SET answer = excluded.answer";

    // Events of which nothing is written yet: those of an earlier release.
    pub(crate) static UNKNOWN = "SELECT p.id FROM posts p WHERE p.kind = 'event'
        AND NOT EXISTS (SELECT 1 FROM events e WHERE e.post_id = p.id) ORDER BY p.id LIMIT 100";
    pub(crate) static GOING_ON = "SELECT post_id FROM events WHERE written_to < $1 ORDER BY written_to LIMIT 100";
    pub(crate) static POST = "SELECT space_id, author_id, title, state, fields FROM posts WHERE id = $1";

    // What a person takes part in by name: their own, what they answered, what invites them.
    pub(crate) static MINE = concat!("SELECT ", shown!(), ", ep.answer
        FROM event_people ep JOIN events e ON e.post_id = ep.post_id", between!(), "
            AND ep.person_id = $1 AND ep.until > $3 AND ep.answer <> 'no'
        ORDER BY o.starts, o.post_id LIMIT $5");
    // What invites everybody in a space, where they said nothing yet.
    pub(crate) static OF_MY_SPACES = concat!("SELECT ", shown!(), ", ''
        FROM memberships m JOIN events e ON e.space_id = m.space_id AND e.everyone = 1", between!(), "
            AND m.person_id = $1 AND NOT EXISTS (
                SELECT 1 FROM event_people ep WHERE ep.post_id = e.post_id AND ep.person_id = $1)
        ORDER BY o.starts, o.post_id LIMIT $5");
}
