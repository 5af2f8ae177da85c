//! What may be a reaction: one emoji.

use kernel::{Error, Result};

/// Reactions of different kinds that one post or comment takes.
pub(crate) const KINDS: i64 = 40;

/// The emoji in `typed`, which may also be a name such as `+1` or `:tada:`.
///
/// # Errors
/// `Invalid` when it is neither.
pub fn parse(typed: &str) -> Result<String> {
    let typed = typed.trim();
    if let Some(emoji) = text::emoji(typed.trim_matches(':')) {
        return Ok(emoji.to_owned());
    }
    if is_emoji(typed) { Ok(typed.to_owned()) } else { Err(Error::field("emoji", "emoji-unknown")) }
}

/// One emoji sequence: pictographs, joiners, selectors, skin tones, flags, keycaps.
fn is_emoji(text: &str) -> bool {
    let count = text.chars().count();
    let pictures = text.chars().filter(|c| is_picture(*c)).count();
    let parts = text.chars().all(|c| is_picture(c) || is_joiner(c));
    (1..=14).contains(&count) && parts && pictures > 0
        || matches!(
            text.chars().collect::<Vec<_>>()[..],
            ['0'..='9' | '#' | '*', '\u{fe0f}', '\u{20e3}']
        )
}

fn is_picture(c: char) -> bool {
    matches!(c as u32,
        0x203c | 0x2049 | 0x2122 | 0x2139 | 0x2194..=0x21aa | 0x231a..=0x23ff | 0x24c2
        | 0x25aa..=0x27bf | 0x2934..=0x2935 | 0x2b05..=0x2b55 | 0x3030 | 0x303d | 0x3297 | 0x3299
        | 0x1f000..=0x1faff)
}

fn is_joiner(c: char) -> bool {
    matches!(c as u32, 0x200d | 0xfe0f | 0xe0020..=0xe007f)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn one_emoji_or_its_name() {
        for good in ["👍", "❤️", "👩‍🔧", "🇫🇷", "1️⃣", "+1", ":tada:", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"]
        {
            assert!(parse(good).is_ok(), "{good}");
        }
        assert_eq!(parse("+1").unwrap(), "👍");
        for bad in [
            "",
            "été",
            "<b>",
            "12",
            "👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍",
            "not-an-emoji-name",
            "\u{200d}",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
