//! The kinds there are, for programs: what each asks, its states, its moves.

use axum::extract::State;
use kernel::{App, Tx};
use serde::Serialize;
use serde_json::{Value, json};
use ui::Ctx;

use super::{Field, Input, Kind, Kinds};

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
    /// What `fields` of a new post may hold, which is in the first of its states, as a JSON Schema.
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
    /// `reader`: everybody who reads the post; `host`: its author and whoever runs its community;
    /// `author`, `manager` (of its community), `member` (of its space), `person:FIELD` (whom that field
    /// names), `group:ID`. Several are separated by spaces.
    pub who: String,
    /// The states it can be made in.
    pub from: Vec<String>,
    /// What must be said with it, as a JSON Schema.
    pub asks: Value,
}

/// The types of posts, but for those of spaces that you do not see.
#[utoipa::path(get, path = "/api/v1/kinds", tag = "posts",
    responses((status = 200, body = Vec<KindView>)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
) -> kernel::Result<ui::Json<Vec<KindView>>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let mut known = Vec::new();
        for kind in Kinds::of(tx).iter() {
            if kind.is_known_to(tx, &viewer)? {
                known.push(kind.clone());
            }
        }
        Ok(known)
    };
    let kinds = app.db.read(read).await?;
    let views = kinds.iter().map(|kind| KindView {
        name: kind.name().into(),
        label: kind.word(cx.l, ""),
        for_animators: kind.for_animators(),
        title: kind.needs().title,
        body: kind.needs().body,
        fields: of_kind(kind),
        states: kind.states().iter().map(ToString::to_string).collect(),
        moves: kind
            .moves()
            .iter()
            .map(|found| MoveView {
                name: found.name.to_string(),
                who: found.who.to_string(),
                from: found.from.iter().map(ToString::to_string).collect(),
                asks: schema(&found.asks),
            })
            .collect(),
    });
    Ok(ui::Json(views.collect()))
}

/// What the fields of a kind may hold, with the example it offers.
fn of_kind(kind: &Kind) -> Value {
    let (mut schema, example) = (schema(&kind.fields()), kind.example());
    if !example.is_null() {
        schema["examples"] = json!([example]);
    }
    schema
}

/// Declared fields as a JSON Schema (draft 2020-12). Formats of our own say what an identifier is of.
fn schema(fields: &[Field]) -> Value {
    let properties: serde_json::Map<String, Value> = fields
        .iter()
        .map(|field| {
            let mut schema = of(&field.input);
            if !field.default.is_null() {
                schema["default"] = field.default.clone();
            }
            (field.name.to_string(), schema)
        })
        .collect();
    let required: Vec<&str> =
        fields.iter().filter(|field| field.required).map(|field| &*field.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn of(input: &Input) -> Value {
    match input {
        Input::Flag => json!({ "type": "boolean" }),
        Input::Text { length } | Input::Paragraph { length } => {
            json!({ "type": "string", "maxLength": length })
        }
        Input::Decimal { .. } => json!({ "type": "number" }),
        Input::Choices { of } => json!({
            "type": "array", "maxItems": of.len(), "uniqueItems": true,
            "items": { "type": "string", "enum": of },
        }),
        Input::Space => json!({ "type": "string", "format": "space-slug" }),
        Input::Lines { least, most, length } => json!({
            "type": "array", "minItems": least, "maxItems": most, "uniqueItems": true,
            "items": { "type": "string", "maxLength": length },
        }),
        Input::Number { least, most } => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Input::Numbers { most } => json!({
            "type": "array", "minItems": 1, "maxItems": most, "uniqueItems": true,
            "items": { "type": "integer", "minimum": 0 },
        }),
        Input::Choice { of } => json!({ "type": "string", "enum": of }),
        Input::Date => json!({ "type": "string", "format": "date" }),
        Input::Zone => json!({ "type": "string", "format": "time-zone" }),
        Input::Moment => json!({ "type": "string", "format": "date-time" }),
        Input::Due => {
            json!({ "type": "string", "anyOf": [{ "format": "date" }, { "format": "date-time" }] })
        }
        Input::People { most } => json!({
            "type": "array", "minItems": 1, "maxItems": most,
            "items": { "type": "string", "format": "handle" },
        }),
        Input::Post => json!({ "type": "string", "format": "post-id" }),
        Input::Comment => json!({ "type": "string", "format": "comment-id" }),
        Input::File => json!({ "type": "string", "format": "file-id" }),
    }
}
