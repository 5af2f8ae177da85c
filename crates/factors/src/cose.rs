//! Public keys as authenticators write them (RFC 9052), of the three algorithms that ring knows and passkeys have.

use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents,
    UnparsedPublicKey,
};

use crate::cbor::{self, Value};

/// The algorithms, as a browser is asked for them, the one wished for most first: ES256, EdDSA, RS256.
pub(crate) const ALGORITHMS: [i64; 3] = [-7, -8, -257];

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key<'a> {
    P256(Vec<u8>),
    Ed25519(&'a [u8]),
    Rsa { n: &'a [u8], e: &'a [u8] },
}

impl<'a> Key<'a> {
    /// The key at the beginning, and what comes after it.
    pub(crate) fn read(bytes: &'a [u8]) -> Option<(Key<'a>, &'a [u8])> {
        let (map, rest) = cbor::read(bytes)?;
        let number = |at: i64| map.at(at).and_then(Value::number);
        let part = |at: i64| map.at(at).and_then(Value::bytes);
        let of_32 = |at: i64| part(at).filter(|part| part.len() == 32);
        let key = match (number(1)?, number(3)?) {
            (2, -7) if number(-1) == Some(1) => Key::P256([&[4], of_32(-2)?, of_32(-3)?].concat()),
            (1, -8) if number(-1) == Some(6) => Key::Ed25519(of_32(-2)?),
            (3, -257) => {
                let is_sound = |part: &&[u8]| part.len() <= 1_024;
                Key::Rsa { n: part(-1).filter(is_sound)?, e: part(-2).filter(is_sound)? }
            }
            _ => return None,
        };
        Some((key, rest))
    }

    /// Whether it signed these words.
    pub(crate) fn has_signed(&self, words: &[u8], signature: &[u8]) -> bool {
        let verified = match self {
            Key::P256(point) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(words, signature)
            }
            Key::Ed25519(point) => UnparsedPublicKey::new(&ED25519, point).verify(words, signature),
            Key::Rsa { n, e } => RsaPublicKeyComponents { n, e }.verify(
                &RSA_PKCS1_2048_8192_SHA256,
                words,
                signature,
            ),
        };
        verified.is_ok()
    }
}
