//! Posts with all that a list shows of them: author, space, files, reactions, last comments.

use ::files::Attachment;
use kernel::SpaceId;
use people::PersonCard;
use spaces::{Access, Kind as SpaceKind, ShownAudience};

use crate::kinds::SeenPart;
use crate::previews::Preview;
use crate::{Comment, Post};

/// A post with what a list shows of it to some viewers. Who they are is not in it: see [`Variant`].
#[derive(Clone, Debug)]
pub struct Card {
    /// The post.
    pub post: Post,
    /// Who wrote it.
    pub author: PersonCard,
    /// Where it is.
    pub space: SpaceRef,
    /// How many comments there are.
    pub comments: i64,
    /// The comments shown, oldest first.
    pub last: Vec<CommentCard>,
    /// Reactions, the oldest kind first.
    pub reactions: Vec<Reaction>,
    /// Files.
    pub files: Vec<Attachment>,
    /// What the pages it links to say of themselves.
    pub previews: Vec<Preview>,
    /// Whether the viewer may delete it.
    pub deletable: bool,
    /// What its kind shows, where that is more than words.
    pub part: Option<SeenPart>,
}

/// Where a post is.
#[derive(Clone, Debug)]
pub struct SpaceRef {
    /// Identifier.
    pub id: SpaceId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: SpaceKind,
    /// Who may see it.
    pub access: Access,
    /// Whether guests from outside are in it.
    pub guests: bool,
    /// Whether nothing new is written there.
    pub archived: bool,
}

impl Card {
    /// Whether nothing more is said of it, for it leads on to another.
    pub fn is_closed(&self) -> bool {
        self.post.kind.is_closed(&self.post.state)
    }
}

impl SpaceRef {
    /// Who reads what is written there, as a form carries it.
    pub fn audience(&self) -> ShownAudience {
        let SpaceRef { slug, access, guests, .. } = self;
        ShownAudience { space: slug.clone(), access: *access, guests: *guests }
    }
}

/// A comment with what is shown of it.
#[derive(Clone, Debug)]
pub struct CommentCard {
    /// The comment.
    pub comment: Comment,
    /// Who wrote it.
    pub author: PersonCard,
    /// Reactions.
    pub reactions: Vec<Reaction>,
    /// Files.
    pub files: Vec<Attachment>,
    /// What the page it links to says of itself.
    pub previews: Vec<Preview>,
    /// Whether it is the accepted answer.
    pub accepted: bool,
    /// The move by which the viewer says that it is, or is not any more; nothing where they may not.
    pub settle: Option<&'static str>,
    /// Whether nothing more is said there: its space is archived, or its post closed.
    pub archived: bool,
}

/// One kind of reaction to a post or comment.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Reaction {
    /// The emoji.
    pub emoji: String,
    /// How many people.
    pub count: i64,
    /// Whether the viewer is one of them.
    pub mine: bool,
}
