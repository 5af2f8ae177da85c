//! The emoji that Mattermost names.

/// Its endings for the colours of a hand, with the sign of each.
const TONES: [(&str, char); 5] = [
    ("_light_skin_tone", '\u{1f3fb}'),
    ("_medium_light_skin_tone", '\u{1f3fc}'),
    ("_medium_skin_tone", '\u{1f3fd}'),
    ("_medium_dark_skin_tone", '\u{1f3fe}'),
    ("_dark_skin_tone", '\u{1f3ff}'),
];

/// The emoji of this name; nothing for those that a company drew itself.
pub(super) fn named(name: &str) -> Option<String> {
    if let Ok(emoji) = posts::emoji::parse(name) {
        return Some(emoji);
    }
    // The longest ending first: `_medium_dark_skin_tone` ends in another of them.
    let mut tones = TONES;
    tones.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
    let (base, tone) =
        tones.iter().find_map(|(ending, tone)| Some((name.strip_suffix(ending)?, tone)))?;
    let base = posts::emoji::parse(base).ok()?;
    let mut signs = base.chars();
    // A tone goes with the hand itself: after more than one sign it would stand alone.
    match (signs.next(), signs.next()) {
        (Some(hand), None | Some('\u{fe0f}')) => Some(format!("{hand}{tone}")),
        _ => Some(base),
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn names_give_emoji_and_hands_keep_their_colour() {
        assert_eq!(named("+1").as_deref(), Some("👍"));
        assert_eq!(named("heart").as_deref(), Some("❤️"));
        assert_eq!(named("+1_medium_dark_skin_tone").as_deref(), Some("👍🏾"));
        assert_eq!(named("parrot_of_the_house"), None);
        assert_eq!(named("_dark_skin_tone"), None);
    }
}
