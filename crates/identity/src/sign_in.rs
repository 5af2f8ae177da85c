//! Signing in with a handle, an address or a personnel number and a password; the first time with the code
//! of a card in its place.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::gate::Who;
use kernel::{App, Error, PersonId, Result, Tx};
use people::{PersonCard, names};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::{Ctx, Form, Locale, Page, Query, SafeHtml};

use crate::entering::{Entered, Entrance, How, enter as enter_as};
use crate::invitations::ask;
use crate::limits::Try;
use crate::second::challenge;
use crate::second::passkeys;
use crate::session::{self, Device, cookie::Cookie, known};
use crate::ways::{self, Typed, Way};
use crate::{cards, codes, demo, first_run, password, personnel};

/// What the address of the page carries.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    next: String,
    /// Whether the page is wanted, whoever would sign in without it.
    #[serde(default)]
    stay: String,
}

/// What the form sends.
#[derive(Deserialize)]
pub(crate) struct SignIn {
    login: String,
    password: String,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "identity/sign_in.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    login: &'a str,
    next: &'a str,
    here: &'a str,
    wrong: &'a Wrong,
    offered: &'a [PersonCard],
    /// Whether strangers can come by an address.
    open: bool,
    ways: &'a [Way],
    /// What the script asks an authenticator, where passkeys can be used.
    passkeys: Option<String>,
}

/// The address of the page that signs in and comes back to what `cx` asked for.
pub fn href(cx: &Ctx) -> String {
    if cx.path == "/" {
        return "/sign-in".to_owned();
    }
    let mut href = String::from("/sign-in?next=");
    for byte in cx.path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                href.push(char::from(byte));
            }
            _ => href += &format!("%{byte:02X}"),
        }
    }
    href
}

/// `GET /sign-in`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    if cx.viewer.is_some() {
        return Ok(Redirect::to(local(&asked.next)).into_response());
    }
    if first_run::is_needed(&app).await? {
        return Ok(Redirect::to("/first-run").into_response());
    }
    let ways = app.db.read(ways::offered).await?;
    let stays = !asked.stay.is_empty() || Cookie::Stay.read(&app.config, &headers).is_some();
    if !stays
        && !cx.fragment
        && let Some(way) = ways.iter().find(|way| way.silent)
    {
        let next = ui::encode(local(&asked.next));
        return Ok(Redirect::to(&format!("{}?silent=1&next={next}", way.href)).into_response());
    }
    let wrong = Wrong::nothing(cx.l);
    Ok(page(&app, &cx, "", &asked.next, &wrong, &ways).await?.into_response())
}

/// `POST /sign-in`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    headers: HeaderMap,
    Form(form): Form<SignIn>,
) -> Result<Response> {
    match enter(&app, &device, &headers, &form).await {
        Ok(Came::Choosing(path)) => Ok(Redirect::to(&path).into_response()),
        Ok(Came::In(entered)) => Ok(entered.response(&app, &form.next)),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            let ways = app.db.read(ways::offered).await?;
            let page = page(&app, &cx, &form.login, &form.next, &wrong, &ways).await?;
            Ok(page.into_response())
        }
    }
}

/// What came of signing in.
enum Came {
    /// A session, or the question for a second factor.
    In(Entered),
    /// The code of a card was right: a password is chosen at this path.
    Choosing(String),
}

/// Checks the password and opens a session.
async fn enter(app: &App, device: &Device, headers: &HeaderMap, form: &SignIn) -> Result<Came> {
    let account = names::login(&form.login);
    let asked = form.login.clone();
    let load = move |tx: &mut Tx<'_>| {
        let found = personnel::by_login(tx, &asked)?;
        let elsewhere = ways::elsewhere(tx, found.as_ref().map(|(id, _)| *id))?;
        Ok((found, known::key(tx)?, elsewhere))
    };
    let (found, key, (is_asked, keeps)) = app.db.read(load).await?;
    let (person, stored) = found.clone().map_or((None, None), |(id, hash)| (Some(id), hash));
    let stored = stored.filter(|_| !keeps);
    let proof = person.zip(key).and_then(|(id, key)| known::proof(app, headers, &key, id));
    let (who, attempt) = match &proof {
        Some(proof) => (Who::Known, Try::known(proof)),
        None => (Who::Stranger(&device.network), Try::stranger(&account, device)),
    };
    if let Some(path) = redeem(app, &attempt, form).await? {
        return Ok(Came::Choosing(path));
    }
    let proved = prove(app, who, &attempt, form, (person, stored), is_asked).await;
    let (person, is_ours) = proved.inspect_err(|error| {
        tracing::warn!(%error, login = ?account, address = %device.address, "sign-in refused");
    })?;
    let old = Cookie::Session.read(&app.config, headers).map(str::to_owned);
    let (device, login, next) = (device.clone(), form.login.clone(), form.next.clone());
    let address = device.address.clone();
    let open = move |tx: &mut Tx<'_>| {
        // Meanwhile the password may have been changed, or the account closed.
        let is_same = match is_ours {
            true => personnel::by_login(tx, &login)? == found,
            false => people::accounts::person(tx, person)?.closed_at.is_none(),
        };
        if !is_same {
            return Err(wrong());
        }
        attempt.succeeded(tx)?;
        let (how, old) = (How::Password, old.as_deref());
        enter_as(tx, &Entrance { person, how, said: "", next: &next, old, device: &device })
    };
    let entered = app.db.write(open).await?;
    tracing::info!(person = %person, address, "signed in");
    Ok(Came::In(entered))
}

