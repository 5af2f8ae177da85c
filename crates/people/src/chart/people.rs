//! The chart of people: who leads whom. A page shows a person, those above them, and two levels below,
//! so that it is as large in a company of any size.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, PersonId, Result, Tx, Viewer};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Locale, Nav, Page, Query, answer};

use super::{shown_to, tabs};
use crate::access;
use crate::person::PersonCard;
use crate::store::chart as store;

/// Most people below somebody, in all, that a page shows.
const MOST: i64 = 500;
/// Levels above somebody that are looked at.
const HIGHEST: usize = 30;

/// Somebody of the chart.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ChartPerson)]
pub struct Led {
    /// Who it is.
    pub person: PersonCard,
    /// How many people report to them.
    pub reports: i64,
}

/// Who leads a person, and whom they lead.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ReportingLine)]
pub struct Line {
    /// Their line manager, the manager of that one, and so on up to the top.
    pub managers: Vec<PersonCard>,
    /// Those who report to them, by name, at most 500.
    pub reports: Vec<Led>,
}

/// The people who report to these, by whom they report to.
fn led_by(tx: &mut Tx<'_>, managers: &[PersonId]) -> Result<HashMap<PersonId, Vec<Led>>> {
    let found = store::led_by(tx, managers, MOST)?;
    let ids: Vec<PersonId> = found.iter().map(|(_, card)| card.id).collect();
    let counts: HashMap<PersonId, i64> = store::counts(tx, &ids)?.into_iter().collect();
    let mut led: HashMap<PersonId, Vec<Led>> = HashMap::new();
    for (manager, person) in found {
        let reports = counts.get(&person.id).copied().unwrap_or_default();
        led.entry(manager).or_default().push(Led { person, reports });
    }
    Ok(led)
}

/// Those above a person, the nearest first. A circle ends where it comes back.
fn above(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonCard>> {
    let (mut above, mut at) = (Vec::<PersonCard>::new(), person);
    while let Some(manager) = store::manager(tx, at)?
        && manager.id != person
        && above.iter().all(|known| known.id != manager.id)
        && above.len() < HIGHEST
    {
        at = manager.id;
        above.push(manager);
    }
    Ok(above)
}

/// A person on the page, with those who report to them where the page shows them.
struct Branch {
    led: Led,
    under: Vec<Led>,
}

struct Chart {
    /// Those above, from the top.
    above: Vec<PersonCard>,
    /// In the middle of the page; nobody for the company as a whole.
    person: Option<Led>,
    below: Vec<Branch>,
}

impl Chart {
    fn load(tx: &mut Tx<'_>, viewer: &Viewer, of: &str) -> Result<Chart> {
        shown_to(viewer)?;
        let (person, above, first) = match of {
            "" => {
                let tops = store::tops(tx, MOST)?;
                let ids: Vec<PersonId> = tops.iter().map(|card| card.id).collect();
                let counts: HashMap<PersonId, i64> = store::counts(tx, &ids)?.into_iter().collect();
                let led = |person: PersonCard| Led {
                    reports: counts.get(&person.id).copied().unwrap_or_default(),
                    person,
                };
                (None, Vec::new(), tops.into_iter().map(led).collect())
            }
            handle => {
                let person = access::readable(tx, viewer, handle)?;
                let below = led_by(tx, &[person.id])?.remove(&person.id).unwrap_or_default();
                let led = Led { person: person.card(), reports: person.reports };
                let mut managers = above(tx, person.id)?;
                managers.reverse();
                (Some(led), managers, below)
            }
        };
        let ids: Vec<PersonId> =
            first.iter().filter(|led| led.reports > 0).map(|led| led.person.id).collect();
        let mut second = led_by(tx, &ids)?;
        let branch =
            |led: Led| Branch { under: second.remove(&led.person.id).unwrap_or_default(), led };
        Ok(Chart { above, person, below: first.into_iter().map(branch).collect() })
    }
}

#[derive(Template)]
#[template(path = "people/chart_people.html")]
struct View<'a> {
    l: Locale,
    tabs: Vec<ui::view::Tab>,
    chart: &'a Chart,
    administers: bool,
}

/// `?of=`: the handle of the person in the middle.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    of: String,
}

/// `GET /org-chart/people`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let chart = app.db.read(move |tx| Chart::load(tx, &viewer, &asked.of)).await?;
    let administers = cx.viewer()?.administers();
    let view = View { l: cx.l, tabs: tabs(cx.l, true), chart: &chart, administers };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("chart-title")).main(html).nav(Nav::People))
}

/// Who leads a person, and whom they lead. Guests are not shown it.
#[utoipa::path(get, path = "/api/v1/people/{handle}/line", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 200, body = Line),
        (status = 404, description = "No such person, or you are a guest")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Json<Line>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        shown_to(&viewer)?;
        let person = access::readable(tx, &viewer, &handle)?;
        let reports = led_by(tx, &[person.id])?.remove(&person.id).unwrap_or_default();
        Ok(Line { managers: above(tx, person.id)?, reports })
    };
    app.db.read(read).await.map(Json)
}
