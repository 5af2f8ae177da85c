//! The key that we sign requests by, with a certificate of our own around it, since metadata carries certificates.

use data_encoding::BASE64;
use num_bigint::BigUint;
use ring::rsa::KeyPair;
use ring::signature::RSA_PKCS1_SHA256;

use crate::Chance;
use crate::prime::{EXPONENT, prime, random};

const INTEGER: u8 = 0x02;
const BITS: u8 = 0x03;
const NULL: u8 = 0x05;
const OID: u8 = 0x06;
const UTF8: u8 = 0x0c;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
/// rsaEncryption, sha256WithRSAEncryption (RFC 8017), commonName (RFC 5280).
const RSA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const RSA_SHA256: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
const NAME: [u8; 3] = [0x55, 0x04, 0x03];
/// How long the certificate says that it holds, in seconds: twenty years.
const LASTS: i64 = 20 * 365 * 86_400;

/// A key of RSA with 2048 bits, and its certificate.
pub struct OwnKey {
    private: Vec<u8>,
    pair: KeyPair,
    certificate: Vec<u8>,
}

impl std::fmt::Debug for OwnKey {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OwnKey").finish_non_exhaustive()
    }
}

impl OwnKey {
    /// A new one, made in less than a second or two; `name` is who signs, `now` in seconds since 1970.
    pub fn generate(name: &str, now: i64, chance: &dyn Chance) -> OwnKey {
        loop {
            let (a, b) = (prime(chance), prime(chance));
            let private = private(a.clone().max(b.clone()), a.min(b));
            // What ring does not take is made anew: it checks all of it.
            if let Some(pair) = private.as_ref().and_then(|der| KeyPair::from_der(der).ok()) {
                let certificate = certificate(&pair, name, now, chance);
                return OwnKey { private: private.unwrap_or_default(), pair, certificate };
            }
        }
    }

    /// It as a text, to be kept secret.
    pub fn kept(&self) -> String {
        format!("{}.{}", BASE64.encode(&self.private), self.certificate())
    }

    /// The one that was kept.
    pub fn read(kept: &str) -> Option<OwnKey> {
        let (private, certificate) = kept.split_once('.')?;
        let [private, certificate] =
            [private, certificate].map(|part| BASE64.decode(part.as_bytes()).ok());
        let (private, certificate) = (private?, certificate?);
        let pair = KeyPair::from_der(&private).ok()?;
        Some(OwnKey { private, pair, certificate })
    }

    /// The certificate, in base64.
    pub fn certificate(&self) -> String {
        BASE64.encode(&self.certificate)
    }

    /// The signature of `words` (RSA with SHA-256).
    pub fn sign(&self, words: &[u8], chance: &dyn Chance) -> Vec<u8> {
        sign(&self.pair, words, chance)
    }
}

fn sign(pair: &KeyPair, words: &[u8], chance: &dyn Chance) -> Vec<u8> {
    let mut signature = vec![0; pair.public().modulus_len()];
    let signed = pair.sign(&RSA_PKCS1_SHA256, chance, words, &mut signature);
    // Fails only where the place for it is of another length.
    signed.expect("a signature as long as the modulus");
    signature
}

/// A private key of two primes, the larger one first (RFC 8017, A.1.2).
fn private(p: BigUint, q: BigUint) -> Option<Vec<u8>> {
    let e = BigUint::from(EXPONENT);
    let (p1, q1) = (&p - 1u32, &q - 1u32);
    let d = e.modinv(&(&p1 * &q1))?;
    let (dp, dq, inverse) = (&d % p1, &d % q1, q.modinv(&p)?);
    let n = &p * &q;
    let all = [&BigUint::ZERO, &n, &e, &d, &p, &q, &dp, &dq, &inverse];
    Some(der(SEQUENCE, &all.map(|n| integer(&n.to_bytes_be()))))
}

/// A certificate of a key, signed by it (RFC 5280).
fn certificate(pair: &KeyPair, name: &str, now: i64, chance: &dyn Chance) -> Vec<u8> {
    let algorithm = |id: &[u8]| der(SEQUENCE, &[der(OID, &[id.to_vec()]), der(NULL, &[])]);
    let bits = |bytes: &[u8]| der(BITS, &[vec![0], bytes.to_vec()]);
    let name: String = name.chars().take(60).collect();
    let name = der(SEQUENCE, &[der(OID, &[NAME.to_vec()]), der(UTF8, &[name.into_bytes()])]);
    let name = der(SEQUENCE, &[der(SET, &[name])]);
    let mut serial = random::<12>(chance);
    serial[0] = serial[0] & 0x7f | 1;
    let public = [algorithm(&RSA), bits(pair.public().as_ref())];
    let about = [
        der(0xa0, &[integer(&[2])]),
        integer(&serial),
        algorithm(&RSA_SHA256),
        name.clone(),
        der(SEQUENCE, &[time(now), time(now + LASTS)]),
        name,
        der(SEQUENCE, &public),
    ];
    let about = der(SEQUENCE, &about);
    let signature = bits(&sign(pair, &about, chance));
    der(SEQUENCE, &[about, algorithm(&RSA_SHA256), signature])
}

/// A time, of two digits for the year until 2049.
fn time(at: i64) -> Vec<u8> {
    let at = jiff::Timestamp::from_second(at).unwrap_or_default();
    let at = at.to_zoned(jiff::tz::TimeZone::UTC);
    let (tag, form) =
        if at.year() < 2050 { (0x17, "%y%m%d%H%M%SZ") } else { (0x18, "%Y%m%d%H%M%SZ") };
    der(tag, &[at.strftime(form).to_string().into_bytes()])
}

/// A number that is not negative.
fn integer(bytes: &[u8]) -> Vec<u8> {
    let is_negative = bytes.first().is_some_and(|first| first & 0x80 != 0);
    let sign = if is_negative { vec![0] } else { Vec::new() };
    der(INTEGER, &[sign, bytes.to_vec()])
}

fn der(tag: u8, parts: &[Vec<u8>]) -> Vec<u8> {
    let inside = parts.concat();
    let mut out = vec![tag];
    match inside.len() {
        short @ 0..=0x7f => out.push(short as u8),
        long => {
            let bytes = long.to_be_bytes();
            let bytes = &bytes[bytes.iter().take_while(|byte| **byte == 0).count()..];
            out.push(0x80 | bytes.len() as u8);
            out.extend(bytes);
        }
    }
    out.extend(inside);
    out
}
