//! What administrators see and choose: providers, what is to be copied to the other side, what went wrong, and a try that
//! signs nobody in.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use identity::session::Device;
use kernel::{App, Error, PersonId, Result, Time, Tx};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::view::Choice;
use ui::{Ctx, EmptyForm, Form, Nav, Page};

use crate::arrive::{self, Plan, Profile};
use crate::declared::{Arrival, Kind};
use crate::flow::{self, Purpose};
use crate::jose::Claims;
use crate::provider::{self, Provider};
use crate::saml2;
use crate::settings_form::SettingsForm;
use crate::trouble::Trouble;

pub(crate) const PATH: &str = "/admin/sign-in";

#[derive(Template)]
#[template(path = "sso/list.html")]
struct List<'a> {
    cx: &'a Ctx,
    all: Vec<(Provider, i64)>,
}

impl List<'_> {
    fn why(&self, of: &Provider) -> String {
        why(self.cx, of)
    }

    /// The standard that it speaks: a name, in every language.
    fn kind(&self, of: &Provider) -> &'static str {
        match of.kind {
            Kind::OpenId => "OpenID Connect",
            Kind::Saml => "SAML 2.0",
        }
    }

    /// When what it signs by ends, where that is soon.
    fn ends(&self, of: &Provider) -> Option<Time> {
        saml2::admin::ends(of, self.cx.now)
    }
}

/// `GET /admin/sign-in`
pub(crate) async fn list(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let all = app.db.read(move |tx| provider::all(tx, &viewer)).await?;
    let html = answer::render(&List { cx: &cx, all })?;
    Ok(Page::new(cx.l.t("sso-title")).main(html).nav(Nav::Admin))
}

#[derive(Template)]
#[template(path = "sso/provider.html")]
struct View<'a> {
    cx: &'a Ctx,
    known: Option<&'a Provider>,
    /// Where the form is sent.
    action: String,
    typed: &'a SettingsForm,
    callback: String,
    logout: String,
    arrivals: Vec<Choice>,
    why: String,
    wrong: &'a Wrong,
}

impl View<'_> {
    /// Whether all of the form is shown: whoever adds a provider first needs the addresses that it asks for.
    fn is_whole(&self) -> bool {
        self.known.is_some() || !self.typed.client_id.is_empty()
    }

    /// What is to be known of the issuer; of another one, where there is one.
    fn issuer_hint(&self) -> String {
        let is_known = self.known.is_some();
        self.cx.l.t(if is_known { "sso-issuer-hint-known" } else { "sso-issuer-hint" })
    }

    /// What an empty field of the secret means.
    fn secret_hint(&self) -> String {
        let is_kept = self.known.is_some_and(|known| !known.client_secret.is_empty());
        self.cx.l.t(if is_kept { "sso-secret-kept" } else { "sso-secret-hint" })
    }

    /// Whether what is wrong stands in the part that is folded away.
    fn is_wrong_within(&self) -> bool {
        const WITHIN: [&str; 7] =
            ["scopes", "job", "unit", "site", "phone", "groups", "kept_groups"];
        WITHIN.iter().any(|field| !self.wrong.about(field).is_empty())
    }
}

/// The rules of a first sign-in, to choose from.
pub(crate) fn arrivals(cx: &Ctx) -> Vec<Choice> {
    let choice = |arrival: &Arrival| {
        let key = format!("sso-arrival-{}", arrival.as_str());
        let (title, text) = (cx.l.t(&key), cx.l.t(&format!("{key}-hint")));
        Choice { value: arrival.as_str().to_owned(), icon: String::new(), title, text }
    };
    Arrival::ALL.iter().map(choice).collect()
}

/// What went wrong the last time, in a sentence.
pub(crate) fn why(cx: &Ctx, of: &Provider) -> String {
    let word = of.trouble.as_ref().map(|(word, ..)| word);
    word.map(|word| told(cx, of, word)).unwrap_or_default()
}

/// What this word means, to those who can mend it.
pub(crate) fn told(cx: &Ctx, of: &Provider, word: &str) -> String {
    if word == Trouble::Away.word() {
        return cx.l.t1("sso-nobody-answers", "issuer", of.issuer.as_str());
    }
    cx.l.t1(&format!("sso-trouble-{word}"), "name", of.name.as_str())
}

fn page(
    app: &App,
    cx: &Ctx,
    known: Option<&Provider>,
    typed: &SettingsForm,
    wrong: &Wrong,
) -> Result<Page> {
    let url = &app.config.public_url;
    let of =
        |of: fn(&Provider, &str) -> String| known.map(|known| of(known, url)).unwrap_or_default();
    let why = known.map(|known| why(cx, known)).unwrap_or_default();
    let view = View {
        cx,
        known,
        action: known
            .map_or_else(|| format!("{PATH}/new"), |known| format!("{PATH}/{}", known.slug)),
        typed,
        callback: of(Provider::callback),
        logout: of(Provider::logout),
        arrivals: arrivals(cx),
        why,
        wrong,
    };
    let title = known.map_or_else(|| cx.l.t("sso-new"), |known| known.name.clone());
    let html = answer::render(&view)?;
    Ok(Page::new(title).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// The provider of this address, for administrators.
pub(crate) async fn known(app: &App, cx: &Ctx, slug: &str) -> Result<Provider> {
    let (viewer, slug) = (cx.viewer()?.clone(), slug.to_owned());
    app.db.read(move |tx| provider::one(tx, &viewer, &slug)).await
}

/// `GET /admin/sign-in/new`
pub(crate) async fn show_new(State(app): State<App>, cx: Ctx) -> Result<Page> {
    cx.viewer()?.administering()?;
    page(&app, &cx, None, &SettingsForm::empty(), &Wrong::nothing(cx.l))
}

/// `POST /admin/sign-in/new`
pub(crate) async fn submit_new(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<SettingsForm>,
) -> Result<Response> {
    let (viewer, new) = (cx.viewer()?.clone(), form.declared(Kind::OpenId));
    match app.db.write(move |tx| provider::add(tx, &viewer, &new)).await {
        Ok(slug) => {
            let is_begun = form.client_id.trim().is_empty();
            let said = if is_begun { "notice-sso-begun" } else { "notice-sso-added" };
            Ok(redirect(&format!("{PATH}/{slug}"), &Flash::new(said)))
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, None, &form, &wrong)?.into_response())
        }
    }
}

