//! Who else changes a page now: said at once to those who do. Whoever hides their online status is told of nobody, and
//! nobody of them.

use axum::Extension;
use axum::extract::{Path, State};
use kernel::{App, PersonId, Result, Tx};
use live::Hub;
use people::PersonCard;
use people::presence::{Shown, shown};
use posts::PostId;
use serde::Serialize;
use ui::{Ctx, Json};

use crate::access::readable;

/// Who changes a page now.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = PageEditors)]
pub(crate) struct Editors {
    /// The others.
    others: Vec<PersonCard>,
    /// The version that holds.
    revision: i64,
}

/// Say that you are changing a page: the others who do receive a live event `editing`, and you are answered who they
/// are, but for those whom you blocked. Repeat it every ten seconds. If you hide your online status, nobody is told, and you are told of nobody.
#[utoipa::path(post, path = "/api/v1/pages/{id}/editing", tag = "pages", params(("id" = String, Path)),
    responses((status = 200, body = Editors), (status = 403, description = "You only read it")))]
pub(crate) async fn tell(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<Editors>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let actor = viewer.id;
    hub.may_tell_editing(actor, cx.now)?;
    let read = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?.writable(&viewer)?;
        let blocking = people::block::blocking(tx, actor)?;
        Ok((page.state.version, shown(tx, actor)? != Shown::Nowhere, blocking))
    };
    let (revision, tells, blocking) = app.db.read(read).await?;
    let others = if tells { hub.editing(id.0, actor, &blocking, cx.now) } else { Vec::new() };
    let cards = move |tx: &mut Tx<'_>| {
        let blocked = people::block::blocked(tx, actor)?;
        let others: Vec<PersonId> =
            others.iter().copied().filter(|id| !blocked.contains(id)).collect();
        let cards = people::cards(tx, &others)?;
        Ok(others.iter().filter_map(|id| cards.get(id).cloned()).collect())
    };
    Ok(Json(Editors { others: app.db.read(cards).await?, revision }))
}
