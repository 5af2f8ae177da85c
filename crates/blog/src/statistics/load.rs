//! The figures, as the database has them.

use std::collections::{BTreeMap, HashMap};

use kernel::{Cursor, Error, Result, Time, Tx, Viewer, params};
use posts::reading::month_of;
use posts::{Card, PostId};

use super::shown;
use crate::lists::{self, List};
use crate::store::{BY_MONTH, BY_UNIT};

/// Months that are shown.
pub(crate) const MONTHS: i64 = 12;
/// Articles of an author that are looked at: the newest.
const ARTICLES: i64 = 100;

/// A month: 12 × year + month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Month {
    pub(crate) month: i64,
    /// People who read an article for the first time; nothing where they are too few.
    pub(crate) readers: Option<i64>,
    /// Articles published.
    pub(crate) articles: i64,
}

/// What readers of one article, or of all of an author, come to.
#[derive(Debug, Default)]
pub(crate) struct Statistics {
    /// The articles, newest first, each with its readers.
    pub(crate) articles: Vec<(Card, Option<i64>)>,
    /// The last months, the oldest first.
    pub(crate) months: Vec<Month>,
    /// Readers by unit, the most first; of all articles, those of the one that the unit read most.
    pub(crate) units: Vec<(String, i64)>,
}

fn of(tx: &mut Tx<'_>, cards: Vec<Card>, now: Time) -> Result<Statistics> {
    let ids: Vec<i64> = cards.iter().map(|card| card.post.id.0).collect();
    let this = month_of(now);
    let first = this - MONTHS + 1;
    let mut months: BTreeMap<i64, Month> =
        (first..=this).map(|month| (month, Month { month, readers: None, articles: 0 })).collect();
    for card in &cards {
        if let Some(month) = months.get_mut(&month_of(card.post.created_at)) {
            month.articles += 1;
        }
    }
    let cell = |row: &kernel::Row<'_>| Ok((row.get::<i64>(1)?, row.get::<i64>(2)?));
    for (month, readers) in tx.query(&BY_MONTH, params![ids, first], cell)? {
        // Few readers of each of many articles may be the same few: each article is asked for itself.
        if let (Some(month), Some(readers)) = (months.get_mut(&month), shown(readers)) {
            *month.readers.get_or_insert(0) += readers;
        }
    }
    let mut readers: HashMap<PostId, i64> = HashMap::new();
    // By their numbers: several may be called alike. Number 0 is of those who are in none.
    let mut units: HashMap<i64, (String, i64)> = HashMap::new();
    let row = |row: &kernel::Row<'_>| {
        let unit = (row.get::<i64>(1)?, row.get::<String>(2)?);
        Ok((row.get::<PostId>(0)?, unit, row.get::<i64>(3)?))
    };
    for (post, (unit, name), views) in tx.query(&BY_UNIT, params![ids], row)? {
        *readers.entry(post).or_default() += views;
        if let Some(views) = shown(views).filter(|_| unit != 0 && !name.is_empty()) {
            let (_, most) = units.entry(unit).or_insert((name, 0));
            *most = views.max(*most);
        }
    }
    let mut units: Vec<(String, i64)> = units.into_values().collect();
    units.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let many = |card: &Card| readers.get(&card.post.id).copied().and_then(shown);
    let articles = cards.into_iter().map(|card| (many(&card), card));
    Ok(Statistics {
        articles: articles.map(|(many, card)| (card, many)).collect(),
        months: months.into_values().collect(),
        units,
    })
}

/// The figures of one article, for its author.
///
/// # Errors
/// `NotFound` for anybody else, and for what is no article.
pub(crate) fn article(tx: &mut Tx<'_>, viewer: &Viewer, post: PostId) -> Result<Statistics> {
    let post = posts::access::readable(tx, viewer, post)?;
    if post.author != viewer.id || post.kind.name() != "article" {
        return Err(Error::not_found());
    }
    let (cards, now) = (posts::cards(tx, viewer, &[post.id])?, tx.now());
    of(tx, cards, now)
}

/// Those of all articles of the viewer that they can still read.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn own(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Statistics> {
    let newest = Cursor { limit: ARTICLES, ..Cursor::default() };
    let ids = lists::page(tx, viewer, List::Person(viewer.id), newest)?.items;
    let (cards, now) = (posts::cards(tx, viewer, &ids)?, tx.now());
    of(tx, cards, now)
}
