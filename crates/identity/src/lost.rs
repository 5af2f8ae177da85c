//! A lost password: a link by mail to choose another, good for an hour and once. Whoever asks gets the
//! same answer, whether or not there is such an account. The page behind the link is also where who was
//! handed a card ([`crate::cards`]) chooses a first one.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::gate::Who;
use kernel::{Activity, App, Config, Error, Lang, PersonId, Result, Tx};
use mail::Notice;
use people::{Hashed, Person, accounts, arrivals, names, settings};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::{Ctx, Form, Locale, Page, Query, SafeHtml};

use crate::entering::{Entered, Entrance, How, enter};
use crate::limits::Try;
use crate::proofs::{self, What};
use crate::session::Device;
use crate::store::invitations;
use crate::{logged, password, personnel, tokens, ways};

/// How long a link is good, in seconds.
const SECONDS: i64 = 3_600;

/// Makes a link by which somebody chooses the password of `person`; answers its path.
///
/// # Errors
/// Whatever the database meets.
pub fn link(tx: &mut Tx<'_>, person: PersonId, by: Option<PersonId>) -> Result<String> {
    let token = proofs::make(tx, What::Password, person, None, SECONDS)?;
    let activity = Activity::new(logged::PERSON_LINK_MADE, person.0);
    tx.log(activity.by(by.unwrap_or(person)))?;
    Ok(format!("/reset/{token}"))
}

/// What the page says instead of its form.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    sent: bool,
}

/// Who asks.
#[derive(Deserialize)]
pub(crate) struct Forgotten {
    login: String,
}

#[derive(Template)]
#[template(path = "identity/forgotten.html")]
struct AskView<'a> {
    l: Locale,
    csrf: SafeHtml,
    here: &'a str,
    sent: bool,
    /// Whether this network sends mail.
    sends: bool,
    login: &'a str,
    wrong: &'a Wrong,
}

/// `GET /forgotten`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    ask_page(&app.config, &cx, asked.sent, "", &Wrong::nothing(cx.l))
}

fn ask_page(config: &Config, cx: &Ctx, sent: bool, login: &str, wrong: &Wrong) -> Result<Page> {
    let (csrf, sends) = (cx.csrf_field(), config.mail.is_some());
    let view = AskView { l: cx.l, csrf, here: &cx.path, sent, sends, login, wrong };
    let html = answer::render(&view)?;
    let page = Page::new(cx.l.t("forgotten-title")).main(html).bare();
    Ok(page.status(wrong.status()).wait(wrong.wait()))
}

/// `POST /forgotten`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    Form(form): Form<Forgotten>,
) -> Result<Response> {
    match ask(&app, &device, &form.login).await {
        Ok(()) => Ok(Redirect::to("/forgotten?sent=true").into_response()),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(ask_page(&app.config, &cx, false, &form.login, &wrong)?.into_response())
        }
    }
}

async fn ask(app: &App, device: &Device, login: &str) -> Result<()> {
    if app.config.mail.is_none() {
        return Err(Error::invalid("mail-not-set-up"));
    }
    let attempt = Try::forgotten(&names::login(login), device);
    let (login, config) = (login.to_owned(), app.config.clone());
    let asked = move |tx: &mut Tx<'_>| {
        attempt.count(tx)?;
        match personnel::by_login(tx, &login)? {
            Some((person, _)) => send(tx, &config, person, None),
            None => Ok(()),
        }
    };
    app.db.write(asked).await
}

/// Sends the link to whoever has an address; `by` is who wants it so, where it is not they.
pub(crate) fn send(
    tx: &mut Tx<'_>,
    config: &Config,
    person: PersonId,
    by: Option<PersonId>,
) -> Result<()> {
    let Person { name, handle, email, lang, .. } = accounts::person(tx, person)?;
    let Some(email) = email else { return Ok(()) };
    let l = Locale::new(lang);
    if ways::elsewhere(tx, Some(person))?.1 {
        // No password that is chosen here signs them in.
        let lines = vec![l.t1("letter-hello", "name", &name), l.t("letter-forgotten-elsewhere")];
        let subject = l.t("letter-forgotten-subject");
        let notice = Notice {
            person: Some(person),
            to: (name, email),
            l,
            subject,
            lines,
            button: None,
            until: None,
        };
        return mail::queue(tx, &notice);
    }
    let path = link(tx, person, by)?;
    let notice = Notice {
        person: Some(person),
        to: (name.clone(), email),
        l,
        subject: l.t("letter-forgotten-subject"),
        lines: vec![
            l.t1("letter-hello", "name", name),
            l.t1("letter-forgotten-text", "handle", format!("@{handle}")),
            l.t("letter-forgotten-else"),
        ],
        button: Some((l.t("letter-forgotten-button"), format!("{}{path}", config.public_url))),
        until: Some(tx.now().plus_seconds(SECONDS)),
    };
    mail::queue(tx, &notice)
}

