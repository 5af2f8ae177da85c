//! A SAML provider (`samlp/provider.mjs`).

use serde_json::Value;

use crate::node::Provider;

/// A SAML provider that runs.
pub struct SamlProvider(Provider);

impl SamlProvider {
    /// Starts one that knows these people (`claims` by login), and signs by a key of RSA (base64) with this certificate.
    ///
    /// # Panics
    /// When its modules are missing: `cargo xtask test` fetches them.
    pub fn start(key: &str, certificate: &str, people: &Value) -> SamlProvider {
        let told = [key, certificate, &people.to_string()];
        SamlProvider(Provider::run(include_str!("samlp/provider.mjs"), &told))
    }

    /// Its address, below which `/metadata` is.
    pub fn address(&self) -> &str {
        &self.0.address
    }
}
