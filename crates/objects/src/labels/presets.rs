//! What a label says of an object before anybody writes: values of the fields of its kind.

use std::collections::HashMap;

use kernel::{Error, Message, Result, SpaceId, Tx, Viewer};
use posts::Kind;
use posts::kinds::{self, Field, Given, Input};
use serde_json::Value;
use ui::Locale;
use ui::view::FieldForm;

/// The fields of a kind as a label presets them: none has to be.
pub(super) fn fields(kind: &Kind) -> Vec<Field> {
    let loosely = |field: Field| Field { required: false, default: Value::Null, ..field };
    kind.fields().into_iter().map(loosely).collect()
}

/// What of them the kind still takes: it may have been declared otherwise since.
pub(super) fn holding(kind: &Kind, presets: &Given) -> Given {
    let asked = kind.fields();
    let taken = presets.0.iter().filter(|(name, value)| {
        let field = asked.iter().find(|field| field.name == **name);
        field.is_some_and(|field| field.names_people() || kinds::takes(field, value))
    });
    Given(taken.map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// As a form sends them: the names of its fields, with their values.
pub(super) fn sent(l: Locale, kind: &Kind, presets: &Given) -> Vec<FieldForm> {
    let form = kinds::of_post(l, kind, &fields(kind), &holding(kind, presets));
    form.fields.into_iter().filter(|field| !field.values.is_empty()).collect()
}

/// The people whom presets name: how each is called, by `@handle`.
pub(crate) type Names = HashMap<String, String>;

/// In words: what each is called, and what it says.
pub(super) fn said(
    l: Locale,
    kind: &Kind,
    presets: &Given,
    names: &Names,
) -> Vec<(String, String)> {
    let words = |field: FieldForm| {
        let word = |value: &String| {
            let chosen = field.choices.iter().find(|(name, _)| name == value);
            let chosen = chosen.map(|(_, label)| label);
            let named = names.get(value).filter(|_| field.input == "people");
            chosen.or(named).unwrap_or(value).clone()
        };
        let values: Vec<String> = match field.input.as_str() {
            "flag" => vec![l.t("kind-yes")],
            _ => field.values.iter().map(word).collect(),
        };
        (field.label, values.join(", "))
    };
    sent(l, kind, presets).into_iter().map(words).collect()
}

/// The same for people without an account: nobody, no space and no post of the network is named to them.
pub(super) fn said_outside(l: Locale, kind: &Kind, presets: &Given) -> Vec<(String, String)> {
    let inside = |name: &str| kind.fields().into_iter().any(|f| *f.name == *name && is_inside(&f));
    let outside = presets.0.iter().filter(|(name, _)| !inside(name));
    let outside = outside.map(|(name, value)| (name.clone(), value.clone()));
    said(l, kind, &Given(outside.collect()), &Names::new())
}

/// Whether a field names somebody or something of the network.
fn is_inside(field: &Field) -> bool {
    matches!(field.input, Input::People { .. } | Input::Space | Input::Post)
}

/// Whether a field must be given that is not preset, and only somebody who knows the network could.
pub(super) fn is_beyond(field: &Field, presets: &Given) -> bool {
    field.required && !presets.0.contains_key(&*field.name) && is_inside(field)
}

/// Leaves what of them this viewer may say in the space: whoever left, does not see it, or is unknown to them, is
/// named no more. Answers who is.
pub(super) fn known(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    kind: &Kind,
    presets: &mut Given,
) -> Result<Names> {
    let mut names = Names::new();
    for field in kind.fields().into_iter().filter(Field::names_people) {
        let Some(Value::Array(named)) = presets.0.get_mut(&*field.name) else { continue };
        let handles = named.iter().filter_map(Value::as_str).map(str::to_lowercase);
        let mut known = people::known_to(tx, viewer.id, &handles.collect::<Vec<_>>())?;
        let ids: Vec<_> = known.iter().map(|card| card.id).collect();
        let here = spaces::recipients::seen_by(tx, space, &ids)?;
        known.retain(|card| here.contains(&card.id));
        named.retain(|one| known.iter().any(|card| one.as_str() == Some(card.handle.as_str())));
        if named.is_empty() {
            presets.0.remove(&*field.name);
        }
        names.extend(known.into_iter().map(|card| (format!("@{}", card.handle), card.name)));
    }
    Ok(names)
}

/// Lets a label say only what its kind takes, and name only whom its maker may know of.
///
/// # Errors
/// `Invalid`, naming the field.
pub(super) fn check(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    kind: &Kind,
    presets: &Given,
) -> Result<Given> {
    let asked = fields(kind);
    let mut kept = Given::default();
    for (name, value) in presets.0.iter().filter(|(_, value)| !is_nothing(value)) {
        let field = asked.iter().find(|field| field.name == **name).ok_or_else(|| {
            let said = Message::new("kind-no-such-field").with("name", name);
            Error::field(name.clone(), said)
        })?;
        let sound = match field.input {
            Input::People { most } => knows(tx, viewer, value, most)?,
            _ => kinds::takes(field, value),
        };
        if !sound {
            return Err(Error::field(name.clone(), "kind-field-wrong"));
        }
        kept.0.insert(name.clone(), value.clone());
    }
    Ok(kept)
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text::is_blank(text),
        Value::Array(values) => values.is_empty(),
        _ => false,
    }
}

fn knows(tx: &mut Tx<'_>, viewer: &Viewer, value: &Value, most: usize) -> Result<bool> {
    let handles = value.as_array().into_iter().flatten().filter_map(Value::as_str);
    let handles: Vec<String> = handles.map(str::to_lowercase).collect();
    let known = people::known_to(tx, viewer.id, &handles)?;
    Ok(handles.len() <= most && known.len() == handles.len())
}
