//! The section of the email address. A new one is proven by a link that is sent to it, and the old one is
//! told; administrators set one without proof.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{Activity, App, Config, Error, PersonId, Result, Tx, Viewer};
use mail::Notice;
use people::{Person, access, accounts, names};
use serde::Deserialize;
use serde_json::json;
use ui::{Ctx, Form, Json, Locale, Page, SafeHtml, answer};

use super::{Section, Shown, done, page};
use crate::proofs::{self, What};
use crate::session::Current;
use crate::store::invitations;
use crate::{logged, tokens};

/// How long a link is good, in seconds.
const SECONDS: i64 = 86_400;

/// What the form sends.
#[derive(Deserialize)]
pub(crate) struct EmailForm {
    email: String,
    old: String,
}

/// A new address, as a program sends it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewEmail {
    /// The new address: a link is sent to it.
    email: String,
    /// Your password, where you have one.
    #[serde(default)]
    password: String,
}

/// `POST /settings/email`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    current: Option<Extension<Current>>,
    Form(form): Form<EmailForm>,
) -> Result<Response> {
    let new = NewEmail { email: form.email.clone(), password: form.old };
    match ask(&app, &cx, new).await {
        Ok(()) => Ok(done("notice-email-asked")),
        Err(error) => {
            let wrong = Shown::wrong(&cx, Section::Email, error)?;
            let shown = Shown { email: Some(form.email), ..wrong };
            Ok(page(&app, &cx, current, shown).await?.into_response())
        }
    }
}

/// Change your email address. It becomes yours once the link sent to it is followed.
#[utoipa::path(put, path = "/api/v1/me/email", tag = "me", request_body = NewEmail,
    responses((status = 202, description = "A link is on its way to the new address"),
        (status = 403, description = "This token may not"),
        (status = 422, description = "The address or the password is wrong, or this network sends no email")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewEmail>,
) -> Result<StatusCode> {
    ask(&app, &cx, new).await?;
    Ok(StatusCode::ACCEPTED)
}

async fn ask(app: &App, cx: &Ctx, new: NewEmail) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    tokens::require_full(&viewer)?;
    if app.config.mail.is_none() {
        return Err(Error::field("email", "mail-not-set-up"));
    }
    let email = names::email(&new.email)?;
    let attempt = super::password::proved(app, &viewer, "old", new.password).await?;
    let config = app.config.clone();
    let send = move |tx: &mut Tx<'_>| {
        attempt.succeeded(tx)?;
        send_proof(tx, &config, &viewer, &email)
    };
    app.db.write(send).await
}

/// Sends the link that proves a new address.
fn send_proof(tx: &mut Tx<'_>, config: &Config, viewer: &Viewer, email: &str) -> Result<()> {
    if let Some(owner) = accounts::of_email(tx, email)?.filter(|owner| *owner != viewer.id) {
        return match viewer.sees_open() {
            true => Err(Error::field("email", "person-email-taken")),
            // Who else has an account is not theirs to learn: whoever does is told.
            false => say_taken(tx, owner, email),
        };
    }
    let token = proofs::make(tx, What::Address, viewer.id, Some(email), SECONDS)?;
    let l = Locale::new(viewer.lang);
    let href = format!("{}/address/{token}", config.public_url);
    let notice = Notice {
        person: Some(viewer.id),
        to: (viewer.name.clone(), email.to_owned()),
        l,
        subject: l.t("letter-address-subject"),
        lines: vec![
            l.t1("letter-hello", "name", &viewer.name),
            l.t1("letter-address-text", "handle", format!("@{}", viewer.handle)),
            l.t("letter-address-else"),
        ],
        button: Some((l.t("address-button"), href)),
        until: Some(tx.now().plus_seconds(SECONDS)),
    };
    mail::queue(tx, &notice)
}

/// Tells whoever has an address that somebody else gave it for an account.
fn say_taken(tx: &mut Tx<'_>, owner: PersonId, email: &str) -> Result<()> {
    let owner = accounts::person(tx, owner)?;
    let l = Locale::new(owner.lang);
    mail::queue(
        tx,
        &Notice {
            person: Some(owner.id),
            to: (owner.name.clone(), email.to_owned()),
            l,
            subject: l.t("letter-taken-subject"),
            lines: vec![
                l.t1("letter-hello", "name", &owner.name),
                l.t1("letter-taken-text", "handle", format!("@{}", owner.handle)),
            ],
            button: None,
            until: None,
        },
    )
}

