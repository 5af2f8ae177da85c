//! The link on the page of a question, and what a question is looked for by.

use kernel::{Result, Tx, Viewer};
use posts::offers::{Offer, Offers};
use posts::{Post, PostId};

use super::question;

posts::offers!(Offers { of });

/// "I don't know whom to ask", where the viewer may.
fn of(tx: &mut Tx<'_>, viewer: &Viewer, post: &Post) -> Result<Option<Offer>> {
    if post.kind.name() != "question" || post.state != "open" || !viewer.sees_open() {
        return Ok(None);
    }
    match question(tx, viewer, post.id) {
        Ok(post) => Ok(Some(Offer {
            href: format!("{}/ask", post.href()),
            label: if post.author == viewer.id { "ask-offer" } else { "ask-offer-other" },
            icon: "people",
        })),
        Err(error) if error.meaning() == kernel::error::Meaning::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The author of a question, with the words by which it is looked for.
pub(super) fn asking(tx: &mut Tx<'_>, id: PostId) -> Result<Option<(Viewer, String)>> {
    let Some((_, author)) = super::looking(tx, id)? else { return Ok(None) };
    let Some(author) = people::viewer(tx, author)? else { return Ok(None) };
    let post = match posts::access::readable(tx, &author, id) {
        Ok(post) => post,
        // Whoever asked is not there any more.
        Err(error) if error.meaning() == kernel::error::Meaning::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let words = text::parse(&post.body).excerpt(600);
    Ok(Some((author, format!("{} {words}", post.title))))
}
