//! Providers: who says who somebody is, and what administrators chose about each.

use kernel::door::Url;
use kernel::{Activity, Error, Message, PersonId, Result, Row, Time, Tx, Viewer, params};
use people::names;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::store::*;
use crate::trouble::Trouble;
use crate::{ProviderId, logged, slug};

/// How many providers there may be: each is a button.
const MOST: i64 = 20;
/// Characters of a name, of a client, of its secret, of a list's entry.
const NAME: usize = 60;
const CLIENT: usize = 300;
const SECRET: usize = 1_000;
const WORD: usize = 200;
/// Entries of a list.
const LIST: usize = 200;

/// Who may come by a provider, the first time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = SignInArrival)]
pub(crate) enum Arrival {
    /// Who has an account and links it, signed in.
    Link,
    /// Also who has an account of the address that the provider proves.
    Claim,
    /// Everybody whom the provider lets in: an account is created where there is none.
    #[default]
    Create,
}

impl Arrival {
    pub(crate) const ALL: [Arrival; 3] = [Arrival::Create, Arrival::Claim, Arrival::Link];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Arrival::Link => "link",
            Arrival::Claim => "claim",
            Arrival::Create => "create",
        }
    }
}

/// What administrators chose about a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = SignInSettings)]
pub(crate) struct Settings {
    /// Who may come by it, the first time.
    pub(crate) arrival: Arrival,
    /// The mail domains of those who may come the first time; all where there are none.
    pub(crate) domains: Vec<String>,
    /// Whether an address of these domains is proved although the provider does not say so (`email_verified`).
    pub(crate) trusts_addresses: bool,
    /// Whether who is signed in there is signed in here without being asked.
    pub(crate) silent: bool,
    /// Whether name, job, unit, site and telephone are as the provider says, each time.
    pub(crate) in_step: bool,
    /// Scopes to ask for beside `openid profile email`.
    pub(crate) scopes: Vec<String>,
    /// The claim that says the job; empty for none, as for those below.
    pub(crate) job: String,
    /// The claim that says the unit.
    pub(crate) unit: String,
    /// The claim that says the site.
    pub(crate) site: String,
    /// The claim that says the telephone number.
    pub(crate) phone: String,
    /// The claim that says the groups.
    pub(crate) groups: String,
    /// Which of these groups are groups here.
    pub(crate) kept_groups: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            arrival: Arrival::default(),
            domains: Vec::new(),
            trusts_addresses: false,
            silent: false,
            in_step: false,
            scopes: Vec::new(),
            job: String::new(),
            unit: String::new(),
            site: String::new(),
            phone: String::new(),
            groups: "groups".into(),
            kept_groups: Vec::new(),
        }
    }
}

/// What is declared of a provider.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewSignInProvider)]
pub(crate) struct NewProvider {
    /// What its button says, at most 60 characters: “Company account”.
    pub(crate) name: String,
    /// Its address, as it writes it itself.
    pub(crate) issuer: String,
    /// What it calls this network.
    pub(crate) client_id: String,
    /// The secret it gave this network. Left out, the one before stays.
    pub(crate) client_secret: Option<String>,
    /// The rest.
    #[serde(default)]
    pub(crate) settings: Settings,
}

/// A provider, with its secret.
#[derive(Clone)]
pub(crate) struct Provider {
    pub(crate) id: ProviderId,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    pub(crate) settings: Settings,
    pub(crate) is_on: bool,
    pub(crate) made_by: PersonId,
    /// What it says of itself, and when it was asked; empty before.
    pub(crate) metadata: (String, Option<Time>),
    pub(crate) keys: (String, Option<Time>),
    /// What went wrong the last time: a word, what was said, when.
    pub(crate) trouble: Option<(String, String, Time)>,
    pub(crate) used_at: Option<Time>,
}

impl std::fmt::Debug for Provider {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider").field("slug", &self.slug).finish_non_exhaustive()
    }
}

impl Provider {
    /// Who keeps the groups that it names.
    pub(crate) fn source(&self) -> String {
        self.slug.clone()
    }

    /// Where it sends browsers back to.
    pub(crate) fn callback(&self, public_url: &str) -> String {
        format!("{public_url}/sso/{}/callback", self.slug)
    }

