//! The page of a search.

use askama::Template;
use axum::extract::State;
use index::{Counts, Index, Order, State as IndexState};
use kernel::{App, PersonId, Result, SpaceId, Tx, Viewer};
use posts::kinds::Kinds;
use serde::Deserialize;
use ui::{Ctx, Locale, Nav, Page, Query, SafeHtml, answer};

use crate::filters::Name;
use crate::resolve::{Chip, kind_label};
use crate::run::{Wanted, find};
use crate::saved::{self, Saved};
use crate::sections;
use crate::typed::Typed;
use crate::view::Row;

/// Results on a page, and pages that can be turned: further on nobody looks, they say more words.
pub(crate) const PAGE: usize = 20;
pub(crate) const PAGES: usize = 50;
/// Values of a facet that are shown.
const VALUES: usize = 8;

/// What the address carries: `?q=&sort=&page=`.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) q: String,
    #[serde(default)]
    pub(crate) sort: Sort,
    #[serde(default)]
    pub(crate) page: PageNumber,
}

/// `relevance` or `date`; anything else is the former.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Sort {
    /// The newest first.
    Date,
    /// What fits best first.
    #[default]
    #[serde(other)]
    Relevance,
}

impl Sort {
    pub(crate) fn order(self) -> Order {
        match self {
            Sort::Relevance => Order::Relevance,
            Sort::Date => Order::Newest,
        }
    }
}

/// The number of a page, from 1; what is none is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(crate) struct PageNumber(pub(crate) usize);

impl Default for PageNumber {
    fn default() -> Self {
        PageNumber(1)
    }
}

impl From<String> for PageNumber {
    fn from(text: String) -> Self {
        PageNumber(text.parse().unwrap_or(1).clamp(1, PAGES))
    }
}

impl PageNumber {
    pub(crate) fn skip(self) -> usize {
        (self.0 - 1) * PAGE
    }
}

/// A value of a facet, with what choosing it leads to.
struct FacetValue {
    label: String,
    href: String,
    count: i64,
    current: bool,
}

struct Facet {
    label: String,
    values: Vec<FacetValue>,
}

/// A filter that is on, with what taking it off leads to.
struct ChipView {
    label: String,
    href: String,
    unknown: bool,
}

#[derive(Template)]
#[template(path = "search/page.html")]
struct View<'a> {
    cx: &'a Ctx,
    l: Locale,
    csrf: SafeHtml,
    q: &'a str,
    making: Option<i64>,
    closed: bool,
    chips: Vec<ChipView>,
    tabs: Vec<ui::view::Tab>,
    rows: Vec<Row>,
    total: Option<String>,
    tips: Vec<Tip>,
    corrected: Option<(String, String)>,
    loose: bool,
    earlier: Option<String>,
    later: Option<String>,
    saved: &'a [Saved],
    is_saved: bool,
    facets: &'a [Facet],
    /// What other capabilities show of the words.
    sections: Vec<SafeHtml>,
}

#[derive(Template)]
#[template(path = "search/facets.html")]
struct Facets<'a> {
    l: Locale,
    facets: &'a [Facet],
}

/// The address of a search.
pub(crate) fn href(q: &str, sort: Sort, page: usize) -> String {
    let mut href = format!("/search?q={}", ui::encode(q));
    if sort == Sort::Date {
        href.push_str("&sort=date");
    }
    if page > 1 {
        href.push_str(&format!("&page={page}"));
    }
    href
}

/// `GET /search`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let typed = Typed::parse(&asked.q);
    let (skip, order) = (asked.page.skip(), asked.sort.order());
    let results = find(&app, &cx, &typed, Wanted { order, skip, most: PAGE, count: true }).await?;
    let q = typed.text();
    let counts = results.counts.unwrap_or_default();
    let total = i64::try_from(counts.total).ok().filter(|_| !typed.parts.is_empty());
    let (listing, looking, asks) = (typed.clone(), viewer.clone(), (cx.l, asked.sort));
    let read = move |tx: &mut Tx<'_>| {
        let facets = facets(tx, &looking, asks, &listing, &counts)?;
        Ok((facets, saved::list(tx, &looking)?))
    };
    let (facets, saved) = app.db.read(read).await?;
    // On the first page of words that nothing narrows.
    let first = asked.page.0 == 1 && asked.sort == Sort::Relevance;
    let sections = match first && !typed.parts.is_empty() && typed.filters().next().is_none() {
        true => sections::all(&app, &cx, &q).await?,
        false => Vec::new(),
    };
    let (state, kinds) = (app.db.value::<Index>().state(), Kinds::at(&app.db));
    let turn = |page: usize| href(&q, asked.sort, page);
    let number = asked.page.0;
    let tab = |sort: Sort, key: &str| ui::view::Tab {
        href: href(&q, sort, 1),
        label: cx.l.t(key),
        current: asked.sort == sort,
        count: None,
    };
    let view = View {
        l: cx.l,
        csrf: cx.csrf_field(),
        q: &q,
        making: state.share().filter(|_| state != IndexState::Ready),
        closed: state == IndexState::Closed,
        chips: chips(cx.l, &typed, &results.resolved.chips, asked.sort),
        tabs: vec![tab(Sort::Relevance, "search-by-relevance"), tab(Sort::Date, "search-by-date")],
        rows: results.shown.into_iter().map(|shown| Row::of(cx.l, &kinds, shown)).collect(),
        total: total.map(|total| cx.l.tn("search-count", total)),
        corrected: results.corrected.map(|words| {
            let filters = typed.filters().map(|(place, ..)| typed.parts[place].raw.as_str());
            let q = std::iter::once(words.as_str()).chain(filters).collect::<Vec<_>>().join(" ");
            (words, href(&q, asked.sort, 1))
        }),
        loose: results.loose,
        earlier: (number > 1).then(|| turn(number - 1)),
        later: (results.more && number < PAGES).then(|| turn(number + 1)),
        tips: tips(cx.l),
        is_saved: saved.iter().any(|saved| saved.query == q),
        saved: &saved,
        facets: &facets,
        sections,
        cx: &cx,
    };
    let html = answer::render(&view)?;
    let title =
        if q.is_empty() { cx.l.t("search-title") } else { cx.l.t1("search-title-of", "q", &q) };
    let page = Page::new(title).main(html).nav(Nav::Search);
    if facets.is_empty() {
        return Ok(page);
    }
    Ok(page.aside(answer::render(&Facets { l: cx.l, facets: &facets })?))
}

