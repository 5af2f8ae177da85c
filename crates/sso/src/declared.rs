//! What administrators declare of a provider, and what of it cannot be.

use std::collections::HashSet;

use kernel::door::Url;
use kernel::{Error, Message, Result};
use people::names;
use serde::{Deserialize, Serialize};

use crate::provider::Provider;
use crate::saml2;

/// Where anybody has an account, of whatever address.
pub(crate) const GOOGLE: &str = "https://accounts.google.com";
/// Characters of a name, of a client, of its secret, of a list's entry.
const NAME: usize = 60;
const CLIENT: usize = 300;
const SECRET: usize = 1_000;
const WORD: usize = 200;
/// Entries of a list.
const LIST: usize = 200;

kernel::words! {
    /// How a provider says who somebody is.
    #[derive(Default)]
    #[schema(as = SignInKind)]
    Kind {
        /// OpenID Connect.
        #[default]
        OpenId = "openid",
        /// SAML 2.0.
        Saml = "saml",
    } or OpenId
}

kernel::words! {
    /// Who may come by a provider, the first time.
    #[schema(as = SignInArrival)]
    Arrival {
        /// Everybody whom the provider lets in: an account is created where there is none.
        Create = "create",
        /// Only who has an account of the address that the provider proves.
        Claim = "claim",
        /// Only who has an account and links it, signed in.
        Link = "link",
    } or Link
}

impl Default for Arrival {
    /// What nobody chose opens nothing.
    fn default() -> Self {
        Arrival::Link
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
    /// SAML: the attribute that says who somebody is, for good and given to nobody else; empty for the name identifier,
    /// which must then be a persistent one.
    pub(crate) subject: String,
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
            subject: String::new(),
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
    /// How it says who somebody is: OpenID Connect where nothing else is said. It stays what it is.
    #[serde(default)]
    pub(crate) kind: Option<Kind>,
    /// OpenID Connect: its address, as it writes it itself.
    #[serde(default)]
    pub(crate) issuer: String,
    /// OpenID Connect: what it calls this network; empty until it has said so, and then nobody signs in by it.
    #[serde(default)]
    pub(crate) client_id: String,
    /// SAML: its metadata (XML). Left out, that of before stays.
    #[serde(default)]
    pub(crate) metadata: Option<String>,
    /// OpenID Connect: the secret it gave this network. Left out, the one before stays.
    pub(crate) client_secret: Option<String>,
    /// The rest.
    #[serde(default)]
    pub(crate) settings: Settings,
}

impl NewProvider {
    /// The same, declared of a provider that is known: with what stays as it was.
    ///
    /// # Errors
    /// `Invalid` where it would be of another kind.
    pub(crate) fn after(&self, known: &Provider) -> Result<NewProvider> {
        if self.kind.is_some_and(|kind| kind != known.kind) {
            return Err(Error::field("kind", "sso-kind-stays"));
        }
        let mut new = NewProvider { kind: Some(known.kind), ..self.clone() };
        if known.kind == Kind::Saml {
            // The key that requests are signed by is ours.
            new.client_secret = None;
            new.metadata = new.metadata.or_else(|| Some(known.metadata.0.clone()));
        }
        Ok(new)
    }
}

/// Lets only what is sound be declared; answers it cleaned.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn checked(new: &NewProvider) -> Result<NewProvider> {
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
    if new.kind == Some(Kind::Saml) {
        let metadata = new.metadata.clone().unwrap_or_default().trim().to_owned();
        let issuer = saml2::declared(&metadata)?.entity;
        let settings = Settings { scopes: Vec::new(), ..settings(&new.settings, &issuer)? };
        let (client_id, metadata) = (String::new(), Some(metadata));
        return Ok(NewProvider { name, issuer, client_id, metadata, settings, ..new.clone() });
    }
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
    let client_id = match names::line(&new.client_id) {
        line if line.is_empty() => line,
        line => short("client_id", &line, CLIENT)?,
    };
    let secret = new.client_secret.as_deref().map(str::trim);
    if secret.is_some_and(|secret| secret.len() > SECRET) {
        return Err(Error::field(
            "client_secret",
            Message::new("error-too-long").with("most", SECRET),
        ));
    }
    let settings = Settings { subject: String::new(), ..settings(&new.settings, &issuer)? };
    let client_secret = secret.map(str::to_owned);
    let (kind, metadata) = (new.kind, None);
    Ok(NewProvider { name, kind, issuer, client_id, metadata, client_secret, settings })
}

/// The same for what was chosen.
fn settings(of: &Settings, issuer: &str) -> Result<Settings> {
    let list = |field: &'static str, all: &[String]| {
        let all: Vec<String> =
            all.iter().map(|one| names::line(one)).filter(|one| !one.is_empty()).collect();
        let is_long = all.len() > LIST || all.iter().any(|one| one.chars().count() > WORD);
        match is_long {
            true => Err(Error::field(field, Message::new("error-too-long").with("most", WORD))),
            false => Ok(all),
        }
    };
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
    // There, everybody in the world has an account.
    if of.arrival != Arrival::Link && domains.is_empty() && issuer == GOOGLE {
        return Err(Error::field("domains", "sso-whole-world"));
    }
    let kept_groups = list("kept_groups", &of.kept_groups)?;
    let mut folded = HashSet::new();
    if let Some(name) = kept_groups.iter().find(|name| !folded.insert(people::groups::folded(name)))
    {
        return Err(Error::field(
            "kept_groups",
            Message::new("sso-group-twice").with("name", name),
        ));
    }
    if let Some(name) = kept_groups.iter().find(|name| people::groups::folded(name).is_empty()) {
        return Err(Error::field(
            "kept_groups",
            Message::new("sso-group-wrong").with("name", name),
        ));
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
    Ok(Settings {
        domains,
        scopes,
        subject: claim("subject", &of.subject)?,
        job: claim("job", &of.job)?,
        unit: claim("unit", &of.unit)?,
        site: claim("site", &of.site)?,
        phone: claim("phone", &of.phone)?,
        groups: claim("groups", &of.groups)?,
        kept_groups,
        ..of.clone()
    })
}