    /// Where it tells that a session ended.
    pub(crate) fn logout(&self, public_url: &str) -> String {
        format!("{public_url}/sso/{}/logout", self.slug)
    }
}

fn row(row: &Row<'_>) -> Result<Provider> {
    let settings = row.get::<String>(6)?;
    let trouble: (String, String, Option<Time>) = (row.get(13)?, row.get(14)?, row.get(15)?);
    Ok(Provider {
        id: row.get(0)?,
        slug: row.get(1)?,
        name: row.get(2)?,
        issuer: row.get(3)?,
        client_id: row.get(4)?,
        client_secret: row.get(5)?,
        settings: serde_json::from_str(&settings)?,
        is_on: row.get(7)?,
        made_by: row.get(8)?,
        metadata: (row.get(9)?, row.get(10)?),
        keys: (row.get(11)?, row.get(12)?),
        trouble: trouble.2.map(|at| (trouble.0, trouble.1, at)),
        used_at: row.get(16)?,
    })
}

/// The provider of this address.
///
/// # Errors
/// `NotFound`.
pub(crate) fn named(tx: &mut Tx<'_>, slug: &str) -> Result<Provider> {
    tx.query_opt(&PROVIDER, params![slug], row)?.ok_or_else(Error::not_found)
}

/// The same, for administrators.
///
/// # Errors
/// `Forbidden` to all others; `NotFound`.
pub(crate) fn one(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Provider> {
    viewer.administering()?;
    named(tx, slug)
}

/// All providers, by name, each with how many people have an identity there.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub(crate) fn all(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<(Provider, i64)>> {
    viewer.administering()?;
    let all = tx.query(&PROVIDERS, params![], row)?;
    let counted = all.into_iter().map(|provider| {
        let people = tx.query_one(&PEOPLE, params![provider.id], |row| row.get(0))?;
        Ok((provider, people))
    });
    counted.collect()
}

/// Adds a provider, by which nobody signs in yet; answers its address.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid`, naming the field.
pub(crate) fn add(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewProvider) -> Result<String> {
    viewer.administering()?;
    let new = checked(new)?;
    let count: i64 = tx.query_one(&COUNT, params![], |row| row.get(0))?;
    if count >= MOST {
        return Err(Error::field("name", Message::new("sso-too-many").with("most", MOST)));
    }
    let id: ProviderId = tx.new_id();
    let slug = slug::free(tx, &new.name, "company")?;
    let settings = serde_json::to_string(&new.settings)?;
    let secret = new.client_secret.as_deref().unwrap_or_default();
    let now = tx.now();
    let values =
        params![id, slug, new.name, new.issuer, new.client_id, secret, settings, viewer.id, now];
    tx.execute(&ADD, values)?;
    changed(tx, viewer, id, "added")?;
    Ok(slug)
}

/// Changes a provider. It is asked anew what it is.
///
/// # Errors
/// As [`add`]; `NotFound`.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    new: &NewProvider,
) -> Result<()> {
    let known = one(tx, viewer, slug)?;
    let new = checked(new)?;
    // Subjects of one issuer say nothing of those of another.
    if new.issuer != known.issuer {
        tx.execute(&FORGET_IDENTITIES, params![known.id])?;
    }
    let settings = serde_json::to_string(&new.settings)?;
    let secret = new.client_secret.unwrap_or(known.client_secret);
    let values = params![known.id, new.name, new.issuer, new.client_id, secret, settings];
    tx.execute(&CHANGE, values)?;
    changed(tx, viewer, known.id, "changed")
}

/// Lets people sign in by a provider, or no longer: those who are signed in stay so.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`.
pub(crate) fn switch(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str, on: bool) -> Result<()> {
    let known = one(tx, viewer, slug)?;
    if known.is_on == on {
        return Ok(());
    }
    tx.execute(&SWITCH, params![known.id, on])?;
    changed(tx, viewer, known.id, if on { "on" } else { "off" })
}

