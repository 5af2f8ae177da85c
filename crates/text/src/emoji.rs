//! Emoji by the names that chats and code forges give them, and by their names in two languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold;

/// An emoji with what it is called.
#[derive(Debug)]
pub struct Emoji {
    /// Itself.
    pub emoji: &'static str,
    /// Its English name.
    pub english: &'static str,
    /// Its French name; the English one where it has none.
    pub french: &'static str,
    /// Which of [`EMOJI_GROUPS`] it is of.
    pub group: usize,
    /// All words of it, folded, a space before each.
    words: String,
}

/// The groups, in their order, as message keys end.
pub const EMOJI_GROUPS: [&str; 9] =
    ["smileys", "people", "animals", "food", "travel", "activities", "objects", "symbols", "flags"];

static ALL: LazyLock<Vec<Emoji>> = LazyLock::new(|| {
    let french = french();
    // Later ones many devices draw as a hole.
    let drawn =
        emojis::iter().filter(|one| one.emoji_version() <= emojis::EmojiVersion::new(15, 0));
    let all = drawn.map(|one| {
        let (name, tags) = french.get(plain(one.as_str())).copied().unwrap_or((one.name(), ""));
        let codes: Vec<&str> = one.shortcodes().collect();
        let words = fold(&format!("{} {name} {tags} {}", one.name(), codes.join(" ")));
        let words = words.replace(|c: char| !c.is_alphanumeric() && c != '+', " ");
        let (emoji, english, group) = (one.as_str(), one.name(), group(one.group()));
        Emoji { emoji, english, french: name, group, words: format!(" {words}") }
    });
    all.collect()
});

/// French names and other words of those that are used most, by emoji.
fn french() -> HashMap<&'static str, (&'static str, &'static str)> {
    let lines = include_str!("emoji_french.txt").lines();
    lines
        .filter_map(|line| {
            let (emoji, rest) = line.split_once(' ')?;
            Some((plain(emoji), rest.split_once('|')?))
        })
        .collect()
}

/// Without the selector that asks for colours, which some leave out.
fn plain(emoji: &str) -> &str {
    emoji.trim_end_matches('\u{fe0f}')
}

fn group(of: emojis::Group) -> usize {
    match of {
        emojis::Group::SmileysAndEmotion => 0,
        emojis::Group::PeopleAndBody => 1,
        emojis::Group::AnimalsAndNature => 2,
        emojis::Group::FoodAndDrink => 3,
        emojis::Group::TravelAndPlaces => 4,
        emojis::Group::Activities => 5,
        emojis::Group::Objects => 6,
        emojis::Group::Symbols => 7,
        emojis::Group::Flags => 8,
    }
}

/// The emoji called `name` (`+1`, `tada`, `heart`), without colons.
pub fn emoji(name: &str) -> Option<&'static str> {
    emojis::get_by_shortcode(name).map(|emoji| emoji.as_str())
}

/// The one emoji that `typed` is, in its one form: keyboards write `❤` with or without the selector that
/// asks for colours.
pub fn emoji_exactly(typed: &str) -> Option<&'static str> {
    emojis::get(typed).map(|emoji| emoji.as_str())
}

/// The emoji of a group of [`EMOJI_GROUPS`].
pub fn emoji_of_group(group: usize) -> impl Iterator<Item = &'static Emoji> {
    ALL.iter().filter(move |emoji| emoji.group == group)
}

/// The emoji of which each typed word begins one, in English or in French, whatever its accents.
pub fn emoji_named(typed: &str) -> impl Iterator<Item = &'static Emoji> {
    let typed: Vec<String> =
        fold(typed).split_whitespace().map(|word| format!(" {word}")).collect();
    let none = typed.is_empty();
    ALL.iter().filter(move |emoji| !none && typed.iter().all(|word| emoji.words.contains(word)))
}

/// What is offered before a letter is typed.
const USUAL: [&str; 8] = ["+1", "heart", "clap", "smile", "tada", "bulb", "pray", "eyes"];

/// Up to eight emoji whose name begins with `typed`, (name, emoji): their short names first, then words
/// of their names in either language.
pub fn emoji_starting_with(typed: &str) -> Vec<(&'static str, &'static str)> {
    if typed.is_empty() {
        return USUAL.into_iter().filter_map(|name| Some((name, emoji(name)?))).collect();
    }
    let lower = typed.to_lowercase();
    let names = emojis::iter().flat_map(|e| e.shortcodes().map(move |name| (name, e.as_str())));
    let mut found: Vec<(&str, &str)> =
        names.filter(|(name, _)| name.starts_with(&lower)).take(8).collect();
    for other in emoji_named(typed) {
        if found.len() < 8 && found.iter().all(|(_, emoji)| *emoji != other.emoji) {
            found.push((other.french, other.emoji));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoji_are_found_in_both_languages() {
        let found = |typed: &str| emoji_named(typed).map(|one| one.emoji).collect::<Vec<_>>();
        for typed in ["rocket", "fusée", "FUSEE", "fus"] {
            assert!(found(typed).contains(&"🚀"), "{typed}");
        }
        assert!(found("cœur rouge").contains(&"❤️") && found("coeur rouge").contains(&"❤️"));
        assert!(found("café").contains(&"☕") && found("+1").contains(&"👍"));
        assert!(found("").is_empty() && found("zzzz").is_empty());
        assert!(emoji_starting_with("fusée").contains(&("fusée", "🚀")));
    }

    #[test]
    fn every_group_has_some() {
        for group in 0..EMOJI_GROUPS.len() {
            assert!(emoji_of_group(group).count() > 50, "{group}");
        }
    }

    #[test]
    fn every_french_name_is_of_an_emoji_that_is_offered() {
        let offered: Vec<&str> = ALL.iter().map(|one| plain(one.emoji)).collect();
        let unknown: Vec<_> = french().into_keys().filter(|one| !offered.contains(one)).collect();
        assert_eq!(unknown, [""; 0]);
        assert_eq!(french().len(), include_str!("emoji_french.txt").lines().count());
    }
}
