//! What a provider answers (SAML Core 3.2, SAML Profiles 4.1.4): who somebody is, if all of it holds.

use crate::key::Key;
use crate::signature::verify;
use crate::xml::{At, Document, ROOT};
use crate::{ASSERTION, DSIG, PROTOCOL};

/// The format of an identifier that is somebody's for good, and given to nobody else.
pub const PERSISTENT: &str = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
/// How far the clocks of two machines may be apart, in seconds.
const LEEWAY: i64 = 60;
const STATUS: &str = "urn:oasis:names:tc:SAML:2.0:status:";
const BEARER: &str = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
/// Attributes, and values of all of them, that are read.
const ATTRIBUTES: usize = 200;
const VALUES: usize = 2_000;

/// Whom an answer is of and for.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The provider's entity ID.
    pub issuer: &'a str,
    /// The keys of its metadata.
    pub keys: &'a [Key],
    /// Our entity ID.
    pub audience: &'a str,
    /// Where answers are sent to.
    pub recipient: &'a str,
    /// The identifier of the request that it answers.
    pub request: &'a str,
    /// In seconds since 1970.
    pub now: i64,
}

/// Why an answer is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not of the form that answers have: what is wrong with it.
    Unsound(String),
    /// It is encrypted.
    Encrypted,
    /// The provider says no: the last of its codes, and its words.
    Status(String, String),
    /// No signature covers it.
    Unsigned,
    /// Its signature is by none of the keys, or of something else.
    Forged,
    /// It is signed by an algorithm that is not taken.
    Weak(String),
    /// It is of somebody else: of whom.
    Issuer(String),
    /// It is for somebody else: for whom.
    Audience(String),
    /// It is sent to somewhere else: to where.
    Recipient(String),
    /// It answers another request, or none.
    Request,
    /// It is too old, or of the future: what it says.
    Expired(String),
    /// It does not say who somebody is.
    Subject(String),
}

/// What a provider says of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The identifier, and its format.
    pub name_id: Option<(String, String)>,
    /// When they signed in there, in seconds since 1970.
    pub signed_in_at: Option<i64>,
    /// Which of the provider's sessions this is; empty where it does not say.
    pub session: String,
    /// What else it says.
    pub attributes: Vec<(String, Vec<String>)>,
}

/// Whether a document says of itself that it answers some request: who came without one is sent to begin anew.
pub fn answers_a_request(xml: &str) -> bool {
    Document::parse(xml).is_ok_and(|of| of.attribute(ROOT, "InResponseTo").is_some())
}

fn unsound(what: &str) -> Refused {
    Refused::Unsound(what.to_owned())
}

