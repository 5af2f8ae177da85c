//! What administrators choose about a directory that is asked over LDAP, and what of it cannot be.

use kernel::door::Url;
use kernel::{Error, Message, Result};
use people::names;
use serde::{Deserialize, Serialize};

use crate::declared::Arrival;

/// Characters of an address, of the name of an attribute, of a name or a filter, of certificates.
const ADDRESS: usize = 200;
const ATTRIBUTE: usize = 60;
const LONG: usize = 1_000;
const CERTIFICATES: usize = 100_000;

kernel::words! {
    /// What kind of directory it is: which attributes say what.
    #[schema(as = LdapKind)]
    Kind {
        /// Microsoft's, or Samba as one.
        ActiveDirectory = "active-directory",
        /// OpenLDAP, 389 Directory Server and others with `inetOrgPerson`.
        Openldap = "openldap",
    } or ActiveDirectory
}

impl Default for Kind {
    /// What most companies have.
    fn default() -> Self {
        Kind::ActiveDirectory
    }
}

/// What was chosen about a directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = LdapSettings)]
pub(crate) struct Settings {
    /// What kind of directory it is. Filters and attributes that are left empty are those that are usual for it.
    pub(crate) kind: Kind,
    /// Where it is: `ldaps://host` or, to begin with TLS on the way (STARTTLS), `ldap://host`; a port may follow.
    pub(crate) address: String,
    /// Whether nothing is encrypted: only where it runs on this machine.
    pub(crate) plain: bool,
    /// The certificates of the authorities that vouch for it (PEM); empty for those that this machine trusts.
    pub(crate) certificates: String,
    /// The name of the account that reads it.
    pub(crate) bind_dn: String,
    /// Below what its people are.
    pub(crate) base: String,
    /// Which entries are people.
    pub(crate) filter: String,
    /// Who signs in: `{login}` is what they type.
    pub(crate) login_filter: String,
    /// Below what its groups are; empty for none.
    pub(crate) group_base: String,
    /// Which entries are groups.
    pub(crate) group_filter: String,
    /// Whether its people sign in here with its password.
    pub(crate) signs_in: bool,
    /// Who may come by its password, the first time; who is kept in step is there before.
    pub(crate) arrival: Arrival,
    /// Whether the unit of people is the `OU` above them, and not what an attribute says.
    pub(crate) unit_above: bool,
    /// Which attributes say what.
    pub(crate) attributes: Attributes,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            kind: Kind::default(),
            address: String::new(),
            plain: false,
            certificates: String::new(),
            bind_dn: String::new(),
            base: String::new(),
            filter: String::new(),
            login_filter: String::new(),
            group_base: String::new(),
            group_filter: String::new(),
            signs_in: true,
            arrival: Arrival::Create,
            unit_above: false,
            attributes: Attributes::default(),
        }
    }
}

/// The names of attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = LdapAttributes)]
pub(crate) struct Attributes {
    /// What an entry is known by, whatever its name.
    pub(crate) id: String,
    /// The user name.
    pub(crate) user_name: String,
    /// The name that is shown.
    pub(crate) name: String,
    /// The given name.
    pub(crate) given_name: String,
    /// The family name.
    pub(crate) family_name: String,
    /// The email address.
    pub(crate) email: String,
    /// The job.
    pub(crate) job: String,
    /// The telephone number.
    pub(crate) phone: String,
    /// The unit.
    pub(crate) unit: String,
    /// The personnel number.
    pub(crate) number: String,
    /// The line manager.
    pub(crate) manager: String,
    /// The language.
    pub(crate) lang: String,
    /// The photo.
    pub(crate) photo: String,
    /// When an entry was changed.
    pub(crate) changed: String,
    /// The name of a group.
    pub(crate) group_name: String,
    /// Who is in a group.
    pub(crate) members: String,
}

