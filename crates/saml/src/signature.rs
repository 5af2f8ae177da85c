//! Signatures that stand in what they sign (XML Signature, as SAML Core 5.4 lets it be), in one form only: of the parent, by
//! its identifier, its whole, canonicalised exclusively.

use data_encoding::BASE64;
use ring::digest::{SHA256, SHA384, SHA512, digest};

use crate::DSIG;
use crate::canon::Canon;
use crate::key::Key;
use crate::response::Refused;
use crate::xml::{At, Document};

const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
/// The same where comments are written: a document with comments is then not as it was signed.
const WITH_COMMENTS: &str = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments";
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
/// Elements of the description of what is signed, itself among them.
const INFO: usize = 12;

/// Lets only what one of these keys signed be read: the parent of this signature.
pub(crate) fn verify(document: &Document, signature: At, keys: &[Key]) -> Result<(), Refused> {
    let form = |part: &str| Refused::Unsound(format!("signature: {part}"));
    let children = |at: At, expected: &[&str], part: &str| {
        let found: Vec<At> = document.inside(at).collect();
        let fits = found.len() == expected.len()
            && found.iter().zip(expected).all(|(at, local)| document.is(*at, DSIG, local));
        if fits { Ok(found) } else { Err(form(part)) }
    };
    let algorithm = |at: At| document.attribute(at, "Algorithm").unwrap_or_default();
    let bytes = |at: At, part: &str| {
        let text: String = document.text_of(at).unwrap_or_default();
        let text: String = text.split_ascii_whitespace().collect();
        let bytes = BASE64.decode(text.as_bytes()).ok().filter(|bytes| !bytes.is_empty());
        bytes.ok_or_else(|| form(part))
    };
    let parent = document.element(signature).parent.ok_or_else(|| form("root"))?;
    let id = document.attribute(parent, "ID").filter(|id| !id.is_empty());
    let id = id.ok_or_else(|| form("no ID"))?;

    // A key in it is not looked at.
    let has_key = document.only(signature, DSIG, "KeyInfo").is_some();
    let parts = ["SignedInfo", "SignatureValue", "KeyInfo"];
    let parts = children(signature, &parts[..2 + usize::from(has_key)], "parts")?;
    // Elements are counted as they stand: what is signed is of a few, whoever wrote it.
    if parts[1] - parts[0] > INFO {
        return Err(form("SignedInfo"));
    }
    let info = children(
        parts[0],
        &["CanonicalizationMethod", "SignatureMethod", "Reference"],
        "SignedInfo",
    )?;
    let reference = children(info[2], &["Transforms", "DigestMethod", "DigestValue"], "Reference")?;
    if document.attribute(info[2], "URI").and_then(|uri| uri.strip_prefix('#')) != Some(id) {
        return Err(form("Reference of something else"));
    }
    let transforms = children(reference[0], &["Transform", "Transform"], "Transforms")?;
    if algorithm(transforms[0]) != ENVELOPED || document.inside(transforms[0]).next().is_some() {
        return Err(form("Transform"));
    }
    let of_parent = canon(document, transforms[1], Some(signature))?;
    let of_info = canon(document, info[0], None)?;

    let hash = match algorithm(reference[1]) {
        "http://www.w3.org/2001/04/xmlenc#sha256" => &SHA256,
        "http://www.w3.org/2001/04/xmldsig-more#sha384" => &SHA384,
        "http://www.w3.org/2001/04/xmlenc#sha512" => &SHA512,
        other => return Err(Refused::Weak(other.to_owned())),
    };
    let by = algorithm(info[1]);
    let (said, sign) = (bytes(reference[2], "DigestValue")?, bytes(parts[1], "SignatureValue")?);
    let signed = of_info.of(parts[0]);
    let verified = keys.iter().map(|key| key.verifies(by, signed.as_bytes(), &sign));
    let verified = verified.collect::<Option<Vec<bool>>>();
    let verified = verified.ok_or_else(|| Refused::Weak(by.to_owned()))?;
    if !verified.contains(&true) {
        return Err(Refused::Forged);
    }
    let digest = digest(hash, of_parent.of(parent).as_bytes());
    if digest.as_ref() == said.as_slice() { Ok(()) } else { Err(Refused::Forged) }
}

/// How an element is canonicalised by what a method or a transform says.
fn canon(document: &Document, at: At, without: Option<At>) -> Result<Canon<'_>, Refused> {
    let algorithm = document.attribute(at, "Algorithm").unwrap_or_default();
    if algorithm != EXCLUSIVE && algorithm != WITH_COMMENTS {
        return Err(Refused::Weak(algorithm.to_owned()));
    }
    let mut inclusive = Vec::new();
    for (n, inside) in document.inside(at).enumerate() {
        let list = document.attribute(inside, "PrefixList");
        match list.filter(|_| n == 0 && document.is(inside, EXCLUSIVE, "InclusiveNamespaces")) {
            Some(list) => inclusive.extend(list.split_ascii_whitespace().map(|prefix| {
                if prefix == "#default" { String::new() } else { prefix.to_owned() }
            })),
            None => return Err(Refused::Unsound("signature: canonicalisation".to_owned())),
        }
    }
    if inclusive.len() > 20 {
        return Err(Refused::Unsound("signature: canonicalisation".to_owned()));
    }
    Ok(Canon { document, without, inclusive })
}
