//! Pages and acts that the field of the frame offers by their name: the settings, writing something.

use kernel::{Result, Tx, Viewer};
use posts::kinds::Kinds;
use ui::{Locale, administration};

/// A page, or an act that begins on one.
pub(crate) struct Destination {
    pub(crate) href: String,
    pub(crate) icon: String,
    pub(crate) label: String,
}

/// Whom a page is for.
#[derive(PartialEq, Eq)]
enum For {
    Everybody,
    Members,
    Administrators,
}

/// Pages, with their icons and what each is called in messages.
const PAGES: [(&str, &str, &str, For); 19] = [
    ("/inbox", "inbox", "ui-inbox", For::Everybody),
    ("/conversations", "conversation", "ui-conversations", For::Everybody),
    ("/spaces", "spaces", "ui-spaces", For::Everybody),
    ("/spaces/new", "plus", "ui-new-space", For::Members),
    ("/people", "people", "ui-directory", For::Everybody),
    ("/org-chart", "people", "chart-title", For::Members),
    ("/questions", "question", "questions-title", For::Everybody),
    ("/topics", "topic", "topics-title", For::Everybody),
    ("/saved", "bookmark", "ui-saved", For::Everybody),
    ("/drafts", "pencil", "ui-drafts", For::Everybody),
    ("/trash", "trash", "ui-trash", For::Everybody),
    ("/catch-up", "clock", "catch-up-title", For::Everybody),
    ("/settings", "settings", "ui-settings", For::Everybody),
    ("/settings#profile", "person", "account-profile", For::Everybody),
    ("/settings#tokens", "key", "account-tokens", For::Everybody),
    ("/settings/notifications", "bell", "mail-title", For::Everybody),
    ("/settings/choices", "bell-off", "ui-choices", For::Everybody),
    ("/settings/for-me", "filter", "dials-title", For::Everybody),
    ("/admin", "settings", "ui-admin", For::Administrators),
];

/// Those of which each word of `q` begins a word of their name.
pub(crate) fn named(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    l: Locale,
    q: &str,
    most: usize,
) -> Result<Vec<Destination>> {
    let q = text::fold(q);
    let typed: Vec<&str> = q.split_whitespace().collect();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let is_named = |label: &str| {
        let label = text::fold(label);
        let words: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).collect();
        typed.iter().all(|typed| words.iter().any(|word| word.starts_with(typed)))
    };
    let mut writes = Vec::new();
    for kind in Kinds::of(tx).iter().filter(|kind| kind.offered()) {
        let label = l.t1("search-write", "kind", kind.word(l, ""));
        if is_named(&label) && kind.is_known_to(tx, viewer)? {
            let href = format!("/posts/new?kind={}", kind.name());
            writes.push(Destination { href, icon: kind.icon().to_owned(), label });
        }
    }
    let pages = PAGES.iter().filter(|(.., whom)| match whom {
        For::Everybody => true,
        For::Members => viewer.sees_open(),
        For::Administrators => viewer.administers(),
    });
    let pages = pages.map(|(href, icon, key, _)| (*href, *icon, l.t(key)));
    // “Spaces” of the administration are not those of the navigation.
    let administered = administration::pages().into_iter().filter(|_| viewer.administers());
    let administered = administered
        .map(|page| (page.href, page.icon, l.t1("search-page-admin", "page", l.t(page.name))));
    let pages = pages.chain(administered).map(|(href, icon, label)| Destination {
        href: href.to_owned(),
        icon: icon.to_owned(),
        label,
    });
    let pages = pages.filter(|one| is_named(&one.label));
    Ok(writes.into_iter().chain(pages).take(most).collect())
}
