//! What stands between double brackets, and the links that it becomes.

use std::collections::HashSet;

/// The longest title between brackets, in characters.
const TITLE: usize = 200;
/// The end of the address of a form for a page that is not there, before its title.
pub(crate) const NEW: &str = "/pages/new?title=";

/// The titles between double brackets, folded: so many at most.
pub(crate) fn titles(body: &str, most: usize) -> HashSet<String> {
    let mut titles = HashSet::new();
    replaced(body, |title| {
        if titles.len() < most {
            titles.insert(text::fold(title));
        }
        None
    });
    titles
}

/// The text with links in place of what stands between double brackets, where that has an address, but for code.
pub(crate) fn replaced(body: &str, mut address: impl FnMut(&str) -> Option<String>) -> String {
    outside_code(body, |here| {
        let after = here.strip_prefix("[[")?;
        // Neither a title nor the words for it hold a bracket that opens.
        let (inner, _) = after.split_at(after.find('[').unwrap_or(after.len()));
        let (inner, _) = inner.split_once("]]")?;
        let (title, label) = inner.split_once('|').unwrap_or((inner, inner));
        if !is_title(title) || !is_title(label) {
            return None;
        }
        let address = address(title.trim())?;
        let label = label.trim().replace('\\', "\\\\").replace(']', "\\]");
        Some((format!("[{label}]({address})"), &after[inner.len() + 2..]))
    })
}

/// Walks over a text, but for code: at each bracket that opens `at` may put something in the place of what is there,
/// and says what follows it.
fn outside_code<'a>(
    body: &'a str,
    mut at: impl FnMut(&'a str) -> Option<(String, &'a str)>,
) -> String {
    let mut out = String::with_capacity(body.len());
    let mut fence: Option<&str> = None;
    for line in body.split_inclusive('\n') {
        let start = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_), _) => {}
            (None, None) => {
                walk_line(line, &mut out, &mut at);
                continue;
            }
        }
        out.push_str(line);
    }
    out
}

fn walk_line<'a>(
    line: &'a str,
    out: &mut String,
    at: &mut impl FnMut(&'a str) -> Option<(String, &'a str)>,
) {
    let mut rest = line;
    while let Some(next) = rest.find(['`', '[', '\\']) {
        let (before, here) = rest.split_at(next);
        out.push_str(before);
        if here.starts_with('\\') {
            let escaped = here.chars().take(2).map(char::len_utf8).sum();
            out.push_str(&here[..escaped]);
            rest = &here[escaped..];
            continue;
        }
        if here.starts_with('`') {
            let run = here.len() - here.trim_start_matches('`').len();
            let (ticks, after) = here.split_at(run);
            let end = after.find(ticks).map_or(0, |end| end + run);
            out.push_str(&here[..run + end]);
            rest = &here[run + end..];
            continue;
        }
        match at(here) {
            Some((said, after)) => {
                out.push_str(&said);
                rest = after;
            }
            None => {
                out.push('[');
                rest = &here[1..];
            }
        }
    }
    out.push_str(rest);
}

fn is_title(title: &str) -> bool {
    !text::is_blank(title) && !title.contains('[') && title.chars().count() <= TITLE
}

/// A text as it is typed: what leads to a page of the space at this address that is not there stands between brackets
/// again.
pub(crate) fn typed(body: &str, slug: &str) -> String {
    let start = format!("(/spaces/{slug}{NEW}");
    if !body.contains(&start) {
        return body.to_owned();
    }
    outside_code(body, |here| {
        let (label, after) = words(&here[1..])?;
        let (title, after) = after.strip_prefix(&start)?.split_once(')')?;
        let title = decoded(title);
        if !is_title(&title) || !is_title(&label) || title.contains(['|', ']']) {
            return None;
        }
        let said = match label == title {
            true => format!("[[{title}]]"),
            false => format!("[[{title}|{label}]]"),
        };
        Some((said, after))
    })
}

/// The words of a link whose bracket is open, and what follows the bracket that closes it.
fn words(here: &str) -> Option<(String, &str)> {
    let mut words = String::new();
    let mut chars = here.char_indices().take(2 * TITLE + 1);
    while let Some((at, c)) = chars.next() {
        match c {
            ']' => return Some((words, &here[at + 1..])),
            '[' => return None,
            '\\' => words.push(chars.next()?.1),
            c => words.push(c),
        }
    }
    None
}

/// What an address says with percents.
pub(crate) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(if bytes[at] == b'+' { b' ' } else { bytes[at] });
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{decoded, replaced, titles, typed};

    fn linked(text: &str) -> String {
        replaced(text, |title| Some(format!("/{title}")))
    }

    #[test]
    fn titles_between_brackets_become_links() {
        for (typed, written) in [
            ("See [[Holidays]].", "See [Holidays](/Holidays)."),
            ("[[Holidays|days off]] and [[B]]", "[days off](/Holidays) and [B](/B)"),
            ("[a](b) [[ ]] [[]] [c]", "[a](b) [[ ]] [[]] [c]"),
            ("`[[code]]` ``[[a`b]]`` [[x]]", "`[[code]]` ``[[a`b]]`` [x](/x)"),
            ("```\n[[code]]\n```\n[[x]]", "```\n[[code]]\n```\n[x](/x)"),
            ("[[never closed", "[[never closed"),
            ("[[[a]]]", "[[a](/a)]"),
            ("\\[[a]]", "\\[[a]]"),
            ("[[a|b \\\\ c]]", "[b \\\\\\\\ c](/a)"),
            ("[[é 🚲]]", "[é 🚲](/é 🚲)"),
        ] {
            assert_eq!(linked(typed), written);
        }
    }

    #[test]
    fn so_many_titles_are_looked_for_at_most() {
        let many: String = (0..50_000).map(|n| format!("[[{n}]]")).collect();
        assert_eq!(titles(&many, 200).len(), 200);
        let same = "[[A]] [[a|other]] `[[code]]`".repeat(100);
        assert_eq!(titles(&same, 200).into_iter().collect::<Vec<_>>(), ["a"]);
        let open = "[[a ".repeat(25_000);
        assert_eq!(linked(&open), open);
    }

    #[test]
    fn what_leads_to_no_page_yet_is_typed_as_before() {
        let new = |title: &str| Some(format!("/spaces/a/pages/new?title={}", ui::encode(title)));
        for text in [
            "See [[Holidays]] and [[Congés & co|days off]].",
            "[a](b) [[x]] [c](/spaces/a) `[d](/e)`",
            "[[🚲]]",
        ] {
            assert_eq!(typed(&replaced(text, new), "a"), text);
        }
        for text in [
            "](/spaces/",
            "[a](/spaces/a/pages/new?title=",
            "(/spaces/a/pages/new?title=x)",
            "`[x](/spaces/a/pages/new?title=x)`",
            "```\n[x](/spaces/a/pages/new?title=x)\n```",
            "\\[x](/spaces/a/pages/new?title=x)",
            "[x](/spaces/b/pages/new?title=x)",
        ] {
            assert_eq!(typed(text, "a"), text);
        }
    }

    #[test]
    fn an_address_is_read_back() {
        for title in ["Congés & co", "50 %", "a+b", "🚲"] {
            assert_eq!(decoded(&ui::encode(title)), title);
        }
        assert_eq!(decoded("100%é%4"), "100%é%4");
    }
}
