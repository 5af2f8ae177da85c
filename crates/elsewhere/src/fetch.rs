//! Asking a site for a page, its sitemap, and what it lets programs read.

use std::time::Duration;

use kernel::App;
use kernel::door::{Answer, Limits, Url};
use kernel::error::Meaning;

use crate::robots::Robots;
use crate::site;
use crate::sitemap::{self, Sitemap};

/// How much of a page is read, of a sitemap, of what a site lets programs read.
const PAGE: Limits = Limits { most: 2 * 1024 * 1024, time: Duration::from_secs(15) };
const SITEMAP: Limits = Limits { most: 10 * 1024 * 1024, time: Duration::from_secs(30) };
const ROBOTS: Limits = Limits { most: 512 * 1024, time: Duration::from_secs(10) };
/// The most pages that are read of one sitemap, and the most sitemaps it may name.
const PAGES: usize = 2_000;
const SITEMAPS: usize = 20;

/// Why an address could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// In a word: the key of the sentence is `elsewhere-error-` and this.
    pub(crate) word: &'static str,
    /// Whether it may go better soon: then what it said before stays.
    pub(crate) passes: bool,
}

impl Failure {
    pub(crate) fn lasting(word: &'static str) -> Failure {
        Failure { word, passes: false }
    }

    fn passing(word: &'static str) -> Failure {
        Failure { word, passes: true }
    }
}

/// Asks for a page.
pub(crate) async fn page(app: &App, url: &Url) -> Result<Answer, Failure> {
    ask(app, url, PAGE).await
}

/// Asks for what is declared: a sitemap may be larger than a page.
pub(crate) async fn declared(app: &App, url: &Url) -> Result<Answer, Failure> {
    ask(app, url, SITEMAP).await
}

async fn ask(app: &App, url: &Url, limits: Limits) -> Result<Answer, Failure> {
    if Url::parse(&app.config.public_url).is_ok_and(|own| own.origin() == url.origin()) {
        return Err(Failure::lasting("own"));
    }
    let answer = app.door.get(url, "text/html,application/xml;q=0.9,*/*;q=0.8", limits).await;
    let answer = answer.map_err(|error| match error.meaning() {
        Meaning::Forbidden => Failure::lasting("refused"),
        _ => Failure::passing("unreachable"),
    })?;
    match answer.status {
        // A page that asks who one is leads there.
        200 if !site::is_same(url, &answer.url) => Err(Failure::lasting("moved")),
        200 => Ok(answer),
        401 | 403 => Err(Failure::lasting("denied")),
        404 | 410 => Err(Failure::lasting("missing")),
        _ => Err(Failure::passing("failing")),
    }
}

/// The pages that a sitemap names, and those it names through others; nothing where this is no sitemap.
pub(crate) async fn pages(app: &App, answer: &Answer) -> Option<Result<Vec<Url>, Failure>> {
    let addresses = match sitemap::read(&answer.body, PAGES)? {
        Sitemap::Pages(addresses) => addresses,
        Sitemap::Sitemaps(sitemaps) => match through(app, &answer.url, &sitemaps).await {
            Ok(addresses) => addresses,
            Err(failure) => return Some(Err(failure)),
        },
    };
    Some(allowed(app, &answer.url, &addresses).await)
}

/// The addresses of these sitemaps, but for those that are not there for long. One that may be there soon would take
/// all its pages with it: then nothing is known.
async fn through(app: &App, home: &Url, sitemaps: &[String]) -> Result<Vec<String>, Failure> {
    let mut addresses = Vec::new();
    for url in sitemaps.iter().take(SITEMAPS).filter_map(|url| Url::parse(url).ok()) {
        if !site::is_same(home, &url) || addresses.len() >= PAGES {
            continue;
        }
        let answer = match ask(app, &url, SITEMAP).await {
            Ok(answer) => answer,
            Err(failure) if failure.passes => return Err(failure),
            Err(_) => continue,
        };
        if let Some(Sitemap::Pages(more)) = sitemap::read(&answer.body, PAGES) {
            addresses.extend(more);
        }
    }
    Ok(addresses)
}

/// Those of these addresses that are of the site and that it lets programs read.
async fn allowed(app: &App, home: &Url, addresses: &[String]) -> Result<Vec<Url>, Failure> {
    let mut pages = Vec::new();
    for address in addresses {
        if let Ok(url) = site::address(address)
            && site::is_same(home, &url)
            && !pages.contains(&url)
            && pages.len() < PAGES
        {
            pages.push(url);
        }
    }
    let robots = robots(app, home).await?;
    let before = pages.len();
    pages.retain(|url| {
        let query = url.query().map_or_else(String::new, |query| format!("?{query}"));
        robots.allow(&format!("{}{query}", url.path()))
    });
    match pages.is_empty() {
        true if before > 0 => Err(Failure::lasting("robots")),
        true => Err(Failure::lasting("empty")),
        false => Ok(pages),
    }
}

/// What a site lets programs read: all, where it has no file that says so; nothing is known where it has one that
/// cannot be had for now (RFC 9309).
async fn robots(app: &App, home: &Url) -> Result<Robots, Failure> {
    let Ok(url) = home.join("/robots.txt") else { return Ok(Robots::default()) };
    match app.door.get(&url, "text/plain", ROBOTS).await {
        Ok(answer) => match answer.status {
            200 => Ok(Robots::parse(&String::from_utf8_lossy(&answer.body))),
            400..=499 => Ok(Robots::default()),
            _ => Err(Failure::passing("failing")),
        },
        Err(error) if error.meaning() == Meaning::Forbidden => Ok(Robots::default()),
        Err(_) => Err(Failure::passing("unreachable")),
    }
}
