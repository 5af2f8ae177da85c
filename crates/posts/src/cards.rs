//! Posts with all that a list shows of them: author, space, files, reactions, last comments.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Result, SpaceId, Tx, Viewer, params};
use people::PersonCard;
use spaces::{Access, Kind as SpaceKind, ShownAudience, SpaceGrant};

use crate::kinds::SeenPart;
use crate::model::FileId;
use crate::previews::Preview;
use crate::shared_card::{AuthorizedPost, Related, shared_cards, shared_comments};
use crate::store::{ANIMATED, SEEN};
use crate::{Comment, Post, PostId};

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

/// A file attached to a post or comment.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Identifier.
    pub id: FileId,
    /// Its name.
    pub name: String,
    /// Its media type, as found out from its bytes.
    pub media: String,
    /// Its size in bytes.
    pub size: i64,
    /// Whether there is a small picture of it.
    pub has_thumbnail: bool,
    /// Width and height of that picture in pixels, 0 where there is none.
    pub thumbnail: (i64, i64),
}

impl Attachment {
    /// Where it is fetched.
    pub fn href(&self) -> String {
        crate::files::href(self.id, &self.name)
    }
    /// Where its small picture is fetched.
    pub fn thumbnail_href(&self) -> String {
        format!("/thumbnails/{}", self.id)
    }
}

/// The cards of these posts, in this order; those the viewer may not read are not among them.
pub fn cards(tx: &mut Tx<'_>, viewer: &Viewer, ids: &[PostId]) -> Result<Vec<Card>> {
    let now = tx.now();
    Ok(shown(tx, viewer, ids)?.iter().map(|shown| shown.card(viewer.id, now)).collect())
}

/// The same before they are made into one viewer's cards.
pub fn shown(tx: &mut Tx<'_>, viewer: &Viewer, ids: &[PostId]) -> Result<Vec<AuthorizedPost>> {
    let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let grants = tx.query(&SEEN, params![viewer.id, viewer.sees_open(), numbers], |row| {
        let role: Option<String> = row.get(1)?;
        Ok((row.get::<PostId>(0)?, spaces::viewer_spaces::proven(role.as_deref())))
    })?;
    let visible: Vec<PostId> = grants.iter().map(|(id, _)| *id).collect();
    let grants: HashMap<PostId, SpaceGrant> = grants.into_iter().collect();
    let mut shown: HashMap<PostId, AuthorizedPost> = HashMap::new();
    for shared in shared_cards(tx, &visible)? {
        if let Some(grant) = grants.get(&shared.id()).copied() {
            shown.insert(shared.id(), AuthorizedPost { shared: Arc::new(shared), grant });
        }
    }
    Ok(ids.iter().filter_map(|id| shown.remove(id)).collect())
}

/// Comments, already loaded for this viewer, with what is shown of them.
pub(crate) fn comment_cards(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    comments: Vec<Comment>,
) -> Result<Vec<CommentCard>> {
    let mut posts: Vec<i64> = comments.iter().map(|comment| comment.post.0).collect();
    posts.dedup();
    let animated = tx.query(&ANIMATED, params![viewer.id, posts], |row| row.get::<PostId>(0))?;
    let comments = shared_comments(tx, comments)?;
    Ok(comments
        .iter()
        .map(|comment| comment.seen_by(viewer.id, animated.contains(&comment.post())))
        .collect())
}

/// The reactions to one post or comment that was already loaded for this viewer.
pub(crate) fn reactions_to(tx: &mut Tx<'_>, viewer: &Viewer, target: i64) -> Result<Vec<Reaction>> {
    let mut related = Related::load(tx, &[target])?;
    let reacted = related.reactions.remove(&target).unwrap_or_default();
    Ok(reacted.iter().map(|reacted| reacted.seen_by(viewer.id)).collect())
}
