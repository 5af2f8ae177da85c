//! A post as programs see it (JSON), and as the components of the page take it.

use ::files::{Attachment, FileView, shown::item};
use kernel::{Etag, Result, SpaceId, Time};
use people::PersonCard;
use serde::Serialize;
use serde_json::Value;
use spaces::{Access, Kind as SpaceKind};
use ui::{Ctx, SafeHtml};

use crate::cards::{Card, CommentCard, Reaction, SpaceRef};
use crate::kinds::{self, KindName, Show};
use crate::previews::Preview;
use crate::{CommentId, PostId, untold};

/// A post, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PostView {
    /// Identifier.
    pub id: PostId,
    /// The address of its page.
    pub href: String,
    /// What it is.
    pub kind: KindName,
    /// Its title; may be empty.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// The tag of title and body: whoever changes them sends it back.
    pub etag: Etag,
    /// The body as safe HTML.
    pub html: String,
    /// Language of the body; empty when unknown.
    pub lang: String,
    /// Who wrote it.
    pub author: PersonCard,
    /// Where it is.
    pub space: SpaceOf,
    /// When it was published.
    pub created_at: Time,
    /// When it was last edited.
    pub edited_at: Option<Time>,
    /// How many comments there are.
    pub comments: i64,
    /// Reactions.
    pub reactions: Vec<Reaction>,
    /// Files.
    pub files: Vec<FileView>,
    /// What the pages it links to say of themselves.
    pub previews: Vec<PreviewView>,
    /// The state it is in, of those its kind declares.
    pub state: String,
    /// What its kind asked for.
    pub fields: serde_json::Value,
    /// What came of it, as its kind tells this viewer: votes, the accepted answer… `null` for
    /// kinds that are words only.
    pub outcome: serde_json::Value,
}

/// The space of a post, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct SpaceOf {
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

/// A comment, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CommentView {
    /// Identifier.
    pub id: CommentId,
    /// The post it is about.
    pub post: PostId,
    /// The comment it replies to.
    pub parent: Option<CommentId>,
    /// Markdown.
    pub body: String,
    /// The tag of title and body: whoever changes them sends it back.
    pub etag: Etag,
    /// The body as safe HTML.
    pub html: String,
    /// Who wrote it.
    pub author: PersonCard,
    /// When it was written.
    pub created_at: Time,
    /// When it was last edited.
    pub edited_at: Option<Time>,
    /// Reactions.
    pub reactions: Vec<Reaction>,
    /// Files.
    pub files: Vec<FileView>,
    /// What the page it links to says of itself.
    pub previews: Vec<PreviewView>,
    /// Whether it is the accepted answer.
    pub accepted: bool,
}

/// What a page that is linked to says of itself, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PreviewView {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub description: String,
    /// Where it stands.
    pub site: String,
    /// Where a small picture of it is fetched, when there is one.
    pub picture: Option<String>,
}

/// A page of posts, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PostPage {
    /// The posts of this page.
    pub items: Vec<PostView>,
    /// The `before` of the next page, when there is one.
    pub next: Option<kernel::id::Raw>,
}

/// A page of comments, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CommentPage {
    /// The comments of this page, the newest first; the oldest first where `from` or `after` was asked.
    pub items: Vec<CommentView>,
    /// The `before` or `after` of the next page, when there is one.
    pub next: Option<kernel::id::Raw>,
}

impl From<Card> for PostView {
    fn from(card: Card) -> PostView {
        let people = card.part.iter().flat_map(|part| part.people());
        let people = people.map(|card| (card.id, card.clone())).collect();
        let shown = card.post.kind.shown(&card.post);
        let fields = kinds::as_given(&card.post.asked(), &shown, &people);
        PostView {
            id: card.post.id,
            href: card.post.href(),
            kind: card.post.kind.name().into(),
            etag: card.post.etag(),
            title: card.post.title,
            body: card.post.body,
            html: card.post.html,
            lang: card.post.lang,
            author: card.author,
            space: card.space.into(),
            created_at: card.post.created_at,
            edited_at: card.post.edited_at,
            comments: card.comments,
            reactions: card.reactions,
            files: card.files.into_iter().map(FileView::from).collect(),
            previews: card.previews.into_iter().map(PreviewView::from).collect(),
            state: card.post.state,
            fields,
            outcome: card.part.map_or(Value::Null, |part| part.json()),
        }
    }
}

impl From<SpaceRef> for SpaceOf {
    fn from(space: SpaceRef) -> SpaceOf {
        let SpaceRef { id, slug, name, kind, access, guests, archived: _ } = space;
        SpaceOf { id, slug, name, kind, access, guests }
    }
}

impl From<CommentCard> for CommentView {
    fn from(card: CommentCard) -> CommentView {
        CommentView {
            id: card.comment.id,
            post: card.comment.post,
            parent: card.comment.parent,
            etag: card.comment.etag(),
            body: card.comment.body,
            html: card.comment.html,
            author: card.author,
            created_at: card.comment.created_at,
            edited_at: card.comment.edited_at,
            reactions: card.reactions,
            files: card.files.into_iter().map(FileView::from).collect(),
            previews: card.previews.into_iter().map(PreviewView::from).collect(),
            accepted: card.accepted,
        }
    }
}

impl From<Preview> for PreviewView {
    fn from(preview: Preview) -> PreviewView {
        PreviewView {
            picture: preview.picture.is_some().then(|| preview.picture_href()),
            url: preview.url,
            title: preview.title,
            description: preview.description,
            site: preview.site,
        }
    }
}

