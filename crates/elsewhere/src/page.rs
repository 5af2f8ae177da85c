//! What administrators declare, see and remove, in a page and over the API.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Time};
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Json, Locale, Nav, Page};

use crate::SourceId;
use crate::declare::{self, Source};

pub(crate) const PATH: &str = "/admin/links";

#[derive(Template)]
#[template(path = "elsewhere/links.html")]
struct View<'a> {
    cx: &'a Ctx,
    sources: &'a [Source],
    typed: &'a LinkForm,
    langs: Vec<(String, String)>,
    wrong: &'a Wrong,
}

impl View<'_> {
    /// Why an address could not be read, in a sentence.
    fn why(&self, error: &str) -> String {
        why(self.cx.l, error)
    }

    /// The name of a language.
    fn lang(&self, code: &str) -> &str {
        self.langs.iter().find(|(known, _)| known == code).map_or("", |(_, name)| name)
    }
}

fn why(l: Locale, error: &str) -> String {
    l.t(&format!("elsewhere-error-{error}"))
}

/// What the form sends.
#[derive(Default, Deserialize)]
pub(crate) struct LinkForm {
    url: String,
    #[serde(default)]
    lang: String,
}

/// `GET /admin/links`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, &LinkForm::default(), &Wrong::nothing(cx.l)).await
}

async fn page(app: &App, cx: &Ctx, typed: &LinkForm, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let sources = app.db.read(move |tx| declare::list(tx, &viewer)).await?;
    let langs = ["", "fr", "en"].map(|code| {
        let key = if code.is_empty() { "elsewhere-lang-told" } else { "elsewhere-lang" };
        let name = if code.is_empty() { cx.l.t(key) } else { cx.l.t(&format!("{key}-{code}")) };
        (code.to_owned(), name)
    });
    let view = View { cx, sources: &sources, typed, langs: langs.to_vec(), wrong };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("elsewhere-title")).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// `POST /admin/links`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<LinkForm>,
) -> Result<Response> {
    let (viewer, url, lang) = (cx.viewer()?.clone(), form.url.clone(), form.lang.clone());
    match app.db.write(move |tx| declare::declare(tx, &viewer, &url, &lang)).await {
        Ok(()) => Ok(redirect(PATH, &Flash::new("notice-elsewhere-declared"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, &form, &wrong).await?.into_response())
        }
    }
}

async fn remove(app: &App, cx: &Ctx, id: &str) -> Result<()> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<SourceId>()?);
    app.db.write(move |tx| declare::remove(tx, &viewer, id)).await
}

async fn read_again(app: &App, cx: &Ctx, id: &str) -> Result<()> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<SourceId>()?);
    app.db.write(move |tx| declare::read_again(tx, &viewer, id)).await
}

/// `POST /admin/links/{id}/remove`
pub(crate) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    remove(&app, &cx, &id).await?;
    Ok(redirect(PATH, &Flash::new("notice-elsewhere-removed")))
}

/// `POST /admin/links/{id}/read`
pub(crate) async fn submit_read(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    read_again(&app, &cx, &id).await?;
    Ok(redirect(PATH, &Flash::new("notice-elsewhere-again")))
}

/// A declared address, and what became of it.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Link {
    /// Identifier.
    id: SourceId,
    /// The address.
    url: String,
    /// The language of its pages, `fr` or `en`; null where it is told from their words.
    lang: Option<String>,
    /// Whether it is a sitemap.
    sitemap: bool,
    /// When it was last read.
    read_at: Option<Time>,
    /// Why it could not be read the last time, in a sentence.
    error: Option<String>,
    /// How many of its pages are found.
    found: i64,
    /// How many wait to be read.
    waiting: i64,
    /// How many could not be read the last time.
    failed: i64,
    /// The first of these.
    failing: Vec<Failing>,
}

/// A page that could not be read.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = FailingPage)]
pub(crate) struct Failing {
    /// Its address.
    url: String,
    /// Why, in a sentence.
    error: String,
}

impl Link {
    fn of(l: Locale, source: Source) -> Link {
        let failing = source.failing.into_iter();
        Link {
            id: source.id,
            url: source.url,
            lang: Some(source.lang).filter(|lang| !lang.is_empty()),
            sitemap: source.is_sitemap,
            read_at: source.read_at,
            error: (!source.error.is_empty()).then(|| why(l, &source.error)),
            found: source.found,
            waiting: source.waiting,
            failed: source.failed,
            failing: failing.map(|(url, error)| Failing { url, error: why(l, &error) }).collect(),
        }
    }
}

/// An address to declare.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLink {
    /// The address of a page or of a sitemap.
    url: String,
    /// The language of its pages, `fr` or `en`; without it, it is told from their words.
    lang: Option<String>,
}

/// The intranet pages that are searched too (administrators).
#[utoipa::path(get, path = "/api/v1/site/links", tag = "site", responses(
    (status = 200, body = Vec<Link>), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<Link>>> {
    let viewer = cx.viewer()?.clone();
    let sources = app.db.read(move |tx| declare::list(tx, &viewer)).await?;
    Ok(Json(sources.into_iter().map(|source| Link::of(cx.l, source)).collect()))
}

/// Declare a page or a sitemap to be searched too (administrators).
#[utoipa::path(post, path = "/api/v1/site/links", tag = "site", request_body = NewLink, responses(
    (status = 204, description = "Declared: it is read soon"),
    (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_declare(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewLink>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let declare = move |tx: &mut kernel::Tx<'_>| {
        declare::declare(tx, &viewer, &new.url, new.lang.as_deref().unwrap_or_default())
    };
    app.db.write(declare).await.map(|()| StatusCode::NO_CONTENT)
}

/// Remove a declared address with its pages (administrators).
#[utoipa::path(delete, path = "/api/v1/site/links/{id}", tag = "site",
    params(("id" = String, Path)), responses((status = 204, description = "Removed"),
    (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    remove(&app, &cx, &id).await.map(|()| StatusCode::NO_CONTENT)
}

/// Read a declared address and its pages again (administrators).
#[utoipa::path(post, path = "/api/v1/site/links/{id}/read", tag = "site",
    params(("id" = String, Path)), responses((status = 204, description = "They are read soon"),
    (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_read(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    read_again(&app, &cx, &id).await.map(|()| StatusCode::NO_CONTENT)
}
