//! What the company says about guests: who may invite them, and the mail domains they may come from.

use kernel::error::Meaning;
use kernel::{Activity, Error, Message, Result, Role, Tx, Viewer};
use people::settings;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::logged;

/// Where they are kept among the settings.
const INVITERS: &str = "guests-inviters";
const DOMAINS: &str = "guests-domains";

/// How many domains are kept, at most.
const MOST: usize = 200;

kernel::words! {
    /// Who may invite guests into a space that takes them and that they manage.
    #[derive(Default)]
    #[schema(as = GuestInviters)]
    Inviters {
        /// Nobody: no guest comes any more.
        Nobody = "nobody",
        /// Administrators alone.
        Administrators = "administrators",
        /// Every manager of such a space.
        #[default]
        Managers = "managers",
    } or Managers
}

/// What the company says about guests.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GuestPolicy)]
pub struct Policy {
    /// Who may invite them, into spaces that they manage.
    pub inviters: Inviters,
    /// The mail domains that they may come from; all, when there are none.
    #[serde(default)]
    pub domains: Vec<String>,
}

/// What the company says about guests.
///
/// # Errors
/// Whatever the database meets.
pub fn policy(tx: &mut Tx<'_>) -> Result<Policy> {
    let inviters = settings::get(tx, INVITERS)?.unwrap_or_default();
    let domains = settings::get(tx, DOMAINS)?.unwrap_or_else(|| "[]".into());
    Ok(Policy { inviters: Inviters::parse(&inviters), domains: serde_json::from_str(&domains)? })
}

/// Changes it.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` for what is no domain.
pub(crate) fn set(tx: &mut Tx<'_>, viewer: &Viewer, policy: &Policy) -> Result<()> {
    viewer.administering()?;
    let domains = policy.domains.iter().map(|name| domain(name)).collect::<Result<Vec<_>>>()?;
    if domains.len() > MOST {
        return Err(Error::field("domains", Message::new("error-too-long").with("most", MOST)));
    }
    settings::set(tx, INVITERS, policy.inviters.as_str())?;
    settings::set(tx, DOMAINS, &serde_json::to_string(&domains)?)?;
    let data = json!({ "inviters": policy.inviters.as_str(), "domains": domains });
    tx.log(Activity::new(logged::SITE_GUESTS, 0).by(viewer.id).data(data))
}

fn domain(name: &str) -> Result<String> {
    crate::invitations::domains::domain(name).map_err(|_| Error::field("domains", "domain-bad"))
}

/// The domain of an address.
pub(crate) fn domain_of(email: Option<&str>) -> Option<&str> {
    email.and_then(|email| email.rsplit_once('@')).map(|(_, domain)| domain)
}

impl Policy {
    /// Whether this viewer may invite guests into a space that they manage.
    pub fn lets(&self, viewer: &Viewer) -> bool {
        match self.inviters {
            Inviters::Nobody => false,
            Inviters::Administrators => viewer.role == Role::Administrator,
            Inviters::Managers => true,
        }
    }

    /// The same as an error that says why not.
    ///
    /// # Errors
    /// `Forbidden` where they may not.
    pub fn inviting(&self, viewer: &Viewer) -> Result<()> {
        let refused = || Error::new(Meaning::Forbidden, "guests-not-invited");
        self.lets(viewer).then_some(()).ok_or_else(refused)
    }

    /// Whether a guest may come from this address: one in a domain that is allowed, below none of them.
    pub fn takes(&self, email: Option<&str>) -> bool {
        let known = |domain: &str| self.domains.iter().any(|one| one.eq_ignore_ascii_case(domain));
        self.domains.is_empty() || domain_of(email).is_some_and(known)
    }

    /// Lets nobody come from elsewhere than the domains allowed.
    ///
    /// # Errors
    /// `Invalid` on the field `email`.
    pub fn admits(&self, email: Option<&str>) -> Result<()> {
        match self.takes(email) {
            true => Ok(()),
            false => Err(Error::field("email", "guests-other-domain")),
        }
    }
}
