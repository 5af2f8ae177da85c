//! Names inside messages: whoever is called otherwise here is mentioned by the name they have here,
//! so that nobody else who bears the old one is. Emoji whose names are Mattermost's own become
//! themselves.

use super::emoji;
use std::borrow::Cow;
use std::collections::HashMap;

/// The names that changed.
#[derive(Default)]
pub(super) struct Names {
    people: HashMap<String, String>,
    channels: HashMap<(String, String), String>,
}

impl Names {
    /// Names of people, and of channels with their team: there, then here.
    pub(super) fn new<'a>(
        people: impl Iterator<Item = (&'a str, &'a str)>,
        channels: impl Iterator<Item = (&'a str, &'a str, &'a str)>,
    ) -> Names {
        let people = people.map(|(old, new)| (old.to_lowercase(), new.to_owned())).collect();
        let channel = |(team, old, new): (&str, &str, &str)| {
            ((team.to_owned(), old.to_lowercase()), new.to_owned())
        };
        Names { people, channels: channels.map(channel).collect() }
    }

    /// The text of a message of this team, with the names of here. Code is left as it is.
    pub(super) fn translate<'t>(&self, team: &str, text: &'t str) -> Cow<'t, str> {
        if !text.contains(['@', '~', ':']) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len() + 16);
        let mut fence: Option<&str> = None;
        for line in text.split_inclusive('\n') {
            let mark = fence_of(line);
            match fence {
                Some(open) if mark.starts_with(open) => fence = None,
                None if !mark.is_empty() => fence = Some(mark),
                None => {
                    self.line(team, line, &mut out);
                    continue;
                }
                Some(_) => {}
            }
            out.push_str(line);
        }
        Cow::Owned(out)
    }

    fn line(&self, team: &str, line: &str, out: &mut String) {
        let mut in_code = false;
        let mut previous = None;
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            in_code ^= c == '`';
            let starts = !in_code && previous.is_none_or(|p: char| !p.is_alphanumeric() && p != c);
            if starts
                && c == ':'
                && let Some((length, emoji)) = own_emoji(after)
            {
                out.push_str(&emoji);
                previous = None;
                rest = &after[length..];
                continue;
            }
            if starts
                && matches!(c, '@' | '~')
                && let Some((length, name)) = self.found(c, team, after)
            {
                out.push(c);
                out.push_str(name);
                previous = name.chars().next_back();
                rest = &after[length..];
                continue;
            }
            out.push(c);
            previous = Some(c);
            rest = after;
        }
    }

    /// The length of the changed name that `rest` begins with, and what it is here. The mark that
    /// ends a sentence may belong to the name: the longest that is one counts.
    fn found(&self, sigil: char, team: &str, rest: &str) -> Option<(usize, &str)> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let mut name = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len()).min(128)];
        while !name.is_empty() {
            let old = name.to_lowercase();
            let new = match sigil {
                '@' => self.people.get(&old),
                _ => self.channels.get(&(team.to_owned(), old)),
            };
            if let Some(new) = new {
                return Some((name.len(), new));
            }
            name = name.strip_suffix(['.', '-', '_'])?;
        }
        None
    }
}

/// The emoji whose name `rest` begins with, up to its colon, and their length: those that only
/// Mattermost calls so.
fn own_emoji(rest: &str) -> Option<(usize, String)> {
    let end = rest.bytes().take(100).position(|b| b == b':')?;
    let name = rest.get(..end)?;
    let emoji = emoji::named(name).filter(|emoji| text::emoji(name) != Some(emoji.as_str()))?;
    let follows = rest[end + 1..].chars().next();
    (!follows.is_some_and(char::is_alphanumeric)).then_some((end + 1, emoji))
}

/// The marks that open or close a block of code on this line, or nothing.
fn fence_of(line: &str) -> &str {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'));
    let length = mark.map_or(0, |mark| line.chars().take_while(|c| *c == mark).count());
    if length >= 3 { &line[..length] } else { "" }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn changed_names_are_translated_outside_code() {
        let people = [("ana", "ana2"), ("bo_", "bo")];
        let channels = [("red", "town-square", "town-square-red")];
        let names = Names::new(people.into_iter(), channels.into_iter());
        let said = |text: &str| names.translate("red", text).into_owned();
        assert_eq!(said("@ana, @Ana. and @bo_!"), "@ana2, @ana2. and @bo!");
        assert_eq!(said("@anatole x@ana @@ana `@ana`"), "@anatole x@ana @@ana `@ana`");
        assert_eq!(said("see ~town-square."), "see ~town-square-red.");
        assert_eq!(said("```\n@ana\n```\n@ana"), "```\n@ana\n```\n@ana2");
        assert_eq!(names.translate("blue", "~town-square"), "~town-square");
        assert_eq!(said(":robot_face:, :tada: :thinking_face:"), "🤖, :tada: 🤔");
        assert_eq!(
            said("1:100:2 `:robot_face:` x:robot_face:y :parrot:"),
            "1:100:2 `:robot_face:` x:robot_face:y :parrot:"
        );
    }
}
