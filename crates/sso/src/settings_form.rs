//! The form of a provider.

use serde::Deserialize;

use crate::declared::{Arrival, Kind, NewProvider, Settings};
use crate::provider::Provider;

/// What the form sends, and shows.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SettingsForm {
    pub(crate) name: String,
    pub(crate) issuer: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    pub(crate) arrival: String,
    pub(crate) domains: String,
    pub(crate) trusts_addresses: String,
    pub(crate) silent: String,
    pub(crate) in_step: String,
    pub(crate) scopes: String,
    pub(crate) subject: String,
    /// The metadata of a SAML provider, and where it can be fetched.
    pub(crate) metadata: String,
    pub(crate) metadata_url: String,
    pub(crate) job: String,
    pub(crate) unit: String,
    pub(crate) site: String,
    pub(crate) phone: String,
    pub(crate) groups: String,
    pub(crate) kept_groups: String,
}

impl SettingsForm {
    /// An empty one.
    pub(crate) fn empty() -> SettingsForm {
        let of = Settings::default();
        SettingsForm {
            arrival: of.arrival.as_str().into(),
            groups: of.groups,
            ..SettingsForm::default()
        }
    }

    /// What a provider is; its secret is not shown again.
    pub(crate) fn of(provider: &Provider) -> SettingsForm {
        let of = &provider.settings;
        let flag = |on: bool| if on { "1".to_owned() } else { String::new() };
        SettingsForm {
            name: provider.name.clone(),
            issuer: provider.issuer.clone(),
            client_id: provider.client_id.clone(),
            client_secret: String::new(),
            arrival: of.arrival.as_str().into(),
            domains: of.domains.join(", "),
            trusts_addresses: flag(of.trusts_addresses),
            silent: flag(of.silent),
            in_step: flag(of.in_step),
            scopes: of.scopes.join(" "),
            subject: of.subject.clone(),
            metadata: String::new(),
            metadata_url: String::new(),
            job: of.job.clone(),
            unit: of.unit.clone(),
            site: of.site.clone(),
            phone: of.phone.clone(),
            groups: of.groups.clone(),
            kept_groups: of.kept_groups.join("\n"),
        }
    }

    /// What is declared by it. An empty secret, or empty metadata, leaves those before.
    pub(crate) fn declared(&self, kind: Kind) -> NewProvider {
        let words = |text: &str| {
            let words = text.split([',', ';', ' ', '\n', '\r']).map(str::trim);
            words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let lines = |text: &str| {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        NewProvider {
            name: self.name.clone(),
            kind: Some(kind),
            metadata: Some(self.metadata.clone()).filter(|text| !text.trim().is_empty()),
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            client_secret: Some(self.client_secret.clone()).filter(|secret| !secret.is_empty()),
            settings: Settings {
                arrival: Arrival::parse(&self.arrival),
                domains: words(&self.domains),
                trusts_addresses: !self.trusts_addresses.is_empty(),
                silent: !self.silent.is_empty(),
                in_step: !self.in_step.is_empty(),
                scopes: words(&self.scopes),
                subject: self.subject.clone(),
                job: self.job.clone(),
                unit: self.unit.clone(),
                site: self.site.clone(),
                phone: self.phone.clone(),
                groups: self.groups.clone(),
                kept_groups: lines(&self.kept_groups),
            },
        }
    }
}
