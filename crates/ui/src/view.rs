//! What the components show: plain values with every text, address and number ready, so that a
//! template holds no rule. The macros in `templates/ui/` read these fields by name; a crate may
//! fill these structs or pass its own with the same fields.

mod files;
mod people;

use kernel::Time;

use crate::SafeHtml;

pub use files::{FileItem, Opened, Picture, Upload};
pub use people::{Meant, PeopleField, PersonChoice};

/// One tab of a row of tabs; each is a link.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// How many things wait there, where that is shown.
    pub count: Option<i64>,
    /// Whether it is the one shown.
    pub current: bool,
}

impl Tab {
    /// A tab without a count.
    pub fn new(href: impl Into<String>, label: impl Into<String>, current: bool) -> Self {
        Self { href: href.into(), label: label.into(), count: None, current }
    }
}

/// One choice of a group of radio cards.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// Its icon.
    pub icon: String,
    /// Its name.
    pub title: String,
    /// What choosing it means.
    pub text: String,
}

/// A person, as shown beside what they wrote or in a list.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Their page.
    pub href: String,
    /// Their photo.
    pub photo: Option<String>,
    /// Job, unit or company, in one line; may be empty.
    pub about: String,
    /// Whether they come from outside.
    pub guest: bool,
    /// Whether it is a program.
    pub bot: bool,
}

/// A space, as shown where something lies or in a list.
#[derive(Clone, Debug, Default)]
pub struct Space {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// `open`, `closed` or `secret`.
    pub access: String,
    /// `company`, `practice`, `interest`, `project`, `external`, `agreement`, `personal` or `conversation`.
    pub kind: String,
    /// What it is for, in one line; may be empty.
    pub about: String,
    /// How many people may read it.
    pub people: i64,
}

/// One kind of reaction to a post or comment.
#[derive(Clone, Debug, Default)]
pub struct Reaction {
    /// The emoji, which is also what the form sends.
    pub emoji: String,
    /// How many people.
    pub count: i64,
    /// Whether the viewer is one of them.
    pub mine: bool,
}

/// What a page that is linked to says of itself.
#[derive(Clone, Debug, Default)]
pub struct LinkPreview {
    /// Its address.
    pub href: String,
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub about: String,
    /// Where it stands.
    pub site: String,
    /// A small picture of it; may be empty.
    pub picture: String,
    /// Width of that in pixels.
    pub width: u32,
    /// Height of that in pixels.
    pub height: u32,
}

/// A post as a card of a feed, or whole on its own page.
#[derive(Clone, Debug)]
pub struct Post {
    /// Who reads it, as the form that answers it carries it.
    pub audience: String,
    /// Whether guests from outside read it.
    pub guests: bool,
    /// Its id.
    pub id: String,
    /// Its page; its actions are below it (`…/comments`, `…/reactions`, `…/edit`, `…/delete`).
    pub href: String,
    /// `message`, `question`…
    pub kind: String,
    /// Its title; may be empty.
    pub title: String,
    /// Its text as sanitised HTML.
    pub body: SafeHtml,
    /// The language of its text, where known.
    pub lang: String,
    /// Who wrote it.
    pub author: Person,
    /// Where it lies.
    pub space: Space,
    /// When it was published.
    pub at: Time,
    /// When it was last edited.
    pub edited: Option<Time>,
    /// Pictures attached.
    pub pictures: Vec<Picture>,
    /// Files attached.
    pub files: Vec<FileItem>,
    /// What the pages it links to say of themselves.
    pub previews: Vec<LinkPreview>,
    /// Reactions.
    pub reactions: Vec<Reaction>,
    /// How many comments there are in all.
    pub comments: i64,
    /// The comments shown, rendered, oldest first.
    pub thread: SafeHtml,
    /// What its kind shows above the title; may be empty.
    pub head: SafeHtml,
    /// What its kind shows below the text; may be empty.
    pub below: SafeHtml,
    /// Whether the viewer may comment and react.
    pub writable: bool,
    /// Whether it is closed and leads on to another.
    pub closed: bool,
}

/// A comment and the replies under it.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Its id.
    pub id: String,
    /// The id of its post.
    pub post: String,
    /// The id of the comment it replies to; empty for none.
    pub parent: String,
    /// Its address; its actions are below it.
    pub href: String,
    /// Who wrote it.
    pub author: Person,
    /// Its text as sanitised HTML.
    pub body: SafeHtml,
    /// When it was written.
    pub at: Time,
    /// When it was last edited.
    pub edited: Option<Time>,
    /// Pictures attached.
    pub pictures: Vec<Picture>,
    /// Files attached.
    pub files: Vec<FileItem>,
    /// What the pages it links to say of themselves.
    pub previews: Vec<LinkPreview>,
    /// Reactions.
    pub reactions: Vec<Reaction>,
    /// The replies, rendered, oldest first.
    pub replies: SafeHtml,
    /// Whether it is the answer its question was waiting for.
    pub accepted: bool,
    /// Where the viewer says that it is, or is not any more; empty where they may not.
    pub settle: String,
    /// Whether it was deleted and only holds its replies together.
    pub deleted: bool,
    /// Whether the viewer has yet to read it.
    pub unread: bool,
    /// The hour that begins with it; empty where none does.
    pub mark: String,
    /// The first replies, rendered, where there are too many to show.
    pub folded: SafeHtml,
    /// How many those are.
    pub folds: i64,
    /// Whether the viewer may reply and react.
    pub writable: bool,
}

