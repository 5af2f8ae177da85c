//! The forms of other calendars, on the page of calendar programs.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Result};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form};

use super::{OtherId, add, again, remove};
use crate::feeds::page::{PATH, Said, page};

/// What the form sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    name: String,
    #[serde(default)]
    address: String,
}

/// `POST /calendar/others`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let (viewer, new) = (cx.viewer()?.clone(), sent.clone());
    let added = app.db.write(move |tx| add(tx, &viewer, (&new.name, &new.address)));
    match added.await {
        Ok(_) => Ok(redirect(PATH, &Flash::new("notice-other-added"))),
        Err(error) if !error.fields().is_empty() => {
            let said = Said {
                name: sent.name,
                address: sent.address,
                error: Some(error),
                ..Said::default()
            };
            Ok(page(&app, &cx, said).await?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// `POST /calendar/others/{id}/remove`
pub(crate) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<OtherId>()?);
    app.db.write(move |tx| remove(tx, &viewer, id)).await?;
    Ok(redirect(PATH, &Flash::new("notice-other-removed")))
}

/// `POST /calendar/others/{id}/read`
pub(crate) async fn submit_again(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<OtherId>()?);
    app.db.write(move |tx| again(tx, &viewer, id)).await?;
    Ok(redirect(PATH, &Flash::new("notice-other-again")))
}
