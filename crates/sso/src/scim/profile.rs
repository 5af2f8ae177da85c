//! What a directory says of somebody, as it is kept of people here.

use kernel::Lang;
use people::names;
use serde_json::{Map, Value};

use super::attributes::ENTERPRISE_URN;

/// What is said of somebody; nothing where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) user_name: String,
    pub(crate) name: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) job: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) lang: Option<Lang>,
    pub(crate) unit: Option<String>,
    pub(crate) number: Option<String>,
    /// By what the directory knows them.
    pub(crate) manager: Option<String>,
}

fn short(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

/// The one of a list that counts: the primary one, else the one of work, else the first.
fn first<'v>(of: &'v Map<String, Value>, name: &str) -> Option<&'v str> {
    let all = of.get(name)?.as_array()?;
    let is_primary = |one: &&Value| one["primary"] == Value::Bool(true);
    let is_of_work =
        |one: &&Value| one["type"].as_str().is_some_and(|kind| kind.eq_ignore_ascii_case("work"));
    let found = all.iter().find(is_primary).or_else(|| all.iter().find(is_of_work));
    found.or_else(|| all.first())?["value"].as_str()
}

impl Said {
    pub(crate) fn of(said: &Map<String, Value>) -> Said {
        let text = |name: &str| said.get(name).and_then(Value::as_str);
        let user_name = text("userName").unwrap_or_default().to_owned();
        let name = said.get("name");
        let part = |part: &str| name.and_then(|name| name[part].as_str());
        let parts: Vec<&str> =
            ["givenName", "middleName", "familyName"].into_iter().filter_map(part).collect();
        let parts = Some(parts.join(" ")).filter(|parts| !parts.is_empty());
        let shown = text("displayName").or(part("formatted")).map(str::to_owned).or(parts);
        let address = first(said, "emails").unwrap_or(&user_name);
        let lang = text("preferredLanguage").or(text("locale"));
        let more = |name: &str| said.get(ENTERPRISE_URN).and_then(|more| more.get(name));
        let manager = more("manager").and_then(|manager| manager["value"].as_str());
        Said {
            name: shown.map(|name| short(&name, names::NAME_MOST)),
            address: names::email(address).ok(),
            job: text("title").map(|title| short(title, names::JOB_MOST)),
            phone: first(said, "phoneNumbers").and_then(|phone| names::phone(phone).ok()),
            lang: lang.and_then(|lang| Lang::from_code(&lang.get(..2)?.to_ascii_lowercase())),
            unit: more("department")
                .and_then(Value::as_str)
                .map(|unit| short(unit, names::JOB_MOST)),
            number: more("employeeNumber").and_then(Value::as_str).map(str::to_owned),
            manager: manager.map(str::to_owned),
            user_name,
        }
    }

    /// The name to show: something is always known.
    pub(crate) fn full_name(&self) -> String {
        let local = self.user_name.split('@').next().unwrap_or_default();
        self.name.clone().unwrap_or_else(|| short(local, names::NAME_MOST))
    }

    /// What a handle may be made of.
    pub(crate) fn handle(&self) -> String {
        let local = self.user_name.split('@').next().unwrap_or_default();
        let bases = [names::handle(local).unwrap_or_default(), names::propose(&self.full_name())];
        bases.into_iter().find(|base| !base.is_empty()).unwrap_or_else(|| "p".to_owned())
    }
}
