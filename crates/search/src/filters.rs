//! The filters of a search: their names and values, in both languages.

use jiff::civil::Date;
use ui::Locale;

/// What a filter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Name {
    /// The space or conversation it is in.
    In,
    /// Who wrote it.
    From,
    /// What it is.
    Kind,
    /// A topic it has.
    Topic,
    /// What comes with it.
    Has,
    /// What state it is in, or whether the viewer saved it.
    Is,
    /// That it is older.
    Before,
    /// That it is not older.
    After,
}

impl Name {
    pub(crate) const ALL: [Name; 8] = [
        Name::In,
        Name::From,
        Name::Kind,
        Name::Topic,
        Name::Has,
        Name::Is,
        Name::Before,
        Name::After,
    ];

    /// How it is written, in English and in French.
    pub(crate) fn written(self) -> [&'static str; 2] {
        match self {
            Name::In => ["in", "dans"],
            Name::From => ["from", "de"],
            Name::Kind => ["kind", "type"],
            Name::Topic => ["topic", "sujet"],
            Name::Has => ["has", "avec"],
            Name::Is => ["is", "est"],
            Name::Before => ["before", "avant"],
            Name::After => ["after", "apres"],
        }
    }

    /// How it is written in the language of a page.
    pub(crate) fn written_in(self, l: Locale) -> &'static str {
        let [english, french] = self.written();
        if l.code() == "fr" { french } else { english }
    }

    pub(crate) fn parse(written: &str) -> Option<Name> {
        let folded = text::fold(written);
        Name::ALL.into_iter().find(|name| name.written().contains(&folded.as_str()))
    }
}

/// What may be said after `has:` and `is:`, as in the index, with how it is written.
const MARKS: [(&str, &[&str]); 5] = [
    ("file", &["file", "files", "fichier", "fichiers", "piece-jointe"]),
    ("picture", &["picture", "image", "photo", "images", "photos"]),
    ("link", &["link", "links", "lien", "liens"]),
    ("unanswered", &["unanswered", "sans-reponse", "open", "ouverte"]),
    ("answered", &["answered", "repondue", "repondu"]),
];

/// How `is:saved` is written.
const SAVED: [&str; 5] = ["saved", "enregistre", "enregistres", "enregistree", "enregistrees"];

/// The mark of the index that a value means.
pub(crate) fn mark(value: &str) -> Option<&'static str> {
    let folded = text::fold(value);
    let found = MARKS.iter().find(|(_, written)| written.contains(&folded.as_str()));
    found.map(|(mark, _)| *mark)
}

/// Whether a value means what the viewer saved.
pub(crate) fn is_saved(value: &str) -> bool {
    SAVED.contains(&text::fold(value).as_str())
}

/// The day that a value means, and the day after what it means: `2026`, `2026-03`, `2026-03-05`, `05/03/2026`,
/// `today`, `hier`…
pub(crate) fn days(value: &str, today: Date) -> Option<(Date, Date)> {
    let folded = text::fold(value);
    let day = |day: Date| Some((day, day.tomorrow().ok()?));
    match folded.as_str() {
        "today" | "aujourd'hui" | "aujourdhui" => return day(today),
        "yesterday" | "hier" => return day(today.yesterday().ok()?),
        _ => {}
    }
    let numbers: Vec<i16> =
        folded.split(['-', '/', '.']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let month = |number: i16| i8::try_from(number).ok();
    match numbers.as_slice() {
        [year] if *year >= 1970 => Some((date_of(*year, 1, 1)?, date_of(*year + 1, 1, 1)?)),
        [year, of] if *year >= 1970 => {
            let first = date_of(*year, month(*of)?, 1)?;
            Some((first, first.last_of_month().tomorrow().ok()?))
        }
        [year, of, number] if *year >= 1970 => day(date_of(*year, month(*of)?, month(*number)?)?),
        [number, of, year] if *year >= 1970 => day(date_of(*year, month(*of)?, month(*number)?)?),
        _ => None,
    }
}

fn date_of(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let today = date(2026, 3, 5);
        let one = |value| days(value, today).map(|(from, to)| format!("{from} {to}"));
        let march = Some("2026-03-05 2026-03-06".to_owned());
        for written in ["2026-03-05", "05/03/2026", "5.3.2026", "Aujourd’hui", "today"] {
            assert_eq!(one(written), march, "{written}");
        }
        assert_eq!(one("2026-02"), Some("2026-02-01 2026-03-01".to_owned()));
        assert_eq!(one("2025"), Some("2025-01-01 2026-01-01".to_owned()));
        assert_eq!(one("hier"), Some("2026-03-04 2026-03-05".to_owned()));
        for wrong in ["2026-13", "32/01/2026", "soon", "", "1", "9999999"] {
            assert_eq!(one(wrong), None, "{wrong}");
        }
    }
}
