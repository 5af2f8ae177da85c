//! The administrators' page of mail: whether it is set up, a test of it, and what is held.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Error, Message, Result, Tx, Viewer};
use people::names;
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Json, Nav, Page};

use crate::letter::{Letter, message_id};
use crate::outbox::{Notice, render};
use crate::{Transport, hold, store};

/// The address of the page.
pub(crate) const PATH: &str = "/admin/mail";

/// How the network sends email.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct MailState {
    /// Whether an SMTP server is set up.
    set_up: bool,
    /// Whom emails are from.
    from: Option<String>,
    /// Whether emails are held: nothing leaves until they are released.
    held: bool,
    /// How many emails about accounts wait to be sent.
    waiting: i64,
}

fn state(app: &App, tx: &mut Tx<'_>, viewer: &Viewer) -> Result<MailState> {
    viewer.administering()?;
    let from = app.config.mail.as_ref().map(|mail| mail.from.clone());
    let (held, waiting) = (hold::is_held(tx)?, store::count(tx)?);
    Ok(MailState { set_up: from.is_some(), from, held, waiting })
}

#[derive(Template)]
#[template(path = "mail/admin.html")]
struct View<'a> {
    cx: &'a Ctx,
    state: &'a MailState,
    to: &'a str,
    wrong: &'a Wrong,
}

/// `GET /admin/mail`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, None, &Wrong::nothing(cx.l)).await
}

async fn page(app: &App, cx: &Ctx, to: Option<&str>, wrong: &Wrong) -> Result<Page> {
    let (asked, viewer) = (app.clone(), cx.viewer()?.clone());
    let read = move |tx: &mut Tx<'_>| {
        let own = people::access::own(tx, &viewer)?.email.clone().unwrap_or_default();
        Ok((state(&asked, tx, &viewer)?, own))
    };
    let (state, own) = app.db.read(read).await?;
    let view = View { cx, state: &state, to: to.unwrap_or(&own), wrong };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("mail-admin-title")).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// To whom a test goes.
#[derive(Deserialize)]
pub(crate) struct TestForm {
    to: String,
}

/// The same, as a program sends it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailTest {
    /// The address that the test goes to.
    to: String,
}

/// Sends a test at once, so that what the server says is said here.
async fn test(app: &App, cx: &Ctx, to: &str) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let address = names::email(to).map_err(|error| match error.about("email") {
        Some(message) => Error::field("to", message.clone()),
        None => error,
    })?;
    let transport = Transport::new(&app.config)?;
    let transport = transport.ok_or_else(|| Error::invalid("mail-not-set-up"))?;
    let notice = Notice {
        person: None,
        to: (String::new(), address),
        l: cx.l,
        subject: cx.l.t("letter-test-subject"),
        lines: vec![cx.l.t("letter-test-text")],
        button: None,
        until: None,
    };
    let written = notice.clone();
    let said = app.db.read(move |tx| render(tx, &written)).await?;
    let now = app.clock().now();
    let letter = Letter {
        to: notice.to,
        subject: said.subject,
        text: said.text,
        html: said.html,
        id: message_id(&app.config, format_args!("{}.test", kernel::secret::short())),
        thread: None,
        unsubscribe: None,
        calendar: None,
    };
    transport.send(&letter, now).await.map_err(|failure| {
        let message = Message::new("mail-test-failed").with("cause", failure.cause);
        Error::new(Meaning::Conflict, message)
    })
}

/// `POST /admin/mail/test`
pub(crate) async fn submit_test(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<TestForm>,
) -> Result<Response> {
    match test(&app, &cx, &form.to).await {
        Ok(()) => Ok(redirect(PATH, &Flash::new("notice-mail-tested"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, Some(&form.to), &wrong).await?.into_response())
        }
    }
}

async fn set(app: &App, cx: &Ctx, held: bool) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| hold::set_held(tx, &viewer, held)).await
}

/// `POST /admin/mail/hold`
pub(crate) async fn submit_hold(
    State(app): State<App>,
    cx: Ctx,
    _: ui::EmptyForm,
) -> Result<Response> {
    set(&app, &cx, true).await?;
    Ok(redirect(PATH, &Flash::new("notice-mail-held")))
}

/// `POST /admin/mail/release`
pub(crate) async fn submit_release(
    State(app): State<App>,
    cx: Ctx,
    _: ui::EmptyForm,
) -> Result<Response> {
    set(&app, &cx, false).await?;
    Ok(redirect(PATH, &Flash::new("notice-mail-released")))
}

/// How the network sends email (administrators).
#[utoipa::path(get, path = "/api/v1/mail", tag = "site",
    responses((status = 200, body = MailState), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_show(State(app): State<App>, cx: Ctx) -> Result<Json<MailState>> {
    let (asked, viewer) = (app.clone(), cx.viewer()?.clone());
    Ok(Json(app.db.read(move |tx| state(&asked, tx, &viewer)).await?))
}

/// What to change about email.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailChange {
    /// Whether emails are held.
    held: bool,
}

/// Hold emails, or release them (administrators).
#[utoipa::path(patch, path = "/api/v1/mail", tag = "site", request_body = MailChange,
    responses((status = 204, description = "Done"), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_change(
    State(app): State<App>,
    cx: Ctx,
    Json(change): Json<MailChange>,
) -> Result<StatusCode> {
    set(&app, &cx, change.held).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Send a test email at once (administrators).
#[utoipa::path(post, path = "/api/v1/mail/test", tag = "site", request_body = MailTest,
    responses((status = 204, description = "The server took it"),
        (status = 403, description = "You do not run the network"),
        (status = 409, description = "The server did not take it"),
        (status = 422, description = "No email address, or no server is set up")))]
pub(crate) async fn api_test(
    State(app): State<App>,
    cx: Ctx,
    Json(wanted): Json<MailTest>,
) -> Result<StatusCode> {
    test(&app, &cx, &wanted.to).await?;
    Ok(StatusCode::NO_CONTENT)
}
