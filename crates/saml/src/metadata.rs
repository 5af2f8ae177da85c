//! What a provider says of itself, and we of ourselves (SAML Metadata).

use crate::key::Certificate;
use crate::response::{PERSISTENT, seconds};
use crate::xml::{At, Document, ROOT, escaped};
use crate::{DSIG, METADATA, POST, PROTOCOL, REDIRECT};

/// A provider, as its metadata says.
#[derive(Clone, Debug)]
pub struct Metadata {
    /// Its entity ID.
    pub entity: String,
    /// Where browsers are sent to with a request.
    pub sign_on: String,
    /// What it signs by.
    pub certificates: Vec<Certificate>,
    /// Until when it says that all this holds, in seconds since 1970.
    pub until: Option<i64>,
}

/// Why metadata cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no metadata.
    Unsound,
    /// There is no identity provider of SAML 2.0 in it.
    Nobody,
    /// There are several.
    Several,
    /// The provider takes no request by redirect.
    NoRedirect,
    /// It names no certificate for signing of a kind that is taken.
    NoKey,
}

impl Metadata {
    /// Reads the metadata of one provider.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub fn read(xml: &str) -> Result<Metadata, Wrong> {
        let document = Document::parse(xml.trim()).map_err(|_| Wrong::Unsound)?;
        if !["EntityDescriptor", "EntitiesDescriptor"]
            .iter()
            .any(|local| document.is(ROOT, METADATA, local))
        {
            return Err(Wrong::Unsound);
        }
        let speaks = |at: &At| {
            let protocols = document.attribute(*at, "protocolSupportEnumeration");
            protocols.unwrap_or_default().split_ascii_whitespace().any(|one| one == PROTOCOL)
        };
        let mut providers = document.all(METADATA, "IDPSSODescriptor").filter(speaks);
        let provider = providers.next().ok_or(Wrong::Nobody)?;
        if providers.next().is_some() {
            return Err(Wrong::Several);
        }
        let entity = document.element(provider).parent.ok_or(Wrong::Unsound)?;
        let id = document.attribute(entity, "entityID").unwrap_or_default().trim().to_owned();
        if id.is_empty() {
            return Err(Wrong::Unsound);
        }
        let mut ends = document.named(provider, METADATA, "SingleSignOnService");
        let by_redirect = ends.find(|at| document.attribute(*at, "Binding") == Some(REDIRECT));
        let sign_on = by_redirect.and_then(|at| document.attribute(at, "Location"));
        let sign_on = sign_on.map(str::trim).ok_or(Wrong::NoRedirect)?.to_owned();
        let keys = document.named(provider, METADATA, "KeyDescriptor");
        let keys =
            keys.filter(|at| document.attribute(*at, "use").is_none_or(|of| of == "signing"));
        let keys: Vec<At> = keys.collect();
        let written = keys.iter().flat_map(|at| below(&document, *at));
        let mut certificates: Vec<Certificate> =
            written.filter_map(|text| Certificate::read(&text)).collect();
        certificates.dedup_by(|a, b| a.fingerprint == b.fingerprint);
        if certificates.is_empty() {
            return Err(Wrong::NoKey);
        }
        let until = [provider, entity].map(|at| document.attribute(at, "validUntil"));
        let until = until.into_iter().flatten().filter_map(seconds).min();
        Ok(Metadata { entity: id, sign_on, certificates, until })
    }
}

/// The certificates below a description of a key.
fn below(document: &Document, key: At) -> Vec<String> {
    let infos = document.named(key, DSIG, "KeyInfo");
    let data = infos.flat_map(|at| document.named(at, DSIG, "X509Data"));
    let all = data.flat_map(|at| document.named(at, DSIG, "X509Certificate"));
    all.filter_map(|at| document.text_of(at)).collect()
}

/// Our own: who we are, where answers are sent to, and by which certificate (in base64) requests are signed.
pub fn ours(entity: &str, recipient: &str, certificate: &str) -> String {
    let (entity, recipient) = (escaped(entity), escaped(recipient));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
        <md:EntityDescriptor xmlns:md=\"{METADATA}\" entityID=\"{entity}\">\n\
        <md:SPSSODescriptor AuthnRequestsSigned=\"true\" WantAssertionsSigned=\"true\" \
        protocolSupportEnumeration=\"{PROTOCOL}\">\n\
        <md:KeyDescriptor use=\"signing\"><ds:KeyInfo xmlns:ds=\"{DSIG}\"><ds:X509Data>\
        <ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>\
        </md:KeyDescriptor>\n\
        <md:NameIDFormat>{PERSISTENT}</md:NameIDFormat>\n\
        <md:AssertionConsumerService Binding=\"{POST}\" Location=\"{recipient}\" index=\"0\" \
        isDefault=\"true\"/>\n\
        </md:SPSSODescriptor>\n\
        </md:EntityDescriptor>\n"
    )
}
