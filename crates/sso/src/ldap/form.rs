//! The form of a directory that is asked over LDAP.

use kernel::{Error, Message, Result};
use serde::Deserialize;

use super::settings::{Attributes, Kind, Settings};
use super::source::{NewSource, Source};
use crate::declared::Arrival;
use crate::scim::domains;

/// What the form sends, and shows.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SourceForm {
    pub(crate) name: String,
    pub(crate) domains: String,
    pub(crate) kind: String,
    pub(crate) address: String,
    pub(crate) plain: String,
    pub(crate) certificates: String,
    pub(crate) bind_dn: String,
    pub(crate) password: String,
    pub(crate) base: String,
    pub(crate) filter: String,
    pub(crate) login_filter: String,
    pub(crate) group_base: String,
    pub(crate) group_filter: String,
    pub(crate) signs_in: String,
    pub(crate) arrival: String,
    pub(crate) unit_above: String,
    pub(crate) attributes: String,
}

impl std::fmt::Debug for SourceForm {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SourceForm").field("name", &self.name).finish_non_exhaustive()
    }
}

fn flag(on: bool) -> String {
    if on { "1".to_owned() } else { String::new() }
}

impl SourceForm {
    /// An empty one.
    pub(crate) fn empty() -> SourceForm {
        let of = Settings::default();
        SourceForm {
            kind: of.kind.as_str().into(),
            arrival: of.arrival.as_str().into(),
            signs_in: flag(of.signs_in),
            ..SourceForm::default()
        }
    }

    /// What a directory is; its password is not shown again.
    pub(crate) fn of(source: &Source) -> Result<SourceForm> {
        let of = &source.settings;
        let words = serde_json::to_value(&of.attributes)?;
        let line = |(name, value): (&String, &serde_json::Value)| {
            format!("{name}: {}", value.as_str().unwrap_or_default())
        };
        let lines: Vec<String> = words.as_object().into_iter().flatten().map(line).collect();
        Ok(SourceForm {
            name: source.name.clone(),
            domains: source.domains.join(", "),
            kind: of.kind.as_str().into(),
            address: of.address.clone(),
            plain: flag(of.plain),
            certificates: of.certificates.clone(),
            bind_dn: of.bind_dn.clone(),
            password: String::new(),
            base: of.base.clone(),
            filter: of.filter.clone(),
            login_filter: of.login_filter.clone(),
            group_base: of.group_base.clone(),
            group_filter: of.group_filter.clone(),
            signs_in: flag(of.signs_in),
            arrival: of.arrival.as_str().into(),
            unit_above: flag(of.unit_above),
            attributes: lines.join("\n"),
        })
    }

    /// What is declared by it. An empty password leaves the one before.
    ///
    /// # Errors
    /// `Invalid` on the field `attributes`.
    pub(crate) fn declared(&self) -> Result<NewSource> {
        Ok(NewSource {
            name: self.name.clone(),
            domains: domains::of_text(&self.domains),
            password: Some(self.password.clone()).filter(|password| !password.is_empty()),
            settings: Settings {
                kind: Kind::parse(&self.kind),
                address: self.address.clone(),
                plain: !self.plain.is_empty(),
                certificates: self.certificates.clone(),
                bind_dn: self.bind_dn.clone(),
                base: self.base.clone(),
                filter: self.filter.clone(),
                login_filter: self.login_filter.clone(),
                group_base: self.group_base.clone(),
                group_filter: self.group_filter.clone(),
                signs_in: !self.signs_in.is_empty(),
                arrival: Arrival::parse(&self.arrival),
                unit_above: !self.unit_above.is_empty(),
                attributes: attributes(&self.attributes)?,
            },
        })
    }
}

/// Lines of `what: attribute`.
fn attributes(text: &str) -> Result<Attributes> {
    let mut words = serde_json::Map::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let wrong =
            || Error::field("attributes", Message::new("ldap-attribute-wrong").with("name", line));
        let (name, value) = line.split_once(':').ok_or_else(wrong)?;
        words.insert(name.trim().to_owned(), value.trim().into());
        // What is no attribute of ours is told by its line.
        serde_json::from_value::<Attributes>(words.clone().into()).map_err(|_| wrong())?;
    }
    Ok(serde_json::from_value(words.into())?)
}
