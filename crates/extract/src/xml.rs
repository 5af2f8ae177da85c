//! XML, read once from its beginning: no tree, no entities of its own, nothing that is referred to.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::Why;

/// How many elements may stand within one another.
const DEPTH: usize = 10_000;

/// What is met on the way.
pub(crate) enum Step<'a> {
    /// An element begins.
    Open(&'a Tag<'a>),
    /// An element of this name ends.
    Close(&'a str),
    /// Words.
    Words(&'a str),
}

/// The beginning of an element.
pub(crate) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name, without its prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// What the attribute of this name says, whatever its prefix.
    pub(crate) fn says(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        // Comparing each with all before it would take long where there are many.
        let mut found = attributes.with_checks(false).flatten();
        let attribute = found.find(|one| one.key.local_name().into_inner() == name)?;
        attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
    }
}

/// Goes through a document until `step` answers that it has enough.
pub(crate) fn walk(
    source: impl BufRead,
    mut step: impl FnMut(Step<'_>) -> bool,
) -> Result<(), Why> {
    let mut reader = Reader::from_reader(source);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let (mut buffer, mut depth) = (Vec::new(), 0usize);
    loop {
        buffer.clear();
        let goes_on = match reader.read_event_into(&mut buffer).map_err(|_| Why::Damaged)? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(Why::Limits);
                }
                step(Step::Open(&Tag(tag)))
            }
            Event::Empty(tag) => {
                let tag = Tag(tag);
                step(Step::Open(&tag)) && step(Step::Close(tag.name()))
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                step(Step::Close(tag.local_name().into_inner()))
            }
            Event::Text(words) => step(Step::Words(&words.xml10_content())),
            Event::CData(words) => step(Step::Words(&words.xml10_content())),
            Event::GeneralRef(name) => match letter(&name.xml10_content()) {
                Some(letter) => step(Step::Words(letter.encode_utf8(&mut [0; 4]))),
                None => true,
            },
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => true,
        };
        if !goes_on {
            return Ok(());
        }
    }
}

/// The character that `&…;` stands for: of entities that a document declares itself there is none.
fn letter(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
