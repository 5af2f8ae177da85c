//! The page where administrators say who may invite guests.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{self, Flash};
use ui::view::Choice;
use ui::{Ctx, Form, Json, Locale, Nav, Page, SafeHtml};

use super::policy::{self, Inviters, Policy};

#[derive(Template)]
#[template(path = "identity/guests.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    choices: Vec<Choice>,
    chosen: &'a str,
    domains: &'a str,
    wrong: &'a Wrong,
}

/// What the form sends: the domains with blanks, commas or lines between them.
#[derive(Clone, Deserialize)]
pub(crate) struct PolicyForm {
    inviters: Inviters,
    #[serde(default)]
    domains: String,
}

impl PolicyForm {
    fn policy(&self) -> Policy {
        let words = self.domains.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
        let domains = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Policy { inviters: self.inviters, domains }
    }
}

fn page(cx: &Ctx, form: &PolicyForm, wrong: &Wrong) -> Result<Page> {
    let choice = |one: &Inviters| Choice {
        value: one.as_str().to_owned(),
        title: cx.l.t(&format!("guests-by-{}", one.as_str())),
        text: cx.l.t(&format!("guests-by-{}.text", one.as_str())),
        icon: String::new(),
    };
    let view = View {
        l: cx.l,
        csrf: cx.csrf_field(),
        choices: Inviters::ALL.iter().map(choice).collect(),
        chosen: form.inviters.as_str(),
        domains: &form.domains,
        wrong,
    };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("guests-policy")).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// `GET /admin/guests`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    cx.viewer()?.administering()?;
    let kept = app.db.read(policy::policy).await?;
    let form = PolicyForm { inviters: kept.inviters, domains: kept.domains.join("\n") };
    page(&cx, &form, &Wrong::nothing(cx.l))
}

/// `POST /admin/guests`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<PolicyForm>,
) -> Result<Response> {
    let (viewer, policy) = (cx.viewer()?.clone(), form.policy());
    match app.db.write(move |tx| policy::set(tx, &viewer, &policy)).await {
        Ok(()) => Ok(flash::redirect("/admin/guests", &Flash::new("notice-guests-policy"))),
        Err(error) => Ok(page(&cx, &form, &Wrong::with(cx.l, error)?)?.into_response()),
    }
}

/// Who may invite guests, and from which mail domains (administrators).
#[utoipa::path(get, path = "/api/v1/guests/policy", tag = "site",
    responses((status = 200, body = Policy),
        (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_show(State(app): State<App>, cx: Ctx) -> Result<Json<Policy>> {
    cx.viewer()?.administering()?;
    Ok(Json(app.db.read(policy::policy).await?))
}

/// Say who may invite guests, and from which mail domains (administrators).
#[utoipa::path(put, path = "/api/v1/guests/policy", tag = "site", request_body = Policy,
    responses((status = 200, body = Policy),
        (status = 403, description = "You do not run the network"),
        (status = 422, description = "No domain")))]
pub(crate) async fn api_change(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<Policy>,
) -> Result<Json<Policy>> {
    let viewer = cx.viewer()?.clone();
    let change = move |tx: &mut Tx<'_>| {
        policy::set(tx, &viewer, &new)?;
        policy::policy(tx)
    };
    Ok(Json(app.db.write(change).await?))
}
