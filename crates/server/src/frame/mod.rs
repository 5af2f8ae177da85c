//! What is around every answer: the shell of a page, the telling of errors, security headers.

mod acts;
mod bodies;
mod error;
mod headers;
mod host;
mod shell;
mod step;

pub(crate) use acts::{Refusals, acts};
pub(crate) use bodies::{Budget, bodies};
pub(crate) use error::{Problem, panicked};
pub(crate) use host::one_host;
pub(crate) use shell::{beside, wrap};
pub(crate) use step::step;
