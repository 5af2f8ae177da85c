//! The forms of kinds: what a page shows for their fields, and what it sends back.
//!
//! All kinds stand in one form, so that nothing typed is lost by choosing another: the field `F` of
//! the kind `K` is sent as `K-F`.

use kernel::{Result, Tx};
use serde_json::Value;
use ui::Locale;
use ui::view::{FieldForm, KindForm, PeopleField};

use super::{Field, Given, Input, Kind, KindName, Kinds, whole_of};
use crate::Post;

/// The kinds a form offers, their fields empty.
pub(crate) fn blank(kinds: &Kinds, l: Locale, offered: impl Fn(&Kind) -> bool) -> Vec<KindForm> {
    kinds.iter().filter(|kind| offered(kind)).map(|kind| beginning(l, kind)).collect()
}

/// The form of one kind, empty but for its defaults.
pub fn beginning(l: Locale, kind: &Kind) -> KindForm {
    let (fields, begun) = (kind.fields(), Given::default().with_defaults(&kind.fields()));
    one(l, kind, &fields, |id| {
        field(kind, &fields, id).map_or_else(Vec::new, |field| shown(l, field, &begun))
    })
}

/// Whether a form offers a kind to whoever publishes in one of these places: the kind of a space, and its
/// address.
pub(crate) fn is_offered<'a>(
    kind: &Kind,
    animates: bool,
    places: impl IntoIterator<Item = (spaces::Kind, &'a str)>,
) -> bool {
    let mut places = places.into_iter();
    kind.offered()
        && (animates || !kind.for_animators())
        && places.any(|(of, slug)| kind.is_for(of, slug))
}

/// The same with what was typed; `typed` answers the values of a form's field, `left` is what was typed in
/// those that the chosen kind does not ask any more. That kind is always there: whoever chose it is told why
/// it is refused. One that is written from elsewhere, or not known, stands alone.
pub(crate) fn forms(
    kinds: &Kinds,
    l: Locale,
    offered: impl Fn(&Kind) -> bool,
    (chosen, left): (&KindName, &Given),
    typed: impl Fn(&str) -> Vec<String>,
) -> Vec<KindForm> {
    let chosen = kinds.stored(chosen.as_str());
    let mut form = one(l, &chosen, &chosen.fields(), &typed);
    form.fields.extend(unasked(l, &chosen, left));
    if !chosen.offered() {
        return vec![form];
    }
    let each = kinds.iter().filter(|kind| **kind == chosen || offered(kind));
    let each = each.map(|kind| match *kind == chosen {
        true => form.clone(),
        false => one(l, kind, &kind.fields(), &typed),
    });
    each.collect()
}

/// What a form says for a kind in fields that it does not ask for, or not any more: its declaration may have
/// changed while somebody wrote.
pub fn left_over<'a>(
    kind: &Kind,
    asked: &[Field],
    sent: impl Iterator<Item = (&'a str, &'a str)>,
) -> Given {
    let mut left = Given::default();
    for (id, value) in sent.filter(|(_, value)| !text::is_blank(value)) {
        let name = id.strip_prefix(kind.name()).and_then(|rest| rest.strip_prefix('-'));
        // Names have no hyphens: what has one is of a kind whose name begins like this one's.
        let name = name.filter(|name| !name.contains('-'));
        if let Some(name) = name.filter(|name| asked.iter().all(|field| field.name != *name)) {
            let values = left.0.entry(name).or_insert_with(|| Value::Array(Vec::new()));
            values.as_array_mut().into_iter().for_each(|values| values.push(value.into()));
        }
    }
    left
}

