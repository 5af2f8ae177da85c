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

/// What a calendar file says of an event, of `e`, `p`.
macro_rules! sheet {
    ($answer:literal) => {
        concat!(
            "p.id, p.title, p.body, p.state, p.fields, p.created_at, e.changed_at, e.sequence, p.author_id,
            p.deleted_at, ",
            $answer
        )
    };
}

pub(crate) use {between, sheet, shown};

kernel::sql! {
    pub(crate) static EVENT = "SELECT sequence, everyone, version FROM events WHERE post_id = $1";
    pub(crate) static NOTE = "INSERT INTO events (post_id, space_id, everyone, sequence, version, until, written_to,
            changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (post_id) DO UPDATE SET everyone = excluded.everyone,
            sequence = excluded.sequence, version = excluded.version, until = excluded.until,
            written_to = excluded.written_to,
            changed_at = CASE WHEN $9 = 1 THEN excluded.changed_at ELSE events.changed_at END";
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
    // That an event takes place, and is not over at $2.
    pub(crate) static COMES = "SELECT 1 FROM events e JOIN posts p ON p.id = e.post_id
        WHERE e.post_id = $1 AND e.until > $2 AND p.state = '' AND p.deleted_at IS NULL";

    pub(crate) static FORGET_PEOPLE = "DELETE FROM event_people WHERE post_id = $1";
    pub(crate) static PERSON = "INSERT INTO event_people (post_id, person_id, invited, answer, until)
        VALUES ($1, $2, $3, $4, $5)";
    pub(crate) static INVITED = "SELECT person_id FROM event_people WHERE post_id = $1 AND invited = 1";
    pub(crate) static ANSWERED = "INSERT INTO event_people (post_id, person_id, invited, answer, until)
        SELECT e.post_id, $2, 0, $3, e.until FROM events e WHERE e.post_id = $1
        ON CONFLICT (post_id, person_id) DO UPDATE SET answer = excluded.answer";

    // Whom a change of an event by somebody ($2) concerns: who answered that they come, perhaps, or is invited and
    // has not answered, unless they blocked who changes it.
    pub(crate) static CONCERNED = concat!("SELECT ep.person_id FROM event_people ep WHERE ep.post_id = $1
        AND (ep.answer IN ('yes', 'maybe', 'waiting') OR (ep.answer = '' AND ep.invited = 1 AND NOT ",
            people::blocked!("ep.person_id", "$2"), ")) ORDER BY ep.person_id");
    // Who takes part: who said so, and the author where they said nothing.
    pub(crate) static TAKING_PART = "SELECT ep.person_id FROM event_people ep JOIN posts p ON p.id = ep.post_id
        WHERE ep.post_id = $1 AND (ep.answer IN ('yes', 'maybe') OR (ep.answer = '' AND ep.person_id = p.author_id))
        ORDER BY ep.person_id";
    pub(crate) static NEXT_REMINDER = "SELECT MIN(remind_at) FROM event_occurrences WHERE remind_at IS NOT NULL";
    pub(crate) static TO_REMIND = "SELECT o.post_id, o.day, o.starts, p.space_id, p.fields,
            CASE WHEN p.deleted_at IS NULL AND p.state = '' THEN 1 ELSE 0 END
        FROM event_occurrences o JOIN posts p ON p.id = o.post_id WHERE o.remind_at <= $1
        ORDER BY o.remind_at LIMIT 100";
    pub(crate) static REMINDED = "UPDATE event_occurrences SET remind_at = NULL
        WHERE post_id = $1 AND day = $2 AND remind_at IS NOT NULL";

    // Events of which nothing is written yet: those of an earlier release.
    pub(crate) static UNKNOWN = "SELECT p.id FROM posts p WHERE p.kind = 'event'
        AND NOT EXISTS (SELECT 1 FROM events e WHERE e.post_id = p.id) ORDER BY p.id LIMIT 100";
    pub(crate) static GOING_ON = "SELECT post_id FROM events WHERE written_to < $1 ORDER BY written_to LIMIT 100";
    pub(crate) static POST = "SELECT space_id, author_id, title, state, fields FROM posts WHERE id = $1";

    // Letters to whomever an event concerns ($1), due at $2; those that wait already wait on.
    pub(crate) static ALL_LETTERS = "INSERT INTO event_letters (post_id, person_id, due_at, told)
        SELECT post_id, person_id, $2, 0 FROM event_people WHERE post_id = $1
            AND (answer IN ('yes', 'maybe', 'waiting') OR (answer = '' AND invited = 1))
        ON CONFLICT (post_id, person_id) DO UPDATE SET due_at = excluded.due_at";
    pub(crate) static LETTER = "INSERT INTO event_letters (post_id, person_id, due_at, told) VALUES ($1, $2, $3, 0)
        ON CONFLICT (post_id, person_id) DO UPDATE SET due_at = excluded.due_at";
    // To somebody who is taken off the list: where they were told, and did not say that they come.
    pub(crate) static LETTER_OFF = "UPDATE event_letters SET due_at = $3
        WHERE post_id = $1 AND person_id = $2 AND told = 1 AND NOT EXISTS (SELECT 1 FROM event_people ep
            WHERE ep.post_id = $1 AND ep.person_id = $2 AND ep.answer IN ('yes', 'maybe', 'waiting'))";
    pub(crate) static NEXT_LETTER = "SELECT MIN(due_at) FROM event_letters WHERE due_at IS NOT NULL";
    pub(crate) static DUE_LETTERS = "SELECT post_id, person_id, told FROM event_letters WHERE due_at <= $1
        ORDER BY due_at, post_id, person_id LIMIT $2";
    pub(crate) static LETTER_TOLD = "UPDATE event_letters SET due_at = NULL, told = 1
        WHERE post_id = $1 AND person_id = $2";
    pub(crate) static LETTER_DONE = "DELETE FROM event_letters WHERE post_id = $1 AND person_id = $2";
    pub(crate) static IS_EVENT = "SELECT 1 FROM events WHERE post_id = $1 AND until > $2";
    // An event ($3) as its letter to a person ($1, $2) says it, also where it is deleted; nothing where they blocked
    // its author and did not answer.
    pub(crate) static LETTER_SHEET = concat!("SELECT ", sheet!("COALESCE(ep.answer, '-')"), ", e.until,
            COALESCE(ep.invited, 0), a.name
        FROM posts p JOIN events e ON e.post_id = p.id JOIN spaces s ON s.id = p.space_id
        JOIN people a ON a.id = p.author_id
        LEFT JOIN event_people ep ON ep.post_id = p.id AND ep.person_id = $1
        WHERE p.id = $3 AND ", reads!("s", "p"), "
            AND (COALESCE(ep.answer, '-') NOT IN ('', '-') OR NOT ", people::blocked!("$1", "p.author_id"), ")");

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

    // Answers of which the rows beside the event know nothing, or something else.
    static UNKEPT = "SELECT CAST(a.post_id AS TEXT) FROM post_answers a JOIN events e ON e.post_id = a.post_id
        LEFT JOIN event_people ep ON ep.post_id = a.post_id AND ep.person_id = a.person_id
        WHERE ep.answer IS NULL OR ep.answer <> a.answer";
}

kernel::sql! {
    static NOT_OVER = "SELECT post_id FROM events WHERE post_id IN ($1[]) AND until > $2";
    static SWEEP_PEOPLE = concat!("DELETE FROM event_people
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
    static SWEEP_DATES = concat!("DELETE FROM event_occurrences
        WHERE post_id IN (SELECT id FROM posts WHERE ", posts::purged!(), ")");
}

// What is still to come stays; what is said of people and days goes with its event.
posts::stays! { "coming" => NOT_OVER }
kernel::sweeps! { SWEEP_PEOPLE after 30 days, SWEEP_DATES after 30 days }

kernel::invariants! { "who answered an event is among its people" => UNKEPT }
