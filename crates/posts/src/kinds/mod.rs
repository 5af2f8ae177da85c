//! Kinds of posts: question, poll, announcement… One mechanism for all of them.
//!
//! A kind declares what it adds to what every post has: [`Field`]s that its form asks for, states,
//! [`Move`]s from one state to another with who may make them, and a [`Part`], what its card shows.
//! Forms, the API and its description, access, the log and live events follow from the declaration.
//!
//! A kind is one folder in the crate of its capability (rule, template, words in both languages, style)
//! and says [`kind!`](crate::kind). The recipe is in ARCHITECTURE.md.
//!
//! Invariants:
//! - what is in `posts.fields` passed the declaration of its kind;
//! - a move is made by whoever reads the post and whom the declaration allows, in a state it
//!   allows, and is in the log;
//! - a post of a kind that is not known is shown with its words, and is not changed;
//! - what somebody answered anonymously is not in the database under their name, nor in the log.

pub mod announcement;
pub mod answers;
pub mod article;
mod change;
mod field;
mod fields;
mod fill;
mod form;
mod list;
pub mod message;
mod moves;
pub(crate) mod naming;
mod part;
mod plain;
pub mod poll;
pub mod praise;
pub mod question;
mod registry;
mod said;
mod settling;
pub mod share;
mod store;
mod unknown;
mod who;

pub use answers::{unanswered, waiting};
pub(crate) use change::{Change, change};
pub use field::{Field, Input};
pub use fields::{Due, Fields, Filled, Given};
pub(crate) use fill::fill;
pub use fill::takes;
pub use form::{beginning, current, given, left_over, of_post, one, unasked};
pub(crate) use form::{blank, changed, filled, forms, is_offered};
pub use list::KindView;
pub use moves::{Move, Moved, Moving, make};
pub use naming::named;
pub use part::{AnyPart, Found, Part, SeenPart, Show, badge, parts};
pub use registry::{Declared, Kind, KindName, Kinds, Word};
pub use said::{NamedIn, named_in, words, wrong};
pub(crate) use said::{as_given, kept_of, people_in, said, whole, whole_of};
pub use settling::Settling;
pub(crate) use settling::{Asked, asked, comment_gone};
pub use who::Who;

#[doc(hidden)]
pub use kernel::inventory;

use std::collections::HashMap;

use kernel::{App, Cursor, Error, PersonId, Result, Slice, Time, Tx, Viewer, params};
use serde_json::Value;
use spaces::Visible;
use ui::Locale;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{CommentId, Post, PostId};

/// The field in which a kind keeps the number that it gives each of its posts.
pub const NUMBER: &str = "number";

