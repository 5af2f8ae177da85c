//! What is taken, and what is read of it.

use std::sync::LazyLock;

use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use saml::{Answer, Certificate, Expected, Key, OwnKey, Refused};

use crate::idp::{self, ECDSA, PERSISTENT, RSA, Signer, To};

pub const NOW: i64 = 1_796_000_000;

/// The provider's key.
pub static PAIR: LazyLock<EcdsaKeyPair> = LazyLock::new(pair);
/// A key of somebody else.
pub static OTHER: LazyLock<EcdsaKeyPair> = LazyLock::new(pair);

fn pair() -> EcdsaKeyPair {
    let (kind, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
    let made = EcdsaKeyPair::generate_pkcs8(kind, &random).expect("a key");
    EcdsaKeyPair::from_pkcs8(kind, made.as_ref(), &random).expect("a key")
}

pub fn sign(pair: &EcdsaKeyPair, words: &[u8]) -> Vec<u8> {
    pair.sign(&SystemRandom::new(), words).expect("a signature").as_ref().to_vec()
}

/// The provider signs.
pub fn by_provider() -> Signer<'static> {
    Signer { by: ECDSA, sign: &|words| sign(&PAIR, words) }
}

/// A good answer.
pub fn to() -> To {
    To {
        issuer: "https://idp.example.com/idp".into(),
        audience: "https://parvis.example.com/sso/company/metadata".into(),
        recipient: "https://parvis.example.com/sso/company/acs".into(),
        request: "_request".into(),
        name: "8f14e45f".into(),
        format: PERSISTENT.into(),
        attributes: vec![
            ("mail".into(), vec!["noor@example.com".into()]),
            ("memberOf".into(), vec!["Achats".into(), "Métiers &amp; co".into()]),
        ],
        now: NOW,
    }
}

pub fn read_by(keys: &[Key], xml: &str) -> Result<Answer, Refused> {
    let to = to();
    let expected = Expected {
        issuer: &to.issuer,
        keys,
        audience: &to.audience,
        recipient: &to.recipient,
        request: &to.request,
        now: NOW,
    };
    expected.read(xml)
}

pub fn read(xml: &str) -> Result<Answer, Refused> {
    read_by(&[Key::p256(PAIR.public_key().as_ref())], xml)
}

#[test]
fn an_answer_says_who_somebody_is() {
    let answer = read(&idp::answer(&to(), &by_provider())).expect("an answer");
    assert_eq!(answer.name_id, Some(("8f14e45f".into(), PERSISTENT.into())));
    assert_eq!((answer.signed_in_at, answer.session.as_str()), (Some(NOW), "s1"));
    let groups = vec!["Achats".to_owned(), "Métiers & co".to_owned()];
    assert_eq!(answer.attributes[1], ("memberOf".to_owned(), groups));
    // The response may be signed in its place, or both.
    let plain = idp::response(&to(), "Success", &idp::assertion(&to()));
    let whole = read(&idp::signed("_r", &plain, &by_provider())).expect("an answer");
    let both = idp::signed("_r", &idp::answer(&to(), &by_provider()), &by_provider());
    assert_eq!((&whole, &read(&both).expect("an answer")), (&answer, &answer));
}

#[test]
fn an_answer_may_be_written_in_many_ways() {
    let good = idp::answer(&to(), &by_provider());
    let said = read(&good).expect("an answer");
    for (name, other) in [
        ("a declaration", format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{good}\n")),
        ("a mark of order", format!("\u{feff}{good}")),
        ("ends that are short", good.replace("></samlp:StatusCode>", "/>")),
        ("blanks in tags", good.replace("<saml:Subject>", "<saml:Subject\n >")),
        ("quotes", good.replace("ID=\"_a\"", "ID='_a'")),
        ("another order", good.replace("ID=\"_a\" ", "").replace(" Version=\"2.0\"><saml:Issuer>",
            " Version=\"2.0\" ID=\"_a\"><saml:Issuer>")),
        ("prefixes declared above", good.replacen("<samlp:Response ",
            "<samlp:Response xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" xmlns:xs=\"urn:x\" ", 1)),
        ("a number for a letter", good.replace(">8f14e45f<", ">&#56;f14&#x65;45f<")),
        ("a character section", good.replace(">8f14e45f<", "><![CDATA[8f14e45f]]><")),
        ("lines in the signature", good.replace("</ds:SignatureValue>", "\r\n </ds:SignatureValue>")),
        ("a key that nobody looks at", good.replace("</ds:Signature>",
            "<ds:KeyInfo><ds:KeyName>k</ds:KeyName></ds:KeyInfo></ds:Signature>")),
    ] {
        assert_eq!(read(&other).as_ref(), Ok(&said), "{name}");
    }
    // Whatever comments do to others, the name is whole.
    let cut = good.replace(">8f14e45f<", ">8f<!-- -->14<!---->e45f<");
    assert_eq!(read(&cut), Ok(said));
}

#[test]
fn clocks_may_be_a_minute_apart() {
    for (shift, is_taken) in [(-59, true), (59 + 300, true), (-71, false), (360, false)] {
        let to = To { now: NOW - shift, ..to() };
        let read = read(&idp::answer(&to, &by_provider()));
        assert_eq!(read.is_ok(), is_taken, "{shift}: {read:?}");
    }
}

#[test]
fn keys_of_rsa_and_of_curves_are_read_of_certificates() {
    let own = OwnKey::generate("idp.example.com", NOW, &SystemRandom::new());
    let certificate = Certificate::read(&own.certificate()).expect("a certificate");
    assert_eq!(certificate.until, NOW + 20 * 365 * 86_400);
    let signer = Signer { by: RSA, sign: &|words| own.sign(words, &SystemRandom::new()) };
    let answer = idp::answer(&to(), &signer);
    assert!(read_by(&[certificate.key], &answer).is_ok());
    assert_eq!(read(&answer), Err(Refused::Forged), "by another key");
    // The one that was kept is the same.
    let kept = OwnKey::read(&own.kept()).expect("the key");
    assert_eq!(kept.sign(b"words", &SystemRandom::new()), own.sign(b"words", &SystemRandom::new()));
    // Made by openssl: of P-384, of RSA with 1,024 bits, and of Ed25519.
    let [p384, short, ed] =
        [include_str!("p384.pem"), include_str!("rsa1024.pem"), include_str!("ed25519.pem")]
            .map(Certificate::read);
    assert!(p384.is_some() && short.is_none() && ed.is_none());
}
