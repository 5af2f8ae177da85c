//! What is shown of a post to everybody who may read it: loaded once, made into the card of each
//! viewer who brings the proof that they see its space.

use std::collections::HashMap;
use std::sync::Arc;

use ::files::Attachment;
use kernel::{PersonId, Result, Time, Tx, params};
use people::PersonCard;
use spaces::{Access, Kind as SpaceKind, SpaceGrant, Standing};

use crate::cached_html::Variants;
use crate::cards::{Card, CommentCard, Reaction, SpaceRef};
use crate::kinds::{self, AnyPart, Kinds, SeenPart};
use crate::previews::{self, Preview};
use crate::store::{self, COMMON, COUNTS, FILES, LAST_COMMENTS, REACTIONS, attachment};
use crate::topics::{self, Topic};
use crate::{Comment, Post, PostId};

/// A post with what its card shows to everybody.
#[derive(Debug)]
pub struct SharedCard {
    pub(crate) post: Post,
    pub(crate) author: PersonCard,
    pub(crate) space: SpaceRef,
    pub(crate) comments: i64,
    pub(crate) last: Vec<SharedComment>,
    pub(crate) reactions: Vec<Reacted>,
    pub(crate) files: Vec<Attachment>,
    pub(crate) previews: Vec<Preview>,
    /// What it is filed under.
    topics: Vec<Topic>,
    /// What its kind shows.
    pub(crate) part: Option<Arc<dyn AnyPart>>,
    /// The card as HTML.
    pub(crate) variants: Variants<Variant>,
}

/// A comment with what is shown of it to everybody.
#[derive(Debug)]
pub(crate) struct SharedComment {
    comment: Comment,
    author: PersonCard,
    reactions: Vec<Reacted>,
    files: Vec<Attachment>,
    previews: Vec<Preview>,
    accepted: bool,
    /// Whose post it may settle, and the move that says so.
    settles: Option<(PersonId, &'static str)>,
    /// Whether nothing more is said there.
    archived: bool,
    /// The comment as HTML, without its replies.
    pub(crate) variants: Variants<(CommentVariant, Position)>,
}

/// One kind of reaction, with who reacted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reacted {
    emoji: String,
    people: Vec<PersonId>,
}

impl Reacted {
    fn by(&self, viewer: PersonId) -> bool {
        self.people.contains(&viewer)
    }

    fn shown(&self, mine: bool) -> Reaction {
        let count = i64::try_from(self.people.len()).unwrap_or(i64::MAX);
        Reaction { emoji: self.emoji.clone(), count, mine }
    }

    pub(crate) fn seen_by(&self, viewer: PersonId) -> Reaction {
        self.shown(self.by(viewer))
    }
}

/// Which of these kinds of reactions are the viewer's too.
fn mine(reactions: &[Reacted], viewer: PersonId) -> Vec<bool> {
    reactions.iter().map(|reacted| reacted.by(viewer)).collect()
}

/// These reactions for whom these are theirs.
fn reactions(all: &[Reacted], mine: &[bool]) -> Vec<Reaction> {
    all.iter().zip(mine).map(|(reacted, mine)| reacted.shown(*mine)).collect()
}

/// What of a viewer and of the hour a card shows. The card is made of this and of nothing else of
/// theirs, and those for whom it is equal share one rendering of it.
#[derive(Debug, PartialEq)]
pub(crate) struct Variant {
    /// Whether they may delete it: it is theirs, or they run its community.
    hosts: bool,
    reacted: Vec<bool>,
    last: Vec<CommentVariant>,
    part: Option<SeenPart>,
}

/// What of a viewer a comment shows.
#[derive(Debug, PartialEq)]
pub(crate) struct CommentVariant {
    /// Whether they say that it settles the post.
    settles: bool,
    reacted: Vec<bool>,
}

/// What else a comment shows in a thread that some have read and others not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Position {
    pub(crate) unread: bool,
    /// How many replies are folded below it.
    pub(crate) folds: usize,
}

impl SharedComment {
    /// The post it is about.
    pub(crate) fn post(&self) -> PostId {
        self.comment.post
    }

    /// The comment.
    pub(crate) fn comment(&self) -> &Comment {
        &self.comment
    }

    /// Whether it is this person's.
    pub(crate) fn is_by(&self, person: PersonId) -> bool {
        self.author.id == person
    }

