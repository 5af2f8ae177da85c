//! What is around every answer: the shell of a page, the telling of errors, security headers.

mod error;
mod headers;
mod rest;
mod shell;
mod step;

pub(crate) use error::{Problem, panicked};
pub(crate) use rest::heard;
pub(crate) use shell::{around, beside};
pub(crate) use step::step;
