//! Proving at the provider that one is still who one is, and what is kept of the sessions that providers opened.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use identity::session::Device;
use identity::ways;
use kernel::{App, Error, PersonId, Result, Tx, params};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Page, answer};

use crate::ProviderId;
use crate::ask::Failed;
use crate::flow::{self, Purpose};
use crate::jose::Claims;
use crate::provider::{self, Provider};
use crate::store::{LINKED, OPENED, WHO};
use crate::token::text;
use crate::trouble::Trouble;

/// What is kept of a session that a provider opened, so that the provider ends it.
#[derive(Serialize, Deserialize)]
struct Opened {
    provider: ProviderId,
    subject: String,
    sid: String,
}

/// What is kept so, as one text.
///
/// # Errors
/// Never: it is plain data.
pub(crate) fn said(provider: ProviderId, subject: &str, sid: &str) -> Result<String> {
    let (subject, sid) = (subject.to_owned(), sid.to_owned());
    Ok(serde_json::to_string(&Opened { provider, subject, sid })?)
}

/// Keeps that a provider opened this session.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn opened(tx: &mut Tx<'_>, session: i64, said: &str) -> Result<()> {
    let Opened { provider, subject, sid } = serde_json::from_str(said)?;
    tx.execute(&OPENED, params![session, provider, subject, sid]).map(drop)
}

/// The providers by which this person proves again that it is they: those they are linked to.
pub(crate) fn proving(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<ways::Way>> {
    tx.query(&LINKED, params![person], |row| {
        let (slug, name): (String, String) = (row.get(0)?, row.get(1)?);
        Ok(ways::Way { name, href: format!("/sso/{slug}/prove"), silent: false })
    })
}

/// `GET /sso/{provider}/prove`
pub(crate) async fn prove(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    Path(slug): Path<String>,
) -> Result<Response> {
    let person = cx.viewer()?.id;
    let read = move |tx: &mut Tx<'_>| {
        ways::proves(tx, person)?;
        provider::named(tx, &slug)
    };
    let found = app.db.read(read).await?;
    if !found.is_on {
        return Err(Error::not_found());
    }
    flow::begin(&app, &cx, &device, &found, Purpose::Prove, "/").await
}

/// How lately somebody must have signed in at the provider to have proved it, in seconds.
const FRESH: i64 = 300;

/// Somebody comes back who proves that it is they: as the one who asked, and after signing in there anew.
pub(crate) async fn come_back(
    app: &App,
    cx: &Ctx,
    of: &Provider,
    (asked, headers): (Option<PersonId>, &HeaderMap),
    claims: &Claims,
) -> Result<std::result::Result<Response, Failed>> {
    let now = app.clock().now().micros() / 1_000_000;
    let at = claims.get("auth_time").and_then(serde_json::Value::as_i64);
    if !at.is_some_and(|at| (now - FRESH..=now + 60).contains(&at)) {
        return Ok(Err((Trouble::Stale, "auth_time".to_owned())));
    }
    let subject = text(claims, "sub").unwrap_or_default().to_owned();
    let (id, person) = (of.id, cx.viewer()?.id);
    let session = ways::session_of(app, headers).map(str::to_owned);
    let session = session.ok_or_else(Error::unauthenticated)?;
    if asked != Some(person) {
        return Ok(Err((Trouble::State, String::new())));
    }
    let prove = move |tx: &mut Tx<'_>| {
        let who = tx.query_opt(&WHO, params![id, subject], |row| row.get::<PersonId>(0))?;
        if who != Some(person) {
            return Ok(false);
        }
        ways::proved(tx, &session, person).map(|()| true)
    };
    match app.db.write(prove).await? {
        true => proved(cx).map(Ok),
        false => Ok(Err((Trouble::NotYou, String::new()))),
    }
}

#[derive(Template)]
#[template(path = "sso/proved.html")]
struct View<'a> {
    cx: &'a Ctx,
}

/// The page of the other window: the first goes on.
fn proved(cx: &Ctx) -> Result<Response> {
    let html = answer::render(&View { cx })?;
    let page = Page::new(cx.l.t("sso-proved-title")).main(html).bare();
    Ok(answer::never_kept(page).into_response())
}
