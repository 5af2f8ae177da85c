//! The small picture of whoever is about to write.

use askama::Template;
use kernel::Viewer;

use crate::SafeHtml;

#[derive(Template)]
#[template(path = "ui/face.html")]
struct Face<'a> {
    name: &'a str,
    photo: &'a Option<String>,
}

/// The viewer's small picture, or their initials.
pub fn face(viewer: &Viewer) -> SafeHtml {
    let html = Face { name: &viewer.name, photo: &viewer.photo }.render();
    SafeHtml::trusted(html.unwrap_or_default())
}