/// Gives a person another address, or none, and tells the old one. No rule is asked.
///
/// # Errors
/// `Invalid` on the field `email`.
pub fn set(
    tx: &mut Tx<'_>,
    config: &Config,
    person: &Person,
    email: Option<&str>,
    by: Option<PersonId>,
) -> Result<()> {
    if person.email.as_deref() == email {
        return Ok(());
    }
    replace_email(tx, person.id, email, by)?;
    let (Some(old), Some(_)) = (&person.email, &config.mail) else { return Ok(()) };
    let l = Locale::new(person.lang);
    let notice = Notice {
        person: Some(person.id),
        to: (person.name.clone(), old.clone()),
        l,
        subject: l.t("letter-moved-subject"),
        lines: vec![
            l.t1("letter-hello", "name", &person.name),
            l.t1("letter-moved-text", "handle", format!("@{}", person.handle)),
            l.t("letter-not-you"),
        ],
        button: None,
        until: None,
    };
    mail::queue(tx, &notice)
}

/// Gives a person another address, or none, and tells nobody. No rule is asked: for importers.
///
/// # Errors
/// `Invalid` on the field `email` where it is somebody else's.
pub fn replace_email(
    tx: &mut Tx<'_>,
    person: PersonId,
    email: Option<&str>,
    by: Option<PersonId>,
) -> Result<()> {
    accounts::set_email(tx, person, email)?;
    // Links that went to the old address are worth nothing any more.
    proofs::forget(tx, What::Address, person)?;
    proofs::forget(tx, What::Password, person)?;
    invitations::revoke_mailed(tx, person, email)?;
    let activity = Activity::new(logged::PERSON_EMAIL_CHANGED, person.0).by(by);
    tx.log(activity.data(json!({ "has": email.is_some() })))
}

#[derive(Template)]
#[template(path = "identity/address.html")]
struct View<'a> {
    csrf: SafeHtml,
    l: Locale,
    token: &'a str,
    email: &'a str,
}

/// `GET /address/{token}`: programs that look into mails follow links, so that a click is asked for.
pub(crate) async fn show_proof(
    State(app): State<App>,
    cx: Ctx,
    Path(token): Path<String>,
) -> Result<Response> {
    let asked = token.clone();
    let (proof, _) = app.db.read(move |tx| proofs::find(tx, What::Address, &asked)).await?;
    let email = proof.email.unwrap_or_default();
    let view = View { csrf: cx.csrf_field(), l: cx.l, token: &token, email: &email };
    let html = answer::render(&view)?;
    Ok(answer::never_kept(Page::new(cx.l.t("address-title")).main(html).bare()))
}

/// `POST /address/{token}`
pub(crate) async fn submit_proof(
    State(app): State<App>,
    cx: Ctx,
    Path(token): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let config = app.config.clone();
    let prove = move |tx: &mut Tx<'_>| {
        let (proof, person) = proofs::take(tx, What::Address, &token)?;
        set(tx, &config, &person, proof.email.as_deref(), Some(person.id))
    };
    app.db.write(prove).await?;
    Ok(match cx.viewer {
        Some(_) => done("notice-email-changed"),
        None => Redirect::to("/sign-in").into_response(),
    })
}

/// The address of a person, as an administrator sets it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonEmail {
    /// The address; null for none.
    email: Option<String>,
}

/// Sets somebody's address.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` on the field `email`.
pub(crate) fn administer(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    handle: &str,
    email: &str,
) -> Result<()> {
    let person = access::readable(tx, viewer, handle)?;
    crate::owners::may_act_on(tx, viewer, &person)?;
    let email =
        Some(email.trim()).filter(|email| !email.is_empty()).map(names::email).transpose()?;
    set(tx, config, &person, email.as_deref(), Some(viewer.id))
}

/// Set a person's email address, without proof (administrators).
#[utoipa::path(put, path = "/api/v1/people/{handle}/email", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")), request_body = PersonEmail,
    responses((status = 204, description = "Done"),
        (status = 403, description = "You do not run the network"),
        (status = 422, description = "No address, or somebody else's")))]
pub(crate) async fn api_administer(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    Json(new): Json<PersonEmail>,
) -> Result<StatusCode> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    let email = new.email.unwrap_or_default();
    app.db.write(move |tx| administer(tx, &config, &viewer, &handle, &email)).await?;
    Ok(StatusCode::NO_CONTENT)
}
