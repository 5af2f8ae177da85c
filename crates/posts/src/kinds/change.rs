//! The fields of a published post are changed, by the declaration that it was published by.

use kernel::{Error, Message, PersonId, Result, Tx, Viewer};
use serde_json::Value;

use super::fill::is_nothing;
use super::form::current;
use super::{Field, Fields, Given, Word, fill, people_in, people_of};
use crate::{FileId, Post, Readable};

/// What a post will have.
pub(crate) struct Change {
    pub(crate) fields: Fields,
    /// Whom it is about, where that is changed.
    pub(crate) people: Option<Vec<PersonId>>,
    /// Files that it names now.
    pub(crate) files: Vec<FileId>,
    pub(crate) state: Word,
}

/// Whether nothing is said by it, or none of several.
fn says_nothing(value: &Value) -> bool {
    is_nothing(value) || value.as_array().is_some_and(Vec::is_empty)
}

/// What the fields given change of a post; nothing where it has them already. Fields that are not
/// given stay, and are not asked about: what they name may have gone since.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn change(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: &Readable<Post>,
    given: &Given,
) -> Result<Option<Change>> {
    let asked = post.asked();
    let declared = asked.clone();
    let (now, mut changed) = (current(tx, post)?, given.clone());
    changed.0.retain(|name, value| match now.0.get(name) {
        Some(known) => known != value && !(says_nothing(known) && says_nothing(value)),
        None => true,
    });
    if let Some(unknown) = changed.0.keys().find(|name| declared.iter().all(|f| f.name != **name)) {
        let message = Message::new("kind-no-such-field").with("name", unknown);
        return Err(Error::field(unknown.clone(), message));
    }
    let is_changed = |field: &Field| changed.0.contains_key(&*field.name);
    let declared: Vec<Field> = declared.into_iter().filter(is_changed).collect();
    let filled = fill(tx, (viewer.id, post.space().id), &declared, &changed)?;
    let mut fields = post.fields.clone();
    for field in &declared {
        fields = fields.with(&field.name, filled.fields.get(&field.name).cloned());
    }
    let mut people = declared.iter().any(Field::names_people).then(|| people_in(&fields, &asked));
    if let Some(new) = &mut people {
        let before = people_of(tx, &[post.id])?.remove(&post.id).unwrap_or_default();
        new.sort_unstable();
        new.dedup();
        people = people.filter(|new| *new != before);
    }
    if fields == post.fields && people.is_none() {
        return Ok(None);
    }
    post.kind.check(tx, viewer.id, &fields)?;
    let state = post.kind.changed(tx, post, &fields)?;
    Ok(Some(Change { fields, people, files: filled.files, state }))
}