/// Fields for what a kind does not ask any more: to be copied elsewhere, and emptied.
pub fn unasked(l: Locale, kind: &Kind, left: &Given) -> Vec<FieldForm> {
    let fields = left.0.iter().map(|(name, value)| {
        let label = match kind.is_known() {
            true => kind.word(l, &format!("-{name}")),
            false => String::new(),
        };
        let said = texts(value).join(", ");
        FieldForm {
            id: format!("{}-{name}", kind.name()),
            label: if label.is_empty() { name.clone() } else { label },
            hint: l.t("kind-field-gone"),
            input: if said.contains('\n') { "paragraph" } else { "text" }.into(),
            places: 1,
            values: vec![said],
            ..FieldForm::default()
        }
    });
    fields.filter(|field| !field.value().is_empty()).collect()
}

/// What a form asks for one kind, or some of it; `typed` answers the values of a form's field.
pub fn one(
    l: Locale,
    kind: &Kind,
    asked: &[Field],
    typed: impl Fn(&str) -> Vec<String>,
) -> KindForm {
    let fields = asked.iter().map(|field| {
        let id = format!("{}-{}", kind.name(), field.name);
        let (least, most) = match field.input {
            Input::Number { least, most } => (least.to_string(), most.to_string()),
            _ => <(String, String)>::default(),
        };
        let word = |of: &str| kind.word(l, &format!("-{}{of}", field.name));
        let people = PeopleField {
            one: matches!(field.input, Input::People { most: 1 }),
            ..PeopleField::new(&id, word(""), word(".hint"))
        };
        let unit = match field.input {
            Input::Decimal { .. } => word(".unit"),
            _ => String::new(),
        };
        FieldForm {
            label: if unit.is_empty() { word("") } else { format!("{} ({unit})", word("")) },
            hint: word(".hint"),
            people,
            input: control(kind, &field.input).into(),
            places: places(&field.input),
            length: length(&field.input),
            choices: choices(l, kind, field),
            least,
            most,
            values: typed(&id),
            further: field.further,
            id,
        }
    });
    KindForm {
        name: kind.name().into(),
        icon: kind.icon().into(),
        label: kind.word(l, ""),
        hint: kind.word(l, ".hint"),
        fields: fields.collect(),
        for_animators: kind.for_animators(),
    }
}

/// The kinds a form offers, with what was given for the fields of one of them.
pub(crate) fn filled(
    kinds: &Kinds,
    l: Locale,
    offered: impl Fn(&Kind) -> bool,
    name: &KindName,
    given: &Given,
) -> Vec<KindForm> {
    let kind = kinds.stored(name.as_str());
    let fields = kind.fields();
    let begun = given.clone().with_defaults(&fields);
    let clock = clock_of(l, &fields, &begun);
    let mut left = given.clone();
    left.0.retain(|name, _| fields.iter().all(|field| field.name != **name));
    forms(kinds, l, offered, (name, &left), |id| match field(&kind, &fields, id) {
        Some(field) => shown(clock, field, &begun),
        None => default_of(l, kinds, id),
    })
}

/// What a form shows in a field of any kind before something is said.
fn default_of(l: Locale, kinds: &Kinds, id: &str) -> Vec<String> {
    let of = kinds.iter().find_map(|kind| field(kind, &kind.fields(), id).cloned());
    let of = of.filter(|field| !field.default.is_null());
    of.map_or_else(Vec::new, |field| shown_value(l, &field, &field.default))
}

/// What the form of one kind asks, with what was given for it.
pub fn of_post(l: Locale, kind: &Kind, asked: &[Field], given: &Given) -> KindForm {
    let clock = clock_of(l, asked, given);
    one(l, kind, asked, |id| {
        field(kind, asked, id).map_or_else(Vec::new, |field| known(clock, field, given))
    })
}

/// The locale in which the moments of these fields are typed and shown: where they have a zone, on its clock.
fn clock(l: Locale, fields: &[Field], zone: impl Fn(&str) -> Option<String>) -> Locale {
    let named = fields.iter().filter(|field| field.input == Input::Zone);
    let zone = named.filter_map(|field| ui::Zone::named(zone(&field.name)?.trim())).next();
    zone.map_or(l, |zone| l.at(zone))
}

