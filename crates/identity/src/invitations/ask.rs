//! The page where whoever has an address in a domain that is open asks for a link to join.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Config, Error, Lang, Message, Result, Role, Tx};
use mail::Notice;
use people::{accounts, names};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::{Ctx, Form, Locale, Page, Query, SafeHtml};

use super::{Invitation, create, letter, new_invitation};
use crate::limits::Try;
use crate::session::Device;
use crate::store::domains;
use crate::store::domains::Domain;

/// Whether the letter is on its way.
#[derive(Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    sent: bool,
}

/// What the form sends.
#[derive(Deserialize)]
pub(crate) struct AskForm {
    email: String,
}

#[derive(Template)]
#[template(path = "identity/ask.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    here: &'a str,
    sent: bool,
    email: &'a str,
    wrong: &'a Wrong,
}

/// Whether strangers can come by an address.
///
/// # Errors
/// Whatever the database meets.
pub(crate) async fn is_open(app: &App) -> Result<bool> {
    Ok(app.config.mail.is_some() && !app.db.read(domains::all).await?.is_empty())
}

/// `GET /join`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    if !is_open(&app).await? {
        return Err(Error::not_found());
    }
    page(&cx, asked.sent, "", &Wrong::nothing(cx.l))
}

fn page(cx: &Ctx, sent: bool, email: &str, wrong: &Wrong) -> Result<Page> {
    let view = View { l: cx.l, csrf: cx.csrf_field(), here: &cx.path, sent, email, wrong };
    let page = Page::new(cx.l.t("ask-title")).main(answer::render(&view)?).bare();
    Ok(page.status(wrong.status()).wait(wrong.wait()))
}

/// `POST /join`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    Form(form): Form<AskForm>,
) -> Result<Response> {
    if !is_open(&app).await? {
        return Err(Error::not_found());
    }
    let (config, lang, typed) = (app.config.clone(), cx.l.lang, form.email.clone());
    let ask = move |tx: &mut Tx<'_>| ask(tx, &config, lang, &device, &typed);
    match app.db.write(ask).await {
        Ok(()) => Ok(Redirect::to("/join?sent=true").into_response()),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&cx, false, &form.email, &wrong)?.into_response())
        }
    }
}

/// Mails a link to an address: to join or, where it is somebody's already, to sign in. The page says the
/// same of both.
fn ask(tx: &mut Tx<'_>, config: &Config, lang: Lang, device: &Device, typed: &str) -> Result<()> {
    let email = names::email(typed)?;
    let name = email.rsplit('@').next().unwrap_or_default();
    let Some(domain) = domains::one(tx, name)? else {
        return Err(Error::field("email", Message::new("ask-domain").with("domain", name)));
    };
    Try::forgotten(&email, device).count(tx)?;
    match accounts::of_email(tx, &email)? {
        Some(person) => {
            let person = accounts::person(tx, person)?;
            if person.closed_at.is_some() {
                return Ok(());
            }
            if person.claimed_at.is_none() {
                return invite(tx, config, lang, &domain, email, Some(person.id));
            }
            let l = Locale::new(person.lang);
            mail::queue(
                tx,
                &Notice {
                    person: Some(person.id),
                    to: (person.name.clone(), email),
                    l,
                    subject: l.t("letter-here-subject"),
                    lines: vec![
                        l.t1("letter-hello", "name", &person.name),
                        l.t1("letter-here-text", "handle", format!("@{}", person.handle)),
                    ],
                    button: Some((l.t("ui-sign-in"), format!("{}/sign-in", config.public_url))),
                    until: None,
                },
            )
        }
        None => invite(tx, config, lang, &domain, email, None),
    }
}

fn invite(
    tx: &mut Tx<'_>,
    config: &Config,
    lang: Lang,
    domain: &Domain,
    email: String,
    person: Option<kernel::PersonId>,
) -> Result<()> {
    // In the name of whoever opened the domain: they answer for it.
    let Some(host) = people::viewer(tx, domain.opened_by)? else { return Ok(()) };
    let invitation = Invitation {
        email: Some(email),
        role: Role::Member,
        person,
        spaces: domain.spaces.clone(),
        ..new_invitation(tx, host.id)
    };
    let token = create::keep(tx, &invitation)?;
    let host = kernel::Viewer { lang, ..host };
    letter::send(tx, config, &host, &invitation, &token).map(drop)
}
