//! Other calendars for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Error, Result, Time};
use serde::{Deserialize, Serialize};
use ui::Ctx;

use super::{Other, add, of, remove as forget};

/// Another calendar of yours, as JSON. Its address is a secret, and not told again.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = OtherCalendar)]
pub struct OtherView {
    /// Its number.
    pub id: String,
    /// What you call it.
    pub name: String,
    /// The host of its address.
    pub host: String,
    /// When it was last asked for.
    pub read_at: Option<Time>,
    /// Why it could not be read: `refused`, `unreachable`, `own`, `denied`, `missing`, `failing`, `large`,
    /// `no-calendar`, `too-many`; nothing where it could.
    pub trouble: Option<String>,
    /// How many of its events could not be read.
    pub left_out: i64,
}

impl From<Other> for OtherView {
    fn from(it: Other) -> OtherView {
        OtherView {
            id: it.id.to_string(),
            name: it.name,
            host: it.host,
            read_at: it.read_at,
            trouble: (!it.trouble.is_empty()).then_some(it.trouble),
            left_out: it.left_out,
        }
    }
}

/// A calendar to be read, as JSON.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewOtherCalendar)]
#[serde(deny_unknown_fields)]
pub struct NewOther {
    /// What you call it; its host where that is left out.
    #[serde(default)]
    pub name: String,
    /// Its address: `https://…` or `webcal://…`.
    pub address: String,
}

/// Your other calendars.
#[utoipa::path(get, path = "/api/v1/calendar/others", tag = "calendar",
    responses((status = 200, body = Vec<OtherView>)))]
pub(crate) async fn list(State(app): State<App>, cx: Ctx) -> Result<ui::Json<Vec<OtherView>>> {
    let me = cx.viewer()?.id;
    let all = app.db.read(move |tx| of(tx, me)).await?;
    Ok(ui::Json(all.into_iter().map(OtherView::from).collect()))
}

/// Read another calendar of yours, for you alone.
#[utoipa::path(post, path = "/api/v1/calendar/others", tag = "calendar", request_body = NewOther,
    responses((status = 201, body = OtherView)))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    ui::Json(new): ui::Json<NewOther>,
) -> Result<(StatusCode, ui::Json<OtherView>)> {
    let viewer = cx.viewer()?.clone();
    let made = app.db.write(move |tx| {
        let id = add(tx, &viewer, (&new.name, &new.address))?;
        of(tx, viewer.id)?.into_iter().find(|other| other.id == id).ok_or_else(Error::not_found)
    });
    Ok((StatusCode::CREATED, ui::Json(made.await?.into())))
}

/// Forget another calendar, with all that was read of it.
#[utoipa::path(delete, path = "/api/v1/calendar/others/{id}", tag = "calendar", params(("id" = String, Path)),
    responses((status = 204)))]
pub(crate) async fn remove(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse()?);
    app.db.write(move |tx| forget(tx, &viewer, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
