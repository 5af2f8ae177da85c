//! The page of an archive: all of it in words, readable without Parvis and without scripts.

use std::collections::HashMap;

use askama::Template;
use kernel::Time;
use kernel::personal::PersonalData;
use serde_json::Value;
use ui::Locale;

use super::write::Row;
use crate::french;

/// Columns that say nothing to who reads.
const LEFT_OUT: [&str; 6] = ["html", "about_html", "charter_html", "hash", "thumb", "name_folded"];
/// The columns that say what a row is, the first that says something.
const HEADINGS: [&str; 9] =
    ["title", "name", "body", "content", "words", "emoji", "number", "kind", "key"];
/// The columns that say when it came to be.
const HOURS: [&str; 5] = ["created_at", "at", "saved_at", "joined_at", "asked_at"];

/// The page.
#[derive(Template)]
#[template(path = "privacy/archive.html")]
pub(super) struct ArchivePage {
    pub(super) l: Locale,
    pub(super) name: String,
    pub(super) now: Time,
    pub(super) sections: Vec<Section>,
}

/// What one declaration is about.
pub(super) struct Section {
    what: String,
    why: String,
    rows: Vec<Line>,
}

/// A row.
struct Line {
    heading: String,
    fields: Vec<(String, String)>,
}

impl Section {
    pub(super) fn of(
        l: Locale,
        data: &PersonalData,
        rows: &[Row],
        spaces: &HashMap<i64, String>,
    ) -> Section {
        let (what, why) = french::words(l, data);
        let line = |row: &Row| {
            let fields = row.iter().filter(|(name, _)| !LEFT_OUT.contains(&name.as_str()));
            let fields = fields.map(|(name, value)| (name.clone(), shown(l, name, value, spaces)));
            let fields = fields.filter(|(_, shown)| !shown.is_empty()).collect();
            Line { heading: heading(l, row), fields }
        };
        Section { what, why, rows: rows.iter().map(line).collect() }
    }
}

fn heading(l: Locale, row: &Row) -> String {
    let text = |name: &str| row.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let words = HEADINGS.into_iter().find_map(text).unwrap_or("—");
    let words = ::text::parse(words).excerpt(80);
    let when = HOURS.into_iter().find_map(|name| row.get(name).and_then(Value::as_i64));
    when.map_or(words.clone(), |at| format!("{words} · {}", l.date(Time(at))))
}

fn shown(l: Locale, name: &str, value: &Value, spaces: &HashMap<i64, String>) -> String {
    match value {
        Value::Number(number) if name.ends_with("_at") || name == "at" => {
            number.as_i64().map(|at| Time(at).to_string()).unwrap_or_default()
        }
        Value::Number(number) if name == "space_id" => {
            let known = number.as_i64().and_then(|id| spaces.get(&id));
            known.cloned().unwrap_or_else(|| l.t("archive-space-unseen"))
        }
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
