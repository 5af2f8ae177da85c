//! What a provider is asked (SAML Core 3.4), by the address that a browser is sent to (SAML Bindings 3.4).

use std::io::Write;

use data_encoding::BASE64;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use url::form_urlencoded::byte_serialize;

use crate::Chance;
use crate::own::OwnKey;
use crate::response::PERSISTENT;
use crate::xml::escaped;
use crate::{ASSERTION, POST, PROTOCOL};

/// A request.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Its identifier, which nobody can guess: letters and digits that begin with a letter or `_`.
    pub id: &'a str,
    /// Our entity ID.
    pub entity: &'a str,
    /// Where the answer is sent to.
    pub recipient: &'a str,
    /// Where the provider takes requests.
    pub sign_on: &'a str,
    /// In seconds since 1970.
    pub now: i64,
    /// Whether nobody is asked anything: who is signed in there comes back at once.
    pub silent: bool,
    /// Whether they sign in anew, even where they are signed in.
    pub anew: bool,
    /// Whether the identifier must be one for good.
    pub persistent: bool,
}

impl Request<'_> {
    fn xml(&self) -> String {
        let at = jiff::Timestamp::from_second(self.now).unwrap_or_default();
        let [entity, recipient, sign_on] = [self.entity, self.recipient, self.sign_on].map(escaped);
        let flag = |on: bool, name: &str| match on {
            true => format!(" {name}=\"true\""),
            false => String::new(),
        };
        let how = flag(self.anew, "ForceAuthn") + &flag(self.silent, "IsPassive");
        let policy = match self.persistent {
            true => format!("<samlp:NameIDPolicy Format=\"{PERSISTENT}\" AllowCreate=\"true\"/>"),
            false => String::new(),
        };
        format!(
            "<samlp:AuthnRequest xmlns:samlp=\"{PROTOCOL}\" xmlns:saml=\"{ASSERTION}\" \
            ID=\"{}\" Version=\"2.0\" IssueInstant=\"{at}\" Destination=\"{sign_on}\"{how} \
            ProtocolBinding=\"{POST}\" AssertionConsumerServiceURL=\"{recipient}\">\
            <saml:Issuer>{entity}</saml:Issuer>{policy}</samlp:AuthnRequest>",
            self.id
        )
    }

    /// The address that a browser is sent to. It brings the identifier of the request back.
    ///
    /// # Errors
    /// Never: what is written to is memory.
    pub fn address(&self, key: &OwnKey, chance: &dyn Chance) -> std::io::Result<String> {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::default());
        packed.write_all(self.xml().as_bytes())?;
        let part = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
        let request = part(&BASE64.encode(&packed.finish()?));
        let by = part("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        let query = format!("SAMLRequest={request}&RelayState={}&SigAlg={by}", part(self.id));
        let sign = part(&BASE64.encode(&key.sign(query.as_bytes(), chance)));
        let join = if self.sign_on.contains('?') { '&' } else { '?' };
        Ok(format!("{}{join}{query}&Signature={sign}", self.sign_on))
    }
}
