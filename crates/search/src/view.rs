//! What was found, as pages and programs see it.

use index::{Extract, Named};
use kernel::Time;
use posts::kinds::Kinds;
use serde::Serialize;
use ui::Locale;

use crate::resolve::kind_label;
use crate::run::Shown;

/// One result, for a page.
pub(crate) struct Row {
    pub(crate) href: String,
    pub(crate) icon: String,
    pub(crate) kind: String,
    /// Whether it is a person: a face stands in place of the icon.
    pub(crate) person: bool,
    pub(crate) name: String,
    pub(crate) picture: Option<String>,
    pub(crate) title: Extract,
    pub(crate) extract: Extract,
    pub(crate) beside: Option<(String, Extract)>,
    pub(crate) lang: String,
    pub(crate) author: Option<Named>,
    pub(crate) space: Option<Named>,
    pub(crate) at: Option<Time>,
}

impl Row {
    pub(crate) fn of(l: Locale, kinds: &Kinds, shown: Shown) -> Row {
        let Shown { found, title, extract, beside } = shown;
        let nameless = || l.t("search-nameless");
        let space = found.space.map(|space| {
            let name = if space.name.is_empty() { nameless() } else { space.name };
            Named { name, ..space }
        });
        // What has no title is called by what is shown of it.
        let (title, extract) =
            if found.title.is_empty() { (extract, Extract::default()) } else { (title, extract) };
        Row {
            href: found.href,
            icon: found.icon,
            person: found.kind == "person",
            kind: kind_label(l, kinds, &found.kind),
            name: found.title,
            picture: found.picture,
            title,
            extract,
            beside,
            lang: found.lang,
            author: found.author,
            space,
            at: found.at,
        }
    }
}

/// A name and its address.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = NamedLink)]
pub(crate) struct Link {
    /// The name.
    name: String,
    /// Its address on this network.
    href: String,
}

impl From<Named> for Link {
    fn from(Named { name, href }: Named) -> Link {
        Link { name, href }
    }
}

/// A piece of an extract.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ExtractPiece)]
pub(crate) struct Piece {
    /// Its text.
    text: String,
    /// Whether it is what was looked for.
    marked: bool,
}

fn pieces(extract: Extract) -> Vec<Piece> {
    extract.pieces.into_iter().map(|(text, marked)| Piece { text, marked }).collect()
}

/// One result.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = SearchResult)]
pub(crate) struct ResultView {
    /// Identifier of the object.
    id: String,
    /// What it is: the name of a kind of post, `comment`, `person`, `space`, `conversation`…
    kind: String,
    /// What it is called; of a comment, what its post is called. Empty where it has no title.
    title: Vec<Piece>,
    /// The part of it that shows why it was found.
    extract: Vec<Piece>,
    /// The file that the words are in, where they are in none of the above, and the part of it.
    beside: Option<BesideView>,
    /// Its address on this network: of a comment, the very comment.
    href: String,
    /// Who wrote it.
    author: Option<Link>,
    /// Where it is.
    space: Option<Link>,
    /// When it was written.
    at: Option<Time>,
}

/// What comes with a result.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = SearchResultFile)]
pub(crate) struct BesideView {
    /// Its name.
    name: String,
    /// The part of it that shows why it was found.
    extract: Vec<Piece>,
}

impl ResultView {
    pub(crate) fn of(shown: Shown) -> ResultView {
        let Shown { found, title, extract, beside } = shown;
        ResultView {
            id: found.object.to_string(),
            kind: found.kind,
            title: pieces(title),
            extract: pieces(extract),
            beside: beside.map(|(name, text)| BesideView { name, extract: pieces(text) }),
            href: found.href,
            author: found.author.map(Link::from),
            space: found.space.map(Link::from),
            at: found.at,
        }
    }
}
