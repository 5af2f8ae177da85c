//! The pages of administrators: the rule about those who leave, and erasing an account that is closed.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, Result};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Nav, Page};

use super::rule::{self, Rule};
use super::{Choice, erase_closed};

const PATH: &str = "/admin/leaving";

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct RuleForm {
    by_choice: Option<String>,
    #[serde(default)]
    erase_after_days: String,
    #[serde(default)]
    text: String,
}

impl RuleForm {
    fn of(rule: &Rule) -> RuleForm {
        RuleForm {
            by_choice: rule.by_choice.then(|| "1".into()),
            erase_after_days: rule
                .erase_after_days
                .map(|days| days.to_string())
                .unwrap_or_default(),
            text: rule.text.clone(),
        }
    }

    fn rule(&self) -> Result<Rule> {
        let days = self.erase_after_days.trim();
        let wrong = |_| Error::field("erase_after_days", "leaving-days-number");
        let days = (!days.is_empty()).then(|| days.parse().map_err(wrong)).transpose()?;
        Ok(Rule {
            by_choice: self.by_choice.is_some(),
            erase_after_days: days,
            text: self.text.trim().to_owned(),
        })
    }
}

#[derive(Template)]
#[template(path = "privacy/leaving.html")]
struct View<'a> {
    cx: &'a Ctx,
    typed: &'a RuleForm,
    wrong: &'a Wrong,
}

fn page(cx: &Ctx, typed: &RuleForm, wrong: &Wrong) -> Result<Page> {
    let html = answer::render(&View { cx, typed, wrong })?;
    Ok(Page::new(cx.l.t("leaving-title")).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// `GET /admin/leaving`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    cx.viewer()?.administering()?;
    let rule = app.db.read(rule::get).await?;
    page(&cx, &RuleForm::of(&rule), &Wrong::nothing(cx.l))
}

/// `POST /admin/leaving`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<RuleForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let done = match form.rule() {
        Ok(rule) => app.db.write(move |tx| rule::set(tx, &viewer, &rule)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(redirect(PATH, &Flash::new("notice-leaving-saved"))),
        Err(error) => Ok(page(&cx, &form, &Wrong::with(cx.l, error)?)?.into_response()),
    }
}

/// `POST /people/{handle}/erase`: the receipt is shown to who asked, to be handed on.
pub(crate) async fn submit_erase(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let ask = move |tx: &mut kernel::Tx<'_>| erase_closed(tx, &viewer, &handle, Choice::default());
    let code = app.db.write(ask).await?;
    Ok(Redirect::to(&format!("/left/{code}")).into_response())
}
