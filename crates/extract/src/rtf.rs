//! Rich Text Format: groups between braces, control words, bytes in the encoding of their font.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::Why;
use crate::out::Out;

/// How many groups may stand within one another.
const DEPTH: usize = 1_000;

/// Groups that hold no text of the document.
const SKIPPED: [&str; 17] = [
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "fldinst",
    "xmlnstbl",
    "filetbl",
];

/// What holds within a group.
#[derive(Clone, Copy)]
struct Group {
    skipped: bool,
    /// Within the table of fonts.
    fonts: bool,
    font: i32,
    encoding: &'static Encoding,
    /// How many letters stand behind one in Unicode, for programs that do not know it.
    spare: i32,
}

struct Reader<'a, 'o> {
    bytes: &'a [u8],
    at: usize,
    out: &'o mut Out,
    group: Group,
    groups: Vec<Group>,
    /// Of each font, the encoding of its letters.
    fonts: HashMap<i32, &'static Encoding>,
    /// Letters that are not decoded yet: some encodings take two bytes for one.
    raw: Vec<u8>,
    /// The first half of a letter beyond the first 65,536.
    half: Option<u16>,
    /// Letters to pass over.
    passed: i32,
}

pub(crate) fn read(bytes: &[u8], out: &mut Out) -> Result<(), Why> {
    let group = Group { skipped: false, fonts: false, font: -1, encoding: WINDOWS_1252, spare: 1 };
    let mut reader = Reader {
        bytes,
        at: 0,
        out,
        group,
        groups: Vec::new(),
        fonts: HashMap::new(),
        raw: Vec::new(),
        half: None,
        passed: 0,
    };
    let read = reader.all();
    reader.flush();
    read
}

