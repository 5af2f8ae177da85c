//! Directories that are asked over LDAP, with a real one: what comes from them, who signs in, what is refused.

mod declaring;
mod many;
mod sign_in;
mod sync;

use serde_json::{Value, json};
use testkit::directory::{self, BASE, Directory, READER};
use testkit::{Answer, Client, TestApp};

/// A network with a directory.
pub struct Company {
    pub net: TestApp,
    pub ines: Client,
    pub directory: Directory,
    pub slug: String,
}

/// What is declared of a directory, beside what a test wants otherwise.
pub fn declared(directory: &Directory, other: &Value) -> Value {
    let mut settings = json!({ "kind": "openldap", "address": directory.secured(),
        "certificates": directory.authority(), "bind_dn": READER.0, "base": format!("ou=people,{BASE}"),
        "group_base": format!("ou=groups,{BASE}") });
    for (name, value) in other.as_object().into_iter().flatten() {
        settings[name] = value.clone();
    }
    json!({ "name": "Company LDAP", "domains": ["example.com"], "password": READER.1, "settings": settings })
}

/// A network, and a directory that holds these entries.
pub async fn company(ldif: &str, settings: Value) -> Company {
    let directory = Directory::start(ldif);
    let net = super::network().await;
    let ines = net.administrator("ines").await;
    let new = declared(&directory, &settings);
    let made = ines.api("POST", "/site/ldap-directories", Some(new)).await.expect(201).json();
    let slug = made["slug"].as_str().expect("a slug").to_owned();
    Company { net, ines, directory, slug }
}

impl Company {
    pub fn path(&self, rest: &str) -> String {
        format!("/site/ldap-directories/{}{rest}", self.slug)
    }

    /// What is shown of the directory once nothing is awaited any more.
    pub async fn settled(&self) -> Value {
        let mut commits = self.net.app.db.commits();
        loop {
            commits.mark_unchanged();
            let shown = self.ines.api("GET", &self.path(""), None).await.expect(200).json();
            if shown["awaited"] == false {
                return shown;
            }
            let patience = std::time::Duration::from_secs(120);
            tokio::time::timeout(patience, commits.changed())
                .await
                .expect("a run ends")
                .expect("commits");
        }
    }

    /// Asks for a run; answers its report.
    pub async fn run(&self, kind: &str) -> Value {
        let new = json!({ "kind": kind });
        self.ines.api("POST", &self.path("/runs"), Some(new)).await.expect(202);
        self.settled().await["report"].clone()
    }

    /// Looks at the differences and keeps people and groups in step.
    pub async fn begins(&self) -> Value {
        let looked = self.run("look").await;
        assert_eq!(looked["failure"], Value::Null, "{looked}");
        self.ines.api("PUT", &self.path("/on"), None).await.expect(204);
        self.run("sync").await
    }

    /// Somebody, as Ines sees them.
    pub async fn person(&self, handle: &str) -> Answer {
        self.ines.api("GET", &format!("/people/{handle}"), None).await
    }

    /// Tries to sign in; answers the status, and where that leads or what the page says.
    pub async fn enters(&self, login: &str, password: &str) -> (u16, String) {
        let nobody = self.net.nobody();
        let (token, cookie) = nobody.form_token("/sign-in?stay=1").await;
        let fields = [("login", login), ("password", password), ("csrf", token.as_str())];
        let answer = nobody.post_as(&cookie, "/sign-in", &fields).await;
        (answer.status, answer.text.clone())
    }

    /// The names of the groups of the directory, with how many are in each.
    pub async fn groups(&self) -> Vec<(String, i64)> {
        let groups = self.ines.api("GET", "/groups", None).await.expect(200).json();
        let all = groups["items"].as_array().expect("a list").iter();
        let ours = all.filter(|group| group["source"] == self.slug.as_str());
        let mut all: Vec<_> = ours
            .map(|group| {
                (group["name"].as_str().unwrap().to_owned(), group["members"].as_i64().unwrap())
            })
            .collect();
        all.sort();
        all
    }
}

/// A small company.
pub fn small() -> String {
    let boss = directory::dn("boss");
    let all = [
        directory::person("boss", "title: Directrice générale"),
        directory::person(
            "ana",
            &format!(
                "title: Welder\ndepartmentNumber: Methods\nemployeeNumber: E1\ntelephoneNumber: +33 1 99 00 12 34\n\
                 manager: {boss}\npreferredLanguage: fr-FR"
            ),
        ),
        directory::person("ben", "pwdAccountLockedTime: 000001010000Z"),
        directory::group("all", &[directory::dn("ana"), format!("cn=inner,ou=groups,{BASE}")]),
        directory::group(
            "inner",
            &[boss, format!("cn=all,ou=groups,{BASE}"), directory::dn("nobody")],
        ),
        format!(
            "dn: ou=elsewhere,ou=people,{BASE}\nobjectClass: referral\nobjectClass: extensibleObject\nou: elsewhere\nref: ldap://127.0.0.1:1/ou=people,{BASE}\n\n"
        ),
    ];
    all.concat()
}
