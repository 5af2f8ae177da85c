//! The directory: everyone whom the viewer may see, by name.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Result, Slice, Tx, Viewer};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Locale, Nav, Page, Query, answer};

use crate::expertise;
use crate::names;
use crate::person::{PersonCard, UnitId};
use crate::settings;
use crate::store::directory as store;
use crate::tree::Tree;

/// How many words of a search are looked at.
const WORDS: usize = 3;

/// How many locations there are to choose from.
const SITES: i64 = 200;

/// The locations of people, by name, the first two hundred.
///
/// # Errors
/// Whatever the database meets.
pub fn sites(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    store::sites(tx, SITES)
}

/// What the address carries: `?q=&unit=&site=&skill=&before=&limit=`.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    q: String,
    /// Empty for every unit.
    #[serde(default)]
    unit: String,
    /// Empty for anywhere.
    #[serde(default)]
    site: String,
    /// Empty for any.
    #[serde(default)]
    skill: String,
    before: Option<kernel::id::Raw>,
    limit: Option<kernel::page::Limit>,
}

impl Search {
    fn cursor(&self) -> Cursor {
        CursorQuery { before: self.before, limit: self.limit }.cursor()
    }

    fn unit(&self) -> Option<UnitId> {
        self.unit.parse().ok()
    }

    /// Whether anything narrows the list beside the words.
    fn is_narrowed(&self) -> bool {
        !(self.unit.is_empty() && self.site.is_empty() && self.skill.is_empty())
    }
}

/// A page of the people whose name, handle or job has a word beginning with each word of `q`, of this unit
/// or one that belongs to it, at this location, with this skill.
fn page(tx: &mut Tx<'_>, viewer: &Viewer, search: &Search) -> Result<Slice<PersonCard>> {
    let units = match search.unit() {
        // Guests see nothing of the org chart, nor who is where in it.
        Some(_) if !viewer.sees_open() => Some(Vec::new()),
        Some(unit) => Some(Tree::load(tx)?.within(unit)),
        None => None,
    };
    let wanted = store::Wanted {
        words: patterns(&search.q),
        units,
        site: names::line(&search.site),
        skill: expertise::word(&search.skill),
    };
    store::page(tx, viewer, &wanted, search.cursor())
}

/// A search as what `people.words` is `LIKE`: a word begins with each of the first words of `q`.
/// Where `q` has fewer, anything is.
pub fn patterns(q: &str) -> [String; WORDS] {
    let folded = names::words(q);
    let mut words = folded.split(' ').filter(|word| !word.is_empty());
    std::array::from_fn(|_| {
        words.next().map_or_else(|| "%".to_owned(), |word| format!("% {word}%"))
    })
}

#[derive(Template)]
#[template(path = "people/directory.html")]
struct View<'a> {
    l: Locale,
    search: &'a Search,
    units: &'a [(String, String)],
    sites: &'a [(String, String)],
    /// Whether the viewer sees the org chart.
    sees_chart: bool,
    /// Whether the company finds experts.
    experts: bool,
    administers: bool,
    rows: &'a Rows<'a>,
}

impl View<'_> {
    fn lead(&self) -> &'static str {
        if self.sees_chart { "directory-lead" } else { "directory-lead-guest" }
    }
}

#[derive(Template)]
#[template(path = "people/directory_rows.html")]
struct Rows<'a> {
    l: Locale,
    people: &'a [ui::view::Person],
    more: Option<&'a str>,
}

/// `GET /people`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(search): Query<Search>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let (asked, looking) = (search.clone(), viewer.clone());
    let read = move |tx: &mut Tx<'_>| {
        let people = page(tx, &looking, &asked)?;
        let experts = looking.sees_open() && settings::finds_experts(tx)?;
        let (units, sites) = match looking.sees_open() {
            true => (Tree::load(tx)?.indented(), store::sites(tx, SITES)?),
            false => (Vec::new(), Vec::new()),
        };
        Ok((people, units, sites, experts))
    };
    let (found, units, sites, experts) = app.db.read(read).await?;
    let sites = sites.into_iter().map(|site| (site.clone(), site)).collect();
    let more = found.next.map(|before| more_href(&search, before));
    let people: Vec<_> = found.items.iter().map(PersonCard::view).collect();
    let rows = Rows { l: cx.l, people: &people, more: more.as_deref() };
    if cx.fragment {
        return Ok(Html(answer::render(&rows)?).into_response());
    }
    let view = View {
        l: cx.l,
        search: &search,
        units: &choices(&cx, "directory-every-unit", units),
        sites: &choices(&cx, "directory-every-site", sites),
        sees_chart: viewer.sees_open(),
        experts,
        administers: viewer.administers(),
        rows: &rows,
    };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("ui-directory")).main(html).nav(Nav::People).into_response())
}

/// What there is to choose from, after the choice of none.
fn choices(cx: &Ctx, every: &str, named: Vec<(String, String)>) -> Vec<(String, String)> {
    let every = (String::new(), cx.l.t(every));
    std::iter::once(every).chain(named).collect()
}

fn more_href(search: &Search, before: i64) -> String {
    let words = names::words(&search.q).replace(' ', "+");
    let unit = search.unit().map(|unit| unit.to_string()).unwrap_or_default();
    let (site, skill) = (ui::encode(&search.site), ui::encode(&search.skill));
    format!("/people?q={words}&unit={unit}&site={site}&skill={skill}&before={before}")
}

/// A page of the directory.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct PeoplePage {
    /// The people, by name.
    items: Vec<PersonCard>,
    /// What `before` is on the next page; null on the last.
    next: Option<String>,
}

/// The directory, by name: everyone whom you may see.
#[utoipa::path(get, path = "/api/v1/people", tag = "people",
    params(
        ("q" = Option<String>, Query, description = "Beginnings of words of the name, handle or job"),
        ("unit" = Option<String>, Query, description = "Id of a unit: its people, and those of the units that belong to it"),
        ("site" = Option<String>, Query, description = "A location, whole"),
        ("skill" = Option<String>, Query, description = "A skill, or a word of one"),
        ("before" = Option<kernel::id::Raw>, Query, description = "The `next` of the page before"),
        ("limit" = Option<kernel::page::Limit>, Query, description = "How many; 20 by default")),
    responses((status = 200, body = PeoplePage)))]
pub(crate) async fn api_list(
    State(app): State<App>,
    cx: Ctx,
    Query(search): Query<Search>,
) -> Result<Json<PeoplePage>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| page(tx, &viewer, &search);
    let people = app.db.read(read).await?;
    let next = people.next.map(|next| next.to_string());
    Ok(Json(PeoplePage { items: people.items, next }))
}
