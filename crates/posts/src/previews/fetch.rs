//! Asking pages what they are, one after the other for each address, several at a time.

use std::collections::HashSet;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use kernel::door::{Limits, Url};
use kernel::error::Meaning;
use kernel::work::{Backoff, Next, Work};
use kernel::{Activity, App, Db, Door, Error, Result, SpaceId, Tx, params};

use super::PreviewId;
use super::document::{self, Page};
use super::store::{BY_COLLEAGUE, DUE, FORGET, GIVE_UP, LEASE, LINKING, NEXT, SAID, SAVE};
use crate::logged;
use ::files::pictures;

use crate::PostId;

/// How much of a page, and of its picture, is read.
const PAGE: Limits = Limits { most: 512 * 1_024, time: Duration::from_secs(10) };
const PICTURE: Limits = Limits { most: 5 * 1_024 * 1_024, time: Duration::from_secs(15) };
/// The longest side of the small picture, in pixels.
const SIDE: u32 = 400;
/// Pages asked at the same time.
const BATCH: usize = 4;
/// Addresses that are due and looked at, to find some of different hosts.
const LOOKED_AT: i64 = 400;
/// How often a page is asked before it is given up.
const TRIES: i64 = 4;
/// Until a page that did not answer is asked again, each time ten times as long. The first is longer
/// than asking takes, so that a page being asked is nobody else's.
const PAUSES: Backoff = Backoff::new(120, 10, 12_000);
/// What was not asked for this long is let be: nobody waits for the previews of an imported year.
const LATE_SECONDS: i64 = 86_400;
/// How long to trust that no commit means nothing to do.
const PATIENCE: Duration = Duration::from_secs(10);

/// An address to ask.
#[derive(Clone, Debug)]
struct Due {
    id: PreviewId,
    url: String,
    /// How often it was tried, with this time.
    tries: i64,
    /// Whether a colleague links to it: for people from outside no private network is asked.
    by_colleague: bool,
}

/// What came of asking.
#[derive(Clone, Debug)]
enum Outcome {
    /// This is what it says, and whether it stands in a private network.
    Said(Box<(Page, Option<Small>)>, bool),
    /// It says nothing, or may not be asked.
    Nothing,
    /// It may answer another time.
    Later,
}

/// A small picture in the store of files.
#[derive(Clone, Debug)]
struct Small {
    hash: String,
    width: i64,
    height: i64,
}

/// Asks whatever is due. Several processes may do so on one database.
#[derive(Clone)]
pub struct Fetcher(pub App);

impl Work for Fetcher {
    const NAME: &'static str = "link previews";

    async fn round(&self) -> Result<Next> {
        Ok(if fetch_due(&self.0).await? { Next::AtOnce } else { Next::OnCommit(PATIENCE) })
    }
}

/// Asks the pages that are due, a few at a time and one of each host, so that a slow site delays no
/// other unless [`LOOKED_AT`] of its pages are due before; answers whether there were any.
///
/// # Errors
/// Whatever the database meets.
pub async fn fetch_due(app: &App) -> Result<bool> {
    let (mut asking, mut busy) = (FuturesUnordered::new(), HashSet::new());
    let mut any = false;
    loop {
        let free = BATCH - asking.len();
        if free > 0 && is_due(app).await? {
            let hosts = busy.clone();
            for due in app.db.write(move |tx| claim(tx, free, &hosts)).await? {
                any = true;
                busy.insert(due.host());
                asking.push(async move { (ask(app, &due).await, due) });
            }
        }
        let Some((outcome, due)) = asking.next().await else { return Ok(any) };
        busy.remove(&due.host());
        app.db.write(move |tx| keep(tx, &due, &outcome)).await?;
    }
}

async fn is_due(app: &App) -> Result<bool> {
    let due = app.db.read(|tx| {
        let now = tx.now();
        let late = now.plus_seconds(-LATE_SECONDS);
        Ok(tx.query_opt(&DUE, params![now, late], |row| row.get::<i64>(0))?.is_some())
    });
    due.await
}

/// Forgets what was ever fetched: for a network that switches previews off.
///
/// # Errors
/// Whatever the database meets.
pub async fn forget(db: &Db) -> Result<()> {
    let forgotten = db.write(|tx| match tx.execute(&FORGET, params![])? {
        0 => Ok(()),
        _ => tx.log(Activity::new(logged::LINK_FORGOTTEN, 0)),
    });
    forgotten.await
}

/// Takes the next addresses, of other hosts than these and one of each; nobody else does until they are
/// tried again.
fn claim(tx: &mut Tx<'_>, most: usize, busy: &HashSet<String>) -> Result<Vec<Due>> {
    let now = tx.now();
    let late = now.plus_seconds(-LATE_SECONDS);
    let due = tx.query(&NEXT, params![now, late, LOOKED_AT], |row| {
        let (id, tries) = (row.get(0)?, row.get::<i64>(2)? + 1);
        Ok(Due { id, url: row.get(1)?, tries, by_colleague: false })
    })?;
    let mut hosts = busy.clone();
    let mut due: Vec<Due> =
        due.into_iter().filter(|one| hosts.insert(one.host())).take(most).collect();
    for one in &mut due {
        let found = tx.query_opt(&BY_COLLEAGUE, params![one.id], |row| row.get::<i64>(0))?;
        one.by_colleague = found.is_some();
        tx.execute(&LEASE, params![one.id, now.plus_seconds(PAUSES.seconds(one.tries))])?;
    }
    Ok(due)
}

