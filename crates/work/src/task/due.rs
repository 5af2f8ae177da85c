//! When something is due: a day of the calendar, or a moment of one, by somebody's clock.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::Time;
use posts::kinds::Due;
use ui::Zone;

/// The day of the calendar that it is by this clock.
pub(crate) fn today(now: Time, zone: Zone) -> Date {
    local(now, zone).date()
}

/// This moment by this clock.
pub(crate) fn local(at: Time, zone: Zone) -> jiff::Zoned {
    let at = Timestamp::from_microsecond(at.micros()).unwrap_or_default();
    at.to_zoned(zone.rules().clone())
}

/// The moment of a day at which this clock shows an hour; where it jumps over that, a little later.
pub(crate) fn moment(at: jiff::civil::DateTime, zone: Zone) -> Option<Time> {
    let zoned = at.to_zoned(zone.rules().clone()).ok()?;
    Some(Time(zoned.timestamp().as_microsecond()))
}

/// The moment at which a day begins by this clock.
pub(crate) fn midnight(day: Date, zone: Zone) -> Option<Time> {
    moment(day.at(0, 0, 0, 0), zone)
}

/// The day on which it is due by this clock.
pub(crate) fn day(due: Due, zone: Zone) -> Date {
    match due {
        Due::Day(day) => day,
        Due::At(at) => today(at, zone),
    }
}

/// When it is late: after its hour, or when its day is over by this clock.
pub(crate) fn late(due: Due, zone: Zone) -> Option<Time> {
    match due {
        Due::At(at) => Some(at),
        Due::Day(day) => midnight(day.checked_add(1.day()).ok()?, zone),
    }
}

/// When whoever is in charge is told that it is due: at eight of its day by this clock, or an hour before its moment.
pub(crate) fn told(due: Due, zone: Zone) -> Option<Time> {
    match due {
        Due::At(at) => Some(at.plus_seconds(-3_600)),
        Due::Day(day) => moment(day.at(8, 0, 0, 0), zone),
    }
}

/// A day as it is kept and compared: 20260503.
pub(crate) fn number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use posts::kinds::Due;
    use ui::Zone;

    use super::{day, late, number, told};

    #[test]
    fn a_day_is_the_same_overseas_and_over_at_its_own_midnight() {
        let may = date(2026, 5, 3);
        for (zone, over) in [
            ("Indian/Reunion", "2026-05-03T20:00:00Z"),
            ("Europe/Paris", "2026-05-03T22:00:00Z"),
            ("America/Guadeloupe", "2026-05-04T04:00:00Z"),
        ] {
            let zone = Zone::named(zone).unwrap();
            assert_eq!(day(Due::Day(may), zone), may);
            assert_eq!(late(Due::Day(may), zone).unwrap().to_string(), over);
        }
        assert_eq!(number(may), 20_260_503);
    }

    #[test]
    fn a_day_on_which_clocks_change_ends_at_midnight() {
        let paris = Zone::named("Europe/Paris").unwrap();
        for (on, over) in [
            (date(2026, 3, 29), "2026-03-29T22:00:00Z"),
            (date(2026, 10, 25), "2026-10-25T23:00:00Z"),
        ] {
            assert_eq!(late(Due::Day(on), paris).unwrap().to_string(), over);
        }
        // Seven in winter and six in summer by the clock of the world: eight in Paris.
        let said = |on| told(Due::Day(on), paris).unwrap().to_string();
        assert_eq!(said(date(2026, 3, 28)), "2026-03-28T07:00:00Z");
        assert_eq!(said(date(2026, 3, 29)), "2026-03-29T06:00:00Z");
    }
}
