//! Passkeys: what an authenticator says, and what is forged.

mod authenticator;

use authenticator::Authenticator;
use factors::webauthn::{self, Expected, Kept, Refused, encode};

const ORIGIN: &str = "https://parvis.example";
const HOST: &str = "parvis.example";
const CHALLENGE: &[u8] = b"a challenge of thirty-two bytes!";

fn expected<'a>() -> Expected<'a> {
    Expected { challenge: CHALLENGE, origin: ORIGIN, host: HOST, verified: true }
}

#[test]
fn forged_ceremonies_are_refused() {
    type Change = fn(&mut Authenticator);
    let cases: [(&str, Change, Option<Refused>); 12] = [
        ("as it should be", |_| {}, None),
        ("another site", |of| of.origin = "https://parvis.evil".into(), Some(Refused::Origin)),
        ("a neighbour", |of| of.origin = "https://x.parvis.example".into(), Some(Refused::Origin)),
        ("without TLS", |of| of.origin = "http://parvis.example".into(), Some(Refused::Origin)),
        ("another port", |of| of.origin = "https://parvis.example:1".into(), Some(Refused::Origin)),
        ("inside another page", |of| of.beside = r#","crossOrigin":true"#, Some(Refused::Origin)),
        ("another host", |of| of.host = "example".into(), Some(Refused::Host)),
        ("nobody there", |of| of.flags = 4, Some(Refused::Absent)),
        ("not sure of whom", |of| of.flags = 1, Some(Refused::Unverified)),
        ("kept where it may not be", |of| of.flags = 5 | 16, Some(Refused::Unsound)),
        ("extensions that are not there", |of| of.flags = 5 | 128, Some(Refused::Unsound)),
        ("said twice", |of| of.beside = r#","origin":"https://x""#, Some(Refused::Unsound)),
    ];
    for (name, change, refused) in cases {
        let mut one = Authenticator::new(ORIGIN, HOST);
        let made = one.make(&encode(CHALLENGE));
        let key = webauthn::made(&made.client, &made.data, &expected()).unwrap();
        assert_eq!(key.id, one.id);
        change(&mut one);
        let made = one.make(&encode(CHALLENGE));
        assert_eq!(webauthn::made(&made.client, &made.data, &expected()).err(), refused, "{name}");
        let said = one.use_it(&encode(CHALLENGE));
        let kept = Kept { key: &key.key, counter: 0 };
        let said = [&said.client[..], &said.data, &said.signature];
        assert_eq!(webauthn::used(said, &kept, &expected()).err(), refused, "{name}");
    }
}

#[test]
fn only_the_key_that_was_kept_signs_what_was_asked_and_each_time_anew() {
    let mut one = Authenticator::new(ORIGIN, HOST);
    let made = one.make(&encode(CHALLENGE));
    let key = webauthn::made(&made.client, &made.data, &expected()).unwrap().key;
    let mut other = Authenticator::new(ORIGIN, HOST);
    let said = one.use_it(&encode(CHALLENGE));
    let of = |client: &[u8], data: &[u8], signature: &[u8], counter: u32| {
        let kept = Kept { key: &key, counter };
        webauthn::used([client, data, signature], &kept, &expected()).err()
    };
    assert_eq!(of(&said.client, &said.data, &said.signature, 0), None);
    assert_eq!(of(&said.client, &said.data, &said.signature, 1), Some(Refused::Cloned));
    assert_eq!(of(&made.client, &said.data, &said.signature, 0), Some(Refused::Kind));
    let theirs = other.use_it(&encode(CHALLENGE));
    assert_eq!(of(&theirs.client, &theirs.data, &theirs.signature, 0), Some(Refused::Signature));
    let old = one.use_it(&encode(b"another one"));
    assert_eq!(of(&old.client, &old.data, &old.signature, 0), Some(Refused::Challenge));
    // Every byte is signed, and none makes the program fall.
    for (at, byte) in said.data.iter().enumerate() {
        let mut data = said.data.clone();
        data[at] = byte ^ 0x40;
        assert!(of(&said.client, &data, &said.signature, 0).is_some(), "byte {at}");
        assert!(of(&said.client, &said.data[..at], &said.signature, 0).is_some());
    }
    for at in 0..made.data.len() {
        assert!(
            webauthn::made(&made.client, &made.data[..at], &expected()).is_err(),
            "cut at {at}"
        );
    }
}
