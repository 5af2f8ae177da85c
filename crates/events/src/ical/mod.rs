//! Events as iCalendar (RFC 5545): a file, a feed, an invitation by mail; and the calendars of others, read.

pub(crate) mod lines;
pub(crate) mod read;
mod write;

pub(crate) use write::{Calendar, Sheet, sheet};

/// Its media type, as files and feeds are answered.
pub(crate) const MEDIA: &str = "text/calendar; charset=utf-8";
