//! What an answer says, in the words of OpenID Connect, which the rest of the crate reads.

use saml::{Answer, PERSISTENT};
use serde_json::Value;

use crate::ask::Failed;
use crate::declared::Settings;
use crate::jose::Claims;
use crate::trouble::Trouble;

/// The longest identifier of somebody, in bytes.
const SUBJECT: usize = 255;
/// What we say ourselves of an answer: an attribute of this name is not heard.
const OURS: [&str; 9] =
    ["sub", "sid", "auth_time", "email_verified", "hd", "iss", "aud", "hasgroups", "_claim_names"];
/// Where Entra ID says that somebody is in too many groups to be told.
const TOO_MANY: &str = "http://schemas.microsoft.com/claims/groups.link";

/// What providers call what a profile is made of, the most exact first.
const NAMES: [(&str, &[&str]); 6] = [
    (
        "email",
        &[
            "email",
            "mail",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
            "urn:oid:0.9.2342.19200300.100.1.3",
            "urn:oid:1.2.840.113549.1.9.1",
            "emailAddress",
            "Email",
        ],
    ),
    (
        "name",
        &[
            "name",
            "displayName",
            "urn:oid:2.16.840.1.113730.3.1.241",
            "http://schemas.microsoft.com/identity/claims/displayname",
            "cn",
            "urn:oid:2.5.4.3",
            "http://schemas.xmlsoap.org/claims/CommonName",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
        ],
    ),
    (
        "given_name",
        &[
            "given_name",
            "givenName",
            "urn:oid:2.5.4.42",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
            "firstName",
        ],
    ),
    (
        "family_name",
        &[
            "family_name",
            "sn",
            "urn:oid:2.5.4.4",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
            "surname",
            "lastName",
        ],
    ),
    (
        "preferred_username",
        &[
            "preferred_username",
            "uid",
            "urn:oid:0.9.2342.19200300.100.1.1",
            "sAMAccountName",
            "username",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
        ],
    ),
    ("locale", &["locale", "preferredLanguage", "urn:oid:2.16.840.1.113730.3.1.39"]),
];

/// The claims of an answer.
pub(super) fn claims(answer: &Answer, settings: &Settings) -> Result<Claims, Failed> {
    let subject = subject(answer, &settings.subject)?;
    let mut claims = Claims::new();
    for (name, values) in &answer.attributes {
        if !OURS.contains(&name.as_str()) {
            let mut all: Vec<Value> = values.iter().cloned().map(Value::String).collect();
            let value = if all.len() == 1 { all.swap_remove(0) } else { Value::Array(all) };
            claims.insert(name.clone(), value);
        }
    }
    let first = |name: &str| {
        let found = answer.attributes.iter().find(|(known, _)| known == name);
        found.and_then(|(_, values)| values.first())
    };
    for (claim, names) in NAMES {
        let mut said = names.iter().filter_map(|name| first(name));
        // Some say an address in the place of a name.
        let said = said.find(|value| claim != "name" || !value.contains('@'));
        match said {
            Some(value) => claims.insert(claim.to_owned(), Value::String(value.clone())),
            None => claims.remove(claim),
        };
    }
    if first(TOO_MANY).is_some() {
        claims.insert("hasgroups".to_owned(), Value::Bool(true));
    }
    claims.insert("sub".to_owned(), Value::String(subject));
    claims.insert("sid".to_owned(), Value::String(answer.session.clone()));
    if let Some(at) = answer.signed_in_at {
        claims.insert("auth_time".to_owned(), at.into());
    }
    Ok(claims)
}

/// Who somebody is: by the attribute that administrators named, else by a name that is theirs for good.
fn subject(answer: &Answer, attribute: &str) -> Result<String, Failed> {
    let failed = |said: &str| Err((Trouble::Identifier, said.to_owned()));
    let found = if attribute.is_empty() {
        match &answer.name_id {
            Some((name, format)) if format == PERSISTENT => name,
            Some((_, format)) if format.is_empty() => return failed("NameID without Format"),
            Some((_, format)) => return failed(format),
            None => return failed("no NameID"),
        }
    } else {
        let mut all = answer.attributes.iter().filter(|(name, _)| name == attribute);
        match all.next().map(|(_, values)| values.as_slice()) {
            Some([one]) => one,
            Some(_) => return failed("several values"),
            None => return failed(attribute),
        }
    };
    match found.is_empty() || found.len() > SUBJECT || found.contains(char::is_control) {
        true => failed("NameID"),
        false => Ok(found.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(name_id: Option<(&str, &str)>, attributes: &[(&str, &[&str])]) -> Answer {
        let attributes = attributes.iter().map(|(name, values)| {
            ((*name).to_owned(), values.iter().map(|value| (*value).to_owned()).collect())
        });
        Answer {
            name_id: name_id.map(|(name, format)| (name.to_owned(), format.to_owned())),
            signed_in_at: Some(7),
            session: "s".into(),
            attributes: attributes.collect(),
        }
    }

    #[test]
    fn somebody_is_known_by_what_is_theirs_for_good() {
        let by = |subject: &str| Settings { subject: subject.into(), ..Settings::default() };
        let mail = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
        let transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
        let values: &[(&str, &[&str])] = &[("uid", &["noor"]), ("two", &["a", "b"]), ("none", &[])];
        for (name_id, attribute, subject) in [
            (Some(("x", PERSISTENT)), "", Some("x")),
            (Some(("x", PERSISTENT)), "uid", Some("noor")),
            (None, "uid", Some("noor")),
            (Some(("n@example.com", mail)), "", None),
            (Some(("x", transient)), "", None),
            (Some(("x", "")), "", None),
            (Some(("", PERSISTENT)), "", None),
            (Some((&*"x".repeat(256), PERSISTENT)), "", None),
            (None, "", None),
            (Some(("x", PERSISTENT)), "other", None),
            (Some(("x", PERSISTENT)), "two", None),
            (Some(("x", PERSISTENT)), "none", None),
        ] {
            let found = claims(&answer(name_id, values), &by(attribute)).ok();
            let found = found.map(|claims| claims["sub"].as_str().unwrap_or_default().to_owned());
            assert_eq!(found.as_deref(), subject, "{name_id:?} {attribute}");
        }
    }

    #[test]
    fn an_attribute_says_nothing_that_is_ours_to_say() {
        let said = answer(
            Some(("x", PERSISTENT)),
            &[
                ("sub", &["admin"]),
                ("email_verified", &["true"]),
                ("auth_time", &["9"]),
                ("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name", &["n@example.com"]),
                ("cn", &["Noor Haddad", "Noor"]),
                ("mail", &["noor@example.com"]),
            ],
        );
        let claims = claims(&said, &Settings::default()).expect("claims");
        assert_eq!((&claims["sub"], &claims["auth_time"]), (&"x".into(), &7.into()));
        assert_eq!(
            (&claims["name"], &claims["email"]),
            (&"Noor Haddad".into(), &"noor@example.com".into())
        );
        assert!(!claims.contains_key("email_verified"));
    }
}
