//! Posts that wait for a manager of their space, where the space chose so. Such a post is a draft that its
//! author sent: nobody else has it on any page, list or channel but the managers of the space, and what one
//! of them publishes is a new post like any other.
//!
//! Invariants:
//! - what managers write never waits; comments do not wait;
//! - a manager publishes the words they read: a post that waits is not changed, only taken back;
//! - where a post would have to wait, one that is published is not edited.

mod decide;
mod page;
mod store;

pub(crate) use decide::{Refusal, give_back};
pub use decide::{approve, refuse};

use std::collections::HashMap;

use kernel::{Activity, Error, Message, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use spaces::{ShownAudience, Visible};
use ui::Locale;

use crate::drafts::{Draft, DraftId};
use crate::kinds::{self, Fields, Kinds};
use crate::logged;
use crate::publish::NewPost;
use crate::record::{self, PostContent};
use crate::{FileId, PostId};

pub(crate) use page::routes;
use store::{
    COUNT, IS_DRAFT, IS_WAITING, JOINED_AND_WROTE, OF, OF_DRAFT, SEND, SET, SET_ORIGIN, TAKE_FILES,
    WAITING, WAITING_OF,
};

kernel::words! {
    /// Whose posts wait in a space.
    #[derive(Default)]
    Approval {
        /// Nobody's.
        #[default]
        Nobody = "nobody",
        /// Those of people who joined within a week or published less than three posts there.
        Newcomers = "newcomers",
        /// Those of guests.
        Guests = "guests",
        /// Those that link somewhere.
        Links = "links",
        /// Everybody's but the managers'.
        Everyone = "everyone",
    } or Nobody
}

/// Posts of one person that may wait at the same time.
const MOST: i64 = 20;
/// A newcomer joined within so many seconds, or published less than so many posts.
const NEW_SECONDS: i64 = 7 * 86_400;
const NEW_POSTS: i64 = 3;

/// Whose posts wait in this space.
///
/// # Errors
/// Whatever the database meets.
pub fn of(tx: &mut Tx<'_>, space: SpaceId) -> Result<Approval> {
    let kept = tx.query_opt(&OF, params![space], |row| row.get::<String>(0))?;
    Ok(kept.map(|word| Approval::parse(&word)).unwrap_or_default())
}

/// Chooses whose posts wait in a space that the viewer runs; what waits already still does.
///
/// # Errors
/// `Forbidden` to all but its managers.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, space: Visible, whose: Approval) -> Result<()> {
    let space = space.animated()?;
    tx.execute(&SET, params![space.id, whose.as_str()])?;
    let activity = Activity::new(logged::SPACE_APPROVAL, space.id.0).by(viewer.id);
    tx.log(activity.data(serde_json::json!({ "whose": whose.as_str() })))
}

/// Whether what the viewer writes in this space waits.
///
/// # Errors
/// Whatever the database meets.
pub fn waits(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, words: &[&str]) -> Result<bool> {
    if !space.is_community() || space.animates() {
        return Ok(false);
    }
    match of(tx, space.id)? {
        Approval::Nobody => Ok(false),
        Approval::Everyone => Ok(true),
        Approval::Guests => Ok(!viewer.sees_open()),
        Approval::Links => Ok(words.iter().any(|words| links(words))),
        Approval::Newcomers => is_newcomer(tx, viewer.id, space.id),
    }
}

fn links(words: &str) -> bool {
    words.contains("://") || words.contains("www.") || text::parse(words).links().next().is_some()
}

fn is_newcomer(tx: &mut Tx<'_>, person: PersonId, space: SpaceId) -> Result<bool> {
    let since = tx.now().plus_seconds(-NEW_SECONDS);
    let values = params![space, person, NEW_POSTS];
    tx.query_one(&JOINED_AND_WROTE, values, |row| {
        let (joined, wrote): (Option<Time>, i64) = (row.get(0)?, row.get(1)?);
        Ok(wrote < NEW_POSTS || joined.is_some_and(|joined| joined > since))
    })
}

/// Lets a published post of the viewer's be edited.
///
/// # Errors
/// `Forbidden` where it would have to wait, written now.
pub fn editable(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, words: &[&str]) -> Result<()> {
    match waits(tx, viewer, space, words)? {
        true => {
            let error = Error::new(kernel::error::Meaning::Forbidden, "approval-no-edits");
            Err(error.and_field("body", "approval-no-edits"))
        }
        false => Ok(()),
    }
}

/// Has a post wait for the managers of its space.
///
/// # Errors
/// `Invalid`, naming the field, for what could not be published, or where too many wait.
pub(crate) fn send(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    (new, content): (&NewPost, &PostContent),
) -> Result<DraftId> {
    let waiting: i64 = tx.query_one(&WAITING_OF, params![viewer.id], |row| row.get(0))?;
    if waiting >= MOST {
        return Err(Error::field("body", Message::new("approval-too-many").with("most", MOST)));
    }
    record::ready(tx, viewer.id, space.id, content)?;
    let id: DraftId = tx.new_id();
    // It is published for no more than read it now.
    let shown = match &new.audience {
        Some(shown) => shown.clone(),
        None => ShownAudience::now(tx, space)?,
    };
    let new = NewPost { space: space.slug.clone(), audience: Some(shown), ..new.clone() };
    let words = serde_json::to_string(&new)?;
    tx.execute(&SEND, params![id, viewer.id, words, tx.now(), space.id])?;
    take_files(tx, viewer, id, &new.files)?;
    tx.log(Activity::new(logged::DRAFT_SENT, id.0).by(viewer.id).within(space.id))?;
    Ok(id)
}

