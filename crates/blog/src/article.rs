//! An article, as lists show it.

use kernel::Time;
use posts::{Card, PostId, view};
use ui::view::Person;

/// Characters that a list shows of its beginning.
const BEGINNING: usize = 240;

/// An article in a list.
#[derive(Debug)]
pub(crate) struct Article {
    pub(crate) id: PostId,
    pub(crate) href: String,
    pub(crate) title: String,
    pub(crate) beginning: String,
    pub(crate) lang: String,
    pub(crate) author: Person,
    pub(crate) at: Time,
    /// Where it stands: its name and address; nothing for a wall.
    pub(crate) space: Option<(String, String)>,
    pub(crate) cover: Option<Cover>,
    pub(crate) comments: i64,
    pub(crate) reactions: i64,
}

/// The picture that stands beside it.
#[derive(Debug)]
pub(crate) struct Cover {
    pub(crate) href: String,
    pub(crate) width: i64,
    pub(crate) height: i64,
}

impl From<&Card> for Article {
    fn from(card: &Card) -> Article {
        let post = &card.post;
        let space = &card.space;
        let cover = card.files.iter().find(|file| file.has_thumbnail).map(|file| Cover {
            href: file.thumbnail_href(),
            width: file.thumbnail.0,
            height: file.thumbnail.1,
        });
        Article {
            id: post.id,
            href: post.href(),
            title: post.title.clone(),
            beginning: text::parse(&post.body).excerpt(BEGINNING),
            lang: post.lang.clone(),
            author: view::person(&card.author),
            at: post.created_at,
            space: (space.kind != spaces::Kind::Personal)
                .then(|| (space.name.clone(), format!("/spaces/{}", space.slug))),
            cover,
            comments: card.comments,
            reactions: card.reactions.iter().map(|reaction| reaction.count).sum(),
        }
    }
}
