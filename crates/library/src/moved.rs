//! Files and folders are dragged onto a folder. The forms that rename do the same with a keyboard and without a script.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Error, Result, Tx};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, EmptyForm, Query};

use crate::access::readable;
use crate::change::{Change, change};
use crate::folders;
use crate::model::{FolderId, id};
use crate::page::{folder_href, folder_id};
use crate::tree::Tree;

/// Where something is dragged.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct To {
    folder: String,
    /// Whether the page of that folder is shown, and not the one it was dragged from.
    follow: bool,
}

impl To {
    fn folder(&self) -> Result<FolderId> {
        self.folder.parse().map_err(|_| Error::field("folder", "library-folder-gone"))
    }

    fn answer(
        &self,
        what: &str,
        library: &crate::access::Library,
        from: FolderId,
    ) -> Result<Response> {
        let shown = if self.follow { self.folder()? } else { from };
        let back = format!("{what}/move?folder={from}&follow=true");
        Ok(redirect(&folder_href(library, shown), &Flash::new("notice-library-moved").undo(&back)))
    }
}

/// `POST /library/{id}/move`
pub(crate) async fn file(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
    Query(to): Query<To>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id, folder) = (cx.viewer()?.clone(), id(&segment)?, to.folder()?);
    let write = move |tx: &mut Tx<'_>| {
        let file = readable(tx, &viewer, id)?;
        let from = Tree::load(tx, &viewer, file.space)?.shown(file.folder);
        change(tx, &viewer, id, &Change { folder: Some(folder), ..Change::default() })?;
        Ok((file.library().clone(), from))
    };
    let (library, from) = app.db.write(write).await?;
    to.answer(&format!("/library/{id}"), &library, from)
}

/// `POST /library/folders/{id}/move`
pub(crate) async fn folder(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
    Query(to): Query<To>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id, parent) = (cx.viewer()?.clone(), folder_id(&segment)?, to.folder()?);
    let write = move |tx: &mut Tx<'_>| {
        let (library, _, folder) = folders::load(tx, &viewer, id)?;
        folders::change(tx, &viewer, id, None, Some(parent))?;
        Ok((library, folder.parent))
    };
    let (library, from) = app.db.write(write).await?;
    to.answer(&format!("/library/folders/{id}"), &library, from)
}
