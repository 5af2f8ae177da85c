//! The forms of kinds: what a page shows for their fields, and what it sends back.
//!
//! All kinds stand in one form, so that nothing typed is lost by choosing another: the field `F` of
//! the kind `K` is sent as `K-F`.

use serde_json::Value;
use ui::Locale;
use ui::view::{FieldForm, KindForm};

use super::{Field, Given, Input, Kind};

/// The kinds a form offers, their fields empty.
pub(crate) fn blank(l: Locale, animates: bool) -> Vec<KindForm> {
    forms(l, animates, Kind::default(), |_| Vec::new())
}

/// The same with what was typed; `typed` answers the values of a form's field. A kind that is not
/// offered stands alone in its form.
pub(crate) fn forms(
    l: Locale,
    animates: bool,
    chosen: Kind,
    typed: impl Fn(&str) -> Vec<String>,
) -> Vec<KindForm> {
    let offered = Kind::all().filter(|kind| match chosen.offered() {
        true => kind.offered() && (animates || !kind.for_animators()),
        false => *kind == chosen,
    });
    let made = offered.map(|kind| KindForm {
        name: kind.name().into(),
        icon: kind.icon().into(),
        label: l.t(&format!("kind-{}", kind.name())),
        hint: l.t(&format!("kind-{}.hint", kind.name())),
        fields: kind
            .fields()
            .iter()
            .map(|field| {
                let id = format!("{}-{}", kind.name(), field.name);
                FieldForm {
                    label: l.t(&format!("kind-{id}")),
                    hint: l.t(&format!("kind-{id}.hint")),
                    input: input(field.input).into(),
                    places: places(field.input),
                    values: typed(&id),
                    id,
                }
            })
            .collect(),
    });
    made.collect()
}

/// The kinds a form offers, with what was given for the fields of one of them.
pub(crate) fn filled(l: Locale, animates: bool, kind: Kind, given: &Given) -> Vec<KindForm> {
    forms(l, animates, kind, |id| {
        let field = kind.fields().iter().find(|f| id == format!("{}-{}", kind.name(), f.name));
        match field.and_then(|field| given.0.get(field.name)) {
            Some(value) => typed(l, value),
            None => Vec::new(),
        }
    })
}

/// The values of a form's field for what was given.
fn typed(l: Locale, value: &Value) -> Vec<String> {
    match value {
        Value::Bool(true) => vec!["1".into()],
        Value::String(text) => match serde_json::from_value::<kernel::Time>(value.clone()) {
            Ok(moment) => vec![l.local(moment)],
            Err(_) => vec![text.clone()],
        },
        Value::Array(values) => values.iter().flat_map(|value| typed(l, value)).collect(),
        _ => Vec::new(),
    }
}

/// The control that takes it.
fn input(input: Input) -> &'static str {
    match input {
        Input::Flag => "flag",
        Input::Lines { .. } | Input::Numbers { .. } => "lines",
        Input::Moment => "moment",
        Input::People { .. } => "line",
        Input::Id => "hidden",
    }
}

/// How many lines it has room for.
fn places(input: Input) -> usize {
    match input {
        Input::Lines { most, .. } => most,
        _ => 1,
    }
}

/// What a form sent for these fields, as a program would send it; `sent` answers the values of a
/// field by its name.
pub(crate) fn given(l: Locale, fields: &[Field], sent: impl Fn(&str) -> Vec<String>) -> Given {
    let mut given = Given::default();
    for field in fields {
        let values: Vec<String> =
            sent(field.name).into_iter().filter(|value| !value.trim().is_empty()).collect();
        if let Some(value) = as_json(l, field.input, &values) {
            given.0.insert(field.name.to_owned(), value);
        }
    }
    given
}

fn as_json(l: Locale, input: Input, values: &[String]) -> Option<Value> {
    let first = values.first();
    match input {
        Input::Flag => Some(first.is_some().into()),
        Input::Lines { .. } => Some(values.to_vec().into()),
        // What is no number stays a text, and is refused as one.
        Input::Numbers { .. } => Some(Value::Array(
            values.iter().map(|v| v.parse::<u64>().map_or(v.clone().into(), Into::into)).collect(),
        )),
        Input::Id => first.map(|value| value.clone().into()),
        Input::Moment => first.map(|typed| match l.moment(typed) {
            Some(moment) => moment.to_string().into(),
            None => typed.clone().into(),
        }),
        Input::People { .. } => {
            let names = values.iter().flat_map(|v| v.split([' ', ',', ';', '\u{a0}']));
            let names: Vec<String> = names.filter(|n| !n.is_empty()).map(str::to_owned).collect();
            (!names.is_empty()).then(|| names.into())
        }
    }
}
