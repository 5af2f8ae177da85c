//! The SQL of drafts.

use kernel::{Etag, Result, Row};

use super::Draft;
use crate::plan_asks;

/// The columns of a draft, of a table alias `d`, as [`draft`] reads them.
macro_rules! draft_columns {
    () => {
        concat!(
            "d.id, d.content, d.saved_at, d.due_at, d.problem, d.saved_by, d.waits_in, d.refusal, d.embargo_until,
            CASE WHEN d.approved_by IS NULL THEN 0 ELSE 1 END, CASE WHEN ",
            crate::plan_asks!("d"),
            " THEN 1 ELSE 0 END"
        )
    };
}

pub(crate) use draft_columns;

kernel::sql! {
    pub(super) static INSERT = "INSERT INTO drafts (id, person_id, content, saved_at, due_at, problem,
            saved_by, embargo_until, planned_in)
        VALUES ($1, $2, $3, $4, $5, '', $6, $7, $8)";
    pub(super) static UPDATE = "UPDATE drafts
        SET content = $3, saved_at = $4, due_at = $5, problem = '', saved_by = $6, embargo_until = $7,
            planned_in = $8, approved_by = NULL
        WHERE id = $1 AND person_id = $2";
    pub(super) static DRAFT = concat!("SELECT ", draft_columns!(), " FROM drafts d
        WHERE d.id = $1 AND d.person_id = $2");
    pub(super) static DRAFTS = concat!("SELECT ", draft_columns!(), " FROM drafts d
        WHERE d.person_id = $1 ORDER BY d.saved_at DESC, d.id DESC");
    // In the space $2, by any address that it has or had, which stands first in what is kept: how many are due before
    // $3, and how many have no hour.
    pub(super) static COUNT_IN = concat!("SELECT
            COALESCE(SUM(CASE WHEN d.due_at < $3 THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN d.due_at IS NULL THEN 1 ELSE 0 END), 0)
        FROM drafts d JOIN ", spaces::addresses_of!("$2"), " a
            ON SUBSTR(d.content, 1, LENGTH(a.slug) + 11) = '{\"space\":\"' || a.slug || '\"'
        WHERE d.person_id = $1 AND d.waits_in IS NULL");
    pub(super) static DELETE = "DELETE FROM drafts WHERE id = $1 AND person_id = $2";
    // What is not approved where it has to be is not due.
    pub(super) static DUE = concat!("SELECT ", draft_columns!(), ", d.person_id
        FROM drafts d WHERE d.due_at <= $1 AND NOT ", plan_asks!("d"), " ORDER BY d.due_at, d.id LIMIT 1");
    pub(super) static NEXT_DUE = concat!("SELECT MIN(d.due_at) FROM drafts d
        WHERE d.due_at IS NOT NULL AND NOT ", plan_asks!("d"));
    pub(super) static STILL_DUE = concat!("SELECT 1 FROM drafts d
        WHERE d.id = $1 AND d.saved_at = $2 AND d.due_at <= $3 AND NOT ", plan_asks!("d"));
    pub(super) static KEEP = "UPDATE drafts
        SET due_at = NULL, planned_in = NULL, approved_by = NULL, problem = $2
        WHERE id = $1 AND saved_at = $3";
}

/// A row that begins with [`draft_columns!`].
pub(crate) fn draft(row: &Row<'_>) -> Result<Draft> {
    let content: String = row.get(1)?;
    Ok(Draft {
        id: row.get(0)?,
        etag: Etag::of(&[&content]),
        content: serde_json::from_str(&content)?,
        saved_at: row.get(2)?,
        due_at: row.get(3)?,
        problem: row.get(4)?,
        saved_by: row.get(5)?,
        waiting: row.get::<Option<i64>>(6)?.is_some(),
        refusal: row.get(7)?,
        embargo_until: row.get(8)?,
        approved: row.get(9)?,
        asks_approval: row.get(10)?,
    })
}