/// What the form of a new password sends.
#[derive(Deserialize)]
pub(crate) struct NewPassword {
    password: String,
}

#[derive(Template)]
#[template(path = "identity/reset.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    here: &'a str,
    token: &'a str,
    person: &'a Person,
    least: i64,
    wrong: &'a Wrong,
}

/// `GET /reset/{token}`
pub(crate) async fn show_reset(
    State(app): State<App>,
    cx: Ctx,
    Path(token): Path<String>,
) -> Result<Response> {
    let person = holder(&app, &token).await?;
    Ok(answer::never_kept(reset_page(&cx, &token, &person, &Wrong::nothing(cx.l))?))
}

async fn holder(app: &App, token: &str) -> Result<Person> {
    let token = token.to_owned();
    app.db.read(move |tx| Ok(proofs::find(tx, What::Password, &token)?.1)).await
}

fn reset_page(cx: &Ctx, token: &str, person: &Person, wrong: &Wrong) -> Result<Page> {
    let (csrf, least) = (cx.csrf_field(), password::LEAST as i64);
    let view = View { l: cx.l, csrf, here: &cx.path, token, person, least, wrong };
    let html = answer::render(&view)?;
    let page = Page::new(cx.l.t("reset-title")).main(html).bare();
    Ok(page.status(wrong.status()).wait(wrong.wait()))
}

/// `POST /reset/{token}`
pub(crate) async fn submit_reset(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    Path(token): Path<String>,
    Form(form): Form<NewPassword>,
) -> Result<Response> {
    let person = holder(&app, &token).await?;
    match reset(&app, &cx, device, &token, &person, form.password).await {
        Ok(entered) => Ok(entered.response(&app, "/")),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(answer::never_kept(reset_page(&cx, &token, &person, &wrong)?))
        }
    }
}

/// Checks the new password and sets it; answers what came of it.
async fn reset(
    app: &App,
    cx: &Ctx,
    device: Device,
    token: &str,
    person: &Person,
    new: String,
) -> Result<Entered> {
    let site = app.db.read(|tx| settings::get(tx, settings::SITE_NAME)).await?;
    let (email, site) = (person.email.as_deref().unwrap_or(""), site.unwrap_or_default());
    password::check(&new, &[&person.handle, &person.name, email, &site])?;
    let hashed = password::hash_later(app, Who::Stranger(&device.network), new).await?;
    let (token, config) = (token.to_owned(), app.config.clone());
    let lang = cx.l.lang;
    app.db.write(move |tx| set(tx, &config, &token, &hashed, (&device, lang))).await
}

fn set(
    tx: &mut Tx<'_>,
    config: &Config,
    token: &str,
    hashed: &Hashed,
    (device, lang): (&Device, Lang),
) -> Result<Entered> {
    let (_, person) = proofs::take(tx, What::Password, token)?;
    ways::kept_here(tx, person.id)?;
    if person.claimed_at.is_none() {
        // Handed a card, and here for the first time.
        accounts::claim(tx, person.id, hashed.as_str(), None, person.role, lang)?;
        invitations::revoke_claims(tx, person.id)?;
        arrivals::join(tx, person.id, &[], person.id)?;
        tx.log(Activity::new(logged::PERSON_CLAIMED, person.id.0).by(person.id))?;
    } else {
        password::set(tx, config, &person, hashed, None)?;
        tokens::revoke_others(tx, person.id, None)?;
    }
    let (person, how) = (person.id, How::Link);
    enter(tx, &Entrance { person, how, said: "", next: "/", old: None, device })
}
