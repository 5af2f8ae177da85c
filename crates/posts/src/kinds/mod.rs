//! Kinds of posts: question, poll, announcement… One mechanism for all of them.
//!
//! A kind declares what it adds to what every post has: [`Field`]s that its form asks for, states,
//! [`Move`]s from one state to another with who may make them, and a [`Part`], what its card shows.
//! Forms, the API and its description, access, the log and live events follow from the declaration.
//!
//! A kind is one folder here (rule, templates, words in both languages) and one line in `kinds!`.
//!
//! Invariants:
//! - what is in `posts.fields` passed the declaration of its kind;
//! - a move is made by whoever reads the post and whom the declaration allows, in a state it
//!   allows, and is in the log;
//! - what somebody answered anonymously is not in the database under their name, nor in the log.

pub mod answers;
mod fields;
mod form;
mod list;
mod moves;
mod part;
mod store;

pub use answers::{unanswered, waiting};
pub(crate) use fields::fill;
pub use fields::{Field, Fields, Filled, Given, Input};
pub(crate) use form::{blank, filled, forms, given};
pub use list::KindView;
pub use moves::{Move, Moved, Moving, Who, make};
pub use part::{AnyPart, Part, SeenPart, Show, parts};

use std::collections::HashMap;
use std::ops::Deref;

use kernel::{App, PersonId, Result, Time, Tx, params};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{CommentId, Post, PostId};

macro_rules! kinds {
    ($($module:ident::$kind:ident),+ $(,)?) => {
        $(pub mod $module;)+
        /// Every kind there is, in the order a form offers them; the first is the usual one.
        static ALL: &[&dyn PostKind] = &[$(&$module::$kind),+];
    };
}

kinds! {
    message::Message,
    question::Question,
    poll::Poll,
    announcement::Announcement,
    praise::Praise,
    article::Article,
    share::Share,
}

/// What a kind declares. Its words are messages of Fluent: `kind-NAME`, and for each field
/// `kind-NAME-FIELD`, with a hint `kind-NAME-FIELD.hint`.
pub trait PostKind: Sync {
    /// As stored, and known to programs.
    fn name(&self) -> &'static str;

    /// The icon beside its name.
    fn icon(&self) -> &'static str;

    /// Which words it cannot do without, beside what every post needs: a title, a text.
    fn needs(&self) -> Needs {
        Needs::default()
    }

    /// Whether only those who run a community publish one there, and nowhere else.
    fn for_animators(&self) -> bool {
        false
    }

    /// Whether the form that writes posts offers it: others are written from elsewhere.
    fn offered(&self) -> bool {
        true
    }

    /// Whether it is something without title, text and files.
    fn stands_alone(&self) -> bool {
        false
    }

    /// Checks what only the database knows of its fields.
    ///
    /// # Errors
    /// `Invalid`, naming the field.
    fn check(&self, _tx: &mut Tx<'_>, _author: PersonId, _fields: &Fields) -> Result<()> {
        Ok(())
    }

    /// What its form asks for beside title and text.
    fn fields(&self) -> &'static [Field] {
        &[]
    }

    /// The states it can be in.
    fn states(&self) -> &'static [&'static str] {
        &[""]
    }

    /// The state of a new one, whose fields are these.
    ///
    /// # Errors
    /// `Invalid`, naming the field, where fields that are right alone are wrong together or now.
    fn begin(&self, _fields: &Fields, _now: Time) -> Result<&'static str> {
        Ok("")
    }

    /// What can be done with one.
    fn moves(&self) -> &'static [Move] {
        &[]
    }

    /// The page, below the address of one, that asks before a move which wants to be confirmed.
    fn asks_before(&self, _move: &str) -> Option<&'static str> {
        None
    }

    /// The moves by which a comment settles one, where comments do.
    fn settling(&self) -> Option<Settling> {
        None
    }

    /// The comment that settles one, by its fields.
    fn accepted(&self, _fields: &Fields) -> Option<CommentId> {
        None
    }

    /// The state and the fields of one after a comment went away; nothing where they stay.
    fn comment_gone(&self, _: &Fields, _: CommentId) -> Option<(&'static str, Fields)> {
        None
    }

    /// What its cards show, for those of these posts that show more than words.
    fn parts(&self, _tx: &mut Tx<'_>, _posts: &[&Post]) -> Result<Vec<part::Found>> {
        Ok(Vec::new())
    }

    /// Who may see who answered what; nothing where nobody may.
    fn answers_shown_to(&self, _post: &Post) -> Option<Who> {
        None
    }

    /// An answer as stored, in words that people read.
    fn say(&self, _fields: &Fields, answer: &str) -> String {
        answer.to_owned()
    }

    /// Whether everybody who sees the space is waited for.
    fn awaits_everybody(&self) -> bool {
        false
    }
}

