//! What is shown of a post to everybody who may read it: loaded once, made into the card of each
//! viewer who brings the proof that they see its space.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{PersonId, Result, Time, Tx, params};
use people::PersonCard;
use spaces::{Access, Kind as SpaceKind, Seen, Standing};

use crate::cards::{Attachment, Card, Reaction, Remark, SpaceRef};
use crate::kinds::{self, Part};
use crate::previews::{self, Preview};
use crate::stencil::Looks;
use crate::store::{self, COMMON, COUNTS, FILES, LAST_COMMENTS, REACTIONS};
use crate::topics::{self, Topic};
use crate::{Comment, Post, PostId};

/// A post with what its card shows to everybody.
#[derive(Debug)]
pub struct Common {
    pub(crate) post: Post,
    pub(crate) author: PersonCard,
    pub(crate) space: SpaceRef,
    pub(crate) comments: i64,
    pub(crate) last: Vec<CommonRemark>,
    pub(crate) reactions: Vec<Reacted>,
    pub(crate) files: Vec<Attachment>,
    pub(crate) previews: Vec<Preview>,
    /// What it is filed under.
    topics: Vec<Topic>,
    /// What its kind shows.
    pub(crate) part: Option<Arc<dyn Part>>,
    /// The card as HTML.
    pub(crate) looks: Looks,
}

/// A comment with what is shown of it to everybody.
#[derive(Debug)]
pub(crate) struct CommonRemark {
    comment: Comment,
    author: PersonCard,
    reactions: Vec<Reacted>,
    files: Vec<Attachment>,
    previews: Vec<Preview>,
    accepted: bool,
    /// Whose post it may settle, and the move that says so.
    settles: Option<(PersonId, &'static str)>,
    /// The comment as HTML, without its replies.
    pub(crate) looks: Looks,
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

    pub(crate) fn seen_by(&self, viewer: PersonId) -> Reaction {
        let count = i64::try_from(self.people.len()).unwrap_or(i64::MAX);
        Reaction { emoji: self.emoji.clone(), count, mine: self.by(viewer) }
    }
}

impl CommonRemark {
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

    /// All that makes one viewer's differ from another's: see [`Common::flags`].
    pub(crate) fn flags(&self, viewer: PersonId, animates: bool, unread: bool) -> Option<u64> {
        let settles = self.settles.is_some_and(|(by, _)| by == viewer || animates);
        let reactions = self.reactions.iter().map(|reacted| reacted.by(viewer));
        bits([unread, settles].into_iter().chain(reactions))
    }

    /// The comment as this viewer sees it.
    pub(crate) fn remark(&self, viewer: PersonId, animates: bool) -> Remark {
        Remark {
            comment: self.comment.clone(),
            author: self.author.clone(),
            reactions: self.reactions.iter().map(|reacted| reacted.seen_by(viewer)).collect(),
            files: self.files.clone(),
            previews: self.previews.clone(),
            accepted: self.accepted,
            settle: self.settles.filter(|(by, _)| *by == viewer || animates).map(|(_, name)| name),
        }
    }
}

impl Common {
    /// Which post.
    pub fn id(&self) -> PostId {
        self.post.id
    }

    /// Where it is.
    pub fn space(&self) -> &SpaceRef {
        &self.space
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
            || self.last.iter().any(|remark| remark.is_by(person))
            || self.part.iter().any(|part| part.concerns(person))
    }

    /// About how many bytes it takes, rendered in a few ways.
    pub fn weight(&self) -> usize {
        let remarks: usize = self.last.iter().map(CommonRemark::weight).sum();
        let reacted: usize = self.reactions.iter().map(|r| 8 * r.people.len()).sum();
        let linked: usize = self.previews.iter().map(|preview| 4 * preview.weight()).sum();
        let part = self.part.as_ref().map_or(0, |part| part.weight()) + linked;
        self.post.body.len() + 3 * self.post.html.len() + reacted + remarks + 9_000 + part
    }

    /// The card of a viewer who sees its space, at this hour.
    pub fn card(&self, viewer: PersonId, seen: Seen, now: Time) -> Card {
        let animates = self.animated(seen);
        Card {
            post: self.post.clone(),
            author: self.author.clone(),
            space: self.space.clone(),
            comments: self.comments,
            last: self.last.iter().map(|remark| remark.remark(viewer, animates)).collect(),
            reactions: self.reactions.iter().map(|reacted| reacted.seen_by(viewer)).collect(),
            files: self.files.clone(),
            previews: self.previews.clone(),
            deletable: animates || self.post.author == viewer,
            part: self.part.clone(),
            viewer,
            now,
        }
    }

    /// All that makes one viewer's card differ from another's but for language and how long ago
    /// things were, a bit each; nothing when there are too many for a number.
    pub(crate) fn flags(&self, viewer: PersonId, seen: Seen, now: Time) -> Option<u64> {
        let own = [self.animated(seen), self.post.author == viewer];
        let reactions = self.reactions.iter().map(|reacted| reacted.by(viewer));
        let remarks = self.last.iter().flat_map(|remark| &remark.reactions);
        let remarks = remarks.map(|reacted| reacted.by(viewer));
        let part = self.part.iter().flat_map(|part| part.flags(viewer, now));
        bits(own.into_iter().chain(part).chain(reactions).chain(remarks))
    }

