//! The keys that a provider signs by, as certificates hold them.

use data_encoding::BASE64;
use ring::digest::{SHA256, digest};
use ring::signature::{self, UnparsedPublicKey};
use x509_parser::prelude::{FromDer, X509Certificate};

const RSA: &str = "1.2.840.113549.1.1.1";
const EC: &str = "1.2.840.10045.2.1";
const P256: &str = "1.2.840.10045.3.1.7";
const P384: &str = "1.3.132.0.34";
/// Bytes of the smallest RSA key that is taken, as certificates write one: of 2048 bits.
const SMALLEST: usize = 256;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Rsa,
    P256,
    P384,
}

/// A key that signatures are verified with.
#[derive(Clone, Debug)]
pub struct Key {
    kind: Kind,
    public: Vec<u8>,
}

/// A certificate: a key, and until when whoever made it meant it to be used.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// The key.
    pub key: Key,
    /// Until when, in seconds since 1970. What counts is that the metadata names it: a signature of later is taken.
    pub until: i64,
    /// SHA-256 of it, in hexadecimal.
    pub fingerprint: String,
}

impl Certificate {
    /// Reads one in base64, with lines or without; nothing where it is none, or its key is of a kind that is not taken.
    pub fn read(text: &str) -> Option<Certificate> {
        let lines = text.lines().filter(|line| !line.starts_with("-----"));
        let text: String = lines.flat_map(str::split_whitespace).collect();
        let der = BASE64.decode(text.as_bytes()).ok()?;
        let (_, of) = X509Certificate::from_der(&der).ok()?;
        let info = of.public_key();
        let curve = info.algorithm.parameters.as_ref().and_then(|of| of.as_oid().ok());
        let public = info.subject_public_key.data.to_vec();
        let kind = match (info.algorithm.algorithm.to_id_string().as_str(), curve) {
            (RSA, _) if public.len() > SMALLEST => Kind::Rsa,
            (EC, Some(curve)) => match curve.to_id_string().as_str() {
                P256 => Kind::P256,
                P384 => Kind::P384,
                _ => return None,
            },
            _ => return None,
        };
        let fingerprint = data_encoding::HEXLOWER.encode(digest(&SHA256, &der).as_ref());
        let until = of.validity().not_after.timestamp();
        Some(Certificate { key: Key { kind, public }, until, fingerprint })
    }
}

impl Key {
    /// A key of the curve P-256, as an uncompressed point.
    pub fn p256(public: &[u8]) -> Key {
        Key { kind: Kind::P256, public: public.to_vec() }
    }

    /// Whether it signed `words` by the algorithm of this address; nothing where that is none that is taken: SHA-1, or a
    /// secret that both sides know.
    pub(crate) fn verifies(&self, algorithm: &str, words: &[u8], sign: &[u8]) -> Option<bool> {
        let name = algorithm.strip_prefix("http://www.w3.org/2001/04/xmldsig-more#")?;
        let by: &'static dyn signature::VerificationAlgorithm = match (name, self.kind) {
            ("rsa-sha256", Kind::Rsa) => &signature::RSA_PKCS1_2048_8192_SHA256,
            ("rsa-sha384", Kind::Rsa) => &signature::RSA_PKCS1_2048_8192_SHA384,
            ("rsa-sha512", Kind::Rsa) => &signature::RSA_PKCS1_2048_8192_SHA512,
            ("ecdsa-sha256", Kind::P256) => &signature::ECDSA_P256_SHA256_FIXED,
            ("ecdsa-sha384", Kind::P384) => &signature::ECDSA_P384_SHA384_FIXED,
            // Of a kind that is taken, and not this key's.
            ("rsa-sha256" | "rsa-sha384" | "rsa-sha512" | "ecdsa-sha256" | "ecdsa-sha384", _) => {
                return Some(false);
            }
            _ => return None,
        };
        Some(UnparsedPublicKey::new(by, &self.public).verify(words, sign).is_ok())
    }
}