impl Reader<'_, '_> {
    fn next(&mut self) -> Option<u8> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn all(&mut self) -> Result<(), Why> {
        while let Some(byte) = self.next() {
            match byte {
                b'{' => {
                    self.flush();
                    if self.groups.len() >= DEPTH {
                        return Err(Why::Limits);
                    }
                    self.groups.push(self.group);
                }
                b'}' => {
                    self.flush();
                    self.passed = 0;
                    match self.groups.pop() {
                        Some(group) => self.group = group,
                        None => return Err(Why::Damaged),
                    }
                    if self.groups.is_empty() {
                        return Ok(());
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' => {}
                byte => self.letter(byte),
            }
            if self.out.is_full() {
                return Ok(());
            }
        }
        // It was cut.
        Err(Why::Damaged)
    }

    /// A letter of the encoding of its font.
    fn letter(&mut self, byte: u8) {
        if self.passed > 0 {
            self.passed -= 1;
        } else if !self.group.skipped && !self.group.fonts {
            self.raw.push(byte);
        }
    }

    fn flush(&mut self) {
        if !self.raw.is_empty() {
            let (text, _) = self.group.encoding.decode_without_bom_handling(&self.raw);
            self.out.words(&text);
            self.raw.clear();
        }
    }

    fn control(&mut self) {
        match self.next() {
            Some(b'\'') => {
                let hex = self.bytes.get(self.at..self.at + 2).unwrap_or_default();
                let hex =
                    std::str::from_utf8(hex).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok());
                self.at += 2;
                if let Some(byte) = hex {
                    self.letter(byte);
                }
            }
            Some(b'*') => self.group.skipped = true,
            Some(b'~') => self.letter(b' '),
            Some(b'_') => self.letter(b'-'),
            // A line break that is escaped ends a paragraph.
            Some(b'\r' | b'\n') => self.line(),
            Some(byte) if byte.is_ascii_alphabetic() => {
                self.at -= 1;
                self.word();
            }
            Some(byte @ (b'{' | b'}' | b'\\')) => self.letter(byte),
            _ => {}
        }
    }

    /// A control word, with its number and the space that ends it.
    fn word(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let end = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let name = std::str::from_utf8(&rest[..end]).unwrap_or_default();
        let digits = rest[end..].iter().take(12);
        let sign = usize::from(rest.get(end) == Some(&b'-'));
        let count = digits.skip(sign).take_while(|byte| byte.is_ascii_digit()).count();
        let count = if count == 0 { 0 } else { count + sign };
        let number = std::str::from_utf8(&rest[end..end + count]).unwrap_or_default();
        let number: Option<i32> = number.parse().ok();
        let space = usize::from(rest.get(end + count) == Some(&b' '));
        self.at += end + count + space;
        self.act(name, number);
    }

    fn act(&mut self, name: &str, number: Option<i32>) {
        match name {
            "par" | "line" | "row" | "sect" | "page" => self.line(),
            "tab" | "cell" => {
                self.flush();
                self.out.space();
            }
            "emdash" => self.unicode(0x2014),
            "endash" => self.unicode(0x2013),
            "lquote" => self.unicode(0x2018),
            "rquote" => self.unicode(0x2019),
            "ldblquote" => self.unicode(0x201c),
            "rdblquote" => self.unicode(0x201d),
            "bullet" => self.unicode(0x2022),
            "u" => {
                // Numbers above 32,767 are written as negative ones.
                self.unicode((number.unwrap_or(0) & 0xffff) as u16);
                self.passed = self.group.spare;
            }
            "uc" => self.group.spare = number.unwrap_or(1).clamp(0, 16),
            "bin" => self.at = self.at.saturating_add(number.unwrap_or(0).max(0) as usize),
            "ansicpg" => self.decode_by(number.and_then(of_page)),
            "fonttbl" => self.group.fonts = true,
            "f" => {
                let font = number.unwrap_or(0);
                self.group.font = font;
                if !self.group.fonts {
                    self.decode_by(self.fonts.get(&font).copied());
                }
            }
            "fcharset" if self.group.fonts && self.fonts.len() < 10_000 => {
                if let Some(encoding) = number.and_then(of_charset) {
                    self.fonts.insert(self.group.font, encoding);
                }
            }
            name if SKIPPED.contains(&name) => self.group.skipped = true,
            _ => {}
        }
    }

    fn decode_by(&mut self, encoding: Option<&'static Encoding>) {
        self.flush();
        self.group.encoding = encoding.unwrap_or(self.group.encoding);
    }

    fn line(&mut self) {
        self.flush();
        self.out.line();
    }

    /// A letter, or half of one, by its number.
    fn unicode(&mut self, unit: u16) {
        self.flush();
        if self.group.skipped || self.group.fonts {
            return;
        }
        let units = [self.half.take().unwrap_or(unit), unit];
        let units = if units[0] == unit { &units[1..] } else { &units[..] };
        match char::decode_utf16(units.iter().copied()).next() {
            Some(Ok(letter)) => self.out.words(letter.encode_utf8(&mut [0; 4])),
            _ if (0xd800..0xdc00).contains(&unit) => self.half = Some(unit),
            _ => {}
        }
    }
}

/// The encoding of a page of code of Windows.
fn of_page(page: i32) -> Option<&'static Encoding> {
    let label = match page {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        page => format!("windows-{page}"),
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding of a font's set of characters.
fn of_charset(charset: i32) -> Option<&'static Encoding> {
    let page = match charset {
        0 => 1252,
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    of_page(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rtf: &[u8]) -> String {
        let mut out = Out::new(1_000);
        let _ = read(rtf, &mut out);
        out.finish().body
    }

    #[test]
    fn letters_are_read_in_their_encoding() {
        let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Cyr;}}
            {\*\generator no;}D\'e9cision\par{\f1 \'d0\'d1}\u8364?\tab\u-10179?\u-8704? fin}";
        assert_eq!(text(rtf), "Décision\nРС€ 😀 fin");
    }

    #[test]
    fn what_lies_of_its_length_ends() {
        assert_eq!(text(br"{\rtf1 a\bin2147483647 b}"), "a");
        assert_eq!(text(br"{\rtf1 a\'"), "a");
        assert_eq!(read(&b"{\\rtf1".repeat(2_000), &mut Out::new(10)), Err(Why::Limits));
    }
}
