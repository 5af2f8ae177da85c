//! Asking for a merge, and what stands beside a space that was merged.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx, Viewer};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use super::{Merges, SpaceLink, merge, of, targets};
use crate::access;
use crate::managed::{Managed, managed};

#[derive(Template)]
#[template(path = "spaces/merge.html")]
struct MergePage<'a> {
    cx: &'a Ctx,
    space: &'a Managed,
    targets: Vec<(String, String)>,
    chosen: &'a str,
    error: String,
}

async fn page(
    app: &App,
    cx: &Ctx,
    slug: String,
    form: &MergeInto,
    error: Option<&Error>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        let targets = targets(tx, &viewer, space.id)?;
        Ok((space, targets))
    });
    let (space, targets) = load.await?;
    let said = error.and_then(|error| error.about("into"));
    let page = MergePage {
        cx,
        space: &space,
        targets: targets.into_iter().map(|SpaceLink { slug, name }| (slug, name)).collect(),
        chosen: &form.into,
        error: said.map(|said| cx.l.msg(said)).unwrap_or_default(),
    };
    let main = page.render().map_err(Error::internal)?;
    let status = error.map_or(200, Error::status);
    let title = cx.l.t1("merge-title", "name", &space.name);
    Ok(Page::new(title).nav(Nav::Spaces).status(status).main(main))
}

/// `GET /spaces/{slug}/merge`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    page(&app, &cx, slug, &MergeInto::default(), None).await
}

/// Into which space.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeInto {
    /// Its name in addresses: one that you manage too.
    into: String,
}

fn act(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, form: &MergeInto) -> Result<()> {
    let space = managed(tx, viewer, slug)?;
    // Whatever the viewer does not run is the same to them as what is not there.
    let into =
        managed(tx, viewer, &form.into).map_err(|_| Error::field("into", "merge-not-into"))?;
    merge(tx, viewer, &space, &into)
}

/// `POST /spaces/{slug}/merge`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<MergeInto>,
) -> Result<Response> {
    let (viewer, of, sent) = (cx.viewer()?.clone(), slug.clone(), form.clone());
    match app.db.write(move |tx| act(tx, &viewer, &of, &sent)).await {
        Ok(()) => {
            Ok(redirect(&format!("/spaces/{}", form.into), &Flash::new("notice-space-merged")))
        }
        Err(error) if !error.fields().is_empty() => {
            Ok(page(&app, &cx, slug, &form, Some(&error)).await?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// Merge a space that you manage into another that you manage: its first members come to the other at once, the rest a
/// moment later; its posts stay where they are, in a space that is archived.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/merge", tag = "spaces",
    params(("slug" = String, Path)), request_body = MergeInto, responses((status = 204),
        (status = 409, description = "It is archived, or members still come to it from another")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Json(form): ui::Json<MergeInto>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let done = app.db.write(move |tx| act(tx, &viewer, &slug, &form));
    done.await.map(|()| StatusCode::NO_CONTENT)
}

/// What a space was merged with, as far as you may know of it.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/merge", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = Merges)))]
pub(crate) async fn api_read(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<ui::Json<Merges>> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        let space = access::listed(tx, &viewer, &slug)?;
        of(tx, &viewer, space.id)
    });
    Ok(ui::Json(read.await?))
}
