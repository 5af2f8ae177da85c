//! The description of the API (OpenAPI 3.1), as JSON for programs and as a page for people.

mod operation_ids;
mod refusals;

use std::sync::{Arc, OnceLock};

use askama::Template;
use axum::extract::State;
use axum::routing::get;
use axum::{Extension, Router};
use kernel::{App, Error, Result};
use serde_json::Value;
use ui::{Ctx, Page};
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Parvis",
        version = "1",
        description = "A program can do everything the pages do. Send a personal access token as \
            `Authorization: Bearer …`. Identifiers are strings. Lists go on with `before` (or \
            `after`) set to the `next` of the page before. Errors are problem details (RFC 9457).",
        license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later")
    ),
    components(schemas(
        crate::frame::Problem,
        // What parameters are made of is not collected from them.
        kernel::id::Raw,
        kernel::page::Limit,
        feed::Order,
        feed::Period,
        inbox::items::Which
    ))
)]
struct About;

/// What the API says of itself.
pub(crate) fn about() -> OpenApi {
    let mut api = About::openapi();
    let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    let components = api.components.get_or_insert_default();
    components.add_security_scheme("token", SecurityScheme::Http(scheme));
    api.security = Some(vec![SecurityRequirement::new::<_, [&str; 0], &str>("token", [])]);
    api
}

/// The description, read when it is first asked for: it is large, and most processes are never asked.
struct Lazy {
    api: OpenApi,
    read: OnceLock<Described>,
}

impl Lazy {
    fn described(&self) -> &Described {
        self.read.get_or_init(|| {
            let mut api = self.api.clone();
            refusals::describe(&mut api);
            operation_ids::give(&mut api);
            let value = serde_json::to_value(&api).unwrap_or_default();
            let (sections, schemas) = (sections(&value), schemas(&value));
            Described { json: value.to_string(), sections, schemas }
        })
    }
}

/// The description.
struct Described {
    json: String,
    sections: Vec<Section>,
    schemas: Vec<Schema>,
}

/// The pages that show the description.
pub(crate) fn routes(api: OpenApi) -> Router<App> {
    Router::new()
        .route("/api/v1/openapi.json", get(json))
        .route("/api", get(page))
        .layer(Extension(Arc::new(Lazy { api, read: OnceLock::new() })))
}

async fn json(
    Extension(lazy): Extension<Arc<Lazy>>,
) -> ([(&'static str, &'static str); 1], String) {
    ([("content-type", "application/json")], lazy.described().json.clone())
}

/// The operations on one kind of thing.
struct Section {
    name: String,
    operations: Vec<Operation>,
}

struct Operation {
    method: String,
    path: String,
    summary: String,
    /// Name, where it goes, whether it must be there.
    parameters: Vec<(String, String, bool)>,
    body: Option<Kind>,
    /// Status and what comes back.
    answers: Vec<(String, Option<Kind>)>,
}

/// A type as shown: its words, and the schema it leads to.
#[derive(Clone)]
struct Kind {
    words: String,
    schema: Option<String>,
}

struct Schema {
    name: String,
    about: String,
    /// Name, type, whether it must be there, what it is.
    fields: Vec<(String, Kind, bool, String)>,
    values: Vec<String>,
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// What is said of a thing, in Markdown, as plain words.
fn words(value: &Value, key: &str) -> String {
    ::text::parse(&text(value, key)).text()
}

fn each<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value[key].as_object().into_iter().flatten()
}

fn sections(api: &Value) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (path, item) in each(api, "paths") {
        for (method, described) in item.as_object().into_iter().flatten() {
            let name = described["tags"][0].as_str().unwrap_or("other").to_owned();
            let parameters = described["parameters"].as_array().into_iter().flatten().map(|p| {
                (text(p, "name"), text(p, "in"), p["required"].as_bool().unwrap_or(false))
            });
            let operation = Operation {
                method: method.clone(),
                path: path.clone(),
                summary: words(described, "summary"),
                parameters: parameters.collect(),
                body: content(&described["requestBody"]),
                answers: each(described, "responses")
                    .map(|(status, answer)| (status.clone(), content(answer)))
                    .collect(),
            };
            match sections.iter_mut().find(|section| section.name == name) {
                Some(section) => section.operations.push(operation),
                None => sections.push(Section { name, operations: vec![operation] }),
            }
        }
    }
    sections
}

/// The type of a body or an answer.
fn content(value: &Value) -> Option<Kind> {
    let (media, content) = each(value, "content").next()?;
    let kind = kind(&content["schema"]);
    let words = if media == "application/json" { kind.words } else { media.clone() };
    Some(Kind { words, schema: kind.schema })
}

fn kind(schema: &Value) -> Kind {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
        return Kind { words: name.clone(), schema: Some(name) };
    }
    if let Some(options) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
        let known = options.iter().map(kind).find(|kind| kind.words != "null");
        return known.unwrap_or(Kind { words: "null".into(), schema: None });
    }
    let words = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|k| *k != "null"),
        other => other.as_str(),
    };
    match words {
        Some("array") => {
            let item = kind(&schema["items"]);
            Kind { words: format!("[{}]", item.words), schema: item.schema }
        }
        words => Kind { words: words.unwrap_or("any").to_owned(), schema: None },
    }
}

fn schemas(api: &Value) -> Vec<Schema> {
    let made = each(&api["components"], "schemas").map(|(name, schema)| {
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let field = |(field, of): (&String, &Value)| {
            let needed = required.contains(&field.as_str());
            (field.clone(), kind(of), needed, words(of, "description"))
        };
        let values = schema["enum"].as_array().into_iter().flatten();
        Schema {
            name: name.clone(),
            about: words(schema, "description"),
            fields: each(schema, "properties").map(field).collect(),
            values: values.filter_map(Value::as_str).map(str::to_owned).collect(),
        }
    });
    made.collect()
}

#[derive(Template)]
#[template(path = "server/api.html")]
struct ApiPage<'a> {
    cx: &'a Ctx,
    described: &'a Described,
    address: &'a str,
}

/// `GET /api`
async fn page(
    State(app): State<App>,
    Extension(lazy): Extension<Arc<Lazy>>,
    cx: Ctx,
) -> Result<Page> {
    let address = &app.config.public_url;
    let main = ApiPage { cx: &cx, described: lazy.described(), address }
        .render()
        .map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("api-title")).main(main))
}
