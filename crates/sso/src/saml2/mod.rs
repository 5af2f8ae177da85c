//! Providers that speak SAML 2.0: what is read and verified is the crate `saml`'s; here stand requests and answers on their
//! way, and what administrators see.
//!
//! An answer is posted by a browser from another site, which brings no cookie with it. It is verified where it arrives
//! ([`answer`]) and kept in the row of its request, which it uses up; a word for it then leads the browser to where sign-ins
//! come back, with its cookies, and there it must be the browser that began.

pub(crate) mod admin;
pub(crate) mod answer;
mod claims;
pub(crate) mod our;

use kernel::door::Url;
use kernel::{App, Error, Result, Time};
use saml::{Metadata, OwnKey, Request, Wrong};

use crate::ask::Failed;
use crate::flow::Purpose;
use crate::jose::Claims;
use crate::provider::Provider;
use crate::trouble::Trouble;

/// The longest metadata that is taken, in bytes.
const LARGEST: usize = 512 * 1024;
/// The longest entity ID (SAML Core 8.3.6).
const ENTITY: usize = 1024;

impl Provider {
    /// Who we are for it: each provider knows us by another name, so that none of them answers for another.
    pub(crate) fn entity(&self, public_url: &str) -> String {
        format!("{public_url}/sso/{}/metadata", self.slug)
    }

    /// Where its answers are sent to.
    pub(crate) fn recipient(&self, public_url: &str) -> String {
        format!("{public_url}/sso/{}/acs", self.slug)
    }
}

/// Reads the metadata that administrators bring.
///
/// # Errors
/// `Invalid`, saying what is missing.
pub(crate) fn declared(xml: &str) -> Result<Metadata> {
    let wrong = |key: &'static str| Error::field("metadata", key);
    if xml.is_empty() {
        return Err(wrong("sso-metadata-empty"));
    }
    if xml.len() > LARGEST {
        return Err(kernel::blobs::too_large(LARGEST as u64));
    }
    let read = Metadata::read(xml).map_err(|why| match why {
        Wrong::Unsound => wrong("sso-metadata-unsound"),
        Wrong::Nobody => wrong("sso-metadata-nobody"),
        Wrong::Several => wrong("sso-metadata-several"),
        Wrong::NoRedirect => wrong("sso-metadata-no-redirect"),
        Wrong::NoKey => wrong("sso-metadata-no-key"),
    })?;
    let sign_on = Url::parse(&read.sign_on).ok().filter(|url| url.fragment().is_none());
    let is_safe = sign_on.is_some_and(|url| {
        url.scheme() == "https" || url.scheme() == "http" && kernel::door::is_inside(&url)
    });
    match is_safe && read.entity.len() <= ENTITY && !read.entity.contains(char::is_control) {
        true => Ok(read),
        false => Err(wrong("sso-metadata-plain")),
    }
}

/// Refuses metadata that is brought after its own end. What was brought before it stays: nobody is shut out by a date.
///
/// # Errors
/// `Invalid`, where it is over.
pub(crate) fn lasting(brought: Option<&str>, now: Time) -> Result<()> {
    let until = brought.and_then(|xml| Metadata::read(xml).ok()).and_then(|read| read.until);
    match until.is_some_and(|until| until <= now.micros() / 1_000_000) {
        true => Err(Error::field("metadata", "sso-metadata-over")),
        false => Ok(()),
    }
}

/// The address that a browser is sent to, with a signed request of this identifier.
pub(crate) fn address(
    app: &App,
    of: &Provider,
    purpose: Purpose,
    id: &str,
) -> std::result::Result<String, Failed> {
    let public_url = &app.config.public_url;
    let failed = |said: String| (Trouble::Discovery, said);
    let metadata = Metadata::read(&of.metadata.0).map_err(|why| failed(format!("{why:?}")))?;
    let key = OwnKey::read(&of.client_secret).ok_or_else(|| failed("key".to_owned()))?;
    let request = Request {
        id,
        entity: &of.entity(public_url),
        recipient: &of.recipient(public_url),
        sign_on: &metadata.sign_on,
        now: app.clock().now().micros() / 1_000_000,
        silent: purpose == Purpose::Silent,
        anew: purpose == Purpose::Prove,
        persistent: of.settings.subject.is_empty(),
    };
    let address = request.address(&key, &kernel::clock::randomness());
    address.map_err(|error| failed(error.to_string()))
}

/// What came of an answer, as it is kept until its browser comes for it.
type Kept = std::result::Result<Claims, Failed>;

/// What a provider said, of what was kept of its answer; nothing was where the browser comes without one.
pub(crate) fn said(kept: &str) -> Kept {
    let kept = serde_json::from_str::<Kept>(kept);
    kept.unwrap_or_else(|_| Err((Trouble::Answer, "no answer".to_owned())))
}
