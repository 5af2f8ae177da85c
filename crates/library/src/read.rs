//! The page of a file: seen in place, its versions, where it is used, what may be done with it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Error, PersonId, Result, Tx, Viewer, params};
use people::PersonCard;
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Nav, Page, SafeHtml, answer};

use crate::access::{Readable, readable};
use crate::change::{Change, change, delete, restore_version, versions};
use crate::model::{FolderId, TOP, Version, bytes_href, id};
use crate::office;
use crate::page::{folder_href, item, safe};
use crate::preview::{self, Preview};
use crate::store::USED_IN;
use crate::tree::{Folder, Tree};

/// How many versions a page shows.
const VERSIONS: i64 = 50;

/// A post that holds the file.
struct Using {
    href: String,
    heading: String,
    space: String,
}

#[derive(Template)]
#[template(path = "library/file.html")]
struct View<'a> {
    cx: &'a Ctx,
    file: &'a Readable,
    path: Vec<&'a Folder>,
    item: ui::view::FileItem,
    preview: &'a Preview,
    versions: &'a [Version],
    people: &'a HashMap<PersonId, PersonCard>,
    used: &'a [Using],
    /// Whether there is a PDF of it, which the company's program made.
    has_pdf: bool,
    writes: bool,
    deletes: bool,
}

impl View<'_> {
    fn person(&self, id: &PersonId) -> ui::view::Person {
        self.people.get(id).map(posts::view::person).unwrap_or_default()
    }

    fn bytes_of(&self, version: &Version) -> String {
        bytes_href(self.file.id, version.number, &self.file.name)
    }

    fn folder_href(&self, folder: &FolderId) -> String {
        folder_href(self.file.library(), *folder)
    }

    fn text(&self) -> Option<(SafeHtml, bool)> {
        match self.preview {
            Preview::Text { html, whole } => Some((safe(html.clone()), *whole)),
            _ => None,
        }
    }

    fn words(&self) -> &str {
        match self.preview {
            Preview::Words(words) => words,
            _ => "",
        }
    }

    fn opens(&self) -> bool {
        self.item.opened != ui::view::Opened::Saved || matches!(self.preview, Preview::Picture)
    }

    /// What stands in the place of a preview.
    fn nothing(&self) -> String {
        self.cx.l.t(if self.opens() { "library-aside" } else { "library-no-preview" })
    }

    fn alt(&self) -> &str {
        match self.file.description.as_str() {
            "" => &self.file.name,
            described => described,
        }
    }
}

/// `GET /library/{id}`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id(&segment)?);
    let load = move |tx: &mut Tx<'_>| {
        let file = readable(tx, &viewer, id)?;
        let tree = Tree::load(tx, &viewer, file.space)?;
        let versions = versions(tx, &file, i64::MAX, VERSIONS)?;
        let mut named: Vec<PersonId> = versions.iter().map(|version| version.author).collect();
        named.push(file.author);
        let people = people::cards(tx, &named)?;
        let used = used(tx, &viewer, &file)?;
        let has_pdf = office::pdf_of(tx, &file.content.hash)?.is_some();
        let writes = file.writable(tx, &viewer).is_ok();
        let deletes = writes && file.may_delete();
        Ok((file, tree, versions, people, (used, has_pdf), writes, deletes))
    };
    let loaded = app.db.read(load).await?;
    let (file, tree, versions, people, (used, has_pdf), writes, deletes) = loaded;
    let preview = preview::load(&app, &file).await?;
    let view = View {
        cx: &cx,
        file: &file,
        path: tree.path(tree.shown(file.folder)),
        item: item(&file),
        preview: &preview,
        versions: &versions,
        people: &people,
        used: &used,
        has_pdf,
        writes,
        deletes,
    };
    Ok(Page::new(file.name.clone()).nav(Nav::Spaces).main(answer::render(&view)?))
}

