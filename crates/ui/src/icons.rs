//! Icons: one sprite of our own drawing, fetched once and kept by the browser.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::{SafeHtml, assets};

static NAMES: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    assets::SPRITE
        .split("<symbol id=\"")
        .skip(1)
        .filter_map(|symbol| symbol.split('"').next())
        .collect()
});

/// The icon `name` in the colour of the text around it; decorative, so the words beside it (or the
/// label of its button) must say the same. An unknown name shows nothing and is logged.
pub fn icon(name: &str) -> SafeHtml {
    if !NAMES.contains(name) {
        tracing::warn!(name, "no such icon");
        return SafeHtml::default();
    }
    SafeHtml::trusted(format!(
        "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{}#{name}\"/></svg>",
        assets::sprite().path
    ))
}

/// The names of all icons.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().copied()
}
