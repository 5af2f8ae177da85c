//! The small picture of whoever is about to write.

use askama::Template;
use kernel::Viewer;

use crate::SafeHtml;

#[derive(Template)]
#[template(path = "ui/face.html")]
struct Face<'a> {
    name: &'a str,
    photo: &'a Option<String>,
    size: &'static str,
}

/// The viewer's small picture, or their initials.
pub fn face(viewer: &Viewer) -> SafeHtml {
    sized(viewer, "s")
}

/// The same as large as beside a post.
pub fn large_face(viewer: &Viewer) -> SafeHtml {
    sized(viewer, "m")
}

fn sized(viewer: &Viewer, size: &'static str) -> SafeHtml {
    let html = Face { name: &viewer.name, photo: &viewer.photo, size }.render();
    SafeHtml::trusted(html.unwrap_or_default())
}
