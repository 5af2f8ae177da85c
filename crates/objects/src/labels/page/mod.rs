//! The pages of labels: those of a space to manage, one to change, all on sheets to print, and the one that is
//! scanned.

pub(crate) mod form;
pub(crate) mod list;
pub(crate) mod scanned;
pub(crate) mod sheet;
