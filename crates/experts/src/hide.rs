//! "Don't show me for this": everybody may hide one thing they wrote, themselves for a subject, or themselves wholly.

use kernel::{Error, Message, Result, Tx, Viewer, params};
use people::names;
use serde::Serialize;

use crate::skills::list::key;
use crate::store::{COUNT_HIDDEN, HIDDEN_LIST, HIDE, IS_HIDDEN, IS_MINE, UNHIDE};
use crate::switch;

kernel::id! {
    /// Something that its person does not want to be shown for.
    HiddenId,
}

/// Most that one person hides.
const MOST: i64 = 500;
/// Longest subject, in characters.
const SUBJECT: usize = 120;

/// What somebody does not want to be shown for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Anything.
    Wholly,
    /// A subject, in words.
    Subject(String),
    /// One thing they wrote, or were praised in.
    Object(i64),
}

/// Something that is hidden.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = HiddenExpertise)]
pub(crate) struct Hidden {
    /// Its identifier.
    #[schema(value_type = String)]
    pub(crate) id: HiddenId,
    /// The subject; empty for one thing, and for everything.
    pub(crate) subject: String,
    /// The post or comment, for one thing.
    #[schema(value_type = Option<String>)]
    pub(crate) object: Option<kernel::id::Raw>,
    /// What that is called; empty for what you cannot read any more.
    pub(crate) title: String,
}

/// Hides. Done twice it is done once.
///
/// # Errors
/// `NotFound` for what is not the viewer's, and while experts are not found; `Invalid` on the field `subject`.
pub fn hide(tx: &mut Tx<'_>, viewer: &Viewer, what: &What) -> Result<()> {
    switch::open(tx, viewer)?;
    let (subject, object) = match what {
        What::Wholly => (String::new(), None),
        What::Subject(typed) => {
            let subject = names::short("subject", typed, SUBJECT)?;
            if key(&subject).is_empty() {
                return Err(Error::field("subject", "experts-subject-missing"));
            }
            (subject, None)
        }
        What::Object(object) => {
            let mine: i64 =
                tx.query_one(&IS_MINE, params![viewer.id, *object], |row| row.get(0))?;
            if mine == 0 {
                return Err(Error::not_found());
            }
            (String::new(), Some(*object))
        }
    };
    let is: i64 =
        tx.query_one(&IS_HIDDEN, params![viewer.id, subject, object.unwrap_or(0)], |row| {
            row.get(0)
        })?;
    if is > 0 {
        return Ok(());
    }
    let count: i64 = tx.query_one(&COUNT_HIDDEN, params![viewer.id], |row| row.get(0))?;
    if count >= MOST {
        return Err(Error::field("subject", Message::new("experts-hidden-many").with("n", MOST)));
    }
    let id: HiddenId = tx.new_id();
    tx.execute(&HIDE, params![id, viewer.id, subject, object, tx.now()]).map(drop)
}

/// Shows again.
///
/// # Errors
/// `NotFound` for what the viewer does not hide.
pub(crate) fn show(tx: &mut Tx<'_>, viewer: &Viewer, id: HiddenId) -> Result<()> {
    match tx.execute(&UNHIDE, params![viewer.id, id])? {
        0 => Err(Error::not_found()),
        _ => Ok(()),
    }
}

/// What the viewer hides, the latest first.
pub(crate) fn list(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Hidden>> {
    tx.query(&HIDDEN_LIST, params![viewer.id, viewer.sees_open()], |row| {
        let (title, body): (String, String) = (row.get(3)?, row.get(4)?);
        Ok(Hidden {
            id: row.get(0)?,
            subject: row.get(1)?,
            object: row.get::<Option<i64>>(2)?.map(kernel::id::Raw),
            title: if title.is_empty() { text::parse(&body).excerpt(80) } else { title },
        })
    })
}

impl Hidden {
    /// Whether it is everything.
    pub(crate) fn is_all(&self) -> bool {
        self.subject.is_empty() && self.object.is_none()
    }
}
