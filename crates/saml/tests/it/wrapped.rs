//! Answers in which what is signed is not what would be read: signature wrapping, and documents that parsers read in
//! different ways.

use crate::answers::{by_provider, read, to};
use crate::idp::{self, To};

/// The signed assertion, the same of somebody else without a signature, and the signature alone.
fn parts() -> (String, String, String) {
    let signed = idp::signed("_a", &idp::assertion(&to()), &by_provider());
    let evil = To { name: "admin".into(), ..to() };
    let evil = idp::assertion(&evil).replace("\"_a\"", "\"_evil\"");
    let from = signed.find("<ds:Signature ").expect("a signature");
    let end = "</ds:Signature>";
    let until = signed.find(end).expect("its end") + end.len();
    let signature = signed[from..until].to_owned();
    (signed, evil, signature)
}

#[test]
fn what_is_signed_is_what_is_read() {
    let (signed, evil, signature) = parts();
    let response = |inside: &str| idp::response(&to(), "Success", inside);
    let plain = idp::assertion(&to());
    let into = |of: &str, inside: &str| {
        of.replace("</saml:Assertion>", &format!("{inside}</saml:Assertion>"))
    };
    let object = |inside: &str| {
        signature
            .replace("</ds:Signature>", &format!("<ds:Object>{inside}</ds:Object></ds:Signature>"))
    };
    let extensions = |inside: &str| format!("<samlp:Extensions>{inside}</samlp:Extensions>");
    let whole = idp::signed("_r", &response(&plain), &by_provider());
    let of_whole = |evil: &str, with: &str| {
        let evil = response(evil).replace("\"_r\"", "\"_evilr\"");
        evil.replace("<samlp:Status>", &format!("{with}<samlp:Status>"))
    };
    let (_, rest) = whole.split_once("<ds:Signature ").expect("a signature");
    let root_signature = format!(
        "<ds:Signature {}</ds:Signature>",
        rest.split("</ds:Signature>").next().expect("one")
    );
    let root_object = |inside: &str| {
        root_signature
            .replace("</ds:Signature>", &format!("<ds:Object>{inside}</ds:Object></ds:Signature>"))
    };
    let advice = |of: &str, inside: &str| into(of, &format!("<saml:Advice>{inside}</saml:Advice>"));
    let forged = vec![
        (
            "1: the signed response in the signature of another",
            of_whole(&evil, &root_object(&whole)),
        ),
        (
            "2: the signed response before the signature",
            of_whole(&evil, &format!("{whole}{root_signature}")),
        ),
        ("3: another assertion before", response(&format!("{evil}{signed}"))),
        ("3: another assertion after", response(&format!("{signed}{evil}"))),
        ("4: the signed one in another", response(&into(&evil, &signed))),
        (
            "5: another one signs, the signed one after",
            response(&format!("{}{plain}", idp::placed(&evil, &signature))),
        ),
        (
            "6: the signed one in the signature of another",
            response(&idp::placed(&evil, &object(&plain))),
        ),
        ("7: another one in extensions", response(&format!("{}{signed}", extensions(&evil)))),
        ("8: the signed one in an object", response(&idp::placed(&evil, &object(&signed)))),
        (
            "the same identifier twice",
            response(&format!("{}{signed}", evil.replace("_evil", "_a"))),
        ),
        ("the same identifier on the response", response(&signed).replace("\"_r\"", "\"_a\"")),
        (
            "the same identifier by another name",
            response(&signed).replace("<samlp:Status>", "<samlp:Status xml:id=\"_a\">"),
        ),
        ("another one in advice", response(&advice(&signed, &evil))),
        ("the signed one in advice", response(&advice(&evil, &signed))),
        (
            "the signed one in the status",
            response(&evil).replace("</samlp:Status>", &format!("{signed}</samlp:Status>")),
        ),
        ("the signed one twice", response(&format!("{signed}{signed}"))),
        (
            "two signatures",
            response(&signed.replace(&signature, &format!("{signature}{signature}"))),
        ),
        (
            "a signature of the response in the assertion",
            response(&plain.replace("</saml:Issuer>", &format!("</saml:Issuer>{root_signature}"))),
        ),
        (
            "a signature deeper",
            response(&plain.replace("<saml:Subject>", &format!("<saml:Subject>{signature}"))),
        ),
        ("a response in a response", response(&response(&signed).replace("\"_r\"", "\"_r2\""))),
        ("a response around a signed one", of_whole(&whole, "")),
        (
            "another namespace for what is read",
            response(&signed.replace("<saml:Subject>", "<saml:Subject xmlns:saml=\"urn:x\">")),
        ),
    ];
    for (name, xml) in &forged {
        let read = read(xml);
        assert!(read.is_err(), "{name}: {read:?}");
    }
    assert!(read(&response(&signed)).is_ok() && read(&whole).is_ok());
    assert!(
        read(&response(&into(&plain, &signature))).is_ok(),
        "wherever the signature stands in what it signs"
    );
}

