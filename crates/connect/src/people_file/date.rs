//! Days as spreadsheets and directories write them.

use jiff::civil::Date;

/// The seconds from 1601 to 1970: directories of Microsoft count from there, in tenths of microseconds.
const SINCE_1601: i64 = 11_644_473_600;

/// The day that `text` says: `2026-12-31`, `31/12/2026` (the day first where both could be), `31.12.2026`,
/// `20261231120000Z`.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    if text.len() >= 8 && text.bytes().take(8).all(|b| b.is_ascii_digit()) {
        return Date::strptime("%Y%m%d", text.get(..8)?).ok();
    }
    let parts: Vec<i16> =
        text.split(['-', '/', '.']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let &[first, second, third] = parts.as_slice() else { return None };
    let of = |year: i16, month: i16, day: i16| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    match first > 31 {
        true => of(first, second, third),
        false => {
            let year = if third < 100 { 2000 + third } else { third };
            of(year, second, first).or_else(|| of(year, first, second))
        }
    }
}

/// The last day of an account that expires at this hour, in tenths of microseconds since 1601; nothing for
/// one that never does.
pub(super) fn of_filetime(text: &str) -> Option<Date> {
    let ticks: i64 = text.parse().ok().filter(|ticks| (1..i64::MAX).contains(ticks))?;
    let at = jiff::Timestamp::from_second(ticks / 10_000_000 - SINCE_1601).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}

#[cfg(test)]
mod tests {
    use super::{day, of_filetime};

    #[test]
    fn days_are_read_as_they_are_written() {
        for text in [
            "2026-12-31",
            "31/12/2026",
            "31.12.2026",
            "12/31/2026",
            "31/12/26",
            "20261231000000Z",
            "2026-12-31T10:00:00",
        ] {
            assert_eq!(
                day(text).map(|day| day.to_string()).as_deref(),
                Some("2026-12-31"),
                "{text}"
            );
        }
        for text in ["", "CDI", "31/31/2026", "1", "99999999999999999", "-/-/-", "é/1/2"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn hours_since_1601_are_days_or_never() {
        assert_eq!(
            of_filetime("133800000000000000").map(|d| d.to_string()).as_deref(),
            Some("2024-12-30")
        );
        for never in ["0", "9223372036854775807", "-5", "x"] {
            assert_eq!(of_filetime(never), None);
        }
    }
}