/// Which words a post of a kind cannot do without.
#[derive(Clone, Copy, Debug, Default)]
pub struct Needs {
    /// A title.
    pub title: bool,
    /// A text.
    pub body: bool,
}

/// The moves by which a comment settles a post: each names the comment in its field `comment`.
#[derive(Clone, Copy, Debug)]
pub struct Settling {
    /// The comment settles it.
    pub accept: &'static str,
    /// It does no longer.
    pub reopen: &'static str,
}

/// What a post is: one of the kinds there are.
#[derive(Clone, Copy)]
pub struct Kind(&'static dyn PostKind);

impl Kind {
    /// Every kind, in the order a form offers them.
    pub fn all() -> impl Iterator<Item = Kind> {
        ALL.iter().map(|kind| Kind(*kind))
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::all().find(|kind| kind.name() == name)
    }

    /// The kind that shows another post.
    pub(crate) fn share() -> Kind {
        Kind(&share::Share)
    }

    /// Of a stored word. One that is not known any more is shown as a message.
    pub(crate) fn stored(name: &str) -> Kind {
        Kind::named(name).unwrap_or_default()
    }

    /// The move of this name.
    pub(crate) fn move_named(self, name: &str) -> Option<&'static Move> {
        self.0.moves().iter().find(|candidate| candidate.name == name)
    }
}

impl Deref for Kind {
    type Target = dyn PostKind;
    fn deref(&self) -> &Self::Target {
        self.0
    }
}

impl Default for Kind {
    fn default() -> Self {
        Kind(&message::Message)
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Kind {}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let name = String::deserialize(d)?;
        Kind::named(&name).ok_or_else(|| {
            let names: Vec<&str> = Kind::all().map(|kind| kind.name()).collect();
            serde::de::Error::custom(format!("no such kind: {name} (there are {names:?})"))
        })
    }
}

impl utoipa::PartialSchema for Kind {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::schema::Object::builder()
            .schema_type(utoipa::openapi::schema::Type::String)
            .enum_values(Some(Kind::all().map(|kind| kind.name())))
            .build()
            .into()
    }
}

impl utoipa::ToSchema for Kind {
    fn name() -> std::borrow::Cow<'static, str> {
        "PostKind".into()
    }
}

/// A post that a comment may settle.
pub(crate) struct Asked {
    kind: Kind,
    fields: Fields,
    /// Who wrote it.
    pub(crate) by: PersonId,
}

impl Asked {
    /// Whether this comment settles it.
    pub(crate) fn is_settled_by(&self, comment: CommentId) -> bool {
        self.kind.accepted(&self.fields) == Some(comment)
    }

    /// The move by which a host says of this comment that it settles the post, or no longer does.
    pub(crate) fn settling(&self, comment: CommentId) -> Option<&'static str> {
        let Settling { accept, reopen } = self.kind.settling()?;
        Some(if self.is_settled_by(comment) { reopen } else { accept })
    }
}

/// Those of these posts that a comment may settle.
pub(crate) fn asked(
    tx: &mut Tx<'_>,
    posts: impl Iterator<Item = PostId>,
) -> Result<HashMap<PostId, Asked>> {
    let mut ids: Vec<i64> = posts.map(|post| post.0).collect();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = tx.query(&store::STATES, params![ids], |row| {
        let (kind, fields) = (row.get::<String>(1)?, row.get::<String>(3)?);
        let (kind, fields) = (Kind::stored(&kind), Fields::stored(&fields));
        Ok((row.get::<PostId>(0)?, Asked { kind, fields, by: row.get(2)? }))
    })?;
    Ok(rows.into_iter().filter(|(_, asked)| asked.kind.settling().is_some()).collect())
}

/// A comment is no longer there: a post that it settled is open again.
pub(crate) fn comment_gone(tx: &mut Tx<'_>, post: PostId, comment: CommentId) -> Result<()> {
    let asked = asked(tx, std::iter::once(post))?.remove(&post);
    match asked.and_then(|asked| asked.kind.comment_gone(&asked.fields, comment)) {
        Some((state, fields)) => {
            tx.execute(&store::SET_STATE, params![post, state, fields.text()]).map(drop)
        }
        None => Ok(()),
    }
}

/// Notes whom a post is about.
pub(crate) fn concern(tx: &mut Tx<'_>, post: PostId, people: &[PersonId]) -> Result<()> {
    people.iter().try_for_each(|person| tx.execute(&store::ABOUT, params![post, person]).map(drop))
}

/// Moves and answers, in pages and in the API.
pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/posts/{id}/moves/{name}", post(moves::submit))
        .route("/posts/{id}/close", get(poll::closing::page))
        .route("/posts/{id}/answers", get(answers::page))
        .route("/posts/{id}/answers.csv", get(answers::csv))
        .routes(routes!(list::api))
        .routes(routes!(moves::api))
        .routes(routes!(answers::api))
}