impl Due {
    /// Whom it asks.
    fn host(&self) -> String {
        let url = Url::parse(&self.url).ok();
        url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
    }
}

async fn ask(app: &App, due: &Due) -> Outcome {
    let mut inside = false;
    let mut said = read(app, &app.door.outward(), &due.url).await;
    if due.by_colleague && matches!(&said, Err(error) if error.meaning() == Meaning::Forbidden) {
        inside = true;
        said = read(app, &app.door, &due.url).await;
    }
    match said {
        Ok(Some(said)) => Outcome::Said(Box::new(said), inside),
        Ok(None) => Outcome::Nothing,
        Err(error) => {
            tracing::debug!(%error, url = due.url, "a page was not previewed");
            let is_final = error.meaning() == Meaning::Forbidden;
            if is_final { Outcome::Nothing } else { Outcome::Later }
        }
    }
}

/// What the page at an address says; nothing where it is no page, or one of ours.
async fn read(app: &App, door: &Door, url: &str) -> Result<Option<(Page, Option<Small>)>> {
    let Ok(url) = Url::parse(url) else { return Ok(None) };
    if Url::parse(&app.config.public_url).is_ok_and(|own| own.origin() == url.origin()) {
        return Ok(None);
    }
    let answer = door.get(&url, "text/html,application/xhtml+xml;q=0.9", PAGE).await?;
    match answer.status {
        200 => {}
        408 | 425 | 429 | 500.. => return Err(Error::unavailable("not for the moment")),
        _ => return Ok(None),
    }
    let kind = answer.media().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !matches!(kind.as_str(), "text/html" | "application/xhtml+xml") {
        return Ok(None);
    }
    let Some(page) = document::read(&answer.body, answer.media(), &answer.url) else {
        return Ok(None);
    };
    let picture = match &page.picture {
        Some(url) => small(app, door, url).await.unwrap_or_else(|error| {
            tracing::debug!(%error, %url, "a preview goes without its picture");
            None
        }),
        None => None,
    };
    Ok(Some((page, picture)))
}

/// The picture at an address, small and in the store of files.
async fn small(app: &App, door: &Door, url: &Url) -> Result<Option<Small>> {
    let answer = door.get(url, "image/jpeg,image/png,image/webp,image/gif", PICTURE).await?;
    if answer.status != 200 || !answer.whole {
        return Ok(None);
    }
    let blobs = app.blobs.clone();
    let work = move || {
        let Some((bytes, width, height)) = pictures::small(&answer.body, SIDE) else {
            return Ok(None);
        };
        let hash = blobs.put(&bytes[..], u64::MAX)?.hash;
        Ok(Some(Small { hash, width: i64::from(width), height: i64::from(height) }))
    };
    app.gates.pictures.run_patiently(work).await?
}

/// Keeps what came of asking, and tells the cards where that shows.
fn keep(tx: &mut Tx<'_>, due: &Due, outcome: &Outcome) -> Result<()> {
    let now = tx.now();
    match outcome {
        Outcome::Said(said, inside) => save(tx, due.id, Some(&said.0), said.1.as_ref(), *inside),
        Outcome::Nothing => save(tx, due.id, None, None, false),
        Outcome::Later if due.tries < TRIES => Ok(()),
        // What it said before stays.
        Outcome::Later => tx.execute(&GIVE_UP, params![due.id, now]).map(drop),
    }
}

type Said = (String, String, String, String);

fn save(
    tx: &mut Tx<'_>,
    id: PreviewId,
    page: Option<&Page>,
    picture: Option<&Small>,
    inside: bool,
) -> Result<()> {
    let now = tx.now();
    let said: Said = match page {
        Some(page) => {
            let hash = picture.map(|picture| picture.hash.clone()).unwrap_or_default();
            (page.title.clone(), page.description.clone(), page.site.clone(), hash)
        }
        None => Said::default(),
    };
    let before: Said = tx.query_one(&SAID, params![id], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })?;
    let (width, height) = picture.map_or((0, 0), |picture| (picture.width, picture.height));
    tx.execute(&SAVE, params![id, said.0, said.1, said.2, said.3, width, height, now, inside])?;
    if said == before {
        return Ok(());
    }
    let linking = tx.query(&LINKING, params![id], |row| {
        Ok((row.get::<i64>(0)?, row.get::<PostId>(1)?, row.get::<SpaceId>(2)?))
    })?;
    for (target, post, space) in linking {
        tx.log(Activity::new(logged::LINK_PREVIEWED, target).within(space).under(post.0))?;
    }
    Ok(())
}
