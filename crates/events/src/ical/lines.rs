//! The lines of a calendar file, before they are folded.

use jiff::civil::DateTime;
use kernel::Time;
use ui::Zone;

use crate::plan::civil;

/// Lines in the making.
#[derive(Debug, Default)]
pub(crate) struct Lines(pub(crate) String);

impl Lines {
    /// A line whose value is written as it is.
    pub(crate) fn add(&mut self, name: &str, value: &str) {
        self.0.push_str(name);
        self.0.push(':');
        self.0.push_str(value);
        self.0.push_str("\r\n");
    }

    /// A line of words.
    pub(crate) fn text(&mut self, name: &str, words: &str) {
        self.add(name, &escaped(words));
    }

    /// A moment by the clock of its zone: programs that read it know when the clock changes.
    pub(crate) fn moment(&mut self, name: &str, at: DateTime, zone: Zone) {
        match zone.name() {
            "UTC" | "Etc/UTC" => self.add(name, &format!("{}Z", stamp(at))),
            zone => self.add(&format!("{name};TZID={zone}"), &stamp(at)),
        }
    }

    /// A day of the calendar.
    pub(crate) fn day(&mut self, name: &str, at: DateTime) {
        self.add(&format!("{name};VALUE=DATE"), &at.strftime("%Y%m%d").to_string());
    }
}

/// `20260504T090000`.
pub(crate) fn stamp(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

/// `20260504T070000Z`.
pub(crate) fn utc(at: Time) -> String {
    format!("{}Z", stamp(civil(at, Zone::named("UTC").unwrap_or_default())))
}

/// Words as a value (RFC 5545, 3.3.11), without what no line may hold.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 16);
    for c in words.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Words as the value of a parameter, in quotes.
pub(crate) fn quoted(words: &str) -> String {
    let words: String = words.chars().filter(|c| *c != '"' && !c.is_control()).collect();
    format!("\"{words}\"")
}
