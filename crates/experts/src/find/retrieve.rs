//! The passages: asked of the index, of what the viewer sees.

use std::collections::HashSet;

use index::{Asked, Clause, Gate, Index, Order, Query, Sees, Strictness};
use kernel::gate::Who;
use kernel::log::CaughtUp;
use kernel::{App, Error, Result, SpaceId, Tx, Viewer, params};
use spaces::Finds;

use super::store::NEVER;

/// Passages that are looked at.
const PASSAGES: usize = 80;
/// Words of a question that are looked for.
const WORDS: usize = 24;
/// The longest text that is read for its words, in characters.
const TEXT: usize = 1_000;

/// What the viewer sees, without what is never evidence.
struct Evident {
    finds: Finds,
    never: HashSet<SpaceId>,
}

impl Sees for Evident {
    fn sees(&self, gate: Gate) -> bool {
        match gate {
            Gate::In(space) => !self.never.contains(&space) && self.finds.sees(gate),
            _ => false,
        }
    }

    fn after(&self, gate: Gate) -> i64 {
        self.finds.after(gate)
    }
}

/// The posts and comments that fit a text best, of those that the viewer sees. A whole question is asked for some of
/// its words, a few words for all of them where that finds enough.
///
/// # Errors
/// `Busy` where too many search at once; whatever the database or the index meets.
pub(crate) async fn retrieve(
    app: &App,
    viewer: &Viewer,
    caught_up: CaughtUp,
    text: &str,
    whole: bool,
) -> Result<Vec<i64>> {
    let query = query(text);
    if !query.has_words() {
        return Ok(Vec::new());
    }
    let _place = app.gates.searches.enter(Who::Known).await?;
    let accesses = spaces::accesses(&app.db, caught_up).await?;
    let looking = viewer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let never: Vec<SpaceId> = tx.query(&NEVER, params![looking.id], |row| row.get(0))?;
        let finds = Finds::load(tx, &looking, &accesses)?;
        Ok(Evident { finds, never: never.into_iter().collect() })
    };
    let evident = app.db.read(read).await?;
    let (index, now) = (app.db.value::<Index>(), app.clock().now());
    let ask = move || {
        let asked = Asked {
            query: &query,
            strictness: if whole { Strictness::Some } else { Strictness::All },
            order: Order::Relevance,
            skip: 0,
            most: PASSAGES,
            count: false,
            now,
        };
        match whole {
            true => index.search(&asked, &evident),
            false => Ok(index.find(&asked, &evident)?.answer),
        }
    };
    match tokio::task::spawn_blocking(ask).await {
        Ok(answer) => Ok(answer?.hits.into_iter().map(|hit| hit.object).collect()),
        // The library panics where what it reads cannot be.
        Err(panicked) => {
            app.db.value::<Index>().doubt();
            Err(Error::unavailable(panicked))
        }
    }
}

fn query(text: &str) -> Query {
    let text: String = text.chars().take(TEXT).collect();
    let mut met = HashSet::new();
    let words = text
        .split(|c: char| c.is_whitespace() || c == '/')
        .filter(|word| word.chars().any(char::is_alphanumeric) && met.insert(text::fold(word)));
    let words = words.take(WORDS).map(|word| Clause {
        text: word.trim_matches(|c: char| !c.is_alphanumeric() && !"+#".contains(c)).to_owned(),
        ..Clause::default()
    });
    let mut query = Query { words: words.collect(), ..Query::default() };
    query.filter.sources = ["post", "comment"].map(str::to_owned).to_vec();
    query
}
