//! The page on which somebody closes their account for good.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::personal::Words;
use kernel::{App, Error, Result, Tx, Viewer};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::view::Choice;
use ui::{Ctx, Form, Nav, Page};

use super::rule::{self, Rule};
use super::{Choice as Chosen, close_own, is_held, is_last_administrator, word};

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct LeaveForm {
    #[serde(default)]
    words: Words,
    #[serde(default)]
    conversations: Words,
    /// Their handle, typed: nobody closes an account by one click.
    #[serde(default)]
    handle: String,
    #[serde(default)]
    password: String,
}

#[derive(Template)]
#[template(path = "privacy/leave.html")]
struct View<'a> {
    cx: &'a Ctx,
    me: &'a Viewer,
    rule: Rule,
    is_last: bool,
    has_password: bool,
    /// Whether the erasure will wait for a legal hold.
    held: bool,
    typed: &'a LeaveForm,
    wrong: &'a Wrong,
}

impl View<'_> {
    /// What is chosen of `what`.
    fn word(&self, what: &str) -> &'static str {
        word(if what == "words" { self.typed.words } else { self.typed.conversations })
    }

    /// What may become of `what`: posts and comments, or conversations.
    fn choices(&self, what: &str) -> Vec<Choice> {
        let choice = |words: Words, icon: &str| {
            let value = word(words).to_owned();
            let key = format!("leave-{what}-{value}");
            Choice {
                title: self.cx.l.t(&key),
                text: self.cx.l.t(&format!("{key}.hint")),
                icon: icon.to_owned(),
                value,
            }
        };
        vec![choice(Words::Keep, "person"), choice(Words::Remove, "trash")]
    }
}

async fn page(app: &App, cx: &Ctx, typed: &LeaveForm, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?;
    let me = viewer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let has_password = identity::has_password(tx, me.id)?;
        Ok((rule::get(tx)?, is_last_administrator(tx, &me)?, has_password, is_held(tx, me.id)?))
    };
    let (rule, is_last, has_password, held) = app.db.read(read).await?;
    let view = View { cx, me: viewer, rule, is_last, has_password, held, typed, wrong };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("leave-title")).main(html).nav(Nav::Me).status(wrong.status()))
}

/// `GET /settings/leave`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, &LeaveForm::default(), &Wrong::nothing(cx.l)).await
}

/// `POST /settings/leave`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<LeaveForm>,
) -> Result<Response> {
    let choice = Chosen { words: form.words, conversations: form.conversations };
    match close(&app, &cx, &form.handle, &form.password, choice).await {
        Ok(code) => Ok(Redirect::to(&format!("/left/{code}")).into_response()),
        Err(error) => Ok(page(&app, &cx, &form, &Wrong::with(cx.l, error)?).await?.into_response()),
    }
}

/// Closes the viewer's account; answers the word in the address of the receipt.
///
/// # Errors
/// `Invalid` on the field `handle` or `password`; those of [`close_own`].
pub(super) async fn close(
    app: &App,
    cx: &Ctx,
    handle: &str,
    password: &str,
    choice: Chosen,
) -> Result<String> {
    let viewer = cx.viewer()?.clone();
    if people::names::login(handle) != viewer.handle {
        return Err(Error::field("handle", "leave-handle-wrong"));
    }
    identity::prove_password(app, &viewer, "password", password.to_owned()).await?;
    app.db.write(move |tx| close_own(tx, &viewer, choice)).await
}
