//! What was erased, what stays, and why: for whoever has the address, who has no account any more.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::personal::{Erasure, PersonalData, Words};
use kernel::{App, Error, Result, Time, Tx, params, secret};
use ui::answer;
use ui::{Ctx, Nav, Page};

use super::erase::Counted;
use super::stored;
use crate::french;
use crate::store::RECEIPT;

#[derive(Template)]
#[template(path = "privacy/receipt.html")]
struct View<'a> {
    cx: &'a Ctx,
    receipt: Receipt,
    erased: Vec<(String, i64)>,
    unnamed: Vec<(String, i64)>,
}

struct Receipt {
    words: Words,
    conversations: Words,
    asked_at: Time,
    done_at: Option<Time>,
    counted: Counted,
    /// Whether a legal hold keeps what they wrote: the erasure waits.
    held: bool,
}

fn read(tx: &mut Tx<'_>, code: &str) -> Result<Receipt> {
    let found = tx.query_opt(&RECEIPT, params![secret::hash(code)], |row| {
        let counted: String = row.get(4)?;
        Ok(Receipt {
            words: stored(&row.get::<String>(0)?),
            conversations: stored(&row.get::<String>(1)?),
            asked_at: row.get(2)?,
            done_at: row.get(3)?,
            counted: serde_json::from_str(&counted).unwrap_or_default(),
            held: row.get(5)?,
        })
    })?;
    found.ok_or_else(Error::not_found)
}

/// `GET /left/{code}`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(code): Path<String>,
) -> Result<Response> {
    let receipt = app.db.read(move |tx| read(tx, &code)).await?;
    let (mut erased, mut unnamed) = (Vec::new(), Vec::new());
    for data in PersonalData::all() {
        let counted = receipt.counted.get(&format!("{}.{}", data.table, data.column));
        let Some(rows) = counted else { continue };
        let line = (french::words(cx.l, data).0, *rows);
        match data.erasure {
            Erasure::Delete => erased.push(line),
            Erasure::Anonymise | Erasure::Blank(_) | Erasure::Empty => unnamed.push(line),
        }
    }
    let html = answer::render(&View { cx: &cx, receipt, erased, unnamed })?;
    Ok(answer::never_kept(Page::new(cx.l.t("receipt-title")).main(html).nav(Nav::Me)))
}
