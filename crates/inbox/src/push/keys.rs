//! The key pair by which push services know this network (VAPID, RFC 8292). It is made when it is
//! first needed, and kept: devices are bound to it.

use data_encoding::BASE64URL_NOPAD;
use kernel::clock::randomness;
use kernel::door::Url;
use kernel::{App, Error, Result, Time, Tx};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::json;

use super::failed;

/// Where it is kept among the settings.
const SETTING: &str = "push-key";
/// How long a signed word is good for; a day at most.
const SIGNED_SECONDS: i64 = 12 * 3_600;

/// The key pair.
pub(super) struct Keys(EcdsaKeyPair);

/// The key pair of this network.
pub(super) async fn keys(app: &App) -> Result<Keys> {
    let known = match app.db.read(|tx| people::settings::get(tx, SETTING)).await? {
        Some(known) => known,
        None => app.db.write(make).await?,
    };
    let bytes = BASE64URL_NOPAD.decode(known.as_bytes()).map_err(Error::internal)?;
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &bytes, &randomness());
    pair.map(Keys).map_err(|cause| Error::internal(cause.to_string()))
}

/// The public half, as browsers take it.
pub(crate) async fn public(app: &App) -> Result<String> {
    Ok(keys(app).await?.public())
}

fn make(tx: &mut Tx<'_>) -> Result<String> {
    if let Some(known) = people::settings::get(tx, SETTING)? {
        return Ok(known);
    }
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &randomness());
    let made = BASE64URL_NOPAD.encode(made.map_err(failed)?.as_ref());
    people::settings::set(tx, SETTING, &made)?;
    Ok(made)
}

impl Keys {
    fn public(&self) -> String {
        BASE64URL_NOPAD.encode(self.0.public_key().as_ref())
    }

    /// The header `Authorization` for a push service; `contact` is whom its people may turn to.
    pub(super) fn authorise(&self, endpoint: &Url, contact: &str, now: Time) -> Result<String> {
        let claims = json!({
            "aud": endpoint.origin().ascii_serialization(),
            "exp": now.plus_seconds(SIGNED_SECONDS).micros() / 1_000_000,
            "sub": contact,
        });
        let head = BASE64URL_NOPAD.encode(br#"{"typ":"JWT","alg":"ES256"}"#);
        let said = format!("{head}.{}", BASE64URL_NOPAD.encode(claims.to_string().as_bytes()));
        let signed = self.0.sign(&randomness(), said.as_bytes()).map_err(failed)?;
        let signed = BASE64URL_NOPAD.encode(signed.as_ref());
        Ok(format!("vapid t={said}.{signed}, k={}", self.public()))
    }
}
