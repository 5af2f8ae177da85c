//! The administrator's page: the name of the network, and the way to all that is administered.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Result, Tx, Viewer};
use people::{arrivals, names, settings};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ui::administration::{self, AdminPage, Section};
use ui::answer::{self, Wrong};
use ui::flash::{self, Flash};
use ui::{Ctx, Form, Json, Locale, Nav, Page, SafeHtml};

use crate::logged;

ui::style!("src/admin.css");

/// Names the network.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` on the field `name`.
pub fn name_site(tx: &mut Tx<'_>, viewer: &Viewer, name: &str) -> Result<()> {
    viewer.administering()?;
    let name = names::name(name)?;
    settings::set(tx, settings::SITE_NAME, &name)?;
    tx.log(Activity::new(logged::SITE_NAMED, 0).by(viewer.id).data(json!({ "name": name })))
}

#[derive(Template)]
#[template(path = "identity/admin.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    site: &'a str,
    sections: Vec<(&'static str, Vec<&'static AdminPage>)>,
    /// The page of the first steps, while some are to be taken.
    start: Option<&'static AdminPage>,
    wrong: &'a Wrong,
}

/// Where the first steps of a network are taken.
pub(crate) const START: &str = "/admin/start";

/// What is administered, by section; the page of the first steps apart, where it `begins`.
fn sections(
    begins: bool,
) -> (Vec<(&'static str, Vec<&'static AdminPage>)>, Option<&'static AdminPage>) {
    let (start, pages): (Vec<_>, Vec<_>) =
        administration::pages().into_iter().partition(|page| begins && page.href == START);
    let of =
        |section: Section| pages.iter().copied().filter(|page| page.section == section).collect();
    (Section::ALL.map(|section| (section.name(), of(section))).into(), start.first().copied())
}

/// Whether the network has no name yet, no space or nobody but who made it.
fn begins(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<bool> {
    let name = settings::get(tx, settings::SITE_NAME)?.unwrap_or_default();
    Ok(name.is_empty()
        || arrivals::offered(tx, viewer)?.is_empty()
        || people::accounts::count(tx)? <= 1)
}

/// The network, as programs read and change it.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Site {
    /// Its name.
    name: String,
}

/// What the form sends.
#[derive(Deserialize)]
pub(crate) struct SiteForm {
    name: String,
}

/// `GET /admin`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    cx.viewer()?.administering()?;
    let name = site_name(&app).await?;
    page(&app, &cx, &name, &Wrong::nothing(cx.l)).await
}

/// `POST /admin`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<SiteForm>,
) -> Result<Response> {
    let (viewer, name) = (cx.viewer()?.clone(), form.name.clone());
    match app.db.write(move |tx| name_site(tx, &viewer, &name)).await {
        Ok(()) => Ok(flash::redirect("/admin", &Flash::new("notice-site-named"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, &form.name, &wrong).await?.into_response())
        }
    }
}

async fn page(app: &App, cx: &Ctx, site: &str, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let (sections, start) = sections(app.db.read(move |tx| begins(tx, &viewer)).await?);
    let view = View { l: cx.l, csrf: cx.csrf_field(), site, sections, start, wrong };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("ui-admin")).main(html).nav(Nav::Admin).status(wrong.status()))
}

async fn site_name(app: &App) -> Result<String> {
    app.db.read(|tx| Ok(settings::get(tx, settings::SITE_NAME)?.unwrap_or_default())).await
}

/// The network's name.
#[utoipa::path(get, path = "/api/v1/site", tag = "site", responses((status = 200, body = Site)))]
pub(crate) async fn api_show(State(app): State<App>, cx: Ctx) -> Result<Json<Site>> {
    cx.viewer()?;
    Ok(Json(Site { name: site_name(&app).await? }))
}

/// Change the network's name (administrators).
#[utoipa::path(put, path = "/api/v1/site", tag = "site", request_body = Site,
    responses((status = 200, body = Site), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_name(
    State(app): State<App>,
    cx: Ctx,
    Json(site): Json<Site>,
) -> Result<Json<Site>> {
    let viewer = cx.viewer()?.clone();
    app.db
        .write(move |tx| {
            name_site(tx, &viewer, &site.name)?;
            Ok(settings::get(tx, settings::SITE_NAME)?.unwrap_or_default())
        })
        .await
        .map(|name| Json(Site { name }))
}
