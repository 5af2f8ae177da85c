//! The forms of RSS feeds.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Result};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form};

use super::discover::Offer;
use super::look::{Looked, look};
use super::{add, again, remove};
use crate::page::{Part, Said, href, page};

/// What the form sends, and what the page says of it.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    pub(crate) address: String,
    #[serde(default)]
    pub(crate) name: String,
    /// The feeds of the page that is there.
    #[serde(skip)]
    pub(crate) offers: Vec<Offer>,
}

/// `POST /spaces/{slug}/feeds`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Form(sent): Form<Typed>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let added = match look(&app, &viewer, &slug, &sent.address).await {
        Ok(Looked::Page(offers)) => {
            let said = Said { rss: Typed { offers, ..sent }, ..Said::default() };
            return Ok(page(&app, &cx, &slug, said).await?.into_response());
        }
        Ok(Looked::Feed(found)) => {
            let (of, name) = (slug.clone(), sent.name.clone());
            let added = app.db.write(move |tx| {
                let space = spaces::managed(tx, &viewer, &of)?;
                add(tx, &viewer, &space, (&name, &found))
            });
            added.await
        }
        Err(error) => Err(error),
    };
    match added {
        Ok(_) => Ok(redirect(&href(&slug), &Flash::new("notice-rss-added"))),
        Err(error) if matches!(error.meaning(), Meaning::Invalid | Meaning::TooMany) => {
            let said = Said { rss: sent, error: Some((Part::Rss, error)), ..Said::default() };
            Ok(page(&app, &cx, &slug, said).await?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// `POST /spaces/{slug}/feeds/{id}/remove`
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
    Ok(redirect(&href(&slug), &Flash::new("notice-rss-removed")))
}

/// `POST /spaces/{slug}/feeds/{id}/read`
pub(crate) async fn submit_again(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, of, id) = (cx.viewer()?.clone(), slug.clone(), id.parse()?);
    let asked = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &of)?;
        again(tx, &viewer, &space, id)
    });
    asked.await?;
    Ok(redirect(&href(&slug), &Flash::new("notice-rss-again")))
}
