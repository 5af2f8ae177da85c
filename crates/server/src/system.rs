//! The system, for administrators: which program on which database, how much space it takes, its backups,
//! and what was set when it was started. The space that each person may use for files is set here.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use backup::Kept;
use files::quota;
use files::texts::{self, Counts};
use index::Index;
use kernel::{Activity, App, Error, Result, Time, Tx, Viewer};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Json, Nav, Page};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::logged;

const PATH: &str = "/admin/system";

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .route(PATH, axum::routing::get(page).post(submit))
        .route("/admin/system/search", axum::routing::post(submit_search))
        .routes(routes!(api_show, api_change))
        .routes(routes!(api_search))
}

/// The state of the system.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct System {
    /// The version of the program.
    version: &'static str,
    /// `SQLite` or `PostgreSQL`.
    database: &'static str,
    /// The size of the database, in bytes.
    database_bytes: i64,
    /// How many files people have uploaded.
    files: i64,
    /// Their size together, in bytes.
    file_bytes: i64,
    /// How many of them have text that can be found, and why the others have none.
    texts: Counts,
    /// How many megabytes each person may use for files; nothing where there is no limit.
    quota: Option<i64>,
    /// How often a backup is made, in seconds; nothing where none is.
    backup_every: Option<i64>,
    /// The backups that are kept, the newest first.
    backups: Vec<Backup>,
    /// Whether the last backup failed.
    backup_failed: bool,
    /// How much of the search index is made, in per cent; nothing where search is not available.
    search: Option<i64>,
}

/// A backup that is kept.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Backup {
    /// The name of its file.
    name: String,
    /// When it was made.
    at: Time,
    /// Its size, in bytes.
    bytes: u64,
}

impl Backup {
    fn of(kept: Kept) -> Backup {
        let name = kept.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Backup { name, at: kept.at, bytes: kept.size }
    }
}

async fn system(app: &App, cx: &Ctx) -> Result<System> {
    cx.viewer()?.administering()?;
    let state = app.db.value::<backup::State>();
    let often = state.often();
    let folder = often.as_ref().map(|often| often.folder.clone());
    let look = move || folder.map_or(Ok(Vec::new()), |folder| backup::kept(&folder));
    let kept = tokio::task::spawn_blocking(look).await.map_err(Error::internal)??;
    let read = |tx: &mut Tx<'_>| Ok((quota::megabytes(tx)?, quota::total(tx)?, texts::counts(tx)?));
    let (quota, (files, file_bytes), texts) = app.db.read(read).await?;
    Ok(System {
        version: env!("CARGO_PKG_VERSION"),
        database: app.db.engine_name(),
        database_bytes: app.db.size().await?,
        files,
        file_bytes,
        texts,
        quota,
        backup_every: often.map(|often| often.seconds),
        backups: kept.into_iter().map(Backup::of).collect(),
        backup_failed: state.failed(),
        search: app.db.value::<Index>().state().share(),
    })
}

/// Says how many megabytes each person may use for files.
fn set_quota(tx: &mut Tx<'_>, viewer: &Viewer, most: Option<i64>) -> Result<()> {
    viewer.administering()?;
    quota::set_megabytes(tx, most)?;
    let data = json!({ "megabytes": most });
    tx.log(Activity::new(logged::QUOTA_SET, 0).by(viewer.id).data(data))
}

/// `POST /admin/system/search`: has the search index made again.
async fn submit_search(State(app): State<App>, cx: Ctx, _: EmptyForm) -> Result<Response> {
    cx.viewer()?.administering()?;
    app.db.value::<Index>().make_again();
    Ok(redirect(PATH, &Flash::new("notice-search-rebuild")))
}

/// Have the search index made again (administrators). It goes on in the background.
#[utoipa::path(post, path = "/api/v1/site/search/rebuild", tag = "site",
    responses((status = 202, description = "It is being made"),
        (status = 403, description = "You do not run the network")))]
async fn api_search(State(app): State<App>, cx: Ctx) -> Result<StatusCode> {
    cx.viewer()?.administering()?;
    app.db.value::<Index>().make_again();
    Ok(StatusCode::ACCEPTED)
}

