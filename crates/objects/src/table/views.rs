//! Views: a list kept by its address under a name, for oneself, or by the managers of a space for everybody who
//! sees it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::id::Raw;
use kernel::{App, Error, Message, Result, SpaceId, Tx, Viewer, params};
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Json, Query};

use super::address::Address;
use super::known;
use super::store::{FORGET_VIEW, KEEP_VIEW, VIEW, VIEWS, VIEWS_COUNT};

/// Views of one person, or of a space, of one kind.
const MOST: i64 = 30;
/// Characters of a name and of an address.
const NAME: usize = 60;
const ADDRESS: usize = 2_000;

/// A view.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ObjectListView)]
pub(crate) struct View {
    /// Its identifier.
    #[schema(value_type = String)]
    pub(crate) id: Raw,
    /// What it is called.
    pub(crate) name: String,
    /// The address of the page that it keeps.
    pub(crate) href: String,
    /// The slug of the space whose it is; absent where it is one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) space: Option<String>,
}

/// A view to be kept.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[schema(as = NewObjectListView)]
pub(crate) struct New {
    /// What it is called.
    name: String,
    /// What it keeps: the address of a list, from `?` on, with `kind`.
    address: String,
    /// The slug of the space for which it is kept; nothing for oneself.
    #[serde(default)]
    space: String,
}

/// The views of a kind that are somebody's own, and those of spaces that they see.
pub(super) fn of(tx: &mut Tx<'_>, viewer: &Viewer, kind: &str) -> Result<Vec<View>> {
    tx.query(&VIEWS, params![viewer.id, viewer.sees_open(), kind], |row| {
        let address: String = row.get(2)?;
        Ok(View {
            id: row.get(0)?,
            name: row.get(1)?,
            href: format!("/objects?{address}"),
            space: row.get(3)?,
        })
    })
}

/// Keeps a view.
///
/// # Errors
/// `NotFound` for a kind or a space that one does not see; `Forbidden` for a space that one does not run; `Invalid`,
/// naming the field.
fn keep(tx: &mut Tx<'_>, viewer: &Viewer, new: &New) -> Result<View> {
    let address =
        Address::parse(new.address.trim_start_matches("/objects").trim_start_matches('?'));
    let (it, _) = known(tx, viewer, address.get("kind"))?;
    let name = text::one_line(&new.name);
    if text::is_blank(&name) {
        return Err(Error::field("name", "objects-view-unnamed"));
    }
    let query = address.with("after", "").query();
    if name.chars().count() > NAME || query.len() > ADDRESS {
        return Err(Error::field("name", Message::new("error-too-long").with("most", NAME)));
    }
    let space: Option<SpaceId> = match new.space.trim_start_matches('~') {
        "" => None,
        slug => {
            let space = spaces::access::visible(tx, viewer, slug)?;
            if !space.animates() {
                return Err(Error::forbidden());
            }
            Some(space.id)
        }
    };
    let count: i64 =
        tx.query_one(&VIEWS_COUNT, params![viewer.id, it.name, space], |row| row.get(0))?;
    if count >= MOST {
        return Err(Error::field("name", Message::new("kind-too-many").with("n", MOST)));
    }
    let id: Raw = tx.new_id();
    tx.execute(&KEEP_VIEW, params![id, it.name, viewer.id, space, name, query])?;
    let space = Some(new.space.clone()).filter(|slug| !slug.is_empty());
    Ok(View { id, name, href: format!("/objects?{query}"), space })
}

/// Forgets a view: one's own, or one of a space that one runs.
///
/// # Errors
/// `NotFound`; `Forbidden`.
fn forget(tx: &mut Tx<'_>, viewer: &Viewer, id: Raw) -> Result<String> {
    let found = |row: &kernel::Row<'_>| Ok((row.get::<String>(0)?, row.get::<Option<SpaceId>>(1)?));
    let (kind, space) = tx
        .query_opt(&VIEW, params![viewer.id, viewer.sees_open(), id], found)?
        .ok_or_else(Error::not_found)?;
    if let Some(space) = space
        && !spaces::access::visible_by_id(tx, viewer, space)?.animates()
    {
        return Err(Error::forbidden());
    }
    tx.execute(&FORGET_VIEW, params![id])?;
    Ok(kind)
}

/// `POST /objects/views`
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(new): Form<New>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let kept = app.db.write(move |tx| keep(tx, &viewer, &new)).await?;
    Ok(redirect(&kept.href, &Flash::new("notice-objects-view-kept")))
}

/// `POST /objects/views/{id}/remove`
pub(super) async fn submit_forget(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<Raw>()?);
    let kind = app.db.write(move |tx| forget(tx, &viewer, id)).await?;
    Ok(redirect(&format!("/objects?kind={kind}"), &Flash::new("notice-objects-view-gone")))
}

/// Of which kind views are asked for.
#[derive(Deserialize, utoipa::IntoParams)]
pub(crate) struct Asked {
    /// The name of the declaration.
    kind: String,
}

/// The saved views of a type: your own, and those of spaces that you see.
#[utoipa::path(get, path = "/api/v1/objects/views", tag = "posts", params(Asked),
    responses((status = 200, body = Vec<View>),
        (status = 404, description = "There is no such type for you, or no such space")))]
pub(crate) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<View>>> {
    let viewer = cx.viewer()?.clone();
    let load = move |tx: &mut Tx<'_>| {
        known(tx, &viewer, &asked.kind)?;
        of(tx, &viewer, &asked.kind)
    };
    Ok(Json(app.db.read(load).await?))
}

/// Save a view: a list under a name, for yourself or for a space that you manage.
#[utoipa::path(post, path = "/api/v1/objects/views", tag = "posts", request_body = New,
    responses((status = 201, body = View),
        (status = 404, description = "There is no such type for you, or no such space")))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<New>,
) -> Result<(StatusCode, Json<View>)> {
    let viewer = cx.viewer()?.clone();
    let kept = app.db.write(move |tx| keep(tx, &viewer, &new)).await?;
    Ok((StatusCode::CREATED, Json(kept)))
}

/// Delete a saved view.
#[utoipa::path(delete, path = "/api/v1/objects/views/{id}", tag = "posts", params(("id" = String, Path)),
    responses((status = 204)))]
pub(crate) async fn remove(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<Raw>()?);
    app.db.write(move |tx| forget(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
