//! `GET /objects`: a list with columns, or a board; without a kind, the kinds there are.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use kernel::{App, PersonId, Result, Tx, Viewer};
use people::PersonCard;
use posts::Kind;
use posts::kinds::{NUMBER, words};
use spaces::Visible;
use ui::view::Tab;
use ui::{Ctx, Locale, Nav, Page, Query, SafeHtml, Tone, answer};

use super::address::Address;
use super::controls::{self, Chip, Control};
use super::filter::{Filter, is_sortable};
use super::rows::{self, Row};
use super::views::{self as kept, View as Kept};
use super::{Shown, board, figures, known};
use crate::built_in;
use crate::declaration::{Declaration, FieldDef};
use crate::loaded::current;
use crate::values::STATE;

/// Rows of a page.
const ROWS: usize = 50;
/// What the form of a list chooses: the rest of the address goes with it unseen.
const CHOSEN: &[&str] = &["state", "sort", "group", "columns", "after"];

/// The objects of a page of the list, with whoever they name.
struct Listed {
    it: Declaration,
    kind: Kind,
    shown: Shown,
    rows: Vec<Row>,
    next: String,
    people: HashMap<PersonId, PersonCard>,
    /// The views that were kept of it.
    kept: Vec<Kept>,
    /// The space that the address names.
    space: Option<Visible>,
    /// What of the address is wrong; nothing is listed then.
    error: Option<kernel::Error>,
}

fn load(tx: &mut Tx<'_>, viewer: &Viewer, asked: &Address) -> Result<Listed> {
    let (it, kind) = known(tx, viewer, asked.get("kind"))?;
    let (rows, next, error) = match Filter::of(tx, viewer, &it, asked) {
        Ok(filter) => {
            let after = asked.get("after");
            let (rows, next) = rows::list(tx, viewer, kind.name(), &filter, after, ROWS)?;
            (rows, next, None)
        }
        Err(error) if !error.fields().is_empty() => (Vec::new(), String::new(), Some(error)),
        Err(error) => return Err(error),
    };
    let shown = Shown::of(&kind);
    let named = rows.iter().flat_map(|row| named(&shown, row)).collect::<Vec<_>>();
    let people = people::cards(tx, &named)?;
    let kept = kept::of(tx, viewer, &it.name)?;
    let space = space(tx, viewer, asked)?;
    Ok(Listed { it, kind, shown, rows, next, people, kept, space, error })
}

/// The space that the address names.
pub(super) fn space(tx: &mut Tx<'_>, viewer: &Viewer, asked: &Address) -> Result<Option<Visible>> {
    match asked.get("space").trim_start_matches('~') {
        "" => Ok(None),
        slug => spaces::access::visible(tx, viewer, slug).map(Some),
    }
}

/// The tabs of the space whose tasks are shown; of other kinds they name no page.
pub(super) fn sections(cx: &Ctx, it: &Declaration, space: Option<&Visible>) -> SafeHtml {
    let space = space.filter(|_| it.name == "task");
    space.map(|space| space.sections(cx, "tasks")).unwrap_or_default()
}

/// Whom a row names: its author, and the people in its fields.
pub(super) fn named(shown: &Shown, row: &Row) -> Vec<PersonId> {
    let fields = shown.at(&row.state).iter().filter(|field| field.names_people());
    let named = fields.flat_map(|field| row.fields.people(&field.name));
    named.chain([row.author]).collect()
}

/// A column of a list.
struct Column<'a> {
    label: &'a str,
    /// The list in its order; empty where it has none.
    href: String,
    /// `ascending`, `descending` or empty.
    sorted: &'static str,
}

/// A row as it is shown.
struct Drawn<'a> {
    row: &'a Row,
    /// What begins with it, where the list is parted.
    group: Option<String>,
    number: &'a str,
    state: (String, String),
    late: bool,
    author: &'a str,
    /// What its columns say, each with what it is called.
    cells: Vec<(&'a str, String)>,
}

