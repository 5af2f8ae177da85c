//! The org chart: units and the people who head them, and who reports to whom. Guests see nothing of it.

pub(crate) mod people;
pub(crate) mod units;

use kernel::{Error, Result, Viewer};
use ui::Locale;
use ui::view::Tab;

ui::style!("src/chart/style.css");

/// Refuses guests, as if there were no chart.
fn shown_to(viewer: &Viewer) -> Result<()> {
    if viewer.sees_open() { Ok(()) } else { Err(Error::not_found()) }
}

/// The two charts; whether this is that of people.
fn tabs(l: Locale, people: bool) -> Vec<Tab> {
    let tab = |key, href: &str, current| Tab {
        label: l.t(key),
        href: href.to_owned(),
        current,
        count: None,
    };
    vec![
        tab("chart-units", "/org-chart", !people),
        tab("chart-people", "/org-chart/people", people),
    ]
}
