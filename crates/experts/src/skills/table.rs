//! A file of skills: ESCO's CSV, or one skill a line.

use std::collections::HashMap;

use identity::table::{Records, text};
use kernel::{Error, Message, Result};
use people::names;

use super::list::Problem;

/// The largest file, in bytes: ESCO's has 30 million.
pub const BYTES_MOST: usize = 64 * 1024 * 1024;
/// Most skills of a file.
const ROWS_MOST: usize = 50_000;
/// Longest name, in characters.
const NAME_MOST: usize = 200;
/// Most other names of one skill.
const OTHERS_MOST: usize = 60;
/// Most columns of a line.
const COLUMNS_MOST: usize = 40;
/// First lines that say what stands below them.
const TITLES: [&str; 9] = [
    "skill",
    "skills",
    "competence",
    "competences",
    "label",
    "name",
    "nom",
    "libelle",
    "preferredlabel",
];

/// A skill of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub(crate) line: usize,
    pub(crate) uri: String,
    /// The preferred name first.
    pub(crate) names: Vec<String>,
}

/// The skills of a file, and what is wrong with the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub(crate) rows: Vec<Row>,
    pub(crate) problems: Vec<Problem>,
}

/// Reads a file, in UTF-8 or Windows-1252, with any separator.
///
/// # Errors
/// `Invalid` on the field `skills` for what is no such file.
pub fn read(bytes: Vec<u8>) -> Result<Table> {
    let wrong = |message: Message| Err(Error::field("skills", message));
    if bytes.len() > BYTES_MOST {
        return wrong(Message::new("skills-large").with("most", BYTES_MOST / 1024 / 1024));
    }
    let text = text(bytes);
    if text.contains('\0') {
        return wrong("skills-binary".into());
    }
    let mut records = Records::of(&text, COLUMNS_MOST).keeping_lines().peekable();
    let Some((_, first)) = records.peek().cloned() else { return wrong("skills-empty".into()) };
    let columns: HashMap<String, usize> =
        first.iter().enumerate().map(|(at, title)| (text::fold(title), at)).collect();
    let table = match columns.get("preferredlabel") {
        Some(label) => {
            records.next();
            let at = |name: &str| columns.get(name).copied();
            let shape = Shape {
                columns: first.len(),
                label: *label,
                uri: at("concepturi"),
                others: at("altlabels"),
                status: at("status"),
            };
            taken(records, |line, cells| shape.row(line, cells))
        }
        None => {
            if first.len() == 1 && TITLES.contains(&text::fold(&first[0]).as_str()) {
                records.next();
            }
            taken(records, plain)
        }
    };
    match table.rows.len() {
        0 if table.problems.is_empty() => wrong("skills-empty".into()),
        ..=ROWS_MOST => Ok(table),
        _ => wrong(Message::new("skills-long").with("most", ROWS_MOST)),
    }
}

fn taken(
    records: impl Iterator<Item = (usize, Vec<String>)>,
    mut row: impl FnMut(usize, Vec<String>) -> std::result::Result<Option<Row>, Message>,
) -> Table {
    let mut table = Table::default();
    // One more tells that there are too many.
    for (line, cells) in records.take(ROWS_MOST + 1) {
        match row(line, cells) {
            Ok(row) => table.rows.extend(row),
            Err(message) => table.problems.push(Problem { line, message }),
        }
    }
    table
}

/// Where a file of ESCO has what.
struct Shape {
    columns: usize,
    label: usize,
    uri: Option<usize>,
    others: Option<usize>,
    status: Option<usize>,
}

impl Shape {
    fn row(&self, line: usize, cells: Vec<String>) -> std::result::Result<Option<Row>, Message> {
        if cells.len() != self.columns {
            let said = Message::new("skills-line-columns").with("found", cells.len());
            return Err(said.with("expected", self.columns));
        }
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", String::as_str);
        // What the classification gave up is no skill any more.
        if text::fold(cell(self.status)) == "obsolete" {
            return Ok(None);
        }
        let mut all = vec![name(cell(Some(self.label)))?];
        let others = cell(self.others).split(['\n', '|']).filter_map(|other| name(other).ok());
        all.extend(others.take(OTHERS_MOST));
        Ok(Some(Row { line, uri: cell(self.uri).to_owned(), names: all }))
    }
}

fn plain(line: usize, cells: Vec<String>) -> std::result::Result<Option<Row>, Message> {
    if cells.iter().skip(1).any(|cell| !cell.is_empty()) {
        return Err("skills-line-several".into());
    }
    let name = name(cells.first().map_or("", String::as_str))?;
    // With another separator than the first line has, or what a profile takes for several.
    if people::expertise::split(&name, 1).len() > 1 {
        return Err("skills-line-several".into());
    }
    Ok(Some(Row { line, uri: String::new(), names: vec![name] }))
}

fn name(typed: &str) -> std::result::Result<String, Message> {
    let name = names::line(typed);
    if super::list::key(&name).is_empty() {
        return Err("skills-line-empty".into());
    }
    if name.chars().count() > NAME_MOST {
        return Err(Message::new("error-too-long").with("most", NAME_MOST));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::{Table, read};

    fn names(table: &Table) -> Vec<Vec<&str>> {
        table.rows.iter().map(|row| row.names.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn escos_file_is_read_with_its_other_names() {
        let file = "conceptUri,preferredLabel,altLabels,status\n\
            http://e/1,soudure TIG,\"soudage TIG\nTIG\",released\n\
            http://e/2,,,released\n\
            http://e/3,poinçonnage,,obsolete\n\
            http://e/4,découpe\n";
        let table = read(file.into()).unwrap();
        assert_eq!(names(&table), [["soudure TIG", "soudage TIG", "TIG"]]);
        let lines: Vec<_> = table.problems.iter().map(|one| (one.line, one.message.key)).collect();
        assert_eq!(lines, [(4, "skills-line-empty"), (6, "skills-line-columns")]);
    }

    #[test]
    fn a_plain_list_is_one_skill_a_line() {
        let table = read("\u{feff}Compétences\nIncoterms\n\nC++\n!!\n".into()).unwrap();
        assert_eq!(names(&table), [["Incoterms"], ["C++"]]);
        assert_eq!(table.problems[0].line, 5);
        let several = read("Incoterms;Douane\nFMEA\n".into()).unwrap();
        assert_eq!((several.rows.len(), several.problems[0].line), (1, 1));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for bytes in [Vec::new(), b"a\0b".to_vec(), b"\n\n".to_vec()] {
            assert!(read(bytes).is_err());
        }
    }
}
