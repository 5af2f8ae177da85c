//! Proving again who one is: by a second factor where there is one, else by the password, else where one signed in.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, PersonId, Result, Tx, Viewer};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::{Ctx, Form, Nav, Page, Query, SafeHtml};

use crate::limits::Try;
use crate::second::challenge::{Asked, Place, Sent, Site};
use crate::second::passkeys::{self, Answer};
use crate::second::{Having, take_code};
use crate::session::{self, Current};
use crate::sign_in::local;
use crate::ways::{self, Way};

/// The address of the page, for what is only looked at.
pub(crate) const PATH: &str = "/prove";

/// The fields of a proof: they are added to whatever form waits for it.
const FIELDS: [&str; 3] = ["proof_code", "proof_password", "proof_passkey"];

/// Whether a field is of a proof, or the token of the form.
pub(crate) fn is_ours(name: &str) -> bool {
    name == "csrf" || FIELDS.contains(&name)
}

/// By what somebody can prove who they are.
pub(crate) struct Means {
    pub(crate) having: Having,
    pub(crate) has_password: bool,
    ways: Vec<Way>,
}

impl Means {
    pub(crate) fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Means> {
        Ok(Means {
            having: Having::of(tx, person)?,
            has_password: crate::has_password(tx, person)?,
            ways: ways::proving(tx, person)?,
        })
    }

    /// Whether there is nothing to ask for.
    pub(crate) fn is_nothing(&self) -> bool {
        !self.having.is_any() && !self.has_password && self.ways.is_empty()
    }

    /// Whether a code is asked for.
    fn has_codes(&self) -> bool {
        self.having.app.is_some() || self.having.codes > 0
    }
}

/// What somebody typed, or their authenticator said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct Proof {
    proof_code: String,
    proof_password: String,
    proof_passkey: String,
}

impl Proof {
    pub(crate) fn of(pairs: &[(String, String)]) -> Proof {
        let one = |field: &str| {
            let found = pairs.iter().find(|(name, value)| name == field && !value.is_empty());
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let [proof_code, proof_password, proof_passkey] = FIELDS.map(one);
        Proof { proof_code, proof_password, proof_passkey }
    }

    pub(crate) fn is_given(&self) -> bool {
        ![&self.proof_code, &self.proof_password, &self.proof_passkey]
            .into_iter()
            .all(String::is_empty)
    }
}

/// Takes a proof of the person of this session, and notes that they gave it.
///
/// # Errors
/// `Invalid` on its field; `TooMany` after too many guesses.
pub(crate) async fn take(
    app: &App,
    cx: &Ctx,
    (viewer, session): (&Viewer, i64),
    proof: Proof,
) -> Result<()> {
    let person = viewer.id;
    let read = move |tx: &mut Tx<'_>| {
        Ok((crate::second::has(tx, person)?, crate::has_password(tx, person)?))
    };
    let (has_factor, has_password) = app.db.read(read).await?;
    if !has_factor && !has_password {
        // There is nothing to compare with what was typed.
        return Err(Error::invalid("prove-first"));
    }
    if !has_factor {
        crate::prove_password(app, viewer, "proof_password", proof.proof_password).await?;
        return app.db.write(move |tx| session::proved(tx, session, person)).await;
    }
    let attempt = Try::second(person);
    let counted = attempt.clone();
    app.db.write(move |tx| counted.count(tx)).await?;
    let json = &proof.proof_passkey;
    let sent = (!json.is_empty()).then(|| Sent::read(json)).transpose()?;
    let (place, site) = (Place::of(app, cx).await?, Site::of(&app.config));
    let (config, code) = (app.config.clone(), proof.proof_code);
    let take = move |tx: &mut Tx<'_>| {
        match (&sent, &site) {
            (Some(sent), Some(site)) => {
                let asked = Asked::Prove(person);
                passkeys::take(tx, &Answer { place: &place, site, asked, sent }).map(drop)?;
            }
            _ => take_code(tx, &config, person, "proof_code", &code)?,
        }
        attempt.succeeded(tx)?;
        session::proved(tx, session, person)
    };
    app.db.write(take).await
}

#[derive(Template)]
#[template(path = "identity/prove.html")]
struct View<'a> {
    cx: &'a Ctx,
    csrf: SafeHtml,
    /// Where the form goes on to.
    action: &'a str,
    means: &'a Means,
    options: Option<String>,
    /// What was typed before, and waits.
    rest: &'a [(String, String)],
    /// Where one goes back to.
    back: &'a str,
    wrong: &'a Wrong,
}

/// The page that asks, with all that waits for the answer.
///
/// # Errors
/// What `refused` says, where trying again does not help.
pub(crate) async fn page(
    app: &App,
    cx: &Ctx,
    means: &Means,
    rest: &[(String, String)],
    refused: Option<Error>,
) -> Result<Response> {
    // The script sends a form again by itself where this is answered, so that the page is seen.
    show_page(app, cx, &cx.path, means, rest, refused, 412).await
}

async fn show_page(
    app: &App,
    cx: &Ctx,
    action: &str,
    means: &Means,
    rest: &[(String, String)],
    refused: Option<Error>,
    status: u16,
) -> Result<Response> {
    let wrong = refused.map_or_else(|| Ok(Wrong::nothing(cx.l)), |e| Wrong::with(cx.l, e))?;
    let asked = Asked::Prove(cx.viewer()?.id);
    let options = match means.having.passkeys.is_empty() {
        true => None,
        false => passkeys::options(app, cx, asked, &means.having.passkeys).await?,
    };
    let status = if wrong.status() == 200 { status } else { wrong.status() };
    let back = if cx.path.starts_with("/admin") { "/admin" } else { "/settings" };
    let csrf = cx.csrf_field();
    let view = View { cx, csrf, action, means, options, rest, back, wrong: &wrong };
    let html = answer::render(&view)?;
    let page = Page::new(cx.l.t("prove-title")).main(html).nav(Nav::Me).status(status);
    Ok(answer::never_kept(page.wait(wrong.wait())))
}

/// What the address carries.
#[derive(Deserialize)]
pub(crate) struct Next {
    #[serde(default)]
    next: String,
}

/// `GET /prove`: before what is dangerous to look at.
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Next>,
) -> Result<Response> {
    let person = cx.viewer()?.id;
    let means = app.db.read(move |tx| Means::of(tx, person)).await?;
    let rest = [("next".to_owned(), asked.next)];
    show_page(&app, &cx, PATH, &means, &rest, None, 200).await
}

/// `POST /prove`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    current: Option<Extension<Current>>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let Extension(Current(session)) = current.ok_or_else(Error::unauthenticated)?;
    let next = pairs.iter().find(|(name, _)| name == "next");
    let next = next.map(|(_, next)| next.clone()).unwrap_or_default();
    // Whoever proved it elsewhere has nothing to type here: the page that waits looks for itself.
    let proof = Proof::of(&pairs);
    if !proof.is_given() {
        return Ok(Redirect::to(local(&next)).into_response());
    }
    match take(&app, &cx, (&viewer, session), proof).await {
        Ok(()) => Ok(Redirect::to(local(&next)).into_response()),
        Err(error) => {
            let person = viewer.id;
            let means = app.db.read(move |tx| Means::of(tx, person)).await?;
            let rest = [("next".to_owned(), next)];
            show_page(&app, &cx, PATH, &means, &rest, Some(error), 200).await
        }
    }
}
