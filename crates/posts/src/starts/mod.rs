//! The first posts of a space that begins with a template: drafts of its founder, to be edited.

use kernel::{Result, Tx, Viewer};
use spaces::{Kind, Visible, templates::Founded};
use ui::Locale;

use crate::drafts::{self, Base, NewDraft};
use crate::publish::NewPost;

ui::messages!("src/starts/fr.ftl", "src/starts/en.ftl");
spaces::founded! { Founded { begin } }

/// Those of a template: the names of their messages (`start-KIND-NAME`, and its text), with the kind of post.
fn of(template: Kind) -> &'static [(&'static str, &'static str)] {
    match template {
        Kind::Practice => &[("welcome", "message"), ("question", "question")],
        Kind::Interest => &[("welcome", "message"), ("meeting", "message")],
        Kind::Project => &[("aims", "message"), ("progress", "message")],
        Kind::External => &[("welcome", "message"), ("people", "message")],
        Kind::Company => &[("welcome", "message"), ("question", "question")],
        Kind::Agreement => &[("welcome", "message"), ("minutes", "message")],
        Kind::Personal | Kind::Conversation | Kind::Notebook => &[],
    }
}

/// A founder who keeps as many drafts as one may has none of them.
fn begin(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    l: Locale,
    space: &Visible,
    template: Kind,
) -> Result<()> {
    let first = of(template);
    if !drafts::has_room(tx, viewer, first.len())? {
        return Ok(());
    }
    // The last saved is shown first.
    for (name, kind) in first.iter().rev() {
        let key = format!("start-{}-{name}", template.as_str());
        let content = NewPost {
            space: space.slug.clone(),
            kind: (*kind).into(),
            title: l.t(&key),
            body: l.t(&format!("{key}.text")),
            ..NewPost::default()
        };
        let draft = NewDraft { content, due_at: None, embargo_until: None, etag: None };
        drafts::save(tx, viewer, None, &draft, &Base::default())?;
    }
    Ok(())
}
