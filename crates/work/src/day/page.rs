//! `GET /day`: the page that people open in the morning.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use events::day::{Source, Standing};
use inbox::items::{GroupView, sentence};
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{App, Error, Result, Time, Tx};
use serde::Deserialize;
use ui::view::Tab;
use ui::{Ctx, Locale, Nav, Page, SafeHtml};

use super::{Beside, Day, Item};
use crate::mine::page::{Row, nav};
use crate::mine::{Mine, When};
use crate::task::due::local;

/// Which day an address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    on: String,
}

/// The day that is named.
///
/// # Errors
/// `NotFound` for what is no day.
pub(crate) fn on(named: &str) -> Result<Option<Date>> {
    match named.trim() {
        "" => Ok(None),
        day => day.parse().map(Some).map_err(|_| Error::not_found()),
    }
}

/// The address of a day; of today where none is named.
pub(crate) fn href(on: Option<Date>) -> String {
    on.map_or_else(|| "/day".to_owned(), |on| format!("/day?on={on}"))
}

/// Something of the agenda, in words.
struct Shown {
    kind: &'static str,
    hours: String,
    starts: String,
    title: String,
    href: String,
    /// Where it is, of which space or calendar.
    about: String,
    /// What one answered, where that is open.
    note: String,
    past: bool,
    now: bool,
    /// Of a block: its task, while that is open.
    task: String,
    /// Of a block: its identifier, its hour and how many minutes it is, as fields take them.
    block: Option<(String, String, i64)>,
    /// Of free time: how long it is, and from when as a field takes it.
    free: Option<(String, String)>,
    done: bool,
}

#[derive(Template)]
#[template(path = "work/day_region.html")]
struct Region<'a> {
    cx: &'a Ctx,
    day: &'a Day,
    whole: Vec<Shown>,
    agenda: Vec<Shown>,
    late: Vec<Row>,
    due: Vec<Row>,
    to_plan: Vec<Row>,
    /// What can be put into free time: tasks by their numbers.
    plannable: Vec<(String, String)>,
    back: String,
    on: String,
    done: Option<(String, String)>,
    quick: SafeHtml,
}

#[derive(Template)]
#[template(path = "work/day.html")]
struct View<'a> {
    cx: &'a Ctx,
    nav: Vec<Tab>,
    greeting: String,
    date: String,
    lead: String,
    before: String,
    after: String,
    is_today: bool,
    is_first: bool,
    region: SafeHtml,
}

#[derive(Template)]
#[template(path = "work/day_aside.html")]
struct Aside<'a> {
    cx: &'a Ctx,
    beside: &'a Beside,
    waiting: Vec<(String, String, String)>,
}

/// The button that plans an hour for a task.
#[derive(Template)]
#[template(path = "work/planner.html")]
struct Planner<'a> {
    cx: &'a Ctx,
    id: &'a str,
    on: &'a str,
    label: String,
}

impl Region<'_> {
    /// The button that plans an hour for a task, where there is room and none is planned yet.
    fn planner(&self, row: &Row) -> Result<SafeHtml> {
        let has_room = self.day.agenda.items.iter().any(|item| matches!(item, Item::Free { .. }));
        let is_free = self.plannable.iter().any(|(id, _)| *id == row.id);
        if !has_room || !is_free {
            return Ok(SafeHtml::default());
        }
        let label = self.cx.l.t1("day-plan-task", "title", &row.title);
        let planner = Planner { cx: self.cx, id: &row.id, on: &self.on, label };
        planner.render().map(SafeHtml::trusted).map_err(Error::internal)
    }
}

/// `Monday 30 November 2026`.
fn long(l: Locale, day: Date) -> String {
    let weekday = l.t(&format!("day-of-week-{}", day.weekday().to_monday_one_offset()));
    l.t2("day-date", ("weekday", weekday), ("date", l.calendar(day)))
}

