//! Calendars: of a person, of a space; a month, a week, a list, as the address says.

mod address;
mod api;
mod page;
mod store;

use kernel::{App, Result, Time, Tx, Viewer, params};
use spaces::Visible;
use ui::Zone;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::day::{self, ASIDE, Entry, MOST};
use store::OF_SPACE;

pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::get;
    OpenApiRouter::new()
        .route("/calendar", get(page::mine))
        .route("/spaces/{slug}/calendar", get(page::of_space))
        .routes(routes!(api::list))
}

/// What takes place in a space between two moments, the earliest first.
fn of_space(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    zone: Zone,
    (from, to): (Time, Time),
) -> Result<Vec<Entry>> {
    let (since, before) = (from.plus_seconds(-ASIDE), to.plus_seconds(ASIDE));
    let (open, id) = (viewer.sees_open(), space.id);
    let values = params![viewer.id, open, since, before, MOST, id];
    let all = tx.query(&OF_SPACE, values, |row| day::entry(row, viewer, zone))?;
    Ok(day::sorted(all.into_iter().flatten().collect(), (from, to)))
}
