//! A list of posts as HTML: the cards, the link to more, or the invitation to begin.

use askama::Template;
use kernel::{Error, Result, Slice, SpaceId};
use posts::Shown;
use ui::{Ctx, SafeHtml};

use crate::lists::List;

#[derive(Template)]
#[template(path = "feed/list.html")]
struct ListHtml<'a> {
    cx: &'a Ctx,
    name: String,
    spaces: String,
    cards: SafeHtml,
    more: Option<String>,
    empty: bool,
    invitation: SafeHtml,
}

#[derive(Template)]
#[template(path = "feed/rows.html")]
struct Rows<'a> {
    cx: &'a Ctx,
    cards: SafeHtml,
    more: Option<String>,
}

/// What the script must know to tell whether a new post belongs to a list: the home list's spaces.
pub(crate) fn spaces(list: List, followed: &[SpaceId]) -> String {
    match list {
        List::Home => followed.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        // Whether a post is under a topic is not told by where it is.
        List::Topic(_) => "0".into(),
        List::Space(_) | List::Person(_) => String::new(),
    }
}

/// The list: whole, or only its further rows where the script asked for those. `invitation` is
/// shown where nothing is yet.
pub(crate) fn list(
    cx: &Ctx,
    list: List,
    followed: &[SpaceId],
    slice: &Slice<Shown>,
    address: &str,
    invitation: String,
) -> Result<String> {
    let mut cards = String::new();
    for shown in &slice.items {
        posts::stencil::write(cx, shown, &mut cards)?;
    }
    let cards = SafeHtml::trusted(cards);
    let more = slice.next.map(|next| format!("{address}?before={next}"));
    let html = if cx.fragment {
        Rows { cx, cards, more }.render()
    } else {
        let empty = slice.items.is_empty();
        let invitation = SafeHtml::trusted(invitation);
        let (name, spaces) = (list.name(), spaces(list, followed));
        ListHtml { cx, name, spaces, cards, more, empty, invitation }.render()
    };
    html.map_err(Error::internal)
}
