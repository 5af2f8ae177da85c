//! The switches by which a person turns each part of *for me* up, down or off: the rules and the API;
//! the page is beside.
//!
//! Invariants:
//! - switches are their person's alone: they are told to nobody, and change nothing for others;
//! - a part without a row counts as usual, and only a part that does not has one;
//! - what changed appends `dial.changed`, upon which the engine makes that person's order anew.

pub(crate) mod page;

use std::collections::BTreeMap;

use axum::extract::State;
use kernel::{Activity, App, Error, Result, Tx, Viewer, params};
use ranking::{Dial, Dials, Part};
use serde::{Deserialize, Serialize};
use ui::Ctx;

use crate::engine;
use crate::logged;
use crate::store::{SET_DIAL, UNSET_DIAL, UNSET_DIALS};

/// Changes the viewer's switch of one part.
pub fn set(tx: &mut Tx<'_>, viewer: &Viewer, part: Part, dial: Dial) -> Result<()> {
    let changed = match dial {
        Dial::Normal => tx.execute(&UNSET_DIAL, params![viewer.id, part.key()])?,
        _ => tx.execute(&SET_DIAL, params![viewer.id, part.key(), dial.key()])?,
    };
    told(tx, viewer, changed)
}

/// Changes all switches of the viewer back to normal.
pub fn reset(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<()> {
    let changed = tx.execute(&UNSET_DIALS, params![viewer.id])?;
    told(tx, viewer, changed)
}

fn told(tx: &mut Tx<'_>, viewer: &Viewer, changed: u64) -> Result<()> {
    if changed == 0 {
        return Ok(());
    }
    tx.log(Activity::new(logged::DIAL_CHANGED, viewer.id.0).by(viewer.id))
}

/// The part and the position of these names.
///
/// # Errors
/// `Invalid` when either is none.
fn named(part: &str, dial: &str) -> Result<(Part, Dial)> {
    let unknown = || Error::invalid("dial-unknown").and_field("dials", "dial-unknown");
    Ok((Part::from_key(part).ok_or_else(unknown)?, Dial::from_key(dial).ok_or_else(unknown)?))
}

/// Your switches, as JSON.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DialsView {
    /// By part (`interest`, `tie`, `response`, `age`, `newcomer`, `bridge`, `diversity`, `fatigue`):
    /// `off`, `less`, `normal` or `more`.
    pub dials: BTreeMap<String, String>,
}

impl From<Dials> for DialsView {
    fn from(dials: Dials) -> DialsView {
        let position = |part: Part| (part.key().to_owned(), dials.get(part).key().to_owned());
        DialsView { dials: Part::ALL.into_iter().map(position).collect() }
    }
}

/// How much each factor of *For me* counts for you.
#[utoipa::path(get, path = "/api/v1/dials", tag = "feed",
    responses((status = 200, body = DialsView)))]
pub(crate) async fn api_read(State(app): State<App>, cx: Ctx) -> Result<ui::Json<DialsView>> {
    let viewer = cx.viewer()?.id;
    let dials = app.db.read(move |tx| engine::dials(tx, viewer)).await?;
    Ok(ui::Json(dials.into()))
}

/// Set how much each factor of *For me* counts for you. Factors that are not named count as usual.
#[utoipa::path(put, path = "/api/v1/dials", tag = "feed", request_body = DialsView,
    responses((status = 200, body = DialsView), (status = 422, description = "No such switch")))]
pub(crate) async fn api_write(
    State(app): State<App>,
    cx: Ctx,
    ui::Json(wanted): ui::Json<DialsView>,
) -> Result<ui::Json<DialsView>> {
    let viewer = cx.viewer()?.clone();
    let mut dials = Dials::default();
    for (part, dial) in &wanted.dials {
        let (part, dial) = named(part, dial)?;
        dials.set(part, dial);
    }
    let write = app.db.write(move |tx| {
        Part::ALL.into_iter().try_for_each(|part| set(tx, &viewer, part, dials.get(part)))
    });
    write.await?;
    Ok(ui::Json(dials.into()))
}
