//! TLS towards others: rustls with ring, and the certificates this machine trusts.

use std::sync::Arc;

use rustls::{ClientConfig, RootCertStore};

use crate::{Error, Result};

/// How connections to others are secured. Reads the machine's certificates: make it once.
///
/// # Errors
/// `Internal` where the library offers no version of TLS.
pub(crate) fn client() -> Result<ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(Error::internal)?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
