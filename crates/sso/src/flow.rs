//! Signing in elsewhere: a browser goes to the provider and comes back with a code (OpenID Connect Core 1.0, 3.1, with
//! PKCE, RFC 7636). State, nonce and verifier are bound to the browser that began, and used once.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use identity::session::Device;
use identity::{sign_in, ways};
use kernel::door::Url;
use kernel::{App, Error, PersonId, Result, Time, Tx, params};
use serde::Deserialize;
use ui::{Ctx, Query};

use crate::arrive::{self, Profile};
use crate::ask::{self, Failed, Metadata, Said};
use crate::declared::Kind;
use crate::jose::digest;
use crate::provider::{self, Open, Provider};
use crate::store::{BEGIN, END_FLOW, FLOW, USED};
use crate::token::{Expected, text};
use crate::trouble::Trouble;
use crate::{admin, links, page, prove, saml2};

/// How long somebody may take, in seconds.
pub(crate) const LASTS: i64 = 600;

kernel::words! {
    /// What a browser went to the provider for.
    Purpose {
        /// To sign in.
        Enter = "enter",
        /// To sign in where nobody has to be asked.
        Silent = "silent",
        /// To link an identity to an account.
        Link = "link",
        /// To prove again that one is who one is.
        Prove = "prove",
        /// To see what the provider says.
        Try = "try",
        /// The identity that somebody is asked about, whether it is theirs.
        Sure = "sure",
    } or Sure
}

/// A sign-in that came back.
struct Flow {
    nonce: String,
    verifier: String,
    purpose: Purpose,
    next: String,
    person: Option<PersonId>,
}

/// What the address of the way in carries.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    next: String,
    #[serde(default)]
    silent: String,
}

/// `GET /sso/{provider}`
pub(crate) async fn enter(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let next = sign_in::local(&asked.next);
    if cx.viewer.is_some() {
        return Ok(Redirect::to(next).into_response());
    }
    let found = app.db.read(move |tx| provider::named(tx, &slug)).await?;
    if !found.is_on {
        return Err(Error::not_found());
    }
    let purpose = if asked.silent.is_empty() { Purpose::Enter } else { Purpose::Silent };
    begin(&app, &cx, &device, &found, purpose, next).await
}

/// Sends a browser to the provider.
pub(crate) async fn begin(
    app: &App,
    cx: &Ctx,
    device: &Device,
    of: &Provider,
    purpose: Purpose,
    next: &str,
) -> Result<Response> {
    if cx.viewer.is_none() {
        let device = device.clone();
        match app.db.write(move |tx| ways::began(tx, &device)).await {
            // Who was not asked is not told that they asked too often.
            Err(error) if purpose == Purpose::Silent && error.status() == 429 => {
                return Ok(stay(next));
            }
            counted => counted?,
        }
    }
    let begun = match of.kind {
        Kind::OpenId => ask::metadata(app, of).await.map(|metadata| {
            let [state, nonce, verifier] = [(); 3].map(|()| kernel::secret::token());
            let url = address(app, of, &metadata, purpose, [&state, &nonce, &digest(&verifier)]);
            (String::from(url), state, nonce, verifier)
        }),
        Kind::Saml => {
            // An identifier of XML begins with no digit.
            let state = format!("_{}", kernel::secret::token());
            let url = saml2::address(app, of, purpose, &state);
            url.map(|url| (url, state, String::new(), String::new()))
        }
    };
    let (url, state, nonce, verifier) = match begun {
        Ok(begun) => begun,
        Err(failed) => return trouble(app, cx, of, purpose, next, failed).await,
    };
    let (id, next) = (of.id, next.to_owned());
    let (browser, person) = (browser(cx), cx.viewer.as_ref().map(|who| who.id));
    let write = move |tx: &mut Tx<'_>| {
        let (state, word, now) = (kernel::secret::hash(&state), purpose.as_str(), tx.now());
        let values = params![state, id, browser, nonce, verifier, word, next, person, now];
        tx.execute(&BEGIN, values).map(drop)
    };
    app.db.write(write).await?;
    Ok(Redirect::to(&url).into_response())
}

/// What a sign-in is bound to: the token of the browser’s forms, which no other has.
pub(crate) fn browser(cx: &Ctx) -> String {
    kernel::secret::hash(&cx.csrf)
}

