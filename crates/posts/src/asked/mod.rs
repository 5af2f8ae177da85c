//! The same question, asked already: found while one is typed, shown once before it is published where the page
//! has no script, and named when a duplicate is closed onto the first.
//!
//! Only what the writer may read is looked at. What is found is compared word by word (`index::Asking`), since a
//! search answers what has the words, and not what asks the same.

pub(crate) mod before;
pub(crate) mod duplicates;
pub(crate) mod mark;
pub(crate) mod page;
pub(crate) mod store;

use std::collections::HashMap;

use index::{Asking, Filter, Index, Word};
use kernel::gate::Who;
use kernel::{App, Error, Result, Tx, Viewer};
use spaces::Finds;
use ui::Ctx;

use crate::authorized::cards;
use crate::cards::Card;
use crate::kinds::question;
use crate::{Post, PostId};

/// Threads that are shown.
const SHOWN: usize = 3;
/// Candidates that are compared.
const COMPARED: usize = 40;
/// How like a question must be to be shown while one types.
const LIKE: f32 = 0.34;
/// How like it must be to be shown before publishing.
pub(crate) const VERY_LIKE: f32 = 0.6;

/// A question that asks the same.
#[derive(Clone, Debug)]
pub(crate) struct Same {
    pub(crate) card: Card,
    /// From 0 to 1.
    pub(crate) likeness: f32,
}

/// The questions that ask the same as this title and text, the likeliest first, at most three of at least this
/// likeness; `but` is left out. One that is closed as a duplicate leads to the first.
///
/// # Errors
/// `Busy` where too many search at once; whatever the database or the index meets.
pub(crate) async fn find(
    app: &App,
    cx: &Ctx,
    (title, body): (&str, &str),
    but: Option<PostId>,
    least: f32,
) -> Result<Vec<Same>> {
    let typed = format!("{title} {}", text::parse(body).text());
    if typed.trim().chars().count() < 4 {
        return Ok(Vec::new());
    }
    let viewer = cx.viewer()?.clone();
    let _place = app.gates.searches.enter(Who::Known).await?;
    let accesses = spaces::accesses(&app.db, cx.caught_up).await?;
    let looking = viewer.clone();
    let finds = app.db.read(move |tx| Finds::load(tx, &looking, &accesses)).await?;
    let (index, now) = (app.db.value::<Index>(), cx.now);
    let asking_index = index.clone();
    let filter = Filter {
        sources: vec!["post".to_owned()],
        kinds: vec![question::NAME.to_owned()],
        ..Filter::default()
    };
    let ask = move || index.alike_to(&typed, filter, (COMPARED, now), &finds);
    let hits = match tokio::task::spawn_blocking(ask).await {
        Ok(hits) => hits?,
        Err(panicked) => {
            asking_index.doubt();
            return Err(Error::unavailable(panicked));
        }
    };
    let ids: Vec<PostId> = hits.into_iter().map(|hit| PostId(hit.object)).collect();
    let (title, body) = (title.to_owned(), body.to_owned());
    let read = move |tx: &mut Tx<'_>| {
        let likely = likely(tx, &viewer, &asking_index, (&title, &body), (&ids, but, least))?;
        let shown: Vec<PostId> = likely.iter().map(|(post, _)| *post).collect();
        let cards = cards(tx, &viewer, &shown)?;
        let likeness: HashMap<PostId, f32> = likely.into_iter().collect();
        let same = cards.into_iter().map(|card| {
            let likeness = likeness.get(&card.post.id).copied().unwrap_or(0.0);
            Same { card, likeness }
        });
        Ok(same.collect())
    };
    app.db.read(read).await
}

/// Those of the candidates that are like enough, each by the thread that it leads to.
fn likely(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    index: &Index,
    (title, body): (&str, &str),
    (candidates, but, least): (&[PostId], Option<PostId>, f32),
) -> Result<Vec<(PostId, f32)>> {
    let weigh = |words: &[Word]| index.weights(words);
    let asking = Asking::of(title, &text::parse(body).text(), weigh);
    let compare = |post: &Post| {
        let text = text::parse(&post.body).text();
        asking.likeness(&Asking::of(&post.title, &text, weigh))
    };
    let mut best: HashMap<PostId, f32> = HashMap::new();
    for (post, first) in store::questions(tx, viewer, candidates)? {
        let likeness = compare(&post);
        let leads = first.unwrap_or(post.id);
        if likeness >= least && Some(leads) != but {
            let known = best.entry(leads).or_insert(0.0);
            *known = known.max(likeness);
        }
    }
    let mut likely: Vec<(PostId, f32)> = best.into_iter().collect();
    // Of equals the older one: it was first.
    likely.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    likely.truncate(SHOWN);
    Ok(likely)
}
