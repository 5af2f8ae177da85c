//! What a list offers to choose: filters by field, columns, order.

use ui::Locale;

use super::address::Address;
use super::filter::{NOTHING, is_sortable};
use crate::declaration::{Declaration, FieldDef, Type};
use crate::values::{DEADLINE, STATE};

/// A filter of one field, as a form shows it.
pub(super) struct Control {
    /// What it is called in the address.
    pub(super) name: String,
    pub(super) label: String,
    /// `select`, `range` or the type of its `<input>`.
    pub(super) input: &'static str,
    pub(super) options: Vec<(String, String)>,
    /// What is asked; of a range, from where and to where.
    pub(super) value: String,
    pub(super) to: String,
}

/// A filter that is in use, and the address without it.
pub(super) struct Chip {
    pub(super) label: String,
    pub(super) href: String,
}

/// The filters of the fields in use.
pub(super) fn filters(l: Locale, it: &Declaration, asked: &Address) -> Vec<Control> {
    it.active_fields().filter_map(|field| control(l, field, asked)).collect()
}

fn control(l: Locale, field: &FieldDef, asked: &Address) -> Option<Control> {
    let name = format!("f-{}", field.name);
    let any = || (String::new(), l.t("objects-any"));
    let none = || (NOTHING.to_owned(), l.t("objects-says-nothing"));
    let said = asked.get(&name).to_owned();
    let ranged = |end: &str| match asked.get(&format!("{name}-{end}")) {
        "" => said.clone(),
        value => value.to_owned(),
    };
    let (input, options, value, to) = match field.r#type {
        Type::Line | Type::Text => ("search", Vec::new(), said, String::new()),
        Type::Choice | Type::Choices => {
            let offered = field.choices.iter().filter(|one| !one.retired || one.name == said);
            let offered = offered.map(|one| (one.name.clone(), one.label.say(l).to_owned()));
            let options = [any(), none()].into_iter().chain(offered).collect();
            ("select", options, said, String::new())
        }
        Type::YesNo => {
            let yes = ["yes", "no"]
                .map(|word| (word.to_owned(), l.t(&format!("objects-default-{word}"))));
            ("select", std::iter::once(any()).chain(yes).collect(), said, String::new())
        }
        Type::Person | Type::People => {
            let me = ("me".to_owned(), l.t("objects-me"));
            let mut options = vec![any(), me, none()];
            if !said.is_empty() && options.iter().all(|(value, _)| *value != said) {
                options.push((said.clone(), format!("@{}", said.trim_start_matches('@'))));
            }
            ("select", options, said, String::new())
        }
        Type::Number | Type::Money => ("range-text", Vec::new(), ranged("from"), ranged("to")),
        Type::Date | Type::Moment => {
            let (from, to) = (ranged("from"), ranged("to"));
            // A field for days shows no words.
            let words = [&from, &to].into_iter().any(|one| one == "today");
            (if words { "range-text" } else { "range-date" }, Vec::new(), from, to)
        }
        Type::Space | Type::Link => return None,
    };
    Some(Control { name, label: field.label.say(l).to_owned(), input, options, value, to })
}

/// The filters in use, in words.
pub(super) fn chips(l: Locale, it: &Declaration, asked: &Address) -> Vec<Chip> {
    let mut chips = Vec::new();
    for name in asked.all("state") {
        let kept: Vec<&str> = asked.all("state").filter(|one| *one != name).collect();
        let label = it.state(name).map_or(name, |state| state.label.say(l)).to_owned();
        chips.push(Chip { label, href: asked.with("state", &kept.join(",")).href() });
    }
    for (name, value) in asked.filters() {
        let (of, end) = name.split_once('-').unwrap_or((name, ""));
        let field = it.field(of);
        let label = match (of, field) {
            ("late", None) => l.t("objects-late"),
            (_, Some(field)) => {
                let said = in_words(l, field, value);
                let said = match end {
                    "from" => format!("≥ {said}"),
                    "to" => format!("≤ {said}"),
                    _ => said,
                };
                l.t2("objects-of-field", ("field", field.label.say(l)), ("said", said))
            }
            _ => continue,
        };
        chips.push(Chip { label, href: asked.with(&format!("f-{name}"), "").href() });
    }
    let space = asked.get("space");
    if !space.is_empty() {
        let label = format!("~{}", space.trim_start_matches('~'));
        chips.push(Chip { label, href: asked.with("space", "").href() });
    }
    chips
}

fn in_words(l: Locale, field: &FieldDef, value: &str) -> String {
    let day = || value.parse().ok().map(|day| l.calendar(day));
    match (value, field.r#type) {
        (NOTHING, _) => l.t("objects-says-nothing"),
        ("me", Type::Person | Type::People) => l.t("objects-me"),
        ("today", Type::Date | Type::Moment) => l.t("objects-today"),
        ("yes" | "no", Type::YesNo) => l.t(&format!("objects-default-{value}")),
        (_, Type::Date | Type::Moment) => day().unwrap_or_else(|| value.to_owned()),
        (_, Type::Choice | Type::Choices) => {
            let chosen = field.choices.iter().find(|choice| choice.name == value);
            chosen.map_or(value, |choice| choice.label.say(l)).to_owned()
        }
        (_, Type::Person | Type::People) => format!("@{}", value.trim_start_matches('@')),
        _ if !field.unit.is_empty() => format!("{value} {}", field.unit),
        _ => value.to_owned(),
    }
}

/// The orders that a list can be in.
pub(super) fn orders(l: Locale, it: &Declaration) -> Vec<(String, String)> {
    let own = [("", "objects-newest"), ("oldest", "objects-oldest"), (STATE, "objects-status")];
    let own = own.into_iter().map(|(name, key)| (name.to_owned(), l.t(key)));
    let due = it.has_deadlines().then(|| (DEADLINE.to_owned(), l.t("objects-deadline")));
    let fields = it.active_fields().filter(|field| is_sortable(field.r#type)).flat_map(|field| {
        let label = field.label.say(l);
        [
            (field.name.clone(), l.t1("objects-upwards", "field", label)),
            (format!("-{}", field.name), l.t1("objects-downwards", "field", label)),
        ]
    });
    own.chain(due).chain(fields).collect()
}

/// What a list can be parted by.
pub(super) fn groups(l: Locale, it: &Declaration) -> Vec<(String, String)> {
    let own = [("", "objects-no-groups"), (STATE, "objects-status")];
    let own = own.into_iter().map(|(name, key)| (name.to_owned(), l.t(key)));
    let parts = |of: Type| matches!(of, Type::Choice | Type::Person | Type::YesNo | Type::Date);
    let fields = it.active_fields().filter(|field| parts(field.r#type));
    let fields = fields.map(|field| (field.name.clone(), field.label.say(l).to_owned()));
    own.chain(fields).collect()
}

/// The fields that a list shows: those that the address names, otherwise the first that fit.
pub(super) fn columns<'a>(it: &'a Declaration, asked: &Address) -> Vec<&'a FieldDef> {
    /// How many are shown unless somebody chooses.
    const FIRST: usize = 4;
    let named: Vec<&str> = asked.all("columns").collect();
    match named.is_empty() {
        true => it.active_fields().filter(|field| field.r#type != Type::Text).take(FIRST).collect(),
        false => it.active_fields().filter(|field| named.contains(&field.name.as_str())).collect(),
    }
}
