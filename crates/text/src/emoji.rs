//! Emoji by the names that chats and code forges give them.

/// The emoji called `name` (`+1`, `tada`, `heart`), without colons.
pub fn emoji(name: &str) -> Option<&'static str> {
    emojis::get_by_shortcode(name).map(|emoji| emoji.as_str())
}

/// What is offered before a letter is typed.
const USUAL: [&str; 8] = ["+1", "heart", "clap", "smile", "tada", "bulb", "pray", "eyes"];

/// Up to eight emoji whose name begins with `typed`: (name, emoji).
pub fn emoji_starting_with(typed: &str) -> Vec<(&'static str, &'static str)> {
    if typed.is_empty() {
        return USUAL.into_iter().filter_map(|name| Some((name, emoji(name)?))).collect();
    }
    let typed = typed.to_lowercase();
    let names = emojis::iter().flat_map(|e| e.shortcodes().map(move |name| (name, e.as_str())));
    names.filter(|(name, _)| name.starts_with(&typed)).take(8).collect()
}