/// What a kind declares. Only its name, its icon and its place have to be said.
pub trait PostKind: Send + Sync + 'static {
    /// As stored, and known to programs: small letters, digits and hyphens.
    fn name(&self) -> &str;

    /// Which version of what declares it this is, where that changes while running: an older one never takes
    /// the place of a newer one.
    fn version(&self) -> i64 {
        0
    }

    /// The icon beside its name.
    fn icon(&self) -> &str;

    /// Where forms offer it: lower numbers first.
    fn place(&self) -> u16;

    /// Its words. `key` is empty for its name and `.hint` for what it is for; `-FIELD`, `-FIELD.hint`
    /// and `-FIELD-CHOICE` for what it asks. Messages of Fluent, `kind-NAME` followed by the key, where
    /// a kind is declared in code.
    fn word(&self, l: Locale, key: &str) -> String {
        l.t(&format!("kind-{}{key}", self.name()))
    }

    /// Which words it cannot do without, beside what every post needs: a title, a text.
    fn needs(&self) -> Needs {
        Needs::default()
    }

    /// Whether one belongs to the company rather than to its author: it stays when they are erased, and no longer
    /// names them.
    fn is_companys(&self) -> bool {
        false
    }

    /// Whether only those who run a community publish one there, and nowhere else.
    fn for_animators(&self) -> bool {
        false
    }

    /// Whether forms for a space of this kind and address offer it.
    fn is_for(&self, _kind: spaces::Kind, _slug: &str) -> bool {
        true
    }

    /// Whether somebody is told that it is there: where it is for some spaces alone, those who see one.
    ///
    /// # Errors
    /// Whatever the database meets.
    fn is_known_to(&self, _tx: &mut Tx<'_>, _viewer: &Viewer) -> Result<bool> {
        Ok(true)
    }

    /// Lets somebody who may publish in this space publish one there.
    ///
    /// # Errors
    /// `Invalid` on the field `kind`, saying why not.
    fn publishable(&self, _tx: &mut Tx<'_>, _viewer: &Viewer, space: &Visible) -> Result<()> {
        match self.for_animators() && !(space.animates() && space.is_community()) {
            true => Err(Error::field("kind", "kind-only-animators")),
            false => Ok(()),
        }
    }

    /// Whether the form that writes posts offers it: others are written from elsewhere.
    fn offered(&self) -> bool {
        true
    }

    /// Whether it is something without title, text and files.
    fn stands_alone(&self) -> bool {
        false
    }

    /// Whether this application knows it: what is not known is not changed.
    fn is_known(&self) -> bool {
        true
    }

    /// Lets nothing of one be changed by a declaration that is no longer the one that holds.
    ///
    /// # Errors
    /// `Conflict` where another holds.
    fn holds(&self, _tx: &mut Tx<'_>) -> Result<()> {
        Ok(())
    }

    /// The page that shows one, where that is not the page of posts. Below it, `edit` changes it and `versions`
    /// tells what it said before.
    fn own_page(&self, _post: PostId) -> Option<String> {
        None
    }

    /// What its form asks for beside title and text, in the order of the form.
    fn fields(&self) -> Vec<Field> {
        Vec::new()
    }

    /// What one in this state has of fields: what is shown of it, and may be changed.
    fn fields_in(&self, _state: &str) -> Vec<Field> {
        self.fields()
    }

    /// Who may change the fields of one in this state; of them, its author may change its words too.
    fn editors(&self, _state: &str) -> Who {
        Who::Author
    }

    /// Whether its author may delete it as things are; whoever runs the community always may.
    ///
    /// # Errors
    /// Whatever the database meets.
    fn author_deletes(&self, _tx: &mut Tx<'_>, _post: &Post) -> Result<bool> {
        Ok(true)
    }

    /// What a new one says of itself beside what its author typed (`said`): its [`NUMBER`], by which it is found.
    fn adds(&self, _tx: &mut Tx<'_>, _author: PersonId, _said: &Fields) -> Result<Fields> {
        Ok(Fields::default())
    }

    /// The fields of an example, as a program sends them, where a value for each field alone makes no
    /// sound whole. `GET /api/v1/kinds` shows it, and tests that draw every kind publish it.
    fn example(&self) -> Value {
        Value::Null
    }

    /// Checks its fields together, and what only the database knows of them; when it is published and
    /// when they are changed.
    ///
    /// # Errors
    /// `Invalid`, naming the field.
    fn check(&self, _tx: &mut Tx<'_>, _author: PersonId, _fields: &Fields) -> Result<()> {
        Ok(())
    }

    /// The states it can be in.
    fn states(&self) -> Vec<Word> {
        vec!["".into()]
    }

    /// The state of a new one, whose fields are these.
    ///
    /// # Errors
    /// `Invalid`, naming the field, where fields that are right are wrong now.
    fn begin(&self, _fields: &Fields, _now: Time) -> Result<Word> {
        Ok("".into())
    }

    /// Allows the fields of a published one to become these; answers its state then.
    ///
    /// # Errors
    /// `Invalid`, naming the field that may not be changed, or not any more.
    fn changed(&self, _tx: &mut Tx<'_>, post: &Post, _fields: &Fields) -> Result<Word> {
        Ok(post.state.clone().into())
    }

    /// Keeps rows of its own in step: one was published, edited or moved by this person, and is like
    /// this now.
    ///
    /// # Errors
    /// Whatever the database says; nothing is published or edited then.
    fn written(&self, _tx: &mut Tx<'_>, _by: PersonId, _post: &Post) -> Result<()> {
        Ok(())
    }

    /// Whether nothing more is said of one in this state: it leads on to another.
    fn is_closed(&self, _state: &str) -> bool {
        false
    }

    /// Whether one in this state waits for the answer of everybody who sees the space.
    fn awaits(&self, _state: &str) -> bool {
        false
    }

    /// What can be done with one.
    fn moves(&self) -> Vec<Move> {
        Vec::new()
    }

    /// Makes a move, one of those declared: who makes it may, its fields are right.
    ///
    /// # Errors
    /// `Conflict` where it cannot be made now; `Invalid`, naming the field.
    fn act(&self, _tx: &mut Tx<'_>, _moving: &Moving<'_>) -> Result<Moved> {
        Ok(Moved::stays())
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
    fn comment_gone(&self, _: &Fields, _: CommentId) -> Option<(Word, Fields)> {
        None
    }

    /// What the cards of these posts show of the kind, for those that show anything: its name and its
    /// fields, where it says no more.
    fn parts(&self, tx: &mut Tx<'_>, posts: &[&Post]) -> Result<Vec<Found>> {
        plain::load(tx, posts)
    }

    /// What of the fields of one is shown, to everybody alike.
    fn shown(&self, post: &Post) -> Fields {
        post.fields.clone()
    }

    /// Who may see who answered what; nothing where nobody may.
    fn answers_shown_to(&self, _post: &Post) -> Option<Who> {
        None
    }

    /// An answer as stored, in words that people read.
    fn say(&self, _l: Locale, _fields: &Fields, answer: &str) -> String {
        answer.to_owned()
    }

    /// Whether everybody who follows its space is told of one.
    fn told_to_all(&self) -> bool {
        false
    }

    /// Whether the page of answers names those who see the space and have not answered.
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

/// Keeps the state and the fields of a post. Whoever calls it says so in the log.
///
/// # Errors
/// Whatever the database meets.
pub fn keep(
    tx: &mut Tx<'_>,
    post: PostId,
    kind: &Kind,
    state: &str,
    fields: &Fields,
) -> Result<()> {
    let (text, awaits) = (fields.text(), kind.awaits(state));
    tx.execute(&store::SET_STATE, params![post, state, text, awaits]).map(drop)
}

/// Notes whom a post is about.
pub(crate) fn concern(tx: &mut Tx<'_>, post: PostId, people: &[PersonId]) -> Result<()> {
    people.iter().try_for_each(|person| tx.execute(&store::ABOUT, params![post, person]).map(drop))
}

/// Notes whom a post is about, in place of those before.
pub(crate) fn concern_again(tx: &mut Tx<'_>, post: PostId, people: &[PersonId]) -> Result<()> {
    tx.execute(&store::FORGET_ABOUT, params![post])?;
    concern(tx, post, people)
}

/// Whom these posts are about (`post_people`).
pub fn people_of(tx: &mut Tx<'_>, posts: &[PostId]) -> Result<HashMap<PostId, Vec<PersonId>>> {
    let ids: Vec<i64> = posts.iter().map(|post| post.0).collect();
    let mut people: HashMap<PostId, Vec<PersonId>> = HashMap::new();
    for (post, person) in
        tx.query(&store::PEOPLE, params![ids], |row| Ok((row.get::<PostId>(0)?, row.get(1)?)))?
    {
        people.entry(post).or_default().push(person);
    }
    Ok(people)
}

/// The newest posts of a kind that the viewer may read, in all spaces: one range of an index.
pub fn newest(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    kind: &KindName,
    cursor: Cursor,
) -> Result<Slice<PostId>> {
    let (open, kind, most) = (viewer.sees_open(), kind.as_str(), cursor.limit + 1);
    let values = params![viewer.id, open, kind, cursor.before, most];
    let found = tx.query(&store::NEWEST, values, |row| row.get::<PostId>(0))?;
    Ok(Slice::cut(found, cursor.limit, |post| post.0))
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
