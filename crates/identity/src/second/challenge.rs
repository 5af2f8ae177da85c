//! What a browser is asked to have signed. A challenge says by itself what it is for, where and since when, under a
//! signature of ours, so that showing a page writes nothing; answering it does, once.

use data_encoding::BASE64URL_NOPAD;
use factors::webauthn;
use kernel::door::Url;
use kernel::{App, Config, Error, PersonId, Result, Time, Tx};
use serde::Deserialize;
use ui::Ctx;

use crate::session::known;
use crate::store::factors as store;

/// How long one is good, in seconds.
const SECONDS: i64 = 900;

/// What a passkey is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// To be made for this person.
    Add(PersonId),
    /// To come in, whoever it is.
    Enter,
    /// To come in as this person, whose password was right.
    Second(PersonId),
    /// To prove again that one is this person.
    Prove(PersonId),
}

impl Asked {
    fn words(self) -> String {
        match self {
            Asked::Add(person) => format!("add {person}"),
            Asked::Enter => "enter".to_owned(),
            Asked::Second(person) => format!("second {person}"),
            Asked::Prove(person) => format!("prove {person}"),
        }
    }
}

/// Where challenges are made and answered: in one browser, under our key.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    key: String,
    /// The token of the browser's forms, which no other has.
    browser: String,
}

impl Place {
    pub(crate) async fn of(app: &App, cx: &Ctx) -> Result<Place> {
        let key = kernel::secret::derive(&known::ensured_key(app).await?, "passkeys");
        Ok(Place { key, browser: kernel::secret::hash(&cx.csrf) })
    }

    /// What is signed of one.
    fn bound(&self, asked: Asked, words: &str) -> String {
        format!("{} {} {words}", asked.words(), self.browser)
    }

    /// A new one, as browsers take it.
    pub(crate) fn challenge(&self, asked: Asked, now: Time) -> String {
        let nonce = BASE64URL_NOPAD.encode(&kernel::clock::random::<16>());
        let words = format!("{nonce}.{}", now.micros());
        let signature = kernel::secret::sign(&self.key, &self.bound(asked, &words));
        let challenge = format!("{words}.{signature}");
        webauthn::encode(challenge.as_bytes())
    }

    /// The challenge that was answered, as bytes, if it was ours, of this browser, for this, lately, and never answered
    /// before.
    fn answered(&self, tx: &mut Tx<'_>, asked: Asked, client: &[u8]) -> Result<Vec<u8>> {
        #[derive(Deserialize)]
        struct Client {
            challenge: String,
        }
        let late = || Error::invalid("passkey-late");
        let client: Client = serde_json::from_slice(client).map_err(|_| late())?;
        let bytes = webauthn::decode(&client.challenge).ok_or_else(late)?;
        let challenge = std::str::from_utf8(&bytes).map_err(|_| late())?;
        let (words, signature) = challenge.rsplit_once('.').ok_or_else(late)?;
        let made = words.split_once('.').and_then(|(_, since)| since.parse().ok()).map(Time);
        let age = made.map(|made| tx.now().seconds_since(made));
        let bound = self.bound(asked, words);
        let is_ours = kernel::secret::is_signed(&self.key, &bound, signature);
        let lasts = age.is_some_and(|age| (0..SECONDS).contains(&age));
        if !is_ours || !lasts || !store::answer(tx, &kernel::secret::hash(challenge))? {
            return Err(late());
        }
        Ok(bytes)
    }
}

/// Where passkeys are bound to: the address that people type, and its host.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) origin: String,
    pub(crate) host: String,
}

impl Site {
    /// Nothing where the address has no name, for which browsers make no passkeys.
    pub(crate) fn of(config: &Config) -> Option<Site> {
        let url = Url::parse(&config.public_url).ok()?;
        let host = url.domain()?.to_owned();
        let is_safe = url.scheme() == "https" || host == "localhost";
        is_safe.then(|| Site { origin: url.origin().ascii_serialization(), host })
    }
}

/// What a browser sends, each as base64url.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Sent {
    pub(crate) id: String,
    client: String,
    /// `attestationObject` of a passkey that was made, else `authenticatorData`.
    data: String,
    #[serde(default)]
    signature: String,
}

/// The longest that is read of it, in bytes.
const MOST: usize = 64 * 1024;

impl Sent {
    /// # Errors
    /// `Invalid` for what no browser sends.
    pub(crate) fn read(json: &str) -> Result<Sent> {
        let sent = (json.len() <= MOST).then(|| serde_json::from_str(json).ok()).flatten();
        sent.ok_or_else(|| Error::invalid("passkey-refused"))
    }

    fn bytes(text: &str) -> Result<Vec<u8>> {
        webauthn::decode(text).ok_or_else(|| Error::invalid("passkey-refused"))
    }

    /// The passkey that was made.
    ///
    /// # Errors
    /// `Invalid`, saying why.
    pub(crate) fn made(
        &self,
        tx: &mut Tx<'_>,
        (place, site): (&Place, &Site),
        asked: Asked,
    ) -> Result<webauthn::Made> {
        let (client, data) = (Sent::bytes(&self.client)?, Sent::bytes(&self.data)?);
        let challenge = place.answered(tx, asked, &client)?;
        let expected = expected(site, &challenge, true);
        webauthn::made(&client, &data, &expected).map_err(|why| refused(site, why))
    }

    /// That this passkey was used.
    ///
    /// # Errors
    /// `Invalid`, saying why.
    pub(crate) fn used(
        &self,
        tx: &mut Tx<'_>,
        (place, site): (&Place, &Site),
        asked: Asked,
        passkey: &store::Passkey,
    ) -> Result<webauthn::Used> {
        let [client, data, signature] = [&self.client, &self.data, &self.signature];
        let (client, data) = (Sent::bytes(client)?, Sent::bytes(data)?);
        let signature = Sent::bytes(signature)?;
        let challenge = place.answered(tx, asked, &client)?;
        let key = Sent::bytes(&passkey.public_key)?;
        let counter = u32::try_from(passkey.counter).unwrap_or(u32::MAX);
        let kept = webauthn::Kept { key: &key, counter };
        // Alone, it stands for a password too: its authenticator made sure of its person.
        let expected = expected(site, &challenge, asked == Asked::Enter);
        webauthn::used([&client, &data, &signature], &kept, &expected).map_err(|why| {
            tracing::warn!(person = %passkey.person, ?why, "passkey refused");
            refused(site, why)
        })
    }
}

fn expected<'a>(site: &'a Site, challenge: &'a [u8], verified: bool) -> webauthn::Expected<'a> {
    webauthn::Expected { challenge, origin: &site.origin, host: &site.host, verified }
}

fn refused(site: &Site, why: webauthn::Refused) -> Error {
    use webauthn::Refused;
    match why {
        Refused::Origin | Refused::Host => {
            let message = kernel::Message::new("passkey-origin").with("address", &site.origin);
            Error::invalid(message)
        }
        Refused::Unverified => Error::invalid("passkey-unverified"),
        Refused::Cloned => Error::invalid("passkey-cloned"),
        Refused::Challenge => Error::invalid("passkey-late"),
        _ => Error::invalid("passkey-refused"),
    }
}
