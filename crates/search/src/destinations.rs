//! Pages and acts that the field of the frame offers by their name: the settings, writing something.

use kernel::{Tx, Viewer};
use posts::kinds::Kinds;
use ui::Locale;

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

/// Pages with what each is called in messages.
const PAGES: [(&str, &str, &str, For); 19] = [
    ("/inbox", "inbox", "ui-inbox", For::Everybody),
    ("/conversations", "conversation", "ui-conversations", For::Everybody),
    ("/spaces", "spaces", "ui-spaces", For::Everybody),
    ("/spaces/new", "plus", "ui-new-space", For::Members),
    ("/people", "people", "ui-directory", For::Everybody),
    ("/saved", "bookmark", "ui-saved", For::Everybody),
    ("/drafts", "pencil", "ui-drafts", For::Everybody),
    ("/trash", "trash", "ui-trash", For::Everybody),
    ("/catch-up", "clock", "search-page-catch-up", For::Everybody),
    ("/settings", "settings", "ui-settings", For::Everybody),
    ("/settings/profile", "person", "search-page-profile", For::Everybody),
    ("/settings/notifications", "bell", "search-page-notifications", For::Everybody),
    ("/settings/tokens", "key", "search-page-tokens", For::Everybody),
    ("/settings/choices", "bell-off", "search-page-choices", For::Everybody),
    ("/admin", "settings", "ui-admin", For::Administrators),
    ("/admin/people", "people", "search-page-admin-people", For::Administrators),
    ("/admin/spaces", "spaces", "search-page-admin-spaces", For::Administrators),
    ("/admin/system", "settings", "search-page-admin-system", For::Administrators),
    ("/admin/mail", "mail", "search-page-admin-mail", For::Administrators),
];

/// Those of which each word of `q` begins a word of their name.
pub(crate) fn named(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    l: Locale,
    q: &str,
    most: usize,
) -> Vec<Destination> {
    let q = text::fold(q);
    let typed: Vec<&str> = q.split_whitespace().collect();
    if typed.is_empty() {
        return Vec::new();
    }
    let is_named = |label: &str| {
        let label = text::fold(label);
        let words: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).collect();
        typed.iter().all(|typed| words.iter().any(|word| word.starts_with(typed)))
    };
    let kinds = Kinds::of(tx);
    let writes = kinds.iter().filter(|kind| kind.offered()).map(|kind| Destination {
        href: format!("/posts/new?kind={}", kind.name()),
        icon: kind.icon().to_owned(),
        label: l.t1("search-write", "kind", kind.word(l, "")),
    });
    let pages = PAGES.iter().filter(|(.., whom)| match whom {
        For::Everybody => true,
        For::Members => viewer.sees_open(),
        For::Administrators => viewer.administers(),
    });
    let pages = pages.map(|(href, icon, key, _)| Destination {
        href: (*href).to_owned(),
        icon: (*icon).to_owned(),
        label: l.t(key),
    });
    writes.chain(pages).filter(|one| is_named(&one.label)).take(most).collect()
}
