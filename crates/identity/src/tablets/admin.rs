//! The page where administrators say whether there are shared tablets, and where.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{self, Flash};
use ui::{Ctx, Form, Json, Nav, Page, SafeHtml};

use super::{Tablets, set, tablets};

/// The address of the page.
pub(crate) const PATH: &str = "/admin/tablets";

/// What the form sends: networks with blanks, commas or lines between them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct TabletsForm {
    on: String,
    networks: String,
}

impl TabletsForm {
    fn tablets(&self) -> Tablets {
        let words = self.networks.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
        let networks = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Tablets { on: !self.on.is_empty(), networks }
    }
}

#[derive(Template)]
#[template(path = "identity/tablets.html")]
struct View<'a> {
    cx: &'a Ctx,
    csrf: SafeHtml,
    form: &'a TabletsForm,
    wrong: &'a Wrong,
}

fn page(cx: &Ctx, form: &TabletsForm, wrong: &Wrong) -> Result<Page> {
    let html = answer::render(&View { cx, csrf: cx.csrf_field(), form, wrong })?;
    Ok(Page::new(cx.l.t("tablets-title")).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// `GET /admin/tablets`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    cx.viewer()?.administering()?;
    let kept = app.db.read(tablets).await?;
    let on = if kept.on { "1".to_owned() } else { String::new() };
    let form = TabletsForm { on, networks: kept.networks.join("\n") };
    page(&cx, &form, &Wrong::nothing(cx.l))
}

/// `POST /admin/tablets`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<TabletsForm>,
) -> Result<Response> {
    let (viewer, new) = (cx.viewer()?.clone(), form.tablets());
    match app.db.write(move |tx| set(tx, &viewer, &new)).await {
        Ok(()) => Ok(flash::redirect(PATH, &Flash::new("notice-tablets"))),
        Err(error) => Ok(page(&cx, &form, &Wrong::with(cx.l, error)?)?.into_response()),
    }
}

/// Whether there are shared tablets, and where (administrators).
#[utoipa::path(get, path = "/api/v1/tablets", tag = "site",
    responses((status = 200, body = Tablets), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_show(State(app): State<App>, cx: Ctx) -> Result<Json<Tablets>> {
    cx.viewer()?.administering()?;
    Ok(Json(app.db.read(tablets).await?))
}

/// Say whether there are shared tablets, and where (administrators).
#[utoipa::path(put, path = "/api/v1/tablets", tag = "site", request_body = Tablets,
    responses((status = 200, body = Tablets),
        (status = 403, description = "You do not run the network"),
        (status = 422, description = "No network, or one that is too wide")))]
pub(crate) async fn api_change(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<Tablets>,
) -> Result<Json<Tablets>> {
    let viewer = cx.viewer()?.clone();
    let change = move |tx: &mut Tx<'_>| {
        set(tx, &viewer, &new)?;
        tablets(tx)
    };
    app.db.write(change).await.map(Json)
}
