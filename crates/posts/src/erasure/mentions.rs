//! The name of somebody in what others wrote: mentions, and fields that name people.

use kernel::personal::Erased;
use kernel::{Activity, PersonId, Result, SpaceId, Sql, Tx, params};
use serde_json::{Map, Value};

use super::BATCH;
use super::store::*;
use crate::kinds::{self, Kinds};
use crate::record::mention_again;
use crate::store::post as read_post;
use crate::{PostId, Written, logged};

/// Rows that are looked through at once.
const SLICE: i64 = 5_000;

/// Posts whose fields name them name nobody there: a field that needs somebody, who stands for all who left; others, one
/// person less.
pub(super) fn fields(tx: &mut Tx<'_>, erased: &Erased) -> Result<bool> {
    let kinds = Kinds::of(tx);
    let posts = tx.query(&ABOUT_THEM, params![erased.person, BATCH], |row| {
        Ok((read_post(&kinds, row)?, row.get::<SpaceId>(11)?))
    })?;
    for (post, space) in &posts {
        let asked = post.kind.fields();
        let needs = |name: &str| asked.iter().any(|field| field.name == name && field.required);
        let mut named: Map<String, Value> = serde_json::from_str(&post.fields.text())?;
        let mut stands = false;
        for (name, value) in &mut named {
            let nobody = needs(name).then_some(erased.nobody);
            stands |= leave(value, erased.person, nobody) && nobody.is_some();
        }
        named.retain(|_, value| {
            !value.is_null() && value.as_array().is_none_or(|all| !all.is_empty())
        });
        let named = Value::Object(named).to_string();
        tx.execute(&SET_FIELDS, params![post.id, named])?;
        tx.execute(&NOT_ABOUT, params![post.id, erased.person])?;
        if stands {
            kinds::concern(tx, post.id, &[erased.nobody])?;
        }
        let mut post = post.clone();
        post.fields = kinds::Fields::stored(&named)?;
        post.kind.written(tx, erased.nobody, &post)?;
        tx.log(Activity::new(logged::POST_EDITED, post.id.0).within(*space))?;
    }
    Ok((posts.len() as i64) < BATCH)
}

/// Takes somebody out of a value, or puts another in their place; answers whether they were in it.
fn leave(value: &mut Value, person: PersonId, nobody: Option<PersonId>) -> bool {
    let theirs = person.to_string();
    let nobodys = nobody.map_or(Value::Null, |nobody| nobody.to_string().into());
    match value {
        Value::String(text) if *text == theirs => {
            *value = nobodys;
            true
        }
        Value::Array(items) => {
            let before = items.len();
            items.retain(|item| item.as_str() != Some(&theirs));
            let was_in = items.len() < before;
            if was_in && !nobodys.is_null() && !items.contains(&nobodys) {
                items.push(nobodys);
            }
            was_in
        }
        _ => false,
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

/// Texts that mention them mention nobody in their place.
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
    Ok(mentioning.is_empty())
}

/// Titles and fields of posts.
pub(super) fn titles(tx: &mut Tx<'_>, erased: &Erased, after: i64) -> Result<Option<i64>> {
    let last = last(tx, &LAST_POST, after)?;
    let like = erased.naming();
    let values = params![like, after, last];
    let of = |text: String| erased.unnamed(&text);
    let titles = tx.query(&TITLES, values, |row| {
        Ok((row.get::<PostId>(0)?, of(row.get(1)?), of(row.get(2)?)))
    })?;
    for (id, title, fields) in titles {
        tx.execute(&SET_TITLE, params![id, title, fields])?;
    }
    Ok(last)
}

/// Earlier wordings.
pub(super) fn revisions(tx: &mut Tx<'_>, erased: &Erased, after: i64) -> Result<Option<i64>> {
    let last = last(tx, &LAST_REVISION, after)?;
    let like = erased.naming();
    let values = params![like, after, last];
    let of = |text: String| erased.unnamed(&text);
    let revisions = tx.query(&REVISIONS, values, |row| {
        Ok((row.get::<i64>(0)?, of(row.get(1)?), of(row.get(2)?), of(row.get(3)?)))
    })?;
    for (id, title, body, fields) in revisions {
        tx.execute(&SET_REVISION, params![id, title, body, fields])?;
    }
    Ok(last)
}

/// Drafts.
pub(super) fn drafts(tx: &mut Tx<'_>, erased: &Erased, after: i64) -> Result<Option<i64>> {
    let last = last(tx, &LAST_DRAFT, after)?;
    let like = erased.naming();
    let values = params![like, after, last];
    let of = |text: String| erased.unnamed(&text);
    let drafts = tx.query(&DRAFTS, values, |row| Ok((row.get::<i64>(0)?, of(row.get(1)?))))?;
    for (id, content) in drafts {
        tx.execute(&SET_DRAFT, params![id, content])?;
    }
    Ok(last)
}

/// The last of the rows after a key that are looked through at once.
fn last(tx: &mut Tx<'_>, sql: &'static Sql, after: i64) -> Result<Option<i64>> {
    tx.query_one(sql, params![after, SLICE], |row| row.get(0))
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
