//! The guided start of a new network: its name, the first spaces, its people, a test of its mail. Each step
//! says whether it is done, and may be left and come back to.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{App, Result, SpaceId, Tx, Viewer};
use people::arrivals::{self, FirstSpace};
use people::settings;
use serde::{Deserialize, Serialize};
use spaces::{Access, Kind, NewSpace};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Json, Locale, Nav, Page, SafeHtml, answer};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

const PATH: &str = "/admin/start";

/// Spaces to begin with: what each is called in messages, and its type.
const TEMPLATES: [(&str, Kind); 5] = [
    ("news", Kind::Company),
    ("welcome", Kind::Company),
    ("help", Kind::Practice),
    ("safety", Kind::Practice),
    ("coffee", Kind::Interest),
];

/// The page, and what it keeps.
pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::default()
        .route(PATH, get(show))
        .route("/admin/start/spaces", post(submit_spaces))
        .route("/admin/start/first-spaces", post(submit_usual))
        .routes(routes!(api_read, api_write))
}

/// A space that may be made.
struct Offer {
    key: &'static str,
    name: String,
    description: String,
}

fn offer(l: Locale, key: &'static str) -> Offer {
    let name = l.t(&format!("start-space-{key}"));
    Offer { key, name, description: l.t(&format!("start-space-{key}.about")) }
}

#[derive(Template)]
#[template(path = "server/start.html")]
struct View<'a> {
    cx: &'a Ctx,
    csrf: SafeHtml,
    site: &'a str,
    offers: Vec<Offer>,
    spaces: &'a [FirstSpace],
    usual: &'a [SpaceId],
    people: i64,
    sends: bool,
}

/// `GET /admin/start`
async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        let site = settings::get(tx, settings::SITE_NAME)?.unwrap_or_default();
        let people = people::accounts::count(tx)?;
        Ok((site, arrivals::offered(tx, &viewer)?, arrivals::usual(tx)?, people))
    };
    let (site, spaces, usual, people) = app.db.read(read).await?;
    let offers = TEMPLATES.map(|(key, _)| offer(cx.l, key)).into_iter();
    let view = View {
        cx: &cx,
        csrf: cx.csrf_field(),
        site: &site,
        offers: offers.filter(|one| spaces.iter().all(|space| space.name != one.name)).collect(),
        spaces: &spaces,
        usual: &usual,
        people,
        sends: app.config.mail.is_some(),
    };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("start-title")).main(html).nav(Nav::Admin))
}

/// What is ticked in a form.
fn ticked(fields: Vec<(String, String)>) -> Vec<String> {
    fields.into_iter().filter(|(name, _)| name == "space").map(|(_, value)| value).collect()
}

/// `POST /admin/start/spaces`: makes those that are ticked.
async fn submit_spaces(
    State(app): State<App>,
    cx: Ctx,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let (viewer, l, ticked) = (cx.viewer()?.clone(), cx.l, ticked(fields));
    let make = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        let there = arrivals::offered(tx, &viewer)?;
        for (key, kind) in TEMPLATES.iter().filter(|(key, _)| ticked.iter().any(|t| t == key)) {
            let Offer { name, description, .. } = offer(l, key);
            if there.iter().all(|space| space.name != name) {
                let new = NewSpace {
                    name,
                    description,
                    kind: Some(*kind),
                    access: Some(Access::Open),
                    ..NewSpace::default()
                };
                spaces::create(tx, viewer.id, &new)?;
            }
        }
        Ok(())
    };
    app.db.write(make).await?;
    Ok(redirect(PATH, &Flash::new("notice-start-spaces")))
}

/// Keeps the spaces of everybody who comes.
fn set_usual(tx: &mut Tx<'_>, viewer: &Viewer, slugs: &[String]) -> Result<()> {
    viewer.administering()?;
    let offered = arrivals::offered(tx, viewer)?;
    let chosen = offered.iter().filter(|space| slugs.contains(&space.slug));
    let ids: Vec<SpaceId> = chosen.map(|space| space.id).collect();
    arrivals::set_usual(tx, viewer.id, &ids)
}

/// `POST /admin/start/first-spaces`
async fn submit_usual(
    State(app): State<App>,
    cx: Ctx,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let (viewer, slugs) = (cx.viewer()?.clone(), ticked(fields));
    app.db.write(move |tx| set_usual(tx, &viewer, &slugs)).await?;
    Ok(redirect(PATH, &Flash::new("notice-start-usual")))
}

/// The spaces in which everyone who joins finds themselves.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FirstSpaces {
    /// Their slugs.
    spaces: Vec<String>,
}

/// The spaces in which everyone who joins finds themselves (administrators).
#[utoipa::path(get, path = "/api/v1/first-spaces", tag = "site",
    responses((status = 200, body = FirstSpaces),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_read(State(app): State<App>, cx: Ctx) -> Result<Json<FirstSpaces>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        let usual = arrivals::usual(tx)?;
        let offered = arrivals::offered(tx, &viewer)?.into_iter();
        Ok(offered.filter(|space| usual.contains(&space.id)).map(|space| space.slug).collect())
    };
    Ok(Json(FirstSpaces { spaces: app.db.read(read).await? }))
}

/// Choose the spaces in which everyone who joins finds themselves (administrators): open ones, and those
/// that you manage.
#[utoipa::path(put, path = "/api/v1/first-spaces", tag = "site", request_body = FirstSpaces,
    responses((status = 204, description = "Done"),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_write(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<FirstSpaces>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| set_usual(tx, &viewer, &new.spaces)).await?;
    Ok(StatusCode::NO_CONTENT)
}
