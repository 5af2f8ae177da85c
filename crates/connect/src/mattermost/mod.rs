//! Mattermost's bulk export: a ZIP archive with one file of JSON lines and the files that its posts
//! carry.
//!
//! [`Archive::open`] checks the archive, [`Archive::parts`] gives its two halves, usable side by
//! side: the [`Lines`], read one at a time whatever the length of the file, and the
//! [`Attachments`], opened by the path that a post gives. A name in the archive is a key to look
//! up, never a path on this machine; each member is held to a size and to a ratio between what it
//! takes and what it unpacks to. Each field of a line is read by itself ([`Unreadable`] says what cannot
//! be), and names are read in the one form in which Mattermost compares them.
//!
//! [`import`] writes an export into the network.

mod archive;
mod attachments;
mod conversation;
mod entries;
mod fields;
mod import;
mod line;
mod lines;
mod people;
mod place;
#[cfg(test)]
mod tests;

pub use archive::{Archive, Limits, Size};
pub use attachments::{Attachment, Attachments};
pub use conversation::{DirectPost, Post, Reaction, Said};
pub use fields::Unreadable;
pub use import::import;
pub use line::Line;
pub use lines::{Lines, Numbered};
pub use people::{Bot, ChannelMembership, TeamMembership, User};
pub use place::{Channel, ChannelType, DirectChannel, Team, TeamType};
