//! Subjects, and what answering puts before them.

/// The subject without what answering and the list put before it, and whether it is an answer.
pub(super) fn bare(subject: &str) -> (&str, bool) {
    let mut rest = subject.trim();
    let mut is_answer = false;
    loop {
        if let Some((_, after)) = tag(rest) {
            rest = after;
        } else if let Some(after) = answer(rest) {
            is_answer = true;
            rest = after;
        } else {
            return (rest, is_answer);
        }
    }
}

/// The title of a post: its subject without marks of an answer; what stands in brackets stays.
pub(super) fn title(subject: &str, most: usize) -> String {
    let mut rest = subject.trim();
    let mut tags = String::new();
    loop {
        if let Some(after) = answer(rest) {
            rest = after;
        } else if let Some((tag, after)) = tag(rest).filter(|(_, after)| bare(after).1) {
            // `[list] Re: words`: the mark stands after the tag.
            tags = format!("{tags}{tag} ");
            rest = after;
        } else {
            break;
        }
    }
    let title = format!("{tags}{rest}");
    match title.chars().count() > most {
        true => title.chars().take(most - 1).chain(['…']).collect(),
        false => title,
    }
}

/// `[list]` at the beginning, and what follows.
fn tag(subject: &str) -> Option<(&str, &str)> {
    let end = subject.strip_prefix('[')?.find(']')? + 2;
    Some((&subject[..end], subject[end..].trim_start()))
}

/// What follows `Re:` and its likes; `Re[2]` counts, and `Re ` before the colon as French programs
/// write it.
fn answer(subject: &str) -> Option<&str> {
    let (word, after) = subject.split_once(':')?;
    let word = word.split('[').next().unwrap_or_default().trim().to_lowercase();
    let is_mark = ["re", "ré", "aw", "sv", "antw", "odp", "rif"].contains(&word.as_str());
    is_mark.then(|| after.trim_start())
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn a_title_does_not_answer() {
        assert_eq!(title("Re: RE[2]: backups: how?", 200), "backups: how?");
        assert_eq!(title("[ops] Ré : backups", 200), "[ops] backups");
        assert_eq!(title("[ops] backups", 200), "[ops] backups");
        assert_eq!(title("Re: [PATCH] fix", 200), "[PATCH] fix");
        assert_eq!(title("Re:", 200), "");
        assert_eq!(title("12345", 4), "123…");
    }
}
