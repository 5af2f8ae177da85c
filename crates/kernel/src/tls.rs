//! TLS towards others: rustls with ring, and the certificates this machine trusts.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use crate::{Error, Result};

/// How connections to others are secured. Reads the machine's certificates: make it once.
///
/// # Errors
/// `Internal` where the library offers no version of TLS.
pub(crate) fn client() -> Result<ClientConfig> {
    trusting(&[])
}

/// The same, with authorities of one's own (PEM) instead of the machine's, where there are some.
///
/// # Errors
/// `Invalid` where there is no certificate in what is said to be some.
pub fn trusting_only(pem: &str) -> Result<ClientConfig> {
    if pem.trim().is_empty() {
        return client();
    }
    let read: std::result::Result<Vec<_>, _> =
        CertificateDer::pem_slice_iter(pem.as_bytes()).collect();
    let own = read.map_err(|_| Error::invalid("error-certificate"))?;
    if own.is_empty() {
        return Err(Error::invalid("error-certificate"));
    }
    trusting(&own)
}

fn trusting(own: &[CertificateDer<'static>]) -> Result<ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut roots = RootCertStore::empty();
    match own {
        [] => drop(roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs)),
        own => {
            for one in own {
                roots.add(one.clone()).map_err(|_| Error::invalid("error-certificate"))?;
            }
        }
    }
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(Error::internal)?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
