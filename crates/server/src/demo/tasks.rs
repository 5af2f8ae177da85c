//! Tasks of spaces and of notebooks, some done, some late, some planned into the day.

use std::collections::HashMap;

use demo::Company;
use kernel::{App, Error, Result, Time, Tx, Viewer};
use posts::kinds::{self, Given};
use posts::{PostContent, PostId, Target};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Made, viewer};

/// Seconds in a day and in an hour.
const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;

/// A task, and what people did with it.
#[derive(Deserialize)]
struct Task {
    /// Empty for the notebook of its author.
    space: String,
    author: String,
    /// So many days before the end.
    days: i64,
    title: String,
    body: String,
    fields: Map<String, Value>,
    /// So many days after the end.
    #[serde(default)]
    due: Option<i64>,
    #[serde(default)]
    hour: String,
    /// Who took it up, and who finished it.
    #[serde(default)]
    started: String,
    #[serde(default)]
    done: String,
    #[serde(default)]
    ticked: Vec<i64>,
    #[serde(default)]
    block: Option<Block>,
}

/// Hours planned for it on the last day.
#[derive(Deserialize)]
struct Block {
    by: String,
    from: String,
    minutes: i64,
}

/// Writes the tasks of the company.
pub(super) fn fill(app: &App, company: &Company, made: &Made, end: Time) -> Result<()> {
    let people: HashMap<String, usize> =
        company.people.iter().enumerate().map(|(n, one)| (one.handle.clone(), n)).collect();
    let all: Vec<Task> = serde_json::from_str(demo::TASKS)?;
    let (company, made) = (company.clone(), made.clone());
    app.db.write_blocking(move |tx| {
        let person = |handle: &str| {
            let n = people.get(handle);
            let n = n.ok_or_else(|| Error::internal(format!("nobody is {handle}")))?;
            Ok::<Viewer, Error>(viewer(&company, &made, *n))
        };
        all.iter().try_for_each(|one| {
            let space = company.spaces.iter().position(|space| space.slug == one.space);
            write(tx, &person, space.map(|n| made.spaces[&n]), one, end)
        })
    })
}

fn write(
    tx: &mut Tx<'_>,
    person: &dyn Fn(&str) -> Result<Viewer>,
    space: Option<kernel::SpaceId>,
    one: &Task,
    end: Time,
) -> Result<()> {
    let author = person(&one.author)?;
    let tx = tx.at(end.plus_seconds(-one.days * DAY));
    let space = match space {
        Some(space) => space,
        None => spaces::notebook(tx, &author)?.id,
    };
    let l = ui::Locale::new(author.lang);
    let mut fields = Given(one.fields.clone());
    if let Some(due) = one.due {
        let day = &l.local(end.plus_seconds(due * DAY))[..10];
        let at = l.moment(&format!("{day}T{}", one.hour));
        fields.0.insert("due".into(), at.map_or_else(|| json!(day), |at| json!(at)));
    }
    let content = PostContent {
        kind: work::task::NAME.into(),
        title: one.title.clone(),
        body: one.body.as_str().into(),
        fields,
        ..PostContent::default()
    };
    let id = posts::record::post(tx, space, author.id, &content)?;
    let make = |tx: &mut Tx<'_>, by: &str, name: &str, said: Value| {
        let by = person(by)?;
        let post = posts::access::readable(tx, &by, id)?;
        let said = said.as_object().cloned().unwrap_or_default();
        kinds::make(tx, &by, &post, name, &Given(said))
    };
    let tx = tx.at(end.plus_seconds(-DAY + 2 * HOUR));
    for item in &one.ticked {
        make(tx, &one.author, "tick", json!({ "item": item, "done": true }))?;
    }
    if !one.started.is_empty() {
        make(tx, &one.started, "start", json!({}))?;
    }
    if !one.done.is_empty() {
        make(tx, &one.done, "finish", json!({}))?;
    }
    let tx = tx.at(end);
    if let Some(block) = &one.block {
        plan(tx, &person(&block.by)?, id, block, end)?;
    }
    Ok(())
}

/// Plans the hours of a block, and has its person reminded of the task in the evening before.
fn plan(tx: &mut Tx<'_>, by: &Viewer, task: PostId, block: &Block, end: Time) -> Result<()> {
    let l = ui::Locale::new(by.lang);
    let starts = l.moment(&format!("{}T{}", &l.local(end)[..10], block.from));
    let starts = starts.ok_or_else(|| Error::internal("no such hour"))?;
    let ends = starts.plus_seconds(block.minutes * 60);
    work::plan(tx, by, task, (starts, ends))?;
    work::remind(tx, by, Target::Post(task), end.plus_seconds(20 * HOUR)).map(drop)
}
