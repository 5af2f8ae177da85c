//! Days as spreadsheets and directories write them.

use jiff::civil::Date;

/// The seconds from 1601 to 1970: directories of Microsoft count from there, in tenths of microseconds.
const SINCE_1601: i64 = 11_644_473_600;
/// How they write that an account never expires.
const NEVER: &str = "9223372036854775807";

/// The last day that `text` says, or that there is none: an hour of a directory of Microsoft may be one that
/// never comes. Nothing for what cannot be read.
pub(super) fn last_day(text: &str) -> Option<Option<Date>> {
    match text.trim() {
        "" | "0" | NEVER => Some(None),
        digits if digits.len() >= 17 && digits.bytes().all(|b| b.is_ascii_digit()) => {
            of_filetime(digits).map(Some)
        }
        text => day(text).map(Some),
    }
}

/// The day that `text` says: `2026-12-31`, `31/12/2026` (the day first where both could be), `31.12.2026`,
/// `20261231`, `20261231120000.0Z`.
fn day(text: &str) -> Option<Date> {
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    if text.len() >= 8 && text.bytes().take(8).all(|b| b.is_ascii_digit()) {
        let (day, hour) = text.split_at(8);
        return Date::strptime("%Y%m%d", day).ok().filter(|_| hour.is_empty() || is_hour(hour));
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

/// Whether this is what stands behind the day in a generalised time (RFC 4517): digits, and the zone.
fn is_hour(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    digits.len() < text.len()
        && (digits == "Z"
            || digits
                .strip_prefix(['+', '-'])
                .is_some_and(|zone| zone.bytes().all(|b| b.is_ascii_digit())))
}

/// The day of an hour in tenths of microseconds since 1601. Before 1970 it is some other number.
fn of_filetime(digits: &str) -> Option<Date> {
    let seconds = digits.parse::<i64>().ok()? / 10_000_000 - SINCE_1601;
    let at = jiff::Timestamp::from_second(seconds).ok().filter(|_| seconds >= 0)?;
    Some(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}

#[cfg(test)]
mod tests {
    use super::last_day;

    fn said(text: &str) -> Option<String> {
        last_day(text)?.map(|day| day.to_string())
    }

    #[test]
    fn days_are_read_as_they_are_written() {
        for text in [
            "2026-12-31",
            "31/12/2026",
            "31.12.2026",
            "12/31/2026",
            "31/12/26",
            "20261231",
            "20261231000000Z",
            "20261231120000.0Z",
            "202612311200+0100",
            "2026-12-31T10:00:00",
        ] {
            assert_eq!(said(text), Some("2026-12-31".to_owned()), "{text}");
        }
        for text in [
            "CDI",
            "31/31/2026",
            "1",
            "-5",
            "20261231120000",
            "20261231é",
            "20261231Z",
            "99999999999999999",
            "-/-/-",
            "é/1/2",
        ] {
            assert_eq!(last_day(text), None, "{text}");
        }
    }

    #[test]
    fn hours_since_1601_are_days_or_never() {
        assert_eq!(said("133800000000000000").as_deref(), Some("2024-12-30"));
        for never in ["", "0", "9223372036854775807"] {
            assert_eq!(last_day(never), Some(None));
        }
    }
}
