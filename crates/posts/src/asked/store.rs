//! The SQL of questions that ask the same. `$1` and `$2` are the viewer's, as `spaces::reads!` wants them.

use kernel::{Result, Tx, Viewer, params};
use spaces::reads;

use crate::kinds::Kinds;
use crate::store::{post, post_columns};
use crate::{Post, PostId};

/// Where questions that are closed lead (`ends`): the first may be closed onto another later, and so on.
macro_rules! ends {
    ($those:literal) => {
        concat!(
            "WITH RECURSIVE way (post_id, first_id) AS (
                SELECT post_id, first_id FROM duplicates WHERE post_id ",
            $those,
            " UNION SELECT w.post_id, d.first_id FROM way w JOIN duplicates d ON d.post_id = w.first_id),
            ends AS (SELECT post_id, first_id FROM way
                WHERE NOT EXISTS (SELECT 1 FROM duplicates d WHERE d.post_id = way.first_id)) "
        )
    };
}

kernel::sql! {
    // These questions with the thread that each leads to, where it is closed onto one that the viewer reads; one that
    // is closed onto what they do not read is left out.
    static QUESTIONS = concat!(ends!("IN ($3[])"), "SELECT ", post_columns!(), ", d.first_id
        FROM posts p JOIN spaces s ON s.id = p.space_id
        LEFT JOIN ends d ON d.post_id = p.id
        WHERE ", reads!("s", "p"), " AND p.id IN ($3[]) AND p.deleted_at IS NULL
          AND s.kind NOT IN ('conversation', 'notebook')
          AND (d.first_id IS NULL OR EXISTS (SELECT 1 FROM posts f JOIN spaces fs ON fs.id = f.space_id
              WHERE f.id = d.first_id AND f.deleted_at IS NULL AND ", reads!("fs", "f"), "))");
    // The thread that the question $3 is closed onto, where the viewer reads it.
    pub(super) static FIRST = concat!(ends!("= $3"), "SELECT f.id FROM ends d JOIN posts f ON f.id = d.first_id
        JOIN spaces s ON s.id = f.space_id
        WHERE f.deleted_at IS NULL AND ", reads!("s", "f"));
    // The questions closed onto $3, and onto those, that the viewer reads.
    pub(super) static DUPLICATES = concat!("WITH RECURSIVE onto (post_id) AS (
            SELECT post_id FROM duplicates WHERE first_id = $3
            UNION SELECT d.post_id FROM duplicates d JOIN onto o ON d.first_id = o.post_id)
        SELECT p.id FROM onto d JOIN posts p ON p.id = d.post_id JOIN spaces s ON s.id = p.space_id
        WHERE p.deleted_at IS NULL AND ", reads!("s", "p"), "
        ORDER BY p.id LIMIT 20");
    pub(super) static CLOSE = "INSERT INTO duplicates (post_id, first_id, at) VALUES ($1, $2, $3)
        ON CONFLICT (post_id) DO UPDATE SET first_id = excluded.first_id, at = excluded.at";
    pub(super) static OPEN = "DELETE FROM duplicates WHERE post_id = $1";
    pub(super) static CLOSED_ONTO = "SELECT d.post_id, p.space_id FROM duplicates d JOIN posts p ON p.id = d.post_id
        WHERE d.first_id IN ($1[])";
    pub(super) static REOPEN = "UPDATE posts SET state = CASE WHEN fields LIKE '%\"comment\":\"%' THEN 'answered' ELSE 'open' END
        WHERE kind = 'question' AND state = 'closed' AND id IN ($1[])";
    pub(super) static FORGET = "DELETE FROM duplicates WHERE post_id IN ($1[]) OR first_id IN ($1[])";
}

/// These questions, each with the thread it leads to.
pub(super) fn questions(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    ids: &[PostId],
) -> Result<Vec<(Post, Option<PostId>)>> {
    let kinds = Kinds::of(tx);
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    tx.query(&QUESTIONS, params![viewer.id, viewer.sees_open(), ids], |row| {
        Ok((post(&kinds, row)?, row.get(11)?))
    })
}

kernel::sql! {
    static WITHOUT_FIRST = "SELECT CAST(p.id AS TEXT) FROM posts p WHERE p.kind = 'question' AND p.state = 'closed'
        AND NOT EXISTS (SELECT 1 FROM duplicates d WHERE d.post_id = p.id)";
}

kernel::invariants! {
    "a question that is closed as a duplicate has a first one" => WITHOUT_FIRST,
}
