//! The directory: everyone whom the viewer may see, by name.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Result, Slice, Tx, Viewer};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Locale, Nav, Page, Query, answer};

use crate::names;
use crate::person::{PersonCard, Unit, UnitId};
use crate::store::{directory as store, units};

/// How many words of a search are looked at.
const WORDS: usize = 3;

/// What the address carries: `?q=&unit=&before=&limit=`.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Search {
    #[serde(default)]
    q: String,
    /// Empty for every unit.
    #[serde(default)]
    unit: String,
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
}

/// A page of people whose name, handle or job has a word beginning with each word of `q`.
pub fn page(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    q: &str,
    unit: Option<UnitId>,
    cursor: Cursor,
) -> Result<Slice<PersonCard>> {
    store::page(tx, viewer, &patterns(q), unit, cursor)
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
    q: &'a str,
    unit: &'a str,
    units: &'a [(String, String)],
    administers: bool,
    rows: &'a Rows<'a>,
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
        let people = page(tx, &looking, &asked.q, asked.unit(), asked.cursor())?;
        Ok((people, units::all_visible(tx, &looking)?))
    };
    let (found, units) = app.db.read(read).await?;
    let more = found.next.map(|before| more_href(&search, before));
    let people: Vec<_> = found.items.iter().map(PersonCard::view).collect();
    let rows = Rows { l: cx.l, people: &people, more: more.as_deref() };
    if cx.fragment {
        return Ok(Html(answer::render(&rows)?).into_response());
    }
    let view = View {
        l: cx.l,
        q: &search.q,
        unit: &search.unit,
        units: &choices(&cx, units),
        administers: viewer.administers(),
        rows: &rows,
    };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("ui-directory")).main(html).nav(Nav::People).into_response())
}

/// The units to choose from, after "every unit".
fn choices(cx: &Ctx, units: Vec<Unit>) -> Vec<(String, String)> {
    let every = (String::new(), cx.l.t("directory-every-unit"));
    let named = units.into_iter().map(|unit| (unit.id.to_string(), unit.name));
    std::iter::once(every).chain(named).collect()
}

fn more_href(search: &Search, before: i64) -> String {
    let words = names::words(&search.q).replace(' ', "+");
    let unit = search.unit().map(|unit| unit.to_string()).unwrap_or_default();
    format!("/people?q={words}&unit={unit}&before={before}")
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
        ("unit" = Option<String>, Query, description = "Id of a unit"),
        ("before" = Option<kernel::id::Raw>, Query, description = "The `next` of the page before"),
        ("limit" = Option<kernel::page::Limit>, Query, description = "How many; 20 by default")),
    responses((status = 200, body = PeoplePage)))]
pub(crate) async fn api_list(
    State(app): State<App>,
    cx: Ctx,
    Query(search): Query<Search>,
) -> Result<Json<PeoplePage>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| page(tx, &viewer, &search.q, search.unit(), search.cursor());
    let people = app.db.read(read).await?;
    let next = people.next.map(|next| next.to_string());
    Ok(Json(PeoplePage { items: people.items, next }))
}
