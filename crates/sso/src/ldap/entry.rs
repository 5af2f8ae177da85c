//! An entry of a directory, as what is said of somebody: in the words of SCIM, by which everything further goes.

use kernel::{Result, Time};
use ldap3::SearchEntry;
use serde_json::{Map, Value, json};

use super::dn;
use super::settings::Settings;
use crate::scim::attributes::{ENTERPRISE_URN, Sort};
use crate::scim::{patch, user};

/// Somebody, as the directory says.
#[derive(Clone, Debug)]
pub(super) struct Somebody {
    /// What the entry is known by, whatever its name.
    pub(super) id: String,
    pub(super) dn: String,
    /// What is said; the line manager is not in it.
    pub(super) said: Map<String, Value>,
    pub(super) is_active: bool,
    /// The name of the entry of the line manager.
    pub(super) manager: Option<String>,
    /// When the entry was changed, as the directory writes it; empty where it does not say.
    pub(super) changed: String,
}

/// What tells whether an account is disabled, whatever the directory.
const STATES: [&str; 4] =
    ["userAccountControl", "accountExpires", "nsAccountLock", "pwdAccountLockedTime"];

/// The attributes that are asked of people.
pub(super) fn asked(of: &Settings) -> Vec<String> {
    let a = &of.attributes;
    let named = [
        &a.id,
        &a.user_name,
        &a.name,
        &a.given_name,
        &a.family_name,
        &a.email,
        &a.job,
        &a.phone,
        &a.unit,
        &a.number,
        &a.manager,
        &a.lang,
        &a.changed,
    ];
    named.into_iter().cloned().chain(STATES.map(str::to_owned)).collect()
}

/// The values of an attribute, however the directory writes its name.
pub(super) fn values<'e>(entry: &'e SearchEntry, name: &str) -> &'e [String] {
    let found = entry.attrs.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map_or(&[], |(_, values)| values.as_slice())
}

/// The first value of an attribute, as text without spaces around.
pub(super) fn text(entry: &SearchEntry, name: &str) -> Option<String> {
    values(entry, name).iter().map(|value| value.trim().to_owned()).find(|value| !value.is_empty())
}

/// The first value of an attribute as bytes: whether they look like text is chance.
pub(super) fn bytes(entry: &SearchEntry, name: &str) -> Option<Vec<u8>> {
    let binary = entry.bin_attrs.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    let binary = binary.and_then(|(_, values)| values.first().cloned());
    binary.or_else(|| values(entry, name).first().map(|value| value.clone().into_bytes()))
}

/// What an entry is known by: a text, or sixteen bytes as Active Directory writes them.
pub(super) fn id(entry: &SearchEntry, name: &str) -> Option<String> {
    if !name.eq_ignore_ascii_case("objectGUID") {
        return text(entry, name).map(|id| id.to_lowercase());
    }
    let guid: [u8; 16] = bytes(entry, name)?.try_into().ok()?;
    let [a, b, c, d, e, f, g, h, rest @ ..] = guid;
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    let (near, far) = rest.split_at(2);
    Some([hex(&[d, c, b, a]), hex(&[f, e]), hex(&[h, g]), hex(near), hex(far)].join("-"))
}

/// A filter that finds an entry by what it is known by.
pub(super) fn by_id(name: &str, id: &str) -> String {
    if !name.eq_ignore_ascii_case("objectGUID") {
        return format!("({name}={})", ldap3::ldap_escape(id));
    }
    let digits: Vec<u8> = data_encoding::HEXLOWER_PERMISSIVE
        .decode(id.replace('-', "").as_bytes())
        .unwrap_or_default();
    let guid: [u8; 16] = digits.try_into().unwrap_or_default();
    let [a, b, c, d, e, f, g, h, rest @ ..] = guid;
    let bytes = [d, c, b, a, f, e, h, g].into_iter().chain(rest);
    format!("({name}={})", bytes.map(|byte| format!("\\{byte:02x}")).collect::<String>())
}

/// A filter of those who sign in with what is typed.
pub(super) fn by_login(of: &Settings, login: &str) -> String {
    of.login_filter.replace("{login}", &ldap3::ldap_escape(login))
}

/// Somebody, where an entry is one.
///
/// # Errors
/// `Invalid` where it has no identifier or user name, or a value is none.
pub(super) fn somebody(of: &Settings, entry: &SearchEntry, now: Time) -> Result<Somebody> {
    let a = &of.attributes;
    let said = |name: &str| text(entry, name);
    let lacks = |name: &str| {
        crate::scim::refusal::invalid("scim-error-ldap-lacks", format!("{name}: {}", entry.dn))
    };
    let id = id(entry, &a.id).ok_or_else(|| lacks(&a.id))?;
    let email = said(&a.email);
    let user_name =
        said(&a.user_name).or_else(|| email.clone()).ok_or_else(|| lacks(&a.user_name))?;
    let unit = if of.unit_above { dn::unit(&entry.dn) } else { said(&a.unit) };
    let is_active = is_active(entry, now);
    let list =
        |value: Option<String>| value.map(|value| json!([{ "value": value, "type": "work" }]));
    let resource = json!({
        "userName": user_name,
        "externalId": id,
        "displayName": said(&a.name),
        "name": { "givenName": said(&a.given_name), "familyName": said(&a.family_name) },
        "emails": list(email),
        "title": said(&a.job),
        "phoneNumbers": list(said(&a.phone)),
        "preferredLanguage": said(&a.lang),
        ENTERPRISE_URN: { "employeeNumber": said(&a.number), "department": unit },
    });
    let (said, _) = user::sent(patch::whole(Sort::User, &resource)?)?;
    Ok(Somebody {
        id,
        dn: entry.dn.clone(),
        said,
        is_active,
        manager: text(entry, &a.manager),
        changed: text(entry, &a.changed).unwrap_or_default(),
    })
}

