//! What is asked of objects, made of an address and a declaration.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Error, Message, Result, SpaceId, Tx, Viewer};
use people::zone;
use ui::Locale;

use super::address::Address;
use crate::declaration::{Declaration, FieldDef, Type};
use crate::number::numbered;
use crate::values::{self, DEADLINE, STATE};

/// How many fields a list may be filtered by at once.
const MOST: usize = 4;
/// How a filter says that a field says nothing.
pub(crate) const NOTHING: &str = "-";

/// What is asked of one field.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slot {
    pub(super) field: String,
    /// Whether it shall be so, or not.
    pub(super) is: bool,
    pub(super) low: i64,
    pub(super) high: i64,
    /// A pattern, as `LIKE` takes it.
    pub(super) like: String,
    /// What the field says where it says one thing alone: its objects can be walked along.
    pub(super) one: Option<(i64, String)>,
}

/// In which order objects come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    #[default]
    Newest,
    Oldest,
    /// By what a field says; those where it says nothing come last.
    Field {
        field: String,
        down: bool,
    },
}

/// What is asked of objects.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    pub(super) states: Vec<String>,
    pub(super) space: Option<SpaceId>,
    pub(super) mine: bool,
    pub(super) slots: Vec<Slot>,
    pub(super) order: Order,
    /// Of an order by a field, the states that show it: in the others it says nothing.
    pub(super) showing: Vec<String>,
}

impl Filter {
    /// What an address asks.
    ///
    /// # Errors
    /// `NotFound` for a space that the viewer does not see; `Invalid`, naming what of the address is wrong.
    pub(super) fn of(
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        it: &Declaration,
        asked: &Address,
    ) -> Result<Filter> {
        let space = match asked.get("space").trim_start_matches('~') {
            "" => None,
            slug => Some(spaces::access::visible(tx, viewer, slug)?.id),
        };
        let mut states: Vec<String> = asked.all("state").map(str::to_owned).collect();
        if let Some(unknown) = states.iter().find(|name| it.state(name).is_none()) {
            return Err(wrong(
                "state",
                Message::new("objects-no-such-state").with("name", unknown),
            ));
        }
        if states.is_empty() {
            states = it.states.iter().map(|state| state.name.clone()).collect();
        }
        let order = order(it, asked)?;
        let reader = Reader { l: Locale::new(viewer.lang).at(zone::zone(tx, viewer.id)?), viewer };
        let mut slots: Vec<Slot> = Vec::new();
        for (name, value) in asked.filters() {
            let slot = reader.slot(tx, it, name, value)?;
            let before = slots.iter_mut().find(|one| one.field == slot.field && one.is == slot.is);
            match before {
                // From and to are one question.
                Some(before) if before.one.is_none() && slot.one.is_none() => {
                    before.low = before.low.max(slot.low);
                    before.high = before.high.min(slot.high);
                }
                _ => slots.push(slot),
            }
        }
        if slots.len() > MOST {
            let said = Message::new("objects-too-many-filters").with("n", MOST);
            return Err(wrong("filters", said));
        }
        // What a state does not show is nothing to find an object by.
        for field in slots.iter().filter_map(|slot| it.field(&slot.field)) {
            states.retain(|state| it.is_shown(field, state));
        }
        let mut showing = states.clone();
        if let Order::Field { field, .. } = &order
            && let Some(field) = it.field(field)
        {
            showing.retain(|state| it.is_shown(field, state));
        }
        Ok(Filter { states, space, mine: asked.get("named") == "me", slots, order, showing })
    }
}

impl Filter {
    /// The same of what nobody in particular is named in: figures are of nobody's work.
    pub(super) fn of_nobody(mut self, it: &Declaration) -> Filter {
        let names = |slot: &Slot| it.field(&slot.field).is_some_and(|f| f.r#type.names_people());
        self.slots.retain(|slot| !names(slot));
        Filter { mine: false, ..self }
    }
}

fn wrong(at: &str, said: Message) -> Error {
    Error::field(at.to_owned(), said)
}

/// The field in use that a list can be filtered by under this name.
fn active<'a>(it: &'a Declaration, name: &str) -> Result<&'a FieldDef> {
    let found = it.active_fields().find(|field| field.name == name);
    found.ok_or_else(|| wrong(name, Message::new("objects-no-such-field").with("name", name)))
}

/// Whether a list can be in the order of what such a field says.
pub(super) fn is_sortable(of: Type) -> bool {
    !matches!(of, Type::Text | Type::Choices | Type::People | Type::Link | Type::Space)
}

