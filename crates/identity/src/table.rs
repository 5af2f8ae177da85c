//! Tables as people paste them and as spreadsheets write them (RFC 4180, with the separators of each
//! country): records with the number of the line on which they begin.

use std::iter::Peekable;
use std::str::Chars;

/// The text of a file: spreadsheets still write that of older systems.
pub fn text(bytes: Vec<u8>) -> String {
    let decoded = |bytes: Vec<u8>| encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned();
    String::from_utf8(bytes).unwrap_or_else(|other| decoded(other.into_bytes()))
}

/// The records of a text. Lines without anything are left out.
pub fn records(text: &str) -> Vec<(usize, Vec<String>)> {
    Records::of(text, usize::MAX - 1).collect()
}

/// The records of a text, one after the other. Lines without anything are left out.
#[derive(Debug)]
pub struct Records<'a> {
    letters: Peekable<Chars<'a>>,
    separator: char,
    /// Most fields of a record: one more is kept, to tell that there were more.
    most: usize,
    line: usize,
    /// Whether lines within quotes stay lines.
    keeps_lines: bool,
}

impl<'a> Records<'a> {
    /// Those of this text, with so many fields at most and one.
    pub fn of(text: &'a str, most: usize) -> Records<'a> {
        let letters = text.trim_start_matches('\u{feff}').chars().peekable();
        Records { letters, separator: separator(text), most, line: 1, keeps_lines: false }
    }

    /// The same, where a field between quotes may be several lines.
    pub fn keeping_lines(self) -> Records<'a> {
        Records { keeps_lines: true, ..self }
    }

    /// The fields up to the end of the record.
    fn record(&mut self) -> Vec<String> {
        let (mut record, mut field, mut quoted) = (Vec::new(), String::new(), false);
        let mut end = |field: &mut String| {
            let ended = std::mem::take(field);
            if record.len() <= self.most {
                record.push(ended.trim().to_owned());
            }
        };
        while let Some(letter) = self.letters.next() {
            match letter {
                '"' if quoted && self.letters.peek() == Some(&'"') => {
                    self.letters.next();
                    field.push('"');
                }
                '"' if quoted || field.trim().is_empty() => quoted = !quoted,
                '\n' => {
                    self.line += 1;
                    if !quoted {
                        break;
                    }
                    field.push(if self.keeps_lines { '\n' } else { ' ' });
                }
                '\r' => {}
                letter if letter == self.separator && !quoted => end(&mut field),
                letter => field.push(letter),
            }
        }
        end(&mut field);
        record
    }
}

impl Iterator for Records<'_> {
    type Item = (usize, Vec<String>);

    fn next(&mut self) -> Option<Self::Item> {
        while self.letters.peek().is_some() {
            let (begun, record) = (self.line, self.record());
            if record.iter().any(|field| !field.is_empty()) {
                return Some((begun, record));
            }
        }
        None
    }
}

/// What stands between the fields: the first of these that the first line has.
fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    ['\t', ';', ','].into_iter().find(|separator| first.contains(*separator)).unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::{Records, records, text};

    #[test]
    fn files_of_spreadsheets_are_read() {
        assert_eq!(text("Zoé".into()), "Zoé");
        assert_eq!(text(b"Zo\xe9 \x9cuvre".to_vec()), "Zoé œuvre");
        assert_eq!(text(b"\xff\xfeZ\0o\0\xe9\0".to_vec()), "Zoé");
    }

    #[test]
    fn tables_of_spreadsheets_are_read() {
        let text = "\u{feff}nom;e-mail\r\n\r\n\"Le Gall; Zoé\";zoe@exemple.fr\r\n\"dit \"\"Bob\"\"\nMartin\" ; bob@exemple.fr";
        let read = records(text);
        assert_eq!(read[0], (1, vec!["nom".into(), "e-mail".into()]));
        assert_eq!(read[1], (3, vec!["Le Gall; Zoé".into(), "zoe@exemple.fr".into()]));
        assert_eq!(read[2], (4, vec!["dit \"Bob\" Martin".into(), "bob@exemple.fr".into()]));
        assert_eq!(records("a\tb, c\nd")[0].1, ["a", "b, c"]);
        assert!(records(" \n,,\n").is_empty());
        assert_eq!(
            Records::of("a,b,c,d\n,,,e", 2).collect::<Vec<_>>(),
            [(1, vec!["a".into(), "b".into(), "c".into()])]
        );
    }
}
