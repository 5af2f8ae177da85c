//! The pages.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Response};
use jiff::civil::Date;
use kernel::{App, Result, Time, Tx};
use ui::view::Tab;
use ui::{Ctx, Locale, Nav, Page, Query, SafeHtml, answer};

use super::address::{Address, Sent, View};
use crate::day::{self, Entry, Source, Standing};
use crate::plan::{civil, moment};
use crate::words;

/// What a day of a month shows before it says how many more there are.
const SHOWN: usize = 4;

/// Whose calendar it is.
enum Whose {
    /// The viewer's.
    Mine,
    /// A space's: its address, its name, whether the viewer may publish there.
    Space(String, String, bool),
}

/// Something on a day, as it is drawn.
struct Line<'a> {
    entry: &'a Entry,
    /// The hour it starts; empty where it goes on from the day before, or takes the whole day.
    hour: String,
    /// Its hours in full.
    hours: String,
    /// What it is to the viewer, in a word.
    mark: &'static str,
    /// The same in words; may be empty.
    standing: String,
    /// Where it comes from: a space, a calendar.
    from: &'a str,
}

/// A day.
struct Day<'a> {
    number: i8,
    name: String,
    href: String,
    is_today: bool,
    /// Whether it is of the month that is shown.
    inside: bool,
    lines: Vec<Line<'a>>,
    more: i64,
}

#[derive(Template)]
#[template(path = "events/calendar.html")]
struct Shown<'a> {
    cx: &'a Ctx,
    title: String,
    mine: bool,
    space: Option<(&'a str, &'a str)>,
    /// The tabs of the space.
    sections: SafeHtml,
    views: Vec<Tab>,
    /// The same where a narrow screen has the list instead.
    narrow: Vec<Tab>,
    heading: String,
    before: String,
    after: String,
    today: Option<String>,
    new: Option<String>,
    /// The page that brings a file of events.
    import: Option<String>,
    region: SafeHtml,
}

/// What changes while one looks at it.
#[derive(Template)]
#[template(path = "events/days.html")]
struct Region<'a> {
    cx: &'a Ctx,
    /// The address of what is shown.
    here: String,
    heading: &'a str,
    new: Option<&'a str>,
    /// The weeks of a month, or the one week.
    weeks: Vec<Vec<Day<'a>>>,
    weekdays: Vec<(String, String)>,
    /// The days of a list: those on which something is.
    list: Vec<Day<'a>>,
    month: bool,
    /// Whether a narrow screen has the list instead.
    both: bool,
    empty: bool,
    empty_text: &'static str,
}

/// `GET /calendar`
pub(super) async fn mine(
    State(app): State<App>,
    cx: Ctx,
    Query(sent): Query<Sent>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let address = Address::of("/calendar".into(), &sent, civil(cx.now, cx.l.zone).date());
    let (span, zone) = (span(&cx, &address), cx.l.zone);
    let all = app.db.read(move |tx| day::by(tx, &viewer, zone, span)).await?;
    show(&cx, &Whose::Mine, SafeHtml::default(), &address, &all)
}

/// `GET /spaces/{slug}/calendar`
pub(super) async fn of_space(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(sent): Query<Sent>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let path = format!("/spaces/{slug}/calendar");
    let address = Address::of(path, &sent, civil(cx.now, cx.l.zone).date());
    let (span, zone) = (span(&cx, &address), cx.l.zone);
    let load = move |tx: &mut Tx<'_>| {
        let space = spaces::access::visible(tx, &viewer, &slug)?;
        let whose =
            Whose::Space(space.slug.clone(), space.name.clone(), space.may_publish(&viewer));
        let all = super::of_space(tx, &viewer, &space, zone, span)?;
        Ok((whose, space, all))
    };
    let (whose, space, all) = app.db.read(load).await?;
    show(&cx, &whose, space.sections(&cx, "calendar"), &address, &all)
}

/// From when to when it shows.
fn span(cx: &Ctx, address: &Address) -> (Time, Time) {
    let (first, after) = address.days();
    let after = after.max(address.listed().1);
    (midnight(cx.l, first), midnight(cx.l, after))
}

fn midnight(l: Locale, day: Date) -> Time {
    moment(day.into(), l.zone).unwrap_or(Time(0))
}

fn line(l: Locale, entry: &Entry, day: Date) -> Line<'_> {
    let begins = civil(entry.starts, l.zone).date() == day;
    let after = day.tomorrow().ok().map(|next| midnight(l, next));
    let (hour, hours) = match entry.whole_day {
        _ if entry.ends > after.unwrap_or(entry.ends) => {
            let last = Time(entry.ends.micros() - 1);
            let until = l.t1("event-until-day", "day", l.calendar(civil(last, l.zone).date()));
            (if begins && !entry.whole_day { l.hour(entry.starts) } else { String::new() }, until)
        }
        true => (String::new(), l.t("event-all-day")),
        false => {
            let span = l.t2(
                "kind-event-span",
                ("start", l.hour(entry.starts)),
                ("end", l.hour(entry.ends)),
            );
            (if begins { l.hour(entry.starts) } else { String::new() }, span)
        }
    };
    let (mark, from) = match &entry.source {
        Source::Calendar(name) => ("elsewhere", name.as_str()),
        Source::Event { standing, space, .. } => (standing.name(), space.as_str()),
    };
    let standing = match &entry.source {
        Source::Event { standing: Standing::None | Standing::Author, .. } => String::new(),
        _ => l.t(&format!("event-is-{mark}")),
    };
    Line { entry, hour, hours, mark, standing, from }
}

