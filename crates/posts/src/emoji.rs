//! What may be a reaction: one emoji.

use kernel::{Error, Result};

/// Reactions of different kinds that one post or comment takes.
pub(crate) const KINDS: i64 = 40;

/// The emoji that `typed` is, in its one form; it may also be a name such as `+1` or `:tada:`.
///
/// # Errors
/// `Invalid` when it is neither.
pub fn parse(typed: &str) -> Result<String> {
    let typed = typed.trim();
    if let Some(emoji) = text::emoji(typed.trim_matches(':')) {
        return Ok(emoji.to_owned());
    }
    let emoji = text::emoji_exactly(typed).ok_or_else(|| Error::field("emoji", "emoji-unknown"))?;
    Ok(emoji.to_owned())
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
        for (typed, kept) in [
            ("\u{2764}", "\u{2764}\u{fe0f}"),
            ("\u{1f44d}\u{fe0f}", "\u{1f44d}"),
            ("\u{263a}", "\u{263a}\u{fe0f}"),
            ("\u{a9}\u{fe0f}", "\u{a9}\u{fe0f}"),
            ("1\u{20e3}", "1\u{fe0f}\u{20e3}"),
        ] {
            assert_eq!(parse(typed).unwrap(), kept);
        }
        for bad in
            ["", "été", "<b>", "12", "😀😀", "👍👎🎉", "❤❤️", "1", "not-an-emoji-name", "\u{200d}"]
        {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