/// Where the provider asks who somebody is.
fn address(
    app: &App,
    of: &Provider,
    metadata: &Metadata,
    purpose: Purpose,
    [state, nonce, challenge]: [&str; 3],
) -> Url {
    let mut url = metadata.authorization_endpoint.clone();
    let scopes = of.settings.scopes.iter().map(String::as_str);
    let scope =
        ["openid", "profile", "email"].into_iter().chain(scopes).collect::<Vec<_>>().join(" ");
    let mut query = url.query_pairs_mut();
    query
        .append_pair("response_type", "code")
        .append_pair("client_id", &of.client_id)
        .append_pair("redirect_uri", &of.callback(&app.config.public_url))
        .append_pair("scope", &scope)
        .append_pair("state", state)
        .append_pair("nonce", nonce)
        .append_pair("code_challenge", challenge)
        .append_pair("code_challenge_method", "S256");
    if purpose == Purpose::Silent {
        query.append_pair("prompt", "none");
    }
    if purpose == Purpose::Prove {
        query.append_pair("prompt", "login").append_pair("max_age", "0");
    }
    drop(query);
    url
}

/// `GET /sso/{provider}/callback`
pub(crate) async fn callback(
    State(app): State<App>,
    cx: Ctx,
    device: Device,
    headers: HeaderMap,
    Path(slug): Path<String>,
    Query(sent): Query<Vec<(String, String)>>,
) -> Result<Response> {
    let found = app.db.read(move |tx| provider::named(tx, &slug)).await?;
    let one = |name: &str| {
        let mut all =
            sent.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        // Said twice, it says nothing.
        all.next().filter(|_| all.next().is_none())
    };
    let (state, browser) = (one("state").unwrap_or_default(), browser(&cx));
    let (state, of) = (kernel::secret::hash(state), found.clone());
    let flow = app.db.write(move |tx| take(tx, &of, &state, &browser)).await?;
    let Some(flow) = flow else {
        // The same answer again, as when a page is loaded anew.
        if cx.viewer.is_some() {
            return Ok(Redirect::to("/").into_response());
        }
        let failed = (Trouble::State, String::new());
        return trouble(&app, &cx, &found, Purpose::Enter, "/", failed).await;
    };
    let (purpose, next) = (flow.purpose, flow.next.clone());
    let answered = Answered { code: one("code"), error: one("error"), iss: one("iss") };
    let said = one("error_description").unwrap_or_default();
    let said = match found.kind {
        Kind::OpenId => answered.claims(&app, &found, &flow, said).await,
        Kind::Saml => saml2::said(&flow.verifier).map(|claims| Said { claims, is_whole: true }),
    };
    let said = match said {
        Ok(said) => said,
        Err(failed) => return trouble(&app, &cx, &found, purpose, &next, failed).await,
    };
    let subject = text(&said.claims, "sub").unwrap_or_default().to_owned();
    let profile = Profile::of(&found, &subject, &said);
    match purpose {
        Purpose::Try => admin::tried(&app, &cx, found, flow.person, said.claims, profile).await,
        Purpose::Prove => {
            let of = (flow.person, &headers);
            let proved = prove::come_back(&app, &cx, &found, of, &said.claims).await?;
            match proved {
                Ok(response) => Ok(response),
                Err(failed) => trouble(&app, &cx, &found, purpose, &next, failed).await,
            }
        }
        Purpose::Link => links::come_back(&app, &cx, found, flow.person, profile).await,
        Purpose::Sure => Err(Error::not_found()),
        Purpose::Enter | Purpose::Silent => {
            let old = ways::session_of(&app, &headers).map(str::to_owned);
            let sid = text(&said.claims, "sid").unwrap_or_default().to_owned();
            let (of, address, going) = (found.clone(), device.address.clone(), next.clone());
            let open = move |tx: &mut Tx<'_>| {
                let of = provider::open(tx, &of)?;
                let person = match arrive::arrive(tx, &of, &profile)? {
                    Ok(person) => person,
                    Err(trouble) => return Ok(Err(trouble)),
                };
                // Kept beside the session, which may wait for a second factor.
                let said = prove::said(of.id, &profile.subject, &sid)?;
                let (said, old) = ((said.as_str(), going.as_str()), old.as_deref());
                let entered = ways::enter(tx, person, said, old, &device)?;
                let now = tx.now();
                tx.execute(&USED, params![of.id, now, now.plus_seconds(-60)])?;
                Ok(Ok((entered, person)))
            };
            match app.db.write(open).await? {
                Ok((entered, person)) => {
                    tracing::info!(provider = found.slug, %person, address, "signed in");
                    Ok(entered.response(&app, &next))
                }
                Err(why) => trouble(&app, &cx, &found, purpose, &next, (why, String::new())).await,
            }
        }
    }
}

/// What came back with a browser.
struct Answered<'a> {
    code: Option<&'a str>,
    error: Option<&'a str>,
    iss: Option<&'a str>,
}

