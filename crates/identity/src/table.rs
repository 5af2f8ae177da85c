//! Tables as people paste them and as spreadsheets write them (RFC 4180, with the separators of each
//! country): records with the number of the line on which they begin.

/// The text of a file: spreadsheets still write that of older systems.
pub fn text(bytes: Vec<u8>) -> String {
    let decoded = |bytes: Vec<u8>| encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned();
    String::from_utf8(bytes).unwrap_or_else(|other| decoded(other.into_bytes()))
}

/// The records of a text. Lines without anything are left out.
pub fn records(text: &str) -> Vec<(usize, Vec<String>)> {
    let separator = separator(text);
    let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begun, mut quoted) = (1, 1, false);
    let mut end = |record: &mut Vec<String>, field: &mut String, begun: usize| {
        record.push(std::mem::take(field).trim().to_owned());
        let record = std::mem::take(record);
        if record.iter().any(|field| !field.is_empty()) {
            records.push((begun, record));
        }
    };
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' if quoted || field.trim().is_empty() => quoted = !quoted,
            '\n' => {
                line += 1;
                if quoted {
                    field.push(' ');
                } else {
                    end(&mut record, &mut field, begun);
                    begun = line;
                }
            }
            '\r' => {}
            letter if letter == separator && !quoted => {
                record.push(std::mem::take(&mut field).trim().to_owned());
            }
            letter => field.push(letter),
        }
    }
    end(&mut record, &mut field, begun);
    records
}

/// What stands between the fields: the first of these that the first line has.
fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    ['\t', ';', ','].into_iter().find(|separator| first.contains(*separator)).unwrap_or(',')
}

#[cfg(test)]
mod tests {
    use super::{records, text};

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
    }
}
