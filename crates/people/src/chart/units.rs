//! The chart of units: a tree that opens without a script.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use kernel::{App, PersonId, Result, Tx, Viewer};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Locale, Nav, Page, Query, answer};

use super::{shown_to, tabs};
use crate::cards;
use crate::person::{PersonCard, UnitId};
use crate::store::units as store;
use crate::tree::Tree;

/// From this many units on, those far down have a page of their own.
const MANY: usize = 500;
/// How many levels one page shows then.
const LEVELS: usize = 2;
/// How many it shows otherwise.
const ALL_LEVELS: usize = 32;

/// A unit of the chart.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ChartUnit {
    /// Identifier.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// The unit it belongs to.
    pub parent: Option<UnitId>,
    /// Who heads it.
    pub head: Option<PersonCard>,
    /// How many people are in it, and in the units that belong to it.
    pub people: i64,
}

/// All that the chart shows.
struct Chart {
    tree: Tree,
    heads: HashMap<UnitId, PersonCard>,
    people: HashMap<UnitId, i64>,
}

impl Chart {
    fn load(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Chart> {
        shown_to(viewer)?;
        let tree = Tree::load(tx)?;
        // What was said goes before what can be seen from who reports to whom.
        let mut heads: HashMap<UnitId, PersonId> = store::likely_heads(tx)?.into_iter().collect();
        heads.extend(store::heads(tx)?);
        let ids: Vec<PersonId> = heads.values().copied().collect();
        let known = cards::cards(tx, &ids)?;
        let heads =
            heads.into_iter().filter_map(|(unit, head)| Some((unit, known.get(&head)?.clone())));
        let mut people: HashMap<UnitId, i64> = HashMap::new();
        for (unit, count) in store::counts(tx)? {
            for id in tree.path(unit) {
                *people.entry(id).or_default() += count;
            }
        }
        Ok(Chart { heads: heads.collect(), people, tree })
    }

    fn unit(&self, id: UnitId) -> Option<ChartUnit> {
        let unit = self.tree.unit(id)?;
        Some(ChartUnit {
            id,
            name: unit.name.clone(),
            parent: self.tree.parent(id),
            head: self.heads.get(&id).cloned(),
            people: self.people.get(&id).copied().unwrap_or_default(),
        })
    }
}

/// A unit on the page, with those under it.
#[derive(Template)]
#[template(path = "people/chart_unit.html")]
struct Branch {
    l: Locale,
    unit: ChartUnit,
    /// How many units are directly under it.
    has: i64,
    open: bool,
    /// Those that this page shows.
    under: Vec<Branch>,
}

impl Branch {
    fn of(l: Locale, chart: &Chart, id: UnitId, levels: usize, open: usize) -> Option<Branch> {
        let ids = chart.tree.under(Some(id));
        let under = match levels {
            0 => Vec::new(),
            _ => ids
                .iter()
                .filter_map(|id| Branch::of(l, chart, *id, levels - 1, open.saturating_sub(1)))
                .collect(),
        };
        Some(Branch { l, unit: chart.unit(id)?, has: ids.len() as i64, open: open > 0, under })
    }
}

#[derive(Template)]
#[template(path = "people/chart_units.html")]
struct View<'a> {
    l: Locale,
    tabs: Vec<ui::view::Tab>,
    /// What the unit that is shown belongs to, from the top.
    above: Vec<ChartUnit>,
    tops: Vec<Branch>,
    query: &'a Asked,
    administers: bool,
}

/// `?unit=&all=`
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// The unit at the top; empty for the whole company.
    #[serde(default)]
    unit: String,
    /// Whether every unit is open.
    #[serde(default)]
    all: String,
}

impl Asked {
    fn all(&self) -> bool {
        self.all == "1"
    }
}

/// `GET /org-chart`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let chart = app.db.read(move |tx| Chart::load(tx, &viewer)).await?;
    let top = asked.unit.parse().ok().filter(|id| chart.tree.unit(*id).is_some());
    let tops = match &top {
        Some(id) => vec![*id],
        None => chart.tree.under(None).to_vec(),
    };
    let shown = top.map_or(chart.tree.len(), |id| chart.tree.within(id).len());
    let levels = if shown > MANY { LEVELS } else { ALL_LEVELS };
    let open = if asked.all() { ALL_LEVELS } else { 1 };
    let above = top.map(|id| chart.tree.path(id)).unwrap_or_default();
    let view = View {
        l: cx.l,
        tabs: tabs(cx.l, false),
        above: above.iter().skip(1).rev().filter_map(|id| chart.unit(*id)).collect(),
        tops: tops.iter().filter_map(|id| Branch::of(cx.l, &chart, *id, levels, open)).collect(),
        query: &asked,
        administers: cx.viewer()?.administers(),
    };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("chart-title")).main(html).nav(Nav::People))
}

/// The org chart: every unit, each before those that belong to it. Guests are not shown it.
#[utoipa::path(get, path = "/api/v1/units", tag = "people",
    responses((status = 200, body = [ChartUnit]), (status = 404, description = "You are a guest")))]
pub(crate) async fn api(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<ChartUnit>>> {
    let viewer = cx.viewer()?.clone();
    let chart = app.db.read(move |tx| Chart::load(tx, &viewer)).await?;
    Ok(Json(chart.tree.in_order().iter().filter_map(|(_, unit)| chart.unit(unit.id)).collect()))
}