/// Removes a provider with the identities and the groups it gave. Accounts stay.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`.
pub(crate) fn remove(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<()> {
    let known = one(tx, viewer, slug)?;
    people::groups::forget(tx, &known.source(), viewer.id)?;
    tx.execute(&REMOVE, params![known.id])?;
    changed(tx, viewer, known.id, "removed")
}

/// Notes what went wrong, for administrators.
pub(crate) fn note(tx: &mut Tx<'_>, id: ProviderId, trouble: Trouble, said: &str) -> Result<()> {
    let said: String = names::line(said).chars().take(500).collect();
    tx.execute(&TROUBLE, params![id, trouble.word(), said, tx.now()]).map(drop)
}

fn changed(tx: &mut Tx<'_>, viewer: &Viewer, id: ProviderId, how: &str) -> Result<()> {
    let activity = Activity::new(logged::PROVIDER_CHANGED, id.0).by(viewer.id);
    tx.log(activity.data(json!({ "how": how })))
}

fn checked(new: &NewProvider) -> Result<NewProvider> {
    let short = |field: &'static str, text: &str, most: usize| {
        let line = names::line(text);
        match line.chars().count() {
            0 => Err(Error::field(field, "sso-empty")),
            n if n > most => {
                Err(Error::field(field, Message::new("error-too-long").with("most", most)))
            }
            _ => Ok(line),
        }
    };
    let name = short("name", &new.name, NAME)?;
    let issuer = short("issuer", &new.issuer, WORD)?;
    let sound = Url::parse(&issuer).ok().filter(|url| {
        let is_plain = url.query().is_none() && url.fragment().is_none();
        let is_nobody = url.username().is_empty() && url.password().is_none();
        matches!(url.scheme(), "https" | "http") && url.host().is_some() && is_plain && is_nobody
    });
    let sound = sound.ok_or_else(|| Error::field("issuer", "sso-issuer-wrong"))?;
    // Only within one's own network is nobody on the way.
    if sound.scheme() == "http" && !kernel::door::is_inside(&sound) {
        return Err(Error::field("issuer", "sso-issuer-plain"));
    }
    let client_id = short("client_id", &new.client_id, CLIENT)?;
    let secret = new.client_secret.as_deref().map(str::trim);
    if secret.is_some_and(|secret| secret.len() > SECRET) {
        return Err(Error::field(
            "client_secret",
            Message::new("error-too-long").with("most", SECRET),
        ));
    }
    let list = |field: &'static str, all: &[String]| {
        let all: Vec<String> =
            all.iter().map(|one| names::line(one)).filter(|one| !one.is_empty()).collect();
        let is_long = all.len() > LIST || all.iter().any(|one| one.chars().count() > WORD);
        match is_long {
            true => Err(Error::field(field, Message::new("error-too-long").with("most", WORD))),
            false => Ok(all),
        }
    };
    let of = &new.settings;
    let domains = list("domains", &of.domains)?;
    let domains: Vec<String> =
        domains.iter().map(|one| one.trim_start_matches('@').to_lowercase()).collect();
    if let Some(wrong) =
        domains.iter().find(|one| !one.contains('.') || one.contains(['@', '/', ' ']))
    {
        return Err(Error::field("domains", Message::new("sso-domain-wrong").with("name", wrong)));
    }
    if of.trusts_addresses && domains.is_empty() {
        return Err(Error::field("domains", "sso-trust-needs-domains"));
    }
    let scopes = list("scopes", &of.scopes)?;
    if scopes.iter().any(|one| !one.bytes().all(|b| b.is_ascii_graphic() && !b"\"\\".contains(&b)))
    {
        return Err(Error::field("scopes", "sso-scope-wrong"));
    }
    let claim = |field: &'static str, text: &str| match names::line(text) {
        line if line.chars().count() > WORD => {
            Err(Error::field(field, Message::new("error-too-long").with("most", WORD)))
        }
        line => Ok(line),
    };
    let settings = Settings {
        domains,
        scopes,
        job: claim("job", &of.job)?,
        unit: claim("unit", &of.unit)?,
        site: claim("site", &of.site)?,
        phone: claim("phone", &of.phone)?,
        groups: claim("groups", &of.groups)?,
        kept_groups: list("kept_groups", &of.kept_groups)?,
        ..of.clone()
    };
    let client_secret = secret.map(str::to_owned);
    Ok(NewProvider { name, issuer, client_id, client_secret, settings })
}
