//! Searching, for programs.

use std::collections::BTreeMap;

use axum::extract::State;
use index::{Index, State as IndexState};
use kernel::{App, Result};
use serde::Serialize;
use ui::{Ctx, Json, Query};

use crate::page::{Asked, PAGE, PAGES, Sort};
use crate::run::{Wanted, find};
use crate::typed::Typed;
use crate::view::ResultView;

/// A page of results.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = SearchResults)]
pub(crate) struct Results {
    /// The results, in their order.
    items: Vec<ResultView>,
    /// How many there are in all that you may see.
    total: u64,
    /// How many of each kind.
    kinds: BTreeMap<String, u64>,
    /// How many in each space, by its identifier.
    spaces: BTreeMap<String, u64>,
    /// How many by each author, by their identifier.
    authors: BTreeMap<String, u64>,
    /// The words that were looked for, where nothing has what was typed.
    corrected: Option<String>,
    /// Whether some results have only some of the words, because few have all of them.
    loose: bool,
    /// Whether all there is can be found: not while the index is being made.
    complete: bool,
    /// The number of the next page; null on the last.
    next: Option<String>,
}

/// What you may see that has these words: posts of every kind, comments, people, spaces, conversations, names and
/// text of files. In `q`, `"…"` asks for words in a row, `-` excludes a word, and filters are words too: `in:`,
/// `from:`, `kind:`, `topic:`, `has:`, `is:`, `before:`, `after:`, or the same in French. A last word without a
/// blank after it is one that may go on.
#[utoipa::path(get, path = "/api/v1/search", tag = "search",
    params(
        ("q" = Option<String>, Query, description = "Words and filters, up to 400 characters"),
        ("sort" = Option<String>, Query, description = "`relevance` (the default) or `date`"),
        ("page" = Option<String>, Query, description = "The `next` of the page before: 1 to 50")),
    responses((status = 200, body = Results)))]
pub(crate) async fn search(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Json<Results>> {
    let Asked { q, sort, page } = asked;
    let order = Sort::order(sort);
    let wanted = Wanted { order, skip: page.skip(), most: PAGE, count: true };
    let found = find(&app, &cx, &Typed::parse(&q), wanted).await?;
    let counts = found.counts.unwrap_or_default();
    let numbered = |counts: std::collections::HashMap<i64, u64>| {
        counts.into_iter().map(|(id, count)| (id.to_string(), count)).collect()
    };
    Ok(Json(Results {
        items: found.shown.into_iter().map(ResultView::of).collect(),
        total: counts.total,
        kinds: counts.kinds.into_iter().collect(),
        spaces: numbered(counts.spaces),
        authors: numbered(counts.authors),
        corrected: found.corrected,
        loose: found.loose,
        complete: app.db.value::<Index>().state() == IndexState::Ready,
        next: (found.more && page.0 < PAGES).then(|| (page.0 + 1).to_string()),
    }))
}
