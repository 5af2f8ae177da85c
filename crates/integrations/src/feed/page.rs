//! The forms of feeds, on the page of integrations.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Result};
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, answer};

use super::{address, make, revoke};
use crate::page::{Said, community, href, page};

/// `POST /spaces/{slug}/feed`
///
/// The address is on the page that answers, and nowhere else.
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, of) = (cx.viewer()?.clone(), slug.clone());
    let made = app.db.write(move |tx| {
        let space = community(tx, &viewer, &of)?;
        make(tx, &viewer, &space)
    });
    let said = Said { feed: Some(address(&app.config, &made.await?)), ..Said::default() };
    Ok(answer::never_kept(page(&app, &cx, &slug, said).await?).into_response())
}

/// `POST /spaces/{slug}/feed/revoke`
pub(super) async fn submit_revoke(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, of) = (cx.viewer()?.clone(), slug.clone());
    let ended = app.db.write(move |tx| {
        let space = community(tx, &viewer, &of)?;
        revoke(tx, &viewer, &space)
    });
    ended.await?;
    Ok(redirect(&href(&slug), &Flash::new("notice-space-feed-revoked")))
}