impl Answered<'_> {
    /// What the provider says of who it is.
    async fn claims(
        &self,
        app: &App,
        of: &Provider,
        flow: &Flow,
        said: &str,
    ) -> std::result::Result<Said, Failed> {
        let metadata = ask::metadata(app, of).await?;
        // Another provider may not answer in this one's place (RFC 9207).
        let named = self.iss.is_some() || metadata.authorization_response_iss_parameter_supported;
        if named && self.iss != Some(&of.issuer) {
            return Err((Trouble::Issuer, self.iss.unwrap_or_default().to_owned()));
        }
        if let Some(error) = self.error {
            let trouble = match error {
                "login_required" | "account_selection_required" | "consent_required" => {
                    Trouble::NobodyThere
                }
                _ => Trouble::Denied,
            };
            return Err((trouble, format!("{error} {said}")));
        }
        let code = self.code.ok_or_else(|| (Trouble::Answer, "no code".to_owned()))?;
        let tokens = ask::tokens(app, of, &metadata, code, &flow.verifier).await?;
        let mut claims = ask::verified(app, of, &metadata, &tokens.id_token).await?;
        let now = app.clock().now().micros() / 1_000_000;
        let expected = Expected { issuer: &of.issuer, client: &of.client_id, now };
        let subject =
            expected.id_token(&claims, &flow.nonce).map_err(|why| (why, String::new()))?;
        let beside = ask::userinfo(app, &metadata, &tokens, &subject).await?;
        let (mut all, is_whole) = (beside.clone().unwrap_or_default(), beside.is_some());
        // Whether an address is proved is said where the address is.
        match claims.contains_key("email") {
            true => all.remove("email_verified"),
            false => claims.remove("email_verified"),
        };
        // What is signed holds.
        all.extend(claims);
        Ok(Said { claims: all, is_whole })
    }
}

/// Holds the identity that somebody came back with until they say that it is theirs; answers the word that takes it.
pub(crate) fn hold(
    tx: &mut Tx<'_>,
    of: &Open,
    browser: &str,
    subject: &str,
    person: PersonId,
) -> Result<String> {
    let word = kernel::secret::token();
    let (state, purpose, now) = (kernel::secret::hash(&word), Purpose::Sure.as_str(), tx.now());
    tx.execute(&BEGIN, params![state, of.id, browser, subject, "", purpose, "", person, now])?;
    Ok(word)
}

/// The subject that is held by this word for this browser and this person, which is used up by that.
pub(crate) fn held(
    tx: &mut Tx<'_>,
    of: &Open,
    browser: &str,
    word: &str,
    person: PersonId,
) -> Result<Option<String>> {
    let flow = take(tx, of, &kernel::secret::hash(word), browser)?;
    let flow = flow.filter(|of| of.purpose == Purpose::Sure && of.person == Some(person));
    Ok(flow.map(|flow| flow.nonce))
}

/// Takes a sign-in of this browser, which is used up by that; none that took too long. What another browser was answered is
/// used up as well: whoever lured somebody to the provider gets nothing of their answer.
fn take(tx: &mut Tx<'_>, of: &Provider, state: &str, browser: &str) -> Result<Option<Flow>> {
    let found = tx.query_opt(&FLOW, params![state, of.id], |row| {
        let purpose = Purpose::parse(&row.get::<String>(3)?);
        let (nonce, verifier, next) = (row.get(1)?, row.get(2)?, row.get(4)?);
        let flow = Flow { nonce, verifier, purpose, next, person: row.get(5)? };
        Ok((row.get::<String>(0)?, flow, row.get::<Time>(6)?))
    })?;
    let Some((own, flow, begun)) = found else { return Ok(None) };
    let is_own = own == browser;
    let is_answered = of.kind == Kind::Saml && !flow.verifier.is_empty();
    if is_own || is_answered {
        tx.execute(&END_FLOW, params![state])?;
    }
    Ok((is_own && tx.now().seconds_since(begun) < LASTS).then_some(flow))
}

/// The page that signs in, whoever would sign in without it.
fn stay(next: &str) -> Response {
    Redirect::to(&format!("/sign-in?stay=1&next={}", ui::encode(next))).into_response()
}

/// What whoever signs in reads when it did not work, and what administrators read of it.
pub(crate) async fn trouble(
    app: &App,
    cx: &Ctx,
    of: &Provider,
    purpose: Purpose,
    next: &str,
    (why, said): Failed,
) -> Result<Response> {
    if why != Trouble::NobodyThere {
        tracing::warn!(
            provider = of.slug,
            trouble = why.word(),
            "signing in elsewhere did not work"
        );
    }
    // What comes with a browser is told to who sits there, and not as the provider's.
    if why.is_of_provider() {
        // Anybody can write what is not signed.
        let is_told = of.kind == Kind::OpenId || purpose == Purpose::Try || why.is_signed();
        let (id, said) = (of.id, if is_told { said.clone() } else { String::new() });
        app.db.write(move |tx| provider::note(tx, id, why, &said)).await?;
    }
    if purpose == Purpose::Silent {
        return Ok(stay(next));
    }
    page::trouble(cx, of, purpose, next, why, &said)
}
