//! Passkeys: what is checked of what a browser sends when one is made, and when one is used (Web Authentication
//! Level 3, 7.1 and 7.2).

use data_encoding::{BASE64URL, BASE64URL_NOPAD};
use ring::digest::{SHA256, digest};
use serde::Deserialize;

use crate::cbor::{self, Value};
use crate::cose::{self, Key};

/// The algorithms that keys may have, as a browser is asked for them.
pub const ALGORITHMS: [i64; 3] = cose::ALGORITHMS;
/// The longest identifier of a credential, in bytes.
const ID_MOST: usize = 1_023;

/// What a ceremony must be of.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The bytes that were to be signed.
    pub challenge: &'a [u8],
    /// The address of our pages: scheme, host and port.
    pub origin: &'a str,
    /// The host that credentials are bound to.
    pub host: &'a str,
    /// Whether the authenticator must have made sure of its person, by a PIN, a finger or a face.
    pub verified: bool,
}

/// Why a ceremony is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// What was sent cannot be read.
    Unsound,
    /// It is of another ceremony: made where one is to be used, or the other way.
    Kind,
    /// Another challenge was signed.
    Challenge,
    /// A page of another site asked, or ours inside another.
    Origin,
    /// The credential is of another host.
    Host,
    /// Nobody touched the authenticator.
    Absent,
    /// The authenticator did not make sure of its person.
    Unverified,
    /// An algorithm that is not known here.
    Algorithm,
    /// Another key signed.
    Signature,
    /// The counter did not grow: there are two of this authenticator.
    Cloned,
}

/// A passkey that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its identifier.
    pub id: Vec<u8>,
    /// Its public key, as COSE writes it.
    pub key: Vec<u8>,
    /// How often it signed.
    pub counter: u32,
}

/// A passkey that was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used {
    /// How often it signed.
    pub counter: u32,
    /// Whether the authenticator made sure of its person.
    pub verified: bool,
}

/// Text in the alphabet of addresses, as browsers write bytes, with or without its padding.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let bytes = text.as_bytes();
    BASE64URL_NOPAD.decode(bytes).or_else(|_| BASE64URL.decode(bytes)).ok()
}

/// Bytes as browsers write them.
pub fn encode(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Client {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
}

impl Expected<'_> {
    fn client(&self, kind: &str, json: &[u8]) -> Result<(), Refused> {
        let client: Client = serde_json::from_slice(json).map_err(|_| Refused::Unsound)?;
        if client.kind != kind {
            return Err(Refused::Kind);
        }
        if decode(&client.challenge).as_deref() != Some(self.challenge) {
            return Err(Refused::Challenge);
        }
        if client.origin != self.origin || client.cross_origin {
            return Err(Refused::Origin);
        }
        Ok(())
    }

    fn authenticator(&self, data: &Data<'_>) -> Result<(), Refused> {
        if data.host != digest(&SHA256, self.host.as_bytes()).as_ref() {
            return Err(Refused::Host);
        }
        if data.flags & PRESENT == 0 {
            return Err(Refused::Absent);
        }
        if self.verified && data.flags & VERIFIED == 0 {
            return Err(Refused::Unverified);
        }
        // Kept elsewhere though it may not be.
        if data.flags & BACKED_UP != 0 && data.flags & MAY_BE_BACKED_UP == 0 {
            return Err(Refused::Unsound);
        }
        Ok(())
    }
}

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const MAY_BE_BACKED_UP: u8 = 1 << 3;
const BACKED_UP: u8 = 1 << 4;
const HAS_KEY: u8 = 1 << 6;
const HAS_EXTENSIONS: u8 = 1 << 7;

/// What an authenticator says of itself (6.1).
struct Data<'a> {
    host: &'a [u8],
    flags: u8,
    counter: u32,
    rest: &'a [u8],
}

impl<'a> Data<'a> {
    fn read(bytes: &'a [u8]) -> Option<Data<'a>> {
        let (host, rest) = bytes.split_at_checked(32)?;
        let (flags, rest) = rest.split_first()?;
        let (counter, rest) = rest.split_first_chunk::<4>()?;
        Some(Data { host, flags: *flags, counter: u32::from_be_bytes(*counter), rest })
    }

    /// Nothing but extensions, where it says so, comes after `rest`.
    fn ends(&self, rest: &[u8]) -> bool {
        match self.flags & HAS_EXTENSIONS {
            0 => rest.is_empty(),
            _ => matches!(cbor::read(rest), Some((Value::Map(_), []))),
        }
    }
}

/// Checks a passkey that was made; `client` and `attestation` are the bytes of `clientDataJSON` and `attestationObject`.
///
/// # Errors
/// [`Refused`].
pub fn made(client: &[u8], attestation: &[u8], expected: &Expected<'_>) -> Result<Made, Refused> {
    expected.client("webauthn.create", client)?;
    let (object, rest) = cbor::read(attestation).ok_or(Refused::Unsound)?;
    let bytes = object.get(&Value::Text("authData")).and_then(Value::bytes);
    let data = bytes.and_then(Data::read).filter(|_| rest.is_empty()).ok_or(Refused::Unsound)?;
    expected.authenticator(&data)?;
    if data.flags & HAS_KEY == 0 {
        return Err(Refused::Unsound);
    }
    let (id, rest) = credential(data.rest).ok_or(Refused::Unsound)?;
    let (_, after) = cbor::read(rest).ok_or(Refused::Unsound)?;
    if !data.ends(after) {
        return Err(Refused::Unsound);
    }
    Key::read(rest).ok_or(Refused::Algorithm)?;
    let key = rest[..rest.len() - after.len()].to_vec();
    Ok(Made { id: id.to_vec(), key, counter: data.counter })
}

/// The identifier of a new credential, and its key with what comes after (6.5.1).
fn credential(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (_, rest) = bytes.split_at_checked(16)?;
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let length = usize::from(u16::from_be_bytes(*length));
    rest.split_at_checked(length).filter(|_| (1..=ID_MOST).contains(&length))
}

/// A passkey as it is kept.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// Its public key.
    pub key: &'a [u8],
    /// How often it had signed when it was last used.
    pub counter: u32,
}

/// Checks the use of a passkey; `client`, `data` and `signature` are the bytes of `clientDataJSON`, `authenticatorData` and
/// `signature`.
///
/// # Errors
/// [`Refused`].
pub fn used(
    [client, data, signature]: [&[u8]; 3],
    kept: &Kept<'_>,
    expected: &Expected<'_>,
) -> Result<Used, Refused> {
    expected.client("webauthn.get", client)?;
    let said = Data::read(data).ok_or(Refused::Unsound)?;
    expected.authenticator(&said)?;
    if !said.ends(said.rest) {
        return Err(Refused::Unsound);
    }
    let (key, _) = Key::read(kept.key).ok_or(Refused::Algorithm)?;
    let words = [data, digest(&SHA256, client).as_ref()].concat();
    if !key.has_signed(&words, signature) {
        return Err(Refused::Signature);
    }
    // Authenticators that do not count say zero, always.
    if (said.counter, kept.counter) != (0, 0) && said.counter <= kept.counter {
        return Err(Refused::Cloned);
    }
    Ok(Used { counter: said.counter, verified: said.flags & VERIFIED != 0 })
}
