//! Words that were parted at the end of a line are joined, where that is clear.

use std::collections::HashSet;

/// Joins `exem-` and `ple` over a line break. A word that has its hyphen elsewhere in the text keeps it here.
pub(crate) fn join(text: &str) -> String {
    if !text.contains("-\n") {
        return text.to_owned();
    }
    let hyphenated: HashSet<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| word.contains('-') && !word.ends_with('-'))
        .collect();
    let mut joined = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((line, next)) = rest.split_once('\n') {
        rest = next;
        let begin = line.strip_suffix('-').and_then(last);
        match begin.zip(first(next)) {
            Some((begin, end)) if hyphenated.contains(format!("{begin}-{end}").as_str()) => {
                joined.push_str(line);
            }
            Some(_) => joined.push_str(&line[..line.len() - 1]),
            None => {
                joined.push_str(line);
                joined.push('\n');
            }
        }
    }
    joined.push_str(rest);
    joined
}

/// The letters that a line ends with, at least two, the last in lower case.
fn last(line: &str) -> Option<&str> {
    let word = line.rsplit(|c: char| !c.is_alphabetic()).next()?;
    let is_word = word.chars().count() > 1 && word.ends_with(char::is_lowercase);
    is_word.then_some(word)
}

/// The letters that a line begins with, at least two in lower case.
fn first(line: &str) -> Option<&str> {
    let end = line.find(|c: char| !c.is_lowercase()).unwrap_or(line.len());
    (line[..end].chars().count() > 1).then_some(&line[..end])
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_parted_word_is_joined() {
        assert_eq!(join("un exem-\nple clair\nfin"), "un exemple clair\nfin");
        assert_eq!(join("dé-\n"), "dé-\n");
    }

    #[test]
    fn what_is_not_clear_stays() {
        let text = "Saint-\nÉtienne\nA-\nb\n1-\n2\n- liste-\n- autre";
        assert_eq!(join(text), text);
        assert_eq!(join("peut-être\nou peut-\nêtre pas"), "peut-être\nou peut-être pas");
    }
}
