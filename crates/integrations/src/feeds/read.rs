//! Reads the feeds that are due, and publishes what is new in them.

use std::collections::HashSet;
use std::time::Duration;

use kernel::door::Url;
use kernel::error::Meaning;
use kernel::work::{Backoff, Next, Work};
use kernel::{App, Lang, PersonId, Result, SpaceId, Time, Tx, params};
use posts::record;

use super::FeedId;
use super::document::{self, Document};
use super::fetch::{Fetched, Marks, fetch};
use super::item::Item;
use super::store::{
    ASK_WHOLE, COPIED, DUE, FAILED, KNOWN, KNOWS_SOME, LEASE, NEXT, NOTE, SEEN, UNCHANGED,
};

/// How often one is read, and when again after it failed.
const EVERY: Backoff = Backoff::new(1_800, 2, 86_400);
/// After how long of nothing being there it is asked for no more, in seconds.
const PATIENCE: i64 = 14 * 86_400;
/// How often the next one is looked for.
const ROUND: Duration = Duration::from_secs(60);
/// How many items the first document of a feed publishes at most, and each later one.
const AT_FIRST: usize = 3;
const LATER: usize = 20;

/// Reads RSS feeds. Cheap to clone.
#[derive(Clone)]
pub struct Reader(pub App);

/// One that is to be read.
#[derive(Clone, Debug)]
struct Due {
    id: FeedId,
    space: SpaceId,
    bot: PersonId,
    address: String,
    marks: Marks,
    failures: i64,
    failing_since: Option<Time>,
    /// The language of what its bot says itself.
    lang: Lang,
}

/// What came of it.
enum Came {
    /// The same as before.
    Same,
    Document(Document, Marks),
    /// Why nothing came.
    Trouble(&'static str),
}

impl Work for Reader {
    const NAME: &'static str = "feeds";

