//! Answers that somebody forged, or that are for somebody else: none is taken, and each says why.

use saml::Refused;

use crate::answers::{NOW, OTHER, by_provider, read, sign, to};
use crate::idp::{self, ECDSA, Signer, To, at};

/// What refuses it, in a word.
fn why(xml: &str) -> String {
    let word = match read(xml) {
        Ok(answer) => return format!("taken: {answer:?}"),
        Err(Refused::Unsound(what)) => return format!("unsound: {what}"),
        Err(Refused::Encrypted) => "encrypted",
        Err(Refused::Status(..)) => "status",
        Err(Refused::Unsigned) => "unsigned",
        Err(Refused::Forged) => "forged",
        Err(Refused::Weak(_)) => "weak",
        Err(Refused::Issuer(_)) => "issuer",
        Err(Refused::Audience(_)) => "audience",
        Err(Refused::Recipient(_)) => "recipient",
        Err(Refused::Request) => "request",
        Err(Refused::Expired(_)) => "expired",
        Err(Refused::Subject(_)) => "subject",
    };
    word.to_owned()
}

/// A change of what an answer says.
type Change = (&'static str, String, &'static str);

#[test]
fn what_a_provider_signs_for_others_is_not_for_us() {
    let good = idp::assertion(&to());
    let (now, until) = (at(NOW), at(NOW + 300));
    let audience = to().audience;
    let bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    let of_audience = format!(
        "<saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction>"
    );
    let (early, instant) = (at(NOW - 10), format!("AuthnInstant=\"{now}\""));
    let ends = format!(" NotOnOrAfter=\"{until}\" Recipient");
    let session = "SessionIndex=\"s1\"";
    // In the assertion, before it is signed: what stands there, what is put in its place, what refuses it.
    let table: Vec<(&str, String, &str)> = vec![
        ("https://idp.example.com/idp", "https://idp.example.com/idp/".into(), "issuer"),
        ("https://idp.example.com/idp", "https://evil.example.com/idp".into(), "issuer"),
        ("https://idp.example.com/idp", String::new(), "issuer"),
        (&audience, "https://parvis.example.com/sso/other/metadata".into(), "audience"),
        (&audience, audience.to_uppercase(), "audience"),
        (&audience, String::new(), "audience"),
        (&of_audience, String::new(), "audience"),
        // Each restriction holds.
        (&of_audience, format!("{of_audience}{}", of_audience.replace("company", "x")), "audience"),
        (
            &of_audience,
            format!("{of_audience}<saml:Condition></saml:Condition>"),
            "unsound: an unknown condition",
        ),
        ("company/acs", "other/acs".into(), "recipient"),
        ("https://parvis.example.com/sso/company/acs", String::new(), "recipient"),
        ("InResponseTo=\"_request\" ", String::new(), "request"),
        ("_request", "_another".into(), "request"),
        ("_request", String::new(), "request"),
        (bearer, "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key".into(), "subject"),
        (bearer, "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches".into(), "subject"),
        (bearer, String::new(), "subject"),
        ("saml:SubjectConfirmationData", "saml:Other".into(), "subject"),
        ("saml:SubjectConfirmation", "saml:Other".into(), "subject"),
        ("<saml:NameID", "<saml:NameID Format=\"x\">x</saml:NameID><saml:NameID".into(), "subject"),
        ("saml:Subject>", "saml:Nobody>".into(), "subject"),
        (">8f14e45f<", "><saml:b>8f14e45f</saml:b><".into(), "subject"),
        (
            "nameid-format:persistent\"",
            "nameid-format:persistent\" NameQualifier=\"x\"".into(),
            "subject",
        ),
        (
            "nameid-format:persistent\"",
            "nameid-format:persistent\" SPNameQualifier=\"x\"".into(),
            "subject",
        ),
        ("saml:Conditions", "saml:Other".into(), "unsound: Conditions"),
        ("saml:AuthnStatement", "saml:Other".into(), "unsound: AuthnStatement"),
        ("Version=\"2.0\"", "Version=\"1.1\"".into(), "unsound: Version or ID of the assertion"),
        (session, format!("{session} SessionNotOnOrAfter=\"{}\"", at(NOW - 61)), "expired"),
        (session, format!("{session} SessionNotOnOrAfter=\"soon\""), "expired"),
        (&instant, format!("AuthnInstant=\"{}\"", at(NOW + 61)), "expired"),
        (&instant, "AuthnInstant=\"yesterday\"".into(), "expired"),
        (&until, at(NOW - 61), "expired"),
        (&until, at(NOW - 60), "expired"),
        (&until, "2999".into(), "expired"),
        (&until, String::new(), "expired"),
        (&ends, " Recipient".into(), "expired"),
        (&early, at(NOW + 61), "expired"),
        (&early, "1970".into(), "expired"),
    ];
    for (old, new, refused) in &table {
        let forged = good.replace(old, new);
        assert_ne!(forged, good, "{old}");
        let answer = idp::response(&to(), "Success", &idp::signed("_a", &forged, &by_provider()));
        assert_eq!(why(&answer), *refused, "{old} -> {new}");
    }
    assert!(table.len() >= 38, "{}", table.len());
}