#[test]
fn a_document_that_could_be_read_in_two_ways_is_not_read() {
    let good = idp::answer(&to(), &by_provider());
    let name = |inside: &str| good.replace(">8f14e45f<", &format!(">{inside}<"));
    let doctype = |inside: &str, of: &str| format!("<!DOCTYPE r {inside}>{of}");
    let forged = vec![
        ("a document type", doctype("", &good)),
        ("an entity", doctype("[<!ENTITY x \"8f14e45f\">]", &name("&x;"))),
        (
            "an entity of a file",
            doctype("[<!ENTITY x SYSTEM \"file:///etc/passwd\">]", &name("&x;")),
        ),
        ("an outer document type", doctype("SYSTEM \"http://127.0.0.1:9/x.dtd\"", &good)),
        ("many laughs", doctype("[<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]", &name("&b;"))),
        ("an unknown entity", name("8f14e45f&x;")),
        ("an entity of HTML", name("8f14e45f&nbsp;")),
        ("an end of a reference that is missing", name("8f14e45f&amp")),
        ("a character that is none", name("8f14e45f&#0;")),
        ("a character of half a pair", name("8f14e45f&#xD800;")),
        ("a number with a sign", name("8f14e45f&#+65;")),
        ("a null byte", name("8f14e45f\0")),
        ("a processing instruction", name("8f14<?x y?>e45f")),
        ("a processing instruction before", format!("<?x y?>{good}")),
        ("a declaration inside", name("8f14<?xml version=\"1.0\"?>e45f")),
        ("two roots", format!("{good}{good}")),
        ("text after the root", format!("{good}x")),
        ("text before the root", format!("x{good}")),
        ("a root that does not end", good.replace("</samlp:Response>", "")),
        (
            "ends in another order",
            good.replace("</saml:NameID></saml:SubjectConfirmation>", "</saml:Subject>").replace(
                "</saml:AttributeStatement></saml:Assertion>",
                "</saml:Assertion></saml:AttributeStatement>",
            ),
        ),
        ("an attribute twice", good.replace("ID=\"_a\"", "ID=\"_a\" ID=\"_a\"")),
        (
            "an attribute twice by two prefixes",
            good.replacen(
                "<samlp:Response ",
                "<samlp:Response xmlns:p=\"urn:p\" xmlns:q=\"urn:p\" p:x=\"1\" q:x=\"2\" ",
                1,
            ),
        ),
        (
            "a prefix twice",
            good.replacen("<samlp:Response ", "<samlp:Response xmlns:p=\"a\" xmlns:p=\"b\" ", 1),
        ),
        (
            "a prefix that nobody declares",
            good.replace("<samlp:Status>", "<samlp:Status p:x=\"1\">"),
        ),
        (
            "a prefix declared away",
            good.replacen("<samlp:Response ", "<samlp:Response xmlns:p=\"\" ", 1),
        ),
        (
            "the prefix of XML as another",
            good.replacen("<samlp:Response ", "<samlp:Response xmlns:xml=\"urn:x\" ", 1),
        ),
        ("a name that is none", good.replace("<samlp:Status>", "<samlp:Status a\"b=\"1\">")),
        ("a name with two colons", good.replace("<samlp:Status>", "<samlp:Status xml:a:b=\"1\">")),
        ("an attribute without quotes", good.replace("ID=\"_r\"", "ID=_r")),
        ("an attribute without a value", good.replace("ID=\"_r\"", "ID=\"_r\" x")),
        ("a tag in a value", good.replace("ID=\"_r\"", "ID=\"_r\" x=\"<\"")),
        ("a comment with two hyphens", name("8f14<!-- -- -->e45f")),
        ("another encoding", format!("<?xml version=\"1.0\" encoding=\"utf-16\"?>{good}")),
        ("too deep", name(&format!("{}{}", "<b>".repeat(10_000), "</b>".repeat(10_000)))),
        ("nothing", String::new()),
        ("no XML", "SAMLResponse".into()),
    ];
    for (name, xml) in &forged {
        let read = read(xml);
        assert!(read.is_err(), "{name}: {read:?}");
    }
    assert!(forged.len() >= 36, "{}", forged.len());
}
