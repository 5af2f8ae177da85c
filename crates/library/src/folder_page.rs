//! Folders, as pages: made, renamed, moved, deleted.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Form, Nav, Page, answer};

use crate::access::{Library, library};
use crate::folders::{change, create, delete, load, may_delete};
use crate::model::{FolderId, TOP};
use crate::page::{folder_href, folder_id};
use crate::tree::Folder;

/// What a form says of a folder.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    name: String,
    folder: String,
}

impl Sent {
    /// The folder that it is to be in.
    fn above(&self) -> Result<FolderId> {
        match self.folder.as_str() {
            "" => Ok(TOP),
            id => id.parse().map_err(|_| Error::field("folder", "library-folder-gone")),
        }
    }
}

#[derive(Template)]
#[template(path = "library/folder.html")]
struct View<'a> {
    cx: &'a Ctx,
    library: &'a Library,
    /// Nothing for one that is to be made.
    folder: Option<&'a Folder>,
    folders: Vec<(String, String)>,
    sent: &'a Sent,
    wrong: &'a answer::Wrong,
    deletes: bool,
}

impl View<'_> {
    fn title(&self) -> String {
        let is_new = self.folder.is_none();
        self.cx.l.t(if is_new { "library-folder-new" } else { "library-folder-edit" })
    }

    fn back(&self) -> String {
        let folder = self.folder.map(|folder| folder.id);
        folder_href(self.library, folder.or_else(|| self.sent.above().ok()).unwrap_or(TOP))
    }

    fn action(&self) -> String {
        match self.folder {
            Some(folder) => format!("/library/folders/{}", folder.id),
            None => format!("{}/folders", self.library.href()),
        }
    }
}

/// `POST /spaces/{slug}/library/folders`
pub(crate) async fn submit_new(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let (viewer, asker, wanted) = (cx.viewer()?.clone(), cx.viewer()?.clone(), slug.clone());
    let said = sent.clone();
    let write = move |tx: &mut Tx<'_>| {
        let library = library(tx, &viewer, &wanted)?.writable(tx, &viewer)?;
        let id = create(tx, &viewer, &library, said.above()?, &said.name)?;
        Ok(folder_href(&library, id))
    };
    let error = match app.db.write(write).await {
        Ok(href) => return Ok(redirect(&href, &Flash::new("notice-library-folder"))),
        Err(error) => error,
    };
    let read = move |tx: &mut Tx<'_>| {
        let library = library(tx, &asker, &slug)?;
        let tree = crate::tree::Tree::load(tx, &asker, library.id)?;
        Ok((library, tree))
    };
    let (library, tree) = app.db.read(read).await?;
    let wrong = answer::Wrong::with(cx.l, error)?;
    let view = View {
        cx: &cx,
        library: &library,
        folder: None,
        folders: tree.choices(&cx.l.t("library-title")),
        sent: &sent,
        wrong: &wrong,
        deletes: false,
    };
    Ok(shown(&view)?.into_response())
}

fn shown(view: &View<'_>) -> Result<Page> {
    let page = Page::new(view.title()).nav(Nav::Spaces).main(answer::render(view)?);
    Ok(page.status(view.wrong.status()))
}

async fn show(app: &App, cx: &Ctx, id: FolderId, sent: Option<(Sent, Error)>) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let (library, tree, folder) = load(tx, &viewer, id)?;
        library.clone().writable(tx, &viewer)?;
        let deletes = may_delete(tx, &viewer, &library, &folder)?;
        Ok((library, tree, folder, deletes))
    };
    let (library, tree, folder, deletes) = app.db.read(read).await?;
    let (sent, wrong) = match sent {
        Some((sent, error)) => (sent, answer::Wrong::with(cx.l, error)?),
        None => {
            let sent = Sent { name: folder.name.clone(), folder: folder.parent.to_string() };
            (sent, answer::Wrong::nothing(cx.l))
        }
    };
    let below: Vec<String> = tree.all_below(id).iter().map(FolderId::to_string).collect();
    let mut folders = tree.choices(&cx.l.t("library-title"));
    folders.retain(|(choice, _)| !below.contains(choice));
    let view = View {
        cx,
        library: &library,
        folder: Some(&folder),
        folders,
        sent: &sent,
        wrong: &wrong,
        deletes,
    };
    shown(&view)
}

/// `GET /library/folders/{id}`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    show(&app, &cx, folder_id(&id)?, None).await
}

/// `POST /library/folders/{id}`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let (viewer, id, said) = (cx.viewer()?.clone(), folder_id(&id)?, sent.clone());
    let write = move |tx: &mut Tx<'_>| {
        change(tx, &viewer, id, Some(&said.name), Some(said.above()?))?;
        Ok(folder_href(&load(tx, &viewer, id)?.0, id))
    };
    match app.db.write(write).await {
        Ok(href) => Ok(redirect(&href, &Flash::new("notice-library-changed"))),
        Err(error) => Ok(show(&app, &cx, id, Some((sent, error))).await?.into_response()),
    }
}

/// `POST /library/folders/{id}/delete`
pub(crate) async fn submit_delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), folder_id(&id)?);
    let manages = app.db.write(move |tx| delete(tx, &viewer, id));
    let (library, above) = manages.await?;
    let mut said = Flash::new("notice-library-deleted");
    if library.manages() {
        said = said.undo(&format!("/library/folders/{id}/restore"));
    }
    Ok(redirect(&folder_href(&library, above), &said))
}
