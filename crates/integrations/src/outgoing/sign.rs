//! Signatures as <https://www.standardwebhooks.com> has them: over the bytes that are sent, with their number and hour.

use axum::http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use kernel::{Error, Result, Time};
use ring::hmac;

/// How a secret begins, for the receiver.
const PREFIX: &str = "whsec_";

/// A new secret of 256 bits, as the receiver has it.
pub(super) fn secret() -> String {
    let bytes = BASE64URL_NOPAD.decode(kernel::secret::token().as_bytes()).unwrap_or_default();
    format!("{PREFIX}{}", BASE64.encode(&bytes))
}

/// The headers of a message.
///
/// # Errors
/// `Internal` for a secret that is none.
pub(super) fn headers(secret: &str, id: &str, at: Time, body: &[u8]) -> Result<HeaderMap> {
    let seconds = at.micros().div_euclid(1_000_000);
    let signature = signature(secret, id, seconds, body)?;
    let mut headers = HeaderMap::new();
    let said = [("webhook-id", id), ("webhook-signature", &signature)];
    for (name, value) in said {
        let value = HeaderValue::from_str(value).map_err(Error::internal)?;
        headers.insert(HeaderName::from_static(name), value);
    }
    headers.insert("webhook-timestamp", HeaderValue::from(seconds));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(headers)
}

/// `v1,` and the signature of `id.seconds.body`.
fn signature(secret: &str, id: &str, seconds: i64, body: &[u8]) -> Result<String> {
    let key = BASE64.decode(secret.trim_start_matches(PREFIX).as_bytes());
    let key = hmac::Key::new(hmac::HMAC_SHA256, &key.map_err(Error::internal)?);
    let signed = [format!("{id}.{seconds}.").as_bytes(), body].concat();
    Ok(format!("v1,{}", BASE64.encode(hmac::sign(&key, &signed).as_ref())))
}

#[cfg(test)]
mod tests {
    use super::{headers, secret, signature};
    use kernel::Time;

    #[test]
    fn the_vector_of_the_standard() {
        let (id, at) = ("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330);
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let body = br#"{"test": 2432232314}"#;
        let expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assert_eq!(signature(secret, id, at, body).unwrap(), expected);
        let headers = headers(secret, id, Time(at * 1_000_000 + 999_999), body).unwrap();
        assert_eq!(headers["webhook-id"], id);
        assert_eq!(headers["webhook-timestamp"], "1614265330");
        assert_eq!(headers["webhook-signature"], expected);
    }

    #[test]
    fn secrets_are_of_the_standard_and_each_another() {
        let made = secret();
        let bytes = data_encoding::BASE64.decode(made.strip_prefix("whsec_").unwrap().as_bytes());
        assert_eq!(bytes.unwrap().len(), 32);
        assert_ne!(made, secret());
        assert!(signature("whsec_not base64", "a", 1, b"").is_err());
    }
}