/// How long something is, in words.
fn length(l: Locale, seconds: i64) -> String {
    let (hours, minutes) = (seconds / 3_600, seconds % 3_600 / 60);
    match (hours, minutes) {
        (0, minutes) => l.tn("day-minutes", minutes),
        (hours, 0) => l.tn("day-hours", hours),
        (hours, minutes) => l.t2("day-hours-minutes", ("h", hours), ("m", format!("{minutes:02}"))),
    }
}

fn shown(cx: &Ctx, day: &Day, item: &Item) -> Shown {
    let (l, (starts, ends)) = (cx.l, item.span());
    let hour = |at: Time| local(at, l.zone).strftime("%H:%M").to_string();
    let bare = Shown {
        kind: "free",
        hours: l.t2("day-span", ("from", l.hour(starts)), ("to", l.hour(ends))),
        starts: l.hour(starts),
        title: String::new(),
        href: String::new(),
        about: String::new(),
        note: String::new(),
        past: ends <= day.agenda.now,
        now: starts <= day.agenda.now && day.agenda.now < ends,
        task: String::new(),
        block: None,
        free: None,
        done: false,
    };
    let minutes = ends.seconds_since(starts) / 60;
    match item {
        Item::Free { from, to } => Shown {
            free: Some((length(l, to.seconds_since(*from)), hour(*from))),
            now: false,
            ..bare
        },
        Item::Block(block) => Shown {
            kind: "block",
            title: block.title.clone(),
            href: format!("/posts/{}", block.task),
            task: if block.is_open { block.task.to_string() } else { String::new() },
            block: Some((block.id.to_string(), hour(starts), minutes)),
            done: !block.is_open,
            ..bare
        },
        Item::Event(entry) => {
            let (of, note) = match &entry.source {
                Source::Event { space, standing, .. } => {
                    let note = match standing {
                        Standing::Unanswered => l.t("day-unanswered"),
                        Standing::Maybe => l.t("day-maybe"),
                        Standing::Waiting => l.t("day-waiting-list"),
                        _ => String::new(),
                    };
                    (space.clone(), note)
                }
                Source::Calendar(name) => (name.clone(), String::new()),
            };
            let place = entry.place.clone().unwrap_or_default();
            let about = [place, of].into_iter().filter(|word| !word.is_empty());
            Shown {
                kind: if matches!(entry.source, Source::Calendar(_)) { "other" } else { "event" },
                title: entry.title.clone(),
                href: entry.href.clone().unwrap_or_default(),
                about: about.collect::<Vec<_>>().join(" · "),
                note,
                ..bare
            }
        }
    }
}

fn render(cx: &Ctx, day: &Day, done: Option<(String, String)>) -> Result<String> {
    let (l, viewer) = (cx.l, cx.viewer()?.id);
    let row = |task: &Mine| Row::of(l, task, viewer, &day.people);
    let (late, due): (Vec<&Mine>, Vec<&Mine>) =
        day.due.iter().partition(|task| task.when == When::Late);
    let free: Vec<&Mine> = day.due.iter().chain(&day.to_plan).collect();
    let free = free.into_iter().filter(|task| !day.planned.contains(&task.id));
    let back =
        if day.agenda.is_today { "/day".to_owned() } else { format!("/day?on={}", day.agenda.on) };
    let quick = if day.agenda.is_today { crate::quick::line(cx, &back)? } else { String::new() };
    let region = Region {
        cx,
        day,
        whole: day.agenda.whole.iter().map(|item| shown(cx, day, item)).collect(),
        agenda: day.agenda.items.iter().map(|item| shown(cx, day, item)).collect(),
        late: late.into_iter().map(row).collect(),
        due: due.into_iter().map(row).collect(),
        to_plan: day.to_plan.iter().map(row).collect(),
        plannable: free.map(|task| (task.id.to_string(), task.title.clone())).collect(),
        on: if day.agenda.is_today { String::new() } else { day.agenda.on.to_string() },
        back,
        done,
        quick: SafeHtml::trusted(quick),
    };
    region.render().map_err(Error::internal)
}

