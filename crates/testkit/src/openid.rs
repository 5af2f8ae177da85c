//! A certified OpenID provider (`openid/provider.mjs`).

use serde_json::Value;

use crate::node::Provider;

/// An OpenID provider that runs.
pub struct OpenIdProvider(Provider);

impl OpenIdProvider {
    /// Starts one that knows these people (claims by login) and this network, whose client is `parvis`.
    ///
    /// # Panics
    /// When its modules are missing: `cargo xtask test` fetches them.
    pub fn start(redirect: &str, logout: &str, people: &Value) -> OpenIdProvider {
        let told = [redirect, logout, &people.to_string()];
        OpenIdProvider(Provider::run(include_str!("openid/provider.mjs"), &told))
    }

    /// Its address.
    pub fn issuer(&self) -> &str {
        &self.0.address
    }
}