#[derive(Template)]
#[template(path = "server/system.html")]
struct View<'a> {
    cx: &'a Ctx,
    system: &'a System,
    quota: &'a str,
    wrong: &'a Wrong,
    /// Of how many files there is text, and why of others there is none: the key of the sentence, and how many.
    texts: Vec<(&'static str, i64)>,
    /// What was said when the program was started: the key of what it is, and its value.
    set: Vec<(&'static str, String)>,
}

/// `GET /admin/system`
async fn page(State(app): State<App>, cx: Ctx) -> Result<Page> {
    shown(&app, &cx, None, &Wrong::nothing(cx.l)).await
}

async fn shown(app: &App, cx: &Ctx, typed: Option<&str>, wrong: &Wrong) -> Result<Page> {
    let system = system(app, cx).await?;
    let quota = system.quota.map_or_else(String::new, |quota| quota.to_string());
    let view = View {
        cx,
        system: &system,
        quota: typed.unwrap_or(&quota),
        wrong,
        texts: told(&system.texts),
        set: set_at_start(app, cx),
    };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("system-title")).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// What became of the text of files: what there is any of.
fn told(counts: &Counts) -> Vec<(&'static str, i64)> {
    let all = [
        ("system-texts-read", counts.read),
        ("system-texts-waiting", counts.waiting),
        ("system-texts-protected", counts.protected),
        ("system-texts-damaged", counts.damaged),
        ("system-texts-limits", counts.limits),
        ("system-texts-empty", counts.empty),
        ("system-texts-unread", counts.unread),
    ];
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// What the command line or the environment says, in words. Nothing of it is secret.
fn set_at_start(app: &App, cx: &Ctx) -> Vec<(&'static str, String)> {
    let config = &app.config;
    let yes = |on| cx.l.t(if on { "system-on" } else { "system-off" });
    let networks = |networks: &[ipnet::IpNet]| match networks {
        [] => cx.l.t("system-none"),
        some => some.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    };
    vec![
        ("system-public-url", config.public_url.clone()),
        ("system-upload-limit", megabytes(cx, config.upload_limit)),
        ("system-mail", config.mail.as_ref().map_or_else(|| yes(false), |mail| mail.from.clone())),
        ("system-previews", yes(config.previews)),
        ("system-networks", networks(&config.networks)),
        ("system-proxies", networks(&config.proxies)),
    ]
}

/// As `--upload-limit` says it.
fn megabytes(cx: &Ctx, bytes: u64) -> String {
    cx.l.tn("system-megabytes", (bytes / (1024 * 1024)).cast_signed())
}

/// What the form sends.
#[derive(Deserialize)]
struct QuotaForm {
    quota: String,
}

/// `POST /admin/system`
async fn submit(State(app): State<App>, cx: Ctx, Form(form): Form<QuotaForm>) -> Result<Response> {
    let (viewer, typed) = (cx.viewer()?.clone(), form.quota.trim().to_owned());
    let set = move |tx: &mut Tx<'_>| {
        let most = match typed.as_str() {
            "" => None,
            // What is no number is none that there may be.
            typed => Some(typed.parse().unwrap_or(0)),
        };
        set_quota(tx, &viewer, most)
    };
    match app.db.write(set).await {
        Ok(()) => Ok(redirect(PATH, &Flash::new("notice-quota-set"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(shown(&app, &cx, Some(&form.quota), &wrong).await?.into_response())
        }
    }
}

/// The program, the space it takes, and its backups (administrators).
#[utoipa::path(get, path = "/api/v1/site/system", tag = "site", responses(
    (status = 200, body = System), (status = 403, description = "You do not run the network")))]
async fn api_show(State(app): State<App>, cx: Ctx) -> Result<Json<System>> {
    Ok(Json(system(&app, &cx).await?))
}

/// What may be changed of it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SystemChange {
    /// How many megabytes each person may use for files; null for no limit.
    quota: Option<i64>,
}

/// Limit the space each person may use for files (administrators).
#[utoipa::path(patch, path = "/api/v1/site/system", tag = "site", request_body = SystemChange,
    responses((status = 200, body = System), (status = 403, description = "You do not run the network")))]
async fn api_change(
    State(app): State<App>,
    cx: Ctx,
    Json(change): Json<SystemChange>,
) -> Result<Json<System>> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| set_quota(tx, &viewer, change.quota)).await?;
    Ok(Json(system(&app, &cx).await?))
}
