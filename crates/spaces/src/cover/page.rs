//! Choosing the cover of a space, and the picture itself.

use askama::Template;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::blobs::Upload;
use kernel::{App, Error, Result, Tx};
use people::photo;
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json, Multipart, Nav, Page, Part};

use super::{Cover, describe, of, remove, take};
use crate::access;
use crate::managed::{Managed, managed};

#[derive(Template)]
#[template(path = "spaces/cover.html")]
struct View<'a> {
    cx: &'a Ctx,
    space: &'a Managed,
    cover: Option<&'a Cover>,
    alt: &'a str,
    wrong: &'a Wrong,
}

async fn render(
    app: &App,
    cx: &Ctx,
    slug: String,
    alt: Option<&str>,
    wrong: &Wrong,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        let cover = of(tx, space.id)?;
        Ok((space, cover))
    });
    let (space, cover) = read.await?;
    let kept = cover.as_ref().map_or("", |cover| &cover.alt);
    let (alt, cover) = (alt.unwrap_or(kept), cover.as_ref());
    let html = answer::render(&View { cx, space: &space, cover, alt, wrong })?;
    Ok(Page::new(cx.l.t("cover-title")).nav(Nav::Spaces).status(wrong.status()).main(html))
}

/// `GET /spaces/{slug}/cover`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    render(&app, &cx, slug, None, &Wrong::nothing(cx.l)).await
}

/// What a form holds: the picture, where there is one, and its description.
async fn receive(app: &App, mut body: Multipart) -> Result<(Option<Upload>, String)> {
    let (mut picture, mut alt) = (None, String::new());
    while let Some(part) = body.next().await? {
        match part {
            Part::File(file) if picture.is_none() => {
                picture = Some(file.receive(&app.blobs, photo::BYTES_MOST).await?);
            }
            Part::File(_) => {}
            Part::Word(name, value) if name == "alt" => alt = value,
            Part::Word(..) => {}
        }
    }
    Ok((picture.filter(|file| file.size() > 0), alt))
}

/// `POST /spaces/{slug}/cover`, `multipart/form-data` with the fields `csrf`, `photo` and `alt`: without a picture, it
/// describes the one there is.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    body: Multipart,
) -> Result<Response> {
    let (viewer, of) = (cx.viewer()?.clone(), slug.clone());
    let (picture, alt) = receive(&app, body).await?;
    let done = match picture {
        Some(file) => take(&app, viewer, of, &alt, file).await,
        None => {
            let words = alt.clone();
            let write = app.db.write(move |tx| {
                let space = managed(tx, &viewer, &of)?;
                match super::of(tx, space.id)? {
                    Some(_) => describe(tx, &viewer, &space, &words),
                    None => Err(Error::field("photo", "photo-missing")),
                }
            });
            write.await
        }
    };
    match done {
        Ok(()) => Ok(redirect(&format!("/spaces/{slug}"), &Flash::new("notice-cover"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(render(&app, &cx, slug, Some(&alt), &wrong).await?.into_response())
        }
    }
}

/// `POST /spaces/{slug}/cover/remove`
pub(crate) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, of) = (cx.viewer()?.clone(), slug.clone());
    let write = app.db.write(move |tx| {
        let space = managed(tx, &viewer, &of)?;
        remove(tx, &viewer, &space)
    });
    write.await?;
    Ok(redirect(&format!("/spaces/{slug}"), &Flash::new("notice-cover-removed")))
}

/// Which size is asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(crate) struct Size {
    #[serde(default)]
    small: bool,
}

/// `GET /spaces/{slug}/cover/picture`
pub(crate) async fn picture(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Query(size): ui::Query<Size>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        of(tx, space.id)?.ok_or_else(Error::not_found)
    });
    let cover = read.await?;
    photo::served(&app, if size.small { cover.small } else { cover.wide }).await
}

/// The cover of a space.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SpaceCover)]
pub(crate) struct CoverView {
    /// Where the picture is: a JPEG four times as wide as high.
    href: String,
    /// What there is to see, for those who do not see it; may be empty.
    alt: String,
}

/// The cover of a space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/cover", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = CoverView)))]
pub(crate) async fn api_read(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<CoverView>> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx: &mut Tx<'_>| {
        let space = access::visible(tx, &viewer, &slug)?;
        let cover = of(tx, space.id)?.ok_or_else(Error::not_found)?;
        Ok(CoverView { href: cover.href(&space.slug), alt: cover.alt })
    });
    Ok(Json(read.await?))
}

/// What a program says of the picture it sends.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Described {
    /// What there is to see, at most 500 characters.
    #[serde(default)]
    alt: String,
}

/// Give a space that you manage a cover: the body is a picture (JPEG, PNG, WebP or GIF), of which the middle is shown,
/// four times as wide as high.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/cover", tag = "spaces",
    params(("slug" = String, Path), Described),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 204, description = "Changed"), (status = 422, description = "No picture")))]
pub(crate) async fn api_write(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Query(said): ui::Query<Described>,
    body: Body,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let file = photo::received(&app, body).await?;
    take(&app, viewer, slug, &said.alt, file).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove the cover of a space that you manage.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/cover", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let write = app.db.write(move |tx| {
        let space = managed(tx, &viewer, &slug)?;
        remove(tx, &viewer, &space)
    });
    write.await.map(|()| StatusCode::NO_CONTENT)
}
