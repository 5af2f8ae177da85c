//! The part of a file that a player asks for (RFC 9110, 14): one range of bytes. Whatever else is
//! asked is answered with the whole, as it may be.

use axum::http::{HeaderMap, header};

/// What is to be sent of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// From the first to the last byte, both counted from 0.
    Bytes(u64, u64),
    /// What begins after its end.
    Beyond,
}

/// What these headers ask for of a file of `size` bytes that is called `tag` now.
pub(super) fn asked(headers: &HeaderMap, tag: &str, size: u64) -> Part {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    // A part is of use beside the parts of the same file alone.
    if text(header::IF_RANGE).is_some_and(|known| known != tag) {
        return Part::Whole;
    }
    text(header::RANGE).and_then(|range| part(range, size)).unwrap_or(Part::Whole)
}

fn part(range: &str, size: u64) -> Option<Part> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let end = size.checked_sub(1)?;
    let (first, last) = match (first, last) {
        ("", count) => (size.saturating_sub(count.parse().ok()?), end),
        (first, "") => (first.parse().ok()?, end),
        (first, last) => (first.parse().ok()?, last.parse::<u64>().ok()?.min(end)),
    };
    match first {
        _ if first > end => Some(Part::Beyond),
        _ if first > last => None,
        _ => Some(Part::Bytes(first, last)),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;

    use super::{Part, asked};

    #[test]
    fn one_range_is_answered_and_nothing_else() {
        for (range, part) in [
            ("bytes=0-", Part::Bytes(0, 99)),
            ("bytes=10-19", Part::Bytes(10, 19)),
            ("bytes=90-500", Part::Bytes(90, 99)),
            ("bytes=-10", Part::Bytes(90, 99)),
            ("bytes=-500", Part::Bytes(0, 99)),
            ("bytes=100-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=20-10", Part::Whole),
            ("bytes=0-1,5-6", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("lines=0-1", Part::Whole),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("range", range.parse().expect("a header"));
            assert_eq!(asked(&headers, "a", 100), part, "{range}");
            headers.insert("if-range", "b".parse().expect("a header"));
            assert_eq!(asked(&headers, "a", 100), Part::Whole, "another file: {range}");
        }
    }
}