#[test]
fn what_stands_on_the_response_can_only_refuse() {
    let good = idp::answer(&to(), &by_provider());
    let issuer = ">https://idp.example.com/idp</saml:Issuer><samlp:Status>";
    let success = "urn:oasis:names:tc:SAML:2.0:status:Success";
    let status =
        good.split("<samlp:Status>").nth(1).and_then(|rest| rest.split("</samlp:Status>").next());
    let status = format!("<samlp:Status>{}</samlp:Status>", status.expect("a status"));
    let table: Vec<Change> = vec![
        (
            "Destination=\"https://parvis.example.com/sso/company/acs\"",
            "Destination=\"\"".into(),
            "recipient",
        ),
        (
            "Destination=\"https://parvis.example.com",
            "Destination=\"https://other.example.com".into(),
            "recipient",
        ),
        (
            "ID=\"_r\" InResponseTo=\"_request\"",
            "ID=\"_r\" InResponseTo=\"_other\"".into(),
            "request",
        ),
        (issuer, issuer.replace("https://idp", "https://evil"), "issuer"),
        (success, "urn:oasis:names:tc:SAML:2.0:status:Responder".into(), "status"),
        (success, success.to_lowercase(), "status"),
        (success, String::new(), "status"),
        (
            "<samlp:Status>",
            "<samlp:Status><samlp:StatusCode Value=\"x\"/>".into(),
            "unsound: Status",
        ),
        ("samlp:Status>", "samlp:State>".into(), "unsound: Status"),
        (
            "Version=\"2.0\"><saml:Issuer xmlns",
            "Version=\"1.1\"><saml:Issuer xmlns".into(),
            "unsound: Version",
        ),
        ("samlp:Response", "samlp:LogoutResponse".into(), "unsound: not a response"),
        (
            "urn:oasis:names:tc:SAML:2.0:protocol",
            "urn:oasis:names:tc:SAML:1.0:protocol".into(),
            "unsound: not a response",
        ),
    ];
    for (old, new, refused) in &table {
        let forged = good.replace(old, new);
        assert_ne!(forged, good, "{old}");
        assert_eq!(why(&forged), *refused, "{old} -> {new}");
    }
    assert_eq!(why(&good.replace(&status, "")), "unsound: Status");
    // A refusal is told with the words of the provider.
    let no = "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:NoPassive\"/></samlp:StatusCode>\
        <samlp:StatusMessage>Nobody here</samlp:StatusMessage>";
    let refused = idp::response(&to(), "Responder", "").replace("</samlp:StatusCode>", no);
    assert_eq!(read(&refused), Err(Refused::Status("NoPassive".into(), "Nobody here".into())));
}

/// An answer whose assertion is signed by a description that was changed before it was signed.
fn described(old: &str, new: &str) -> String {
    let assertion = idp::assertion(&to());
    let good = idp::info("_a", &assertion, ECDSA);
    let info = good.replace(old, new);
    assert_ne!(info, good, "{old}");
    let signature = idp::signature(&info, &by_provider());
    idp::response(&to(), "Success", &idp::placed(&assertion, &signature))
}

