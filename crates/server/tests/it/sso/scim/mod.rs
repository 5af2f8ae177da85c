//! Directories: what they bring, change and take away, in the words of Entra ID, Okta and others; what they may not.

mod dialects;
mod domains;
mod filters;
mod groups;
mod hostile;
mod kept;
mod leaving;
mod managing;
mod many;

use kernel::Clock;
use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};
use testkit::{Client, TestApp};

const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// What a directory got.
#[derive(Debug)]
pub struct Got {
    pub status: u16,
    pub headers: HeaderMap,
    pub json: Value,
}

impl Got {
    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.json);
        self.json
    }

    /// Checks that it is refused, in the form of the standard, in these words.
    #[track_caller]
    pub fn refused(self, status: u16, kind: &str, words: &str) {
        let json = self.expect(status);
        assert_eq!(json["schemas"][0], "urn:ietf:params:scim:api:messages:2.0:Error", "{json}");
        assert_eq!(json["status"], status.to_string(), "{json}");
        assert_eq!(json["scimType"].as_str().unwrap_or_default(), kind, "{json}");
        assert!(
            json["detail"].as_str().is_some_and(|said| said.contains(words)),
            "{words}: {json}"
        );
    }
}

/// A network whose administrator added a directory.
pub struct Company {
    pub net: TestApp,
    pub ines: Client,
    pub slug: String,
    pub token: String,
    http: reqwest::Client,
}

/// Adds a directory of a domain; answers its name in addresses, and its token.
pub async fn added(ines: &Client, name: &str) -> (String, String) {
    added_for(ines, name, &["example.com"]).await
}

pub async fn added_for(ines: &Client, name: &str, domains: &[&str]) -> (String, String) {
    let new = json!({ "name": name, "domains": domains });
    let made = ines.api("POST", "/site/directories", Some(new)).await.expect(201).json();
    let word = |name: &str| made[name].as_str().expect("a word").to_owned();
    (word("slug"), word("token"))
}

pub async fn company() -> Company {
    company_at(Clock::system()).await
}

pub async fn company_at(clock: Clock) -> Company {
    let net = TestApp::at(clock, |_| {}).await;
    let ines = net.administrator("ines").await;
    let (slug, token) = added(&ines, "Entra ID").await;
    Company { net, ines, slug, token, http: reqwest::Client::new() }
}

impl Company {
    pub async fn ask(
        &self,
        token: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Got {
        let url = format!("{}/scim/v2{path}", self.net.app.config.public_url);
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = self.http.request(method, url).bearer_auth(token);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.header("content-type", "application/scim+json; charset=utf-8");
            request = request.body(body.to_string());
        }
        let answer = request.send().await.expect("an answer");
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let text = answer.text().await.expect("a body");
        let json = match text.is_empty() {
            true => Value::Null,
            false => {
                let kind = headers["content-type"].to_str().expect("a type");
                assert_eq!(kind, "application/scim+json", "{text}");
                serde_json::from_str(&text).expect("JSON")
            }
        };
        Got { status, headers, json }
    }

    pub async fn get(&self, path: &str) -> Got {
        self.ask(&self.token, "GET", path, &[], None).await
    }

    pub async fn send(&self, method: &str, path: &str, body: Value) -> Got {
        self.ask(&self.token, method, path, &[], Some(&body)).await
    }

    /// Brings somebody; answers by what the directory knows them.
    pub async fn brings(&self, user: Value) -> String {
        let made = self.send("POST", "/Users", user).await.expect(201);
        made["id"].as_str().expect("an id").to_owned()
    }

    /// Changes somebody, or a group.
    pub async fn patch(&self, path: &str, operations: Value) -> Got {
        let schema = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
        self.send("PATCH", path, json!({ "schemas": [schema], "Operations": operations })).await
    }

    /// Whom a filter finds: ids.
    pub async fn found(&self, list: &str, filter: &str) -> Vec<String> {
        let path = format!("/{list}?filter={}", ui::encode(filter));
        let found = self.get(&path).await.expect(200);
        let all = found["Resources"].as_array().expect("a list").iter();
        all.map(|one| one["id"].as_str().expect("an id").to_owned()).collect()
    }

    /// A person, as Ines sees them.
    pub async fn person(&self, handle: &str) -> Value {
        self.ines.api("GET", &format!("/people/{handle}"), None).await.expect(200).json()
    }

    /// The names of the groups of a source, with how many are in each.
    pub async fn groups(&self, source: &str) -> Vec<(String, i64)> {
        let groups = self.ines.api("GET", "/groups", None).await.expect(200).json();
        let all = groups["items"].as_array().expect("a list").iter();
        let ours = all.filter(|group| group["source"] == source);
        ours.map(|group| {
            (group["name"].as_str().unwrap().to_owned(), group["members"].as_i64().unwrap())
        })
        .collect()
    }
}

/// Somebody as Entra ID sends them.
pub fn chloe() -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
        "externalId": "0a21f0f2-8d2a-4f8e",
        "userName": "Chloe.Daubigne@example.com",
        "active": true,
        "displayName": "Chloé d’Aubigné",
        "emails": [{ "primary": true, "type": "work", "value": "chloe.daubigne@example.com" }],
        "meta": { "resourceType": "User" },
        "name": { "formatted": "Chloé d’Aubigné", "familyName": "d’Aubigné", "givenName": "Chloé" },
        "title": "Ingénieure méthodes",
        "preferredLanguage": "fr-FR",
        "phoneNumbers": [{ "type": "work", "value": "+33 1 99 00 12 34" }],
        ENTERPRISE: { "employeeNumber": "E00417", "department": "Méthodes", "manager": "not-here-yet" },
    })
}

/// Somebody of whom little is said.
pub fn plain(name: &str) -> Value {
    json!({ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "userName": format!("{name}@example.com"), "displayName": name })
}
