//! Fields of a kind of post, or of a move, as its declaration allows: so that tests draw every kind
//! there is, also one that came since.

use serde_json::{Map, Value, json};

/// What fields may name.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The handle of a person.
    pub person: String,
    /// A post; none yet where it is empty.
    pub post: String,
    /// A comment; none yet where it is empty.
    pub comment: String,
    /// An uploaded file; none where it is empty.
    pub file: String,
}

/// Fields as this JSON Schema allows (`fields` of a kind of `GET /api/v1/kinds`, or `asks` of a move):
/// those of its example where it has one. `pick` chooses a number below another: of several values,
/// and whether a field is given that need not be. Nothing where it needs what is not known.
pub fn fields(
    schema: &Value,
    known: &Known,
    mut pick: impl FnMut(usize) -> usize,
) -> Option<Value> {
    let mut fields = schema["examples"][0].as_object().cloned().unwrap_or_default();
    let is_whole = !fields.is_empty();
    let required = schema["required"].as_array().expect("what is required");
    for (name, schema) in schema["properties"].as_object().expect("properties") {
        let must = required.iter().any(|required| required == name);
        let named = named(schema, known);
        let is_given = match is_whole {
            true => fields.contains_key(name) && named.is_some(),
            false => must || pick(3) > 0,
        };
        if is_given {
            let value = named.unwrap_or_else(|| value(schema, &mut pick));
            match value.is_null() {
                true if must => return None,
                true => {}
                false => drop(fields.insert(name.clone(), value)),
            }
        }
    }
    Some(Value::Object(Map::from_iter(fields)))
}

/// What a field names, where it names something; null where nothing of the sort is known.
fn named(schema: &Value, known: &Known) -> Option<Value> {
    let is_list = schema["type"] == "array";
    let format = if is_list { &schema["items"]["format"] } else { &schema["format"] };
    let name = match format.as_str()? {
        "handle" => &known.person,
        "post-id" => &known.post,
        "comment-id" => &known.comment,
        "file-id" => &known.file,
        _ => return None,
    };
    Some(match (name.is_empty(), is_list) {
        (true, _) => Value::Null,
        (false, true) => json!([name]),
        (false, false) => json!(name),
    })
}

fn value(schema: &Value, pick: &mut impl FnMut(usize) -> usize) -> Value {
    let bound = |name: &str| schema[name].as_u64().and_then(|n| usize::try_from(n).ok());
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("boolean"), _) => json!(pick(2) == 1),
        (Some("integer"), _) => schema["minimum"].clone(),
        (Some("number"), _) => json!(12.5),
        (Some("array"), _) if schema["items"]["type"] == "integer" => json!([pick(2)]),
        (Some("array"), _) if schema["items"]["enum"].is_array() => {
            let names = schema["items"]["enum"].as_array().expect("names");
            json!([names[pick(names.len())]])
        }
        (Some("array"), _) => {
            let lines = (0..bound("minItems").unwrap_or(1)).map(|n| format!("Line {n}"));
            json!(lines.collect::<Vec<_>>())
        }
        _ if schema["anyOf"][0]["format"] == "date" => json!("2099-05-03"),
        (_, Some("date")) => json!("2099-05-03"),
        (_, Some("date-time")) => json!("2099-05-03T10:00:00Z"),
        (Some("string"), _) => match schema["enum"].as_array() {
            Some(names) => names[pick(names.len())].clone(),
            None => json!("A line"),
        },
        _ => panic!("testkit::example knows no value for {schema}"),
    }
}
