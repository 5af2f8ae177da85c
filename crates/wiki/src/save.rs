//! A page is saved. What somebody else saved since the writer began is never overwritten: changes that do not touch come
//! together, and of those that do nothing is saved and both are shown.

use kernel::error::Meaning;
use kernel::{Error, PersonId, Result, Time, Tx, Viewer, params};
use people::names;
use posts::approval::{self, Origin};
use posts::edit::{Rewording, own_files, rewrite};
use posts::kinds::Given;
use posts::publish::{NewPost, Sent, Way, publish_new};
use posts::{PostId, Written};
use serde_json::json;
use spaces::ShownAudience;
use text::Clash;

use crate::access::{Writable, readable};
use crate::kind::{NAME, PARENT, WORD};
use crate::links;
use crate::model::{DEPTH, NOTE};
use crate::store::{FROM_SOURCE, INSERT_VERSION, SAVE};
use crate::tree::Shape;
use crate::versions::version;

/// The longest text, in characters: that of any post. Longer ones are not compared.
pub(crate) const LONGEST: usize = 100_000;

/// What a page shall say.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The version that its writer began from.
    pub revision: i64,
    /// Its title.
    pub title: String,
    /// Its text, Markdown.
    pub body: String,
    /// What its writer says of the change.
    pub note: String,
    /// Whether the readers of the space are told, by a post there.
    pub tell: bool,
    /// The version that it brings back.
    pub restores: Option<i64>,
    /// Its files, and who it was shown would read it.
    pub with: Rewording,
}

/// What became of a change.
#[derive(Clone, Debug)]
pub enum Saved {
    /// It is a version.
    Kept {
        /// Its number.
        version: i64,
        /// Whether somebody else's change is in it too.
        merged: bool,
    },
    /// The page says that already.
    Same,
    /// It touches what somebody else changed: nothing is saved.
    Clash(Box<Both>),
}

/// Two changes of one page that touch.
#[derive(Clone, Debug)]
pub struct Both {
    /// The version that holds.
    pub version: i64,
    /// Who wrote that, and when.
    pub editor: PersonId,
    /// When they did.
    pub at: Time,
    /// What it says.
    pub current: (String, String),
    /// The title that a new version would have: mine where both changed it.
    pub title: String,
    /// The other title, where both changed it.
    pub other_title: Option<String>,
    /// The text with both changes: where they touch both stand, mine first.
    pub text: String,
    /// Where they touch.
    pub clashes: Vec<Clash>,
}

/// A text as it is kept: browsers send other ends of lines.
pub(crate) fn unix(body: &str) -> String {
    body.replace("\r\n", "\n").replace('\r', "\n")
}

/// Saves a change of a page. `ready` is its text, read before the transaction.
///
/// # Errors
/// `Invalid`, naming the field; as [`rewrite`].
pub fn save(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    page: &Writable,
    change: &Change,
    ready: &Written,
) -> Result<Saved> {
    let note = names::short("note", &change.note, NOTE)?;
    if change.body.chars().count() > LONGEST {
        let message = kernel::Message::new("error-too-long").with("most", LONGEST);
        return Err(Error::field("body", message));
    }
    let (mut title, mut body) = (text::one_line(&change.title), change.body.clone());
    let merged = change.revision != page.state.version;
    if merged {
        let both = together(tx, page, change)?;
        if !both.clashes.is_empty() || both.other_title.is_some() {
            return Ok(Saved::Clash(Box::new(both)));
        }
        (title, body) = (both.title, both.text);
    }
    let same = title == page.title && body == page.body;
    let has_files = match &change.with.files {
        Some(files) => !files.is_empty() || !own_files(tx, viewer, page)?.is_empty(),
        None => false,
    };
    if same && !has_files {
        return Ok(Saved::Same);
    }
    // What is said of the change is read like the page.
    approval::editable(tx, viewer, page.space(), &[&note])?;
    let ready = if ready.body() == body { ready.clone() } else { Written::from(body.clone()) };
    let words = change.with.clone().saying(&title, ready);
    rewrite(tx, viewer, page, &words)?;
    if same {
        // Files, and what is said of them, are as they are now: versions are of words.
        return Ok(Saved::Kept { version: page.state.version, merged: false });
    }
    let (number, now, key) = (page.state.version + 1, tx.now(), text::fold(&title));
    let restores = change.restores;
    let values = params![page.id, number, viewer.id, title, body, note, now, restores];
    tx.execute(&INSERT_VERSION, values)?;
    tx.execute(&SAVE, params![page.id, number, viewer.id, now, key])?;
    let renamed = title != page.title;
    let page = readable(tx, viewer, page.id)?;
    links::note(tx, page.id, &page.html)?;
    if renamed {
        links::arrived(tx, page.id, &title)?;
    }
    if change.tell {
        tell(tx, viewer, &page, &note)?;
    }
    Ok(Saved::Kept { version: number, merged })
}

/// What both changes lead to since the version from which one began.
fn together(tx: &mut Tx<'_>, page: &Writable, change: &Change) -> Result<Both> {
    let base = version(tx, page, change.revision).map_err(|error| match error.meaning() {
        Meaning::NotFound => Error::field("revision", "page-no-version"),
        _ => error,
    })?;
    let merge = text::merge(&base.body, &change.body, &page.body);
    let mine = text::one_line(&change.title);
    let (title, other_title) = if mine == base.title {
        (page.title.clone(), None)
    } else if page.title == base.title || page.title == mine {
        (mine, None)
    } else {
        (mine, Some(page.title.clone()))
    };
    Ok(Both {
        version: page.state.version,
        editor: page.state.editor,
        at: page.state.changed_at,
        current: (page.title.clone(), page.body.clone()),
        title,
        other_title,
        text: merge.text(),
        clashes: merge.clashes().cloned().collect(),
    })
}

