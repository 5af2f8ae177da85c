//! Where answers arrive, posted by a browser from the provider's page.

use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Redirect, Response};
use data_encoding::BASE64;
use identity::sign_in;
use kernel::{App, Result, Tx, params};
use saml::{Expected, Key, Metadata, Refused};
use serde::Deserialize;

use super::{Kept, claims};
use crate::ask::Failed;
use crate::declared::Kind;
use crate::flow::LASTS;
use crate::provider::{self, Provider};
use crate::store::{ANSWER, FLOW};
use crate::trouble::Trouble;

/// What a browser posts.
#[derive(Deserialize)]
pub(crate) struct Sent {
    #[serde(default, rename = "SAMLResponse")]
    response: String,
    /// The identifier of our request, which the provider brings back.
    #[serde(default, rename = "RelayState")]
    state: String,
}

/// `POST /sso/{provider}/acs`
pub(crate) async fn submit(
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let response = match arrived(&app, slug, &sent).await {
        Ok(next) => Redirect::to(&next).into_response(),
        Err(error) if error.status() == 404 => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(%error, "the answer of a provider was not taken");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    };
    ([(CACHE_CONTROL, "no-store")], response).into_response()
}

/// Verifies an answer and keeps what came of it; says where the browser goes on.
async fn arrived(app: &App, slug: String, sent: &Sent) -> Result<String> {
    let of: Provider = app.db.read(move |tx| provider::named(tx, &slug)).await?;
    if of.kind != Kind::Saml {
        return Err(kernel::Error::not_found());
    }
    let packed: String = sent.response.split_ascii_whitespace().collect();
    let xml = BASE64.decode(packed.as_bytes()).ok().and_then(|xml| String::from_utf8(xml).ok());
    let xml = xml.unwrap_or_default();
    let (id, state, word) = (of.id, kernel::secret::hash(&sent.state), kernel::secret::token());
    let known = state.clone();
    let waits = move |tx: &mut Tx<'_>| tx.query_opt(&FLOW, params![known, id], |_| Ok(()));
    // Nothing is verified that answers nothing.
    let is_ours = app.db.read(waits).await?.is_some();
    if is_ours {
        let kept: Kept = read(app, &of, &xml, &sent.state);
        let (kept, next) = (serde_json::to_string(&kept)?, kernel::secret::hash(&word));
        let keep = move |tx: &mut Tx<'_>| {
            let since = tx.now().plus_seconds(-LASTS);
            tx.execute(&ANSWER, params![state, id, next, kept, since]).map(drop)
        };
        app.db.write(keep).await?;
    }
    // Who comes without a request, from a page of the provider, is asked anew: what nobody began here proves nothing of
    // the browser that brings it.
    if !is_ours && !xml.is_empty() && !saml::answers_a_request(&xml) {
        let next = ui::encode(sign_in::local(&sent.state));
        return Ok(format!("/sso/{}?next={next}", of.slug));
    }
    Ok(format!("/sso/{}/callback?state={word}", of.slug))
}

/// What came of an answer to this request.
fn read(app: &App, of: &Provider, xml: &str, request: &str) -> Kept {
    let metadata = Metadata::read(&of.metadata.0);
    let metadata = metadata.map_err(|why| (Trouble::Discovery, format!("{why:?}")))?;
    let keys: Vec<Key> = metadata.certificates.into_iter().map(|one| one.key).collect();
    let url = &app.config.public_url;
    let expected = Expected {
        issuer: &of.issuer,
        keys: &keys,
        audience: &of.entity(url),
        recipient: &of.recipient(url),
        request,
        now: app.clock().now().micros() / 1_000_000,
    };
    let answer = expected.read(xml).map_err(|why| trouble(&why))?;
    claims::claims(&answer, &of.settings)
}

/// Why an answer is refused, for people, and what it said, for administrators.
fn trouble(why: &Refused) -> Failed {
    let (trouble, said) = match why {
        Refused::Unsound(what) => (Trouble::Unsound, what.as_str()),
        Refused::Encrypted => (Trouble::Encrypted, ""),
        Refused::Unsigned => (Trouble::Unsigned, ""),
        Refused::Forged => (Trouble::Certificate, ""),
        Refused::Weak(algorithm) => (Trouble::Weak, algorithm.as_str()),
        Refused::Issuer(issuer) => (Trouble::Sender, issuer.as_str()),
        Refused::Audience(audience) => (Trouble::Entity, audience.as_str()),
        Refused::Recipient(recipient) => (Trouble::Recipient, recipient.as_str()),
        Refused::Request => (Trouble::Nonce, ""),
        Refused::Expired(said) => (Trouble::Expired, said.as_str()),
        Refused::Subject(said) => (Trouble::Identifier, said.as_str()),
        Refused::Status(code, message) => {
            let trouble = match code.as_str() {
                "NoPassive" => Trouble::NobodyThere,
                "AuthnFailed" | "RequestDenied" | "UnknownPrincipal" => Trouble::Denied,
                "InvalidNameIDPolicy" => Trouble::Identifier,
                _ => Trouble::Answer,
            };
            return (trouble, format!("{code} {message}").chars().take(500).collect());
        }
    };
    (trouble, said.chars().take(500).collect())
}
