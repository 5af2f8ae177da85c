//! Asking the index, and correcting what was typed where nothing is found.

use std::collections::HashMap;

use index::{Asked, Counts, Extract, Found, Highlighter, Hit, Index, Order, Query, Strictness};
use kernel::gate::Who;
use kernel::{App, Error, Result, Tx, Viewer};
use spaces::Finds;
use ui::Ctx;

use crate::resolve::{Resolved, resolve};
use crate::typed::Typed;

/// What to answer of a search.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) order: Order,
    pub(crate) skip: usize,
    pub(crate) most: usize,
    /// Whether all are counted.
    pub(crate) count: bool,
}

/// What was found.
pub(crate) struct Results {
    pub(crate) resolved: Resolved,
    pub(crate) shown: Vec<Shown>,
    pub(crate) counts: Option<Counts>,
    pub(crate) more: bool,
    /// The words that were looked for, where what was typed is nowhere.
    pub(crate) corrected: Option<String>,
    /// Whether not all words are in what was found.
    pub(crate) loose: bool,
}

/// A thing that was found, with its words marked.
pub(crate) struct Shown {
    pub(crate) found: Found,
    pub(crate) title: Extract,
    pub(crate) extract: Extract,
    /// The extract of what comes with it, where the words are there alone, and its name.
    pub(crate) beside: Option<(String, Extract)>,
}

/// The length of an extract, in characters.
const EXTRACT: usize = 220;

/// Finds what was typed, of what the viewer may see.
///
/// # Errors
/// `Busy` where too many search at once; whatever the database or the index meets.
pub(crate) async fn find(app: &App, cx: &Ctx, typed: &Typed, wanted: Wanted) -> Result<Results> {
    let viewer = cx.viewer()?.clone();
    let _place = app.gates.searches.enter(Who::Known).await?;
    let (typed, l, caught_up) = (typed.clone(), cx.l, cx.caught_up);
    let looking = viewer.clone();
    let names = people::finder::names(&app.db, caught_up).await?;
    let accesses = spaces::accesses(&app.db, caught_up).await?;
    let read = move |tx: &mut Tx<'_>| {
        let resolved = resolve(tx, &looking, &names, l, &typed)?;
        Ok((resolved, Finds::load(tx, &looking, &accesses)?))
    };
    let (resolved, finds) = app.db.read(read).await?;
    if resolved.finds_nothing() || resolved.query.is_empty() {
        return Ok(Results::none(resolved));
    }
    let (index, query, now) = (app.db.value::<Index>(), resolved.query.clone(), cx.now);
    let ask = move || {
        let Wanted { order, skip, most, count } = wanted;
        let asked =
            Asked { query: &query, strictness: Strictness::All, order, skip, most, count, now };
        index.find(&asked, &finds)
    };
    let asked = match tokio::task::spawn_blocking(ask).await {
        Ok(asked) => asked?,
        // The library panics where what it reads cannot be.
        Err(panicked) => {
            app.db.value::<Index>().doubt();
            return Err(Error::unavailable(panicked));
        }
    };
    let found = load(app, viewer, asked.answer.hits).await?;
    let mark = move || marked(&asked.query, found);
    let shown = tokio::task::spawn_blocking(mark).await.map_err(Error::internal)?;
    Ok(Results {
        resolved,
        shown,
        counts: asked.answer.counts,
        more: asked.answer.more,
        corrected: asked.corrected,
        loose: asked.loose,
    })
}

impl Results {
    fn none(resolved: Resolved) -> Results {
        Results {
            resolved,
            shown: Vec::new(),
            counts: Some(Counts::default()),
            more: false,
            corrected: None,
            loose: false,
        }
    }
}

/// What is shown of these, in their order, as far as the viewer may see it now.
async fn load(app: &App, viewer: Viewer, hits: Vec<Hit>) -> Result<Vec<Found>> {
    let read = move |tx: &mut Tx<'_>| {
        let mut found: HashMap<i64, Found> = HashMap::new();
        for source in index::source::all() {
            let of = hits.iter().filter(|hit| hit.source == source.name());
            let objects: Vec<i64> = of.map(|hit| hit.object).collect();
            if !objects.is_empty() {
                let all = source.found(tx, &viewer, &objects)?;
                found.extend(all.into_iter().map(|one| (one.object, one)));
            }
        }
        Ok(hits.iter().filter_map(|hit| found.remove(&hit.object)).collect())
    };
    app.db.read(read).await
}

fn marked(query: &Query, found: Vec<Found>) -> Vec<Shown> {
    let mut highlighter = Highlighter::new(query);
    let shown = found.into_iter().map(|found| {
        let title = highlighter.whole(&found.title, &found.lang);
        let extract = highlighter.extract(&found.text, &found.lang, EXTRACT);
        let mut beside = None;
        if extract.words == 0 {
            let others = found.beside.iter().map(|(name, text)| {
                (name.clone(), highlighter.extract(text, &found.lang, EXTRACT))
            });
            beside = others.filter(|(_, extract)| extract.words > 0).max_by_key(|(_, e)| e.words);
        }
        Shown { title, extract, beside, found }
    });
    shown.collect()
}
