//! What a provider is asked, and metadata of both sides.

use std::io::Read;

use data_encoding::BASE64;
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use saml::{Certificate, Metadata, OwnKey, Request, Wrong, answers_a_request, ours};
use x509_parser::prelude::{FromDer, X509Certificate};

use crate::answers::{NOW, by_provider, to};
use crate::idp;

fn request(sign_on: &str) -> Request<'_> {
    Request {
        id: "_x1",
        entity: "https://parvis.example.com/sso/a/metadata",
        recipient: "https://parvis.example.com/sso/a/acs",
        sign_on,
        now: NOW,
        silent: false,
        anew: false,
        persistent: true,
    }
}

#[test]
fn a_request_is_signed_as_it_is_sent() {
    let key = OwnKey::generate("parvis.example.com", NOW, &SystemRandom::new());
    let address = request("https://idp.example.com/sso?tenant=a&b=c")
        .address(&key, &SystemRandom::new())
        .expect("an address");
    let url = url::Url::parse(&address).expect("an address");
    let find =
        |name: &str| url.query_pairs().find(|(known, _)| known == name).expect(name).1.into_owned();
    assert_eq!((find("tenant"), find("RelayState")), ("a".into(), "_x1".into()));
    let (from, until) =
        (address.find("SAMLRequest=").unwrap(), address.find("&Signature=").unwrap());
    let der = BASE64.decode(key.certificate().as_bytes()).expect("a certificate");
    let (_, certificate) = X509Certificate::from_der(&der).expect("a certificate");
    assert_eq!(certificate.subject().to_string(), "CN=parvis.example.com");
    let public = &certificate.public_key().subject_public_key.data;
    let verify = |words: &[u8]| {
        let sign = BASE64.decode(find("Signature").as_bytes()).expect("a signature");
        UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, public).verify(words, &sign)
    };
    assert!(verify(&address.as_bytes()[from..until]).is_ok());
    assert!(verify(&address.as_bytes()[from..until - 1]).is_err());
    let packed = BASE64.decode(find("SAMLRequest").as_bytes()).expect("a request");
    let mut xml = String::new();
    flate2::read::DeflateDecoder::new(&packed[..]).read_to_string(&mut xml).expect("a request");
    for said in [
        "ID=\"_x1\"",
        "Destination=\"https://idp.example.com/sso?tenant=a&amp;b=c\"",
        "AssertionConsumerServiceURL=\"https://parvis.example.com/sso/a/acs\"",
        "<saml:Issuer>https://parvis.example.com/sso/a/metadata</saml:Issuer>",
        "nameid-format:persistent",
    ] {
        assert!(xml.contains(said), "{said}: {xml}");
    }
    assert!(!xml.contains("ForceAuthn") && !xml.contains("IsPassive"), "{xml}");
}

fn metadata(change: &[(&str, &str)]) -> Result<Metadata, Wrong> {
    let certificate = include_str!("p384.pem");
    let mut xml = format!(
        "<?xml version=\"1.0\"?>\n<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" \
        entityID=\"https://idp.example.com/idp\"><IDPSSODescriptor \
        protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"><KeyDescriptor use=\"signing\">\
        <KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data><X509Certificate>\n{}\n</X509Certificate>\
        </X509Data></KeyInfo></KeyDescriptor><SingleSignOnService \
        Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\"https://idp.example.com/post\"/>\
        <SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" \
        Location=\"https://idp.example.com/redirect\"/></IDPSSODescriptor></EntityDescriptor>",
        certificate.lines().filter(|line| !line.starts_with('-')).collect::<Vec<_>>().join("\n")
    );
    for (old, new) in change {
        let changed = xml.replace(old, new);
        assert_ne!(changed, xml, "{old}");
        xml = changed;
    }
    Metadata::read(&xml)
}

#[test]
fn metadata_of_a_provider_is_read_or_says_what_is_missing() {
    let good = metadata(&[]).expect("metadata");
    assert_eq!(good.entity, "https://idp.example.com/idp");
    assert_eq!(good.sign_on, "https://idp.example.com/redirect");
    assert_eq!((good.certificates.len(), good.until), (1, None));
    let until = metadata(&[("entityID=", "validUntil=\"2027-01-01T00:00:00Z\" entityID=")]);
    assert_eq!(until.expect("metadata").until, Some(1_798_761_600));
    assert!(metadata(&[(" use=\"signing\"", "")]).is_ok());
    for (old, new, wrong) in [
        ("signing", "encryption", Wrong::NoKey),
        ("X509Certificate>", "X509CRL>", Wrong::NoKey),
        ("HTTP-Redirect", "HTTP-Artifact", Wrong::NoRedirect),
        ("IDPSSODescriptor", "SPSSODescriptor", Wrong::Nobody),
        ("SAML:2.0:protocol", "SAML:1.1:protocol", Wrong::Nobody),
        ("SAML:2.0:metadata", "SAML:2.0:other", Wrong::Unsound),
        ("https://idp.example.com/idp", "", Wrong::Unsound),
        ("<?xml version=\"1.0\"?>", "<!DOCTYPE x>", Wrong::Unsound),
        (
            "</IDPSSODescriptor>",
            "</IDPSSODescriptor><IDPSSODescriptor protocolSupportEnumeration=\
            \"urn:oasis:names:tc:SAML:2.0:protocol\"/>",
            Wrong::Several,
        ),
    ] {
        assert_eq!(metadata(&[(old, new)]).err(), Some(wrong), "{old} -> {new}");
    }
    assert_eq!(Metadata::read("<html></html>").err(), Some(Wrong::Unsound));
}

#[test]
fn our_own_metadata_is_read_as_it_is_meant() {
    let key = OwnKey::generate("Café & co", NOW, &SystemRandom::new());
    let xml = ours("https://a.example/?x=1&y=2", "https://a.example/acs", &key.certificate());
    assert!(xml.contains("entityID=\"https://a.example/?x=1&amp;y=2\""), "{xml}");
    // A service provider is no identity provider.
    assert_eq!(Metadata::read(&xml).err(), Some(Wrong::Nobody));
    let (_, rest) = xml.split_once("<ds:X509Certificate>").expect("a certificate");
    assert!(Certificate::read(rest.split('<').next().unwrap()).is_some());
}

#[test]
fn who_comes_unasked_is_told_from_who_was_asked() {
    let good = idp::answer(&to(), &by_provider());
    assert!(answers_a_request(&good));
    assert!(!answers_a_request(&good.replacen("InResponseTo=\"_request\" ", "", 1)));
    assert!(!answers_a_request("x"));
}