impl Expected<'_> {
    /// Reads an answer.
    ///
    /// # Errors
    /// Why it is not taken.
    pub fn read(&self, xml: &str) -> Result<Answer, Refused> {
        let document = Document::parse(xml).map_err(unsound)?;
        if !document.is(ROOT, PROTOCOL, "Response") {
            return Err(unsound("not a response"));
        }
        status(&document)?;
        let assertion = self.signed(&document)?;
        self.envelope(&document, ROOT)?;
        self.issued(&document, assertion)?;
        let name_id = self.subject(&document, assertion)?;
        self.conditions(&document, assertion)?;
        let (signed_in_at, session) = self.authenticated(&document, assertion)?;
        let attributes = attributes(&document, assertion)?;
        Ok(Answer { name_id, signed_in_at, session, attributes })
    }

    /// The one assertion, covered by a signature.
    fn signed(&self, document: &Document) -> Result<At, Refused> {
        for hidden in ["EncryptedAssertion", "EncryptedID", "EncryptedAttribute"] {
            if document.all(ASSERTION, hidden).next().is_some() {
                return Err(Refused::Encrypted);
            }
        }
        let assertions: Vec<At> = document.all(ASSERTION, "Assertion").collect();
        let [assertion] = assertions[..] else {
            return Err(unsound("not one assertion"));
        };
        let is_in_place = document.element(assertion).parent == Some(ROOT);
        if !is_in_place || document.all(PROTOCOL, "Response").count() != 1 {
            return Err(unsound("an assertion elsewhere"));
        }
        if !document.has_unique_ids() {
            return Err(unsound("an identifier twice"));
        }
        let mut signed = Vec::new();
        for signature in document.all(DSIG, "Signature") {
            let parent = document.element(signature).parent;
            let of = parent.filter(|of| *of == ROOT || *of == assertion);
            let of = of.filter(|of| !signed.contains(of));
            signed.push(of.ok_or_else(|| unsound("a signature elsewhere"))?);
            verify(document, signature, self.keys)?;
        }
        if signed.is_empty() { Err(Refused::Unsigned) } else { Ok(assertion) }
    }

    /// What stands on the response itself, which need not be signed: it may only refuse.
    fn envelope(&self, document: &Document, at: At) -> Result<(), Refused> {
        if document.attribute(at, "Version") != Some("2.0") {
            return Err(unsound("Version"));
        }
        let is_other = |name: &str, expected: &str| {
            document.attribute(at, name).filter(|said| *said != expected).map(str::to_owned)
        };
        // Some write who we are in the place of where we are.
        let destination = is_other("Destination", self.recipient);
        if let Some(other) = destination.filter(|other| other != self.audience) {
            return Err(Refused::Recipient(other));
        }
        if is_other("InResponseTo", self.request).is_some() {
            return Err(Refused::Request);
        }
        match document.named(at, ASSERTION, "Issuer").next() {
            Some(_) => self.issuer(document, at),
            None => Ok(()),
        }
    }

    fn issuer(&self, document: &Document, at: At) -> Result<(), Refused> {
        let issuer = document.only(at, ASSERTION, "Issuer").and_then(|at| document.text_of(at));
        let issuer = issuer.unwrap_or_default();
        if issuer == self.issuer { Ok(()) } else { Err(Refused::Issuer(issuer)) }
    }

    fn issued(&self, document: &Document, assertion: At) -> Result<(), Refused> {
        let id = document.attribute(assertion, "ID").unwrap_or_default();
        if document.attribute(assertion, "Version") != Some("2.0") || id.is_empty() {
            return Err(unsound("Version or ID of the assertion"));
        }
        self.issuer(document, assertion)
    }

    fn subject(
        &self,
        document: &Document,
        assertion: At,
    ) -> Result<Option<(String, String)>, Refused> {
        let nobody = |why: &str| Refused::Subject(why.to_owned());
        let subject = document.only(assertion, ASSERTION, "Subject");
        let subject = subject.ok_or_else(|| nobody("Subject"))?;
        let mut refused = nobody("SubjectConfirmation");
        let mut is_confirmed = false;
        for at in document.named(subject, ASSERTION, "SubjectConfirmation") {
            match self.confirmed(document, at) {
                Ok(()) => is_confirmed = true,
                Err(why) => refused = why,
            }
        }
        if !is_confirmed {
            return Err(refused);
        }
        let mut names = document.named(subject, ASSERTION, "NameID");
        let Some(name) = names.next() else { return Ok(None) };
        if names.next().is_some() {
            return Err(nobody("NameID"));
        }
        // The name is of this provider, for us.
        let is_other =
            |of: &str, ours: &str| document.attribute(name, of).is_some_and(|said| said != ours);
        if is_other("SPNameQualifier", self.audience) || is_other("NameQualifier", self.issuer) {
            return Err(nobody("NameQualifier"));
        }
        let text = document.text_of(name).ok_or_else(|| nobody("NameID"))?;
        let format = document.attribute(name, "Format").unwrap_or_default().to_owned();
        Ok(Some((text, format)))
    }

    /// Whether whoever brings the answer is the one it is of, here, now and for this request.
    fn confirmed(&self, document: &Document, at: At) -> Result<(), Refused> {
        if document.attribute(at, "Method") != Some(BEARER) {
            return Err(Refused::Subject("SubjectConfirmation".to_owned()));
        }
        let data = document.only(at, ASSERTION, "SubjectConfirmationData");
        let data = data.ok_or_else(|| Refused::Subject("SubjectConfirmationData".to_owned()))?;
        // Some leave it out: the audience is ours alone.
        let recipient = document.attribute(data, "Recipient").unwrap_or(self.recipient);
        if recipient != self.recipient {
            return Err(Refused::Recipient(recipient.to_owned()));
        }
        if document.attribute(data, "InResponseTo") != Some(self.request) {
            return Err(Refused::Request);
        }
        if document.attribute(data, "NotOnOrAfter").is_none() {
            return Err(Refused::Expired("NotOnOrAfter".to_owned()));
        }
        self.holds(document, data)
    }

    /// Whether it is neither too early nor too late for what an element says.
    fn holds(&self, document: &Document, at: At) -> Result<(), Refused> {
        let time = |name: &str| match document.attribute(at, name) {
            None => Ok(None),
            Some(said) => seconds(said).map(Some).ok_or_else(|| Refused::Expired(said.to_owned())),
        };
        if time("NotBefore")?.is_some_and(|from| from > self.now + LEEWAY) {
            return Err(Refused::Expired("NotBefore".to_owned()));
        }
        if time("NotOnOrAfter")?.is_some_and(|until| until <= self.now - LEEWAY) {
            return Err(Refused::Expired("NotOnOrAfter".to_owned()));
        }
        Ok(())
    }

    fn conditions(&self, document: &Document, assertion: At) -> Result<(), Refused> {
        let conditions = document.only(assertion, ASSERTION, "Conditions");
        let conditions = conditions.ok_or_else(|| unsound("Conditions"))?;
        self.holds(document, conditions)?;
        let mut is_for_us = false;
        for at in document.inside(conditions) {
            let element = document.element(at);
            match (element.space.as_str(), element.local.as_str()) {
                (ASSERTION, "AudienceRestriction") => {
                    let all = document.named(at, ASSERTION, "Audience");
                    let all: Vec<String> =
                        all.map(|at| document.text_of(at).unwrap_or_default()).collect();
                    if !all.iter().any(|one| one == self.audience) {
                        return Err(Refused::Audience(all.join(" ")));
                    }
                    is_for_us = true;
                }
                // It is taken once, as its request is; and nothing is built on it for others.
                (ASSERTION, "OneTimeUse" | "ProxyRestriction") => {}
                _ => return Err(unsound("an unknown condition")),
            }
        }
        if is_for_us { Ok(()) } else { Err(Refused::Audience(String::new())) }
    }

    fn authenticated(
        &self,
        document: &Document,
        assertion: At,
    ) -> Result<(Option<i64>, String), Refused> {
        let mut all = document.named(assertion, ASSERTION, "AuthnStatement");
        let (Some(at), None) = (all.next(), all.next()) else {
            return Err(unsound("AuthnStatement"));
        };
        let session = document.attribute(at, "SessionIndex").unwrap_or_default().to_owned();
        let time = |name: &str| document.attribute(at, name).map(|said| (said, seconds(said)));
        let is_over = |until: i64| until <= self.now - LEEWAY;
        if time("SessionNotOnOrAfter").is_some_and(|(_, at)| at.is_none_or(is_over)) {
            return Err(Refused::Expired("SessionNotOnOrAfter".to_owned()));
        }
        match time("AuthnInstant") {
            Some((said, None)) => Err(Refused::Expired(said.to_owned())),
            Some((said, Some(at))) if at > self.now + LEEWAY => {
                Err(Refused::Expired(said.to_owned()))
            }
            at => Ok((at.and_then(|(_, at)| at), session)),
        }
    }
}

