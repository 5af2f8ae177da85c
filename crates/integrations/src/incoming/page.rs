//! The forms of incoming webhooks.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Result};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, answer};

use super::{address, make, remove};
use crate::page::{Part, Said, href, page};

/// What the form sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Sent {
    #[serde(default)]
    name: String,
}

/// `POST /spaces/{slug}/webhooks/incoming`
///
/// The address is on the page that answers, and nowhere else.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let (viewer, of, name) = (cx.viewer()?.clone(), slug.clone(), sent.name.clone());
    let made = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &of)?;
        make(tx, &viewer, &space, &name)
    });
    match made.await {
        Ok((_, token)) => {
            let said = Said { made: Some(address(&app, &token)), ..Said::default() };
            Ok(answer::never_kept(page(&app, &cx, &slug, said).await?))
        }
        Err(error) if error.meaning() == Meaning::Invalid => {
            let said = Said {
                webhook: sent.name,
                error: Some((Part::Incoming, error)),
                ..Said::default()
            };
            Ok(page(&app, &cx, &slug, said).await?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// `POST /spaces/{slug}/webhooks/incoming/{id}/remove`
pub(crate) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, of, id) = (cx.viewer()?.clone(), slug.clone(), id.parse()?);
    let removed = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &of)?;
        remove(tx, &viewer, &space, id)
    });
    removed.await?;
    Ok(redirect(&href(&slug), &Flash::new("notice-webhook-removed")))
}