/// Tells the readers of its space that a page changed: a post that shows it, with what was said of the change.
fn tell(tx: &mut Tx<'_>, viewer: &Viewer, page: &crate::access::Page, note: &str) -> Result<()> {
    let new = NewPost {
        space: page.space().slug.clone(),
        kind: "share".into(),
        body: note.to_owned(),
        fields: Given(json_map("post", page.id)),
        ..NewPost::default()
    };
    publish_new(tx, viewer, &new, &Written::from(note), None, Way::Sent).map(drop)
}

fn json_map(name: &str, id: PostId) -> serde_json::Map<String, serde_json::Value> {
    serde_json::Map::from_iter([(name.to_owned(), json!(id))])
}

/// A page to be made.
#[derive(Clone, Debug, Default)]
pub struct NewPage {
    /// The address of its space.
    pub space: String,
    /// The page above.
    pub parent: Option<PostId>,
    /// Its title.
    pub title: String,
    /// Its text, Markdown.
    pub body: String,
    /// What its writer says of it.
    pub note: String,
    /// The post or comment that it is kept from.
    pub source: Option<i64>,
    /// Its files.
    pub files: Vec<posts::FileId>,
    /// What its writer was shown of who will read it.
    pub audience: Option<ShownAudience>,
}

impl NewPage {
    /// The post that it is.
    pub(crate) fn post(&self) -> NewPost {
        let mut fields = self.parent.map(|id| json_map(PARENT, id)).unwrap_or_default();
        if !self.note.trim().is_empty() {
            fields.insert(WORD.to_owned(), json!(self.note));
        }
        NewPost {
            space: self.space.clone(),
            kind: NAME.into(),
            title: self.title.clone(),
            body: self.body.clone(),
            files: self.files.clone(),
            fields: Given(fields),
            audience: self.audience.clone(),
            ..NewPost::default()
        }
    }
}

/// Makes a page; the same key makes it once.
///
/// # Errors
/// `NotFound` and `Forbidden` as of the space; `Invalid`, naming the field.
pub fn create(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    new: &NewPage,
    ready: &Written,
    key: Option<&posts::Key>,
) -> Result<Sent> {
    let space = crate::access::space(tx, viewer, &new.space)?;
    names::short("note", &new.note, NOTE)?;
    if let Some(parent) = new.parent {
        let above = readable(tx, viewer, parent);
        let above = above.map_err(|_| Error::field("parent", "page-parent-gone"))?;
        if above.space().id != space.id {
            return Err(Error::field("parent", "page-parent-gone"));
        }
        if Shape::load(tx, space.id)?.depth(parent) >= DEPTH {
            let message = kernel::Message::new("page-too-deep").with("most", DEPTH);
            return Err(Error::field("parent", message));
        }
    }
    let (sent, _) = publish_new(tx, viewer, &new.post(), ready, key, Way::Sent)?;
    match (sent, new.source) {
        (Sent::Published(id), Some(source)) => kept_from(tx, source, id)?,
        (Sent::Waiting(draft), Some(source)) => approval::keep_origin(tx, draft, source)?,
        (_, None) => {}
    }
    Ok(sent)
}

posts::origin! { Origin { published: kept_from } }

/// Notes the post or comment that a page is kept from.
fn kept_from(tx: &mut Tx<'_>, source: i64, page: PostId) -> Result<()> {
    tx.execute(&FROM_SOURCE, params![page, source]).map(drop)
}

/// Makes a page whose text is read now: for importers and the demo.
///
/// # Errors
/// As [`create`].
pub fn create_now(tx: &mut Tx<'_>, viewer: &Viewer, new: &NewPage) -> Result<Sent> {
    let space = crate::access::space(tx, viewer, &new.space)?;
    let body = links::resolve(tx, viewer, &space, &unix(&new.body))?;
    let new = NewPage { body: body.clone(), ..new.clone() };
    create(tx, viewer, &new, &Written::from(body), None)
}

/// Puts words of a page in place of others, as whoever holds its current version does.
///
/// # Errors
/// As [`save`]; `NotFound` where there are no such words.
pub fn replace_words(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: PostId,
    (from, to): (&str, &str),
    note: &str,
) -> Result<Saved> {
    let page = readable(tx, viewer, id)?.writable(viewer)?;
    if !page.body.contains(from) {
        return Err(Error::not_found());
    }
    let body = page.body.replacen(from, to, 1);
    let change = Change {
        revision: page.state.version,
        title: page.title.clone(),
        body: body.clone(),
        note: note.to_owned(),
        ..Change::default()
    };
    save(tx, viewer, &page, &change, &Written::from(body))
}

/// Reads a text for a page of a space before the transaction that keeps it: its links between brackets first.
///
/// # Errors
/// Whatever the database meets.
pub(crate) async fn prepare(
    app: &kernel::App,
    viewer: &Viewer,
    slug: &str,
    body: &str,
) -> Result<Written> {
    let (asker, place, typed) = (viewer.clone(), slug.to_owned(), unix(body));
    let read = move |tx: &mut Tx<'_>| {
        let space = crate::access::space(tx, &asker, &place)?;
        Ok((space.id, links::resolve(tx, &asker, &space, &typed)?))
    };
    let (space, body) = app.db.read(read).await?;
    Written::prepare(&app.db, viewer.id, &body, move |_| Ok(Some(space))).await
}