#[derive(Template)]
#[template(path = "objects/list.html")]
struct View<'a> {
    cx: &'a Ctx,
    it: &'a Declaration,
    asked: &'a Address,
    /// The tabs of the space whose tasks it shows.
    sections: SafeHtml,
    views: Vec<Tab>,
    named: Vec<Tab>,
    chips: Vec<Chip>,
    unfiltered: String,
    states: Vec<(String, String, bool)>,
    filters: Vec<Control>,
    orders: Vec<(String, String)>,
    groups: Vec<(String, String)>,
    fields: Vec<(&'a str, &'a str, bool)>,
    columns: Vec<Column<'a>>,
    rows: Vec<Drawn<'a>>,
    more: Option<String>,
    /// Whether the address asks what cannot be asked.
    wrong: bool,
    kept: &'a [Kept],
    runs: bool,
    /// What can be done with many: names and labels.
    moves: Vec<(String, String)>,
}

impl View<'_> {
    /// Whether the form has a control for this filter: it is not kept unseen then.
    fn is_offered(&self, name: &str) -> bool {
        let of = name.strip_suffix("-from").or_else(|| name.strip_suffix("-to")).unwrap_or(name);
        self.filters.iter().any(|filter| filter.name == of)
    }
}

impl Listed {
    /// The state of an object: what it is called, and its colour.
    fn state(&self, l: Locale, name: &str) -> (String, String) {
        let of = self.it.state(name);
        of.map(|of| (of.label.say(l).to_owned(), of.colour.clone())).unwrap_or_default()
    }

    /// What a row says in a field; empty where it says nothing.
    fn cell(&self, l: Locale, row: &Row, field: &FieldDef) -> String {
        let said = self.shown.field(&row.state, &field.name);
        let words = |one| words(l, &self.kind, one, &row.fields, &self.people);
        said.and_then(words).unwrap_or_default()
    }

    /// The group that a row belongs to.
    fn group(&self, l: Locale, row: &Row, by: &str) -> String {
        let said = match (by, self.it.field(by)) {
            (STATE, _) => self.state(l, &row.state).0,
            (_, Some(field)) => self.cell(l, row, field),
            _ => String::new(),
        };
        if said.is_empty() { l.t("objects-says-nothing") } else { said }
    }

    /// What can be done with those of this page: who may is asked of each.
    fn moves(&self, l: Locale) -> Vec<(String, String)> {
        let here = |from: &String| self.rows.iter().any(|row| row.state == *from);
        let moves = self.it.active_moves().filter(|found| found.from.iter().any(here));
        moves.map(|found| (found.name.clone(), found.label.say(l).to_owned())).collect()
    }

