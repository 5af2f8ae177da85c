//! No more mail at one click, without signing in: the addresses that mails carry, signed, so that each
//! is good for the one person and the kinds of mail it names (RFC 8058).
//!
//! In the mail there is one for each kind it tells. The header names the one kind, or what a mail of
//! several gathers: what is told once a day or less. What is told at once (private messages, mentions,
//! announcements to confirm) ends by its own address alone.

use std::fmt::Write;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, PersonId, Result, Tx};
use serde::Deserialize;
use ui::{Ctx, Locale, Page};

use super::choices::{self, Cadence, Choices, kinds};
use crate::kinds::{Delivery, Kind};

/// Where the secret that signs addresses is kept among the settings.
const SECRET: &str = "mail-secret";

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

/// The path that ends mails of these kinds to a person.
pub(super) fn path(secret: &str, person: PersonId, kinds: &[&Kind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name).collect();
    let what = names.join("+");
    let token = signature(secret, person, &what);
    format!("/mail/unsubscribe/{person}/{what}/{token}")
}

/// Which kinds one click out of a mail of these ends; none where each is ended by itself.
pub(super) fn at_one_click<'a>(told: &[&'a Kind]) -> Vec<&'a Kind> {
    match told {
        [only] => vec![only],
        _ => told.iter().copied().filter(|kind| kind.delivery == Delivery::Daily).collect(),
    }
}

fn signature(secret: &str, person: PersonId, what: &str) -> String {
    kernel::secret::derive(secret, &format!("unsubscribe {person} {what}"))
}

/// Whom and what an address is good for.
struct Signed {
    person: PersonId,
    kinds: Vec<&'static Kind>,
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
    let named = |name: &str| kinds().find(|kind| kind.name == name);
    let kinds: Option<Vec<&Kind>> = what.split('+').map(named).collect();
    Ok(Signed { person, kinds: kinds.ok_or_else(Error::not_found)? })
}

/// What kinds of mail are called.
pub(super) fn label(l: Locale, kind: &Kind) -> String {
    l.t(&format!("mail-kind-{}", kind.name))
}

/// How often a kind is told before it is ended; ended twice, it is undone to what is usual.
fn before(choices: &Choices, kind: &Kind) -> Cadence {
    match choices.cadence(kind) {
        Cadence::Never => Cadence::usual(kind),
        cadence => cadence,
    }
}

/// How often these kinds were told before, `comment.daily,reply.weekly`: what undoing restores.
fn written(before: &[(&Kind, Cadence)]) -> String {
    let mut written = String::new();
    for (kind, cadence) in before {
        let comma = if written.is_empty() { "" } else { "," };
        // Writing to a `String` cannot fail.
        let _ = write!(written, "{comma}{}.{}", kind.name, cadence.as_str());
    }
    written
}

/// The same read again: of the kinds that the address names, and no other.
fn read(written: &str, kinds: &[&'static Kind]) -> Vec<(&'static Kind, Cadence)> {
    let one = |pair: &str| {
        let (name, cadence) = pair.split_once('.')?;
        let kind = kinds.iter().copied().find(|kind| kind.name == name)?;
        Some((kind, Cadence::parse(cadence)?))
    };
    written.split(',').filter_map(one).collect()
}

#[derive(Template)]
#[template(path = "inbox/unsubscribe.html")]
struct Confirm<'a> {
    cx: &'a Ctx,
    /// Which mails, in words.
    kinds: Vec<String>,
    done: bool,
    /// What undoing restores; empty before it is done.
    undo: String,
    undone: bool,
}

/// What was done; with `was`, how often the kinds were told before.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct DoneQuery {
    #[serde(default)]
    was: String,
    #[serde(default)]
    undone: bool,
}

/// `GET /mail/unsubscribe/{person}/{kinds}/{token}`: programs that look into mails follow links, so
/// that a click is asked for.
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(parts): Path<Parts>,
    Query(query): Query<DoneQuery>,
) -> Result<Page> {
    let Signed { kinds, .. } = signed(&app, &parts).await?;
    let was = read(&query.was, &kinds);
    let page = Confirm {
        cx: &cx,
        kinds: kinds.iter().map(|kind| label(cx.l, kind)).collect(),
        done: !was.is_empty(),
        undo: written(&was),
        undone: query.undone,
    };
    let main = page.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("mail-unsubscribe-title")).bare().main(main))
}

/// `POST /mail/unsubscribe/{person}/{kinds}/{token}`: from the page, or from the program in which the
/// mail is read, which has neither our cookies nor our token.
async fn submit(State(app): State<App>, Path(parts): Path<Parts>, body: String) -> Response {
    let undo = body.strip_prefix("undo=").map(|was| was.replace("%2C", ","));
    let ended = async {
        let Signed { person, kinds } = signed(&app, &parts).await?;
        let change = move |tx: &mut Tx<'_>| {
            let mut choices = choices::of(tx, person)?;
            let before: Vec<(&Kind, Cadence)> =
                kinds.iter().map(|kind| (*kind, before(&choices, kind))).collect();
            let wanted = match &undo {
                Some(was) => read(was, &kinds),
                None => kinds.iter().map(|kind| (*kind, Cadence::Never)).collect(),
            };
            for (kind, cadence) in wanted {
                choices.set(kind.name, cadence)?;
            }
            choices::keep(tx, person, &choices)?;
            Ok(if undo.is_some() {
                "undone=true".into()
            } else {
                format!("was={}", written(&before))
            })
        };
        app.db.write(change).await
    };
    match ended.await {
        Ok(_) if body.contains("List-Unsubscribe=One-Click") => StatusCode::OK.into_response(),
        Ok(done) => {
            let (person, what, token) = parts;
            Redirect::to(&format!("/mail/unsubscribe/{person}/{what}/{token}?{done}"))
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
