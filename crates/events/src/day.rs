//! What a person takes part in between two moments: for their calendar, and for whatever plans their day.

use jiff::civil::Date;
use kernel::{Result, Row, Time, Tx, Viewer, params};
use posts::PostId;
use posts::kinds::Fields;
use ui::Zone;

use crate::others;
use crate::plan::{civil, moment};
use crate::store::{MINE, OF_MY_SPACES};

/// Entries of one answer at most.
pub(crate) const MOST: i64 = 2_000;
/// How far a day of the calendar may be from the same day in UTC, in seconds.
pub(crate) const ASIDE: i64 = 14 * 3_600;

/// Something that takes place.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When it starts; where it takes whole days, the midnight of the first by the viewer's clock.
    pub starts: Time,
    /// When it ends; the midnight after the last day.
    pub ends: Time,
    /// Whether it takes whole days: they are the same days of the calendar wherever one is.
    pub whole_day: bool,
    /// What it is.
    pub title: String,
    /// Its page.
    pub href: Option<String>,
    /// Where it is.
    pub place: Option<String>,
    /// Where it comes from.
    pub source: Source,
}

/// Where an entry comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An event here.
    Event {
        /// Its post.
        post: PostId,
        /// Which of its occurrences, by its day.
        day: Date,
        /// What the viewer is to it.
        standing: Standing,
        /// The name of its space.
        space: String,
    },
    /// Another calendar of the viewer, by its name.
    Calendar(String),
}

/// What somebody is to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They wrote it, and said nothing else.
    Author,
    /// They take part.
    Yes,
    /// They may.
    Maybe,
    /// They wait for a place.
    Waiting,
    /// They are invited and have not answered.
    Unanswered,
    /// Nothing: it is in a space that they read.
    None,
}

impl Standing {
    /// As programs and styles call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Standing::Author => "author",
            Standing::Yes => "yes",
            Standing::Maybe => "maybe",
            Standing::Waiting => "waiting",
            Standing::Unanswered => "unanswered",
            Standing::None => "none",
        }
    }

    pub(crate) fn of(answer: &str, is_author: bool) -> Standing {
        match answer {
            "yes" => Standing::Yes,
            "maybe" => Standing::Maybe,
            "waiting" => Standing::Waiting,
            "" if is_author => Standing::Author,
            "" => Standing::Unanswered,
            _ => Standing::None,
        }
    }
}

/// What this person takes part in between two moments, the earliest first: their own events, those they answered yes
/// or maybe to, those that invite them and wait for an answer.
///
/// # Errors
/// Whatever the database meets.
pub fn of(tx: &mut Tx<'_>, viewer: &Viewer, from: Time, to: Time) -> Result<Vec<Entry>> {
    let zone = people::zone::zone(tx, viewer.id)?;
    by(tx, viewer, zone, (from, to))
}

/// The same by the clock of this zone, where a page is shown by another than the one its viewer chose.
///
/// # Errors
/// Whatever the database meets.
pub fn by(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    zone: Zone,
    (from, to): (Time, Time),
) -> Result<Vec<Entry>> {
    let (since, before) = (from.plus_seconds(-ASIDE), to.plus_seconds(ASIDE));
    let open = viewer.sees_open();
    let mut all = Vec::new();
    for statement in [&MINE, &OF_MY_SPACES] {
        let values = params![viewer.id, open, since, before, MOST];
        all.extend(tx.query(statement, values, |row| entry(row, viewer, zone))?);
    }
    let mut all: Vec<Entry> = all.into_iter().flatten().collect();
    all.extend(others::between(tx, viewer.id, zone, (since, before))?);
    Ok(sorted(all, (from, to)))
}

/// Those between two moments, the earliest first, of whole days before hours.
pub(crate) fn sorted(mut all: Vec<Entry>, (from, to): (Time, Time)) -> Vec<Entry> {
    all.retain(|it| it.starts < to && (it.ends > from || it.starts >= from));
    all.sort_by(|a, b| (a.starts, !a.whole_day, &a.title).cmp(&(b.starts, !b.whole_day, &b.title)));
    all
}

/// An occurrence, as `shown!` says it.
pub(crate) fn entry(row: &Row<'_>, viewer: &Viewer, zone: Zone) -> Result<Option<Entry>> {
    let (post, day) = (row.get::<PostId>(0)?, row.get::<String>(1)?);
    let (starts, ends, whole_day) = (row.get(2)?, row.get(3)?, row.get(4)?);
    let (title, fields) = (row.get::<String>(5)?, Fields::stored(&row.get::<String>(6)?)?);
    let is_author = row.get::<kernel::PersonId>(7)? == viewer.id;
    let answer: String = row.get(11)?;
    let Ok(day) = day.parse() else { return Ok(None) };
    let (starts, ends) = match whole_day {
        true => (local(starts, zone), local(ends, zone)),
        false => (starts, ends),
    };
    Ok(Some(Entry {
        starts,
        ends,
        whole_day,
        title,
        href: Some(format!("/posts/{post}")),
        place: fields.text_of("place").map(str::to_owned),
        source: Source::Event {
            post,
            day,
            standing: Standing::of(&answer, is_author),
            space: row.get(9)?,
        },
    }))
}

/// The midnight by this clock of a day that is kept as its midnight in UTC.
pub(crate) fn local(midnight: Time, zone: Zone) -> Time {
    let utc = Zone::named("UTC").unwrap_or_default();
    moment(civil(midnight, utc), zone).unwrap_or(midnight)
}