    /// About how many bytes it takes, rendered in a few ways.
    pub(crate) fn weight(&self) -> usize {
        let linked: usize = self.previews.iter().map(|preview| 4 * preview.weight()).sum();
        3 * self.comment.html.len() + 5_000 + linked
    }

    /// What this viewer is shown of it, who runs its community or not.
    pub(crate) fn variant(&self, viewer: PersonId, animates: bool) -> CommentVariant {
        let settles = self.settles.is_some_and(|(by, _)| by == viewer || animates);
        CommentVariant { settles, reacted: mine(&self.reactions, viewer) }
    }

    /// The comment as those see it who are shown this variant.
    pub(crate) fn card(&self, variant: &CommentVariant) -> CommentCard {
        CommentCard {
            comment: self.comment.clone(),
            author: self.author.clone(),
            reactions: reactions(&self.reactions, &variant.reacted),
            files: self.files.clone(),
            previews: self.previews.clone(),
            accepted: self.accepted,
            settle: self
                .settles
                .filter(|_| variant.settles && !self.archived)
                .map(|(_, name)| name),
            archived: self.archived,
        }
    }

    /// The comment as this viewer sees it.
    pub(crate) fn seen_by(&self, viewer: PersonId, animates: bool) -> CommentCard {
        self.card(&self.variant(viewer, animates))
    }
}

impl SharedCard {
    /// Which post.
    pub fn id(&self) -> PostId {
        self.post.id
    }

    /// Where it is.
    pub fn space(&self) -> &SpaceRef {
        &self.space
    }

    /// The post itself.
    pub fn post(&self) -> &Post {
        &self.post
    }

    /// Who wrote it.
    pub fn author(&self) -> &PersonCard {
        &self.author
    }

    /// What it is filed under.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// Whether anything shown of it is this person's.
    pub fn concerns(&self, person: PersonId) -> bool {
        self.author.id == person
            || self.last.iter().any(|comment| comment.is_by(person))
            || self.part.iter().any(|part| part.concerns(person))
    }

    /// About how many bytes it takes, rendered in a few ways.
    pub fn weight(&self) -> usize {
        let comments: usize = self.last.iter().map(SharedComment::weight).sum();
        let reacted: usize = self.reactions.iter().map(|r| 8 * r.people.len()).sum();
        let linked: usize = self.previews.iter().map(|preview| 4 * preview.weight()).sum();
        let part = self.part.as_ref().map_or(0, |part| part.weight()) + linked;
        self.post.body.len() + 3 * self.post.html.len() + reacted + comments + 9_000 + part
    }

    /// What a viewer who sees its space is shown of it at this hour.
    pub(crate) fn variant(&self, viewer: PersonId, grant: SpaceGrant, now: Time) -> Variant {
        let animates = self.animated(grant);
        Variant {
            hosts: animates || self.post.author == viewer,
            reacted: mine(&self.reactions, viewer),
            last: self.last.iter().map(|comment| comment.variant(viewer, animates)).collect(),
            part: self.part.clone().map(|part| part.seen_by(viewer, now)),
        }
    }

    /// The card of those who are shown this variant.
    pub(crate) fn card_of(&self, variant: &Variant) -> Card {
        let last = self.last.iter().zip(&variant.last);
        Card {
            post: self.post.clone(),
            author: self.author.clone(),
            space: self.space.clone(),
            comments: self.comments,
            last: last.map(|(comment, variant)| comment.card(variant)).collect(),
            reactions: reactions(&self.reactions, &variant.reacted),
            files: self.files.clone(),
            previews: self.previews.clone(),
            deletable: variant.hosts,
            part: variant.part.clone(),
        }
    }

    /// Whether the viewer runs the community it is in.
    pub(crate) fn animated(&self, grant: SpaceGrant) -> bool {
        let community = self.space.kind.is_community();
        community && grant.standing() == Standing::Animator
    }
}