impl Somebody {
    /// What is said, with the line manager by what they are known by.
    pub(super) fn led_by(&self, manager: Option<&str>) -> Map<String, Value> {
        let mut said = self.said.clone();
        if let Some(manager) = manager {
            let more = said.entry(ENTERPRISE_URN).or_insert_with(|| json!({}));
            more["manager"] = json!({ "value": manager });
        }
        said
    }

    /// A name by which administrators know them.
    pub(super) fn name(&self) -> String {
        let word = |name: &str| self.said.get(name).and_then(Value::as_str);
        word("displayName").or_else(|| word("userName")).unwrap_or(&self.dn).to_owned()
    }
}

/// Whether an account may be used: Active Directory's flag and end, the lock of 389 Directory Server, and OpenLDAP's that no
/// hour ends.
pub(super) fn is_active(entry: &SearchEntry, now: Time) -> bool {
    let number = |name: &str| text(entry, name).and_then(|text| text.parse::<i64>().ok());
    let is_disabled = number("userAccountControl").is_some_and(|flags| flags & 2 != 0);
    // Tenths of microseconds since 1601; nothing and the last are never.
    let ended = number("accountExpires").filter(|at| *at != 0 && *at != i64::MAX);
    let is_over = ended.is_some_and(|at| at / 10 - 11_644_473_600_000_000 <= now.micros());
    let is_locked =
        text(entry, "nsAccountLock").is_some_and(|lock| lock.eq_ignore_ascii_case("true"));
    let is_shut = text(entry, "pwdAccountLockedTime").is_some_and(|at| at == "000001010000Z");
    !(is_disabled || is_over || is_locked || is_shut)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use kernel::Time;
    use ldap3::SearchEntry;

    use super::super::settings::{Kind, Settings};
    use super::{by_id, by_login, id, somebody};

    fn entry(values: &[(&str, &str)]) -> SearchEntry {
        let attrs: HashMap<String, Vec<String>> = values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()]))
            .collect();
        SearchEntry { dn: "CN=A,OU=Lyon,DC=x".into(), attrs, bin_attrs: HashMap::new() }
    }

    #[test]
    fn what_is_typed_is_never_a_filter() {
        let of = Settings { kind: Kind::Openldap, ..Settings::default() }.filled();
        for (typed, written) in [
            ("ana", "(uid=ana)"),
            ("*", "(uid=\\2a)"),
            ("a)(uid=*", "(uid=a\\29\\28uid=\\2a)"),
            ("a\\", "(uid=a\\5c)"),
            ("a\0b", "(uid=a\\00b)"),
            (")(|(objectClass=*", "(uid=\\29\\28|\\28objectClass=\\2a)"),
            ("{login}", "(uid={login})"),
        ] {
            let made = by_login(&of, typed);
            assert!(made.contains(written), "{typed}: {made}");
            assert!(ldap3::parse_filter(&made).is_ok(), "{typed}: {made}");
        }
    }

    #[test]
    fn identifiers_are_those_that_directories_show() {
        let mut ad = entry(&[]);
        let guid = (0..16).collect::<Vec<u8>>();
        ad.bin_attrs.insert("objectguid".into(), vec![guid]);
        let known = id(&ad, "objectGUID").expect("an identifier");
        assert_eq!(known, "03020100-0504-0706-0809-0a0b0c0d0e0f");
        assert_eq!(
            by_id("objectGUID", &known),
            "(objectGUID=\\00\\01\\02\\03\\04\\05\\06\\07\\08\\09\\0a\\0b\\0c\\0d\\0e\\0f)"
        );
        assert_eq!(by_id("entryUUID", "a*b"), "(entryUUID=a\\2ab)");
        ad.bin_attrs.insert("objectguid".into(), vec![vec![1, 2, 3]]);
        assert_eq!(id(&ad, "objectGUID"), None);
    }

    #[test]
    fn who_is_disabled_is_not_active() {
        let of = Settings { kind: Kind::Openldap, ..Settings::default() }.filled();
        let now = Time::from_millis(1_800_000_000_000);
        for (name, value, active) in [
            ("userAccountControl", "512", true),
            ("userAccountControl", "514", false),
            ("userAccountControl", "66050", false),
            ("accountExpires", "0", true),
            ("accountExpires", "9223372036854775807", true),
            ("accountExpires", "133500000000000000", false),
            ("accountExpires", "150000000000000000", true),
            ("nsAccountLock", "TRUE", false),
            ("pwdAccountLockedTime", "20261130120000Z", true),
            ("pwdAccountLockedTime", "000001010000Z", false),
        ] {
            let entry = entry(&[("entryUUID", "U-1"), ("uid", "ana"), (name, value)]);
            let made = somebody(&of, &entry, now).expect("somebody");
            assert_eq!((made.is_active, &*made.id), (active, "u-1"), "{name} {value}");
        }
        assert!(somebody(&of, &entry(&[("uid", "ana")]), now).is_err());
        assert!(somebody(&of, &entry(&[("entryUUID", "u")]), now).is_err());
    }
}
