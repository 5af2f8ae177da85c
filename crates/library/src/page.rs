//! The library of a space, as a page: a folder, what is in it, ways to add to it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use files::shown;
use kernel::{App, Error, PersonId, Result, Tx};
use people::PersonCard;
use serde::Deserialize;
use ui::{Ctx, Locale, Nav, Page, Query, SafeHtml, answer};

use crate::access::Library;
use crate::list::{Asked, Listing, Order};
use crate::model::{File, FolderId, LibraryFileId, TOP};
use crate::view::people_of;

/// How many files a page shows.
const SHOWN: i64 = 50;

/// What of a library is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    q: String,
    folder: Option<FolderId>,
    sort: Order,
    after: Option<LibraryFileId>,
}

ui::symbol!("library-folder", "src/folder.svg");

#[derive(Template)]
#[template(path = "library/list.html")]
struct View<'a> {
    cx: &'a Ctx,
    of: &'a Listing,
    people: &'a HashMap<PersonId, PersonCard>,
    order: Order,
    /// Whether it is the first part.
    first: bool,
    writes: bool,
}

impl View<'_> {
    fn author(&self, file: &File) -> ui::view::Person {
        self.people.get(&file.editor).map(posts::view::person).unwrap_or_default()
    }

    fn item(&self, file: &File) -> ui::view::FileItem {
        item(file)
    }

    fn folder_href(&self, folder: &FolderId) -> String {
        let href = folder_href(&self.of.library, *folder);
        match (self.order, *folder) {
            (Order::Name, _) => href,
            (order, TOP) => format!("{href}?sort={}", order.as_str()),
            (order, _) => format!("{href}&sort={}", order.as_str()),
        }
    }

    fn sorted_href(&self, order: &Order) -> String {
        let (base, folder) = (self.of.library.href(), self.of.folder);
        match folder {
            TOP => format!("{base}?sort={}", order.as_str()),
            _ => format!("{base}?folder={folder}&sort={}", order.as_str()),
        }
    }

    fn next_href(&self, after: &LibraryFileId) -> String {
        format!("{}&after={after}", self.sorted_href(&self.order))
    }

    fn empty_text(&self) -> String {
        self.cx.l.t(if self.writes { "library-empty-text" } else { "library-empty-read" })
    }

    fn is_empty(&self) -> bool {
        self.first && self.of.files.is_empty() && self.of.folders().is_empty()
    }

    fn folder_is_inner(&self) -> bool {
        self.of.folder != TOP
    }

    /// The folders that this one is in.
    fn above(&self) -> Vec<&crate::tree::Folder> {
        let mut path = self.of.tree.path(self.of.folder);
        path.pop();
        path
    }

    /// What the folder is called.
    fn title(&self) -> String {
        match self.of.tree.folder(self.of.folder) {
            Some(folder) => folder.name.clone(),
            None => self.cx.l.t("library-title"),
        }
    }
}

/// The page of a folder.
pub(crate) fn folder_href(library: &Library, folder: FolderId) -> String {
    match folder {
        TOP => library.href(),
        _ => format!("{}?folder={folder}", library.href()),
    }
}

/// A file as components show it.
pub(crate) fn item(file: &File) -> ui::view::FileItem {
    let attachment = files::Attachment {
        id: files::FileId(file.id.0),
        name: file.name.clone(),
        media: file.content.media.clone(),
        size: file.size,
        has_thumbnail: !file.content.thumb.is_empty(),
        thumbnail: file.content.shape,
        alt: file.description.clone(),
    };
    let href = file.href();
    let mut item = ui::view::FileItem { href, ..shown::item(&attachment) };
    if file.content.media.starts_with("image/") {
        item.icon = "image".to_owned();
    }
    item
}

#[derive(Template)]
#[template(path = "library/chip.html")]
struct Chip<'a> {
    l: Locale,
    id: LibraryFileId,
    name: &'a str,
    version: i64,
    is_new: bool,
}

/// A file in the list of the form that put it.
pub(crate) fn chip(
    l: Locale,
    id: LibraryFileId,
    name: &str,
    (version, is_new): (i64, bool),
) -> Result<String> {
    answer::render(&Chip { l, id, name, version, is_new })
}

/// `GET /spaces/{slug}/library`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(asked): Query<Wanted>,
) -> Result<Response> {
    if !asked.q.trim().is_empty() {
        let words = ui::encode(&format!("in:{slug} kind:file {}", asked.q.trim()));
        return Ok(Redirect::to(&format!("/search?q={words}")).into_response());
    }
    let (viewer, wanted) = (cx.viewer()?.clone(), slug.clone());
    let part = Asked {
        folder: asked.folder.unwrap_or(TOP),
        order: asked.sort,
        after: asked.after,
        limit: SHOWN,
    };
    let load = move |tx: &mut Tx<'_>| {
        let listing = Listing::load(tx, &viewer, &wanted, part)?;
        let people = people_of(tx, listing.files.iter())?;
        let writes = listing.library.clone().writable(tx, &viewer).is_ok();
        Ok((listing, people, writes))
    };
    let (of, people, writes) = app.db.read(load).await?;
    if of.library.slug != slug {
        return Ok(Redirect::to(&of.library.href()).into_response());
    }
    let first = asked.after.is_none();
    let view = View { cx: &cx, of: &of, people: &people, order: asked.sort, first, writes };
    let title = cx.l.t1("library-of", "space", &of.library.name);
    Ok(Page::new(title).nav(Nav::Spaces).main(answer::render(&view)?).into_response())
}

/// Safe HTML that this crate got from `text`, as templates take it.
pub(crate) fn safe(html: String) -> SafeHtml {
    SafeHtml::trusted(html)
}

/// An identifier in an address.
pub(crate) fn folder_id(segment: &str) -> Result<FolderId> {
    segment.parse().map_err(|_| Error::not_found())
}
