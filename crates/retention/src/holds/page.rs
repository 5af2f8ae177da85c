//! The page of administrators on which holds are set and lifted.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx};
use people::picker::{self, Picked};
use spaces::holds::{self, HoldId};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::view::PeopleField;
use ui::{Ctx, EmptyForm, Form, Nav, Page};

use super::{HoldView, all, set};

pub(crate) const PATH: &str = "/admin/holds";
/// The field that names whom.
const WHOM: &str = "handle";

#[derive(Template)]
#[template(path = "retention/holds.html")]
struct View<'a> {
    cx: &'a Ctx,
    holds: Vec<HoldView>,
    whom: &'a PeopleField,
    space: &'a str,
    reason: &'a str,
    wrong: &'a Wrong,
}

async fn page(
    app: &App,
    cx: &Ctx,
    (picked, space, reason): (&Picked, &str, &str),
    wrong: &Wrong,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let holds = app.db.read(move |tx| all(tx, &viewer)).await?;
    let mut whom = PeopleField {
        one: true,
        ..PeopleField::new(WHOM, cx.l.t("hold-person"), cx.l.t("hold-person-hint"))
    };
    whom.error = wrong.about(WHOM);
    picked.fill(&mut whom);
    let main = answer::render(&View { cx, holds, whom: &whom, space, reason, wrong })?;
    Ok(Page::new(cx.l.t("holds-title")).main(main).nav(Nav::Admin).status(wrong.status()))
}

/// `GET /admin/holds`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, (&Picked::default(), "", ""), &Wrong::nothing(cx.l)).await
}

/// `POST /admin/holds`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let one = |field: &str| picker::sent(&form, field).into_iter().next().unwrap_or_default();
    let (space, reason) = (one("space"), one("reason"));
    let picked = picker::picked(&app, &cx, picker::sent(&form, WHOM)).await?;
    let done = match picked.problem() {
        Some(unclear) => Err(Error::field(WHOM, unclear)),
        None => {
            let (handles, space, reason) = (picked.handles(), space.clone(), reason.clone());
            let set = move |tx: &mut Tx<'_>| {
                let handle = handles.first().map(String::as_str).unwrap_or_default();
                set(tx, &viewer, handle, &space, &reason)
            };
            app.db.write(set).await
        }
    };
    match done {
        Ok(_) => Ok(redirect(PATH, &Flash::new("notice-hold-set"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, (&picked, &space, &reason), &wrong).await?.into_response())
        }
    }
}

/// `POST /admin/holds/{id}/lift`
pub(crate) async fn submit_lift(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<HoldId>()?);
    app.db.write(move |tx| holds::lift(tx, &viewer, id)).await?;
    Ok(redirect(PATH, &Flash::new("notice-hold-lifted")))
}
