//! What is unread, for the navigation: one query a page; and what opening a page reads.

use std::collections::HashSet;

use kernel::id::Raw;
use kernel::{App, Result, Tx, Viewer, params};
use live::Hub;
use posts::PostId;

use super::store::{READ_POST, UNREAD};
use super::{Subject, mark_read};

/// What is unread for a viewer.
#[derive(Clone, Debug, Default)]
pub struct Waiting(Vec<Unread>);

#[derive(Clone, Debug)]
struct Unread {
    subject: Subject,
    post: Option<PostId>,
    /// The name in addresses of a space that it is about.
    slug: Option<String>,
}

/// About how many things something is unread, as what stands beside a page has counted: a layer around
/// the page leaves it among the extensions of its request.
#[derive(Clone, Copy, Debug)]
pub struct Counted(pub i64);

/// What a page shows all of.
enum Opened<'a> {
    Post(PostId),
    Space(&'a str),
    Matter(i64),
}

/// The pages of matters are here, each under its number.
const MATTERS: &str = "/moderation/cases/";

/// What is unread for the viewer and may be shown to them.
pub fn waiting(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Waiting> {
    let rows = tx.query(&UNREAD, params![viewer.id, viewer.sees_open()], |row| {
        let subject = Subject::of(&row.get::<String>(0)?, row.get(1)?);
        let (post, slug) = (row.get(2)?, row.get(3)?);
        Ok(subject.map(|subject| Unread { subject, post, slug }))
    })?;
    Ok(Waiting(rows.into_iter().flatten().collect()))
}

impl Waiting {
    /// About how many things something is unread.
    pub fn count(&self) -> i64 {
        let subjects: HashSet<Subject> = self.0.iter().map(|unread| unread.subject).collect();
        i64::try_from(subjects.len()).unwrap_or(i64::MAX)
    }

    /// Whether the page at this path shows something that is unread.
    fn is_about(&self, path: &str) -> bool {
        opened_by(path).is_some_and(|opened| self.0.iter().any(|unread| unread.is_on(&opened)))
    }

    /// What is left when the page at this path was opened.
    fn without(self, path: &str) -> Waiting {
        match opened_by(path) {
            None => self,
            Some(page) => Waiting(self.0.into_iter().filter(|one| !one.is_on(&page)).collect()),
        }
    }
}

impl Unread {
    fn is_on(&self, page: &Opened<'_>) -> bool {
        match page {
            Opened::Post(post) => self.post == Some(*post),
            Opened::Matter(id) => self.subject == Subject::Matter(*id),
            Opened::Space(slug) => self.slug.as_deref() == Some(*slug),
        }
    }
}

/// What the page at a path shows all of: a post, or a space and who is in it.
fn opened_by(path: &str) -> Option<Opened<'_>> {
    let path = path.split('?').next().unwrap_or_default();
    if let Some(id) = path.strip_prefix("/posts/") {
        return id.parse().ok().map(Opened::Post);
    }
    if let Some(id) = path.strip_prefix(MATTERS) {
        return id.parse::<Raw>().ok().map(|id| Opened::Matter(id.0));
    }
    let slug = path.strip_prefix("/spaces/")?;
    let slug = slug.strip_suffix("/members").unwrap_or(slug);
    (!slug.contains('/')).then_some(Opened::Space(slug))
}

/// About how many things something waits for the viewer, after what the page at this path shows of it
/// is read: a write where the page is about what waits.
pub async fn left(
    app: &App,
    hub: &Hub,
    viewer: &Viewer,
    waiting: Waiting,
    path: &str,
) -> Result<i64> {
    if !waiting.is_about(path) {
        return Ok(waiting.count());
    }
    let (reader, page) = (viewer.clone(), path.to_owned());
    app.db.write(move |tx| opened(tx, &reader, &page)).await?;
    hub.read(viewer.id);
    Ok(waiting.without(path).count())
}

/// The viewer opened the page at this path: what waited and is on it is read.
fn opened(tx: &mut Tx<'_>, viewer: &Viewer, path: &str) -> Result<()> {
    match opened_by(path) {
        None => Ok(()),
        Some(Opened::Post(post)) => {
            tx.execute(&READ_POST, params![viewer.id, post, tx.now()]).map(drop)
        }
        Some(Opened::Matter(id)) => mark_read(tx, viewer, Subject::Matter(id), None).map(drop),
        Some(Opened::Space(slug)) => {
            let there = waiting(tx, viewer)?.0.into_iter();
            let about: HashSet<Subject> = there
                .filter(|unread| unread.is_on(&Opened::Space(slug)))
                .map(|unread| unread.subject)
                .collect();
            about.into_iter().try_for_each(|one| mark_read(tx, viewer, one, None).map(drop))
        }
    }
}
