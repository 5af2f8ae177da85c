//! What a day holds in its order, and the hours between that are free.

use events::day::{Entry, Source, Standing};
use jiff::civil::Date;
use kernel::Time;
use ui::Zone;

use super::Block;
use crate::task::due::moment;

/// The hours within which free ones are shown.
const FROM: i8 = 9;
const TO: i8 = 18;
/// The shortest free time that is shown, in seconds.
const LEAST: i64 = 1_800;
/// What is planned begins at a quarter of an hour.
const QUARTER: i64 = 900;

/// Something in a day.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    /// It takes place.
    Event(Entry),
    /// It is planned for a task.
    Block(Block),
    /// Nothing does.
    Free { from: Time, to: Time },
}

impl Item {
    /// From when to when.
    pub(crate) fn span(&self) -> (Time, Time) {
        match self {
            Item::Event(entry) => (entry.starts, entry.ends),
            Item::Block(block) => (block.starts, block.ends),
            Item::Free { from, to } => (*from, *to),
        }
    }

    /// Whether nothing else can be planned meanwhile: what one may come to leaves the time free.
    fn takes_time(&self) -> bool {
        match self {
            Item::Event(entry) => match &entry.source {
                Source::Event { standing, .. } => {
                    matches!(standing, Standing::Author | Standing::Yes)
                }
                Source::Calendar(_) => true,
            },
            Item::Block(_) => true,
            Item::Free { .. } => false,
        }
    }
}

/// What takes the whole day, and the rest with what is free between, from now on.
pub(crate) fn of(
    entries: Vec<Entry>,
    blocks: Vec<Block>,
    (on, from, to): (Date, Time, Time),
    now: Time,
    zone: Zone,
) -> (Vec<Item>, Vec<Item>) {
    let (whole, timed): (Vec<Entry>, Vec<Entry>) = entries
        .into_iter()
        .partition(|entry| entry.whole_day || (entry.starts <= from && entry.ends >= to));
    let mut items: Vec<Item> =
        timed.into_iter().map(Item::Event).chain(blocks.into_iter().map(Item::Block)).collect();
    let hour = |hour: i8| moment(on.at(hour, 0, 0, 0), zone);
    if let (Some(opens), Some(closes)) = (hour(FROM), hour(TO)) {
        let taken: Vec<(Time, Time)> =
            items.iter().filter(|item| item.takes_time()).map(Item::span).collect();
        let free = free(taken, opens.max(next_quarter(now)), closes);
        items.extend(free.into_iter().map(|(from, to)| Item::Free { from, to }));
    }
    items.sort_by_key(|item| (item.span(), matches!(item, Item::Free { .. })));
    (whole.into_iter().map(Item::Event).collect(), items)
}

/// The next full quarter of an hour.
fn next_quarter(now: Time) -> Time {
    let quarter = QUARTER * 1_000_000;
    Time(
        now.micros().div_euclid(quarter) * quarter
            + if now.micros().rem_euclid(quarter) == 0 { 0 } else { quarter },
    )
}

/// What is left of these hours, long enough to be of use.
pub(super) fn free(mut taken: Vec<(Time, Time)>, from: Time, to: Time) -> Vec<(Time, Time)> {
    taken.sort();
    let (mut free, mut at) = (Vec::new(), from);
    for (starts, ends) in taken.into_iter().chain([(to, to)]) {
        let until = starts.min(to);
        if until.seconds_since(at) >= LEAST {
            free.push((at, until));
        }
        at = at.max(ends);
    }
    free
}

#[cfg(test)]
mod tests {
    use kernel::Time;

    use super::{free, next_quarter};

    fn at(minutes: i64) -> Time {
        Time(minutes * 60_000_000)
    }

    #[test]
    fn what_is_free_lies_between_what_is_not() {
        let spans = |spans: &[(i64, i64)]| -> Vec<(Time, Time)> {
            spans.iter().map(|(from, to)| (at(*from), at(*to))).collect()
        };
        let day = |taken: &[(i64, i64)]| free(spans(taken), at(540), at(1080));
        assert_eq!(day(&[]), spans(&[(540, 1080)]));
        // One within another, one that begins before the day, gaps that are too short.
        assert_eq!(day(&[(500, 600), (660, 780), (670, 700), (800, 1060)]), spans(&[(600, 660)]));
        assert_eq!(day(&[(0, 2000)]), spans(&[]));
        assert_eq!(day(&[(1100, 1200)]), spans(&[(540, 1080)]));
        // The day is over.
        assert_eq!(free(Vec::new(), at(1100), at(1080)), spans(&[]));
    }

    #[test]
    fn what_is_planned_begins_at_a_quarter() {
        assert_eq!(next_quarter(at(541)), at(555));
        assert_eq!(next_quarter(at(555)), at(555));
    }
}
