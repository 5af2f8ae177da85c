//! Who is looking: the person for whom a page or an answer is made.

use crate::{Error, Lang, PersonId, Result};

/// What a person may be in the company's network.
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Runs the network. Sees no more of its spaces than a member does.
    Administrator,
    /// Of the company: sees every open space.
    Member,
    /// From outside: sees only the spaces joined, and the people in them.
    Guest,
}

impl Role {
    /// As stored and shown to programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::Member => "member",
            Role::Guest => "guest",
        }
    }

    /// The role of a stored word; an unknown word has the least rights.
    pub fn parse(word: &str) -> Role {
        match word {
            "administrator" => Role::Administrator,
            "member" => Role::Member,
            _ => Role::Guest,
        }
    }
}

/// The person for whom a page is made, with what every page needs to know of them.
#[derive(Clone, Debug)]
pub struct Viewer {
    /// Who.
    pub id: PersonId,
    /// Full name.
    pub name: String,
    /// The name in `@mentions` and addresses.
    pub handle: String,
    /// Administrator, member or guest.
    pub role: Role,
    /// The language chosen.
    pub lang: Lang,
    /// Address of the photo, where there is one.
    pub photo: Option<String>,
    /// What this session or access token may do.
    pub scope: Scope,
}

/// What the means of signing in allows, whatever the person's role.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Scope {
    /// A token that only reads.
    Read,
    /// A token that reads and writes.
    Write,
    /// A session in the page, or a token made to administer.
    Full,
}

impl Viewer {
    /// Whether open spaces are visible without joining: to everybody but guests.
    pub fn sees_open(&self) -> bool {
        self.role != Role::Guest
    }

    /// Whether this viewer runs the network.
    pub fn administers(&self) -> bool {
        self.role == Role::Administrator && self.scope == Scope::Full
    }

    /// Refuses whoever does not run the network.
    ///
    /// # Errors
    /// `Forbidden` to all but administrators.
    pub fn administering(&self) -> Result<()> {
        if self.administers() { Ok(()) } else { Err(Error::forbidden()) }
    }
}
