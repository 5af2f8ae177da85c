//! What nobody should send: strings that break programs, files that are not what they say, requests
//! that no page of ours makes. Nothing of it is ever an error of the server, and nothing of it
//! reaches anybody else as anything but what it is.

mod bodies;
mod connections;
mod costly;
mod data;
mod forms;
mod headers;
mod heavy;
mod json;
mod names;
mod once;
mod strings;
mod uploads;
pub mod wire;
