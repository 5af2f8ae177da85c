//! Reads what is due, one address after the other.

use std::collections::HashSet;
use std::time::Duration;

use extract::{Program, Text};
use kernel::door::{Answer, Url};
use kernel::work::{Backoff, Next, Work};
use kernel::{Activity, App, Result, Tx, params};

use crate::declare::remove_pages;
use crate::fetch::{self, Failure};
use crate::store::*;
use crate::{PageId, SourceId, logged};

/// Between two addresses, so that a small site is not held up.
const PAUSE: Duration = Duration::from_millis(300);
/// When to look again where nothing was due.
const PATIENCE: Duration = Duration::from_secs(60);
/// Until an address that does not answer is asked again. The first is longer than reading takes.
const PAUSES: Backoff = Backoff::new(600, 6, 86_400);
/// How often pages are read, and sitemaps.
const WEEK_SECONDS: i64 = 7 * 86_400;
const DAY_SECONDS: i64 = 86_400;

/// Reads whatever is due. Several processes may do so on one database.
#[derive(Clone)]
pub struct Reader {
    app: App,
    program: Program,
}

impl Reader {
    /// One that has pages read by this program.
    pub fn new(app: App, program: Program) -> Reader {
        Reader { app, program }
    }
}

impl Work for Reader {
    const NAME: &'static str = "pages elsewhere";

    async fn round(&self) -> Result<Next> {
        let read = read_due(self).await?;
        Ok(if read { Next::After(PAUSE) } else { Next::OnCommit(PATIENCE) })
    }
}

/// An address to read.
#[derive(Clone)]
enum Due {
    /// One that is declared, and its language.
    Source(SourceId, String, String),
    /// A page of a sitemap.
    Page(PageId, String, String),
}

/// What came of reading one.
enum Outcome {
    /// A sitemap with these pages.
    Pages(Vec<Url>),
    /// A page.
    Text(Text),
    Failure(Failure),
}

/// Reads one address that is due; answers whether there was one.
///
/// # Errors
/// Whatever the database meets, or where the program cannot be started.
pub async fn read_due(reader: &Reader) -> Result<bool> {
    let app = &reader.app;
    let is_due = app.db.read(|tx| {
        Ok(tx.query_opt(&IS_DUE, params![tx.now()], |row| row.get::<i64>(0))?.is_some())
    });
    if !is_due.await? {
        return Ok(false);
    }
    let Some(due) = app.db.write(claim).await? else { return Ok(true) };
    let (Due::Source(_, url, _) | Due::Page(_, url, _)) = &due;
    let outcome = match (Url::parse(url), &due) {
        (Err(_), _) => Outcome::Failure(Failure::lasting("missing")),
        (Ok(url), Due::Source(..)) => source(reader, &url).await?,
        (Ok(url), Due::Page(..)) => match fetch::page(app, &url).await {
            Ok(answer) => text(reader, &answer).await?,
            Err(failure) => Outcome::Failure(failure),
        },
    };
    if let Outcome::Failure(failure) = &outcome {
        tracing::info!(url, why = failure.word, "a page elsewhere was not read");
    }
    app.db.write(move |tx| keep(tx, &due, &outcome)).await?;
    Ok(true)
}

/// Takes the next; nobody else does until it is tried again.
fn claim(tx: &mut Tx<'_>) -> Result<Option<Due>> {
    let now = tx.now();
    let until = |tries: i64| now.plus_seconds(PAUSES.seconds(tries + 1));
    let source = tx.query_opt(&NEXT_SOURCE, params![now], |row| {
        Ok((
            Due::Source(row.get(0)?, row.get(1)?, row.get(2)?),
            row.get::<SourceId>(0)?,
            row.get(3)?,
        ))
    })?;
    if let Some((due, id, tries)) = source {
        tx.execute(&LEASE_SOURCE, params![id, until(tries)])?;
        return Ok(Some(due));
    }
    let page = tx.query_opt(&NEXT_PAGE, params![now], |row| {
        Ok((row.get::<PageId>(0)?, row.get::<String>(1)?, row.get::<SourceId>(2)?, row.get(3)?))
    })?;
    let Some((id, url, source, tries)) = page else { return Ok(None) };
    tx.execute(&LEASE_PAGE, params![id, until(tries)])?;
    let lang = tx.query_one(&LANG, params![source], |row| row.get(0))?;
    Ok(Some(Due::Page(id, url, lang)))
}

/// What is at an address that is declared.
async fn source(reader: &Reader, url: &Url) -> Result<Outcome> {
    let answer = match fetch::declared(&reader.app, url).await {
        Ok(answer) => answer,
        Err(failure) => return Ok(Outcome::Failure(failure)),
    };
    match fetch::pages(&reader.app, &answer).await {
        Some(Ok(pages)) => Ok(Outcome::Pages(pages)),
        Some(Err(failure)) => Ok(Outcome::Failure(failure)),
        None => text(reader, &answer).await,
    }
}

