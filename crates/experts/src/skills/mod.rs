//! Skills: the list of the company, what of it is suggested to somebody, and who confirms what colleagues say of
//! themselves.

mod admin;
pub(crate) mod endorse;
pub(crate) mod list;
pub(crate) mod mine;
pub(crate) mod page;
pub(crate) mod store;
pub(crate) mod suggest;
mod table;

pub(crate) use admin::{
    __path_api_decide, __path_api_load, __path_api_show, PATH, api_decide, api_load, api_show,
    show, submit,
};
pub use list::{Loaded, Problem, count, load};
pub use table::{BYTES_MOST, Table, read};