/// Lets only what the provider says yes to be read on. What it says is not signed yet: it can only refuse.
fn status(document: &Document) -> Result<(), Refused> {
    let status = document.only(ROOT, PROTOCOL, "Status").ok_or_else(|| unsound("Status"))?;
    let code = document.only(status, PROTOCOL, "StatusCode").ok_or_else(|| unsound("Status"))?;
    let said = |at: At| document.attribute(at, "Value").unwrap_or_default();
    if said(code).strip_prefix(STATUS) == Some("Success") {
        return Ok(());
    }
    let last = document.only(code, PROTOCOL, "StatusCode").unwrap_or(code);
    let word = said(last).strip_prefix(STATUS).unwrap_or(said(last)).to_owned();
    let message = document.only(status, PROTOCOL, "StatusMessage");
    let message = message.and_then(|at| document.text_of(at)).unwrap_or_default();
    Err(Refused::Status(word, message))
}

fn attributes(document: &Document, assertion: At) -> Result<Vec<(String, Vec<String>)>, Refused> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    let mut count = 0;
    for statement in document.named(assertion, ASSERTION, "AttributeStatement") {
        for at in document.named(statement, ASSERTION, "Attribute") {
            let name = document.attribute(at, "Name").unwrap_or_default().to_owned();
            // A value of elements is none that we can use.
            let values = document.named(at, ASSERTION, "AttributeValue");
            let values = values.filter_map(|at| document.text_of(at));
            let values: Vec<String> = values.filter(|value| !value.is_empty()).collect();
            count += values.len();
            if all.len() >= ATTRIBUTES || count > VALUES {
                return Err(unsound("too many attributes"));
            }
            match all.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => known.extend(values),
                None => all.push((name, values)),
            }
        }
    }
    Ok(all)
}

/// Seconds since 1970 of a time, which is in UTC (SAML Core 1.3.3).
pub(crate) fn seconds(said: &str) -> Option<i64> {
    let at: jiff::Timestamp = said.trim().parse().ok()?;
    Some(at.as_second())
}
