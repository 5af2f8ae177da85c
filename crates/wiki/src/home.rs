//! The page that stands at the top of its space, where its managers chose one.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{Activity, App, Error, Result, Tx, Viewer, params};
use posts::PostId;
use serde::Deserialize;
use spaces::Top;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Locale, Route, SafeHtml};

use crate::access::readable;
use crate::store::{HOME_OF, NO_HOME, SET_HOME};
use crate::{headings, links, logged, model};

/// Puts a page at the top of its space, or takes it away.
///
/// # Errors
/// `Forbidden` for anybody but those who run its space.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId, wanted: bool) -> Result<String> {
    let page = readable(tx, viewer, id)?.managed(tx, viewer)?;
    let space = page.space().id;
    if page.state.is_home != wanted {
        tx.execute(&NO_HOME, params![space])?;
        if wanted {
            tx.execute(&SET_HOME, params![space, id])?;
        }
        tx.log(Activity::new(logged::PAGE_HOME, id.0).by(viewer.id).within(space))?;
    }
    Ok(page.href())
}

/// What the form says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    home: String,
}

/// `POST /pages/{id}/home`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let (viewer, id, wanted) = (cx.viewer()?.clone(), model::id(&segment)?, sent.home == "true");
    let href = app.db.write(move |tx| set(tx, &viewer, id, wanted)).await?;
    let said = if wanted { "notice-page-home" } else { "notice-page-no-home" };
    Ok(redirect(&href, &Flash::new(said)))
}

#[derive(Template)]
#[template(path = "wiki/home.html")]
struct Home<'a> {
    l: Locale,
    href: String,
    title: &'a str,
    html: SafeHtml,
}

/// What stands at the top of the space whose page is asked for; nothing where that is another page, or its managers
/// chose none that the viewer reads.
///
/// # Errors
/// Whatever the database meets.
pub fn top(tx: &mut Tx<'_>, viewer: &Viewer, l: Locale, route: &Route) -> Result<Option<Top>> {
    let Some(slug) = route.named("/spaces/{slug}") else { return Ok(None) };
    let open = viewer.sees_open();
    let values = params![viewer.id, open, slug];
    let found = tx.query_opt(&HOME_OF, values, |row| row.get::<PostId>(0))?;
    let Some(id) = found else { return Ok(None) };
    let page = readable(tx, viewer, id)?;
    let come = links::come(tx, viewer, id, &page.html)?;
    let (html, _) = headings::named(&links::led(&page.html, &come));
    let html = SafeHtml::trusted(html.replace(" id=\"s-", " data-id=\"s-"));
    let home = Home { l, href: page.href(), title: &page.title, html };
    home.render().map(Top).map(Some).map_err(Error::internal)
}
