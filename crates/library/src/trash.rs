//! What was deleted in a library and can be brought back: managers see all of it, others what they put there.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, PersonId, Result, Time, Tx, Viewer, params};
use people::PersonCard;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Nav, Page, answer};

use crate::access::{Library, library};
use crate::change::restore;
use crate::folders;
use crate::model::{File, FolderId, file, id};
use crate::page::{folder_href, folder_id};
use crate::store::{FOLDER_TRASH, TRASH};

/// How long what is deleted waits, in days: as the sweeps of `store` say.
const DAYS: i64 = 30;

/// A deleted folder.
#[derive(Clone, Debug)]
pub(crate) struct DeletedFolder {
    pub(crate) id: FolderId,
    pub(crate) name: String,
    pub(crate) deleted_at: Time,
    /// How many files went with it.
    pub(crate) files: i64,
}

/// What a viewer may bring back.
#[derive(Clone, Debug)]
pub(crate) struct Trash {
    pub(crate) library: Library,
    pub(crate) folders: Vec<DeletedFolder>,
    pub(crate) files: Vec<(File, Option<PersonId>)>,
}

impl Trash {
    /// Of the library of a space.
    pub(crate) fn load(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Trash> {
        let library = library(tx, viewer, slug)?;
        library.clone().writable(tx, viewer)?;
        let manages = library.manages();
        let open = viewer.sees_open();
        let values = params![viewer.id, open, library.id, manages];
        let files = tx.query(&TRASH, values, |row| Ok((file(row)?, row.get(17)?)))?;
        let folders = if manages {
            tx.query(&FOLDER_TRASH, params![viewer.id, open, library.id], |row| {
                let (id, name) = (row.get(0)?, row.get(1)?);
                Ok(DeletedFolder { id, name, deleted_at: row.get(2)?, files: row.get(3)? })
            })?
        } else {
            Vec::new()
        };
        Ok(Trash { library, folders, files })
    }
}

/// When it is gone.
pub(crate) fn gone_at(deleted_at: &Time) -> Time {
    deleted_at.plus_seconds(DAYS * 24 * 3_600)
}

#[derive(Template)]
#[template(path = "library/trash.html")]
struct View<'a> {
    cx: &'a Ctx,
    of: &'a Trash,
    people: &'a HashMap<PersonId, PersonCard>,
}

impl View<'_> {
    fn lead(&self) -> String {
        let all = self.of.library.manages();
        self.cx.l.t(if all { "library-trash-lead" } else { "library-trash-own" })
    }

    fn deleter(&self, id: &Option<PersonId>) -> String {
        id.and_then(|id| self.people.get(&id)).map(|card| card.name.clone()).unwrap_or_default()
    }

    /// When and by whom a file was deleted, in words.
    fn deleted(&self, file: &File, by: &Option<PersonId>) -> String {
        let (l, at) = (self.cx.l, file.deleted_at.unwrap_or(file.changed_at));
        l.t2("library-deleted-by", ("ago", l.ago(at, self.cx.now)), ("name", self.deleter(by)))
    }

    fn file_gone_at(&self, file: &File) -> Time {
        gone_at(&file.deleted_at.unwrap_or(file.changed_at))
    }

    fn gone_at(&self, deleted_at: &Time) -> Time {
        gone_at(deleted_at)
    }
}

/// `GET /spaces/{slug}/library/trash`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = move |tx: &mut Tx<'_>| {
        let trash = Trash::load(tx, &viewer, &slug)?;
        let named: Vec<PersonId> = trash.files.iter().filter_map(|(_, by)| *by).collect();
        Ok((people::cards(tx, &named)?, trash))
    };
    let (people, trash) = app.db.read(load).await?;
    let view = View { cx: &cx, of: &trash, people: &people };
    Ok(Page::new(cx.l.t("library-trash")).nav(Nav::Spaces).main(answer::render(&view)?))
}

/// `POST /library/{id}/restore`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id(&segment)?);
    app.db.write(move |tx| restore(tx, &viewer, id)).await?;
    Ok(redirect(&format!("/library/{id}"), &Flash::new("notice-library-restored")))
}

/// `POST /library/folders/{id}/restore`
pub(crate) async fn submit_folder(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), folder_id(&id)?);
    let library = app.db.write(move |tx| folders::restore(tx, &viewer, id)).await?;
    Ok(redirect(&folder_href(&library, id), &Flash::new("notice-library-restored")))
}
