//! Where a mail stops saying something new.

/// A quoted block at the end is folded from this many lines on; a shorter one is context.
const LONG: usize = 6;

/// The first line of the tail; the number of lines where there is none. A mail that would have
/// nothing left keeps everything.
pub(super) fn start(lines: &[&str]) -> usize {
    let end = [signature(lines), footer(lines), original(lines)].into_iter().min().unwrap_or(0);
    let end = quoted(lines, end);
    match lines[..end].iter().all(|line| line.is_empty() || is_quote(line)) {
        true => lines.len(),
        false => end,
    }
}

pub(super) fn is_quote(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// `-- ` on a line of its own (many programs lose the space), or the seal under a signed text.
fn signature(lines: &[&str]) -> usize {
    let sign = |line: &&str| **line == *"--" || **line == *"-----BEGIN PGP SIGNATURE-----";
    let Some(first) = lines.iter().position(sign) else { return lines.len() };
    // A signature is short: two dashes with a page under them were something else.
    let own = lines[first + 1..].iter().filter(|line| !line.is_empty() && !is_quote(line)).count();
    if own <= 20 { first } else { lines.len() }
}

/// What list servers add: a rule of underscores with a few lines under it.
fn footer(lines: &[&str]) -> usize {
    let rule = |line: &&str| line.len() >= 40 && line.bytes().all(|byte| byte == b'_');
    match lines.iter().rposition(rule) {
        Some(at) if lines.len() - at <= 8 => at,
        _ => lines.len(),
    }
}

/// The original below an answer, as some programs put it: unquoted, under a rule that says so.
fn original(lines: &[&str]) -> usize {
    let rule = |line: &&str| {
        let words = line.trim_matches(['-', ' ']);
        let marked = line.starts_with("-----") && line.ends_with("-----");
        marked && matches!(words, "Original Message" | "Message d'origine" | "Original message")
    };
    let ruled = lines.iter().position(rule).unwrap_or(lines.len());
    let headed = (0..lines.len()).find(|at| is_head(&lines[*at..])).unwrap_or(lines.len());
    // The rule of underscores that stands above such a head belongs to it.
    let above = headed.checked_sub(1).filter(|at| {
        headed < lines.len()
            && lines[*at].len() >= 20
            && lines[*at].bytes().all(|byte| byte == b'_')
    });
    ruled.min(above.unwrap_or(headed))
}

/// Names of what the head of an original says: who, when, to whom, about what.
const HEADS: [[&str; 4]; 4] = [
    ["from", "de", "von", "da"],
    ["sent", "envoyé", "gesendet", "date"],
    ["to", "à", "an", "a"],
    ["subject", "objet", "betreff", "oggetto"],
];

/// Whether an original begins here: four lines or five, in a language that its program speaks.
fn is_head(lines: &[&str]) -> bool {
    let name = |line: &str| {
        let name =
            line.split_once(':').map(|(name, _)| name.trim().trim_matches('*').to_lowercase());
        name.and_then(|name| HEADS.iter().position(|names| names.contains(&name.as_str())))
    };
    let found: Vec<usize> = lines.iter().take(6).map_while(|line| name(line)).collect();
    found.first() == Some(&0) && [1, 3].iter().all(|what| found.contains(what))
}

/// A long quote that ends at `end`, with the line that introduces it.
fn quoted(lines: &[&str], end: usize) -> usize {
    let mut start = end;
    while start > 0 && (lines[start - 1].is_empty() || is_quote(lines[start - 1])) {
        start -= 1;
    }
    if lines[start..end].iter().filter(|line| is_quote(line)).count() < LONG {
        return end;
    }
    // “On Monday, Ana wrote:”, often cut into two lines.
    match lines[..start].last() {
        Some(last) if last.ends_with(':') => {
            let opens =
                |line: &str| ["On ", "Le ", "Am ", "Quoting "].iter().any(|w| line.starts_with(w));
            let two = start > 1 && !opens(last) && opens(lines[start - 2]);
            start - if two { 2 } else { 1 }
        }
        _ => start,
    }
}

#[cfg(test)]
mod tests {
    use super::start;

    fn kept(text: &str) -> String {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        lines[..start(&lines)].join("\n").trim_end().to_owned()
    }

    #[test]
    fn signatures_footers_and_originals_are_tails() {
        assert_eq!(kept("words\n-- \nBo\nhttp://bo.example"), "words");
        let rule = "_".repeat(47);
        assert_eq!(kept(&format!("words\n{rule}\nThe list\nhttp://list.example")), "words");
        assert_eq!(kept("words\n-----Original Message-----\nFrom: Ana\n\nhello"), "words");
        assert_eq!(kept("words\n-----BEGIN PGP SIGNATURE-----\nxyz"), "words");
        let quote = "> a\n".repeat(6);
        assert_eq!(
            kept(&format!("words\nOn Monday, Ana\n<ana@x.example> wrote:\n{quote}")),
            "words"
        );
    }

    #[test]
    fn what_is_short_or_in_the_middle_stays() {
        let all = |text: &str| assert_eq!(kept(text), text.trim_end());
        all("words\n\n> a\n> b");
        all(&format!("{}\nwords", "> a\n".repeat(20)));
        all(&"> a\n".repeat(20));
        all(&format!("title\n--\n{}", "words\n".repeat(50)));
        all("--\nBo");
        all("");
    }
}
