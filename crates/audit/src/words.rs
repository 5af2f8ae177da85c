//! Details of entries, in words. What has none is shown as it was noted.

use serde_json::Value;
use ui::Locale;

/// Details that have a name: the message `audit-detail-NAME`, with dashes for underscores.
const NAMED: [&str; 43] = [
    "address",
    "allowed",
    "archived",
    "before",
    "by_choice",
    "card",
    "changed",
    "claimed",
    "count",
    "created",
    "days",
    "domain",
    "domains",
    "factor",
    "from",
    "has",
    "how",
    "inviters",
    "kind",
    "left",
    "megabytes",
    "merged",
    "method",
    "months",
    "moved",
    "name",
    "named",
    "note",
    "on",
    "owner",
    "posts",
    "read",
    "role",
    "route",
    "scope",
    "session",
    "slug",
    "text",
    "to",
    "url",
    "version",
    "what",
    "whose",
];

/// Values that are words of the program, by the details that have them: the message `audit-value-WORD`.
const VALUES: [(&str, &[&str]); 9] = [
    ("what", &["holds", "named", "removed", "gave-back", "declined", "should-go"]),
    (
        "how",
        &[
            "added",
            "changed",
            "removed",
            "renewed",
            "on",
            "off",
            "look",
            "sync",
            "confirmed",
            "created",
            "claimed",
            "closed",
            "reopened",
            "let go",
        ],
    ),
    ("read", &["list", "post", "file"]),
    ("factor", &["app", "passkey"]),
    ("scope", &["read", "write", "full"]),
    ("inviters", &["nobody", "administrators", "managers"]),
    ("kind", &["conversation"]),
    ("session", &["token"]),
    ("role", &["moderator", "referent"]),
];

/// Roles that have a name in words.
const ROLES: [&str; 3] = ["administrator", "member", "guest"];

/// From where an entry came; shown apart.
const ORIGIN: [&str; 2] = ["address", "session"];

/// The details of an entry of this kind, without what says nothing to people, the numbers of people and things among it.
pub(crate) fn told(l: Locale, kind: &str, details: &Value) -> String {
    joined(l, kind, details, |name| !ORIGIN.contains(&name))
}

/// From where it came: an address and a session.
pub(crate) fn origin(l: Locale, details: &Value) -> String {
    joined(l, "", details, |name| ORIGIN.contains(&name))
}

fn joined(l: Locale, kind: &str, details: &Value, shown: impl Fn(&str) -> bool) -> String {
    let Value::Object(fields) = details else { return String::new() };
    let told = fields.iter().filter(|(name, _)| shown(name)).filter_map(|(name, value)| {
        let said = said(l, kind, name, value)?;
        Some(l.t2("audit-detail", ("name", title(l, name)), ("value", said)))
    });
    told.collect::<Vec<_>>().join(" · ")
}

fn title(l: Locale, name: &str) -> String {
    match NAMED.contains(&name) {
        true => l.t(&format!("audit-detail-{}", name.replace('_', "-"))),
        false => name.replace('_', " "),
    }
}

/// A value in words; none where it says nothing.
fn said(l: Locale, kind: &str, name: &str, value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.is_empty() || text.parse::<i64>().is_ok() => None,
        Value::String(text) => Some(word(l, kind, name, text)),
        Value::Bool(yes) => Some(l.t(if *yes { "audit-detail-yes" } else { "audit-detail-no" })),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(all) => {
            let words: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
            (!words.is_empty()).then(|| words.join(", "))
        }
        Value::Null | Value::Object(_) => None,
    }
}

fn word(l: Locale, kind: &str, name: &str, text: &str) -> String {
    let names_role = name == "role" || kind == "person.role-changed";
    if names_role && ROLES.contains(&text) {
        return l.t(&format!("role-{text}"));
    }
    if VALUES.iter().any(|(of, words)| *of == name && words.contains(&text)) {
        return l.t(&value_key(text));
    }
    // Kinds of posts are named where they are declared.
    let key = format!("kind-{text}");
    match l.t(&key) {
        called if kind == "retention.changed" && name == "kind" && called != key => called,
        _ => text.to_owned(),
    }
}

fn value_key(text: &str) -> String {
    format!("audit-value-{}", text.replace(' ', "-"))
}

#[cfg(test)]
mod tests {
    use kernel::Lang;
    use serde_json::json;
    use ui::Locale;

    use super::{NAMED, VALUES, origin, told, value_key};

    #[test]
    fn every_name_and_value_is_said_in_both_languages() {
        for l in Lang::ALL.map(Locale::new) {
            let names = NAMED.iter().map(|name| format!("audit-detail-{}", name.replace('_', "-")));
            let values = VALUES.iter().flat_map(|(_, words)| *words).map(|word| value_key(word));
            for key in names.chain(values) {
                assert_ne!(l.t(&key), key);
            }
        }
    }

    #[test]
    fn details_are_told_in_words_and_from_where_apart() {
        let l = Locale::new(Lang::En);
        let details =
            json!({ "what": "holds", "person": "12", "session": "s37", "address": "::1" });
        assert_eq!(told(l, "keys.changed", &details), "what: holds a key");
        assert_eq!(origin(l, &details), "address: ::1 · session: s37");
        let roles = json!({ "from": "member", "to": "administrator" });
        assert_eq!(told(l, "person.role-changed", &roles), "before: Member · after: Administrator");
        assert_eq!(told(l, "topic.renamed", &json!({ "from": "member" })), "before: member");
        assert_eq!(told(l, "site.sign-in-rules", &json!({ "rules": [{ "id": "1" }] })), "");
    }
}
