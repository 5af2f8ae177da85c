//! OpenDocument: texts, sheets (hidden ones too) and presentations with their notes write words in paragraphs.

use crate::Why;
use crate::out::Out;
use crate::package::Package;
use crate::xml::Step;

pub(crate) fn read(package: &mut Package<'_>, names: &[String], out: &mut Out) -> Result<(), Why> {
    if is_locked(package, names)? {
        return Err(Why::Protected);
    }
    // Heads and feet of pages stand among the styles.
    let mut read = part(package, "content.xml", out);
    if read.is_ok() && !out.is_full() && names.iter().any(|name| name == "styles.xml") {
        read = part(package, "styles.xml", out);
    }
    read
}

/// Whether the parts are encrypted: the list of them says so.
fn is_locked(package: &mut Package<'_>, names: &[String]) -> Result<bool, Why> {
    const LIST: &str = "META-INF/manifest.xml";
    let mut locked = false;
    if names.iter().any(|name| name == LIST) {
        package.walk(LIST, |step| {
            if let Step::Open(tag) = step {
                locked |= tag.name() == "encryption-data";
            }
            !locked
        })?;
    }
    Ok(locked)
}

fn part(package: &mut Package<'_>, name: &str, out: &mut Out) -> Result<(), Why> {
    let (mut paragraphs, mut deleted) = (0usize, 0usize);
    package.walk(name, |step| {
        match step {
            Step::Open(tag) => match tag.name() {
                "p" | "h" => paragraphs += 1,
                "tracked-changes" => deleted += 1,
                "s" | "tab" => out.space(),
                "line-break" => out.line(),
                "table" => {
                    out.line();
                    out.words(&tag.says("name").unwrap_or_default());
                    out.line();
                }
                _ => {}
            },
            Step::Close("p" | "h") => {
                paragraphs = paragraphs.saturating_sub(1);
                out.line();
            }
            Step::Close("tracked-changes") => deleted = deleted.saturating_sub(1),
            Step::Words(words) if paragraphs > 0 && deleted == 0 => out.words(words),
            Step::Close(_) | Step::Words(_) => {}
        }
        !out.is_full()
    })
}
