//! Times that messages tell of themselves.

use kernel::Time;

/// The first day of 1980: no message of any system that is read here is older.
const FIRST: Time = Time(315_532_800_000_000);

/// The time `ms` milliseconds after 1970 if a message can be of it: before now, and after there was
/// anything to write with. A day of grace for clocks gone wrong.
pub(crate) fn possible(ms: i64, now: Time) -> Option<Time> {
    let time = Time::from_millis(ms);
    (time >= FIRST && time <= now.plus_seconds(24 * 3600)).then_some(time)
}
