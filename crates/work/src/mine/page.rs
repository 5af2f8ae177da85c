//! `GET /tasks`: one's own tasks in parts, by when they are due.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Error, PersonId, Result, Tx, Viewer};
use people::PersonCard;
use posts::kinds::Due;
use serde::Deserialize;
use ui::view::{Person, Tab};
use ui::{Ctx, Locale, Nav, Page, SafeHtml, Zone};

use super::{Asked, MOST, Mine, When, Whose, list, space};
use crate::task::{is_open, said};

/// What an address says of the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Query {
    pub(crate) whose: Whose,
    pub(crate) due: String,
    pub(crate) space: String,
}

impl Query {
    fn when(&self) -> Option<When> {
        When::ALL.into_iter().find(|when| when.as_str() == self.due)
    }

    /// The address that says it.
    pub(crate) fn href(&self) -> String {
        let mut said = Vec::new();
        if self.whose != Whose::Mine {
            said.push(format!("whose={}", self.whose.as_str()));
        }
        for (name, value) in [("due", &self.due), ("space", &self.space)] {
            if !value.is_empty() {
                said.push(format!("{name}={}", ui::encode(value)));
            }
        }
        if said.is_empty() { "/tasks".to_owned() } else { format!("/tasks?{}", said.join("&")) }
    }

    /// What an address of this page says.
    pub(crate) fn parse(href: &str) -> Query {
        let query = href.split_once('?').map_or("", |(_, query)| query);
        let url = axum::http::Uri::builder().path_and_query(format!("/?{query}")).build();
        let query = url.ok().and_then(|url| axum::extract::Query::try_from_uri(&url).ok());
        query.map(|axum::extract::Query(query)| query).unwrap_or_default()
    }
}

/// A task as a row shows it.
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) due: String,
    pub(crate) late: bool,
    pub(crate) high: bool,
    pub(crate) doing: bool,
    pub(crate) is_done: bool,
    /// `2/5`; empty without steps.
    pub(crate) steps: String,
    pub(crate) space: Option<(String, String)>,
    pub(crate) assignee: Option<Person>,
    pub(crate) is_of: bool,
}

impl Row {
    pub(crate) fn of(
        l: Locale,
        task: &Mine,
        viewer: PersonId,
        people: &HashMap<PersonId, PersonCard>,
    ) -> Row {
        let assignee = task.assignee.filter(|person| *person != viewer);
        let due = match (task.when, task.due) {
            // The heading says the day.
            (When::Today, Some(Due::Day(_))) | (_, None) => String::new(),
            (When::Today, Some(Due::At(at))) => l.hour(at),
            (_, Some(due)) => said(l, due),
        };
        Row {
            id: task.id.to_string(),
            title: task.title.clone(),
            due,
            late: task.when == When::Late && is_open(&task.state),
            high: task.priority == "high",
            doing: task.state == "doing",
            is_done: !is_open(&task.state),
            steps: match task.steps {
                (_, 0) => String::new(),
                (done, all) => format!("{done}/{all}"),
            },
            space: task.space.clone(),
            assignee: assignee.and_then(|id| people.get(&id)).map(posts::view::person),
            is_of: task.is_of,
        }
    }
}

/// A part of the page.
struct Part {
    key: &'static str,
    title: String,
    late: bool,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "work/tasks.html")]
struct View<'a> {
    cx: &'a Ctx,
    nav: Vec<Tab>,
    whose: Vec<Tab>,
    due: Vec<Tab>,
    /// The spaces there are tasks of, and the one that is shown.
    spaces: Vec<(String, String)>,
    asked: &'a Query,
    list: SafeHtml,
    quick: SafeHtml,
}

#[derive(Template)]
#[template(path = "work/task_list.html")]
struct Listed<'a> {
    cx: &'a Ctx,
    parts: Vec<Part>,
    back: String,
    filtered: bool,
    /// The keys of what is said where there is nothing.
    none_title: String,
    none_text: String,
    full: bool,
    /// The task that was done a moment ago: its title, and the address that opens it again.
    done: Option<(String, String)>,
}

/// The pages of one's own work, as tabs of each.
pub(crate) fn nav(l: Locale, here: &str) -> Vec<Tab> {
    let pages = [
        ("/day", "day-title"),
        ("/tasks", "tasks-title"),
        ("/reminders", "reminders-title"),
        ("/notebook", "tasks-notebook"),
    ];
    pages.map(|(href, key)| Tab::new(href, l.t(key), href == here)).into()
}