/// Where a password is chosen, if what was typed is the code of a card. It is a try like any other.
async fn redeem(app: &App, attempt: &Try, form: &SignIn) -> Result<Option<String>> {
    let Some(code) = codes::typed(&form.password) else { return Ok(None) };
    let (attempt, account) = (attempt.clone(), form.login.clone());
    let redeem = move |tx: &mut Tx<'_>| {
        attempt.count(tx)?;
        let path = cards::redeem(tx, &account, &code)?;
        if path.is_some() {
            attempt.succeeded(tx)?;
        }
        Ok(path)
    };
    app.db.write(redeem).await
}

/// Whose password it is, and whether it is the one that is stored here: else somebody else is asked, where there is anybody
/// to ask, and whoever it is.
async fn prove(
    app: &App,
    who: Who<'_>,
    attempt: &Try,
    form: &SignIn,
    (person, stored): (Option<PersonId>, Option<String>),
    is_asked: bool,
) -> Result<(PersonId, bool)> {
    let is_ours = check(app, who, attempt, form, stored).await?;
    if let (true, Some(person)) = (is_ours, person) {
        return Ok((person, true));
    }
    if !is_asked || form.password.is_empty() {
        return Err(wrong());
    }
    let password = form.password.chars().take(password::MOST).collect();
    let network = match who {
        Who::Stranger(network) => Some(network.to_owned()),
        Who::Known => None,
    };
    let typed = Typed { login: form.login.trim().to_owned(), password, person, network };
    let proved = ways::prove(app, typed).await?;
    proved.map(|person| (person, false)).ok_or_else(wrong)
}

/// Whether the password is the one that is stored. Those who tried too often do not even wait for a
/// place, and a try is counted once it has one: so many at once, whoever they are.
async fn check(
    app: &App,
    who: Who<'_>,
    attempt: &Try,
    form: &SignIn,
    stored: Option<String>,
) -> Result<bool> {
    let (early, counted) = (attempt.clone(), attempt.clone());
    app.db.read(move |tx| early.check(tx)).await?;
    let place = app.gates.passwords.enter(who).await?;
    app.db.write(move |tx| counted.count(tx)).await?;
    // A longer password is nobody's: it is not worth the work of hashing it.
    let typed: String = form.password.chars().take(password::MOST + 1).collect();
    // Nor is an empty one; whether there is an account makes no difference to either.
    Ok(!typed.is_empty() && place.run(move || password::verify(&typed, stored.as_deref())).await?)
}

fn wrong() -> Error {
    Error::invalid("sign-in-wrong")
}

/// Opens a session in place of the one the browser had: a token from before signing in is never
/// worth anything after it.
pub(crate) fn replace(tx: &mut Tx<'_>, of: &Entrance<'_>) -> Result<String> {
    if let Some(old) = of.old {
        session::close(tx, old)?;
    }
    let token = session::open_as(tx, of.person, of.device, of.how)?;
    ways::opened(tx, &token, of.said)?;
    Ok(token)
}

/// The page again, after a passkey did not let somebody in.
pub(crate) async fn again(app: &App, cx: &Ctx, next: &str, wrong: &Wrong) -> Result<Response> {
    let ways = app.db.read(ways::offered).await?;
    Ok(page(app, cx, "", next, wrong, &ways).await?.into_response())
}

async fn page(
    app: &App,
    cx: &Ctx,
    login: &str,
    next: &str,
    wrong: &Wrong,
    ways: &[Way],
) -> Result<Page> {
    let (offered, open) = (demo::offered(app).await?, ask::is_open(app).await?);
    let (csrf, here) = (cx.csrf_field(), cx.path.as_str());
    let offered = offered.as_slice();
    let passkeys = passkeys::options(app, cx, challenge::Asked::Enter, &[]).await?;
    let view = View { l: cx.l, csrf, login, next, here, wrong, offered, open, ways, passkeys };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("ui-sign-in")).main(html).bare().status(wrong.status()).wait(wrong.wait()))
}

/// `next` when it is a path of this site, else the home page. A browser reads `//host`, `/\host`
/// and, since it drops tabs and newlines, `/⇥/host` as addresses elsewhere.
pub fn local(next: &str) -> &str {
    let sound = next.starts_with('/')
        && !next.starts_with("//")
        && next.len() <= 2_000
        && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    if sound { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn only_paths_of_this_site_are_gone_back_to() {
        assert_eq!(local("/spaces/atelier?before=3#c4"), "/spaces/atelier?before=3#c4");
        for elsewhere in ["", "//evil", "/\\evil", "/\t/evil", "https://evil", "javascript:x", "/é"]
        {
            assert_eq!(local(elsewhere), "/", "{elsewhere:?}");
        }
    }
}