fn used(tx: &mut Tx<'_>, viewer: &Viewer, file: &Readable) -> Result<Vec<Using>> {
    tx.query(&USED_IN, params![viewer.id, viewer.sees_open(), file.id], |row| {
        let (id, title, body): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let heading = if title.is_empty() { text::parse(&body).excerpt(80) } else { title };
        Ok(Using { href: format!("/posts/{id}"), heading, space: row.get(3)? })
    })
}

#[derive(Template)]
#[template(path = "library/edit.html")]
struct Editing<'a> {
    cx: &'a Ctx,
    file: &'a Readable,
    folders: Vec<(String, String)>,
    sent: &'a Sent,
    wrong: &'a answer::Wrong,
}

/// What the form says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    name: String,
    description: String,
    folder: String,
}

async fn show(app: &App, cx: &Ctx, segment: &str, sent: Option<(Sent, Error)>) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id(segment)?);
    let load = move |tx: &mut Tx<'_>| {
        let file = readable(tx, &viewer, id)?;
        file.writable(tx, &viewer)?;
        let tree = Tree::load(tx, &viewer, file.space)?;
        Ok((file, tree))
    };
    let (file, tree) = app.db.read(load).await?;
    let (sent, wrong) = match sent {
        Some((sent, error)) => (sent, answer::Wrong::with(cx.l, error)?),
        None => {
            let (name, description) = (file.name.clone(), file.description.clone());
            let folder = tree.shown(file.folder).to_string();
            (Sent { name, description, folder }, answer::Wrong::nothing(cx.l))
        }
    };
    let folders = tree.choices(&cx.l.t("library-title"));
    let view = Editing { cx, file: &file, folders, sent: &sent, wrong: &wrong };
    let page = Page::new(cx.l.t("library-edit")).nav(Nav::Spaces).main(answer::render(&view)?);
    Ok(page.status(wrong.status()))
}

/// `GET /library/{id}/edit`
pub(crate) async fn form(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
) -> Result<Page> {
    show(&app, &cx, &segment, None).await
}

/// `POST /library/{id}/edit`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    use axum::response::IntoResponse;
    let (viewer, id) = (cx.viewer()?.clone(), id(&segment)?);
    let said = sent.clone();
    let write = move |tx: &mut Tx<'_>| {
        let gone = |_| Error::field("folder", "library-folder-gone");
        let folder = match said.folder.as_str() {
            "" => TOP,
            folder => folder.parse::<FolderId>().map_err(gone)?,
        };
        let to = Change {
            name: Some(said.name.clone()),
            description: Some(said.description.clone()),
            folder: Some(folder),
        };
        change(tx, &viewer, id, &to)
    };
    match app.db.write(write).await {
        Ok(()) => Ok(redirect(&format!("/library/{id}"), &Flash::new("notice-library-changed"))),
        Err(error) => Ok(show(&app, &cx, &segment, Some((sent, error))).await?.into_response()),
    }
}

/// `POST /library/{id}/delete`
pub(crate) async fn submit_delete(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id(&segment)?);
    let file = app.db.write(move |tx| {
        let file = delete(tx, &viewer, id)?;
        let tree = Tree::load(tx, &viewer, file.space)?;
        Ok(folder_href(file.library(), tree.shown(file.folder)))
    });
    let said = Flash::new("notice-library-deleted").undo(&format!("/library/{id}/restore"));
    Ok(redirect(&file.await?, &said))
}

/// `POST /library/{id}/versions/{number}/restore`
pub(crate) async fn submit_restore(
    State(app): State<App>,
    cx: Ctx,
    Path((segment, number)): Path<(String, String)>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id(&segment)?);
    let number: i64 = number.parse().map_err(|_| Error::not_found())?;
    app.db.write(move |tx| restore_version(tx, &viewer, id, number)).await?;
    Ok(redirect(&format!("/library/{id}"), &Flash::new("notice-library-restored-version")))
}