/// A person as components take them.
pub fn person(card: &PersonCard) -> ui::view::Person {
    ui::view::Person {
        name: card.name.clone(),
        href: format!("/people/{}", card.handle),
        photo: card.photo.clone(),
        about: card.job.clone(),
        guest: card.guest,
        bot: card.bot,
    }
}

pub(crate) fn reactions(list: &[Reaction]) -> Vec<ui::view::Reaction> {
    let made = list.iter().map(|reaction| ui::view::Reaction {
        emoji: reaction.emoji.clone(),
        count: reaction.count,
        mine: reaction.mine,
    });
    made.collect()
}

/// The pictures and the other files that stand below a text: not those that it shows where they belong.
fn attachments(
    files: &[Attachment],
    html: &str,
) -> (Vec<ui::view::Picture>, Vec<ui::view::FileItem>) {
    let below = |file: &&Attachment| !html.contains(&format!("src=\"/files/{}/", file.id));
    let (pictures, others): (Vec<_>, Vec<_>) =
        files.iter().filter(below).partition(|file| file.has_thumbnail);
    let pixels = |n: i64| u32::try_from(n).unwrap_or(0);
    let pictures = pictures.into_iter().map(|file| ui::view::Picture {
        href: format!("/pictures/{}", file.id),
        thumb: file.thumbnail_href(),
        alt: if file.alt.is_empty() { file.name.clone() } else { file.alt.clone() },
        width: pixels(file.thumbnail.0),
        height: pixels(file.thumbnail.1),
    });
    (pictures.collect(), others.into_iter().map(item).collect())
}

fn previews(list: &[Preview]) -> Vec<ui::view::LinkPreview> {
    let pixels = |n: i64| u32::try_from(n).unwrap_or(0);
    let made = list.iter().map(|preview| ui::view::LinkPreview {
        href: preview.url.clone(),
        title: preview.title.clone(),
        about: preview.description.clone(),
        site: preview.site.clone(),
        picture: preview.picture.map(|_| preview.picture_href()).unwrap_or_default(),
        width: preview.picture.map_or(0, |(width, _)| pixels(width)),
        height: preview.picture.map_or(0, |(_, height)| pixels(height)),
    });
    made.collect()
}

/// A card as the component `post` takes it, on the page of its post (`whole`) or in a list; `thread` is
/// its comments, rendered.
///
/// # Errors
/// `Internal` when a template of its kind fails.
pub(crate) fn post(cx: &Ctx, card: &Card, whole: bool, thread: SafeHtml) -> Result<ui::view::Post> {
    let mut previews = previews(&card.previews);
    let (mut head, mut body, mut below) = (String::new(), None, String::new());
    if let Some(part) = &card.part {
        let show = Show::new(cx, card, whole);
        (head, body, below) = (part.head(&show)?, part.body(&show)?, part.below(&show)?);
    }
    let shown = if body.is_some() { "" } else { &card.post.html };
    let (mut pictures, files) = attachments(&card.files, shown);
    if body.is_some() {
        // Whatever stands for the whole has room for one.
        pictures.truncate(1);
        previews.clear();
    }
    // A wall and a private conversation are named by the page they are on.
    let community = card.space.kind.is_community();
    let space = ui::view::Space {
        name: if community { card.space.name.clone() } else { String::new() },
        href: format!("/spaces/{}", card.space.slug),
        access: card.space.access.as_str().into(),
        kind: card.space.kind.as_str().into(),
        about: String::new(),
        people: 0,
    };
    Ok(ui::view::Post {
        audience: card.space.audience().to_string(),
        guests: card.space.guests,
        id: card.post.id.to_string(),
        href: card.post.href(),
        kind: card.post.kind.name().into(),
        title: card.post.title.clone(),
        body: SafeHtml::trusted(body.unwrap_or_else(|| untold::shown(cx.l, &card.post.html))),
        lang: card.post.lang.clone(),
        author: person(&card.author),
        space,
        at: card.post.created_at,
        edited: card.post.edited_at,
        pictures,
        files,
        previews,
        reactions: reactions(&card.reactions),
        comments: card.comments,
        thread,
        head: SafeHtml::trusted(head),
        below: SafeHtml::trusted(below),
        writable: !card.space.archived && !card.is_closed(),
        closed: card.is_closed(),
    })
}

/// A comment as the component `comment` takes it; `replies` are rendered.
pub(crate) fn comment(l: ui::Locale, card: &CommentCard, replies: SafeHtml) -> ui::view::Comment {
    let comment = &card.comment;
    let (pictures, files) = attachments(&card.files, &comment.html);
    ui::view::Comment {
        id: comment.id.to_string(),
        post: comment.post.to_string(),
        parent: comment.root.map_or(String::new(), |root| root.to_string()),
        href: format!("/comments/{}", comment.id),
        author: person(&card.author),
        body: SafeHtml::trusted(untold::shown(l, &comment.html)),
        at: comment.created_at,
        edited: comment.edited_at,
        pictures,
        files,
        previews: previews(&card.previews),
        reactions: reactions(&card.reactions),
        replies,
        accepted: card.accepted,
        settle: match card.settle {
            Some(name) => format!("/posts/{}/moves/{name}", comment.post),
            None => String::new(),
        },
        deleted: comment.deleted,
        unread: false,
        mark: String::new(),
        folded: SafeHtml::default(),
        folds: 0,
        writable: !card.archived,
    }
}
