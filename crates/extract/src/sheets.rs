//! Excel workbooks: the cells of every sheet, hidden ones too, row by row as they come. What a sheet says of its
//! size is not asked.

use crate::Why;
use crate::office;
use crate::out::Out;
use crate::package::{Package, numbered};
use crate::xml::Step;

/// The bytes of texts that several cells share, as far as they are kept.
const SHARED: usize = 16 * 1024 * 1024;

pub(crate) fn read(package: &mut Package<'_>, names: &[String], out: &mut Out) -> Result<(), Why> {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if has("xl/workbook.xml") {
        // Their names.
        package.walk("xl/workbook.xml", |step| {
            if let Step::Open(tag) = step
                && tag.name() == "sheet"
            {
                out.words(&tag.says("name").unwrap_or_default());
                out.line();
            }
            !out.is_full()
        })?;
    }
    let shared = match has("xl/sharedStrings.xml") {
        true => shared(package)?,
        false => Vec::new(),
    };
    let sheets = numbered(names, "xl/worksheets/sheet");
    let mut read = if sheets.is_empty() { Err(Why::Damaged) } else { Ok(()) };
    for name in sheets {
        let one = sheet(package, name, &shared, out);
        out.line();
        if one == Err(Why::Limits) || out.is_full() {
            return one;
        }
        read = read.and(one);
    }
    let beside = [
        "xl/comments",
        "xl/comments/comment",
        "xl/threadedComments/threadedComment",
        "xl/drawings/drawing",
    ];
    let beside: Vec<&str> = beside.iter().flat_map(|start| numbered(names, start)).collect();
    if beside.is_empty() {
        return read;
    }
    read.and(office::parts(package, beside.into_iter(), out))
}

/// The texts that cells name by their number.
fn shared(package: &mut Package<'_>) -> Result<Vec<String>, Why> {
    let (mut texts, mut weight) = (Vec::new(), 0);
    let (mut inside, mut spoken) = (false, false);
    package.walk("xl/sharedStrings.xml", |step| {
        match step {
            Step::Open(tag) => match tag.name() {
                "si" => {
                    texts.push(String::new());
                    weight += size_of::<String>();
                }
                "t" => inside = true,
                // How it is read aloud, in Japanese.
                "rPh" => spoken = true,
                _ => {}
            },
            Step::Close("t") => inside = false,
            Step::Close("rPh") => spoken = false,
            Step::Words(words) if inside && !spoken => {
                if let Some(text) = texts.last_mut() {
                    text.push_str(words);
                    weight += words.len();
                }
            }
            Step::Close(_) | Step::Words(_) => {}
        }
        weight < SHARED
    })?;
    Ok(texts)
}

/// What the cell that is read holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    /// The number of a shared text.
    Shared,
    /// A number or a text as it stands.
    Plain,
}

fn sheet(
    package: &mut Package<'_>,
    name: &str,
    shared: &[String],
    out: &mut Out,
) -> Result<(), Why> {
    let (mut cell, mut inside, mut value) = (Cell::Plain, false, String::new());
    package.walk(name, |step| {
        match step {
            Step::Open(tag) => match tag.name() {
                "c" => {
                    let is_shared = tag.says("t").is_some_and(|kind| kind == "s");
                    cell = if is_shared { Cell::Shared } else { Cell::Plain };
                }
                "v" | "t" => inside = true,
                _ => {}
            },
            Step::Words(words) if inside && value.len() < 32_768 => value.push_str(words),
            Step::Close("v" | "t") => {
                inside = false;
                match cell {
                    Cell::Plain => out.words(&value),
                    Cell::Shared => {
                        let text = value.trim().parse().ok().and_then(|at: usize| shared.get(at));
                        out.words(text.map_or("", |text| text));
                    }
                }
                value.clear();
            }
            Step::Close("c") => out.space(),
            Step::Close("row") => out.line(),
            Step::Close(_) | Step::Words(_) => {}
        }
        !out.is_full()
    })
}
