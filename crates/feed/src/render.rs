//! A list of posts as HTML: the cards, the link to more, or the invitation to begin.

use askama::Template;
use kernel::{Error, Result, Slice, SpaceId};
use posts::AuthorizedPost;
use ui::Ctx;

use crate::lists::List;

/// Opens a list.
#[derive(Template)]
#[template(path = "feed/list.html")]
struct Open {
    name: String,
    spaces: String,
}

/// The link to further rows.
#[derive(Template)]
#[template(path = "feed/more.html")]
struct More<'a> {
    cx: &'a Ctx,
    href: String,
}

/// About how large a card is, in bytes: room for a page of them is made once.
const CARD: usize = 6 * 1024;

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
    slice: &Slice<AuthorizedPost>,
    address: &str,
    invitation: String,
) -> Result<String> {
    let mut html = String::with_capacity(slice.items.len() * CARD);
    if !cx.fragment {
        let open = Open { name: list.name(), spaces: spaces(list, followed) };
        open.render_into(&mut html).map_err(Error::internal)?;
        if slice.items.is_empty() {
            html.push_str(&invitation);
        }
    }
    for shown in &slice.items {
        posts::cached_html::write(cx, shown, &mut html)?;
    }
    if let Some(next) = slice.next {
        let more = More { cx, href: format!("{address}?before={next}") };
        more.render_into(&mut html).map_err(Error::internal)?;
    }
    if !cx.fragment {
        html.push_str("</div>");
    }
    Ok(html)
}
