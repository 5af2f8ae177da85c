//! What stays: a page of the wiki with many versions, a library of many files and one of few.

use std::sync::Arc;

use files::Taken;
use kernel::access::{Role, Scope};
use kernel::blobs::Blobs;
use kernel::gate::Gates;
use kernel::{App, Config, Db, Door, Lang, PersonId, Time, Tx, Viewer};
use posts::publish::Sent;
use wiki::NewPage;

use super::{spaces, texts};
use crate::Result;

/// The title of the page.
pub const LONG_PAGE: &str = "La procédure de toujours";
/// How many words it has, and how many versions.
const WORDS: usize = 5_000;
const VERSIONS: usize = 200;
/// How many files the large library has, and the small one: as many as a page shows.
const FILES: [usize; 2] = [10_000, 50];
/// Files put in one transaction.
const BATCH: usize = 1_000;

/// A member of the company who looks.
fn viewer(id: PersonId) -> Viewer {
    Viewer {
        id,
        name: String::new(),
        handle: String::new(),
        role: Role::Member,
        lang: Lang::Fr,
        photo: None,
        scope: Scope::Full,
    }
}

/// The page, in the company's own space; answers its number.
pub fn page(db: &Db, author: PersonId, at: Time) -> Result<i64> {
    page_of(db, author, at, (WORDS, VERSIONS))
}

fn page_of(db: &Db, author: PersonId, at: Time, (words, versions): (usize, usize)) -> Result<i64> {
    let mut body = String::from("C'est la version 1.\n");
    let mut count = 0;
    for seed in 0.. {
        let sentence = texts::title(seed);
        count += sentence.split_whitespace().count();
        // A heading every hundred words or so, as pages have.
        let before = if seed % 15 == 0 { "\n\n## " } else { "\n\n" };
        body.push_str(before);
        body.push_str(&sentence);
        if count >= words {
            break;
        }
    }
    let new =
        NewPage { space: spaces::slug(0), title: LONG_PAGE.to_owned(), body, ..NewPage::default() };
    let sent = db.write_blocking(move |tx| wiki::create_now(tx.at(at), &viewer(author), &new))?;
    let Sent::Published(id) = sent else { return Err("the page waits for somebody".into()) };
    for number in 1..versions {
        db.write_blocking(move |tx| {
            let said = |number: usize| format!("la version {number}.");
            let (from, to) = (said(number), said(number + 1));
            let words = (from.as_str(), to.as_str());
            wiki::replace_words(tx.at(at), &viewer(author), id, words, "").map(drop)
        })?;
    }
    Ok(id.0)
}

/// The libraries; answers the slugs of their spaces. Their files have one content: lists and searches read none.
pub fn libraries(db: &Db, author: PersonId, at: Time) -> Result<[String; 2]> {
    libraries_of(db, author, at, FILES)
}

fn libraries_of(db: &Db, author: PersonId, at: Time, files: [usize; 2]) -> Result<[String; 2]> {
    let passing = tempfile::tempdir()?;
    let config = Config::default();
    let app = App {
        db: db.clone(),
        blobs: Blobs::open(passing.path())?,
        door: Door::new(config.networks.clone()),
        gates: Gates::default(),
        config: Arc::new(config),
    };
    let taken = files::take(&app, "file", b"Ce que nous en savons.")?;
    for (space, count) in files.into_iter().enumerate() {
        for start in (0..count).step_by(BATCH) {
            let (taken, end) = (taken.clone(), count.min(start + BATCH));
            db.write_blocking(move |tx| put(tx.at(at), author, space, start..end, &taken))?;
        }
    }
    Ok([0, 1].map(spaces::slug))
}

fn put(
    tx: &mut Tx<'_>,
    author: PersonId,
    space: usize,
    numbers: std::ops::Range<usize>,
    taken: &Taken,
) -> kernel::Result<()> {
    const KINDS: [&str; 4] = ["Compte rendu", "Plan", "Inventaire", "Contrat"];
    let viewer = viewer(author);
    let library = library::access::library(tx, &viewer, &spaces::slug(space))?;
    let library = library.writable(tx, &viewer)?;
    for n in numbers {
        let name = format!("{} {n:04}.txt", KINDS[n % KINDS.len()]);
        library::put(tx, &viewer, &library, library::TOP, &taken.clone().called(&name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use kernel::Clock;
    use kernel::db::Source;
    use library::{Asked, Listing, Order, TOP};

    use super::super::{people, spaces};
    use super::*;

    #[test]
    fn what_stays_is_there_as_often_as_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let source = Source::file(folder.path().join("parvis.db"));
        let db = Db::open(&source, Clock::system()).unwrap();
        kernel::migrate::run(&db, server::migrations()).unwrap();
        let at = Clock::system().now();
        let author = db
            .write_blocking(move |tx| {
                let units = people::units(tx, 1)?;
                let author = people::create(tx, 0, &units)?;
                let plan = spaces::Plan {
                    kind: ::spaces::Kind::Company,
                    access: ::spaces::Access::Open,
                    members: vec![0],
                };
                for n in 0..2 {
                    spaces::create(tx, n, &plan, &[author])?;
                }
                Ok(author)
            })
            .unwrap();
        let page = posts::PostId(page_of(&db, author, at, (300, 5)).unwrap());
        let slugs = libraries_of(&db, author, at, [12, 3]).unwrap();
        db.read_blocking(move |tx| {
            let page = wiki::access::readable(tx, &viewer(author), page)?;
            assert!(page.title == LONG_PAGE && page.body.contains("la version 5."));
            assert!(page.body.split_whitespace().count() >= 300);
            for (slug, count) in slugs.iter().zip([12, 3]) {
                let asked = Asked { folder: TOP, order: Order::Name, after: None, limit: 100 };
                let listing = Listing::load(tx, &viewer(author), slug, asked)?;
                assert_eq!(listing.files.len(), count);
            }
            Ok(())
        })
        .unwrap();
    }
}
