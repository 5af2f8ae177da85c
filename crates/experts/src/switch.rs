//! Whether experts are found at all: off, until an administrator records that the works council was heard.

use kernel::{Activity, Error, Result, Tx, Viewer};
use people::{names, settings};
use serde::{Deserialize, Serialize};

use crate::logged;

/// The key of the company's choice.
const KEY: &str = settings::EXPERTS;
/// Longest note, in characters.
const NOTE_MOST: usize = 500;

/// What the company decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = ExpertSettings)]
#[serde(deny_unknown_fields, default)]
pub struct Switch {
    /// Whether experts are found, skills confirmed and questions put to those who may know.
    pub on: bool,
    /// The day on which the works council was heard, as `2026-05-03`: needed to switch it on.
    pub heard_on: String,
    /// What it said, or where its opinion is kept.
    pub note: String,
    /// Whether questions without an answer are offered to likely experts after 24 hours.
    pub offers: bool,
}

/// What the company decided.
///
/// # Errors
/// Whatever the database meets.
pub fn switch(tx: &mut Tx<'_>) -> Result<Switch> {
    let kept = settings::get(tx, KEY)?.unwrap_or_default();
    Ok(serde_json::from_str(&kept).unwrap_or_default())
}

/// Switches it on or off.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid`, on the field `heard_on` or `note`, where it would be on and
/// nothing is recorded.
pub fn decide(tx: &mut Tx<'_>, viewer: &Viewer, new: &Switch) -> Result<()> {
    viewer.administering()?;
    let note = names::line(&new.note);
    if note.chars().count() > NOTE_MOST {
        let said = kernel::Message::new("error-too-long").with("most", NOTE_MOST);
        return Err(Error::field("note", said));
    }
    let heard = new.heard_on.trim();
    let day = heard.parse::<jiff::civil::Date>().ok();
    if !heard.is_empty() && day.is_none() || new.on && day.is_none() {
        return Err(Error::field("heard_on", "experts-heard-missing"));
    }
    let today = jiff::Timestamp::from_microsecond(tx.now().micros()).unwrap_or_default();
    let tomorrow = today.to_zoned(jiff::tz::TimeZone::UTC).date().tomorrow().ok();
    if day.zip(tomorrow).is_some_and(|(day, tomorrow)| day > tomorrow) {
        return Err(Error::field("heard_on", "experts-heard-later"));
    }
    if new.on && note.is_empty() {
        return Err(Error::field("note", "experts-note-missing"));
    }
    let new = Switch {
        heard_on: day.map(|day| day.to_string()).unwrap_or_default(),
        note,
        offers: new.on && new.offers,
        on: new.on,
    };
    if switch(tx)? == new {
        return Ok(());
    }
    settings::set(tx, KEY, &serde_json::to_string(&new)?)?;
    let activity = Activity::new(logged::EXPERTS_SWITCHED, viewer.id.0).by(viewer.id);
    tx.log(activity.data(serde_json::to_value(&new)?))
}

/// Refuses whoever may not use this: nobody may while it is off, and guests never.
///
/// # Errors
/// `NotFound`.
pub(crate) fn open(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Switch> {
    let switch = switch(tx)?;
    match switch.on && viewer.sees_open() {
        true => Ok(switch),
        false => Err(Error::not_found()),
    }
}