/// The days that are shown; in a list, what takes several stands on the first of them alone.
fn days<'a>(cx: &Ctx, address: &Address, all: &'a [Entry], as_list: bool) -> Vec<Day<'a>> {
    let (first, after) = if as_list { address.listed() } else { address.days() };
    let dates = first.series(jiff::ToSpan::days(1)).take_while(|day| *day < after);
    let days = dates.map(|date| {
        let from = midnight(cx.l, date);
        let to = date.tomorrow().map_or(from, |next| midnight(cx.l, next));
        let here = all.iter().filter(|it| it.starts < to && (it.ends > from || it.starts >= from));
        let here = here.filter(|it| !as_list || it.starts >= from || date == first);
        Day {
            number: date.day(),
            name: words::long_day(cx.l, date),
            href: address.to(View::List, date),
            is_today: date == address.today,
            inside: date.month() == address.day.month(),
            lines: here.map(|entry| line(cx.l, entry, date)).collect(),
            more: 0,
        }
    });
    days.collect()
}

fn show(
    cx: &Ctx,
    whose: &Whose,
    sections: SafeHtml,
    address: &Address,
    all: &[Entry],
) -> Result<Response> {
    let l = cx.l;
    let both = !address.chosen;
    let mut list = Vec::new();
    if both || address.view == View::List {
        list = days(cx, address, all, true);
        list.retain(|day| !day.lines.is_empty());
    }
    let mut weeks = Vec::new();
    if address.view != View::List {
        let mut days = days(cx, address, all, false);
        while !days.is_empty() {
            let rest = days.split_off(7.min(days.len()));
            weeks.push(std::mem::replace(&mut days, rest));
        }
    }
    if address.view == View::Month {
        for day in weeks.iter_mut().flatten().filter(|day| day.lines.len() > SHOWN) {
            day.more = i64::try_from(day.lines.len() - SHOWN + 1).unwrap_or(0);
            day.lines.truncate(SHOWN - 1);
        }
    }
    let (first, _) = address.days();
    let heading = match address.view {
        View::Month => l.t2(
            "event-month-of",
            ("month", words::month(l, address.day.month())),
            ("year", address.day.year()),
        ),
        View::Week => l.t1("event-week-of", "day", l.calendar(first)),
        View::List => l.t1("event-list-from", "day", l.calendar(first)),
    };
    let (before, after) = address.around();
    let tabs = |shown: View| -> Vec<Tab> {
        let tab = |view: View| {
            let label = l.t(&format!("event-view-{}", view.name()));
            Tab::new(address.to(view, address.day), label, view == shown)
        };
        View::ALL.map(tab).into()
    };
    let (title, space, new) = match whose {
        Whose::Mine => (l.t("event-calendar"), None, Some("/posts/new?kind=event".to_owned())),
        Whose::Space(slug, name, may) => (
            l.t1("event-calendar-of", "space", name),
            Some((slug.as_str(), name.as_str())),
            may.then(|| format!("/posts/new?kind=event&space={slug}")),
        ),
    };
    let import = match whose {
        Whose::Space(slug, _, true) => Some(format!("/spaces/{slug}/calendar/import")),
        _ => None,
    };
    let region = Region {
        cx,
        here: address.at(address.day),
        heading: &heading,
        new: new.as_deref(),
        weekdays: crate::repeat::WEEKDAYS
            .map(|day| (l.t(&format!("event-day-{day}")), l.t(&format!("event-short-{day}"))))
            .into(),
        weeks,
        list,
        month: address.view == View::Month,
        both,
        empty: all.is_empty(),
        empty_text: if space.is_some() { "event-empty-space" } else { "event-empty-mine" },
    };
    let region = answer::render(&region)?;
    if cx.fragment {
        return Ok(Html(region).into_response());
    }
    let view = Shown {
        cx,
        import,
        title: title.clone(),
        mine: space.is_none(),
        space,
        sections,
        views: tabs(address.view),
        narrow: if both { tabs(View::List) } else { Vec::new() },
        before: address.at(before),
        after: address.at(after),
        today: (address.day != address.today).then(|| address.at(address.today)),
        region: SafeHtml::trusted(region),
        heading,
        new,
    };
    let nav = if space.is_some() { Nav::Spaces } else { Nav::Calendar };
    Ok(Page::new(title).nav(nav).main(answer::render(&view)?).into_response())
}
