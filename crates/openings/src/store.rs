//! The SQL of openings.

use spaces::{listed_to, visible_to};

/// Whether this row of `key_holders` (`k`, of the person `kp`) counts: confirmed, of a member who administers nothing.
macro_rules! counts {
    () => {
        "k.confirmed_at IS NOT NULL AND kp.role = 'member' AND kp.closed_at IS NULL"
    };
}

/// Whether the space of this row of `openings` is there: of one that is deleted nobody is left to be told.
macro_rules! there {
    ($opening:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM deleted_spaces d WHERE d.space_id = ",
            $opening,
            ".space_id)"
        )
    };
}

/// Whether an opening `o` is open at the hour `$2`.
macro_rules! open {
    () => {
        concat!("o.granted = 1 AND o.ended_at IS NULL AND o.ends_at > $2 AND ", there!("o"))
    };
}

kernel::sql! {
    pub(crate) static HOLDERS = "SELECT k.person_id, k.confirmed_at, k.leaves_by, k.named_at FROM key_holders k
        ORDER BY k.named_at, k.person_id";
    pub(crate) static COUNTING = concat!("SELECT k.person_id FROM key_holders k JOIN people kp ON kp.id = k.person_id
        WHERE ", counts!(), " ORDER BY k.person_id");
    // Whoever waits to be confirmed holds it where they are named at once.
    pub(crate) static NAME = "INSERT INTO key_holders (person_id, named_by, named_at, confirmed_at)
        VALUES ($1, $2, $3, $4) ON CONFLICT (person_id) DO UPDATE
        SET named_by = excluded.named_by, named_at = excluded.named_at, confirmed_at = excluded.confirmed_at, leaves_by = NULL
        WHERE key_holders.confirmed_at IS NULL AND excluded.confirmed_at IS NOT NULL";
    pub(crate) static CONFIRM = "UPDATE key_holders SET confirmed_by = $2, confirmed_at = $3
        WHERE person_id = $1 AND confirmed_at IS NULL";
    pub(crate) static WANT_GONE = "UPDATE key_holders SET leaves_by = $2 WHERE person_id = $1 AND leaves_by IS NULL";
    pub(crate) static STAYS = "UPDATE key_holders SET leaves_by = NULL WHERE person_id = $1 AND leaves_by IS NOT NULL";
    pub(crate) static REMOVE = "DELETE FROM key_holders WHERE person_id = $1";
    pub(crate) static HOLDER = "SELECT k.person_id, k.confirmed_at, k.leaves_by, k.named_at FROM key_holders k
        WHERE k.person_id = $1";
    // Everybody but guests, $1 of them.
    pub(crate) static EVERYBODY = "SELECT id FROM people WHERE role <> 'guest' AND closed_at IS NULL
        ORDER BY id LIMIT $1";

    // The private community at this address: no conversation, no notebook, none by agreement, none that is deleted.
    pub(crate) static PRIVATE = "SELECT s.id, EXISTS (SELECT 1 FROM memberships m WHERE m.space_id = s.id AND m.person_id = $2)
        FROM spaces s WHERE s.slug = $1 AND s.access <> 'open'
          AND s.kind NOT IN ('personal', 'conversation', 'notebook', 'agreement')
          AND NOT EXISTS (SELECT 1 FROM deleted_spaces d WHERE d.space_id = s.id)";
    pub(crate) static WAITS = "SELECT 1 FROM openings WHERE space_id = $1 AND asked_by = $2 AND ended_at IS NULL";
    pub(crate) static ASK = "INSERT INTO openings (id, space_id, asked_by, reason, hours, asked_at, granted)
        VALUES ($1, $2, $3, $4, $5, $6, 0)";
    pub(crate) static ONE = "SELECT id, space_id, asked_by, reason, hours, asked_at, decided_by, decided_at, granted, ends_at,
            ended_at, ended_by FROM openings WHERE id = $1";
    // Before the number $3, $4 at most; a guest learns of what is theirs alone.
    pub(crate) static ALL = concat!("SELECT o.id, o.space_id, o.asked_by, o.reason, o.hours, o.asked_at, o.decided_by, o.decided_at,
            o.granted, o.ends_at, o.ended_at, o.ended_by FROM openings o JOIN spaces s ON s.id = o.space_id
        WHERE o.id < $3 AND ($2 = 1 OR o.asked_by = $1 OR ", visible_to!("s"), ") ORDER BY o.id DESC LIMIT $4");
    // How often $1 asked since $2, and when first.
    pub(crate) static ASKED = "SELECT COUNT(*), MIN(asked_at) FROM openings WHERE asked_by = $1 AND asked_at > $2";
    pub(crate) static GRANT = concat!("UPDATE openings SET granted = 1, decided_by = $2, decided_at = $3, ends_at = $4
        WHERE id = $1 AND decided_at IS NULL AND ended_at IS NULL AND ", there!("openings"));
    pub(crate) static REFUSE = "UPDATE openings SET decided_by = $2, decided_at = $3, ended_at = $3
        WHERE id = $1 AND decided_at IS NULL AND ended_at IS NULL";
    pub(crate) static END = "UPDATE openings SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL";
    // Those whose time is over at $1, those that were asked before $2 and never answered, and those whose space is deleted.
    pub(crate) static OVER = concat!("SELECT o.id FROM openings o WHERE o.ended_at IS NULL
        AND (o.ends_at <= $1 OR (o.decided_at IS NULL AND o.asked_at <= $2) OR NOT ", there!("o"), ")
        ORDER BY o.id LIMIT 100");
    pub(crate) static NOT_OVER = "SELECT id FROM openings WHERE ended_at IS NULL ORDER BY id";
    pub(crate) static NAMES = concat!("SELECT s.id, s.name, s.slug FROM spaces s
        WHERE s.id IN ($3[]) AND ", listed_to!("s"));
    // What is open of the space at the address $4 at the hour $3, for the viewer, who sees it.
    pub(crate) static HERE = concat!("SELECT a.name, b.name, o.ends_at, o.reason
        FROM openings o JOIN spaces s ON s.id = o.space_id JOIN people a ON a.id = o.asked_by
        LEFT JOIN people b ON b.id = o.decided_by
        WHERE o.granted = 1 AND o.ended_at IS NULL AND o.ends_at > $3 AND s.slug = $4 AND ", visible_to!("s"), "
        ORDER BY o.id");

    // The opening $3 of the viewer $1, where it is open at $2.
    pub(crate) static OPENED = concat!("SELECT o.id, s.name, o.ends_at FROM openings o JOIN spaces s ON s.id = o.space_id
        WHERE o.id = $3 AND o.asked_by = $1 AND ", open!());
    // What stands in the space that is opened by $1: before the number $2, $3 at most.
    pub(crate) static POSTS = "SELECT p.id, p.kind, p.title, SUBSTR(p.body, 1, 500), a.name, p.created_at
        FROM openings o JOIN posts p ON p.space_id = o.space_id JOIN people a ON a.id = p.author_id
        WHERE o.id = $1 AND p.id < $2 AND p.deleted_at IS NULL ORDER BY p.id DESC LIMIT $3";
    pub(crate) static POST = "SELECT p.kind, p.title, p.html, p.fields, a.name, p.created_at
        FROM openings o JOIN posts p ON p.space_id = o.space_id JOIN people a ON a.id = p.author_id
        WHERE o.id = $1 AND p.id = $2 AND p.deleted_at IS NULL";
    pub(crate) static COMMENTS = "SELECT c.id, a.name, c.created_at, c.html
        FROM openings o JOIN posts p ON p.space_id = o.space_id JOIN comments c ON c.post_id = p.id
        JOIN people a ON a.id = c.author_id
        WHERE o.id = $1 AND p.id = $2 AND c.deleted_at IS NULL ORDER BY c.id LIMIT 1000";
    pub(crate) static FILES = "SELECT f.id, f.name, f.size FROM openings o JOIN posts p ON p.space_id = o.space_id
        JOIN files f ON f.post_id = p.id LEFT JOIN comments c ON c.id = f.target_id
        WHERE o.id = $1 AND p.id = $2 AND c.deleted_at IS NULL ORDER BY f.place, f.id LIMIT 500";
    pub(crate) static FILE = "SELECT f.name, f.media, f.hash, f.thumb, f.size FROM openings o JOIN posts p ON p.space_id = o.space_id
        JOIN files f ON f.post_id = p.id LEFT JOIN comments c ON c.id = f.target_id
        WHERE o.id = $1 AND f.id = $2 AND p.deleted_at IS NULL AND c.deleted_at IS NULL";
}