/// What is usual for a kind: the filters of people, of who signs in, of groups, and the attributes.
fn usual(kind: Kind) -> ([&'static str; 3], [&'static str; 16]) {
    match kind {
        Kind::ActiveDirectory => (
            [
                // Without the accounts that every domain is born with.
                "(&(objectCategory=person)(objectClass=user)(!(isCriticalSystemObject=TRUE)))",
                "(&(objectCategory=person)(objectClass=user)(|(sAMAccountName={login})(userPrincipalName={login})(mail={login})))",
                "(objectClass=group)",
            ],
            [
                "objectGUID",
                "userPrincipalName",
                "displayName",
                "givenName",
                "sn",
                "mail",
                "title",
                "telephoneNumber",
                "department",
                "employeeID",
                "manager",
                "preferredLanguage",
                "thumbnailPhoto",
                "whenChanged",
                "cn",
                "member",
            ],
        ),
        Kind::Openldap => (
            [
                "(objectClass=inetOrgPerson)",
                "(&(objectClass=inetOrgPerson)(|(uid={login})(mail={login})))",
                "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames))",
            ],
            [
                "entryUUID",
                "uid",
                "displayName",
                "givenName",
                "sn",
                "mail",
                "title",
                "telephoneNumber",
                "departmentNumber",
                "employeeNumber",
                "manager",
                "preferredLanguage",
                "jpegPhoto",
                "entryCSN",
                "cn",
                "member",
            ],
        ),
    }
}

impl Attributes {
    /// All of them, in the order of what is usual.
    fn all(&mut self) -> [&mut String; 16] {
        [
            &mut self.id,
            &mut self.user_name,
            &mut self.name,
            &mut self.given_name,
            &mut self.family_name,
            &mut self.email,
            &mut self.job,
            &mut self.phone,
            &mut self.unit,
            &mut self.number,
            &mut self.manager,
            &mut self.lang,
            &mut self.photo,
            &mut self.changed,
            &mut self.group_name,
            &mut self.members,
        ]
    }
}

impl Settings {
    /// With what is usual where nothing is said.
    pub(crate) fn filled(mut self) -> Settings {
        let (filters, attributes) = usual(self.kind);
        let put = |field: &mut String, usual: &str| {
            if field.is_empty() {
                usual.clone_into(field);
            }
        };
        put(&mut self.filter, filters[0]);
        put(&mut self.login_filter, filters[1]);
        put(&mut self.group_filter, filters[2]);
        self.attributes
            .all()
            .into_iter()
            .zip(attributes)
            .for_each(|(field, usual)| put(field, usual));
        self
    }

    /// Where it is.
    ///
    /// # Errors
    /// `Invalid` on the field `address`.
    pub(super) fn url(&self) -> Result<Url> {
        let url = Url::parse(&self.address).ok().filter(|url| {
            let is_bare =
                matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
            let is_nobody = url.username().is_empty() && url.password().is_none();
            let has_host = url.host_str().is_some_and(|host| !host.is_empty());
            matches!(url.scheme(), "ldap" | "ldaps") && has_host && is_bare && is_nobody
        });
        url.ok_or_else(|| Error::field("address", "ldap-address-wrong"))
    }
}

