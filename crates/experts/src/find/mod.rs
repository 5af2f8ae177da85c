//! Who knows about something: passages that the viewer may read are found, and whoever wrote them is ranked by them.
//!
//! What holds here:
//! - evidence is asked of the database with the viewer's own eyes: what they may not read is none, for them;
//! - conversations, notebooks and spaces by agreement are never evidence, for anybody, nor is what somebody read,
//!   asked or looked for;
//! - what a question costs is bounded: so many passages, so many answers of each, so many people with a skill.

mod api;
mod evidence;
mod experts;
mod gather;
mod page;
mod retrieve;
pub mod score;
mod section;
mod store;
mod subject;
pub(crate) mod view;

pub(crate) use api::{__path_api, api};
pub(crate) use evidence::Evidence;
pub(crate) use experts::{Expert, Wanted, experts};
pub(crate) use page::{found, page};
pub(crate) use retrieve::retrieve;
