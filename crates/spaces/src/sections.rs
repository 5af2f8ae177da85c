//! The tabs of a space: its posts and the pages of what else is there, on each of these pages.

use askama::Template;
use ui::view::Tab;
use ui::{Ctx, SafeHtml};

use crate::{Space, Standing, Visible};

/// Each: its name, and what it says. It is at `/spaces/{slug}/{name}`, unless [`href`] says otherwise.
const SECTIONS: [(&str, &str); 8] = [
    ("", "space-posts"),
    ("pages", "space-pages"),
    ("library", "space-files"),
    ("calendar", "ui-calendar"),
    ("tasks", "space-tasks"),
    ("questions", "space-questions"),
    ("blog", "ui-blog"),
    ("members", "space-members"),
];

#[derive(Template)]
#[template(path = "spaces/sections.html")]
struct Sections<'a> {
    cx: &'a Ctx,
    tabs: Vec<Tab>,
}

fn href(space: &Space, name: &str) -> String {
    match name {
        "" => space.href(),
        "tasks" => format!("/objects?kind=task&space={}", space.slug),
        "questions" => format!("/questions?space={}", space.slug),
        _ => format!("/spaces/{}/{name}", space.slug),
    }
}

/// The tabs of a community for who sees its content and is this in it; nothing in other spaces. They need nothing more
/// of the database.
pub(crate) fn of(cx: &Ctx, space: &Space, standing: Standing, here: &str) -> SafeHtml {
    if !space.is_community() {
        return SafeHtml::default();
    }
    let shown = |(name, _): &(&str, &str)| *name != "members" || space.tells_members_to(standing);
    let tab = |(name, words)| Tab::new(href(space, name), cx.l.t(words), name == here);
    let tabs = SECTIONS.into_iter().filter(shown).map(tab).collect();
    let html = Sections { cx, tabs }.render();
    SafeHtml::trusted(html.unwrap_or_default())
}

impl Visible {
    /// Its tabs for the viewer, as HTML, on the page of this name: `pages`, `library`, `calendar`, `tasks`,
    /// `questions`, `blog` or `members`.
    pub fn sections(&self, cx: &Ctx, here: &str) -> SafeHtml {
        of(cx, self, self.standing(), here)
    }
}