    /// Whether the viewer runs the community it is in.
    pub(crate) fn animated(&self, seen: Seen) -> bool {
        let community = !matches!(self.space.kind, SpaceKind::Personal | SpaceKind::Conversation);
        community && seen.standing() == Standing::Animator
    }
}

/// One number of these; nothing when there are too many.
fn bits(flags: impl Iterator<Item = bool>) -> Option<u64> {
    let mut bits: u64 = 0;
    for (n, flag) in flags.enumerate() {
        bits |= u64::from(flag) << u32::try_from(n).ok().filter(|n| *n < 64)?;
    }
    Some(bits)
}

/// A post with the proof that a viewer sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What it shows to everybody.
    pub common: Arc<Common>,
    /// That the viewer sees its space, and what they are there.
    pub seen: Seen,
}

impl Shown {
    /// The card of that viewer, at this hour.
    pub fn card(&self, viewer: PersonId, now: Time) -> Card {
        self.common.card(viewer, self.seen, now)
    }
}

/// What these posts show to everybody, those that are there, in no order. It proves nothing: what it
/// answers goes to nobody without the proof that they see its space.
pub fn common(tx: &mut Tx<'_>, ids: &[PostId]) -> Result<Vec<Common>> {
    let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let rows = tx.query(&COMMON, params![numbers], |row| {
        let space = SpaceRef {
            id: row.get(11)?,
            slug: row.get(12)?,
            name: row.get(13)?,
            kind: SpaceKind::parse(&row.get::<String>(14)?),
            access: Access::parse(&row.get::<String>(15)?),
        };
        Ok((store::post(row)?, space))
    })?;
    let counts: HashMap<PostId, i64> = tx
        .query(&COUNTS, params![numbers], |row| Ok((row.get(0)?, row.get(1)?)))?
        .into_iter()
        .collect();
    let last = tx.query(&LAST_COMMENTS, params![numbers], store::comment)?;
    let mut remarks: HashMap<PostId, Vec<CommonRemark>> = HashMap::new();
    for remark in common_remarks(tx, last)? {
        remarks.entry(remark.comment.post).or_default().push(remark);
    }
    let mut around = Around::load(tx, &numbers)?;
    let mut topics = topics::of_posts(tx, &numbers)?;
    let mut parts = kinds::parts(tx, rows.iter().map(|(post, _)| post))?;
    let authors: Vec<PersonId> = rows.iter().map(|(post, _)| post.author).collect();
    let authors = people::cards(tx, &authors)?;
    let made = rows.into_iter().filter_map(|(post, space)| {
        Some(Common {
            author: authors.get(&post.author)?.clone(),
            comments: counts.get(&post.id).copied().unwrap_or(0),
            last: remarks.remove(&post.id).unwrap_or_default(),
            reactions: around.reactions.remove(&post.id.0).unwrap_or_default(),
            files: around.files.remove(&post.id.0).unwrap_or_default(),
            previews: around.previews.remove(&post.id.0).unwrap_or_default(),
            topics: topics.remove(&post.id).unwrap_or_default(),
            part: parts.remove(&post.id),
            looks: Looks::default(),
            space,
            post,
        })
    });
    Ok(made.collect())
}

/// Comments with what is shown of them to everybody.
pub(crate) fn common_remarks(tx: &mut Tx<'_>, comments: Vec<Comment>) -> Result<Vec<CommonRemark>> {
    let numbers: Vec<i64> = comments.iter().map(|comment| comment.id.0).collect();
    let asked = kinds::asked(tx, comments.iter().map(|comment| comment.post))?;
    let mut around = Around::load(tx, &numbers)?;
    let authors: Vec<PersonId> = comments.iter().map(|comment| comment.author).collect();
    let authors = people::cards(tx, &authors)?;
    let made = comments.into_iter().filter_map(|comment| {
        Some(CommonRemark {
            author: authors.get(&comment.author)?.clone(),
            reactions: around.reactions.remove(&comment.id.0).unwrap_or_default(),
            files: around.files.remove(&comment.id.0).unwrap_or_default(),
            previews: around.previews.remove(&comment.id.0).unwrap_or_default(),
            accepted: asked.get(&comment.post).is_some_and(|it| it.is_settled_by(comment.id)),
            settles: asked
                .get(&comment.post)
                .and_then(|asked| Some((asked.by, asked.settling(comment.id)?))),
            looks: Looks::default(),
            comment,
        })
    });
    Ok(made.collect())
}

/// What is attached to posts or comments, by the number of each.
#[derive(Default)]
pub(crate) struct Around {
    pub(crate) reactions: HashMap<i64, Vec<Reacted>>,
    files: HashMap<i64, Vec<Attachment>>,
    previews: HashMap<i64, Vec<Preview>>,
}

impl Around {
    pub(crate) fn load(tx: &mut Tx<'_>, targets: &[i64]) -> Result<Around> {
        let mut around = Around::default();
        if targets.is_empty() {
            return Ok(around);
        }
        around.previews = previews::shown(tx, targets)?;
        for (target, emoji, person) in tx.query(&REACTIONS, params![targets], |row| {
            Ok((row.get::<i64>(0)?, row.get::<String>(1)?, row.get::<PersonId>(2)?))
        })? {
            let kinds = around.reactions.entry(target).or_default();
            match kinds.iter_mut().find(|kind| kind.emoji == emoji) {
                Some(kind) => kind.people.push(person),
                None => kinds.push(Reacted { emoji, people: vec![person] }),
            }
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
