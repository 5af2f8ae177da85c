//! The form that changes a page.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx, Viewer};
use posts::edit::{Rewording, named_files, own_files};
use posts::view::person;
use posts::{Incoming, PostId};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Page};

use super::{About, Touching, Typed, shown};
use crate::access::{Writable, readable};
use crate::api::space_of;
use crate::brackets;
use crate::model;
use crate::save::{Both, Change, Saved, prepare, save, unix};
use crate::tree::Tree;

fn about(tx: &mut Tx<'_>, viewer: &Viewer, page: &Writable) -> Result<About> {
    let space = page.space().clone();
    Ok(About {
        audience: spaces::audience::audience(tx, &space)?,
        tree: Tree::load(tx, viewer, space.id)?,
        href: page.href(),
        id: page.id.to_string(),
        templates: Vec::new(),
        space,
    })
}

/// `GET /pages/{id}/edit`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), model::id(&segment)?);
    let load = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?.writable(&viewer)?;
        let typed = Typed {
            title: page.title.clone(),
            body: brackets::typed(&page.body, &page.space().slug),
            revision: page.state.version,
            files: own_files(tx, &viewer, &page)?,
            ..Typed::default()
        };
        Ok((about(tx, &viewer, &page)?, typed))
    };
    let (about, typed) = app.db.read(load).await?;
    shown(&cx, &about, &typed, None, None)
}

/// `POST /pages/{id}/edit`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(segment): Path<String>,
    form: ui::Multipart,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), model::id(&segment)?);
    let mut sent = Incoming::read(&app, &cx, form).await?;
    let slug = space_of(&app, &viewer, id).await?;
    let files = sent.keep_files(&app, viewer.id).await?;
    let ready = prepare(&app, &viewer, &slug, sent.get("body")).await?;
    let change = Change {
        revision: sent.get("revision").parse().unwrap_or(0),
        title: sent.get("title").to_owned(),
        body: ready.body().to_owned(),
        note: sent.get("note").to_owned(),
        tell: sent.get("tell") == "1",
        restores: None,
        with: Rewording::default().with_form(&sent, files.clone()),
    };
    let (asker, typed) = (viewer.clone(), change.clone());
    let whole = sent.clone();
    let write = move |tx: &mut Tx<'_>| {
        whole.whole()?;
        let page = readable(tx, &viewer, id)?.writable(&viewer)?;
        let saved = save(tx, &viewer, &page, &change, &ready)?;
        Ok((readable(tx, &viewer, id)?.href(), saved))
    };
    let kept = app.db.write(write).await;
    let wrong = match kept {
        Ok((href, Saved::Kept { merged: true, .. })) => {
            return Ok(redirect(&href, &Flash::new("notice-page-merged")));
        }
        Ok((href, Saved::Kept { .. })) => {
            return Ok(redirect(&href, &Flash::new("notice-page-saved")));
        }
        Ok((href, Saved::Same)) => return Ok(redirect(&href, &Flash::new("notice-page-same"))),
        Ok((_, Saved::Clash(both))) => Wrong::Both(both),
        Err(error) if error.fields().is_empty() => return Err(error),
        Err(error) => Wrong::Error(error),
    };
    let typed = Typed {
        title: typed.title,
        body: unix(sent.get("body")),
        note: typed.note,
        tell: typed.tell,
        revision: typed.revision,
        ..Typed::default()
    };
    again(&app, &cx, &asker, (id, files), typed, wrong).await
}

enum Wrong {
    Error(Error),
    Both(Box<Both>),
}

/// The form once more, with what was typed; where somebody else changed the same, with both texts, and what is sent next
/// begins from theirs.
async fn again(
    app: &App,
    cx: &Ctx,
    viewer: &Viewer,
    (id, files): (PostId, Vec<posts::FileId>),
    mut typed: Typed,
    wrong: Wrong,
) -> Result<Response> {
    let asker = viewer.clone();
    let editor = match &wrong {
        Wrong::Both(both) => vec![both.editor],
        Wrong::Error(_) => Vec::new(),
    };
    let load = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &asker, id)?.writable(&asker)?;
        let files = named_files(tx, &asker, id.0, &files)?;
        Ok((about(tx, &asker, &page)?, files, people::cards(tx, &editor)?))
    };
    let (about, files, people) = app.db.read(load).await?;
    typed.files = files;
    let page = match wrong {
        Wrong::Error(error) => shown(cx, &about, &typed, Some(&error), None)?,
        Wrong::Both(both) => {
            typed.revision = both.version;
            typed.title = both.title.clone();
            typed.body = brackets::typed(&both.text, &about.space.slug);
            let editor = people.get(&both.editor).map(person).unwrap_or_default();
            shown(cx, &about, &typed, None, Some(Touching::of(&both, editor)))?
        }
    };
    Ok(page.into_response())
}