    fn rows<'a>(
        &'a self,
        cx: &'a Ctx,
        asked: &Address,
        columns: &[&'a FieldDef],
    ) -> Vec<Drawn<'a>> {
        let (l, by) = (cx.l, asked.get("group"));
        let mut before = String::new();
        let rows = self.rows.iter().map(|row| {
            let group = (!by.is_empty()).then(|| self.group(l, row, by));
            let group = group.filter(|group| *group != before);
            before = group.clone().unwrap_or_else(|| std::mem::take(&mut before));
            let cells = columns.iter().map(|field| (field.label.say(l), self.cell(l, row, field)));
            Drawn {
                row,
                group,
                number: row.fields.text_of(NUMBER).unwrap_or_default(),
                state: self.state(l, &row.state),
                late: row.due.is_some_and(|due| due <= cx.now),
                author: self.people.get(&row.author).map_or("", |card| &card.name),
                cells: cells.collect(),
            }
        });
        rows.collect()
    }

    fn columns<'a>(l: Locale, asked: &Address, fields: &[&'a FieldDef]) -> Vec<Column<'a>> {
        let columns = fields.iter().map(|field| {
            let (up, down) = (field.name.clone(), format!("-{}", field.name));
            let (sorted, next) = match asked.get("sort") {
                sort if sort == up => ("ascending", down),
                sort if sort == down => ("descending", String::new()),
                _ => ("", up),
            };
            let href = asked.with("group", "").with("sort", &next).href();
            let href = if is_sortable(field.r#type) { href } else { String::new() };
            Column { label: field.label.say(l), href, sorted }
        });
        columns.collect()
    }

    fn page(&self, cx: &Ctx, asked: &Address) -> Result<Page> {
        let l = cx.l;
        let mut fields = controls::columns(&self.it, asked);
        let states = self.it.active_states().map(|state| {
            let chosen = asked.all("state").any(|name| name == state.name);
            (state.name.clone(), state.label.say(l).to_owned(), chosen)
        });
        let all = self.it.active_fields().map(|field| {
            let chosen = fields.iter().any(|one| one.name == field.name);
            (field.name.as_str(), field.label.say(l), chosen)
        });
        let all: Vec<_> = all.collect();
        // Columns that nobody chose and that say nothing take no room.
        if asked.all("columns").next().is_none() {
            fields.retain(|field| self.rows.iter().any(|row| !self.cell(l, row, field).is_empty()));
        }
        let named = [("", "objects-everyones"), ("me", "objects-mine")].map(|(named, key)| {
            Tab::new(asked.with("named", named).href(), l.t(key), asked.get("named") == named)
        });
        let view = View {
            cx,
            it: &self.it,
            asked,
            views: views(l, asked),
            named: named.into(),
            chips: controls::chips(l, &self.it, asked),
            unfiltered: asked.unfiltered().with("space", "").href(),
            states: states.collect(),
            filters: controls::filters(l, &self.it, asked),
            orders: controls::orders(l, &self.it),
            groups: controls::groups(l, &self.it),
            fields: all,
            columns: Self::columns(l, asked, &fields),
            rows: self.rows(cx, asked, &fields),
            wrong: self.error.is_some(),
            kept: &self.kept,
            sections: sections(cx, &self.it, self.space.as_ref()),
            runs: self.space.as_ref().is_some_and(|space| space.animates()),
            moves: self.moves(l),
            more: (!self.next.is_empty()).then(|| {
                format!("{}&after={}", asked.with("after", "").href(), ui::encode(&self.next))
            }),
        };
        let page =
            Page::new(self.it.label.say(l)).nav(super::nav(&self.it)).main(answer::render(&view)?);
        Ok(match &self.error {
            Some(error) => {
                let said = error.fields().first().map_or(error.message(), |(_, said)| said);
                page.status(error.status()).notice(Tone::Bad, said.clone())
            }
            None => page,
        })
    }
}

/// The ways to look at a kind.
pub(super) fn views(l: Locale, asked: &Address) -> Vec<Tab> {
    let views = [
        ("", "objects-view-list"),
        ("board", "objects-view-board"),
        ("figures", "objects-view-figures"),
    ];
    let tab = |(view, key): (&str, &str)| {
        Tab::new(asked.with("view", view).href(), l.t(key), asked.get("view") == view)
    };
    views.into_iter().map(tab).collect()
}

#[derive(Template)]
#[template(path = "objects/index.html")]
struct Index<'a> {
    cx: &'a Ctx,
    all: &'a [Declaration],
}

/// The kinds that somebody knows of.
fn kinds(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Declaration>> {
    let mut all: Vec<Declaration> = built_in::all().cloned().collect();
    for (_, it) in current(tx)? {
        if known(tx, viewer, &it.name).is_ok() {
            all.push(it);
        }
    }
    Ok(all)
}

/// `GET /objects`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Query(sent): Query<Vec<(String, String)>>,
) -> Result<Page> {
    let (viewer, asked) = (cx.viewer()?.clone(), Address::of(sent));
    if asked.get("kind").is_empty() {
        let all = app.db.read(move |tx| kinds(tx, &viewer)).await?;
        let html = answer::render(&Index { cx: &cx, all: &all })?;
        return Ok(Page::new(cx.l.t("objects-lists")).nav(Nav::Home).main(html));
    }
    match asked.get("view") {
        "board" => return board::page(&app, &cx, asked).await,
        "figures" => return figures::page(&app, &cx, asked).await,
        _ => {}
    }
    let address = asked.clone();
    let listed = app.db.read(move |tx| load(tx, &viewer, &address)).await?;
    listed.page(&cx, &asked)
}
