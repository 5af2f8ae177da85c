//! What the company is made of. Everything refers to everything else by index.

use crate::Picture;

/// The whole company.
#[derive(Clone, Debug, PartialEq)]
pub struct Company {
    /// Its name.
    pub name: String,
    /// The org chart; a parent comes before its children.
    pub units: Vec<Unit>,
    /// Everyone who has an account, guests included.
    pub people: Vec<Person>,
    /// The spaces, personal ones and conversations excluded.
    pub spaces: Vec<Space>,
    /// The posts, oldest first.
    pub posts: Vec<Post>,
    /// Private conversations.
    pub conversations: Vec<Conversation>,
}

/// A node of the org chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// The unit it belongs to, an index in [`Company::units`].
    pub parent: Option<usize>,
}

/// Someone with an account.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// What follows the `@` of a mention; unique.
    pub handle: String,
    /// Full name.
    pub name: String,
    /// What they do.
    pub job: String,
    /// Their unit, an index in [`Company::units`].
    pub unit: usize,
    /// Where they work.
    pub site: String,
    /// Their manager, an index in [`Company::people`].
    pub manager: Option<usize>,
    /// `"fr"` or `"en"`.
    pub lang: &'static str,
    /// Codes of the languages they speak.
    pub languages: Vec<&'static str>,
    /// What they are good at.
    pub skills: Vec<String>,
    /// What they can be asked about; empty for many.
    pub ask_about: String,
    /// What they work on; empty for many.
    pub working_on: String,
    /// A telephone number of those that are kept for fiction; empty for guests.
    pub phone: String,
    /// Markdown; empty for many.
    pub about: String,
    /// Administers the network.
    pub administrator: bool,
    /// A generated portrait, for part of the people.
    pub photo: Option<Picture>,
    /// When the account was opened, microseconds UTC.
    pub joined: i64,
    /// Offered on the sign-in page of the demo.
    pub featured: bool,
    /// Comes from a customer.
    pub guest: bool,
    /// How readily they write: 0 for those who only read, up to 5. Never shown to anyone.
    pub voice: u32,
}

/// A community.
#[derive(Clone, Debug, PartialEq)]
pub struct Space {
    /// What follows the `~` of a mention; unique.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// `"company"`, `"practice"`, `"interest"`, `"project"` or `"external"`.
    pub kind: &'static str,
    /// `"open"`, `"closed"` or `"secret"`.
    pub access: &'static str,
    /// One or two sentences.
    pub description: String,
    /// Markdown; empty for many.
    pub charter: String,
    /// `"fr"` or `"en"`.
    pub lang: &'static str,
    /// Who created it; also an animator.
    pub founder: usize,
    /// Its animators, the founder first.
    pub animators: Vec<usize>,
    /// Everyone in it, animators included, in ascending order.
    pub members: Vec<usize>,
    /// When it was created, microseconds UTC; its founder had joined.
    pub created: i64,
    /// Its starting points; most have none of their own.
    pub prompts: Vec<StartingPoint>,
}

/// How a post may begin in a space.
#[derive(Clone, Debug, PartialEq)]
pub struct StartingPoint {
    /// Its name.
    pub label: String,
    /// The kind of post.
    pub kind: String,
    /// How the text begins, Markdown.
    pub text: String,
    /// Whether it is for whoever never published.
    pub newcomers: bool,
}

/// A reaction: who, and the emoji. A person uses an emoji once on a thing.
pub type Reaction = (usize, String);

/// A post with all that hangs from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// Index in [`Company::spaces`].
    pub space: usize,
    /// Index in [`Company::people`].
    pub author: usize,
    /// Microseconds UTC.
    pub at: i64,
    /// What it is.
    pub kind: Kind,
    /// A question, a poll, an announcement and an article always have one.
    pub title: Option<String>,
    /// Markdown, with `@handle`, `~slug` and `#topic`.
    pub body: String,
    /// Pictures attached; the first of an article is its cover.
    pub pictures: Vec<Picture>,
    /// Other files attached.
    pub files: Vec<FileSample>,
    /// Comments, oldest first.
    pub comments: Vec<Comment>,
    /// Reactions to the post itself.
    pub reactions: Vec<Reaction>,
    /// When it was edited, and the body since then.
    pub edited: Option<(i64, String)>,
    /// What people did with it, oldest first.
    pub moves: Vec<Move>,
}

/// What a post is, with what it asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Words, and no more.
    Message,
    /// Something asked; [`Act::Accept`] settles it.
    Question,
    /// Options to choose from.
    Poll {
        /// Two at least, each different.
        options: Vec<String>,
        /// Whether one may choose several.
        several: bool,
        /// Whether nobody can find out who chose what.
        anonymous: bool,
        /// When it closes of itself, microseconds UTC; may lie after the end.
        until: Option<i64>,
    },
    /// Said by an animator of the space.
    Announcement {
        /// Whether everybody is asked to acknowledge it.
        acknowledge: bool,
        /// By when, microseconds UTC; may lie after the end.
        before: Option<i64>,
    },
    /// Thanks.
    Praise {
        /// To whom, indexes in [`Company::people`].
        to: Vec<usize>,
    },
    /// A text to read at leisure.
    Article {
        /// The series of its space that it is part of; empty for none.
        series: String,
    },
}

impl Kind {
    /// Its name on the network.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Message => "message",
            Kind::Question => "question",
            Kind::Poll { .. } => "poll",
            Kind::Announcement { .. } => "announcement",
            Kind::Praise { .. } => "praise",
            Kind::Article { .. } => "article",
        }
    }
}

/// What somebody did with a post of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Index in [`Company::people`].
    pub person: usize,
    /// Microseconds UTC.
    pub at: i64,
    /// What.
    pub act: Act,
}

/// What can be done with posts.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Accepts a comment, an index in [`Post::comments`], as the answer.
    Accept(usize),
    /// Chooses these options of a poll.
    Vote(Vec<usize>),
    /// Closes a poll.
    Close,
    /// Says that an announcement was read.
    Acknowledge,
    /// No longer asks to acknowledge.
    End,
}

/// A comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Index in [`Company::people`].
    pub author: usize,
    /// Microseconds UTC.
    pub at: i64,
    /// The comment it answers, an earlier index in the same list.
    pub parent: Option<usize>,
    /// Markdown.
    pub body: String,
    /// Reactions to it.
    pub reactions: Vec<Reaction>,
}

/// A file attached to a post.
#[derive(Clone, Debug, PartialEq)]
pub struct FileSample {
    /// Its name, with an extension.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A private conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversation {
    /// Who takes part, at least two.
    pub people: Vec<usize>,
    /// Author, moment (microseconds UTC), Markdown; oldest first.
    pub messages: Vec<(usize, i64, String)>,
}
