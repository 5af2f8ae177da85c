//! The page of administrators: whether private spaces may be opened, and who holds the second key.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx};
use people::picker::{self, Picked};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::view::PeopleField;
use ui::{Ctx, Form, Nav, Page};

use super::{Holder, confirm, holders, is_on, name, remove, switch};
use crate::register;

pub(crate) const PATH: &str = "/admin/keys";
/// The field that names whom.
const WHOM: &str = "handle";

#[derive(Template)]
#[template(path = "openings/keys.html")]
struct View<'a> {
    cx: &'a Ctx,
    on: bool,
    holders: Vec<Holder>,
    whom: &'a PeopleField,
    wrong: &'a Wrong,
}

async fn page(app: &App, cx: &Ctx, picked: &Picked, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let read = move |tx: &mut Tx<'_>| Ok((is_on(tx)?, holders(tx, &viewer)?));
    let (on, holders) = app.db.read(read).await?;
    let mut whom = PeopleField {
        required: true,
        one: true,
        ..PeopleField::new(WHOM, cx.l.t("keys-who"), cx.l.t("keys-who-hint"))
    };
    whom.error = wrong.about(WHOM);
    picked.fill(&mut whom);
    let main = answer::render(&View { cx, on, holders, whom: &whom, wrong })?;
    Ok(Page::new(cx.l.t("keys-title")).main(main).nav(Nav::Admin).status(wrong.status()))
}

/// `GET /admin/keys`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, &Picked::default(), &Wrong::nothing(cx.l)).await
}

/// `POST /admin/keys`: names somebody.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let picked = picker::picked(&app, &cx, picker::sent(&form, WHOM)).await?;
    let done = match picked.clear(WHOM) {
        Ok(handles) => {
            let all = move |tx: &mut Tx<'_>| {
                handles.iter().try_for_each(|handle| name(tx, &viewer, handle))
            };
            app.db.write(all).await
        }
        Err(unclear) => Err(unclear),
    };
    match done {
        Ok(()) => Ok(redirect(PATH, &Flash::new("notice-keys-named"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, &picked, &wrong).await?.into_response())
        }
    }
}

/// Whether it shall be on.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SwitchForm {
    on: String,
}

/// `POST /admin/keys/switch`
pub(crate) async fn submit_switch(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<SwitchForm>,
) -> Result<Response> {
    let (viewer, on) = (cx.viewer()?.clone(), form.on == "true");
    match app.db.write(move |tx| switch(tx, &viewer, on)).await {
        Ok(()) => {
            let said = if on { "notice-keys-on" } else { "notice-keys-off" };
            Ok(redirect(PATH, &Flash::new(said)))
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, &Picked::default(), &wrong).await?.into_response())
        }
    }
}

/// What is done to the key of somebody: `confirm` or `remove`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ChangeForm {
    act: String,
}

/// `POST /keys/{handle}`
pub(crate) async fn submit_change(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    Form(form): Form<ChangeForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let back = if viewer.administers() { PATH } else { register::PATH };
    let act = move |tx: &mut Tx<'_>| match form.act.as_str() {
        "confirm" => confirm(tx, &viewer, &handle),
        _ => remove(tx, &viewer, &handle),
    };
    app.db.write(act).await?;
    Ok(redirect(back, &Flash::new("notice-keys-changed")))
}
