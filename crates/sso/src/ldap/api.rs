//! Directories that are asked over LDAP, for programs of administrators.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Result, Time, Tx, Viewer};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json};

use super::report::{Report, Side};
use super::settings::Settings;
use super::source::{self, Asked, NewSource, Source};
use super::trial::{self, Trial};

/// A directory, without the password of the account that reads it.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = LdapDirectory)]
pub(crate) struct Shown {
    /// The name in addresses, and the source of its groups.
    slug: String,
    /// What it is called here.
    name: String,
    /// The mail domains of the accounts in use that it may take over, or give another address.
    domains: Vec<String>,
    /// What was chosen about it.
    settings: Settings,
    /// Whether people and groups are kept in step with it.
    on: bool,
    /// Whether a run was asked for, or is on its way.
    awaited: bool,
    /// What the last run did, or would do.
    report: Option<ShownReport>,
}

/// What a run did, or would do.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = LdapReport)]
pub(crate) struct ShownReport {
    /// When it began.
    at: Time,
    /// How many seconds it took.
    seconds: i64,
    /// Whether it only looked.
    look: bool,
    /// How many people the directory has.
    people: usize,
    /// How many groups.
    groups: usize,
    /// Accounts that are new.
    new: Side,
    /// Accounts that are taken over.
    claimed: Side,
    /// People of whom something else is said.
    changed: Side,
    /// Accounts that are activated again.
    opened: Side,
    /// Accounts that are deactivated.
    closed: Side,
    /// Groups that are new.
    new_groups: Side,
    /// Groups that have another name or other people.
    changed_groups: Side,
    /// Groups that are deleted.
    gone_groups: Side,
    /// Entries that could not be taken: how many, and of the first who and why.
    refused: Side,
    /// Whether nothing was done, since so many accounts or groups would go: to be confirmed.
    held: bool,
    /// Why the directory could not be read, in a sentence.
    failure: Option<String>,
}

fn report(cx: &Ctx, of: &Report) -> ShownReport {
    let why = |word: &str, said: &str| cx.l.t1(&format!("scim-error-{word}"), "said", said);
    let refused =
        of.refused.iter().map(|one| format!("{}: {}", one.who, why(&one.word, &one.said)));
    ShownReport {
        at: of.at,
        seconds: of.seconds,
        look: of.is_look,
        people: of.people,
        groups: of.groups,
        new: of.new.clone(),
        claimed: of.claimed.clone(),
        changed: of.changed.clone(),
        opened: of.opened.clone(),
        closed: of.closed.clone(),
        new_groups: of.new_groups.clone(),
        changed_groups: of.changed_groups.clone(),
        gone_groups: of.gone_groups.clone(),
        refused: Side { count: of.refused_count, names: refused.collect() },
        held: of.is_held(),
        failure: of.failure.as_ref().map(|(word, said)| why(word, said)),
    }
}

fn shown(app: &App, cx: &Ctx, of: Source) -> Shown {
    Shown {
        awaited: of.is_awaited(app.clock().now()),
        report: of.report.as_ref().map(|of| report(cx, of)),
        slug: of.slug,
        name: of.name,
        domains: of.domains,
        settings: of.settings,
        on: of.is_on,
    }
}

/// The directories that are asked over LDAP (administrators).
#[utoipa::path(get, path = "/api/v1/site/ldap-directories", tag = "site", responses(
    (status = 200, body = Vec<Shown>), (status = 403, description = "You do not run the network")))]
pub(crate) async fn ldap_list(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<Shown>>> {
    let viewer = cx.viewer()?.clone();
    let all = app.db.read(move |tx| source::all(tx, &viewer)).await?;
    Ok(Json(all.into_iter().map(|of| shown(&app, &cx, of)).collect()))
}

/// Add a directory that is asked over LDAP (administrators). Nothing changes by it yet.
#[utoipa::path(post, path = "/api/v1/site/ldap-directories", tag = "site", request_body = NewSource,
    responses((status = 201, body = Shown), (status = 403, description = "You do not run the network")))]
pub(crate) async fn ldap_add(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewSource>,
) -> Result<(StatusCode, Json<Shown>)> {
    let viewer = cx.viewer()?.clone();
    let add = move |tx: &mut Tx<'_>| {
        let slug = source::add(tx, &viewer, &new)?;
        source::one(tx, &viewer, &slug)
    };
    let made = app.db.write(add).await?;
    Ok((StatusCode::CREATED, Json(shown(&app, &cx, made))))
}

