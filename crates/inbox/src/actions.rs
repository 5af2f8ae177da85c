//! What waits is marked read, or unread again: the forms of the page.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use kernel::id::Raw;
use kernel::{App, Error, Result};
use live::Hub;
use serde::Deserialize;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use crate::items::{Which, mark_all, mark_read, mark_unread};
use crate::kinds::Subject;

/// What a button beside a group sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct MarkForm {
    /// `post:123`.
    subject: String,
    /// The last item shown.
    upto: Option<Raw>,
    read: bool,
    #[serde(default)]
    show: Which,
}

fn back(show: Which) -> String {
    match show {
        Which::All => "/inbox".into(),
        show => format!("/inbox?show={}", show.as_str()),
    }
}

/// What a form names.
///
/// # Errors
/// `Invalid` for what is no subject.
pub(crate) fn subject(word: &str, id: i64) -> Result<Subject> {
    Subject::of(word, id).ok_or_else(|| Error::field("subject", "inbox-subject-unknown"))
}

/// `POST /inbox/read`
pub(crate) async fn submit(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    cx: Ctx,
    ui::Form(form): ui::Form<MarkForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let (word, id) = form.subject.split_once(':').unwrap_or_default();
    let about = subject(word, id.parse::<Raw>()?.0)?;
    let upto = form.upto.map(|raw| raw.0);
    let marked = app.db.write(move |tx| match form.read {
        true => mark_read(tx, &viewer, about, upto).map(drop),
        false => mark_unread(tx, &viewer, about),
    });
    marked.await?;
    hub.read(cx.viewer()?.id);
    let notice = if form.read { "notice-inbox-read" } else { "notice-inbox-unread" };
    Ok(redirect(&back(form.show), &Flash::new(notice)))
}

/// What the button for everything sends.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct AllForm {
    upto: Option<Raw>,
    #[serde(default)]
    show: Which,
}

/// `POST /inbox/all`
pub(crate) async fn submit_all(
    State(app): State<App>,
    Extension(hub): Extension<Hub>,
    cx: Ctx,
    ui::Form(form): ui::Form<AllForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let upto = form.upto.map(|raw| raw.0);
    app.db.write(move |tx| mark_all(tx, &viewer, upto)).await?;
    hub.read(cx.viewer()?.id);
    Ok(redirect(&back(form.show), &Flash::new("notice-inbox-all-read")))
}
