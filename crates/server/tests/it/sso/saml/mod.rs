//! Signing in by SAML providers: who comes in, who does not, and what administrators do with them.

mod entering;
#[allow(dead_code, reason = "the tests of the verifier ask more of it")]
#[path = "../../../../../saml/tests/it/idp.rs"]
mod idp;
mod managing;

use std::io::Read;
use std::sync::LazyLock;

use data_encoding::BASE64;
use kernel::Clock;
use saml::OwnKey;
use serde_json::{Value, json};
use testkit::{Client, TestApp};

use super::{Browser, Got, network, query};
use idp::{PERSISTENT, RSA, Signer, To};

const ENTITY: &str = "https://idp.example.com/idp";

/// What the provider signs by, and what somebody else does.
static KEY: LazyLock<OwnKey> = LazyLock::new(|| generate(0));
static OTHER: LazyLock<OwnKey> = LazyLock::new(|| generate(0));

/// A key whose certificate was made so many days ago.
fn generate(days: i64) -> OwnKey {
    OwnKey::generate("idp.example.com", now() - days * 86_400, &kernel::clock::randomness())
}

fn now() -> i64 {
    Clock::system().now().micros() / 1_000_000
}

fn sign(key: &OwnKey, words: &[u8]) -> Vec<u8> {
    key.sign(words, &kernel::clock::randomness())
}

/// The metadata of a provider that signs by these keys.
fn metadata(entity: &str, keys: &[&OwnKey]) -> String {
    let key = |key: &&OwnKey| {
        format!(
            "<md:KeyDescriptor><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data>\
            <ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>",
            key.certificate()
        )
    };
    let keys: String = keys.iter().map(key).collect();
    format!(
        "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"{entity}\">\
        <md:IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">{keys}\
        <md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" \
        Location=\"https://idp.example.com/sso\"/></md:IDPSSODescriptor></md:EntityDescriptor>"
    )
}

/// A network with a provider that is switched on; Ines runs it.
struct Company {
    net: TestApp,
    ines: Client,
    slug: String,
}

async fn company(settings: Value) -> Company {
    let net = network().await;
    let ines = net.administrator("ines").await;
    let slug = added(&ines, settings).await;
    Company { net, ines, slug }
}

/// Adds a provider over the API, and switches it on; answers its address.
async fn added(ines: &Client, mut settings: Value) -> String {
    if settings.get("arrival").is_none() {
        settings["arrival"] = json!("create");
    }
    let new = json!({ "name": "Intranet", "kind": "saml", "metadata": metadata(ENTITY, &[&KEY]),
        "settings": settings });
    let made = ines.api("POST", "/site/sign-in-providers", Some(new)).await.expect(201).json();
    let slug = made["slug"].as_str().expect("a slug").to_owned();
    ines.api("PUT", &format!("/site/sign-in-providers/{slug}/on"), None).await.expect(204);
    slug
}

/// The request of the address that a browser is sent to.
fn request(location: &str) -> String {
    let packed = BASE64.decode(query(location, "SAMLRequest").as_bytes()).expect("a request");
    let mut xml = String::new();
    flate2::read::DeflateDecoder::new(&packed[..]).read_to_string(&mut xml).expect("a request");
    xml
}

impl Company {
    /// What a good answer to a request says of somebody.
    fn to(&self, name: &str, request: &str) -> To {
        let url = &self.net.app.config.public_url;
        let attributes = [
            ("mail", format!("{name}@example.com")),
            ("displayName", "Noor Haddad".to_owned()),
            ("uid", name.to_owned()),
        ];
        To {
            issuer: ENTITY.into(),
            audience: format!("{url}/sso/{}/metadata", self.slug),
            recipient: format!("{url}/sso/{}/acs", self.slug),
            request: request.to_owned(),
            name: format!("id-of-{name}"),
            format: PERSISTENT.into(),
            attributes: attributes.map(|(name, value)| (name.to_owned(), vec![value])).to_vec(),
            now: now(),
        }
    }

    /// Begins to sign in at `path`; answers the identifier of the request.
    async fn begins(&self, browser: &Browser, path: &str) -> String {
        let got = browser.get(path).await;
        assert_eq!(got.status, 303, "{path}: {}", got.text);
        assert!(got.location.starts_with("https://idp.example.com/sso?"), "{}", got.location);
        query(&got.location, "RelayState")
    }

    /// Posts an answer as a browser does that comes from another site, without its cookies; says where it goes on.
    async fn posts(&self, xml: &str, state: &str) -> String {
        let response = BASE64.encode(xml.as_bytes());
        let http =
            reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
        let url = format!("{}/sso/{}/acs", self.net.app.config.public_url, self.slug);
        let sent = http.build().unwrap().post(url).header("sec-fetch-site", "cross-site");
        let fields = [("SAMLResponse", response.as_str()), ("RelayState", state)];
        let sent = sent.header("origin", "https://idp.example.com").form(&fields);
        let answer = sent.send().await.expect("an answer");
        assert_eq!(answer.status(), 303);
        answer.headers()["location"].to_str().unwrap().to_owned()
    }

    /// Comes back with an answer.
    async fn back(&self, browser: &Browser, xml: &str, state: &str) -> Got {
        browser.get(&self.posts(xml, state).await).await
    }

    /// A whole sign-in.
    async fn enters(&self, browser: &Browser, change: impl FnOnce(&mut To)) -> Got {
        let path = format!("/sso/{}?next=/people", self.slug);
        let state = self.begins(browser, &path).await;
        let mut to = self.to("noor", &state);
        change(&mut to);
        self.back(browser, &answer(&to), &state).await
    }

    /// What went wrong the last time, as administrators read it.
    async fn trouble(&self) -> String {
        let list = self.ines.api("GET", "/site/sign-in-providers", None).await.expect(200).json();
        list[0]["trouble"].as_str().unwrap_or_default().to_owned()
    }
}

/// An answer that the provider signs.
fn answer(to: &To) -> String {
    idp::answer(to, &Signer { by: RSA, sign: &|words| sign(&KEY, words) })
}
