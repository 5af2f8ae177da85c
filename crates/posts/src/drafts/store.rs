//! The SQL of drafts.

use kernel::{Etag, Result, Row};

use super::Draft;

kernel::sql! {
    pub(super) static INSERT = "INSERT INTO drafts (id, person_id, content, saved_at, due_at, problem,
            saved_by)
        VALUES ($1, $2, $3, $4, $5, '', $6)";
    pub(super) static UPDATE = "UPDATE drafts
        SET content = $3, saved_at = $4, due_at = $5, problem = '', saved_by = $6
        WHERE id = $1 AND person_id = $2";
    pub(super) static DRAFT = "SELECT id, content, saved_at, due_at, problem, saved_by, waits_in, refusal FROM drafts
        WHERE id = $1 AND person_id = $2";
    pub(super) static DRAFTS = "SELECT id, content, saved_at, due_at, problem, saved_by, waits_in, refusal FROM drafts
        WHERE person_id = $1 ORDER BY saved_at DESC, id DESC";
    // In the space $2, by any address that it has or had, which stands first in what is kept: how many are due before
    // $3, and how many have no hour.
    pub(super) static COUNT_IN = concat!("SELECT
            COALESCE(SUM(CASE WHEN d.due_at < $3 THEN 1 ELSE 0 END), 0),
            COALESCE(SUM(CASE WHEN d.due_at IS NULL THEN 1 ELSE 0 END), 0)
        FROM drafts d JOIN ", spaces::addresses_of!("$2"), " a
            ON SUBSTR(d.content, 1, LENGTH(a.slug) + 11) = '{\"space\":\"' || a.slug || '\"'
        WHERE d.person_id = $1 AND d.waits_in IS NULL");
    pub(super) static DELETE = "DELETE FROM drafts WHERE id = $1 AND person_id = $2";
    pub(super) static DUE = "SELECT d.id, d.content, d.saved_at, d.due_at, d.problem, d.saved_by,
            d.waits_in, d.refusal, d.person_id
        FROM drafts d WHERE d.due_at <= $1 ORDER BY d.due_at, d.id LIMIT 1";
    pub(super) static NEXT_DUE = "SELECT MIN(due_at) FROM drafts WHERE due_at IS NOT NULL";
    pub(super) static STILL_DUE = "SELECT 1 FROM drafts
        WHERE id = $1 AND saved_at = $2 AND due_at <= $3";
    pub(super) static KEEP = "UPDATE drafts SET due_at = NULL, problem = $2
        WHERE id = $1 AND saved_at = $3";
}

/// A row of the first eight columns of a draft.
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
    })
}