/// Lets those who have a draft of the viewer's to decide on open its files.
///
/// # Errors
/// `Invalid` on the field `file` where one is not there any more, or is in another that is to be decided on.
pub(crate) fn take_files(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: DraftId,
    files: &[FileId],
) -> Result<()> {
    let files: Vec<i64> = files.iter().map(|file| file.0).collect();
    let taken = tx.execute(&TAKE_FILES, params![id, viewer.id, files.clone()])?;
    match usize::try_from(taken).ok() == Some(files.len()) {
        true => Ok(()),
        false => Err(Error::field("file", "post-file-gone")),
    }
}

/// What a post that is not published says in its fields: what each is called, and what it says.
#[must_use]
pub fn in_words(tx: &Tx<'_>, viewer: &Viewer, content: &NewPost) -> Vec<(String, String)> {
    let l = Locale::new(viewer.lang);
    let Ok(kind) = content.kind.find(&Kinds::of(tx)) else { return Vec::new() };
    let given = content.fields.0.iter();
    let fields = given
        .fold(Fields::default(), |fields, (name, value)| fields.with(name, Some(value.clone())));
    let said = kind.fields().into_iter().filter_map(|field| {
        let words = match field.names_people() {
            // As they were named: nobody is looked up before it is published.
            true => fields.lines(&field.name).join(", "),
            false => kinds::words(l, &kind, &field, &fields, &HashMap::new())?,
        };
        Some((kind.word(l, &format!("-{}", field.name)), words))
    });
    said.filter(|(_, words)| !words.is_empty()).collect()
}

/// What is done with a post that waited when it is published, by the crate by which it was made.
pub struct Origin {
    /// Of the number that was [kept](keep_origin) with it: of all that declare one, the crate whose number it is knows it.
    pub published: fn(&mut Tx<'_>, i64, PostId) -> Result<()>,
}

kernel::inventory::collect!(Origin);

/// Declares an [`Origin`].
#[macro_export]
macro_rules! origin {
    ($value:expr) => {
        $crate::kinds::inventory::submit! { $value }
    };
}

/// Keeps with a post that waits by what it was made.
///
/// # Errors
/// Whatever the database meets.
pub fn keep_origin(tx: &mut Tx<'_>, id: DraftId, origin: i64) -> Result<()> {
    tx.execute(&SET_ORIGIN, params![id, origin]).map(drop)
}

/// Whether this number is of a draft of the viewer's.
pub(crate) fn is_draft(tx: &mut Tx<'_>, viewer: &Viewer, id: i64) -> Result<bool> {
    Ok(tx.query_opt(&IS_DRAFT, params![id, viewer.id], |row| row.get::<i64>(0))?.is_some())
}

/// Whether this draft waits.
///
/// # Errors
/// Whatever the database meets.
pub fn is_waiting(tx: &mut Tx<'_>, id: DraftId) -> Result<bool> {
    Ok(tx.query_opt(&IS_WAITING, params![id], |row| row.get::<i64>(0))?.is_some())
}

/// A post that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// What it will be.
    pub draft: Draft,
    /// Who wrote it.
    pub author: PersonId,
    /// Where it waits.
    pub space: SpaceId,
}

impl Waiting {
    /// A line to know it by.
    pub fn heading(&self) -> String {
        self.draft.content.heading()
    }
}

/// What waits in the spaces that the viewer runs, or in one of them, but for their own, the oldest first. A guest
/// who runs one reads what was sent since it takes guests.
///
/// # Errors
/// Whatever the database meets.
pub fn waiting(tx: &mut Tx<'_>, viewer: &Viewer, space: Option<SpaceId>) -> Result<Vec<Waiting>> {
    let space = space.map_or(0, |space| space.0);
    tx.query(&WAITING, params![viewer.id, viewer.sees_open(), space], store::waiting)
}

/// How many wait in a space that the viewer runs, but for their own; and how many are scheduled for it and ask for an
/// approval ([`crate::plan`]).
///
/// # Errors
/// Whatever the database meets.
pub fn count(tx: &mut Tx<'_>, viewer: &Viewer, space: SpaceId) -> Result<(i64, i64)> {
    tx.query_one(&COUNT, params![viewer.id, viewer.sees_open(), space], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

/// One post that waits, for a viewer who runs its space and did not write it.
///
/// # Errors
/// `NotFound` where there is none for them.
pub fn one(tx: &mut Tx<'_>, viewer: &Viewer, id: DraftId) -> Result<Waiting> {
    tx.query_one(&OF_DRAFT, params![viewer.id, viewer.sees_open(), id], store::waiting)
}
