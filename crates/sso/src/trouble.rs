//! What goes wrong between us and a provider: told to whoever signs in in a sentence, and to administrators with what
//! to mend. Neither is told anything of a token.

use serde::{Deserialize, Serialize};

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Trouble {
    /// The provider does not answer.
    Away,
    /// What it publishes of itself cannot be read, or names another issuer.
    Discovery,
    /// It publishes no keys that we can read.
    Keys,
    /// It does not know our client, or not with this secret.
    Client,
    /// It refuses the code, or answers something else than tokens.
    Answer,
    /// The token is not signed by its keys, or is none.
    Forged,
    /// The token, or the answer, is of another issuer.
    Issuer,
    /// The token is for somebody else.
    Audience,
    /// The token is too old, or of the future.
    Expired,
    /// The token answers another request.
    Nonce,
    /// The token says nothing of who it is.
    Subject,
    /// It took too long, or came back in another browser.
    State,
    /// The person, or the provider, said no.
    Denied,
    /// Nobody is signed in there.
    NobodyThere,
    /// No account here, and none is made.
    NoAccount,
    /// An account has this address, and the provider does not prove it.
    Unverified,
    /// An account has this address, and is somebody else's for this provider.
    Taken,
    /// An account has this address, and only its person may link it.
    LinkFirst,
    /// The address is of none of the domains that may come.
    Domain,
    /// No name is known, and one is needed.
    Nameless,
    /// The account here was closed.
    Closed,
    /// This identity is another person's already.
    OtherPerson,
    /// The person has another identity at this provider.
    OtherLink,
    /// It does not say that somebody signed in just now.
    Stale,
    /// Somebody else is signed in there.
    NotYou,
    /// SAML: the answer is not of a form that is read.
    Unsound,
    /// SAML: it is encrypted.
    Encrypted,
    /// SAML: it is not signed.
    Unsigned,
    /// SAML: it is signed by no certificate of the metadata.
    Certificate,
    /// SAML: it is signed by an algorithm that is not taken.
    Weak,
    /// SAML: it is of another provider.
    Sender,
    /// SAML: it is for another service.
    Entity,
    /// SAML: it is sent to another address.
    Recipient,
    /// SAML: it does not say who somebody is by what is theirs for good.
    Identifier,
}

impl Trouble {
    /// The word that it is kept by.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Trouble::Away => "away",
            Trouble::Discovery => "discovery",
            Trouble::Keys => "keys",
            Trouble::Client => "client",
            Trouble::Answer => "answer",
            Trouble::Forged => "forged",
            Trouble::Issuer => "issuer",
            Trouble::Audience => "audience",
            Trouble::Expired => "expired",
            Trouble::Nonce => "nonce",
            Trouble::Subject => "subject",
            Trouble::State => "state",
            Trouble::Denied => "denied",
            Trouble::NobodyThere => "nobody-there",
            Trouble::NoAccount => "no-account",
            Trouble::Unverified => "unverified",
            Trouble::Taken => "taken",
            Trouble::LinkFirst => "link-first",
            Trouble::Domain => "domain",
            Trouble::Nameless => "nameless",
            Trouble::Closed => "closed",
            Trouble::OtherPerson => "other-person",
            Trouble::OtherLink => "other-link",
            Trouble::Stale => "stale",
            Trouble::NotYou => "not-you",
            Trouble::Unsound => "unsound",
            Trouble::Encrypted => "encrypted",
            Trouble::Unsigned => "unsigned",
            Trouble::Certificate => "certificate",
            Trouble::Weak => "weak",
            Trouble::Sender => "sender",
            Trouble::Entity => "entity",
            Trouble::Recipient => "recipient",
            Trouble::Identifier => "identifier",
        }
    }

    /// What whoever signs in reads.
    pub(crate) fn key(self) -> String {
        format!("sso-trouble-{}", self.word())
    }

    /// Whether what comes with it is in the words of the provider.
    pub(crate) fn is_said(self) -> bool {
        matches!(self, Trouble::Client | Trouble::Denied)
    }

    /// SAML: whether a signature of the provider was verified before this was found.
    pub(crate) fn is_signed(self) -> bool {
        use Trouble::{Entity, Expired, Identifier, Recipient, Subject};
        matches!(self, Entity | Expired | Identifier | Recipient | Subject)
    }

    /// Whether it is for administrators to mend: the others are of one person.
    pub(crate) fn is_of_provider(self) -> bool {
        use Trouble::{
            Answer, Audience, Away, Certificate, Client, Discovery, Encrypted, Entity, Expired,
            Forged, Identifier, Issuer, Keys, Recipient, Sender, Subject, Unsigned, Unsound, Weak,
        };
        matches!(
            self,
            Away | Discovery
                | Keys
                | Client
                | Answer
                | Forged
                | Issuer
                | Audience
                | Expired
                | Subject
                | Unsound
                | Encrypted
                | Unsigned
                | Certificate
                | Weak
                | Sender
                | Entity
                | Recipient
                | Identifier
        )
    }
}
