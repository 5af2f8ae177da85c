//! Reads conversations written by hand (`content/threads/`, format in `content/README.md`).

use crate::asked::Asked;
use crate::calendar::Calendar;
use crate::{FileSample, Picture, content, typography};

/// A conversation as it is written: people and space by name, comments without a moment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// File and line, for messages and as the name of its chance.
    pub(crate) origin: String,
    pub(crate) space: String,
    pub(crate) author: String,
    pub(crate) at: i64,
    /// Its kind, and what only that kind has.
    pub(crate) asked: Asked,
    pub(crate) title: Option<String>,
    pub(crate) body: String,
    /// Minutes after the post, and the new body.
    pub(crate) edit: Option<(i64, String)>,
    pub(crate) pictures: Vec<Picture>,
    pub(crate) files: Vec<FileSample>,
    pub(crate) lines: Vec<Line>,
    /// Short comments to add: name of the pool, how many.
    pub(crate) pools: Vec<(String, usize)>,
    /// Mean minutes between comments; office rhythm without it.
    pub(crate) pace: Option<i64>,
    /// Reactions to the post; a number of chance without it.
    pub(crate) popularity: Option<usize>,
}

/// One comment of a draft.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) author: String,
    /// 0 answers the post, 1 the last comment of depth 0, and so on.
    pub(crate) depth: usize,
    pub(crate) accepted: bool,
    /// Minutes after the comment before, when written.
    pub(crate) delay: Option<i64>,
    pub(crate) body: String,
}

/// Reads one file of conversations.
pub(crate) fn read(file: &str, text: &str, calendar: &Calendar) -> Result<Vec<Draft>, String> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let origin = format!("{file}:{}", number + 1);
        let read = if let Some(header) = line.strip_prefix("=== ") {
            head(header, &origin, calendar).map(|draft| drafts.push(draft))
        } else if let Some(draft) = drafts.last_mut() {
            draft.take(line, calendar)
        } else {
            Ok(())
        };
        read.map_err(|problem| format!("{origin}: {problem}"))?;
    }
    drafts.iter_mut().for_each(Draft::finish);
    Ok(drafts)
}

fn head(header: &str, origin: &str, calendar: &Calendar) -> Result<Draft, String> {
    let words: Vec<&str> = header.split_whitespace().collect();
    let (space, author, when, kind) = match words[..] {
        [space, author, when] => (space, author, when, ""),
        [space, author, when, kind] => (space, author, when, kind),
        _ => return Err("expected: === space author moment [kind]".into()),
    };
    let at = calendar.read(when)?;
    let (space, author, origin) = (space.into(), author.into(), origin.into());
    Ok(Draft { origin, space, author, at, asked: Asked::named(kind), ..Draft::default() })
}

impl Draft {
    /// Takes one line after the header.
    fn take(&mut self, line: &str, calendar: &Calendar) -> Result<(), String> {
        if let Some(directive) = line.strip_prefix('%') {
            return self.directive(directive, calendar);
        }
        if let Some(comment) = Line::read(line) {
            self.lines.push(comment);
            return Ok(());
        }
        if let (None, Some(title)) = (&self.title, line.strip_prefix("# "))
            && self.body.is_empty()
        {
            self.title = Some(title.into());
            return Ok(());
        }
        let text = match (self.lines.last_mut(), &mut self.edit) {
            (Some(comment), _) => &mut comment.body,
            (None, Some((_, body))) => body,
            (None, None) => &mut self.body,
        };
        if !(text.is_empty() && line.is_empty()) {
            text.push_str(line);
            text.push('\n');
        }
        Ok(())
    }

    fn directive(&mut self, text: &str, calendar: &Calendar) -> Result<(), String> {
        let (name, value) = text.split_once(' ').unwrap_or((text, ""));
        let bad = || format!("%{name} does not take `{value}`");
        let number = |text: &str| text.parse::<usize>().map_err(|_| bad());
        match name {
            "pic" => self.pictures.push(Picture::read(value).ok_or_else(bad)?),
            "file" => self.files.push(content::file(value).ok_or_else(bad)?),
            "pace" => self.pace = Some(number(value)? as i64),
            "pop" => self.popularity = Some(number(value)?),
            "edit" => self.edit = Some((number(value)? as i64, String::new())),
            "pool" => {
                let (pool, count) = value.split_once(' ').ok_or_else(bad)?;
                self.pools.push((pool.into(), number(count)?));
            }
            _ if self.asked.take(name, value, calendar) => {}
            _ => return Err(format!("%{name} is unknown, or does not take `{value}`")),
        }
        Ok(())
    }

    /// Sets the type of every text.
    pub(crate) fn finish(&mut self) {
        let set = |text: &mut String| *text = typography::set(text.trim());
        set(&mut self.body);
        self.title.iter_mut().for_each(set);
        self.edit.iter_mut().for_each(|(_, body)| set(body));
        self.lines.iter_mut().for_each(|line| set(&mut line.body));
    }
}

impl Line {
    /// Reads `~ nadia: text`, `~~ok nadia +5: text`; nothing when the line is not a comment.
    fn read(line: &str) -> Option<Self> {
        let (mark, rest) = line.split_once(' ')?;
        let depth = mark.chars().take_while(|c| *c == '~').count().checked_sub(1)?;
        let accepted = match &mark[depth + 1..] {
            "" => false,
            "ok" => true,
            _ => return None,
        };
        let (head, body) = rest.split_once(':')?;
        let (author, delay) = match head.split_once(" +") {
            Some((author, minutes)) => (author, Some(minutes.parse().ok()?)),
            None => (head, None),
        };
        let handle = author.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        let body = format!("{}\n", body.trim());
        handle.then(|| Self { author: author.into(), depth, accepted, delay, body })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "=== atelier nadia 3/mar/09:12 question\n# Quel jeu ?\n\nLe jeu est de 2 mm.\n\
        %pop 7\n~ yves: Trop.\nBien trop.\n~~ok nadia +5: Merci : je reprends.\n";

    #[test]
    fn a_conversation_is_read_as_written() {
        let calendar = Calendar::new(1_700_000_000_000_000);
        let drafts = read("t", TEXT, &calendar).unwrap();
        let [draft] = drafts.as_slice() else { panic!("one draft") };
        assert_eq!(draft.title.as_deref(), Some("Quel jeu\u{202F}?"));
        assert_eq!((draft.body.as_str(), draft.popularity), ("Le jeu est de 2 mm.", Some(7)));
        assert_eq!(draft.lines[0].body, "Trop.\nBien trop.");
        let reply = &draft.lines[1];
        assert_eq!((reply.depth, reply.accepted, reply.delay), (1, true, Some(5)));
    }

    #[test]
    fn what_cannot_be_read_names_its_line() {
        let calendar = Calendar::new(1_700_000_000_000_000);
        let problem = read("t", "=== atelier nadia 3/mar/09:12\n%colour red\n", &calendar);
        assert_eq!(problem.unwrap_err(), "t:2: %colour is unknown, or does not take `red`");
    }
}
