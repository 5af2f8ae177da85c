//! Figures of a kind: how many are in each state and since when, how long they stay there, and how many left it in
//! time, by space and month. Nothing is said of people, nor of fewer than five objects.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use kernel::{App, Result, Time, ToValue, Tx, Viewer};
use serde::Serialize;
use ui::view::Tab;
use ui::{Ctx, Json, Locale, Page, Query, answer};

use super::address::Address;
use super::controls::{self, Chip};
use super::filter::Filter;
use super::list::views;
use super::store::{AGES, LEFT};
use super::{known, rows};
use crate::declaration::Declaration;

const DAY: i64 = 86_400;
/// Of fewer, nothing is said: it would be of one person's work.
const LEAST: usize = 5;
/// How many of the latest moves are looked at.
const MOVES: usize = 50_000;

/// How many are in a state, by their age.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ObjectStateFigures)]
pub(crate) struct InState {
    /// The name of the state.
    pub(crate) state: String,
    /// Created within 7 days.
    pub(crate) week: i64,
    /// Within 30 days, but before those.
    pub(crate) month: i64,
    /// Before.
    pub(crate) older: i64,
    /// The hours that half of them stayed there at most, over the last twelve months; absent below five.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) median_hours: Option<f64>,
}

/// How many left a state in time, of those that had to.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ObjectTimeFigures)]
pub(crate) struct InTime {
    /// The slug of the space.
    pub(crate) space: String,
    /// Its name.
    pub(crate) name: String,
    /// The month: `2026-05`.
    pub(crate) month: String,
    /// How many left a state that has a deadline.
    pub(crate) all: usize,
    /// How many of them in time.
    pub(crate) in_time: usize,
}

/// The figures of a kind.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ObjectFigures)]
pub(crate) struct Figures {
    /// By state, in their order.
    pub(crate) states: Vec<InState>,
    /// By space and month, the latest first; months with fewer than five are left out.
    pub(crate) in_time: Vec<InTime>,
}

fn load(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    l: Locale,
    asked: &Address,
) -> Result<(Declaration, Figures)> {
    let (it, kind) = known(tx, viewer, asked.get("kind"))?;
    let filter = Filter::of(tx, viewer, &it, asked)?.of_nobody(&it);
    let now = tx.now();
    let (week, month) = (now.plus_seconds(-7 * DAY), now.plus_seconds(-30 * DAY));
    let own = vec![week.to_value(), month.to_value()];
    let ages = rows::asked(tx, viewer, kind.name(), &filter, (&AGES, usize::MAX, own), |row| {
        Ok((row.get::<String>(0)?, [row.get::<i64>(1)?, row.get(2)?, row.get(3)?]))
    })?;
    let since = now.plus_seconds(-365 * DAY);
    // Identifiers tell the time: older moves are not looked at.
    let floor = posts::reading::floor_of(since);
    let own = vec![floor.to_value()];
    let left = rows::asked(tx, viewer, kind.name(), &filter, (&LEFT, MOVES, own), |row| {
        Ok(Left {
            state: row.get(0)?,
            space: (row.get(1)?, row.get(2)?),
            at: row.get(3)?,
            since: row.get(4)?,
            due: row.get(5)?,
        })
    })?;
    let states = it.active_states().map(|state| {
        let found = ages.iter().find(|(name, _)| *name == state.name);
        let [week, month, older] = found.map_or([0; 3], |(_, ages)| *ages);
        let median_hours = median(&left, &state.name);
        InState { state: state.name.clone(), week, month, older, median_hours }
    });
    let figures = Figures { states: states.collect(), in_time: in_time(l, &left) };
    Ok((it, figures))
}

/// An object left a state.
struct Left {
    state: String,
    space: (String, String),
    at: Time,
    since: Time,
    due: Option<Time>,
}

/// The hours that half of those that left a state had stayed there at most.
fn median(left: &[Left], state: &str) -> Option<f64> {
    let of = left.iter().filter(|left| left.state == state);
    let mut stayed: Vec<i64> = of.map(|left| left.at.seconds_since(left.since)).collect();
    if stayed.len() < LEAST {
        return None;
    }
    stayed.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "seconds of a few years")]
    let hours = stayed[stayed.len() / 2] as f64 / 3_600.0;
    Some((hours * 10.0).round() / 10.0)
}

fn in_time(l: Locale, left: &[Left]) -> Vec<InTime> {
    /// A month and a space.
    type Of<'a> = (String, &'a (String, String));
    let mut by: BTreeMap<Of<'_>, (usize, usize)> = BTreeMap::new();
    for one in left {
        if let Some(due) = one.due {
            let month = l.local(one.at)[..7].to_owned();
            let (all, kept) = by.entry((month, &one.space)).or_default();
            *all += 1;
            *kept += usize::from(one.at <= due);
        }
    }
    let said = by.into_iter().rev().filter(|(_, (all, _))| *all >= LEAST);
    let said = said.map(|((month, (slug, name)), (all, in_time))| InTime {
        space: slug.clone(),
        name: name.clone(),
        month,
        all,
        in_time,
    });
    said.collect()
}

#[derive(Template)]
#[template(path = "objects/figures.html")]
struct View<'a> {
    cx: &'a Ctx,
    it: &'a Declaration,
    asked: &'a Address,
    views: Vec<Tab>,
    chips: Vec<Chip>,
    figures: &'a Figures,
}

impl View<'_> {
    /// What a state is called, and its colour.
    fn state(&self, name: &str) -> (String, String) {
        let of = self.it.state(name);
        of.map(|of| (of.label.say(self.cx.l).to_owned(), of.colour.clone())).unwrap_or_default()
    }

    /// A time in hours or days.
    fn time(&self, hours: &Option<f64>) -> String {
        let l = self.cx.l;
        match *hours {
            None => l.t("objects-too-few"),
            Some(hours) if hours < 48.0 => l.t1("objects-in-hours", "n", l.decimal(hours, 1)),
            Some(hours) => l.t1("objects-in-days", "n", l.decimal(hours / 24.0, 1)),
        }
    }

    fn share(one: &InTime) -> usize {
        one.in_time * 100 / one.all.max(1)
    }
}

/// `GET /objects?view=figures`
pub(super) async fn page(app: &App, cx: &Ctx, asked: Address) -> Result<Page> {
    let (viewer, l, address) = (cx.viewer()?.clone(), cx.l, asked.clone());
    let (it, figures) = app.db.read(move |tx| load(tx, &viewer, l, &address)).await?;
    let view = View {
        cx,
        it: &it,
        asked: &asked,
        views: views(l, &asked),
        chips: controls::chips(l, &it, &asked.of_nobody(&it)),
        figures: &figures,
    };
    Ok(Page::new(it.label.say(l)).nav(super::nav(&it)).main(answer::render(&view)?))
}

/// The figures of a type: by state and age, times in each state, shares in time by space and month.
#[utoipa::path(get, path = "/api/v1/objects/figures", tag = "posts",
    params(("kind" = String, Query, description = "The name of the declaration; and whatever a list asks.")),
    responses((status = 200, body = Figures),
        (status = 404, description = "There is no such type for you, or no such space")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Query(sent): Query<Vec<(String, String)>>,
) -> Result<Json<Figures>> {
    let (viewer, l, asked) = (cx.viewer()?.clone(), cx.l, Address::of(sent));
    Ok(Json(app.db.read(move |tx| load(tx, &viewer, l, &asked)).await?.1))
}
