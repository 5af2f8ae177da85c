//! What a post and a comment are.

use kernel::{Etag, PersonId, Time};

use crate::kinds::{Field, Fields, Kind, NUMBER};

kernel::id! {
    /// A post.
    PostId,
    /// A comment.
    CommentId,
    /// A topic.
    TopicId,
}

impl PostId {
    /// When the post was published, to the millisecond: the identifier says so.
    pub fn at(self) -> Time {
        Time::from_millis(self.0 >> kernel::id::ENTROPY_BITS)
    }
}

/// A post, as written.
#[derive(Clone, Debug)]
pub struct Post {
    /// Identifier; sorts by time.
    pub id: PostId,
    /// What it is.
    pub kind: Kind,
    /// Its title; may be empty.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// The body as safe HTML.
    pub html: String,
    /// Language of the body; empty when unknown.
    pub lang: String,
    /// Who wrote it.
    pub author: PersonId,
    /// When it was published.
    pub created_at: Time,
    /// When it was last edited.
    pub edited_at: Option<Time>,
    /// The state it is in, of those its kind declares.
    pub state: String,
    /// What its kind adds.
    pub fields: Fields,
}

/// A comment, as written.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Identifier; sorts by time.
    pub id: CommentId,
    /// The post it is about.
    pub post: PostId,
    /// The comment it replies to.
    pub parent: Option<CommentId>,
    /// The first comment of its branch, under which it is shown.
    pub root: Option<CommentId>,
    /// Who wrote it.
    pub author: PersonId,
    /// Markdown.
    pub body: String,
    /// The body as safe HTML.
    pub html: String,
    /// Language of the body; empty when unknown.
    pub lang: String,
    /// When it was written.
    pub created_at: Time,
    /// When it was last edited.
    pub edited_at: Option<Time>,
    /// Whether it was deleted, and only holds its replies together.
    pub deleted: bool,
}

impl Post {
    /// What its kind asks of one in its state.
    pub fn asked(&self) -> Vec<Field> {
        self.kind.fields_in(&self.state)
    }

    /// The address of its page.
    pub fn href(&self) -> String {
        format!("/posts/{}", self.id)
    }

    /// The tag of its wording, and of what its kind asked for.
    pub fn etag(&self) -> Etag {
        let asked = self.asked();
        let asked = asked.iter().map(|field| match self.fields.get(&field.name) {
            Some(value) => value.to_string(),
            None => String::new(),
        });
        let all: Vec<String> =
            [self.title.clone(), self.body.clone()].into_iter().chain(asked).collect();
        Etag::of(&all.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// What it is called in a line: its number where it has one, and its title, or how it begins.
    pub fn heading(&self) -> String {
        let words = match self.title.is_empty() {
            true => text::parse(&self.body).excerpt(70),
            false => self.title.clone(),
        };
        self.number().map_or(words.clone(), |number| format!("{number} · {words}"))
    }

    /// The number that its kind gave it.
    pub fn number(&self) -> Option<&str> {
        self.fields.text_of(NUMBER)
    }
}

impl Comment {
    /// The tag of its wording.
    pub fn etag(&self) -> Etag {
        Etag::of(&[&self.body])
    }
}
