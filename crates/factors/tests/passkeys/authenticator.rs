//! An authenticator in memory: it makes one passkey and uses it, well or badly.

use data_encoding::BASE64URL_NOPAD;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};

/// A passkey, and what its authenticator says when it is asked.
pub struct Authenticator {
    key: EcdsaKeyPair,
    pub id: Vec<u8>,
    pub origin: String,
    pub host: String,
    pub counter: u32,
    /// Present, and sure of its person.
    pub flags: u8,
    /// What is said beside, as browsers say `crossOrigin`.
    pub beside: &'static str,
}

/// What a browser sends: `clientDataJSON`, `authenticatorData` or `attestationObject`, `signature`.
pub struct Said {
    pub client: Vec<u8>,
    pub data: Vec<u8>,
    pub signature: Vec<u8>,
}

impl Authenticator {
    pub fn new(origin: &str, host: &str) -> Authenticator {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
        let id = digest(&SHA256, key.public_key().as_ref()).as_ref()[..16].to_vec();
        let (origin, host) = (origin.to_owned(), host.to_owned());
        Authenticator { key, id, origin, host, counter: 0, flags: 5, beside: "" }
    }

    fn client(&self, kind: &str, challenge: &str) -> Vec<u8> {
        let (origin, beside) = (&self.origin, self.beside);
        let json =
            format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}"{beside}}}"#);
        json.into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let host = digest(&SHA256, self.host.as_bytes());
        [host.as_ref(), &[flags], &self.counter.to_be_bytes()].concat()
    }

    /// Makes the passkey.
    pub fn make(&self, challenge: &str) -> Said {
        let point = self.key.public_key().as_ref();
        let head = [0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32];
        let key = [&head, &point[1..33], &[0x22, 0x58, 32], &point[33..]].concat();
        let length = u16::try_from(self.id.len()).unwrap().to_be_bytes();
        let data = [&self.data(self.flags | 64), &[0; 16][..], &length, &self.id, &key].concat();
        let length = u16::try_from(data.len()).unwrap().to_be_bytes();
        let object = [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59", &length[..], &data];
        let client = self.client("webauthn.create", challenge);
        Said { client, data: object.concat(), signature: Vec::new() }
    }

    /// Uses it.
    pub fn use_it(&mut self, challenge: &str) -> Said {
        self.counter += 1;
        let (client, data) = (self.client("webauthn.get", challenge), self.data(self.flags));
        let words = [&data[..], digest(&SHA256, &client).as_ref()].concat();
        let signature = self.key.sign(&SystemRandom::new(), &words).unwrap().as_ref().to_vec();
        Said { client, data, signature }
    }
}

impl Said {
    /// As the script of our pages sends it.
    #[allow(dead_code, reason = "used where pages are tested")]
    pub fn json(&self, authenticator: &Authenticator) -> String {
        let [id, client, data, signature] =
            [&authenticator.id, &self.client, &self.data, &self.signature]
                .map(|bytes| BASE64URL_NOPAD.encode(bytes));
        format!(r#"{{"id":"{id}","client":"{client}","data":"{data}","signature":"{signature}"}}"#)
    }
}