/// The day without what stands beside it, for the script.
pub(crate) async fn region(
    app: &App,
    cx: &Ctx,
    on: Option<Date>,
    done: Option<(String, String)>,
) -> Result<Response> {
    let (viewer, zone) = (cx.viewer()?.clone(), cx.l.zone);
    let day = app.db.read(move |tx| Day::load(tx, &viewer, on, zone)).await?;
    Ok(Html(render(cx, &day, done)?).into_response())
}

/// The same of the day that an address of this page shows.
pub(crate) async fn fragment(
    app: &App,
    cx: &Ctx,
    back: &str,
    done: Option<(String, String)>,
) -> Result<Response> {
    region(app, cx, shown_by(back), done).await
}

/// The day that an address of this page names; none for today.
pub(crate) fn shown_by(back: &str) -> Option<Date> {
    let (_, query) = back.split_once('?')?;
    query.split('&').find_map(|said| said.strip_prefix("on=")?.parse().ok())
}

/// What waits, in a sentence: where it leads, what it says, what it is about.
fn waiting(l: Locale, groups: &[GroupView]) -> Vec<(String, String, String)> {
    let lines = groups.iter().filter_map(|group| {
        let item = group.items.first()?;
        Some((item.href.clone(), sentence(l, group, item), group.title.clone()))
    });
    lines.collect()
}

/// What the day is like, in one line.
fn lead(l: Locale, day: &Day) -> String {
    let events = day.agenda.items.iter().chain(&day.agenda.whole);
    let events = events.filter(|item| matches!(item, Item::Event(_))).count();
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match (events, day.due.len()) {
        (0, 0) => l.t("day-lead-free"),
        (0, due) => l.tn("day-lead-due", count(due)),
        (events, 0) => l.tn("day-lead-events", count(events)),
        (events, due) => {
            let (events, due) =
                (l.tn("day-count-events", count(events)), l.tn("day-count-due", count(due)));
            l.t2("day-lead-both", ("events", events), ("due", due))
        }
    }
}

/// `GET /day`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    ui::Query(asked): ui::Query<Asked>,
) -> Result<Response> {
    let (viewer, on, l) = (cx.viewer()?.clone(), on(&asked.on)?, cx.l);
    if cx.fragment {
        return region(&app, &cx, on, None).await;
    }
    let name = viewer.name.split_whitespace().next().unwrap_or_default().to_owned();
    let load = move |tx: &mut Tx<'_>| {
        let day = Day::load(tx, &viewer, on, l.zone)?;
        let beside = Beside::load(tx, &viewer, &day.agenda)?;
        Ok((day, beside, crate::first::is_day(tx, &viewer)?))
    };
    let (day, beside, is_first) = app.db.read(load).await?;
    let part = match local(day.agenda.now, l.zone).hour() {
        4..12 => "morning",
        12..18 => "afternoon",
        _ => "evening",
    };
    let near = |days: i64| {
        let day = day.agenda.on.checked_add(days.days()).unwrap_or(day.agenda.on);
        format!("/day?on={day}")
    };
    let date = long(l, day.agenda.on);
    let view = View {
        cx: &cx,
        nav: nav(l, "/day"),
        greeting: match day.agenda.is_today {
            true => l.t1(&format!("day-{part}"), "name", name),
            false => date.clone(),
        },
        date,
        lead: lead(l, &day),
        before: near(-1),
        after: near(1),
        is_today: day.agenda.is_today,
        is_first,
        region: SafeHtml::trusted(render(&cx, &day, None)?),
    };
    let html = view.render().map_err(Error::internal)?;
    let aside = Aside { cx: &cx, beside: &beside, waiting: waiting(l, &beside.waiting) };
    let aside = aside.render().map_err(Error::internal)?;
    let page = Page::new(l.t("day-title")).nav(Nav::Day).main(html).aside(aside).into_response();
    Ok(if is_first { crate::first::hinting(page, true) } else { page })
}
