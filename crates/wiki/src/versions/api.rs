//! Versions over the API.

use axum::extract::{Path, State};
use kernel::{App, Error, PersonId, Result, Time, Tx};
use people::PersonCard;
use posts::PostId;
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Query};

use super::{SHOWN, Version, restore, version, versions};
use crate::access::readable;
use crate::api::{Kept, PageView, kept};

/// A version of a page.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = PageVersion)]
pub(crate) struct VersionView {
    /// Its number: the first is 1.
    revision: i64,
    /// Who wrote it.
    author: Option<PersonCard>,
    /// When.
    at: Time,
    /// The title.
    title: String,
    /// What its author says of the change.
    note: String,
    /// The version that it brought back.
    restores: Option<i64>,
    /// The text, Markdown; absent in a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    /// What changed since the version before, or the one that was asked for; absent in a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeView>>,
}

/// A run of words.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = PageChange)]
#[serde(tag = "what", content = "words", rename_all = "lowercase")]
pub(crate) enum ChangeView {
    /// In both.
    Same(String),
    /// Only before.
    Gone(String),
    /// Only after.
    Come(String),
}

impl From<text::Change> for ChangeView {
    fn from(change: text::Change) -> ChangeView {
        match change {
            text::Change::Same(words) => ChangeView::Same(words),
            text::Change::Gone(words) => ChangeView::Gone(words),
            text::Change::Come(words) => ChangeView::Come(words),
        }
    }
}

impl VersionView {
    fn of(version: Version, author: Option<PersonCard>) -> VersionView {
        let Version { number, title, note, at, restores, .. } = version;
        VersionView {
            revision: number,
            author,
            at,
            title,
            note,
            restores,
            body: None,
            changes: None,
        }
    }
}

/// Which versions.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct Before {
    /// Those before this number.
    before: Option<i64>,
}

/// The versions of a page, the latest first, 50 at a time.
#[utoipa::path(get, path = "/api/v1/pages/{id}/versions", tag = "pages",
    params(("id" = String, Path), Before), responses((status = 200, body = Vec<VersionView>)))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Query(asked): Query<Before>,
) -> Result<Json<Vec<VersionView>>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let read = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?;
        let all = versions(tx, &page, asked.before.unwrap_or(i64::MAX), SHOWN)?;
        let authors: Vec<PersonId> = all.iter().map(|version| version.author).collect();
        Ok((people::cards(tx, &authors)?, all))
    };
    let (people, all) = app.db.read(read).await?;
    let view = |version: Version| {
        let author = people.get(&version.author).cloned();
        VersionView::of(version, author)
    };
    Ok(Json(all.into_iter().map(view).collect()))
}

/// The number of a version in an address.
fn numbered(text: &str) -> Result<i64> {
    text.parse().map_err(|_| Error::not_found())
}

/// What a version is compared with.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct Compared {
    /// Another version; the one before when absent.
    from: Option<i64>,
}

/// A version of a page, with what changed word by word.
#[utoipa::path(get, path = "/api/v1/pages/{id}/versions/{revision}", tag = "pages",
    params(("id" = String, Path), ("revision" = i64, Path), Compared),
    responses((status = 200, body = VersionView)))]
pub(crate) async fn one(
    State(app): State<App>,
    cx: Ctx,
    Path((id, number)): Path<(String, String)>,
    Query(asked): Query<Compared>,
) -> Result<Json<VersionView>> {
    let (viewer, id, number) = (cx.viewer()?.clone(), id.parse::<PostId>()?, numbered(&number)?);
    let read = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?;
        let found = version(tx, &page, number)?;
        let before = match asked.from.unwrap_or(number.saturating_sub(1)) {
            0 => String::new(),
            from => version(tx, &page, from)?.body,
        };
        let author = people::cards(tx, &[found.author])?.remove(&found.author);
        Ok((found, before, author))
    };
    let (found, before, author) = app.db.read(read).await?;
    let changes = text::changes(&before, &found.body).into_iter().map(ChangeView::from);
    let (changes, body) = (Some(changes.collect()), Some(found.body.clone()));
    Ok(Json(VersionView { body, changes, ..VersionView::of(found, author) }))
}

/// Since when a version is brought back.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = PageRestore)]
#[serde(deny_unknown_fields)]
pub(crate) struct RestoreBody {
    /// The version that holds (`revision` of the page).
    revision: i64,
}

/// Bring back what a version of a page said, as a new version. Where somebody saved the page since `revision`, nothing
/// is (409).
#[utoipa::path(post, path = "/api/v1/pages/{id}/versions/{revision}/restore", tag = "pages",
    params(("id" = String, Path), ("revision" = i64, Path)), request_body = RestoreBody,
    responses((status = 200, body = Kept), (status = 403, description = "You only read it"),
        (status = 409, description = "Somebody saved it since")))]
pub(crate) async fn restore_one(
    State(app): State<App>,
    cx: Ctx,
    Path((id, number)): Path<(String, String)>,
    Json(seen): Json<RestoreBody>,
) -> Result<Json<Kept>> {
    let (viewer, id, number) = (cx.viewer()?.clone(), id.parse::<PostId>()?, numbered(&number)?);
    let write = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?.writable(&viewer)?;
        let saved = restore(tx, &viewer, &page, number, seen.revision)?;
        Ok(kept(&saved, PageView::load(tx, &viewer, id)?))
    };
    Ok(Json(app.db.write(write).await?))
}
