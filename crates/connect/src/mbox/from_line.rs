//! The line that starts a message: `From sender Www Mmm dd hh:mm:ss yyyy`.
//!
//! A line of text can begin with “From ” too, and programs that forget to escape it are many: the
//! date makes the difference, the empty line before and the header after (RFC 4155, "mbox"). A zone
//! may stand before or after the year.

use mail_parser::DateTime;

/// What the line says.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct FromLine {
    /// Usually an address; empty or `-` where the program did not know.
    pub(super) sender: String,
    /// Milliseconds since 1970, UTC unless the line says otherwise.
    pub(super) time_ms: Option<i64>,
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Reads the line, if it has a date. No line of honest length is longer than 1,000 bytes. Some programs
/// write no empty line before it: it then ends with its date.
pub(super) fn parse(line: &[u8], after_empty: bool) -> Option<FromLine> {
    let rest = line.strip_prefix(b"From ").filter(|rest| rest.len() < 1000)?;
    let text = String::from_utf8_lossy(rest);
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let day = words.iter().rposition(|word| DAYS.contains(word))?;
    let date_words = &words[day + 1..];
    let time_ms = date(date_words)?;
    // Month, day, hour, year, and perhaps a zone.
    if !after_empty && date_words.len() > 5 {
        return None;
    }
    Some(FromLine { sender: words[..day].join(" "), time_ms: Some(time_ms) })
}

/// Headers of one word; the others have dashes.
const HEADERS: [&str; 20] = [
    "from",
    "to",
    "cc",
    "bcc",
    "date",
    "subject",
    "received",
    "sender",
    "references",
    "status",
    "path",
    "newsgroups",
    "lines",
    "xref",
    "precedence",
    "organization",
    "importance",
    "priority",
    "keywords",
    "comments",
];

/// Whether the line is one of a header: its name, a colon.
pub(super) fn is_header(line: &[u8]) -> bool {
    let Some(colon) = line.iter().take(80).position(|byte| *byte == b':') else { return false };
    let name = String::from_utf8_lossy(&line[..colon]).trim_end().to_lowercase();
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    plain && (name.contains('-') || HEADERS.contains(&name.as_str()))
}

/// Reads the first line of a mailbox, where a date is not asked for.
pub(super) fn parse_first(line: &[u8]) -> Option<FromLine> {
    parse(line, true).or_else(|| {
        let rest = line.strip_prefix(b"From ")?;
        let sender = String::from_utf8_lossy(rest.get(..200).unwrap_or(rest)).trim().to_owned();
        Some(FromLine { sender, time_ms: None })
    })
}

/// The words after the day of the week.
fn date(words: &[&str]) -> Option<i64> {
    let [month, day, time, rest @ ..] = words else { return None };
    let month = MONTHS.iter().position(|name| name == month)? as u8 + 1;
    let day: u8 = day.parse().ok()?;
    let mut time = time.splitn(3, ':');
    let mut number = || time.next().map_or(Some(0), |word| word.parse::<u8>().ok());
    let (hour, minute, second) = (number()?, number()?, number()?);
    let year = rest.iter().find_map(|word| word.parse::<u16>().ok().filter(|_| word.len() == 4))?;
    let zone = rest.iter().find_map(|word| zone(word));
    let (tz_before_gmt, tz_hour, tz_minute) = zone.unwrap_or_default();
    let date =
        DateTime { year, month, day, hour, minute, second, tz_before_gmt, tz_hour, tz_minute };
    (date.is_valid() && year >= 1970).then(|| date.to_timestamp() * 1000)
}

/// `+0200` or `-0530`; names of zones are ambiguous and count as UTC.
fn zone(word: &str) -> Option<(bool, u8, u8)> {
    let before = word.starts_with('-');
    let digits = word.strip_prefix(['+', '-']).filter(|digits| digits.len() == 4)?;
    let number: u16 = digits.parse().ok()?;
    Some((before, (number / 100) as u8, (number % 100) as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_makes_a_separator() {
        let ms = |line: &str| parse(line.as_bytes(), true).and_then(|from| from.time_ms);
        assert_eq!(ms("From a@b.example  Tue Jul 23 19:39:23 2002\r\n"), Some(1_027_453_163_000));
        assert_eq!(ms("From - Tue Jul 23 19:39:23 2002"), Some(1_027_453_163_000));
        assert_eq!(ms("From a at b.example Tue Jul 23 19:39 2002"), Some(1_027_453_140_000));
        assert_eq!(ms("From 1@xxx Tue Jul 23 19:39:23 +0200 2002"), Some(1_027_445_963_000));
        assert_eq!(ms("From 1@xxx Tue Jul 23 19:39:23 2002 -0030"), Some(1_027_454_963_000));
        assert_eq!(ms("From x Tue Jul 23 19:39:23 CEST 2002"), Some(1_027_453_163_000));
        let from = parse(b"From a at b.example Tue Jul 23 19:39 2002", false).unwrap();
        assert_eq!(from.sender, "a at b.example");
    }

    #[test]
    fn a_sentence_does_not() {
        for line in [
            "From the documentation, I was able to find",
            "From TODO:",
            "From Tue Jul 23 on, everything works",
            "From Mon to Tue",
            "From x Tue Jul 43 19:39:23 2002",
            "From x Tue Jul 23 99:39:23 2002",
            ">From a@b.example  Tue Jul 23 19:39:23 2002",
            "From: a@b.example",
            "from a@b.example  Tue Jul 23 19:39:23 2002",
        ] {
            assert_eq!(parse(line.as_bytes(), true), None, "{line}");
        }
        let closed = b"From Paris Tue Jan 2 10:00:00 2024 until Friday";
        assert!(parse(closed, true).is_some() && parse(closed, false).is_none());
        let first = parse_first(b"From nobody\n").unwrap();
        assert_eq!(first, FromLine { sender: "nobody".into(), time_ms: None });
    }
}
