//! What administrators declare, in pages: the list of kinds, and the form of one. Both work without scripts.

pub(crate) mod form;
pub(crate) mod list;
mod rows;
mod sent;

pub(crate) const PATH: &str = "/admin/kinds";

/// The address of the page of a declaration.
fn href(name: &str) -> String {
    format!("{PATH}/{name}")
}