fn clock_of(l: Locale, fields: &[Field], given: &Given) -> Locale {
    clock(l, fields, |name| given.0.get(name)?.as_str().map(str::to_owned))
}

/// The field of a kind that a form sends under this name.
fn field<'a>(kind: &Kind, asked: &'a [Field], id: &str) -> Option<&'a Field> {
    asked.iter().find(|field| id == format!("{}-{}", kind.name(), field.name))
}

/// The values that a form shows in a field of what a post has: people are known by their handles.
pub(super) fn known(l: Locale, field: &Field, given: &Given) -> Vec<String> {
    let values = shown(l, field, given);
    match field.input {
        Input::People { .. } => values.iter().map(|handle| format!("@{handle}")).collect(),
        _ => values,
    }
}

/// The values that a form shows in a field for what was given.
fn shown(l: Locale, field: &Field, given: &Given) -> Vec<String> {
    shown_value(l, field, given.0.get(&*field.name).unwrap_or(&Value::Null))
}

fn shown_value(l: Locale, field: &Field, value: &Value) -> Vec<String> {
    let moment = || serde_json::from_value::<kernel::Time>(value.clone());
    match field.input {
        Input::Moment if moment().is_ok() => moment().map(|at| l.local(at)).into_iter().collect(),
        // A day, and an hour beside it.
        Input::Due => match moment() {
            Ok(at) => l.local(at).split('T').map(str::to_owned).collect(),
            Err(_) => texts(value),
        },
        _ => texts(value),
    }
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Bool(true) => vec!["1".into()],
        Value::Number(number) => vec![number.to_string()],
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// The control that takes it.
fn control(kind: &Kind, input: &Input) -> &'static str {
    match input {
        Input::Flag => "flag",
        Input::Lines { .. } | Input::Numbers { .. } => "lines",
        Input::Number { .. } => "number",
        Input::Decimal { .. } => "decimal",
        Input::Paragraph { .. } => "paragraph",
        Input::Choices { .. } => "choices",
        Input::Choice { .. } => "choice",
        Input::Date => "date",
        Input::Moment => "datetime-local",
        Input::Due => "due",
        Input::People { .. } => "people",
        Input::File => "file",
        // Whatever is written from elsewhere knows which.
        Input::Post if !kind.offered() => "hidden",
        Input::Text { .. } | Input::Zone | Input::Post | Input::Space => "text",
        Input::Comment => "hidden",
    }
}

/// How many lines it has room for.
fn places(input: &Input) -> usize {
    match input {
        Input::Lines { most, .. } => *most,
        _ => 1,
    }
}

/// How long each may be, in characters; 0 where that is not said.
fn length(input: &Input) -> usize {
    match input {
        Input::Lines { length, .. } | Input::Text { length } | Input::Paragraph { length } => {
            *length
        }
        _ => 0,
    }
}

/// What there is to choose from: names, and words.
fn choices(l: Locale, kind: &Kind, field: &Field) -> Vec<(String, String)> {
    let (Input::Choice { of } | Input::Choices { of }) = &field.input else { return Vec::new() };
    let one = matches!(field.input, Input::Choice { .. });
    let none = (one && !field.required).then(|| (String::new(), l.t("kind-choose-none")));
    let named =
        of.iter().map(|name| (name.to_string(), kind.word(l, &format!("-{}-{name}", field.name))));
    none.into_iter().chain(named).collect()
}

/// What a form sent for these fields, as a program would send it; `sent` answers the values of a
/// field by its name.
pub fn given(l: Locale, fields: &[Field], sent: impl Fn(&str) -> Vec<String>) -> Given {
    let mut given = Given::default();
    let clock = clock(l, fields, |name| sent(name).into_iter().next());
    for field in fields {
        match as_json(clock, &field.input, &said(sent(&field.name))) {
            // Whoever names none means their own.
            None if field.input == Input::Zone => {
                drop(given.0.insert(field.name.to_string(), l.zone.name().into()));
            }
            Some(value) => drop(given.0.insert(field.name.to_string(), value)),
            // What was emptied does not get its default again.
            None if !field.default.is_null() => {
                drop(given.0.insert(field.name.to_string(), Value::Null));
            }
            None => {}
        }
    }
    given
}

