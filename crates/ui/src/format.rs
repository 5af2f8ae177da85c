//! Numbers, sizes and dates as each language writes them.
//!
//! French puts a narrow no-break space before `; ! ? » % €`, after `«` and between thousands, and a
//! whole one before `:` and units; English puts a comma between thousands. Hours are of a time
//! zone, never of the machine.

use jiff::Zoned;
use kernel::Lang;

/// The space French puts before most double punctuation: narrow, and a line never ends there.
pub(crate) const NARROW: char = '\u{202f}';
const NO_BREAK: char = '\u{a0}';

/// What a number is never parted from.
const UNITS: [&str; 5] = ["ko", "Mo", "Go", "min", "h"];

/// Puts French spaces into a text typed with ordinary ones.
pub fn french_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let (mut before, mut line_has_text) = ('\n', false);
    for (at, c) in text.char_indices() {
        // Indentation is structure in a Fluent file, not typography.
        out.push(if c == ' ' && line_has_text { space(before, &text[at + 1..]) } else { c });
        line_has_text = c != '\n' && (line_has_text || c != ' ');
        before = c;
    }
    out
}

/// The space that stands between `before` and `rest`.
fn space(before: char, rest: &str) -> char {
    let mut next = rest.chars();
    match next.next() {
        _ if before == '«' => NARROW,
        Some(';' | '!' | '?' | '»' | '%' | '€') => NARROW,
        Some(':') if next.next().is_none_or(char::is_whitespace) => NO_BREAK,
        _ if (before.is_ascii_digit() || before == '}') && begins_with_unit(rest) => NO_BREAK,
        _ => ' ',
    }
}

fn begins_with_unit(rest: &str) -> bool {
    UNITS.contains(&rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default())
}

/// A whole number with its thousands apart.
pub(crate) fn number(lang: Lang, n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let separator = match lang {
        Lang::Fr => NARROW,
        Lang::En => ',',
    };
    let mut out = String::with_capacity(digits.len() + 8);
    if n < 0 {
        out.push('\u{2212}');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A number with so many decimals; of more than two, those that say something.
pub(crate) fn decimal(lang: Lang, n: f64, places: u8) -> String {
    let plain = format!("{:.*}", places.into(), n.abs());
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let decimals = if places > 2 { decimals.trim_end_matches('0') } else { decimals };
    let mut out = number(lang, whole.parse().unwrap_or(i64::MAX));
    if n < 0.0 && plain.bytes().any(|digit| matches!(digit, b'1'..=b'9')) {
        out.insert(0, '\u{2212}');
    }
    if !decimals.is_empty() {
        out.push(if lang == Lang::Fr { ',' } else { '.' });
        out.push_str(decimals);
    }
    out
}

/// A size: whole bytes and kilobytes, one decimal above.
pub(crate) fn bytes(lang: Lang, size: u64) -> String {
    let (units, comma) = match lang {
        Lang::Fr => (["octets", "ko", "Mo", "Go", "To"], ','),
        Lang::En => (["bytes", "kB", "MB", "GB", "TB"], '.'),
    };
    let mut value = size;
    let mut unit = 0;
    let mut tenth = 0;
    while value >= 1000 && unit < units.len() - 1 {
        tenth = value % 1000 / 100;
        value /= 1000;
        unit += 1;
    }
    match unit {
        0 | 1 => format!("{value}{NO_BREAK}{}", units[unit]),
        _ => format!("{value}{comma}{tenth}{NO_BREAK}{}", units[unit]),
    }
}

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `3 mai 2026`, `1er juin 2026`; `3 May 2026`.
pub(crate) fn date(lang: Lang, at: &Zoned) -> String {
    let month = (at.month() - 1) as usize;
    match (lang, at.day()) {
        (Lang::Fr, 1) => format!("1er{NO_BREAK}{} {}", MONTHS_FR[month], at.year()),
        (Lang::Fr, day) => format!("{day}{NO_BREAK}{} {}", MONTHS_FR[month], at.year()),
        (Lang::En, day) => format!("{day}{NO_BREAK}{} {}", MONTHS_EN[month], at.year()),
    }
}

/// `mai 2026`; 0 is January.
pub(crate) fn month_of_year(lang: Lang, year: i64, month: usize) -> String {
    let names = if lang == Lang::Fr { MONTHS_FR } else { MONTHS_EN };
    format!("{} {year}", names[month % 12])
}

/// `3 mai`, without the year.
pub(crate) fn day(lang: Lang, at: &Zoned) -> String {
    let whole = date(lang, at);
    whole.rsplit_once(' ').map_or(whole.clone(), |(day, _)| day.to_owned())
}

/// `mai`, `mai 2026`; `May`, `May 2026`.
pub(crate) fn month(lang: Lang, at: &Zoned, with_year: bool) -> String {
    let month = (at.month() - 1) as usize;
    let name = if lang == Lang::Fr { MONTHS_FR[month] } else { MONTHS_EN[month] };
    if with_year { format!("{name}{NO_BREAK}{}", at.year()) } else { name.to_owned() }
}

/// `14:05` in both languages.
pub(crate) fn hour(at: &Zoned) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use super::french_spaces;

    #[test]
    fn french_signs_and_units_stay_with_their_words() {
        for (typed, set) in [
            (
                "a = « Quoi ? » : 12 % !",
                "a = «\u{202f}Quoi\u{202f}?\u{202f}»\u{a0}: 12\u{202f}%\u{202f}!",
            ),
            (
                "a = { $n } min, 20 Mo.\nb = { $n } h",
                "a = { $n }\u{a0}min, 20\u{a0}Mo.\nb = { $n }\u{a0}h",
            ),
            ("a = { $n } minute, 3 hommes", "a = { $n } minute, 3 hommes"),
            ("a = réaction :{ $name }: ignorée", "a = réaction :{ $name }: ignorée"),
        ] {
            assert_eq!(french_spaces(typed), set);
        }
    }
}
