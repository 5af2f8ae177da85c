//! One thing has one name (docs/glossary.md): words that another replaced stay out of the messages.

use super::{File, Finding};

const ENGLISH: [(&str, &str); 10] = [
    ("acknowledge", "confirm"),
    ("animator", "space manager"),
    ("dial", "setting"),
    ("e-mail", "email"),
    ("everybody", "everyone"),
    ("kind of post", "type of post"),
    ("mails", "emails"),
    ("somebody", "someone"),
    ("user name", "handle"),
    ("whoever", "anyone who"),
];

const FRENCH: [(&str, &str); 14] = [
    ("accusé de lecture", "confirmation de lecture"),
    ("au plus", "au maximum"),
    ("chercher", "rechercher"),
    ("courriel", "e-mail"),
    ("demande d’entrée", "demande d’adhésion"),
    ("genre", "type"),
    ("mail", "e-mail"),
    ("mails", "e-mails"),
    ("nom d’utilisateur", "identifiant"),
    ("passion", "centre d’intérêt"),
    ("pont", "passerelle"),
    ("retenue", "acceptée"),
    ("sorte", "type"),
    ("utilisateur", "personne"),
];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        let replaced: &[(&str, &str)] = match file.path.rsplit('/').next() {
            Some("en.ftl") => &ENGLISH,
            Some("fr.ftl") => &FRENCH,
            _ => continue,
        };
        for (index, line) in file.text.lines().enumerate() {
            let said = said(line).to_lowercase();
            for (word, better) in replaced.iter().filter(|(word, _)| says(&said, word)) {
                let advice = format!("Say “{better}”, not “{word}”: docs/glossary.md.");
                findings.push(Finding::new(&file.path, index + 1, advice));
            }
        }
    }
    findings
}

/// What of a line is shown to people: neither a comment nor the name of a message.
fn said(line: &str) -> &str {
    let name = |c: char| c.is_ascii_alphanumeric() || ".- ".contains(c);
    match line.split_once('=') {
        _ if line.starts_with('#') => "",
        Some((key, said)) if key.chars().all(name) => said,
        _ => line,
    }
}

/// Whether a line has the word, alone.
fn says(line: &str, word: &str) -> bool {
    let joined = |letter: Option<char>| letter.is_some_and(|c| c.is_alphanumeric() || c == '-');
    line.match_indices(word).any(|(at, _)| {
        !joined(line[..at].chars().next_back()) && !joined(line[at + word.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::check;

    #[test]
    fn a_word_that_was_replaced_is_found_and_keys_and_comments_are_not() {
        let english = "# somebody\ndial-off = Off\na = For Somebody\n    .hint = Whoever came\n";
        let french = "a = { $n ->\n    [one] Un mail\n   *[other] Des e-mails\n}\n";
        let found =
            check(&[file("crates/ui/i18n/en.ftl", english), file("crates/ui/i18n/fr.ftl", french)]);
        let found: Vec<(usize, &str)> =
            found.iter().map(|found| (found.line, found.advice.as_str())).collect();
        assert_eq!(
            found,
            [
                (3, "Say “someone”, not “somebody”: docs/glossary.md."),
                (4, "Say “anyone who”, not “whoever”: docs/glossary.md."),
                (2, "Say “e-mail”, not “mail”: docs/glossary.md."),
            ]
        );
    }
}
