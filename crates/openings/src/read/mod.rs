//! What is read of a private space that is opened: its posts, what was said under them, their files. Nothing is written
//! here, and nothing of it comes into lists, searches or inboxes.

pub(crate) mod api;
pub(crate) mod page;

use files::FileId;
use kernel::{App, Result, Slice, Time, Tx, Viewer, params};
use posts::{Kinds, PostId};
use serde::Serialize;
use ui::{Locale, SafeHtml};

use crate::OpeningId;
use crate::access::{Opened, Read, opened};
use crate::store::{COMMENTS, FILES, POST, POSTS};

/// Posts on a page.
const PAGE: i64 = 50;
/// So much of the words is shown in the list, in characters.
const EXCERPT: usize = 160;

/// A post, in the list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = OpenedPostLine)]
pub(crate) struct Line {
    /// Which.
    pub(crate) id: PostId,
    /// Its kind.
    pub(crate) kind: String,
    /// Its title, or how its words begin.
    pub(crate) heading: String,
    /// The name of its author.
    pub(crate) author: String,
    /// When it was written.
    pub(crate) created_at: Time,
}

/// A comment.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = OpenedComment)]
pub(crate) struct Said {
    /// The name of its author.
    pub(crate) author: String,
    /// When it was written.
    pub(crate) created_at: Time,
    /// What it says, as HTML.
    pub(crate) html: String,
}

/// A file.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = OpenedFile)]
pub(crate) struct Filed {
    /// Which.
    #[schema(value_type = String)]
    pub(crate) id: FileId,
    /// Its name.
    pub(crate) name: String,
    /// Its size, in bytes.
    pub(crate) size: i64,
}

/// A post with what was said under it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = OpenedPost)]
pub(crate) struct Opening {
    /// Which.
    pub(crate) id: PostId,
    /// Its kind.
    pub(crate) kind: String,
    /// Its title; may be empty.
    pub(crate) title: String,
    /// What it says, as HTML.
    pub(crate) html: String,
    /// What its fields say: their names and values.
    pub(crate) fields: Vec<(String, String)>,
    /// The name of its author.
    pub(crate) author: String,
    /// When it was written.
    pub(crate) created_at: Time,
    /// What was said under it, the oldest first; 1000 at most.
    pub(crate) comments: Vec<Said>,
    /// Its files, and those of comments.
    pub(crate) files: Vec<Filed>,
}

/// A page of posts, the newest first.
async fn lines(
    app: &App,
    viewer: &Viewer,
    id: OpeningId,
    before: i64,
) -> Result<(Opened, Slice<Line>)> {
    let viewer = viewer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let opened = opened(tx, &viewer, id, Read::List)?;
        let rows = tx.query(&POSTS, params![opened.id, before, PAGE + 1], |row| {
            let (title, body): (String, String) = (row.get(2)?, row.get(3)?);
            let heading =
                if title.is_empty() { text::parse(&body).excerpt(EXCERPT) } else { title };
            Ok(Line {
                id: row.get(0)?,
                kind: row.get(1)?,
                heading,
                author: row.get(4)?,
                created_at: row.get(5)?,
            })
        })?;
        Ok((opened, Slice::cut(rows, PAGE, |line| line.id.0)))
    };
    app.db.write(read).await
}

/// A post of it.
async fn post(
    app: &App,
    viewer: &Viewer,
    l: Locale,
    id: OpeningId,
    post: PostId,
) -> Result<(Opened, Opening)> {
    let viewer = viewer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let opened = opened(tx, &viewer, id, Read::Post(post.0))?;
        let kinds = Kinds::of(tx);
        let mut found = tx.query_one(&POST, params![opened.id, post], |row| {
            let (kind, fields): (String, String) = (row.get(0)?, row.get(3)?);
            Ok(Opening {
                id: post,
                fields: fields_of(&kinds, l, &kind, &fields),
                kind,
                title: row.get(1)?,
                html: plain(&row.get::<String>(2)?),
                author: row.get(4)?,
                created_at: row.get(5)?,
                comments: Vec::new(),
                files: Vec::new(),
            })
        })?;
        found.comments = tx.query(&COMMENTS, params![opened.id, post], |row| {
            let html = plain(&row.get::<String>(3)?);
            Ok(Said { author: row.get(1)?, created_at: row.get(2)?, html })
        })?;
        found.files = tx.query(&FILES, params![opened.id, post], |row| {
            Ok(Filed { id: row.get(0)?, name: row.get(1)?, size: row.get(2)? })
        })?;
        Ok((opened, found))
    };
    app.db.write(read).await
}

/// HTML as it is stored, without the marks that are filled for each reader.
fn plain(html: &str) -> String {
    html.replace(text::UNTOLD, "")
}

/// What fields say in words: those of plain values.
fn fields_of(kinds: &Kinds, l: Locale, kind: &str, fields: &str) -> Vec<(String, String)> {
    let serde_json::Value::Object(fields) = serde_json::from_str(fields).unwrap_or_default() else {
        return Vec::new();
    };
    let known = kinds.named(kind);
    let said = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Array(all) => {
            let all: Option<Vec<&str>> = all.iter().map(|one| one.as_str()).collect();
            all.map(|all| all.join(" · "))
        }
        _ => None,
    };
    let field = |(name, value): (&String, &serde_json::Value)| {
        let key = format!("-{name}");
        let label = known.as_ref().map_or_else(|| name.clone(), |kind| kind.word(l, &key));
        said(value).map(|said| (label, said))
    };
    fields.iter().filter_map(field).collect()
}

/// HTML that was sanitised when it was stored.
fn shown(html: &str) -> SafeHtml {
    SafeHtml::trusted(html.to_owned())
}
