//! Working with many: the objects of a kind as a list with columns and as a board, filtered and sorted by their
//! fields as the address says, kept as a view, moved together, and as a table in a file.

mod address;
mod api;
mod board;
mod bulk;
mod controls;
mod export;
mod figures;
mod filter;
mod import;
mod importing;
mod list;
mod rows;
mod sheet;
mod store;
mod views;

use std::collections::HashMap;

use kernel::{App, Error, Result, Tx, Viewer};
use posts::kinds::Field;
use posts::{Kind, Kinds};
use ui::Nav;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::built_in::{self, kind_of};
use crate::declaration::Declaration;
use crate::declare::one;

ui::module!("board", "src/table/board.js");

/// The pages and the API of lists.
pub(crate) fn routes() -> OpenApiRouter<App> {
    use axum::routing::{get, post};
    OpenApiRouter::new()
        .route("/objects", get(list::page))
        .route("/objects/bulk", post(bulk::submit))
        .route("/objects/csv", get(export::page))
        .route("/objects/import", get(importing::page).post(importing::submit))
        .route("/objects/views", post(views::submit))
        .route("/objects/views/{id}/remove", post(views::submit_forget))
        .routes(routes!(api::list))
        .routes(routes!(bulk::api))
        .routes(routes!(export::api, importing::api))
        .routes(routes!(views::list, views::create))
        .routes(routes!(views::remove))
        .routes(routes!(figures::api))
}

/// What is lit in the navigation while a list is shown: what crates declare is work of one's own.
fn nav(it: &Declaration) -> Nav {
    if built_in::named(&it.name).is_some() { Nav::Day } else { Nav::Home }
}

/// The fields that each state of a kind shows: made once for a page, not for each of its cells.
#[derive(Clone, Debug)]
pub(crate) struct Shown(HashMap<String, Vec<Field>>);

impl Shown {
    /// Those of this kind.
    pub(crate) fn of(kind: &Kind) -> Shown {
        let states = kind.states().into_iter();
        Shown(states.map(|state| (state.to_string(), kind.fields_in(&state))).collect())
    }

    /// Those of this state.
    pub(crate) fn at(&self, state: &str) -> &[Field] {
        self.0.get(state).map_or(&[], Vec::as_slice)
    }

    /// The one of this name, where the state shows it.
    pub(crate) fn field(&self, state: &str, name: &str) -> Option<&Field> {
        self.at(state).iter().find(|field| *field.name == *name)
    }
}

/// The declaration of this name with its kind, for somebody who knows of it.
///
/// # Errors
/// `NotFound`.
pub(crate) fn known(tx: &mut Tx<'_>, viewer: &Viewer, name: &str) -> Result<(Declaration, Kind)> {
    let it = match built_in::named(name) {
        Some(it) => it.clone(),
        None => one(tx, name)?.ok_or_else(Error::not_found)?.1,
    };
    // Another process may have declared it a moment ago.
    let kind = Kinds::of(tx).named(&kind_of(&it.name)).ok_or_else(Error::not_found)?;
    match kind.is_known_to(tx, viewer)? {
        true => Ok((it, kind)),
        false => Err(Error::not_found()),
    }
}
