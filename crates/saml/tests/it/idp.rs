//! A provider that answers whatever a test wants. What it writes is in canonical form already, so that nothing of the
//! code under test says what is signed.

use data_encoding::BASE64;
use ring::digest::{SHA256, digest};

/// Whom an answer is for, and what it says.
#[derive(Clone, Debug)]
pub struct To {
    pub issuer: String,
    pub audience: String,
    pub recipient: String,
    pub request: String,
    pub name: String,
    pub format: String,
    pub attributes: Vec<(String, Vec<String>)>,
    /// In seconds since 1970.
    pub now: i64,
}

/// What signs: an algorithm, and the signature of words by it.
pub struct Signer<'a> {
    pub by: &'a str,
    pub sign: &'a dyn Fn(&[u8]) -> Vec<u8>,
}

pub const PERSISTENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
pub const RSA: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
pub const ECDSA: &str = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

/// A time as documents write it.
pub fn at(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).expect("a time").to_string()
}

/// An assertion without a signature: `_a`.
pub fn assertion(to: &To) -> String {
    let values = |values: &[String]| {
        let each = |value: &String| format!("<saml:AttributeValue>{value}</saml:AttributeValue>");
        values.iter().map(each).collect::<String>()
    };
    let attribute = |(name, all): &(String, Vec<String>)| {
        format!("<saml:Attribute Name=\"{name}\">{}</saml:Attribute>", values(all))
    };
    let attributes: String = to.attributes.iter().map(attribute).collect();
    let (now, from, until) = (at(to.now), at(to.now - 10), at(to.now + 300));
    format!(
        "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_a\" \
        IssueInstant=\"{now}\" Version=\"2.0\"><saml:Issuer>{}</saml:Issuer><saml:Subject>\
        <saml:NameID Format=\"{}\">{}</saml:NameID><saml:SubjectConfirmation \
        Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"><saml:SubjectConfirmationData \
        InResponseTo=\"{}\" NotOnOrAfter=\"{until}\" Recipient=\"{}\">\
        </saml:SubjectConfirmationData></saml:SubjectConfirmation></saml:Subject>\
        <saml:Conditions NotBefore=\"{from}\" NotOnOrAfter=\"{until}\">\
        <saml:AudienceRestriction><saml:Audience>{}</saml:Audience></saml:AudienceRestriction>\
        </saml:Conditions><saml:AuthnStatement AuthnInstant=\"{now}\" SessionIndex=\"s1\">\
        </saml:AuthnStatement><saml:AttributeStatement>{attributes}</saml:AttributeStatement>\
        </saml:Assertion>",
        to.issuer, to.format, to.name, to.request, to.recipient, to.audience
    )
}

/// A response around what is in it: `_r`.
pub fn response(to: &To, status: &str, inside: &str) -> String {
    format!(
        "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" \
        Destination=\"{}\" ID=\"_r\" InResponseTo=\"{}\" IssueInstant=\"{}\" Version=\"2.0\">\
        <saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">{}</saml:Issuer>\
        <samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:{status}\">\
        </samlp:StatusCode></samlp:Status>{inside}</samlp:Response>",
        to.recipient,
        to.request,
        at(to.now),
        to.issuer
    )
}

/// The description of a signature of `words`, which has this identifier.
pub fn info(id: &str, words: &str, by: &str) -> String {
    let digest = BASE64.encode(digest(&SHA256, words.as_bytes()).as_ref());
    format!(
        "<ds:SignedInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">\
        <ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\">\
        </ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"{by}\"></ds:SignatureMethod>\
        <ds:Reference URI=\"#{id}\"><ds:Transforms><ds:Transform \
        Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"></ds:Transform>\
        <ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"></ds:Transform>\
        </ds:Transforms><ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\">\
        </ds:DigestMethod><ds:DigestValue>{digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>"
    )
}

/// A signature of this description.
pub fn signature(info: &str, signer: &Signer<'_>) -> String {
    let value = BASE64.encode(&(signer.sign)(info.as_bytes()));
    let info = info.replacen(" xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"", "", 1);
    format!(
        "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">{info}\
        <ds:SignatureValue>{value}</ds:SignatureValue></ds:Signature>"
    )
}

/// What is signed, with its signature in it: after the issuer, as the schema has it.
pub fn signed(id: &str, words: &str, signer: &Signer<'_>) -> String {
    placed(words, &signature(&info(id, words, signer.by), signer))
}

/// A signature put after the first issuer.
pub fn placed(words: &str, signature: &str) -> String {
    words.replacen("</saml:Issuer>", &format!("</saml:Issuer>{signature}"), 1)
}

/// A whole answer, its assertion signed.
pub fn answer(to: &To, signer: &Signer<'_>) -> String {
    response(to, "Success", &signed("_a", &assertion(to), signer))
}