/// What these posts show to everybody, those that are there, in no order. It proves nothing: what it
/// answers goes to nobody without the proof that they see its space.
pub fn shared_cards(tx: &mut Tx<'_>, ids: &[PostId]) -> Result<Vec<SharedCard>> {
    let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let known = Kinds::of(tx);
    let rows = tx.query(&COMMON, params![numbers], |row| {
        let space = SpaceRef {
            id: row.get(11)?,
            slug: row.get(12)?,
            name: row.get(13)?,
            kind: SpaceKind::parse(&row.get::<String>(14)?),
            access: Access::parse(&row.get::<String>(15)?),
            guests: row.get(16)?,
            archived: row.get(17)?,
        };
        Ok((store::post(&known, row)?, space))
    })?;
    let counts: HashMap<PostId, i64> = tx
        .query(&COUNTS, params![numbers], |row| Ok((row.get(0)?, row.get(1)?)))?
        .into_iter()
        .collect();
    let last = tx.query(&LAST_COMMENTS, params![numbers], store::comment)?;
    let mut comments: HashMap<PostId, Vec<SharedComment>> = HashMap::new();
    for comment in shared_comments(tx, last)? {
        comments.entry(comment.comment.post).or_default().push(comment);
    }
    let mut related = Related::load(tx, &numbers)?;
    let mut topics = topics::of_posts(tx, &numbers)?;
    let mut parts = kinds::parts(tx, rows.iter().map(|(post, _)| post))?;
    let authors: Vec<PersonId> = rows.iter().map(|(post, _)| post.author).collect();
    let authors = people::cards(tx, &authors)?;
    let made = rows.into_iter().filter_map(|(post, space)| {
        Some(SharedCard {
            author: authors.get(&post.author)?.clone(),
            comments: counts.get(&post.id).copied().unwrap_or(0),
            last: comments.remove(&post.id).unwrap_or_default(),
            reactions: related.reactions.remove(&post.id.0).unwrap_or_default(),
            files: related.files.remove(&post.id.0).unwrap_or_default(),
            previews: related.previews.remove(&post.id.0).unwrap_or_default(),
            topics: topics.remove(&post.id).unwrap_or_default(),
            part: parts.remove(&post.id),
            variants: Variants::default(),
            space,
            post,
        })
    });
    Ok(made.collect())
}

/// Comments with what is shown of them to everybody.
pub(crate) fn shared_comments(
    tx: &mut Tx<'_>,
    comments: Vec<Comment>,
) -> Result<Vec<SharedComment>> {
    let numbers: Vec<i64> = comments.iter().map(|comment| comment.id.0).collect();
    let asked = kinds::asked(tx, comments.iter().map(|comment| comment.post))?;
    let mut related = Related::load(tx, &numbers)?;
    let authors: Vec<PersonId> = comments.iter().map(|comment| comment.author).collect();
    let authors = people::cards(tx, &authors)?;
    let made = comments.into_iter().filter_map(|comment| {
        Some(SharedComment {
            author: authors.get(&comment.author)?.clone(),
            reactions: related.reactions.remove(&comment.id.0).unwrap_or_default(),
            files: related.files.remove(&comment.id.0).unwrap_or_default(),
            previews: related.previews.remove(&comment.id.0).unwrap_or_default(),
            accepted: asked.get(&comment.post).is_some_and(|it| it.is_settled_by(comment.id)),
            settles: asked
                .get(&comment.post)
                .and_then(|asked| Some((asked.by, asked.settling(comment.id)?))),
            variants: Variants::default(),
            archived: asked.get(&comment.post).is_some_and(kinds::Asked::is_over),
            comment,
        })
    });
    Ok(made.collect())
}

/// What is attached to posts or comments, by the number of each.
#[derive(Default)]
pub(crate) struct Related {
    pub(crate) reactions: HashMap<i64, Vec<Reacted>>,
    files: HashMap<i64, Vec<Attachment>>,
    previews: HashMap<i64, Vec<Preview>>,
}

impl Related {
    pub(crate) fn load(tx: &mut Tx<'_>, targets: &[i64]) -> Result<Related> {
        let mut related = Related::default();
        if targets.is_empty() {
            return Ok(related);
        }
        related.previews = previews::shown(tx, targets)?;
        for (target, emoji, person) in tx.query(&REACTIONS, params![targets], |row| {
            Ok((row.get::<i64>(0)?, row.get::<String>(1)?, row.get::<PersonId>(2)?))
        })? {
            let kinds = related.reactions.entry(target).or_default();
            match kinds.iter_mut().find(|kind| kind.emoji == emoji) {
                Some(kind) => kind.people.push(person),
                None => kinds.push(Reacted { emoji, people: vec![person] }),
            }
        }
        for (target, file) in
            tx.query(&FILES, params![targets], |row| Ok((row.get::<i64>(1)?, attachment(row)?)))?
        {
            related.files.entry(target).or_default().push(file);
        }
        Ok(related)
    }
}
