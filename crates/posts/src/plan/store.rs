//! The SQL of content plans.

use kernel::{Result, Row};

use super::Planned;
use crate::drafts::{self, draft_columns};

/// The predicate *does this draft wait for an approval before its hour?*, for a table alias of `drafts`.
///
/// `posts::plan_asks!("d")`
#[macro_export]
macro_rules! plan_asks {
    ($draft:literal) => {
        concat!(
            "(",
            $draft,
            ".planned_in IS NOT NULL AND ",
            $draft,
            ".approved_by IS NULL AND EXISTS (SELECT 1 FROM plans pl WHERE pl.space_id = ",
            $draft,
            ".planned_in AND pl.second = 1))"
        )
    };
}

/// The planned drafts `d` that `$1` may see: their own, and those of the spaces they run; a guest (`$2`: see `reads!`)
/// sees those begun since the space takes guests.
macro_rules! planned {
    () => {
        concat!(
            "SELECT ",
            draft_columns!(),
            ", d.person_id, d.planned_in FROM drafts d JOIN spaces s ON s.id = d.planned_in
        WHERE (d.person_id = $1 OR (EXISTS (SELECT 1 FROM memberships m
            WHERE m.space_id = d.planned_in AND m.person_id = $1 AND m.role = 'animator') AND ",
            spaces::since_guests!("s", "d.id"),
            "))"
        )
    };
}

kernel::sql! {
    pub(super) static SECOND = "SELECT second FROM plans WHERE space_id = $1";
    pub(super) static SET_SECOND = "INSERT INTO plans (space_id, second) VALUES ($1, $2)
        ON CONFLICT (space_id) DO UPDATE SET second = excluded.second";
    pub(super) static PLAN = concat!(planned!(), " AND d.planned_in = $3 ORDER BY d.due_at, d.id LIMIT $4");
    pub(super) static ONE = concat!(planned!(), " AND d.planned_in = $3 AND d.id = $4");
    pub(super) static DESCRIPTIONS = "SELECT id, alt FROM files
        WHERE target_id IN ($1[]) AND post_id IS NULL AND alt <> ''";
    pub(super) static APPROVE = "UPDATE drafts SET approved_by = $2 WHERE id = $1";
    pub(super) static ASK_AGAIN = "UPDATE drafts SET approved_by = NULL WHERE id = $1 AND planned_in IS NOT NULL";
    pub(super) static ASKS = concat!("SELECT 1 FROM drafts d WHERE d.id = $1 AND ", crate::plan_asks!("d"));
}

/// A row of [`planned!`].
pub(super) fn planned(row: &Row<'_>) -> Result<Planned> {
    let (author, space) = (row.get(11)?, row.get(12)?);
    Ok(Planned { draft: drafts::row(row)?, author, space, descriptions: Vec::new() })
}