/// The words of a page.
async fn text(reader: &Reader, answer: &Answer) -> Result<Outcome> {
    Ok(match reader.program.text_of_bytes(&answer.body, answer.media()).await? {
        Ok(text) if text.body.is_empty() => Outcome::Failure(Failure::lasting("empty")),
        Ok(text) => Outcome::Text(text),
        Err(why) => Outcome::Failure(Failure::lasting(why.name())),
    })
}

/// Keeps what came of it, and tells what changed.
fn keep(tx: &mut Tx<'_>, due: &Due, outcome: &Outcome) -> Result<()> {
    let now = tx.now();
    let week = now.plus_seconds(WEEK_SECONDS);
    let (source, url, lang) = match due {
        Due::Page(page, url, lang) => return keep_page(tx, *page, url, lang, outcome, Some(week)),
        Due::Source(source, url, lang) => (*source, url, lang),
    };
    let is_sitemap = matches!(outcome, Outcome::Pages(_));
    let next = if is_sitemap { now.plus_seconds(DAY_SECONDS) } else { week };
    if let Outcome::Failure(failure) = outcome {
        tx.execute(&SOURCE_FAILED, params![source, failure.word])?;
        if failure.passes {
            return Ok(());
        }
        let pages: Vec<PageId> = tx.query(&PAGES_OF, params![source], |row| row.get(0))?;
        return remove_pages(tx, &pages);
    }
    if tx.execute(&SAVE_SOURCE, params![source, is_sitemap, now, next])? == 0 {
        // It was removed meanwhile.
        return Ok(());
    }
    let own = Url::parse(url).into_iter().collect::<Vec<_>>();
    let pages = if let Outcome::Pages(pages) = outcome { pages } else { &own };
    set_pages(tx, source, pages, is_sitemap)?;
    if is_sitemap {
        return Ok(());
    }
    let page = tx.query_opt(&PAGE_AT, params![source, url], |row| row.get::<PageId>(0))?;
    // Where a sitemap names it too, it is found as that one's.
    page.map_or(Ok(()), |page| keep_page(tx, page, url, lang, outcome, None))
}

/// Has a source these pages, and no others. Those of a sitemap are read one by one.
fn set_pages(tx: &mut Tx<'_>, source: SourceId, pages: &[Url], is_sitemap: bool) -> Result<()> {
    let rows = tx.query(&PAGES_OF, params![source], |row| {
        Ok((row.get::<PageId>(0)?, row.get::<String>(1)?))
    })?;
    let wanted: HashSet<&str> = pages.iter().map(Url::as_str).collect();
    let gone = rows.iter().filter(|(_, url)| !wanted.contains(url.as_str()));
    let gone: Vec<PageId> = gone.map(|(page, _)| *page).collect();
    remove_pages(tx, &gone)?;
    let there: HashSet<&str> = rows.iter().map(|(_, url)| url.as_str()).collect();
    let now = tx.now();
    for url in pages.iter().filter(|url| !there.contains(url.as_str())) {
        let id: PageId = tx.new_id();
        tx.execute(&ADD_PAGE, params![id, source, url.as_str(), now, is_sitemap.then_some(now)])?;
    }
    Ok(())
}

fn keep_page(
    tx: &mut Tx<'_>,
    page: PageId,
    url: &str,
    lang: &str,
    outcome: &Outcome,
    next: Option<kernel::Time>,
) -> Result<()> {
    let now = tx.now();
    let said = |tx: &mut Tx<'_>| {
        tx.query_opt(&SAID, params![page], |row| {
            Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<String>(2)?))
        })
    };
    let Some(before) = said(tx)? else { return Ok(()) };
    match outcome {
        Outcome::Text(text) => {
            let title = if text.title.is_empty() { url } else { &text.title };
            let told = ::text::language(&text.body).unwrap_or_default();
            let lang = if lang.is_empty() { told } else { lang };
            if before == (title.to_owned(), text.body.clone(), lang.to_owned()) {
                return tx.execute(&KEEP_PAGE, params![page, now, next]).map(drop);
            }
            let values = params![page, title, text.body, lang, now, "", now, next];
            tx.execute(&SAVE_PAGE, values)?;
            tx.log(Activity::new(logged::ELSEWHERE_READ, page.0))
        }
        Outcome::Failure(failure) if failure.passes => {
            tx.execute(&PAGE_FAILED, params![page, failure.word]).map(drop)
        }
        Outcome::Failure(failure) => {
            tx.execute(&SAVE_PAGE, params![page, "", "", "", now, failure.word, now, next])?;
            if before.1.is_empty() {
                return Ok(());
            }
            tx.log(Activity::new(logged::ELSEWHERE_GONE, page.0))
        }
        Outcome::Pages(_) => Ok(()),
    }
}
