//! Posts with all that a list shows of them: author, space, files, reactions, last comments.

use std::collections::HashMap;

use kernel::{PersonId, Result, SpaceId, Tx, Viewer, params};
use people::PersonCard;
use spaces::{Access, Kind as SpaceKind};

use crate::model::FileId;
use crate::store::{self, ANIMATED, CARDS, COUNTS, FILES, LAST_COMMENTS, REACTIONS};
use crate::{Comment, Post, PostId};

/// A post with what a list shows of it.
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
    pub last: Vec<Remark>,
    /// Reactions, the oldest kind first.
    pub reactions: Vec<Reaction>,
    /// Files.
    pub files: Vec<Attachment>,
    /// Whether the viewer wrote it.
    pub mine: bool,
    /// Whether the viewer may delete it.
    pub deletable: bool,
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
}

/// A comment with what is shown of it.
#[derive(Clone, Debug)]
pub struct Remark {
    /// The comment.
    pub comment: Comment,
    /// Who wrote it.
    pub author: PersonCard,
    /// Reactions.
    pub reactions: Vec<Reaction>,
    /// Files.
    pub files: Vec<Attachment>,
    /// Whether the viewer wrote it.
    pub mine: bool,
    /// Whether the viewer may delete it.
    pub deletable: bool,
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
    let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let rows = tx.query(&CARDS, params![viewer.id, viewer.sees_open(), numbers], |row| {
        let space = SpaceRef {
            id: row.get(9)?,
            slug: row.get(10)?,
            name: row.get(11)?,
            kind: SpaceKind::parse(&row.get::<String>(12)?),
            access: Access::parse(&row.get::<String>(13)?),
        };
        let animates = row.get::<Option<String>>(14)?.as_deref() == Some("animator");
        Ok((store::post(row)?, space, animates))
    })?;
    let counts: HashMap<PostId, i64> = tx
        .query(&COUNTS, params![numbers], |row| Ok((row.get(0)?, row.get(1)?)))?
        .into_iter()
        .collect();
    let last = tx.query(&LAST_COMMENTS, params![numbers], store::comment)?;
    let mut remarks: HashMap<PostId, Vec<Remark>> = HashMap::new();
    for remark in remarks_of(tx, viewer, last)? {
        remarks.entry(remark.comment.post).or_default().push(remark);
    }
    let mut around = Around::load(tx, viewer, &numbers)?;
    let authors: Vec<PersonId> = rows.iter().map(|(post, ..)| post.author).collect();
    let authors = people::cards(tx, &authors)?;
    let mut cards: HashMap<PostId, Card> = HashMap::new();
    for (post, space, animates) in rows {
        let Some(author) = authors.get(&post.author).cloned() else { continue };
        let community = !matches!(space.kind, SpaceKind::Personal | SpaceKind::Conversation);
        let mine = post.author == viewer.id;
        cards.insert(
            post.id,
            Card {
                comments: counts.get(&post.id).copied().unwrap_or(0),
                last: remarks.remove(&post.id).unwrap_or_default(),
                reactions: around.reactions.remove(&post.id.0).unwrap_or_default(),
                files: around.files.remove(&post.id.0).unwrap_or_default(),
                deletable: mine || (animates && community),
                mine,
                author,
                space,
                post,
            },
        );
    }
    Ok(ids.iter().filter_map(|id| cards.remove(id)).collect())
}

/// Comments, already loaded for this viewer, with what is shown of them.
pub(crate) fn remarks_of(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    comments: Vec<Comment>,
) -> Result<Vec<Remark>> {
    let numbers: Vec<i64> = comments.iter().map(|comment| comment.id.0).collect();
    let mut around = Around::load(tx, viewer, &numbers)?;
    let authors: Vec<PersonId> = comments.iter().map(|comment| comment.author).collect();
    let authors = people::cards(tx, &authors)?;
    let mut posts: Vec<i64> = comments.iter().map(|comment| comment.post.0).collect();
    posts.dedup();
    let animated = tx.query(&ANIMATED, params![viewer.id, posts], |row| row.get::<PostId>(0))?;
    let made = comments.into_iter().filter_map(|comment| {
        Some(Remark {
            author: authors.get(&comment.author)?.clone(),
            reactions: around.reactions.remove(&comment.id.0).unwrap_or_default(),
            files: around.files.remove(&comment.id.0).unwrap_or_default(),
            mine: comment.author == viewer.id,
            deletable: comment.author == viewer.id || animated.contains(&comment.post),
            comment,
        })
    });
    Ok(made.collect())
}

/// What is attached to posts or comments, by the number of each.
struct Around {
    reactions: HashMap<i64, Vec<Reaction>>,
    files: HashMap<i64, Vec<Attachment>>,
}

impl Around {
    fn load(tx: &mut Tx<'_>, viewer: &Viewer, targets: &[i64]) -> Result<Around> {
        let mut around = Around { reactions: HashMap::new(), files: HashMap::new() };
        if targets.is_empty() {
            return Ok(around);
        }
        for (target, reaction) in tx.query(&REACTIONS, params![targets, viewer.id], |row| {
            let reaction = Reaction { emoji: row.get(1)?, count: row.get(2)?, mine: row.get(3)? };
            Ok((row.get::<i64>(0)?, reaction))
        })? {
            around.reactions.entry(target).or_default().push(reaction);
        }
        for (target, file) in tx.query(&FILES, params![targets], |row| {
            let file = Attachment {
                id: row.get(0)?,
                name: row.get(2)?,
                media: row.get(3)?,
                size: row.get(4)?,
                has_thumbnail: !row.get::<String>(5)?.is_empty(),
                thumbnail: (row.get(6)?, row.get(7)?),
            };
            Ok((row.get::<i64>(1)?, file))
        })? {
            around.files.entry(target).or_default().push(file);
        }
        Ok(around)
    }
}

/// The reactions to one post or comment that was already loaded for this viewer.
pub(crate) fn reactions_to(tx: &mut Tx<'_>, viewer: &Viewer, target: i64) -> Result<Vec<Reaction>> {
    let mut around = Around::load(tx, viewer, &[target])?;
    Ok(around.reactions.remove(&target).unwrap_or_default())
}
