//! A file that was uploaded and waits for its form to be sent.

use askama::Template;

use crate::view::Upload;
use crate::{Locale, SafeHtml};

#[derive(Template)]
#[template(path = "ui/upload.html")]
struct Item<'a> {
    l: Locale,
    file: &'a Upload,
}

/// One file in the list of a form: which picture or file, what there is to see in a picture, its place
/// among the others, and how it is left out again.
pub fn upload(l: Locale, file: &Upload) -> SafeHtml {
    SafeHtml::trusted(Item { l, file }.render().unwrap_or_default())
}
