//! The SQL of reading. `$1` is the viewer; where lists are filtered `$2` is whether open spaces are
//! visible, as `spaces::reads!` wants it, and where posts are counted `$3` is the identifier
//! up to which everything is past (see [`super::horizon`]).

use spaces::{followed_by, reads};

use crate::follows::store::follows;
use crate::muted;

/// The spaces that the viewer follows, as `s`, with what their floors are made of: the person `v`,
/// the membership `m` and the position `r`. The list of candidates only spares reading all spaces;
/// who follows what is said by `followed_by!`.
macro_rules! followed {
    () => {
        "spaces s JOIN people v ON v.id = $1
         LEFT JOIN memberships m ON m.space_id = s.id AND m.person_id = $1
         LEFT JOIN reading r ON r.space_id = s.id AND r.person_id = $1"
    };
    (where) => {
        concat!(
            "s.id IN (SELECT n.space_id FROM memberships n WHERE n.person_id = $1
                UNION ALL SELECT c.id FROM spaces c WHERE c.kind = 'company') AND ",
            followed_by!("s")
        )
    };
}

/// The first identifier of the millisecond in which the viewer came: to the space, or to the
/// company where its space needs no joining, the same as [`super::floor_of`]; as a guest at the earliest the
/// last identifier that they do not read.
macro_rules! since {
    () => {
        "(CASE WHEN v.role = 'guest' AND s.guests_from > COALESCE(m.joined_at, v.created_at) / 1000 * 2097152
            THEN s.guests_from ELSE COALESCE(m.joined_at, v.created_at) / 1000 * 2097152 END)"
    };
}

/// The floor of a space: everything up to it is read, or past. One bound, so that an index finds
/// what is beyond it.
macro_rules! floor {
    () => {
        concat!(
            "(CASE WHEN r.post_id > $3 AND r.post_id > ",
            since!(),
            " THEN r.post_id WHEN ",
            since!(),
            " > $3 THEN ",
            since!(),
            " ELSE $3 END)"
        )
    };
}

/// A post `p` of a space `s` with what the viewer, the person `v`, has there: the membership `m` and
/// the position `r`.
macro_rules! with_position {
    () => {
        "posts p JOIN spaces s ON s.id = p.space_id JOIN people v ON v.id = $1
         LEFT JOIN memberships m ON m.space_id = s.id AND m.person_id = $1
         LEFT JOIN reading r ON r.space_id = s.id AND r.person_id = $1"
    };
}

/// Whether the viewer did not read the post yet.
macro_rules! is_fresh {
    () => {
        concat!(
            "p.author_id <> $1 AND p.id > $3 AND p.id > COALESCE(r.post_id, 0)
             AND (p.id > ",
            since!(),
            " OR NOT ",
            followed_by!("s"),
            ") AND NOT EXISTS (SELECT 1 FROM reading_ahead a
                WHERE a.person_id = $1 AND a.post_id = p.id)"
        )
    };
}

/// Whether a post `p` of a followed space is unread; `$4` is the hour.
macro_rules! is_unread {
    () => {
        concat!(
            "p.deleted_at IS NULL AND p.author_id <> $1 AND p.id > ",
            floor!(),
            " AND NOT EXISTS (SELECT 1 FROM reading_ahead a
                WHERE a.person_id = $1 AND a.post_id = p.id)
              AND NOT ",
            muted!("p", "$4")
        )
    };
}

