//! People are found as one types, and only those whom one may see.

mod card;
mod finding;
mod histories;
mod leaks;
mod picking;

use kernel::{Lang, Role};
use people::NewPerson;
use testkit::{Client, TestApp};

/// Who is offered for what is typed, by handle.
async fn offered(who: &Client, typed: &str) -> Vec<String> {
    let q: String = typed.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let path = format!("/suggestions?kind=person&q={q}");
    let found = who.api("GET", &path, None).await.expect(200).json();
    let each = found.as_array().expect("a list").iter();
    each.map(|one| one["value"].as_str().expect("a handle").to_owned()).collect()
}

/// Somebody new who has not been here yet.
async fn somebody(net: &TestApp, handle: &str, name: &str, job: &str, unit: &str, site: &str) {
    let [handle, name, job, unit, site] = [handle, name, job, unit, site].map(str::to_owned);
    let made = net.app.db.write(move |tx| {
        let unit = if unit.is_empty() { None } else { Some(people::any_unit(tx, &unit)?) };
        let (handle, name, job) = (handle.clone(), name.clone(), job.clone());
        let (site, role, lang) = (site.clone(), Role::Member, Lang::En);
        let new = NewPerson { handle, name, job, unit, site, role, lang, ..NewPerson::default() };
        people::create(tx, &new)
    });
    made.await.expect("a person");
}
