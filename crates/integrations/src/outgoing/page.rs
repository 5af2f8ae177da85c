//! The forms of outgoing webhooks, on the page of integrations.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Result, Tx, Viewer};
use serde::Deserialize;
use spaces::Managed;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, answer};

use super::{OutgoingId, make, remove, test, try_now};
use crate::page::{Part, Said, href, page};

/// What the form sends.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    address: String,
}

/// `POST /spaces/{slug}/webhooks/outgoing`
///
/// The secret is on the page that answers, and nowhere else.
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let (viewer, of, address) = (cx.viewer()?.clone(), slug.clone(), sent.address.clone());
    let config = app.config.clone();
    let made = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &of)?;
        make(tx, &config, &viewer, &space, &address)
    });
    match made.await {
        Ok((_, secret)) => {
            let said = Said { secret: Some(secret), ..Said::default() };
            Ok(answer::never_kept(page(&app, &cx, &slug, said).await?).into_response())
        }
        Err(error) if error.meaning() == Meaning::Invalid => {
            let said = Said {
                address: sent.address,
                error: Some((Part::Outgoing, error)),
                ..Said::default()
            };
            Ok(page(&app, &cx, &slug, said).await?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// Does something with one of a space that the viewer manages, and says so on the page.
async fn done(
    (app, cx): (App, Ctx),
    (slug, id): (String, String),
    act: impl Fn(&mut Tx<'_>, &Viewer, &Managed, OutgoingId) -> Result<()> + Send + 'static,
    notice: &'static str,
) -> Result<Response> {
    let (viewer, of, id) = (cx.viewer()?.clone(), slug.clone(), id.parse()?);
    let done = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &of)?;
        act(tx, &viewer, &space, id)
    });
    done.await?;
    Ok(redirect(&href(&slug), &Flash::new(notice)))
}

/// `POST /spaces/{slug}/webhooks/outgoing/{id}/remove`
pub(super) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(of): Path<(String, String)>,
    _: EmptyForm,
) -> Result<Response> {
    done((app, cx), of, remove, "notice-outgoing-removed").await
}

/// `POST /spaces/{slug}/webhooks/outgoing/{id}/test`
pub(super) async fn submit_test(
    State(app): State<App>,
    cx: Ctx,
    Path(of): Path<(String, String)>,
    _: EmptyForm,
) -> Result<Response> {
    let act = |tx: &mut Tx<'_>, _: &Viewer, space: &Managed, id| test(tx, space, id);
    done((app, cx), of, act, "notice-outgoing-test").await
}

/// `POST /spaces/{slug}/webhooks/outgoing/{id}/try`
pub(super) async fn submit_try(
    State(app): State<App>,
    cx: Ctx,
    Path(of): Path<(String, String)>,
    _: EmptyForm,
) -> Result<Response> {
    let act = |tx: &mut Tx<'_>, _: &Viewer, space: &Managed, id| try_now(tx, space, id);
    done((app, cx), of, act, "notice-outgoing-try").await
}
