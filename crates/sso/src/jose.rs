//! Signed tokens (RFC 7515, RFC 7519) and the keys that sign them (RFC 7517).
//!
//! A token says nothing of how it is verified but the name of a key: the algorithms are those of the key that the
//! provider publishes, never `none`, never one with a shared secret; keys and addresses of keys in a token are not
//! looked at, and an extension that must be understood (`crit`) refuses it.

use data_encoding::BASE64URL_NOPAD;
use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::{Map, Value};

/// The longest token that is read, in bytes.
const TOKEN: usize = 64 * 1024;
/// The most keys that are looked at.
const KEYS: usize = 50;

/// What a token says, its signature verified.
pub(crate) type Claims = Map<String, Value>;

/// Why a token is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is no token, or of a sort that is not taken.
    Unsound,
    /// None of the keys is the one it names.
    NoKey,
    /// Its signature is not by that key.
    Forged,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    crit: Option<Value>,
}

/// A key as it is published.
#[derive(Clone, Debug, Deserialize)]
struct Key {
    kty: String,
    kid: Option<String>,
    r#use: Option<String>,
    alg: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

/// The keys of a provider.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keys(Vec<Key>);

impl Keys {
    /// Reads a JWK set; keys of a sort that is not known are left out.
    pub(crate) fn parse(json: &str) -> Option<Keys> {
        let set: Value = serde_json::from_str(json).ok()?;
        let all = set.get("keys")?.as_array()?.iter().take(KEYS);
        Some(Keys(all.filter_map(|key| serde_json::from_value(key.clone()).ok()).collect()))
    }

    /// What a token says, if one of these keys signed it.
    pub(crate) fn verify(&self, token: &str) -> Result<Claims, Refused> {
        let unsound = || Refused::Unsound;
        if token.len() > TOKEN {
            return Err(Refused::Unsound);
        }
        let mut parts = token.split('.');
        let (Some(head), Some(body), Some(sign), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Refused::Unsound);
        };
        let decode = |part: &str| BASE64URL_NOPAD.decode(part.as_bytes()).map_err(|_| unsound());
        let header: Header = serde_json::from_slice(&decode(head)?).map_err(|_| unsound())?;
        if header.crit.is_some() {
            return Err(Refused::Unsound);
        }
        let (body_bytes, sign) = (decode(body)?, decode(sign)?);
        let signed = &token[..head.len() + 1 + body.len()];
        let named = |key: &&Key| match (&header.kid, &key.kid) {
            (Some(asked), Some(kid)) => asked == kid,
            (Some(_), None) => false,
            (None, _) => true,
        };
        let mut found = self.0.iter().filter(named).filter(|key| key.signs(&header.alg)).peekable();
        if found.peek().is_none() {
            return Err(Refused::NoKey);
        }
        let verified =
            found.any(|key| key.verify(&header.alg, signed.as_bytes(), &sign) == Some(true));
        if !verified {
            return Err(Refused::Forged);
        }
        serde_json::from_slice(&body_bytes).map(|Once(claims)| claims).map_err(|_| unsound())
    }
}

impl Key {
    /// Whether it signs by this algorithm.
    fn signs(&self, alg: &str) -> bool {
        let for_signing = self.r#use.as_deref().is_none_or(|of| of == "sig");
        for_signing
            && self.alg.as_deref().is_none_or(|own| own == alg)
            && matches!(
                (self.kty.as_str(), self.crv.as_deref(), alg),
                ("RSA", None, "RS256" | "RS384" | "RS512" | "PS256" | "PS384" | "PS512")
                    | ("EC", Some("P-256"), "ES256")
                    | ("EC", Some("P-384"), "ES384")
                    | ("OKP", Some("Ed25519"), "EdDSA")
            )
    }

    fn verify(&self, alg: &str, words: &[u8], sign: &[u8]) -> Option<bool> {
        let bytes = |of: &Option<String>| BASE64URL_NOPAD.decode(of.as_ref()?.as_bytes()).ok();
        let rsa: &signature::RsaParameters = match alg {
            "RS256" => &signature::RSA_PKCS1_2048_8192_SHA256,
            "RS384" => &signature::RSA_PKCS1_2048_8192_SHA384,
            "RS512" => &signature::RSA_PKCS1_2048_8192_SHA512,
            "PS256" => &signature::RSA_PSS_2048_8192_SHA256,
            "PS384" => &signature::RSA_PSS_2048_8192_SHA384,
            "PS512" => &signature::RSA_PSS_2048_8192_SHA512,
            _ => return self.verify_on_curve(alg, words, sign),
        };
        let (n, e) = (bytes(&self.n)?, bytes(&self.e)?);
        Some(RsaPublicKeyComponents { n, e }.verify(rsa, words, sign).is_ok())
    }

    fn verify_on_curve(&self, alg: &str, words: &[u8], sign: &[u8]) -> Option<bool> {
        let bytes = |of: &Option<String>| BASE64URL_NOPAD.decode(of.as_ref()?.as_bytes()).ok();
        let x = bytes(&self.x)?;
        let (curve, size): (&dyn signature::VerificationAlgorithm, usize) = match alg {
            "ES256" => (&signature::ECDSA_P256_SHA256_FIXED, 32),
            "ES384" => (&signature::ECDSA_P384_SHA384_FIXED, 48),
            "EdDSA" => {
                let key = UnparsedPublicKey::new(&signature::ED25519, x);
                return Some(key.verify(words, sign).is_ok());
            }
            _ => return None,
        };
        let y = bytes(&self.y)?;
        if x.len() != size || y.len() != size {
            return None;
        }
        let point = [&[4], x.as_slice(), y.as_slice()].concat();
        Some(UnparsedPublicKey::new(curve, point).verify(words, sign).is_ok())
    }
}

/// An object in which each name stands once: of two, readers might take different ones.
struct Once(Claims);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Once, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Once;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object in which each name stands once")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Once, A::Error> {
                let mut claims = Claims::new();
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    if claims.insert(name, value).is_some() {
                        return Err(serde::de::Error::custom("a name stands twice"));
                    }
                }
                Ok(Once(claims))
            }
        }
        from.deserialize_map(Reader)
    }
}

/// The SHA-256 of `words` in base64url: what a code challenge is made of (RFC 7636).
pub(crate) fn digest(words: &str) -> String {
    BASE64URL_NOPAD.encode(ring::digest::digest(&ring::digest::SHA256, words.as_bytes()).as_ref())
}
