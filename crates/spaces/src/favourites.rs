//! Favourites: the spaces that a person has first in their navigation. Theirs alone, told to nobody.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::{Activity, App, Error, Result, Tx, Viewer, params};
use serde::Deserialize;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use crate::store::{ADD_FAVOURITE, FAVOURITES, REMOVE_FAVOURITE};
use crate::view::{self, SpaceView};
use crate::{Visible, access, logged};

/// Makes a space a favourite of the viewer's, or no longer.
///
/// # Errors
/// `Forbidden` for a wall or a conversation.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, wanted: bool) -> Result<()> {
    if !space.is_community() {
        return Err(Error::forbidden());
    }
    let sql = if wanted { &ADD_FAVOURITE } else { &REMOVE_FAVOURITE };
    if tx.execute(sql, params![viewer.id, space.id])? == 0 {
        return Ok(());
    }
    tx.log(Activity::new(logged::FAVOURITE_CHANGED, space.id.0).by(viewer.id))
}

async fn write(app: &App, cx: &Ctx, slug: &str, wanted: bool) -> Result<()> {
    let (viewer, slug) = (cx.viewer()?.clone(), slug.to_owned());
    let set = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        set(tx, &viewer, &space, wanted)
    });
    set.await
}

/// What the form sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FavouriteForm {
    favourite: bool,
}

/// `POST /spaces/{slug}/favourite`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<FavouriteForm>,
) -> Result<Response> {
    write(&app, &cx, &slug, form.favourite).await?;
    let said = if form.favourite { "notice-favourite" } else { "notice-favourite-no-more" };
    Ok(redirect(&format!("/spaces/{slug}"), &Flash::new(said)))
}

/// Your favourite spaces, by name.
#[utoipa::path(get, path = "/api/v1/favourites", tag = "spaces",
    responses((status = 200, body = Vec<SpaceView>)))]
pub(crate) async fn api_list(State(app): State<App>, cx: Ctx) -> Result<ui::Json<Vec<SpaceView>>> {
    let viewer = cx.viewer()?.clone();
    let list = app.db.read(move |tx| {
        let slugs: Vec<String> =
            tx.query(&FAVOURITES, params![viewer.id, viewer.sees_open()], |row| row.get(0))?;
        let views = slugs.iter().map(|slug| {
            let space = access::visible(tx, &viewer, slug)?;
            view::of(tx, &space)
        });
        views.collect::<Result<Vec<_>>>()
    });
    Ok(ui::Json(list.await?))
}

/// Make a space a favourite of yours.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/favourite", tag = "spaces",
    params(("slug" = String, Path)),
    responses((status = 204), (status = 403, description = "A wall or a conversation")))]
pub(crate) async fn api_put(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    write(&app, &cx, &slug, true).await.map(|()| StatusCode::NO_CONTENT)
}

/// Remove a space from your favourites.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/favourite", tag = "spaces",
    params(("slug" = String, Path)),
    responses((status = 204), (status = 403, description = "A wall or a conversation")))]
pub(crate) async fn api_delete(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    write(&app, &cx, &slug, false).await.map(|()| StatusCode::NO_CONTENT)
}
