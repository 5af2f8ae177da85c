//! The SQL of posts that wait.

use kernel::{Result, Row};

use super::Waiting;
use crate::drafts::{self, draft_columns};

/// The drafts `d` that wait in a space run by `$1`, who did not write them; a guest (`$2`: see `reads!`) reads those
/// sent since it takes guests.
macro_rules! waiting {
    () => {
        waiting!(concat!(draft_columns!(), ", d.person_id"))
    };
    ($columns:expr) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM drafts d JOIN memberships m ON m.space_id = d.waits_in AND m.role = 'animator'
        JOIN spaces s ON s.id = d.waits_in
        WHERE m.person_id = $1 AND d.person_id <> $1 AND ",
            spaces::since_guests!("s", "d.id")
        )
    };
}

kernel::sql! {
    pub(super) static OF = "SELECT whose FROM approvals WHERE space_id = $1";
    pub(super) static SET = "INSERT INTO approvals (space_id, whose) VALUES ($1, $2)
        ON CONFLICT (space_id) DO UPDATE SET whose = excluded.whose";
    // When $2 joined the space $1, and how much they published there, up to $3.
    pub(super) static JOINED_AND_WROTE = "SELECT
        (SELECT joined_at FROM memberships WHERE space_id = $1 AND person_id = $2),
        (SELECT COUNT(*) FROM (SELECT 1 AS one FROM posts
            WHERE author_id = $2 AND space_id = $1 AND deleted_at IS NULL LIMIT $3) w)";
    pub(super) static SEND = "INSERT INTO drafts (id, person_id, content, saved_at, problem, saved_by, waits_in)
        VALUES ($1, $2, $3, $4, '', '', $5)";
    // Whoever runs the space may open them while they wait; those of another that waits or is planned stay with it.
    pub(super) static TAKE_FILES = "UPDATE files SET target_id = $1
        WHERE owner_id = $2 AND id IN ($3[]) AND post_id IS NULL AND NOT EXISTS (SELECT 1 FROM drafts o
            WHERE o.id = files.target_id AND o.id <> $1 AND (o.waits_in IS NOT NULL OR o.planned_in IS NOT NULL))";
    pub(super) static WAITING_OF = "SELECT COUNT(*) FROM drafts
        WHERE person_id = $1 AND waits_in IS NOT NULL";
    pub(super) static WAITING = concat!(waiting!(), " AND (CAST($3 AS BIGINT) = 0 OR d.waits_in = $3)
        ORDER BY d.saved_at, d.id LIMIT 200");
    // Those, and what is scheduled for the space and asks for an approval.
    pub(super) static COUNT = concat!("SELECT (", waiting!("COUNT(*)"), " AND d.waits_in = $3),
        (SELECT COUNT(*) FROM drafts d WHERE d.planned_in = $3 AND d.person_id <> $1 AND ", crate::plan_asks!("d"), ")");
    pub(super) static OF_DRAFT = concat!(waiting!(), " AND d.id = $3");
    pub(super) static GIVE_BACK = "UPDATE drafts SET waits_in = NULL, saved_at = $2, problem = $3, refusal = $4, origin = NULL,
            due_at = NULL, planned_in = NULL, approved_by = NULL
        WHERE id = $1";
    // The key of the form stands for the post from now on.
    pub(super) static PUBLISHED = "UPDATE once SET object_id = $2 WHERE person_id = $3 AND object_id = $1";
    pub(super) static SET_ORIGIN = "UPDATE drafts SET origin = $2 WHERE id = $1 AND waits_in IS NOT NULL";
    pub(super) static ORIGIN = "SELECT origin FROM drafts WHERE id = $1";
    pub(super) static IS_WAITING = "SELECT 1 FROM drafts WHERE id = $1 AND waits_in IS NOT NULL";
    pub(super) static IS_DRAFT = "SELECT 1 FROM drafts WHERE id = $1 AND person_id = $2";
}

/// A row of [`waiting!`].
pub(super) fn waiting(row: &Row<'_>) -> Result<Waiting> {
    Ok(Waiting { draft: drafts::row(row)?, space: row.get(6)?, author: row.get(11)? })
}