/// Something that can be typed, and what it finds.
struct Tip {
    example: String,
    about: String,
    href: String,
}

/// One for each thing that can be typed, in the language of the page.
fn tips(l: Locale) -> Vec<Tip> {
    let keys = ["row", "without", "in", "from", "kind", "topic", "has", "is", "after"];
    let tips = keys.map(|key| {
        let example = l.t(&format!("search-tip-{key}"));
        let about = l.t(&format!("search-tip-{key}.about"));
        Tip { href: href(&example, Sort::Relevance, 1), example, about }
    });
    tips.into()
}

fn chips(l: Locale, typed: &Typed, chips: &[Chip], sort: Sort) -> Vec<ChipView> {
    let chips = chips.iter().map(|chip| ChipView {
        label: format!(
            "{} {}",
            l.t(&format!("search-filter-{}", chip.name.written()[0])),
            chip.value
        ),
        href: href(&typed.without(chip.place).text(), sort, 1),
        unknown: chip.unknown,
    });
    chips.collect()
}

/// What what was found could be narrowed to. Their words say the same as choosing them.
fn facets(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    (l, sort): (Locale, Sort),
    typed: &Typed,
    counts: &Counts,
) -> Result<Vec<Facet>> {
    let on = |name: Name| typed.filters().find(|(_, other, _)| *other == name);
    let value = |name: Name, label: String, value: &str, count: u64| {
        let same = on(name).filter(|(.., given)| text::fold(given) == text::fold(value));
        let to = match same {
            Some((place, ..)) => typed.without(place),
            None => typed.with(name, name.written_in(l), value),
        };
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        FacetValue { label, href: href(&to.text(), sort, 1), count, current: same.is_some() }
    };
    let mut facets = Vec::new();

    let names = Kinds::of(tx);
    let kinds = most(counts.kinds.iter().map(|(kind, count)| (kind.clone(), *count)));
    let values = kinds
        .into_iter()
        .map(|(kind, count)| value(Name::Kind, kind_label(l, &names, &kind), &kind, count));
    facets.push(Facet { label: l.t("search-facet-kind"), values: values.collect() });

    let spaces = most(counts.spaces.iter().map(|(space, count)| (SpaceId(*space), *count)));
    let ids: Vec<SpaceId> = spaces.iter().map(|(space, _)| *space).collect();
    let views = spaces::views(tx, viewer, &ids)?;
    let values = spaces.iter().filter_map(|(space, count)| {
        let view = views.iter().find(|view| view.id == *space)?;
        let is_wall = view.kind == spaces::Kind::Personal;
        let name = if view.name.is_empty() { l.t("search-nameless") } else { view.name.clone() };
        (!is_wall).then(|| value(Name::In, name, &view.slug, *count))
    });
    facets.push(Facet { label: l.t("search-facet-in"), values: values.collect() });

    let authors = most(counts.authors.iter().map(|(author, count)| (PersonId(*author), *count)));
    let ids: Vec<PersonId> = authors.iter().map(|(author, _)| *author).collect();
    let mut cards = people::cards(tx, &ids)?;
    let values = authors.into_iter().filter_map(|(author, count)| {
        let card = cards.remove(&author)?;
        Some(value(Name::From, card.name, &card.handle, count))
    });
    facets.push(Facet { label: l.t("search-facet-from"), values: values.collect() });

    if counts.total > 0 {
        let today = l.local(tx.now());
        let day: Option<jiff::civil::Date> = today.get(..10).and_then(|day| day.parse().ok());
        let since =
            [("week", 7), ("month", 30), ("year", 365)].into_iter().filter_map(|(key, days)| {
                let day = day?.checked_sub(jiff::Span::new().days(days)).ok()?;
                Some(value(Name::After, l.t(&format!("search-past-{key}")), &day.to_string(), 0))
            });
        facets.push(Facet { label: l.t("search-facet-after"), values: since.collect() });
    }
    // What would change nothing is not offered.
    facets.retain(|facet| {
        facet.values.len() > 1 || facet.values.iter().any(|value| value.current || value.count == 0)
    });
    facets.retain(|facet| !facet.values.is_empty());
    Ok(facets)
}

/// Those with the highest counts.
fn most<K: Ord>(counts: impl Iterator<Item = (K, u64)>) -> Vec<(K, u64)> {
    let mut all: Vec<_> = counts.collect();
    all.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
    all.truncate(VALUES);
    all
}
