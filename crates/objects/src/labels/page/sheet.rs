//! Labels to print: one, or all of a space, on sheets of A4.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::{App, Error, Result, Tx};
use ui::{Ctx, Page, Query, SafeHtml, answer};

use super::list::{Filter, Row, managed};

#[derive(Template)]
#[template(path = "labels/sheet.html")]
struct View<'a> {
    cx: &'a Ctx,
    /// Each with its picture.
    labels: Vec<(Row, SafeHtml)>,
    back: &'a str,
}

/// `GET /labels/print`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    let (viewer, asked) = (cx.viewer()?.clone(), filter.clone());
    let rows = app.db.read(move |tx: &mut Tx<'_>| managed(tx, &viewer, &asked)).await?;
    if rows.is_empty() {
        return Err(Error::not_found());
    }
    let with_picture = |row: Row| {
        let picture = people::qr::svg(&format!("{}{}", app.config.public_url, row.label.href()))?;
        Ok((row, picture))
    };
    let labels = rows.into_iter().map(with_picture).collect::<Result<Vec<_>>>()?;
    let back = match filter.space.as_str() {
        "" => "/labels".to_owned(),
        slug => format!("/labels?space={}", ui::encode(slug)),
    };
    let html = answer::render(&View { cx: &cx, labels, back: &back })?;
    Ok(answer::never_kept(Page::new(cx.l.t("labels-title")).main(html)))
}