/// `GET /admin/sign-in/{provider}`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let found = known(&app, &cx, &slug).await?;
    if found.kind == Kind::Saml {
        return saml2::admin::page(&app, &cx, Some(&found), &SettingsForm::of(&found), None);
    }
    page(&app, &cx, Some(&found), &SettingsForm::of(&found), &Wrong::nothing(cx.l))
}

/// `POST /admin/sign-in/{provider}`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Form(form): Form<SettingsForm>,
) -> Result<Response> {
    let found = known(&app, &cx, &slug).await?;
    if found.kind == Kind::Saml {
        return saml2::admin::change(&app, &cx, &found, form).await;
    }
    let new = form.declared(Kind::OpenId);
    let (viewer, name) = (cx.viewer()?.clone(), slug.clone());
    match app.db.write(move |tx| provider::change(tx, &viewer, &name, &new)).await {
        Ok(()) => Ok(redirect(&format!("{PATH}/{slug}"), &Flash::new("notice-sso-saved"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, Some(&found), &form, &wrong)?.into_response())
        }
    }
}

pub(crate) async fn switch(app: &App, cx: &Ctx, slug: &str, on: bool) -> Result<()> {
    let (viewer, slug) = (cx.viewer()?.clone(), slug.to_owned());
    app.db.write(move |tx| provider::switch(tx, &viewer, &slug, on)).await
}

/// `POST /admin/sign-in/{provider}/on`
pub(crate) async fn submit_on(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    switch(&app, &cx, &slug, true).await?;
    Ok(redirect(&format!("{PATH}/{slug}"), &Flash::new("notice-sso-on")))
}

/// `POST /admin/sign-in/{provider}/off`
pub(crate) async fn submit_off(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    switch(&app, &cx, &slug, false).await?;
    Ok(redirect(&format!("{PATH}/{slug}"), &Flash::new("notice-sso-off")))
}

/// `POST /admin/sign-in/{provider}/remove`
pub(crate) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| provider::remove(tx, &viewer, &slug)).await?;
    Ok(redirect(PATH, &Flash::new("notice-sso-removed")))
}

/// `GET /admin/sign-in/{provider}/try`
pub(crate) async fn attempt(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    Path(slug): Path<String>,
) -> Result<Response> {
    let found = known(&app, &cx, &slug).await?;
    found.has_client()?;
    flow::begin(&app, &cx, &device, &found, Purpose::Try, PATH).await
}

#[derive(Template)]
#[template(path = "sso/tried.html")]
struct Tried<'a> {
    cx: &'a Ctx,
    of: &'a Provider,
    outcome: String,
    fine: bool,
    claims: Vec<(String, String)>,
}

/// What a provider says of whoever tried it, and what signing in would come to.
pub(crate) async fn tried(
    app: &App,
    cx: &Ctx,
    of: Provider,
    who: Option<PersonId>,
    claims: Claims,
    profile: Profile,
) -> Result<Response> {
    let viewer = cx.viewer()?;
    viewer.administering()?;
    if who != Some(viewer.id) {
        return Err(Error::forbidden());
    }
    let (by, said) = (of.clone(), profile.clone());
    let read = move |tx: &mut Tx<'_>| {
        let plan = arrive::plan(tx, &by, &said)?;
        let person = match plan {
            Ok(Plan::Known(person) | Plan::Claim(person)) => Some(people::card(tx, person)?.name),
            _ => None,
        };
        Ok((plan, person.unwrap_or_default()))
    };
    let (plan, person) = app.db.read(read).await?;
    let outcome = match &plan {
        Ok(Plan::Known(_)) => cx.l.t1("sso-plan-known", "name", person.as_str()),
        Ok(Plan::Claim(_)) => cx.l.t1("sso-plan-claim", "name", person.as_str()),
        Ok(Plan::Create) => cx.l.t1("sso-plan-create", "name", profile.name.as_str()),
        Err(why) => cx.l.t1(&why.key(), "name", of.name.as_str()),
    };
    let claims = claims.into_iter().map(|(name, value)| {
        let said = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (name, said.chars().take(500).collect())
    });
    let fine = plan.is_ok();
    let view = Tried { cx, of: &of, outcome, fine, claims: claims.collect() };
    let html = answer::render(&view)?;
    let title = cx.l.t1("sso-tried-title", "name", of.name.as_str());
    Ok(answer::never_kept(Page::new(title).main(html).nav(Nav::Admin)).into_response())
}
