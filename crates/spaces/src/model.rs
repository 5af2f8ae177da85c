//! What a space is.

use kernel::error::Meaning;
use kernel::{Error, PersonId, Result, SpaceId, Time};
use serde::Serialize;

kernel::words! {
    /// What a space is for.
    #[schema(as = SpaceKind)]
    Kind {
        /// Everybody in the company reads it without joining.
        Company = "company",
        /// A profession or discipline (*métier*).
        Practice = "practice",
        /// Whatever people like.
        Interest = "interest",
        /// A piece of work with an end.
        Project = "project",
        /// With customers or partners.
        External = "external",
        /// For a works council or a union: nobody outside learns who is in it.
        Agreement = "agreement",
        /// One person's wall.
        Personal = "personal",
        /// A private exchange between a few.
        Conversation = "conversation",
        /// What one person keeps for themselves alone.
        Notebook = "notebook",
    } or Interest
}

kernel::words! {
    /// Who may see a space.
    Access {
        /// Every member of the company reads and joins.
        Open = "open",
        /// Everyone knows of it; joining is asked for.
        Closed = "closed",
        /// Only those in it know that it exists.
        Secret = "secret",
    } or Secret
}

kernel::words! {
    /// How somebody came into a space.
    #[schema(as = MembershipSource)]
    Source {
        /// By themselves: they joined, or asked to.
        Joined = "joined",
        /// Whoever manages the space, or invited them into the company, put them there.
        Invited = "invited",
        /// Its rule did.
        Rule = "rule",
    } or Joined
}

impl Kind {
    /// The kinds that people choose from when they start a space.
    pub const CHOICES: [Kind; 6] = [
        Kind::Interest,
        Kind::Practice,
        Kind::Project,
        Kind::Company,
        Kind::External,
        Kind::Agreement,
    ];

    /// Who may see a space of this kind where nothing else is said.
    pub fn usual_access(self) -> Access {
        match self {
            Kind::Project | Kind::External | Kind::Agreement => Access::Closed,
            _ => Access::Open,
        }
    }

    /// Whether people may come and go in spaces of this kind: not on a wall, not in a private exchange or a
    /// notebook.
    pub fn is_community(self) -> bool {
        !matches!(self, Kind::Personal | Kind::Conversation | Kind::Notebook)
    }

    /// Whether it is a private place, whose posts never come to the lists of what happens.
    pub fn is_apart(self) -> bool {
        matches!(self, Kind::Conversation | Kind::Notebook)
    }

    /// The address of the page of a space of this kind.
    pub fn href_of(self, slug: &str) -> String {
        match self {
            Kind::Personal => format!("/people/{}", slug.trim_start_matches('@')),
            _ => format!("/spaces/{slug}"),
        }
    }
}

impl Access {
    /// Every access, the most open first.
    pub const CHOICES: [Access; 3] = [Access::Open, Access::Closed, Access::Secret];

    /// How many people it lets in: the more, the larger.
    pub(crate) fn openness(self) -> u8 {
        match self {
            Access::Secret => 0,
            Access::Closed => 1,
            Access::Open => 2,
        }
    }

    /// The message on the button that joins.
    pub(crate) fn join_key(self) -> &'static str {
        if self == Access::Open { "space-join" } else { "space-ask" }
    }
}

/// What the viewer is in a space.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Not in it.
    Outsider,
    /// In it.
    Member,
    /// Runs it.
    Animator,
}

/// A space.
#[derive(Clone, Debug)]
pub struct Space {
    /// Identifier.
    pub id: SpaceId,
    /// Its name in addresses and `~mentions`.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: Kind,
    /// Who may see it.
    pub access: Access,
    /// One or two sentences.
    pub description: String,
    /// Rules shown before joining, Markdown; may be empty.
    pub charter: String,
    /// The charter as safe HTML.
    pub charter_html: String,
    /// Whose wall it is, for a personal space.
    pub owner: Option<PersonId>,
    /// When it was started.
    pub created_at: Time,
    /// Whether people from outside are invited here.
    pub takes_guests: bool,
    /// When it was archived, where it is.
    pub archived_at: Option<Time>,
}

impl Space {
    /// The address of its page. A personal space is shown on its person's profile.
    pub fn href(&self) -> String {
        self.kind.href_of(&self.slug)
    }

    /// Whether people may come and go: not on a wall, not in a private exchange or a notebook.
    pub fn is_community(&self) -> bool {
        self.kind.is_community()
    }

    /// Whether nothing new is written in it.
    pub fn is_archived(&self) -> bool {
        self.archived_at.is_some()
    }

    /// Lets somebody come in here.
    ///
    /// # Errors
    /// `Forbidden` where the space is archived.
    pub(crate) fn open_to_more(&self) -> Result<()> {
        match self.is_archived() {
            true => Err(Error::new(Meaning::Forbidden, "space-archived")),
            false => Ok(()),
        }
    }

    /// Whether somebody who is this in it learns who is in it and how many: anybody, but for spaces by
    /// agreement, where nobody outside does, whatever they are in the network.
    pub fn tells_members_to(&self, standing: Standing) -> bool {
        self.kind != Kind::Agreement || standing != Standing::Outsider
    }
}
