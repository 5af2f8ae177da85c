//! SAML 2.0 for a service provider: what an identity provider answers is read and verified, and it is asked by signed
//! requests. Bytes in, an answer out; no database, no network.
//!
//! Invariants:
//! - there is one parser, and one tree: what is canonicalised for a signature is what is read afterwards;
//! - only what a signature covers is believed; keys are those of the metadata that administrators gave, never of the
//!   answer;
//! - a document has no DTD, no entity of its own and no processing instruction; a comment cuts no text in two;
//! - an answer that is not of one fixed form is refused: one assertion, in its place, identifiers once.

mod canon;
mod key;
mod metadata;
mod own;
mod prime;
mod request;
mod response;
mod signature;
mod xml;

use ring::rand as chance;

/// Where random bytes come from: whoever calls asks the kernel.
pub use chance::SecureRandom as Chance;
pub use key::{Certificate, Key};
pub use metadata::{Metadata, Wrong, ours};
pub use own::OwnKey;
pub use request::Request;
pub use response::{Answer, Expected, PERSISTENT, Refused, answers_a_request};
pub use xml::escaped;

const ASSERTION: &str = "urn:oasis:names:tc:SAML:2.0:assertion";
const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
const METADATA: &str = "urn:oasis:names:tc:SAML:2.0:metadata";
const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const POST: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
const REDIRECT: &str = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
