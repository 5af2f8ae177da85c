//! Words sealed so that only one browser can read them (RFC 8291, in the form of RFC 8188).

use kernel::Result;
use kernel::clock::{random, randomness};
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hkdf::{HKDF_SHA256, KeyType, Prk, Salt};

use super::failed;

/// The size of a record, of which there is one: what is said is shorter.
const RECORD: u32 = 4_096;

/// What a browser gave to seal with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lock {
    /// Its public key: a point of P-256, uncompressed.
    pub(super) key: Vec<u8>,
    /// What it shares with us alone.
    pub(super) auth: Vec<u8>,
}

impl Lock {
    /// Whether it has the shape of one.
    pub(super) fn is_sound(&self) -> bool {
        self.key.len() == 65 && self.key[0] == 4 && self.auth.len() == 16
    }
}

/// Seals words for a browser.
///
/// # Errors
/// Where the browser's key is no point of the curve.
pub(super) fn seal(lock: &Lock, words: &[u8]) -> Result<Vec<u8>> {
    let ours = EphemeralPrivateKey::generate(&ECDH_P256, &randomness());
    let ours = ours.map_err(failed)?;
    let public = ours.compute_public_key().map_err(failed)?;
    let salt = random::<16>();
    let theirs = UnparsedPublicKey::new(&ECDH_P256, &lock.key);
    let sealed = agree_ephemeral(ours, &theirs, |shared| {
        seal_with(shared, lock, public.as_ref(), &salt, words)
    });
    sealed.map_err(failed)?.map_err(failed)
}

/// The same with what both sides have come to share.
fn seal_with(
    shared: &[u8],
    lock: &Lock,
    public: &[u8],
    salt: &[u8; 16],
    words: &[u8],
) -> std::result::Result<Vec<u8>, ring::error::Unspecified> {
    let secret = Salt::new(HKDF_SHA256, &lock.auth).extract(shared);
    let secret = expand::<32>(&secret, &[b"WebPush: info\0", &lock.key, public])?;
    let secret = Salt::new(HKDF_SHA256, salt).extract(&secret);
    let key = expand::<16>(&secret, &[b"Content-Encoding: aes128gcm\0"])?;
    let nonce = expand::<12>(&secret, &[b"Content-Encoding: nonce\0"])?;

    // The last record ends with a 2.
    let mut record = [words, &[2]].concat();
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key)?);
    let nonce = Nonce::assume_unique_for_key(nonce);
    key.seal_in_place_append_tag(nonce, Aad::empty(), &mut record)?;
    let length = u8::try_from(public.len()).unwrap_or(u8::MAX);
    Ok([salt, RECORD.to_be_bytes().as_slice(), &[length], public, &record].concat())
}

fn expand<const N: usize>(
    secret: &Prk,
    info: &[&[u8]],
) -> std::result::Result<[u8; N], ring::error::Unspecified> {
    struct Length(usize);
    impl KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut out = [0; N];
    secret.expand(info, Length(N))?.fill(&mut out)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64URL_NOPAD;

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        BASE64URL_NOPAD.decode(text.as_bytes()).unwrap()
    }

    /// The example of RFC 8291, 5 and appendix A.
    #[test]
    fn the_example_of_the_standard_is_sealed_as_it_says() {
        let lock = Lock {
            key: bytes(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            ),
            auth: bytes("BTBZMqHH6r4Tts7J_aSIgg"),
        };
        assert!(lock.is_sound());
        let shared = bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs");
        let public = bytes(
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
        );
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").try_into().unwrap();
        let words = b"When I grow up, I want to be a watermelon";
        let sealed = seal_with(&shared, &lock, &public, &salt, words).unwrap();
        assert_eq!(
            BASE64URL_NOPAD.encode(&sealed),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml\
             mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT\
             pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }

    #[test]
    fn a_key_that_is_no_point_is_refused() {
        let lock = Lock { key: [&[4], [7; 64].as_slice()].concat(), auth: vec![0; 16] };
        assert!(lock.is_sound() && seal(&lock, b"words").is_err());
        assert!(!Lock { auth: vec![0; 15], ..lock.clone() }.is_sound());
        assert!(!Lock { key: vec![4; 33], ..lock }.is_sound());
    }
}
