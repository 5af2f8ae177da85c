//! Signing in by a provider: who comes in, who does not, and what is forged.

mod adding;
mod arriving;
mod certified;
mod forged;
mod hours;
mod ldap;
mod managing;
mod over;
mod provider;
mod proving;
mod saml;
mod scim;

use kernel::door::Url;
use serde_json::{Value, json};
use testkit::{Client, TestApp};

use provider::{HEADER, Provider};

/// A browser: it keeps cookies, and follows nothing by itself.
pub struct Browser {
    http: reqwest::Client,
    address: String,
    kept: std::sync::Mutex<String>,
}

/// What a browser got.
pub struct Got {
    pub status: u16,
    pub location: String,
    pub text: String,
}

impl Browser {
    pub fn new(net: &TestApp) -> Browser {
        let http = reqwest::Client::builder().cookie_store(true).no_proxy();
        let http = http.redirect(reqwest::redirect::Policy::none()).build().expect("a browser");
        Browser { http, address: net.app.config.public_url.clone(), kept: Default::default() }
    }

    /// Of somebody who is signed in.
    pub fn signed_in(net: &TestApp, who: &Client) -> Browser {
        let jar = reqwest::cookie::Jar::default();
        let url = net.app.config.public_url.parse().expect("an address");
        jar.add_cookie_str(&format!("parvis={}", who.session()), &url);
        let http = reqwest::Client::builder().cookie_provider(jar.into()).no_proxy();
        let http = http.redirect(reqwest::redirect::Policy::none()).build().expect("a browser");
        Browser { http, address: net.app.config.public_url.clone(), kept: Default::default() }
    }

    pub async fn get(&self, path: &str) -> Got {
        let answer = self.http.get(format!("{}{path}", self.address));
        let answer = answer.header("accept-language", "en").send().await.expect("an answer");
        let location = answer.headers().get("location").map(|at| at.to_str().unwrap().to_owned());
        let status = answer.status().as_u16();
        Got { status, location: location.unwrap_or_default(), text: answer.text().await.unwrap() }
    }

    /// Begins to sign in at `path`; answers state and nonce.
    pub async fn begin(&self, path: &str) -> (String, String) {
        let got = self.get(path).await;
        assert_eq!(got.status, 303, "{path}: {}", got.text);
        (query(&got.location, "state"), query(&got.location, "nonce"))
    }

    /// Comes back with a code; answers what it got.
    pub async fn back(&self, slug: &str, query: &str) -> Got {
        self.get(&format!("/sso/{slug}/callback?{query}")).await
    }

    /// Keeps with what it comes back later.
    pub fn keep(&self, query: String) {
        *self.kept.lock().unwrap() = query;
    }

    /// With what it comes back.
    pub fn kept(&self) -> String {
        self.kept.lock().unwrap().clone()
    }

    /// Sends the form of a page, with its token; answers what it got.
    pub async fn send(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Got {
        let (_, rest) = page.split_once("name=\"csrf\" value=\"").expect("a form");
        let csrf = rest.split('"').next().expect("a token");
        let fields = [&[("csrf", csrf)], fields].concat();
        let sent = self.http.post(format!("{}{path}", self.address)).form(&fields);
        let sent = sent.header("sec-fetch-site", "same-origin").send().await.expect("an answer");
        let location = sent.headers().get("location").map(|at| at.to_str().unwrap().to_owned());
        let status = sent.status().as_u16();
        Got { status, location: location.unwrap_or_default(), text: sent.text().await.unwrap() }
    }

    /// Whose session this is, by handle; nobody's otherwise.
    pub async fn is(&self) -> Option<String> {
        let got = self.get("/settings").await;
        let (_, rest) = got.text.split_once("href=\"/people/")?;
        Some(rest.split('"').next().unwrap_or_default().to_owned()).filter(|_| got.status == 200)
    }
}

/// A parameter of an address.
pub fn query(url: &str, name: &str) -> String {
    let url = Url::parse(url).expect("an address");
    let found = url.query_pairs().find(|(known, _)| known == name);
    found.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// A network with a provider that is switched on; Ines runs it.
pub struct Company {
    pub net: TestApp,
    pub ines: Client,
    pub provider: Provider,
    pub slug: String,
}

/// Adds a provider over the API, and switches it on; answers its address.
pub async fn added(ines: &Client, issuer: &str, settings: Value) -> String {
    let mut settings = settings;
    if settings.get("arrival").is_none() {
        settings["arrival"] = json!("create");
    }
    let new = json!({ "name": "Company account", "issuer": issuer, "client_id": "parvis",
        "client_secret": "s3cr&t", "settings": settings });
    let made = ines.api("POST", "/site/sign-in-providers", Some(new)).await.expect(201).json();
    let slug = made["slug"].as_str().expect("a slug").to_owned();
    ines.api("PUT", &format!("/site/sign-in-providers/{slug}/on"), None).await.expect(204);
    slug
}

pub async fn network() -> TestApp {
    TestApp::with(|config| config.networks = vec!["127.0.0.0/8".parse().expect("a network")]).await
}

pub async fn company(settings: Value) -> Company {
    let net = network().await;
    let ines = net.administrator("ines").await;
    let provider = Provider::start().await;
    let slug = added(&ines, &provider.issuer, settings).await;
    Company { net, ines, provider, slug }
}

impl Company {
    /// A whole sign-in of a subject whose token says this beside what a good one does.
    pub async fn enters(&self, browser: &Browser, subject: &str, more: Value) -> Got {
        self.passes(browser, &format!("/sso/{}?next=/people", self.slug), subject, more).await
    }

    /// The same, begun at another address.
    pub async fn passes(&self, browser: &Browser, path: &str, subject: &str, more: Value) -> Got {
        let (state, nonce) = browser.begin(path).await;
        let mut claims = self.provider.claims(subject, &nonce);
        for (name, value) in more.as_object().expect("claims") {
            match value.is_null() {
                true => drop(claims.as_object_mut().unwrap().remove(name)),
                false => claims[name] = value.clone(),
            }
        }
        self.provider.answers(&self.provider.signed(HEADER, &claims));
        browser.back(&self.slug, &format!("code=abc&state={state}")).await
    }
}
