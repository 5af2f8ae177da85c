//! What other capabilities show above the results of a search, declared with [`section!`](crate::section).

use std::pin::Pin;

use kernel::{App, Result};
use ui::{Ctx, SafeHtml};

#[doc(hidden)]
pub use kernel::inventory;

/// HTML of a template, or nothing.
pub type Shown = Pin<Box<dyn Future<Output = Result<String>> + Send>>;

/// A section above the results.
pub struct Section {
    /// What it shows this viewer of these words.
    pub shown: fn(&App, &Ctx, &str) -> Shown,
}

kernel::inventory::collect!(Section);

/// Declares a [`Section`](sections::Section): `search::section!(Section { shown });`
#[macro_export]
macro_rules! section {
    ($section:expr) => {
        $crate::sections::inventory::submit! { $section }
    };
}

/// What all of them show of these words.
pub(crate) async fn all(app: &App, cx: &Ctx, words: &str) -> Result<Vec<SafeHtml>> {
    let mut html = Vec::new();
    for section in kernel::inventory::iter::<Section> {
        // Each is a template of its own, which escapes what it shows.
        html.push(SafeHtml::trusted((section.shown)(app, cx, words).await?));
    }
    Ok(html)
}
