//! The API does what its description says.

mod described;
mod files;
mod schemathesis;
mod strangers;
