//! A company's whole directory kept in step: a real slapd with 20,000 people in 500 groups, read for the first time, then
//! again when nothing has changed. Beside each, what reading the same entries takes.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use kernel::{Db, PersonId, Role, Scope};
use ldap3::adapters::{Adapter, EntriesOnly, PagedResults};
use ldap3::{LdapConnAsync, Scope as Depth};
use serde_json::{Value, json};
use testkit::directory::{BASE, Directory, READER, dn, group, person};

use super::{ask, start};
use crate::Result;
use crate::figure::{Figures, Unit};
use crate::load::send;
use crate::machine::Stopwatch;
use crate::place::Copy;
use crate::viewers::Viewers;

const PEOPLE: usize = 20_000;
const GROUPS: usize = 500;
/// In each group but the first, which has everybody.
const MEMBERS: usize = 200;
/// How long one run may take before it is given up.
const PATIENCE: f64 = 900.0;
const YARDSTICK: &str = "reading it";

/// Measures both on a server of its own, over a copy of the company.
pub fn measure(
    binary: &Path,
    copy: &Copy,
    viewers: &Viewers,
    who: PersonId,
    figures: &mut Figures,
) -> Result<()> {
    let directory = Directory::start(&entries());
    let token = administrator(&copy.open()?, who)?;
    let (server, _) = start::start(binary, copy, viewers)?;
    let at = At { address: server.address, token };
    let source = json!({
        "name": "Company", "domains": ["example.com"], "password": READER.1,
        "settings": { "kind": "openldap", "address": directory.secured(), "bind_dn": READER.0,
            "certificates": directory.authority(), "base": format!("ou=people,{BASE}"),
            "group_base": format!("ou=groups,{BASE}") }
    });
    let made = at.asked("POST", "/site/ldap-directories", &source)?;
    let path = format!("/site/ldap-directories/{}", made["slug"].as_str().unwrap_or_default());
    let runs = format!("{path}/runs");
    at.run(&path, ("POST", &runs, &json!({ "kind": "look" })))?;
    // Switched on, it is read whole.
    let on = format!("{path}/on");
    let first = ("PUT", on.as_str(), &Value::Null);
    let again = ("POST", runs.as_str(), &json!({ "kind": "sync" }));
    for (name, asking, new) in [("sync", first, PEOPLE), ("unchanged", again, 0)] {
        let read = read(&directory)?;
        let (seconds, report) = at.run(&path, asking)?;
        if report["new"]["count"] != new || report["refused"]["count"] != 0 {
            return Err(format!("the directory was not taken over: {report}").into());
        }
        let name = format!("directory/{name}");
        figures.add(name, Unit::Seconds, seconds, Some((YARDSTICK, read)));
    }
    server.stop()
}

/// What the directory holds, as LDIF.
fn entries() -> String {
    let name = |n: usize| format!("employee-{n:05}");
    let mut all = String::new();
    for n in 0..PEOPLE {
        let boss = dn(&name(n / 10));
        let more = format!("title: Welder\ndepartmentNumber: Unit {}\nmanager: {boss}", n % 300);
        all += &person(&name(n), &more);
    }
    for n in 0..GROUPS {
        let members = |n: usize| (0..MEMBERS).map(move |m| (n * 37 + m * 97) % PEOPLE);
        let members: Vec<String> = match n {
            0 => (0..PEOPLE).map(|n| dn(&name(n))).collect(),
            _ => members(n).map(|n| dn(&name(n))).collect(),
        };
        let _ = write!(all, "{}", group(&format!("group-{n:03}"), &members));
    }
    all
}

/// Makes somebody an administrator; answers a token to administer by.
fn administrator(db: &Db, who: PersonId) -> Result<String> {
    Ok(db.write_blocking(move |tx| {
        people::accounts::set_role(tx, who, Role::Administrator)?;
        Ok(identity::tokens::create(tx, who, "bench", Scope::Full, None)?.1)
    })?)
}

/// Seconds that a client alone takes for all people and groups with all they say, by pages.
fn read(directory: &Directory) -> Result<f64> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let began = Stopwatch::start();
    let count = runtime.block_on(async {
        let (connection, mut ldap) = LdapConnAsync::new(&directory.plain()).await?;
        ldap3::drive!(connection);
        ldap.simple_bind(READER.0, READER.1).await?.success()?;
        let pages: Vec<Box<dyn Adapter<_, _>>> =
            vec![Box::new(EntriesOnly::new()), Box::new(PagedResults::new(500))];
        let (kinds, all) = ("(|(objectClass=inetOrgPerson)(objectClass=groupOfNames))", vec!["*"]);
        let mut found = ldap.streaming_search_with(pages, BASE, Depth::Subtree, kinds, all).await?;
        let mut count = 0;
        while found.next().await?.is_some() {
            count += 1;
        }
        Ok::<usize, ldap3::LdapError>(count)
    })?;
    match count == PEOPLE + GROUPS {
        true => Ok(began.seconds()),
        false => Err(format!("the directory shows {count} entries").into()),
    }
}

/// The server, as its administrator asks it.
struct At {
    address: SocketAddr,
    token: String,
}

impl At {
    fn asked(&self, method: &str, path: &str, body: &Value) -> Result<Value> {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let request = send(method, &format!("/api/v1{path}"), &self.token, &body);
        let answer = ask(self.address, &request)?;
        match answer.status {
            200..300 if answer.body.is_empty() => Ok(Value::Null),
            200..300 => Ok(serde_json::from_slice(&answer.body)?),
            status => {
                let said = String::from_utf8_lossy(&answer.body);
                Err(format!("{method} {path} answers {status}: {said}").into())
            }
        }
    }

    /// Asks for what begins a run and waits for its end; answers the seconds it took, and what it did.
    fn run(&self, path: &str, asking: (&str, &str, &Value)) -> Result<(f64, Value)> {
        let before = self.asked("GET", path, &Value::Null)?["report"]["at"].take();
        let began = Stopwatch::start();
        self.asked(asking.0, asking.1, asking.2)?;
        loop {
            let mut shown = self.asked("GET", path, &Value::Null)?;
            if shown["awaited"] == false && shown["report"]["at"] != before {
                let report = shown["report"].take();
                return match &report["failure"] {
                    Value::Null => Ok((began.seconds(), report)),
                    failure => Err(format!("the run failed: {failure}").into()),
                };
            }
            if began.seconds() > PATIENCE {
                return Err("the run does not end".into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
