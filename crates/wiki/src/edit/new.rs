//! The form of a new page: empty, begun from a template, or kept from what was said.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Result, Tx, Viewer};
use posts::Incoming;
use posts::edit::named_files;
use posts::publish::{Sent, sent_once};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Query};

use super::{About, Typed, shown};
use crate::access::{readable, space};
use crate::model::href;
use crate::save::{NewPage, create, prepare, unix};
use crate::tree::Tree;
use crate::{keep, links, templates};

/// What a new page begins with.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Begun {
    title: String,
    parent: String,
    template: String,
    /// The post or comment that it is kept from.
    from: String,
}

fn about(tx: &mut Tx<'_>, cx: &Ctx, slug: &str) -> Result<About> {
    let viewer = cx.viewer()?;
    let space = space(tx, viewer, slug)?.publishable(viewer)?;
    Ok(About {
        audience: spaces::audience::audience(tx, &space)?,
        tree: Tree::load(tx, viewer, space.id)?,
        href: String::new(),
        id: String::new(),
        templates: templates::offered(tx, cx.l, space.id)?,
        space,
    })
}

/// `GET /spaces/{slug}/pages/new`
pub(crate) async fn blank(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(begun): Query<Begun>,
) -> Result<Response> {
    let asker = cx.clone();
    let load = move |tx: &mut Tx<'_>| {
        let viewer = asker.viewer()?;
        // A link to a page that was not there yet leads to it once it is.
        let place = space(tx, viewer, &slug)?;
        if let Some(id) = links::find(tx, viewer, place.id, &begun.title)? {
            let page = readable(tx, viewer, id)?;
            return Ok(Err(href(id, &page.title)));
        }
        let about = about(tx, &asker, &slug)?;
        let typed = begin(tx, &asker, &about, &begun)?;
        Ok(Ok((about, typed)))
    };
    match app.db.read(load).await? {
        Err(href) => Ok(Redirect::to(&href).into_response()),
        Ok((about, (typed, gone))) => {
            let page = shown(&cx, &about, &typed, None, None)?;
            let page = match gone {
                true => page.notice(ui::Tone::Warning, "page-template-gone"),
                false => page,
            };
            Ok(page.into_response())
        }
    }
}

/// What the form begins with, and whether its template is gone.
fn begin(tx: &mut Tx<'_>, cx: &Ctx, about: &About, begun: &Begun) -> Result<(Typed, bool)> {
    let parent = begun.parent.parse().ok().filter(|id| about.tree.node(*id).is_some());
    let mut typed = Typed {
        title: begun.title.clone(),
        parent: parent.map_or(String::new(), |id: posts::PostId| id.to_string()),
        template: begun.template.clone(),
        once: kernel::secret::token(),
        ..Typed::default()
    };
    if let Ok(source) = begun.from.parse::<i64>() {
        let kept = keep::words(tx, cx, about.space.id, source)?;
        typed.source = source.to_string();
        typed.body = kept.body;
        if typed.title.is_empty() {
            typed.title = kept.title;
        }
    }
    if begun.template.is_empty() {
        return Ok((typed, false));
    }
    let found = templates::find(tx, cx.l, about.space.id, &begun.template)?;
    let gone = found.is_none();
    if let Some(found) = found {
        typed.body = found.body;
    }
    Ok((typed, gone))
}

/// `POST /spaces/{slug}/pages`
pub(crate) async fn submit_new(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    form: ui::Multipart,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let mut sent = Incoming::read(&app, &cx, form).await?;
    let once = sent.get("once").to_owned();
    let source = source(&app, &viewer, &slug, sent.get("source")).await?;
    let ready = prepare(&app, &viewer, &slug, sent.get("body")).await?;
    let mut new = NewPage {
        parent: sent.get("parent").parse().ok(),
        title: sent.get("title").to_owned(),
        body: ready.body().to_owned(),
        note: sent.get("note").to_owned(),
        audience: Some(sent.audience(&slug)),
        space: slug.clone(),
        source,
        files: Vec::new(),
    };
    let key = sent_once(&once, &new.post())?;
    new.files = sent.keep_files(&app, viewer.id).await?;
    let (page, asker, whole) = (new.clone(), viewer.clone(), sent.clone());
    let write = move |tx: &mut Tx<'_>| {
        whole.whole()?;
        create(tx, &viewer, &page, &ready, key.as_ref())
    };
    let error = match app.db.write(write).await {
        Ok(Sent::Published(id)) => {
            return Ok(redirect(&href(id, &new.title), &Flash::new("notice-page-made")));
        }
        Ok(Sent::Waiting(_)) => return posts::publish::waits(&cx),
        Err(error) if error.fields().is_empty() => return Err(error),
        Err(error) => error,
    };
    let (cx_again, files) = (cx.clone(), new.files.clone());
    let load = move |tx: &mut Tx<'_>| {
        Ok((about(tx, &cx_again, &slug)?, named_files(tx, &asker, 0, &files)?))
    };
    let (about, files) = app.db.read(load).await?;
    let typed = Typed {
        title: new.title,
        body: unix(sent.get("body")),
        note: new.note,
        parent: sent.get("parent").to_owned(),
        template: sent.get("template").to_owned(),
        source: sent.get("source").to_owned(),
        once,
        files,
        ..Typed::default()
    };
    Ok(shown(&cx, &about, &typed, Some(&error), None)?.into_response())
}

/// What a page of this space is kept from, where its writer reads that.
async fn source(app: &App, viewer: &Viewer, slug: &str, sent: &str) -> Result<Option<i64>> {
    let Ok(source) = sent.parse::<i64>() else { return Ok(None) };
    let (viewer, slug) = (viewer.clone(), slug.to_owned());
    let read = move |tx: &mut Tx<'_>| {
        let space = space(tx, &viewer, &slug)?;
        keep::is_said_in(tx, &viewer, space.id, source)
    };
    Ok(app.db.read(read).await?.then_some(source))
}