fn is_here(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Lets only what is sound be chosen; answers it cleaned, with what is usual where nothing is said.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn checked(of: &Settings) -> Result<Settings> {
    let too_long = |field: &'static str, most: usize| {
        Error::field(field, Message::new("error-too-long").with("most", most))
    };
    let line = |field: &'static str, text: &str, most: usize| match names::line(text) {
        line if line.chars().count() > most => Err(too_long(field, most)),
        line => Ok(line),
    };
    let needed = |field: &'static str, text: &str, most: usize| match line(field, text, most)? {
        none if none.is_empty() => Err(Error::field(field, "sso-empty")),
        line => Ok(line),
    };
    if of.certificates.len() > CERTIFICATES {
        return Err(too_long("certificates", CERTIFICATES));
    }
    kernel::tls::trusting_only(&of.certificates)
        .map_err(|_| Error::field("certificates", "error-certificate"))?;
    let mut new = Settings {
        address: needed("address", &of.address, ADDRESS)?,
        bind_dn: needed("bind_dn", &of.bind_dn, LONG)?,
        base: needed("base", &of.base, LONG)?,
        group_base: line("group_base", &of.group_base, LONG)?,
        filter: line("filter", &of.filter, LONG)?,
        login_filter: line("login_filter", &of.login_filter, LONG)?,
        group_filter: line("group_filter", &of.group_filter, LONG)?,
        certificates: of.certificates.trim().to_owned(),
        ..of.clone()
    }
    .filled();
    let url = new.url()?;
    if new.plain && !(is_here(&url) && url.scheme() == "ldap") {
        return Err(Error::field("address", "ldap-address-plain"));
    }
    for (field, filter) in [
        ("filter", &new.filter),
        ("login_filter", &new.login_filter),
        ("group_filter", &new.group_filter),
    ] {
        if ldap3::parse_filter(filter.replace("{login}", "x")).is_err() {
            return Err(Error::field(field, "ldap-filter-wrong"));
        }
    }
    if !new.login_filter.contains("{login}") {
        return Err(Error::field("login_filter", "ldap-filter-login"));
    }
    let is_name = |name: &str| {
        name.len() <= ATTRIBUTE
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))
    };
    for attribute in new.attributes.all() {
        *attribute = names::line(attribute);
        if !is_name(attribute) {
            return Err(Error::field(
                "attributes",
                Message::new("ldap-attribute-wrong").with("name", &*attribute),
            ));
        }
    }
    Ok(new)
}

#[cfg(test)]
mod tests {
    use super::{Kind, Settings, checked};

    fn sound() -> Settings {
        Settings {
            address: "ldaps://dc1.example.com".into(),
            bind_dn: "cn=reader,dc=example,dc=com".into(),
            base: "dc=example,dc=com".into(),
            ..Settings::default()
        }
    }

    #[test]
    fn what_is_usual_is_filled_in() {
        let made = checked(&sound()).expect("sound");
        assert_eq!((&*made.attributes.id, &*made.attributes.members), ("objectGUID", "member"));
        let made = checked(&Settings { kind: Kind::Openldap, ..sound() }).expect("sound");
        assert_eq!((&*made.attributes.id, &*made.attributes.photo), ("entryUUID", "jpegPhoto"));
    }

    #[test]
    fn what_cannot_be_is_refused_by_its_field() {
        let at = |address: &str, plain| Settings { address: address.into(), plain, ..sound() };
        for (settings, field) in [
            (at("", false), "address"),
            (at("https://dc1.example.com", false), "address"),
            (at("ldaps://", false), "address"),
            (at("ldaps://a:b@dc1.example.com", false), "address"),
            (at("ldap://dc1.example.com/dc=x", false), "address"),
            (at("ldap://dc1.example.com", true), "address"),
            (at("ldaps://127.0.0.1", true), "address"),
            (at("ldap://10.0.0.1", true), "address"),
            (Settings { base: " ".into(), ..sound() }, "base"),
            (Settings { bind_dn: String::new(), ..sound() }, "bind_dn"),
            (Settings { filter: "(uid=".into(), ..sound() }, "filter"),
            (Settings { login_filter: "(uid=x)".into(), ..sound() }, "login_filter"),
            (Settings { group_filter: "uid".into(), ..sound() }, "group_filter"),
            (Settings { certificates: "x".into(), ..sound() }, "certificates"),
            (
                Settings {
                    attributes: super::Attributes {
                        email: "mail)(uid=*".into(),
                        ..Default::default()
                    },
                    ..sound()
                },
                "attributes",
            ),
        ] {
            let error = checked(&settings).expect_err(field);
            assert_eq!(
                error.fields().first().map(|(name, _)| &**name),
                Some(field),
                "{settings:?}"
            );
        }
        for good in [
            at("ldap://127.0.0.1:3389", true),
            at("ldap://[::1]", true),
            at("ldap://x.example", false),
        ] {
            checked(&good).expect("sound");
        }
    }
}