kernel::sql! {
    // What is kept of the viewer $1, later than $2. Which of it counts, whoever keeps in memory what
    // they follow knows.
    pub(super) static POSITIONS = "SELECT 0, r.space_id, r.post_id FROM reading r
        WHERE r.person_id = $1
        UNION ALL SELECT 1, a.post_id, 0 FROM reading_ahead a
        WHERE a.person_id = $1 AND a.post_id > $2";
    pub(super) static JOINED_AT = "SELECT m.space_id, m.joined_at,
            CASE WHEN p.role = 'guest' THEN s.guests_from ELSE 0 END
        FROM memberships m JOIN spaces s ON s.id = m.space_id JOIN people p ON p.id = m.person_id
        WHERE m.person_id = $1";
    pub(super) static CAME = "SELECT created_at FROM people WHERE id = $1";
    pub(super) static UNREAD = concat!("SELECT s.id, COUNT(*)
        FROM ", followed!(), " JOIN posts p ON p.space_id = s.id
        WHERE ", followed!(where), " AND ", is_unread!(), "
        GROUP BY s.id ORDER BY s.id");
    pub(super) static UNREAD_IN = concat!("SELECT COUNT(*)
        FROM ", followed!(), " JOIN posts p ON p.space_id = s.id
        WHERE s.id = $5 AND ", followed_by!("s"), " AND ", is_unread!());
    // The oldest of each space first, so that no space is read further than that.
    pub(super) static NEXT = concat!("SELECT MIN(f.first) FROM (SELECT (
            SELECT p.id FROM posts p WHERE p.space_id = s.id AND ", is_unread!(), "
            ORDER BY p.id LIMIT 1) AS first
        FROM ", followed!(), " WHERE ", followed!(where), ") f");
    pub(super) static NAMES = "SELECT id, slug, name FROM spaces WHERE id IN ($1[])";

    // Those of the posts $4 that the viewer sees and did not read yet: post, space, whether the
    // view counts, whether the space is followed, its floor. Where a space is not followed there
    // is no position, and what was read is remembered for as long as anything is.
    pub(super) static FRESH = concat!("SELECT p.id, p.space_id,
            CASE WHEN p.id > COALESCE(r.counted, 0) THEN 1 ELSE 0 END,
            CASE WHEN ", followed_by!("s"), " THEN 1 ELSE 0 END, ", floor!(), "
        FROM ", with_position!(), "
        WHERE p.id IN ($4[]) AND ", reads!("s", "p"), " AND p.deleted_at IS NULL
          AND ", is_fresh!(), "
        ORDER BY p.id");
    pub(super) static READ_AHEAD = "INSERT INTO reading_ahead (person_id, space_id, post_id)
        SELECT CAST($1 AS BIGINT), p.space_id, p.id FROM posts p WHERE p.id IN ($2[])
        ON CONFLICT DO NOTHING";
    pub(super) static COUNT_VIEWS = "INSERT INTO views (post_id, unit_id, views)
        SELECT p.id, COALESCE(v.unit_id, 0), 1 FROM posts p JOIN people v ON v.id = $1
        WHERE p.id IN ($2[]) ORDER BY p.id
        ON CONFLICT (post_id, unit_id) DO UPDATE SET views = views.views + 1";
    pub(super) static COUNT_READERS = "INSERT INTO article_readers (post_id, month, readers)
        SELECT p.id, CAST($1 AS BIGINT), 1 FROM posts p WHERE p.id IN ($2[]) AND p.kind = 'article' ORDER BY p.id
        ON CONFLICT (post_id, month) DO UPDATE SET readers = article_readers.readers + 1";
    // The first post of the space $2 after $3 that the position may not pass: not read, and not
    // gone for good, which what was deleted after $4 may not be.
    pub(super) static STOP = concat!("SELECT p.id FROM posts p
        WHERE p.space_id = $2 AND p.id > $3 AND p.author_id <> $1
          AND (p.deleted_at IS NULL OR p.deleted_at > $4)
          AND NOT EXISTS (SELECT 1 FROM reading_ahead a
              WHERE a.person_id = $1 AND a.post_id = p.id)
          AND NOT ", muted!("p", for good), "
        ORDER BY p.id LIMIT 1");
    pub(super) static LAST_READ = "SELECT MAX(post_id) FROM reading_ahead
        WHERE person_id = $1 AND space_id = $2 AND post_id < $3";
    pub(super) static MOVE_UP = "INSERT INTO reading (person_id, space_id, post_id, counted)
        VALUES ($1, $2, $3, 0)
        ON CONFLICT (person_id, space_id) DO UPDATE SET post_id = excluded.post_id
        WHERE excluded.post_id > reading.post_id";
    pub(super) static PASSED = "DELETE FROM reading_ahead
        WHERE person_id = $1 AND space_id = $2 AND post_id <= $3";
    pub(super) static FORGET = "DELETE FROM reading_ahead WHERE post_id <= $1";

    // Everything of the followed spaces ($5: all, or this one) up to $4; then what is later.
    pub(super) static ALL_UP = concat!("INSERT INTO reading (person_id, space_id, post_id, counted)
        SELECT CAST($1 AS BIGINT), s.id, MAX(p.id), 0
        FROM ", followed!(), " JOIN posts p ON p.space_id = s.id
        WHERE ", followed!(where), " AND (CAST($5 AS BIGINT) = 0 OR s.id = $5)
          AND p.id > ", floor!(), " AND p.id <= $4
        GROUP BY s.id
        ON CONFLICT (person_id, space_id) DO UPDATE SET post_id = excluded.post_id");
    pub(super) static ALL_PASSED = "DELETE FROM reading_ahead WHERE person_id = $1
        AND post_id <= (SELECT r.post_id FROM reading r
            WHERE r.person_id = $1 AND r.space_id = reading_ahead.space_id)";
    pub(super) static ALL_AHEAD = concat!("INSERT INTO reading_ahead (person_id, space_id, post_id)
        SELECT CAST($1 AS BIGINT), s.id, p.id
        FROM ", followed!(), " JOIN posts p ON p.space_id = s.id
        WHERE ", followed!(where), " AND (CAST($5 AS BIGINT) = 0 OR s.id = $5)
          AND p.author_id <> $1 AND p.id > ", floor!(), " AND p.id > $4 AND p.id < $6
        ON CONFLICT DO NOTHING");

    pub(super) static POSITION = "SELECT post_id, counted FROM reading
        WHERE person_id = $1 AND space_id = $2";
    pub(super) static SET_POSITION = "INSERT INTO reading (person_id, space_id, post_id, counted)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, space_id) DO UPDATE
        SET post_id = excluded.post_id, counted = excluded.counted";
    pub(super) static UNREAD_AHEAD = "DELETE FROM reading_ahead
        WHERE person_id = $1 AND space_id = $2 AND post_id >= $3";

    pub(super) static THREADS = concat!("SELECT p.id, COUNT(c.id)
        FROM thread_reading t JOIN posts p ON p.id = t.post_id JOIN spaces s ON s.id = p.space_id
        LEFT JOIN comments c ON c.post_id = p.id AND c.id > t.comment_id AND c.author_id <> $1
            AND c.deleted_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM mutes cm WHERE cm.person_id = $1 AND cm.kind = 'person'
                AND cm.target_id = c.author_id AND (cm.until IS NULL OR cm.until > $4))
            AND NOT ", people::blocked!("$1", "c.author_id"), "
        WHERE t.person_id = $1 AND t.post_id IN ($3[]) AND p.deleted_at IS NULL
          AND ", reads!("s", "p"), " AND NOT ", muted!("p", "$4"), "
        GROUP BY p.id ORDER BY p.id");
    pub(super) static READ_THREAD = "INSERT INTO thread_reading (person_id, post_id, comment_id)
        VALUES ($1, $2, $3)
        ON CONFLICT (person_id, post_id) DO UPDATE SET comment_id = excluded.comment_id
        WHERE excluded.comment_id > thread_reading.comment_id";
    pub(super) static UNREAD_THREAD = "INSERT INTO thread_reading (person_id, post_id, comment_id)
        VALUES ($1, $2, $3)
        ON CONFLICT (person_id, post_id) DO UPDATE SET comment_id = excluded.comment_id
        WHERE excluded.comment_id < thread_reading.comment_id";
    pub(super) static BEGIN_THREAD = "INSERT INTO thread_reading (person_id, post_id, comment_id)
        VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
}

spaces::granting! {
    // What of the post $4, which the viewer may read, is theirs: whether they follow its thread, up to
    // where they read that, and whether the post is still to be noted as read.
    pub(super) static OPENED = SELECT [follows!("p"), ",
            t.comment_id,
            CASE WHEN ", is_fresh!(), " THEN 1 ELSE 0 END"]
        FROM [with_position!(), "
            LEFT JOIN thread_reading t ON t.post_id = p.id AND t.person_id = $1"]
        WHERE ["p.id = $4 AND p.deleted_at IS NULL"];
}
