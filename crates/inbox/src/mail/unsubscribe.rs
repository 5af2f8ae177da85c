//! No more mail at one click, without signing in: the address that mails carry, signed, so that it
//! is good for the one person and the one kind of mail it was sent with (RFC 8058).

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, PersonId, Result, Tx};
use serde::Deserialize;
use ui::{Ctx, Page};

use super::choices::{self, Choices, kinds};
use crate::kinds::Kind;

/// Where the secret that signs addresses is kept among the settings.
const SECRET: &str = "mail-secret";
/// The word for mail of every kind.
const ALL: &str = "all";

/// The secret that signs addresses; made when it is first needed.
pub(super) async fn secret(app: &App) -> Result<String> {
    if let Some(known) = app.db.read(|tx| people::settings::get(tx, SECRET)).await? {
        return Ok(known);
    }
    let make = |tx: &mut Tx<'_>| match people::settings::get(tx, SECRET)? {
        Some(known) => Ok(known),
        None => {
            let made = kernel::secret::token();
            people::settings::set(tx, SECRET, &made)?;
            Ok(made)
        }
    };
    app.db.write(make).await
}

/// The path that ends mails of this kind to a person; of every kind, where none is named.
pub(super) fn path(secret: &str, person: PersonId, only: Option<&Kind>) -> String {
    let what = only.map_or(ALL, |kind| kind.name);
    format!("/mail/unsubscribe/{person}/{what}/{}", signature(secret, person, what))
}

fn signature(secret: &str, person: PersonId, what: &str) -> String {
    kernel::secret::derive(secret, &format!("unsubscribe {person} {what}"))
}

/// Whom and what an address is good for.
struct Signed {
    person: PersonId,
    only: Option<&'static Kind>,
}

type Parts = (String, String, String);

/// What an address says, where it is one of ours.
///
/// # Errors
/// `NotFound` for any other.
async fn signed(app: &App, (person, what, token): &Parts) -> Result<Signed> {
    let person: PersonId = person.parse()?;
    let expected = signature(&secret(app).await?, person, what);
    // Hashes are compared, so that the time it takes tells nothing of the secret.
    if kernel::secret::hash(token) != kernel::secret::hash(&expected) {
        return Err(Error::not_found());
    }
    let only = kinds().find(|kind| kind.name == what);
    if only.is_none() && what != ALL {
        return Err(Error::not_found());
    }
    Ok(Signed { person, only })
}

#[derive(Template)]
#[template(path = "inbox/unsubscribe.html")]
struct Confirm<'a> {
    cx: &'a Ctx,
    /// Which mails, in words.
    what: String,
    done: bool,
}

/// Whether it is done.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(crate) struct DoneQuery {
    #[serde(default)]
    done: bool,
}

/// `GET /mail/unsubscribe/{person}/{what}/{token}`: programs that look into mails follow links, so
/// that a click is asked for.
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(parts): Path<Parts>,
    Query(query): Query<DoneQuery>,
) -> Result<Page> {
    let signed = signed(&app, &parts).await?;
    let what = match signed.only {
        Some(kind) => cx.l.t(&format!("mail-kind-{}", kind.name)),
        None => cx.l.t("mail-kind-all"),
    };
    let title = cx.l.t("mail-unsubscribe-title");
    let main = Confirm { cx: &cx, what, done: query.done }.render().map_err(Error::internal)?;
    Ok(Page::new(title).bare().main(main))
}

/// `POST /mail/unsubscribe/{person}/{what}/{token}`: from the page, or from the program in which the
/// mail is read, which has neither our cookies nor our token.
async fn submit(State(app): State<App>, Path(parts): Path<Parts>, body: String) -> Response {
    let ended = async {
        let Signed { person, only } = signed(&app, &parts).await?;
        let silence = move |tx: &mut Tx<'_>| {
            let mut choices: Choices = choices::of(tx, person)?;
            choices.silence(only);
            choices::keep(tx, person, &choices)
        };
        app.db.write(silence).await
    };
    match ended.await {
        Ok(()) if body.contains("List-Unsubscribe=One-Click") => StatusCode::OK.into_response(),
        Ok(()) => {
            let (person, what, token) = parts;
            Redirect::to(&format!("/mail/unsubscribe/{person}/{what}/{token}?done=true"))
                .into_response()
        }
        Err(error) => error.into_response(),
    }
}

/// The route that stands outside the layer of sessions: whoever posts there proves it by the address.
pub fn routes() -> Router<App> {
    let path = "/mail/unsubscribe/{person}/{what}/{token}";
    Router::new().route(path, axum::routing::post(submit))
}
