//! What one person would be: asked of the directory, and nothing is written.

use kernel::{App, Result, Tx, Viewer};
use serde::Serialize;
use ui::Locale;

use super::client::Client;
use super::entry;
use super::source;
use crate::scim::profile::Said;
use crate::scim::{claim, directory, refusal, user};

/// Most entries that are told, and groups.
const MOST: usize = 5;
const GROUPS: usize = 30;

/// Somebody who was found.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = LdapTrial)]
pub(crate) struct Trial {
    /// The name of the entry.
    pub(crate) dn: String,
    /// What it is known by.
    pub(crate) id: String,
    /// The user name.
    pub(crate) user_name: String,
    /// The name that would be shown.
    pub(crate) name: String,
    /// The email address.
    pub(crate) email: Option<String>,
    /// The job.
    pub(crate) job: Option<String>,
    /// The unit.
    pub(crate) unit: Option<String>,
    /// The telephone number.
    pub(crate) phone: Option<String>,
    /// The personnel number.
    pub(crate) number: Option<String>,
    /// The name of the entry of the line manager.
    pub(crate) manager: Option<String>,
    /// The groups that it is in directly.
    pub(crate) groups: Vec<String>,
    /// Whether the account may be used there.
    pub(crate) active: bool,
    /// What would become of them here, in a sentence.
    pub(crate) outcome: String,
}

/// Whom the directory finds by what is typed to sign in.
///
/// # Errors
/// `Forbidden` to all but administrators; `NotFound`; what is to be mended, in a sentence.
pub(crate) async fn tried(
    app: &App,
    viewer: &Viewer,
    l: Locale,
    slug: &str,
    login: &str,
) -> Result<Vec<Trial>> {
    let (who, name) = (viewer.clone(), slug.to_owned());
    let source = app.db.read(move |tx| source::one(tx, &who, &name)).await?;
    let of = &source.settings;
    let mut client = Client::open(app, of, &source.password).await?;
    let filter = format!("(&{}{})", of.filter, entry::by_login(of, login.trim()));
    let found = client.all(&of.base, &filter, entry::asked(of)).await?;
    let mut all = Vec::new();
    for entry in found.iter().take(MOST) {
        let one = entry::somebody(of, entry, app.clock().now())?;
        let mut groups = Vec::new();
        if !of.group_base.is_empty() {
            let (a, dn) = (&of.attributes, ldap3::ldap_escape(&*one.dn));
            let filter = format!("(&{}({}={dn}))", of.group_filter, a.members);
            let found = client.all(&of.group_base, &filter, vec![a.group_name.clone()]).await?;
            groups = found.iter().filter_map(|group| entry::text(group, &a.group_name)).collect();
            groups.sort();
            groups.truncate(GROUPS);
        }
        let said = Said::of(&one.said);
        let (id, known, is_active) = (source.id, one.id.clone(), one.is_active);
        let asked = said.clone();
        let outcome = app.db.read(move |tx| outcome(tx, l, id, &known, &asked, is_active)).await?;
        all.push(Trial {
            name: said.full_name(),
            dn: one.dn,
            id: one.id,
            user_name: said.user_name,
            email: said.address,
            job: said.job,
            unit: said.unit,
            phone: said.phone,
            number: said.number,
            manager: one.manager,
            groups,
            active: is_active,
            outcome,
        });
    }
    Ok(all)
}

fn outcome(
    tx: &mut Tx<'_>,
    l: Locale,
    id: directory::DirectoryId,
    known: &str,
    said: &Said,
    is_active: bool,
) -> Result<String> {
    let of = directory::of_id(tx, id)?;
    let handle = |tx: &mut Tx<'_>, person| {
        Ok::<_, kernel::Error>(format!("@{}", people::accounts::person(tx, person)?.handle))
    };
    if let Some(user) = user::external(tx, &of, known)? {
        let handle = handle(tx, user.person)?;
        let key = match (is_active, user.is_active) {
            (true, true) => "ldap-try-known",
            (false, true) => "ldap-try-closes",
            (_, false) => "ldap-try-closed",
        };
        return Ok(l.t1(key, "handle", handle));
    }
    if !is_active {
        return Ok(l.t("ldap-try-disabled"));
    }
    Ok(match claim::owner(tx, &of, said) {
        Ok(None) => l.t("ldap-try-new"),
        Ok(Some(owner)) => {
            let handle = handle(tx, owner)?;
            l.t1("ldap-try-claims", "handle", handle)
        }
        Err(error) => match refusal::kept(&error) {
            Some((word, about)) => l.t1(&format!("scim-error-{word}"), "said", about),
            None => return Err(error),
        },
    })
}
