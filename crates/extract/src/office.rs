//! Word documents and PowerPoint presentations: both write words in `t`, paragraphs in `p`.

use crate::Why;
use crate::out::Out;
use crate::package::{Package, numbered};
use crate::xml::Step;

/// Word: headers first, then the document, then what stands at its foot and beside it.
pub(crate) fn document(
    package: &mut Package<'_>,
    names: &[String],
    out: &mut Out,
) -> Result<(), Why> {
    let starts = ["header", "document", "footer", "footnotes", "endnotes", "comments"];
    let starts = starts.map(|start| format!("word/{start}"));
    parts(package, starts.iter().flat_map(|start| numbered(names, start)), out)
}

/// PowerPoint: slides in their order, then notes, drawn diagrams, comments.
pub(crate) fn slides(
    package: &mut Package<'_>,
    names: &[String],
    out: &mut Out,
) -> Result<(), Why> {
    let starts = [
        "ppt/slides/slide",
        "ppt/notesSlides/notesSlide",
        "ppt/diagrams/data",
        "ppt/comments/comment",
        "ppt/comments/modernComment",
    ];
    parts(package, starts.iter().flat_map(|start| numbered(names, start)), out)
}

/// Reads parts one after the other: one that is damaged does not keep from the next.
pub(crate) fn parts<'a>(
    package: &mut Package<'_>,
    names: impl Iterator<Item = &'a str>,
    out: &mut Out,
) -> Result<(), Why> {
    let mut read = Err(Why::Damaged);
    let mut is_first = true;
    for name in names {
        let one = part(package, name, out);
        out.line();
        if one == Err(Why::Limits) || out.is_full() {
            return one;
        }
        read = if is_first { one } else { read.and(one) };
        is_first = false;
    }
    read
}

fn part(package: &mut Package<'_>, name: &str, out: &mut Out) -> Result<(), Why> {
    let (mut texts, mut twice) = (0usize, 0usize);
    package.walk(name, |step| {
        match step {
            Step::Open(tag) => match tag.name() {
                // The same words once more, for programs that do not know the first.
                "Fallback" => twice += 1,
                "t" | "text" => texts += 1,
                "tab" | "tc" => out.space(),
                "br" | "cr" => out.line(),
                "noBreakHyphen" => out.words("-"),
                _ => {}
            },
            Step::Close("Fallback") => twice = twice.saturating_sub(1),
            Step::Close("t" | "text") => texts = texts.saturating_sub(1),
            Step::Close("p") => out.line(),
            Step::Words(words) if texts > 0 && twice == 0 => out.words(words),
            Step::Close(_) | Step::Words(_) => {}
        }
        !out.is_full()
    })
}
