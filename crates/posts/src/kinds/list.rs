//! The kinds there are, for programs: what each asks, its states, its moves.

use serde::Serialize;
use serde_json::{Value, json};
use ui::Ctx;

use super::{Field, Input, Kind, Who};

/// A kind, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct KindView {
    /// Its name, for programs.
    pub name: String,
    /// Its name in the language of the request.
    pub label: String,
    /// Whether only those who run a community publish one there.
    pub for_animators: bool,
    /// Whether a title is needed.
    pub title: bool,
    /// Whether a text is needed.
    pub body: bool,
    /// What `fields` of a new post may hold, as a JSON Schema.
    pub fields: Value,
    /// The states it can be in.
    pub states: Vec<String>,
    /// What can be done with one.
    pub moves: Vec<MoveView>,
}

/// A move, as JSON.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct MoveView {
    /// Its name, in addresses.
    pub name: String,
    /// `reader`: everybody who reads the post; `host`: its author and whoever runs its community.
    pub who: String,
    /// The states it can be made in.
    pub from: Vec<String>,
    /// What must be said with it, as a JSON Schema.
    pub asks: Value,
}

/// The types of posts.
#[utoipa::path(get, path = "/api/v1/kinds", tag = "posts",
    responses((status = 200, body = Vec<KindView>)))]
pub(crate) async fn api(cx: Ctx) -> kernel::Result<ui::Json<Vec<KindView>>> {
    cx.viewer()?;
    let kinds = Kind::all().map(|kind| KindView {
        name: kind.name().into(),
        label: cx.l.t(&format!("kind-{}", kind.name())),
        for_animators: kind.for_animators(),
        title: kind.needs().title,
        body: kind.needs().body,
        fields: schema(kind.fields()),
        states: kind.states().iter().map(|state| (*state).into()).collect(),
        moves: kind
            .moves()
            .iter()
            .map(|found| MoveView {
                name: found.name.into(),
                who: if found.who == Who::Reader { "reader".into() } else { "host".into() },
                from: found.from.iter().map(|state| (*state).into()).collect(),
                asks: schema(found.asks),
            })
            .collect(),
    });
    Ok(ui::Json(kinds.collect()))
}

/// Declared fields as a JSON Schema (draft 2020-12).
pub(crate) fn schema(fields: &[Field]) -> Value {
    let properties: serde_json::Map<String, Value> =
        fields.iter().map(|field| (field.name.to_owned(), of(field.input))).collect();
    let required: Vec<&str> =
        fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn of(input: Input) -> Value {
    match input {
        Input::Flag => json!({ "type": "boolean" }),
        Input::Lines { least, most, length } => json!({
            "type": "array", "minItems": least, "maxItems": most, "uniqueItems": true,
            "items": { "type": "string", "maxLength": length },
        }),
        Input::Numbers { most } => json!({
            "type": "array", "minItems": 1, "maxItems": most, "uniqueItems": true,
            "items": { "type": "integer", "minimum": 0 },
        }),
        Input::Id => json!({ "type": "string" }),
        Input::Moment => json!({ "type": "string", "format": "date-time" }),
        Input::People { most } => json!({
            "type": "array", "minItems": 1, "maxItems": most,
            "items": { "type": "string", "description": "a handle" },
        }),
    }
}
