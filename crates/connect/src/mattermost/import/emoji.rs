//! The emoji that Mattermost names: those of `emoji-datasource` and of GitHub, and those of hands and
//! people in each colour.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Its endings for the colours of skin, with the sign of each. Longer ones end in shorter ones.
const TONES: [(&str, char); 5] = [
    ("_medium_light_skin_tone", '\u{1f3fc}'),
    ("_medium_dark_skin_tone", '\u{1f3fe}'),
    ("_medium_skin_tone", '\u{1f3fd}'),
    ("_light_skin_tone", '\u{1f3fb}'),
    ("_dark_skin_tone", '\u{1f3ff}'),
];

/// The names that [`text::emoji`] does not know, or that mean another emoji for Mattermost.
static OWN: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("emoji_names.txt").lines().filter_map(|line| line.split_once(' '));
    lines.flat_map(|(emoji, names)| names.split(',').map(move |name| (name, emoji))).collect()
});

/// The emoji of this name; nothing for those that a company drew itself.
pub(super) fn named(name: &str) -> Option<String> {
    if let Some(emoji) = plain(name) {
        return Some(emoji);
    }
    let (mut base, tone) = toned(name)?;
    // Two people may have a colour each, the first one's name first.
    let mut tones = vec![tone];
    if let Some((shorter, first)) = toned(base) {
        base = shorter;
        tones.insert(0, first);
    }
    tones.dedup();
    let base = plain(base)?;
    let mut all = emojis::get(&base)?.skin_tones().into_iter().flatten();
    let found = all.find(|one| tones_of(one.as_str()) == tones);
    Some(found.map_or(base, |one| one.as_str().to_owned()))
}

/// The colours in an emoji, one that all have once.
fn tones_of(emoji: &str) -> Vec<char> {
    let mut tones: Vec<char> =
        emoji.chars().filter(|c| matches!(c, '\u{1f3fb}'..='\u{1f3ff}')).collect();
    tones.dedup();
    tones
}

fn plain(name: &str) -> Option<String> {
    let own = OWN.get(name).copied().or_else(|| text::emoji(name));
    own.map(str::to_owned).or_else(|| flag(name.strip_prefix("flag-")?))
}

/// The flag of a country by its code.
fn flag(code: &str) -> Option<String> {
    let letter = |c: char| char::from_u32(u32::from(c).checked_sub(0x61)? + 0x1f1e6);
    let flag: String = code.chars().map(letter).collect::<Option<_>>()?;
    emojis::get(&flag).map(|flag| flag.as_str().to_owned())
}

fn toned(name: &str) -> Option<(&str, char)> {
    TONES.iter().find_map(|(ending, tone)| Some((name.strip_suffix(ending)?, *tone)))
}

#[cfg(test)]
mod tests {
    use super::{OWN, named};

    #[test]
    fn every_name_of_the_table_gives_one_emoji() {
        assert!(OWN.len() > 350);
        for (name, emoji) in OWN.iter() {
            assert_eq!(posts::emoji::parse(emoji).as_deref().ok(), Some(*emoji), "{name}");
            assert_eq!(named(name).as_deref(), Some(*emoji), "{name}");
            assert_ne!(text::emoji(name), Some(*emoji), "{name} is known already");
        }
    }

    #[test]
    fn names_of_both_sources_and_colours_are_known() {
        for (name, emoji) in [
            ("+1", "👍"),
            ("heart", "❤️"),
            ("thinking_face", "🤔"),
            ("thinking", "🤔"),
            ("male-technologist", "👨‍💻"),
            ("satellite", "🛰️"),
            ("flag-fr", "🇫🇷"),
            ("flag-scotland", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
            ("doctor", "🧑‍⚕️"),
            ("+1_medium_dark_skin_tone", "👍🏾"),
            ("man-shrugging_light_skin_tone", "🤷🏻‍♂️"),
            ("people_holding_hands_dark_skin_tone_light_skin_tone", "🧑🏿‍🤝‍🧑🏻"),
            ("people_holding_hands_dark_skin_tone_dark_skin_tone", "🧑🏿‍🤝‍🧑🏿"),
            ("smile_dark_skin_tone", "😄"),
        ] {
            assert_eq!(named(name).as_deref(), Some(emoji), "{name}");
        }
        for unknown in ["parrot_of_the_house", "_dark_skin_tone", "flag-", "flag-zz", "flag-a1", ""]
        {
            assert_eq!(named(unknown), None, "{unknown}");
        }
    }
}
