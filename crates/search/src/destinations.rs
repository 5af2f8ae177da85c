//! Pages and acts that the field of the frame offers by their name: the settings, writing something.

use kernel::{Result, Tx, Viewer};
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

/// Pages, with their icons and what each is called in messages.
const PAGES: [(&str, &str, &str, For); 27] = [
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
    ("/admin/people", "people", "accounts-title", For::Administrators),
    ("/admin/import/people", "sheet", "people-file-title", For::Administrators),
    ("/admin/groups", "people", "groups-title", For::Administrators),
    ("/admin/spaces", "spaces", "admin-spaces", For::Administrators),
    ("/admin/kinds", "flag", "objects-title", For::Administrators),
    ("/admin/links", "link", "elsewhere-title", For::Administrators),
    ("/admin/system", "settings", "system-title", For::Administrators),
    ("/admin/mail", "mail", "mail-admin-title", For::Administrators),
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
    let pages = pages.map(|(href, icon, key, _)| {
        let name = l.t(key);
        // “Spaces” of the administration are not those of the navigation.
        let below = href.starts_with("/admin/");
        let label = if below { l.t1("search-page-admin", "page", name) } else { name };
        Destination { href: (*href).to_owned(), icon: (*icon).to_owned(), label }
    });
    let pages = pages.filter(|one| is_named(&one.label));
    Ok(writes.into_iter().chain(pages).take(most).collect())
}