struct Loaded {
    tasks: Vec<Mine>,
    people: HashMap<PersonId, PersonCard>,
}

fn load(tx: &mut Tx<'_>, viewer: &Viewer, query: &Query, zone: Zone) -> Result<Loaded> {
    let asked =
        Asked { whose: query.whose, when: query.when(), space: space(tx, viewer, &query.space)? };
    let tasks = list(tx, viewer, &asked, zone)?;
    let named: Vec<PersonId> = tasks.iter().filter_map(|task| task.assignee).collect();
    let people = people::cards(tx, &named)?;
    Ok(Loaded { tasks, people })
}

fn listed(
    cx: &Ctx,
    loaded: &Loaded,
    query: &Query,
    done: Option<(String, String)>,
) -> Result<String> {
    let (l, viewer) = (cx.l, cx.viewer()?.id);
    let row = |task: &Mine| Row::of(l, task, viewer, &loaded.people);
    let parts: Vec<Part> = if query.whose == Whose::Done {
        let rows: Vec<Row> = loaded.tasks.iter().map(row).collect();
        vec![Part { key: "done", title: l.t("tasks-whose-done"), late: false, rows }]
    } else {
        let parts = When::ALL.into_iter().map(|when| Part {
            key: when.as_str(),
            title: l.t(&format!("tasks-due-{}", when.as_str())),
            late: when == When::Late,
            rows: loaded.tasks.iter().filter(|task| task.when == when).map(row).collect(),
        });
        parts.collect()
    };
    let view = Listed {
        cx,
        parts: parts.into_iter().filter(|part| !part.rows.is_empty()).collect(),
        back: query.href(),
        filtered: !query.due.is_empty() || !query.space.is_empty(),
        none_title: format!("tasks-none-{}", query.whose.as_str()),
        none_text: format!("tasks-none-{}-text", query.whose.as_str()),
        full: i64::try_from(loaded.tasks.len()).is_ok_and(|count| count >= MOST),
        done,
    };
    view.render().map_err(Error::internal)
}

/// The list alone, for the script.
pub(crate) async fn fragment(
    app: &App,
    cx: &Ctx,
    query: Query,
    done: Option<(String, String)>,
) -> Result<Response> {
    let (viewer, asked, zone) = (cx.viewer()?.clone(), query.clone(), cx.l.zone);
    let loaded = app.db.read(move |tx| load(tx, &viewer, &asked, zone)).await?;
    Ok(Html(listed(cx, &loaded, &query, done)?).into_response())
}

/// `GET /tasks`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    ui::Query(query): ui::Query<Query>,
) -> Result<Response> {
    if cx.fragment {
        return fragment(&app, &cx, query, None).await;
    }
    let (viewer, asked, l) = (cx.viewer()?.clone(), query.clone(), cx.l);
    let loaded = app.db.read(move |tx| load(tx, &viewer, &asked, l.zone)).await?;
    let list = listed(&cx, &loaded, &query, None)?;
    let with = |whose: Whose, due: &str| Query { whose, due: due.to_owned(), ..query.clone() };
    let whose = Whose::ALL.map(|whose| {
        let label = l.t(&format!("tasks-whose-{}", whose.as_str()));
        let due = if whose == Whose::Done { "" } else { &query.due };
        Tab::new(with(whose, due).href(), label, whose == query.whose)
    });
    let any = std::iter::once(("", l.t("tasks-due-any")));
    let each = When::ALL.map(|when| (when.as_str(), l.t(&format!("tasks-due-{}", when.as_str()))));
    let due = any
        .chain(each)
        .map(|(due, label)| Tab::new(with(query.whose, due).href(), label, due == query.due));
    let mut spaces: Vec<(String, String)> =
        loaded.tasks.iter().filter_map(|task| task.space.clone()).collect();
    spaces.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    spaces.dedup();
    spaces.insert(0, (String::new(), l.t("tasks-space-any")));
    let view = View {
        cx: &cx,
        nav: nav(l, "/tasks"),
        whose: whose.into(),
        due: if query.whose == Whose::Done { Vec::new() } else { due.collect() },
        spaces,
        asked: &query,
        list: SafeHtml::trusted(list),
        quick: SafeHtml::trusted(crate::quick::line(&cx, &query.href())?),
    };
    let html = view.render().map_err(Error::internal)?;
    Ok(Page::new(l.t("tasks-title")).nav(Nav::Day).main(html).into_response())
}