    async fn round(&self) -> Result<Next> {
        let db = &self.0.db;
        if db.read(people::settings::is_held).await? {
            return Ok(Next::After(ROUND));
        }
        let next = db.read(|tx| {
            let next = tx.query_one(&NEXT, params![], |row| row.get::<Option<Time>>(0))?;
            Ok(next.map_or(i64::MAX, |next| next.micros() - tx.now().micros()))
        });
        let next = next.await?;
        if next > 0 {
            let micros = u64::try_from(next).unwrap_or(0);
            return Ok(Next::OnCommit(Duration::from_micros(micros).min(ROUND)));
        }
        let Some(due) = db.write(claim).await? else { return Ok(Next::AtOnce) };
        let came = ask(&self.0, &due).await;
        db.write(move |tx| keep(tx, &due, &came)).await?;
        Ok(Next::AtOnce)
    }
}

/// Takes the next; nobody else does for half an hour. That of a space that takes nothing waits a day.
fn claim(tx: &mut Tx<'_>) -> Result<Option<Due>> {
    let now = tx.now();
    let due = tx.query_opt(&DUE, params![now], |row| {
        Ok(Due {
            id: row.get(0)?,
            space: row.get(1)?,
            bot: row.get(2)?,
            address: row.get(3)?,
            marks: Marks { etag: row.get(4)?, modified: row.get(5)? },
            failures: row.get(6)?,
            failing_since: row.get(7)?,
            lang: Lang::from_code(&row.get::<String>(8)?).unwrap_or_default(),
        })
    })?;
    let Some(due) = due else { return Ok(None) };
    let takes = takes(tx, due.space)?;
    let seconds = if takes { EVERY.seconds(1) } else { EVERY.longest() };
    tx.execute(&LEASE, params![due.id, now.plus_seconds(seconds)])?;
    Ok(takes.then_some(due))
}

/// Whether something is published in a space.
fn takes(tx: &mut Tx<'_>, space: SpaceId) -> Result<bool> {
    Ok(spaces::open_community(tx, space)?.is_some_and(|space| !space.is_archived()))
}

async fn ask(app: &App, due: &Due) -> Came {
    let Ok(url) = Url::parse(&due.address) else { return Came::Trouble("unreachable") };
    let (answer, marks) = match fetch(app, &url, &due.marks).await {
        Ok(Fetched::Document(answer, marks)) => (answer, marks),
        Ok(Fetched::Same) => return Came::Same,
        Err(word) => return Came::Trouble(word),
    };
    let now = app.clock().now();
    // Whatever a document of others does to the reader, it ends there.
    let done = tokio::task::spawn_blocking(move || {
        document::read(&answer.body, answer.media(), &answer.url, now)
    });
    match done.await {
        Ok(Ok(document)) => Came::Document(document, marks),
        Ok(Err(word)) => Came::Trouble(word),
        Err(error) => {
            tracing::error!(%error, "a feed that cannot be read");
            Came::Trouble("no-feed")
        }
    }
}

fn keep(tx: &mut Tx<'_>, due: &Due, came: &Came) -> Result<()> {
    let (id, now) = (due.id, tx.now());
    let next = now.plus_seconds(EVERY.seconds(1));
    match came {
        Came::Trouble(word) => {
            let since = due.failing_since.unwrap_or(now);
            let is_gone = *word == "missing" && now.seconds_since(since) >= PATIENCE;
            let next = now.plus_seconds(EVERY.seconds(due.failures + 1));
            let next = (!is_gone).then_some(next);
            tx.execute(&FAILED, params![id, *word, since, next, now])?;
        }
        Came::Same => {
            let Marks { etag, modified } = &due.marks;
            tx.execute(&UNCHANGED, params![id, next, now, etag, modified])?;
        }
        Came::Document(document, marks) => {
            // The space may have been archived meanwhile, the feed removed.
            if !takes(tx, due.space)? {
                return Ok(());
            }
            let values = params![id, next, now, marks.etag, marks.modified];
            if tx.execute(&COPIED, values)? > 0 && publish(tx, due, &document.items)? {
                tx.execute(&ASK_WHOLE, params![id])?;
            }
        }
    }
    Ok(())
}

/// Publishes what is new, the oldest first; answers whether there is more.
fn publish(tx: &mut Tx<'_>, due: &Due, items: &[Item]) -> Result<bool> {
    let now = tx.now();
    let all: Vec<i64> = items.iter().flat_map(|item| item.keys.iter().copied()).collect();
    let known: Vec<i64> = tx.query(&KNOWN, params![due.id, all], |row| row.get(0))?;
    tx.execute(&SEEN, params![due.id, now, now.plus_seconds(-86_400), known])?;
    let is_first = tx.query_one(&KNOWS_SOME, params![due.id], |row| Ok(row.get::<i64>(0)? == 0))?;
    let known: HashSet<i64> = known.into_iter().collect();
    let is_new = |item: &&Item| item.keys.iter().all(|key| !known.contains(key));
    let mut new: Vec<&Item> = items.iter().filter(is_new).collect();
    if is_first {
        let old = new.split_off(new.len().min(AT_FIRST));
        for item in old {
            note(tx, due, item)?;
        }
    }
    let later = new.len().saturating_sub(LATER);
    for item in new[later..].iter().rev() {
        note(tx, due, item)?;
        let Some(made) = item.made(due.lang, now) else { continue };
        match record::post(tx, due.space, due.bot, &made.content()) {
            // Words that no post takes.
            Err(error) if error.meaning() == Meaning::Invalid => {
                tracing::warn!(%error, "an item of a feed was left out");
            }
            done => drop(done?),
        }
    }
    Ok(later > 0)
}

fn note(tx: &mut Tx<'_>, due: &Due, item: &Item) -> Result<()> {
    let now = tx.now();
    for key in &item.keys {
        tx.execute(&NOTE, params![due.id, *key, now])?;
    }
    Ok(())
}
