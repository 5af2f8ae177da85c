//! What an ID token must say (OpenID Connect Core 1.0, 3.1.3.7), and a logout token (OpenID Connect Back-Channel
//! Logout 1.0, 2.6).

use serde_json::Value;

use crate::jose::Claims;
use crate::trouble::Trouble;

/// How far the clocks of two machines may be apart, in seconds.
const LEEWAY: i64 = 60;
/// The longest identifier of somebody, in bytes.
const SUBJECT: usize = 255;
/// How old a logout token may be, in seconds.
const LOGOUT: i64 = 300;
const LOGOUT_EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Whom a token is of and for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expected<'a> {
    pub(crate) issuer: &'a str,
    pub(crate) client: &'a str,
    /// In seconds since 1970.
    pub(crate) now: i64,
}

impl Expected<'_> {
    /// The subject of an ID token that answers the request of this nonce.
    pub(crate) fn id_token(&self, claims: &Claims, nonce: &str) -> Result<String, Trouble> {
        self.is_ours(claims)?;
        let until = seconds(claims, "exp").ok_or(Trouble::Expired)?;
        if until <= self.now - LEEWAY {
            return Err(Trouble::Expired);
        }
        // Whether it began in the future is asked also of a time that is no number.
        let begins = ["nbf", "iat"].map(|name| match claims.get(name) {
            None => Some(self.now),
            Some(_) => seconds(claims, name),
        });
        if begins.iter().any(|at| at.is_none_or(|at| at > self.now + LEEWAY)) {
            return Err(Trouble::Expired);
        }
        if text(claims, "nonce") != Some(nonce) {
            return Err(Trouble::Nonce);
        }
        subject(claims).ok_or(Trouble::Subject)
    }

    /// Whose session a logout token ends: a subject, a session of the provider, or both; and its own name.
    pub(crate) fn logout_token(&self, claims: &Claims) -> Option<Logout> {
        self.is_ours(claims).ok()?;
        let at = seconds(claims, "iat")?;
        let is_recent = (self.now - LOGOUT..=self.now + LEEWAY).contains(&at);
        let until = claims.get("exp").map(|_| seconds(claims, "exp"));
        let has_ended = until.is_some_and(|until| until.is_none_or(|at| at <= self.now - LEEWAY));
        let event = claims.get("events").and_then(|events| events.get(LOGOUT_EVENT));
        if !is_recent || has_ended || claims.contains_key("nonce") || !event?.is_object() {
            return None;
        }
        let subject = if claims.contains_key("sub") { subject(claims)? } else { String::new() };
        let sid = text(claims, "sid").unwrap_or_default().to_owned();
        let jti = text(claims, "jti").filter(|jti| !jti.is_empty() && jti.len() <= SUBJECT)?;
        (!subject.is_empty() || !sid.is_empty()).then(|| Logout { subject, sid, jti: jti.into() })
    }

    /// Whether a token is of this issuer, and for us alone or through us.
    fn is_ours(&self, claims: &Claims) -> Result<(), Trouble> {
        if text(claims, "iss") != Some(self.issuer) {
            return Err(Trouble::Issuer);
        }
        let (is_for_us, is_for_others) = match claims.get("aud") {
            Some(Value::String(one)) => (one == self.client, false),
            Some(Value::Array(all)) => (all.iter().any(|one| one == self.client), all.len() > 1),
            _ => (false, false),
        };
        let party = match claims.get("azp") {
            None => !is_for_others,
            Some(party) => party == self.client,
        };
        if is_for_us && party { Ok(()) } else { Err(Trouble::Audience) }
    }
}

/// What a logout token ends.
#[derive(Clone, Debug)]
pub(crate) struct Logout {
    pub(crate) subject: String,
    pub(crate) sid: String,
    pub(crate) jti: String,
}

/// Who somebody is for a provider.
pub(crate) fn subject(claims: &Claims) -> Option<String> {
    let sub = text(claims, "sub")?;
    (!sub.is_empty() && sub.len() <= SUBJECT).then(|| sub.to_owned())
}

pub(crate) fn text<'a>(claims: &'a Claims, name: &str) -> Option<&'a str> {
    claims.get(name).and_then(Value::as_str)
}

fn seconds(claims: &Claims, name: &str) -> Option<i64> {
    let value = claims.get(name)?;
    // Some write fractions.
    value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64))
}
