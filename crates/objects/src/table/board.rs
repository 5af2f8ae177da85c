//! The board: a column for each state, the newest of each.

use std::collections::HashMap;

use askama::Template;
use kernel::{App, Result, Tx, Viewer};
use posts::Kind;
use posts::kinds::{NUMBER, words};
use spaces::Visible;
use ui::view::Tab;
use ui::{Ctx, Page, SafeHtml, answer};

use super::address::Address;
use super::controls::{self, Chip};
use super::filter::{Filter, Order};
use super::list::{named, sections, space, views};
use super::rows::{self, Row};
use super::{Shown, known};
use crate::declaration::{Declaration, MoveDef, Type};

/// Cards of a column.
const CARDS: usize = 30;
/// More of a state are not counted.
const COUNTED: usize = 1_000;

/// A column: a state, and its objects.
struct Column {
    name: String,
    label: String,
    colour: String,
    /// How many there are, in words.
    count: String,
    cards: Vec<Card>,
    /// The list of all of them, where not all are shown.
    more: Option<String>,
}

struct Card {
    row: Row,
    number: String,
    late: bool,
    /// What its first day says.
    day: String,
    /// Whom its fields name.
    people: Vec<ui::view::Person>,
}

#[derive(Template)]
#[template(path = "objects/board.html")]
struct View<'a> {
    cx: &'a Ctx,
    it: &'a Declaration,
    /// The tabs of the space whose tasks it shows.
    sections: SafeHtml,
    views: Vec<Tab>,
    chips: Vec<Chip>,
    back: String,
    columns: Vec<Column>,
    /// `from>to:move` of what can be done by dropping a card, with `?` behind those that ask something.
    moves: String,
}

/// The columns as they are read.
struct Board {
    it: Declaration,
    kind: Kind,
    shown: Shown,
    space: Option<Visible>,
    columns: Vec<(String, i64, Vec<Row>, bool)>,
    people: HashMap<kernel::PersonId, people::PersonCard>,
}

fn load(tx: &mut Tx<'_>, viewer: &Viewer, asked: &Address) -> Result<Board> {
    let (it, kind) = known(tx, viewer, asked.get("kind"))?;
    let filter = Filter::of(tx, viewer, &it, asked)?;
    let mut columns = Vec::new();
    for (place, state) in it.states.iter().enumerate() {
        let is_asked = !state.retired && filter.states.contains(&state.name);
        if !is_asked {
            continue;
        }
        let of =
            Filter { states: vec![state.name.clone()], order: Order::Newest, ..filter.clone() };
        let at = (place, state.name.as_str());
        let count = rows::count(tx, viewer, kind.name(), &of, at, COUNTED + 1)?;
        let (rows, next) = rows::in_state(tx, viewer, kind.name(), &of, at, CARDS)?;
        columns.push((state.name.clone(), count, rows, next));
    }
    let shown = Shown::of(&kind);
    let all = columns.iter().flat_map(|(_, _, rows, _)| rows);
    let ids: Vec<_> = all.flat_map(|row| named(&shown, row)).collect();
    let people = people::cards(tx, &ids)?;
    let space = space(tx, viewer, asked)?;
    Ok(Board { it, kind, shown, space, columns, people })
}

/// `GET /objects?view=board`
pub(super) async fn page(app: &App, cx: &Ctx, asked: Address) -> Result<Page> {
    let (viewer, l, address) = (cx.viewer()?.clone(), cx.l, asked.clone());
    let board = app.db.read(move |tx| load(tx, &viewer, &address)).await?;
    let Board { it, kind, shown, space, columns, people } = board;
    let columns = columns.into_iter().map(|(name, count, rows, more)| {
        let state = it.state(&name);
        let cards = rows.into_iter().map(|row| {
            let fields = it.active_fields().filter(|field| field.r#type.names_people());
            let told = fields.filter(|field| it.is_shown(field, &row.state));
            let named = told.flat_map(|field| row.fields.people(&field.name));
            let people = named.filter_map(|id| people.get(&id)).map(posts::view::person).collect();
            let number = row.fields.text_of(NUMBER).unwrap_or_default().to_owned();
            let dated = it.active_fields().find(|field| field.r#type == Type::Date);
            let day = dated.and_then(|field| {
                let field = shown.field(&row.state, &field.name)?;
                words(l, &kind, field, &row.fields, &HashMap::new())
            });
            let late = row.due.is_some_and(|due| due <= cx.now);
            Card { number, late, day: day.unwrap_or_default(), people, row }
        });
        let many = usize::try_from(count).is_ok_and(|count| count > COUNTED);
        Column {
            label: state.map_or("", |state| state.label.say(l)).to_owned(),
            colour: state.map_or_else(String::new, |state| state.colour.clone()),
            count: match many {
                true => format!("{}+", l.number(count - 1)),
                false => l.number(count),
            },
            cards: cards.collect(),
            more: more.then(|| asked.with("view", "").with("state", &name).href()),
            name,
        }
    });
    let view = View {
        cx,
        it: &it,
        sections: sections(cx, &it, space.as_ref()),
        views: views(l, &asked),
        chips: controls::chips(l, &it, &asked),
        back: asked.href(),
        columns: columns.collect(),
        moves: it.active_moves().flat_map(said).collect::<Vec<_>>().join(" "),
    };
    let html = answer::render(&view)?;
    Ok(Page::new(it.label.say(l)).nav(super::nav(&it)).main(html))
}

fn said(found: &MoveDef) -> Vec<String> {
    let asks = if found.asks.is_empty() { "" } else { "?" };
    let from = found.from.iter();
    from.map(|from| format!("{from}>{}:{}{asks}", found.to, found.name)).collect()
}