fn order(it: &Declaration, asked: &Address) -> Result<Order> {
    let grouped = asked.get("group");
    let sort = if grouped.is_empty() { asked.get("sort") } else { grouped };
    let (field, down) = sort.strip_prefix('-').map_or((sort, false), |field| (field, true));
    match field {
        "" | "newest" => return Ok(Order::Newest),
        "oldest" => return Ok(Order::Oldest),
        STATE | DEADLINE => {}
        name => {
            let of = active(it, name)?.r#type;
            if !is_sortable(of) {
                let said = Message::new("objects-no-order").with("name", name);
                return Err(wrong("sort", said));
            }
        }
    }
    Ok(Order::Field { field: field.to_owned(), down })
}

/// Reads the values of filters for somebody.
struct Reader<'a> {
    l: Locale,
    viewer: &'a Viewer,
}

impl Reader<'_> {
    /// What `f-NAME=value` asks; `name` may end with `-from` or `-to`.
    fn slot(&self, tx: &mut Tx<'_>, it: &Declaration, name: &str, value: &str) -> Result<Slot> {
        if name == "late" {
            let now = tx.now().micros();
            return Ok(Slot { high: now, ..anything(DEADLINE) });
        }
        let (name, end) = match name.split_once('-') {
            Some((name, end)) => (name, end),
            None => (name, ""),
        };
        let field = active(it, name)?;
        let unsound = || {
            let said = Message::new("objects-wrong-filter").with("value", value);
            wrong(name, said)
        };
        let any = anything(name);
        if value == NOTHING {
            return Ok(Slot { is: false, ..any });
        }
        match (field.r#type, end) {
            (Type::Line | Type::Text, "") => {
                Ok(Slot { like: format!("%{}%", escaped(&text::fold(value))), ..any })
            }
            (Type::Choice | Type::Choices, "") => {
                let place = field.choices.iter().position(|choice| choice.name == value);
                Ok(any.only(values::place(place.ok_or_else(unsound)?), value))
            }
            (Type::Person | Type::People, "") => {
                let handle = value.trim_start_matches('@').to_lowercase();
                let person = match handle.as_str() {
                    "me" => Some(self.viewer.id),
                    _ => {
                        people::known_to(tx, self.viewer.id, &[handle])?.first().map(|card| card.id)
                    }
                };
                Ok(any.only(person.ok_or_else(unsound)?.0, ""))
            }
            (Type::Space, "") => Ok(any.only(0, value.trim_start_matches('~'))),
            (Type::Link, "") => {
                let named = match value.rsplit('/').next().unwrap_or_default() {
                    id if id.bytes().all(|b| b.is_ascii_digit()) => id.parse().ok(),
                    number => numbered(tx, number)?.map(|post| post.0),
                };
                Ok(any.only(named.ok_or_else(unsound)?, ""))
            }
            (Type::YesNo, "") => match value {
                // One that was never ticked says nothing.
                "yes" | "no" => Ok(Slot { is: value == "yes", low: 1, high: 1, ..any }),
                _ => Err(unsound()),
            },
            (of, end) => {
                let (low, high) = self.range(tx, of, value).ok_or_else(unsound)?;
                match end {
                    "" => Ok(Slot { low, high, ..any }),
                    "from" => Ok(Slot { low, ..any }),
                    "to" => Ok(Slot { high, ..any }),
                    _ => Err(unsound()),
                }
            }
        }
    }

    /// From where to where a value reaches: a day has many moments.
    fn range(&self, tx: &Tx<'_>, of: Type, value: &str) -> Option<(i64, i64)> {
        match of {
            Type::Number | Type::Money => {
                let plain: String = value.chars().filter(|c| !c.is_whitespace()).collect();
                let number: f64 = plain.replace(',', ".").parse().ok()?;
                let amount = number.is_finite().then(|| values::ten_thousandths(number))?;
                Some((amount, amount))
            }
            Type::Date => {
                let day = values::day(self.day(tx, value)?);
                Some((day, day))
            }
            Type::Moment => {
                let day = self.day(tx, value)?;
                let starts =
                    |day: Date| self.l.moment(&format!("{day}T00:00")).map(|at| at.micros());
                Some((starts(day)?, starts(day.checked_add(1.day()).ok()?)? - 1))
            }
            _ => None,
        }
    }

    fn day(&self, tx: &Tx<'_>, value: &str) -> Option<Date> {
        match value {
            "today" => self.l.local(tx.now())[..10].parse().ok(),
            day => day.parse().ok(),
        }
    }
}

/// A field that says anything.
fn anything(field: &str) -> Slot {
    let field = field.to_owned();
    Slot { field, is: true, low: i64::MIN, high: i64::MAX, like: "%".to_owned(), one: None }
}

impl Slot {
    /// A field that says this.
    fn only(self, amount: i64, words: &str) -> Slot {
        let one = Some((amount, words.to_owned()));
        Slot { low: amount, high: amount, like: escaped(words), one, ..self }
    }
}

/// A text that `LIKE` takes as it is.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
