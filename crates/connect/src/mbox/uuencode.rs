//! Files between the lines of a text, as they were sent before MIME: uuencode.

use super::mail::MailFile;
use files::file_name;

/// Takes the files out of a text.
pub(super) fn take(text: &str, most: usize) -> (String, Vec<MailFile>) {
    if !text.contains("begin ") {
        return (text.to_owned(), Vec::new());
    }
    let lines: Vec<&str> = text.lines().collect();
    let (mut kept, mut files, mut at) = (Vec::new(), Vec::new(), 0);
    while at < lines.len() {
        match begins(lines[at]).and_then(|name| Some((name, decoded(&lines[at + 1..], most)?))) {
            Some((name, (bytes, read))) => {
                let media_type = "application/octet-stream".to_owned();
                files.push(MailFile { name: file_name(name), media_type, bytes });
                at += 1 + read;
            }
            None => {
                kept.push(lines[at]);
                at += 1;
            }
        }
    }
    (kept.join("\n"), files)
}

/// The name, in `begin 644 notes.txt`.
fn begins(line: &str) -> Option<&str> {
    let (mode, name) = line.strip_prefix("begin ")?.split_once(' ')?;
    let is_mode =
        (3..=4).contains(&mode.len()) && mode.bytes().all(|byte| (b'0'..=b'7').contains(&byte));
    (is_mode && !name.trim().is_empty()).then(|| name.trim())
}

/// The bytes of these lines, and how many lines they took with the last, `end`.
fn decoded(lines: &[&str], most: usize) -> Option<(Vec<u8>, usize)> {
    let mut bytes = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let line = line.as_bytes();
        if line == b"end" {
            return Some((bytes, n + 1));
        }
        let value = |at: usize| (line.get(at).copied().unwrap_or(b' ').wrapping_sub(b' ')) & 0x3f;
        if !line.iter().all(|byte| (b' '..=b'`').contains(byte)) {
            return None;
        }
        let length = usize::from(value(0));
        let start = bytes.len();
        for group in (1..line.len().max(1)).step_by(4) {
            let [a, b, c, d] = [0, 1, 2, 3].map(|n| value(group + n));
            bytes.extend([a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]);
        }
        if bytes.len() < start + length || bytes.len() > most {
            return None;
        }
        bytes.truncate(start + length);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::take;

    #[test]
    fn a_file_is_taken_out_and_what_only_looks_like_one_stays() {
        let (text, files) = take("see\nbegin 644 a/note.txt\n+:&5L;&\\@=V]R;&0\n`\nend\nbye", 100);
        assert_eq!(text, "see\nbye");
        assert_eq!(
            (files[0].name.as_str(), &files[0].bytes[..]),
            ("note.txt", &b"hello world"[..])
        );
        for words in ["begin 644 a.txt\nno end", "begin again now\nend", "begin 644 a\né\nend"] {
            assert_eq!(take(words, 100), (words.to_owned(), Vec::new()));
        }
    }
}