/// The form that answers a post, or a comment of it.
#[derive(Clone, Debug, Default)]
pub struct CommentForm {
    /// Who will read the comment, as its writer is shown.
    pub audience: String,
    /// The id of the post.
    pub post: String,
    /// Where it is sent.
    pub action: String,
    /// The id of the comment it replies to; empty for none.
    pub parent: String,
    /// The text typed so far.
    pub body: String,
    /// Files uploaded before.
    pub files: Vec<Upload>,
    /// What is wrong with what was sent; may be empty.
    pub error: String,
    /// The idempotency key: sent twice, the form comments once.
    pub once: String,
}

/// A kind of post in the form that writes one.
#[derive(Clone, Debug, Default)]
pub struct KindForm {
    /// What the form sends.
    pub name: String,
    /// Its icon.
    pub icon: String,
    /// Its name.
    pub label: String,
    /// What it is for, and how to write a good one.
    pub hint: String,
    /// What it asks for beside title and text.
    pub fields: Vec<FieldForm>,
    /// Whether only those who run a space publish it.
    pub for_animators: bool,
}

/// A field that a kind asks for.
#[derive(Clone, Debug, Default)]
pub struct FieldForm {
    /// Its name in the form.
    pub id: String,
    /// Its name.
    pub label: String,
    /// What it means; may be empty.
    pub hint: String,
    /// `flag`, `hidden`, `lines`, `people`, `choice`, or the type of its `<input>`.
    pub input: String,
    /// How many lines there is room for.
    pub places: usize,
    /// How many characters each may have; 0 where that is not said.
    pub length: usize,
    /// What there is to choose from: values, and words.
    pub choices: Vec<(String, String)>,
    /// The smallest number and the largest; empty where it takes none.
    pub least: String,
    /// See `least`.
    pub most: String,
    /// What was typed so far.
    pub values: Vec<String>,
    /// Where it takes people: those of `values`.
    pub people: PeopleField,
    /// Whether it is folded away among the less usual ones.
    pub further: bool,
}

impl KindForm {
    /// Its usual fields, or its less usual ones.
    pub fn some(&self, further: bool) -> Vec<&FieldForm> {
        self.fields.iter().filter(|field| field.further == further).collect()
    }

    /// Whether something is said in a less usual one.
    pub fn says_further(&self) -> bool {
        let said = |field: &&FieldForm| {
            field.values.iter().any(|value| !value.is_empty()) || !field.people.is_empty()
        };
        self.fields.iter().filter(|field| field.further).any(|field| said(&field))
    }
}

impl FieldForm {
    /// The value typed first; may be empty.
    pub fn value(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    /// A value for each place, empty where nothing was typed.
    pub fn lines(&self) -> Vec<&str> {
        (0..self.places).map(|n| self.values.get(n).map_or("", String::as_str)).collect()
    }
}

/// A starting point offered to whoever has nothing in mind yet.
#[derive(Clone, Debug, Default)]
pub struct Prompt {
    /// What it would be about.
    pub label: String,
    /// The form with its beginning, on a page of its own: its query says `kind` and `body`.
    pub href: String,
}

/// The form that writes a post.
#[derive(Clone, Debug, Default)]
pub struct Composer {
    /// How many guests will read it, in words; empty where none will.
    pub guests: String,
    /// Who will read it, as its writer is shown; where they choose, of each choice.
    pub shown: SafeHtml,
    /// Where it is sent.
    pub action: String,
    /// The name drafts are kept under in this browser.
    pub draft: String,
    /// The space it publishes to, when there is no choice.
    pub space: Space,
    /// The value of the hidden field `space`.
    pub space_id: String,
    /// The spaces to choose from, as `<option>`s; empty when `space` is given.
    pub spaces: SafeHtml,
    /// The kinds to choose from, with what each asks for.
    pub kinds: Vec<KindForm>,
    /// The kind chosen.
    pub kind: String,
    /// The title typed so far.
    pub title: String,
    /// The text typed so far.
    pub body: String,
    /// Whether it says something in a conversation: short, below what was said.
    pub talk: bool,
    /// The language its author chose (`fr`, `en`); empty to let it be guessed.
    pub lang: String,
    /// Starting points for an empty text.
    pub prompts: Vec<Prompt>,
    /// Another before them, as a link, for whoever never published; may be empty.
    pub first: SafeHtml,
    /// Whether they stand open: for whoever published little so far.
    pub begins: bool,
    /// Whether it is on a page of its own, which has no list for what it publishes.
    pub alone: bool,
    /// The draft it was kept in; may be empty.
    pub kept: String,
    /// The tag of the draft's wording.
    pub etag: String,
    /// When it is to be published, for `<input type="datetime-local">`; may be empty.
    pub due: String,
    /// Whether it is under embargo.
    pub embargo: bool,
    /// Files uploaded before.
    pub files: Vec<Upload>,
    /// What is wrong with what was sent; may be empty.
    pub error: String,
    /// What asked the same before, where its writer is shown that before publishing.
    pub asked: SafeHtml,
    /// The idempotency key: sent twice, the form publishes once.
    pub once: String,
    /// Who will see it, in words.
    pub audience: String,
}

/// The reactions that the picker offers.
pub const REACTIONS: [&str; 8] = ["👍", "❤️", "👏", "😄", "🎉", "💡", "🙏", "👀"];