/// Read a directory that is asked over LDAP, with what its last run did (administrators).
#[utoipa::path(get, path = "/api/v1/site/ldap-directories/{directory}", tag = "site",
    params(("directory" = String, Path)), responses((status = 200, body = Shown),
        (status = 403, description = "You do not run the network"),
        (status = 404, description = "There is no such directory")))]
pub(crate) async fn ldap_read(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<Shown>> {
    let viewer = cx.viewer()?.clone();
    let known = app.db.read(move |tx| source::one(tx, &viewer, &slug)).await?;
    Ok(Json(shown(&app, &cx, known)))
}

/// Change a directory that is asked over LDAP (administrators).
#[utoipa::path(put, path = "/api/v1/site/ldap-directories/{directory}", tag = "site",
    params(("directory" = String, Path)), request_body = NewSource,
    responses((status = 204, description = "Changed"),
        (status = 403, description = "You do not run the network"),
        (status = 404, description = "There is no such directory")))]
pub(crate) async fn ldap_change(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(new): Json<NewSource>,
) -> Result<StatusCode> {
    act(&app, &cx, move |tx, viewer| source::change(tx, viewer, &slug, &new)).await
}

async fn act(
    app: &App,
    cx: &Ctx,
    act: impl Fn(&mut Tx<'_>, &Viewer) -> Result<()> + Send + 'static,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| act(tx, &viewer)).await.map(|()| StatusCode::NO_CONTENT)
}

/// Keep people and groups in step with a directory (administrators). Its differences are looked at first.
#[utoipa::path(put, path = "/api/v1/site/ldap-directories/{directory}/on", tag = "site",
    params(("directory" = String, Path)), responses((status = 204, description = "On"),
        (status = 403, description = "You do not run the network"),
        (status = 404, description = "There is no such directory"),
        (status = 409, description = "Nobody looked at the differences")))]
pub(crate) async fn ldap_on(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    act(&app, &cx, move |tx, viewer| source::switch(tx, viewer, &slug, true)).await
}

/// Keep people and groups in step with a directory no longer (administrators). They stay as they are.
#[utoipa::path(delete, path = "/api/v1/site/ldap-directories/{directory}/on", tag = "site",
    params(("directory" = String, Path)), responses((status = 204, description = "Off"),
        (status = 403, description = "You do not run the network"),
        (status = 404, description = "There is no such directory")))]
pub(crate) async fn ldap_off(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    act(&app, &cx, move |tx, viewer| source::switch(tx, viewer, &slug, false)).await
}

/// What is asked of the next run.
#[derive(Clone, Copy, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = LdapRunKind)]
pub(crate) enum RunKind {
    /// Only what would change.
    Look,
    /// That it runs now.
    Sync,
    /// That it does what was held.
    Confirmed,
}

/// A run to ask for.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewLdapRun)]
pub(crate) struct NewRun {
    kind: RunKind,
}

/// Ask for a run: to see what would change, to run now, or to do what was held (administrators).
#[utoipa::path(post, path = "/api/v1/site/ldap-directories/{directory}/runs", tag = "site",
    params(("directory" = String, Path)), request_body = NewRun,
    responses((status = 202, description = "Asked for: the directory tells what came of it"),
        (status = 403, description = "You do not run the network"),
        (status = 404, description = "There is no such directory"),
        (status = 409, description = "It is not kept in step, or nothing is held")))]
pub(crate) async fn ldap_run(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(new): Json<NewRun>,
) -> Result<StatusCode> {
    let asked = match new.kind {
        RunKind::Look => Asked::Look,
        RunKind::Sync => Asked::Sync,
        RunKind::Confirmed => Asked::Confirmed,
    };
    act(&app, &cx, move |tx, viewer| source::ask(tx, viewer, &slug, asked)).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Somebody to look for.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewLdapTrial)]
pub(crate) struct NewTrial {
    /// What they type to sign in.
    login: String,
}

/// See what one person would be, without signing in anybody or writing anything (administrators).
#[utoipa::path(post, path = "/api/v1/site/ldap-directories/{directory}/trials", tag = "site",
    params(("directory" = String, Path)), request_body = NewTrial,
    responses((status = 200, body = Vec<Trial>),
        (status = 403, description = "You do not run the network"),
        (status = 404, description = "There is no such directory"),
        (status = 409, description = "The directory cannot be read: the message says what to mend")))]
pub(crate) async fn ldap_try(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(new): Json<NewTrial>,
) -> Result<Json<Vec<Trial>>> {
    trial::tried(&app, cx.viewer()?, cx.l, &slug, &new.login).await.map(Json)
}
