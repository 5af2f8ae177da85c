//! Icons: one sprite of our own drawing, fetched once and kept by the browser.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::{SafeHtml, assets};

/// Every icon as it stands in a page. A page holds dozens of them, so each is a reference.
static ICONS: LazyLock<BTreeMap<&'static str, String>> = LazyLock::new(|| {
    let sprite = &assets::sprite().path;
    let names = assets::SPRITE.split("<symbol id=\"").skip(1);
    let named = names.filter_map(|symbol| symbol.split('"').next()).map(|name| {
        let html = format!(
            "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{sprite}#{name}\"/></svg>"
        );
        (name, html)
    });
    named.collect()
});

/// The icon `name` in the colour of the text around it; decorative, so the words beside it (or the
/// label of its button) must say the same. An unknown name shows nothing and is logged.
pub fn icon(name: &str) -> SafeHtml {
    match ICONS.get(name) {
        Some(html) => SafeHtml::trusted(html.as_str()),
        None => {
            tracing::warn!(name, "no such icon");
            SafeHtml::default()
        }
    }
}

/// The names of all icons.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    ICONS.keys().copied()
}