/// What a form changes of the fields that it showed: those of which it sends something else.
pub(crate) fn changed(
    l: Locale,
    fields: &[Field],
    before: &Given,
    sent: impl Fn(&str) -> Vec<String>,
) -> Given {
    let mut given = Given::default();
    let (was, now) =
        (clock_of(l, fields, before), clock(l, fields, |name| sent(name).into_iter().next()));
    for field in fields {
        let values = said(sent(&field.name));
        // A file that is not sent again stays, and so does an hour, on the same clock.
        let stays = (values == known(was, field, before)
            && (field.input != Input::Moment || was.zone == now.zone))
            || (field.input == Input::File && values.is_empty());
        if !stays {
            let value = as_json(now, &field.input, &values).unwrap_or_default();
            given.0.insert(field.name.to_string(), value);
        }
    }
    given
}

fn said(values: Vec<String>) -> Vec<String> {
    values.into_iter().filter(|value| !value.trim().is_empty()).collect()
}

fn as_json(l: Locale, input: &Input, values: &[String]) -> Option<Value> {
    let first = values.first();
    match input {
        Input::Flag => Some(first.is_some().into()),
        Input::Lines { .. } => Some(values.to_vec().into()),
        // What is no number stays a text, and is refused as one.
        Input::Numbers { .. } => Some(Value::Array(
            values.iter().map(|v| v.parse::<u64>().map_or(v.clone().into(), Into::into)).collect(),
        )),
        Input::Number { .. } => {
            first.map(|v| v.trim().parse::<i64>().map_or(v.clone().into(), Into::into))
        }
        // What is no number stays a text, and is refused as one.
        Input::Decimal { .. } => first.map(|typed| {
            let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
            plain.replace(',', ".").parse::<f64>().map_or(typed.clone().into(), Into::into)
        }),
        Input::Choices { .. } => (!values.is_empty()).then(|| values.to_vec().into()),
        // Its address says which it is.
        Input::Post | Input::Space => first.map(|typed| {
            let path = typed.split(['?', '#']).next().unwrap_or_default();
            path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().into()
        }),
        Input::Moment => first.map(|typed| match l.moment(typed) {
            Some(moment) => moment.to_string().into(),
            None => typed.clone().into(),
        }),
        // An hour without a day, or what is neither, stays a text, and is refused as one.
        Input::Due => first.map(|_| {
            let typed = values.join("T");
            l.moment(&typed).filter(|_| values.len() > 1).map_or(typed, |at| at.to_string()).into()
        }),
        Input::People { .. } => {
            let names = values.iter().flat_map(|v| v.split([',', ';'])).map(str::trim);
            let names: Vec<String> = names.filter(|n| !n.is_empty()).map(str::to_owned).collect();
            (!names.is_empty()).then(|| names.into())
        }
        _ => first.map(|value| value.clone().into()),
    }
}

/// What was given for the fields of a post, as it is now: `null` for nothing.
pub fn current(tx: &mut Tx<'_>, post: &Post) -> Result<Given> {
    let mut given = Given::default();
    let whole = whole_of(tx, post)?;
    for field in post.asked() {
        let value = match field.input {
            Input::People { .. } => {
                let people = whole.people(&field.name);
                let cards = people::cards(tx, &people)?;
                let known = people.iter().filter_map(|id| cards.get(id));
                let handles: Vec<Value> = known.map(|card| card.handle.clone().into()).collect();
                handles.into()
            }
            Input::Flag => post.fields.flag(&field.name).into(),
            _ => post.fields.get(&field.name).cloned().unwrap_or_default(),
        };
        given.0.insert(field.name.to_string(), value);
    }
    Ok(given)
}
