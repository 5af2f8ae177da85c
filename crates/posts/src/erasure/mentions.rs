//! The name of somebody in what others wrote: mentions, and fields that name people.

use kernel::personal::Erased;
use kernel::{Activity, PersonId, Result, SpaceId, Tx, params};
use serde_json::Value;

use super::BATCH;
use super::store::*;
use crate::kinds::{self, Kinds};
use crate::record::mention_again;
use crate::store::post as read_post;
use crate::{PostId, Written, logged};

/// Posts whose fields name them name nobody there: who stands for all who left.
pub(super) fn fields(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    let kinds = Kinds::of(tx);
    let posts = tx.query(&ABOUT_THEM, params![erased.person, BATCH], |row| {
        Ok((read_post(&kinds, row)?, row.get::<SpaceId>(11)?))
    })?;
    let (theirs, nobodys) = (erased.person.to_string(), erased.nobody.to_string());
    for (post, space) in &posts {
        let mut named = serde_json::from_str(&post.fields.text())?;
        rename(&mut named, &theirs, &nobodys);
        tx.execute(&SET_FIELDS, params![post.id, named.to_string()])?;
        tx.execute(&NOT_ABOUT, params![post.id, erased.person])?;
        kinds::concern(tx, post.id, &[erased.nobody])?;
        let mut post = post.clone();
        post.fields = kinds::Fields::stored(&named.to_string())?;
        post.kind.written(tx, erased.nobody, &post)?;
        tx.log(Activity::new(logged::POST_EDITED, post.id.0).within(*space))?;
    }
    Ok((posts.len() as i64) < BATCH)
}

/// Puts one text in the place of another, wherever a value is that text.
fn rename(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(text) if text == from => *text = to.to_owned(),
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, from, to)),
        Value::Object(fields) => fields.values_mut().for_each(|field| rename(field, from, to)),
        _ => {}
    }
}

/// A text that mentions them.
struct Mentioning {
    target: i64,
    post: PostId,
    space: SpaceId,
    author: PersonId,
    body: String,
}

/// Texts that mention them mention nobody in their place; earlier wordings and drafts too.
pub(super) fn texts(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    let read = |row: &kernel::Row<'_>| {
        Ok(Mentioning {
            target: row.get(0)?,
            post: row.get(1)?,
            space: row.get(2)?,
            author: row.get(3)?,
            body: row.get(4)?,
        })
    };
    let mentioning = tx.query(&MENTIONING, params![erased.person, BATCH], read)?;
    for text in &mentioning {
        write(tx, erased, text)?;
    }
    // What names them without being a mention, or once did.
    tx.execute(&FORGET, params![erased.person, BATCH])?;
    if !mentioning.is_empty() {
        return Ok(false);
    }
    let like = erased.naming();
    for (find, set) in [(&REVISIONS, &SET_REVISION), (&DRAFTS, &SET_DRAFT)] {
        let found =
            tx.query(find, params![like], |row| Ok((row.get::<i64>(0)?, row.get::<String>(1)?)))?;
        for (id, text) in found {
            tx.execute(set, params![id, erased.unnamed(&text)])?;
        }
    }
    Ok(true)
}

fn write(tx: &mut Tx<'_>, erased: &Erased, text: &Mentioning) -> Result<()> {
    let written = Written::from(erased.unnamed(&text.body));
    let rendered = written.render(tx, text.author, (Some(text.space), text.post.0))?;
    let is_post = text.target == text.post.0;
    let (set, kind) = match is_post {
        true => (&SET_POST, logged::POST_EDITED),
        false => (&SET_COMMENT, logged::COMMENT_EDITED),
    };
    tx.execute(set, params![text.target, written.body(), rendered.html])?;
    mention_again(tx, text.target, text.post, &rendered.people)?;
    let changed = Activity::new(kind, text.target).within(text.space);
    tx.log(if is_post { changed } else { changed.under(text.post.0) })
}