#[test]
fn a_signature_is_of_one_form_and_of_strong_algorithms() {
    let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    let c14n = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    let enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    let transform = format!("<ds:Transform Algorithm=\"{exclusive}\"></ds:Transform>");
    let first = format!("<ds:Transform Algorithm=\"{enveloped}\"></ds:Transform>");
    let xslt =
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"></ds:Transform>";
    let canonical = format!("<ds:CanonicalizationMethod Algorithm=\"{exclusive}\">");
    let sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    let list =
        |inside: &str| format!("<ds:Transform Algorithm=\"{exclusive}\">{inside}</ds:Transform>");
    let table: Vec<(&str, String, &str)> = vec![
        (ECDSA, "http://www.w3.org/2000/09/xmldsig#rsa-sha1".into(), "weak"),
        (ECDSA, "http://www.w3.org/2000/09/xmldsig#dsa-sha1".into(), "weak"),
        (ECDSA, "http://www.w3.org/2000/09/xmldsig#hmac-sha1".into(), "weak"),
        (ECDSA, "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256".into(), "weak"),
        (ECDSA, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1".into(), "weak"),
        (ECDSA, "http://www.w3.org/2001/04/xmldsig-more#rsa-md5".into(), "weak"),
        (ECDSA, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256".into(), "forged"),
        (ECDSA, "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384".into(), "forged"),
        (ECDSA, String::new(), "weak"),
        (sha256, "http://www.w3.org/2000/09/xmldsig#sha1".into(), "weak"),
        (sha256, "http://www.w3.org/2001/04/xmldsig-more#md5".into(), "weak"),
        (sha256, "http://www.w3.org/2001/04/xmlenc#sha512".into(), "forged"),
        (&canonical, canonical.replace(exclusive, c14n), "weak"),
        (
            &canonical,
            canonical.replace(exclusive, "http://www.w3.org/TR/1999/REC-xslt-19991116"),
            "weak",
        ),
        (&transform, transform.replace(exclusive, c14n), "weak"),
        (&transform, String::new(), "unsound: signature: Transforms"),
        (&first, String::new(), "unsound: signature: Transforms"),
        (&first, format!("{first}{first}"), "unsound: signature: Transforms"),
        (&first, xslt.into(), "unsound: signature: Transform"),
        (&transform, xslt.into(), "weak"),
        (&transform, format!("{xslt}{transform}"), "unsound: signature: Transforms"),
        (&transform, list("<ds:XPath>/*</ds:XPath>"), "unsound: signature: canonicalisation"),
        (
            &transform,
            list(&format!(
                "<ec:InclusiveNamespaces xmlns:ec=\"{exclusive}\" PrefixList=\"{}\"></ec:InclusiveNamespaces>",
                "a ".repeat(30).trim()
            )),
            "unsound: signature: canonicalisation",
        ),
        ("URI=\"#_a\"", "URI=\"\"".into(), "unsound: signature: Reference of something else"),
        ("URI=\"#_a\"", "URI=\"#\"".into(), "unsound: signature: Reference of something else"),
        ("URI=\"#_a\"", "URI=\"#_r\"".into(), "unsound: signature: Reference of something else"),
        (
            "URI=\"#_a\"",
            "URI=\"#xpointer(id('_a'))\"".into(),
            "unsound: signature: Reference of something else",
        ),
        (
            "URI=\"#_a\"",
            "URI=\"https://evil.example.com/_a\"".into(),
            "unsound: signature: Reference of something else",
        ),
        (" URI=\"#_a\"", String::new(), "unsound: signature: Reference of something else"),
        (
            "</ds:Reference>",
            "</ds:Reference><ds:Reference URI=\"#_r\"></ds:Reference>".into(),
            "unsound: signature: SignedInfo",
        ),
        ("ds:DigestValue", "ds:Value".into(), "unsound: signature: Reference"),
    ];
    for (old, new, refused) in &table {
        assert_eq!(why(&described(old, new)), *refused, "{old} -> {new}");
    }
    assert!(table.len() >= 31, "{}", table.len());
    // Signatures of other lengths than good ones are none.
    let good = idp::answer(&to(), &by_provider());
    let (_, rest) = good.split_once("<ds:SignatureValue>").expect("a signature");
    let value = rest.split('<').next().expect("a signature");
    for (new, refused) in [
        ("", "unsound: signature: SignatureValue"),
        ("====", "unsound: signature: SignatureValue"),
        ("<ds:b/>", "unsound: signature: SignatureValue"),
        ("AAAA", "forged"),
        (&*"A".repeat(88), "forged"),
        (&*format!("AAAA{value}"), "forged"),
    ] {
        assert_eq!(why(&good.replace(value, new)), refused, "{new}");
    }
}

#[test]
fn nobody_else_signs_for_the_provider() {
    let other = Signer { by: ECDSA, sign: &|words| sign(&OTHER, words) };
    let forged = idp::answer(&to(), &other);
    assert_eq!(why(&forged), "forged");
    // Nor by a key that it brings along.
    let key = "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>MIIB</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>";
    assert_eq!(why(&forged.replace("</ds:Signature>", key)), "forged");
    let plain = idp::response(&to(), "Success", &idp::assertion(&to()));
    assert_eq!(why(&plain), "unsigned");
    assert_eq!(why(&idp::signed("_r", &idp::answer(&to(), &by_provider()), &other)), "forged");
    assert_eq!(why(&idp::signed("_r", &idp::answer(&to(), &other), &by_provider())), "forged");
    // What was signed was changed afterwards.
    let good = idp::answer(&to(), &by_provider());
    for (old, new) in [
        ("8f14e45f", "8f14e45e"),
        ("noor@example.com", "ines@example.com"),
        ("</saml:AttributeStatement>", " </saml:AttributeStatement>"),
        ("Achats", "Achats<saml:b/>"),
        ("<saml:AttributeStatement>", "<saml:AttributeStatement xml:lang=\"fr\">"),
        ("<saml:Subject>", "<saml:Subject><saml:EncryptedID/>"),
    ] {
        let refused = if new.contains("Encrypted") { "encrypted" } else { "forged" };
        assert_eq!(why(&good.replace(old, new)), refused, "{old} -> {new}");
    }
    let to = To { name: "admin".into(), ..to() };
    let hidden = format!(
        "<saml:EncryptedAssertion xmlns:saml=\"{}\"/>",
        "urn:oasis:names:tc:SAML:2.0:assertion"
    );
    assert_eq!(why(&idp::response(&to, "Success", &hidden)), "encrypted");
}
