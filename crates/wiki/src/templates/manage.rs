//! The templates of a space, which its managers write, and those of the company, which administrators do.

use askama::Template as _;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Error, Message, Result, SpaceId, Tx, Viewer, params};
use people::names;
use serde::Deserialize;
use spaces::Visible;
use ui::answer::Wrong;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Nav, Page, Query};

use super::{Template, TemplateId};
use crate::access::{acting, space};
use crate::logged;
use crate::store::{CHANGE_TEMPLATE, DELETE_TEMPLATE, INSERT_TEMPLATE, TEMPLATE, TEMPLATES};

/// The longest name, in characters.
const NAME: usize = 80;
/// The longest text, in characters.
const BODY: usize = 20_000;

struct Row {
    id: TemplateId,
    name: String,
    /// Whether it is the company's.
    company: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    /// Which one is changed; empty for a new one.
    id: String,
    name: String,
    body: String,
    /// Whether it is the company's.
    company: String,
    /// `delete` removes it.
    act: String,
}

#[derive(askama::Template)]
#[template(path = "wiki/templates.html")]
struct View<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    rows: &'a [Row],
    sent: &'a Sent,
    wrong: Wrong,
    administers: bool,
}

/// The space, where the viewer writes its templates.
fn managing(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Visible> {
    let space = space(tx, viewer, slug)?;
    if space.animates() || viewer.administers() { Ok(space) } else { Err(Error::forbidden()) }
}

fn rows(tx: &mut Tx<'_>, space: SpaceId) -> Result<Vec<Row>> {
    tx.query(&TEMPLATES, params![space], |row| {
        let of: Option<SpaceId> = row.get(2)?;
        Ok(Row { id: row.get(0)?, name: row.get(1)?, company: of.is_none() })
    })
}

fn one(tx: &mut Tx<'_>, space: SpaceId, id: TemplateId) -> Result<(Template, bool)> {
    tx.query_one(&TEMPLATE, params![space, id], |row| {
        let of: Option<SpaceId> = row.get(2)?;
        Ok((Template { name: row.get(0)?, body: row.get(1)? }, of.is_none()))
    })
}

/// Which template the form shows.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    id: String,
}

/// `GET /spaces/{slug}/pages/templates`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = move |tx: &mut Tx<'_>| {
        let space = managing(tx, &viewer, &slug)?;
        let mut sent = Sent::default();
        if let Ok(id) = asked.id.parse::<TemplateId>() {
            let (found, company) = one(tx, space.id, id)?;
            let company = if company { "1".to_owned() } else { String::new() };
            sent =
                Sent { id: asked.id.clone(), name: found.name, body: found.body, company, ..sent };
        }
        Ok((rows(tx, space.id)?, space, sent))
    };
    let (rows, space, sent) = app.db.read(load).await?;
    shown(&cx, &space, &rows, &sent, Wrong::nothing(cx.l))
}

fn shown(cx: &Ctx, space: &Visible, rows: &[Row], sent: &Sent, wrong: Wrong) -> Result<Page> {
    let administers = cx.viewer()?.administers();
    let status = wrong.status();
    let view = View { cx, space, rows, sent, wrong, administers };
    let main = view.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("page-templates")).nav(Nav::Spaces).status(status).main(main))
}

/// `POST /spaces/{slug}/pages/templates`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let (viewer, asker) = (cx.viewer()?.clone(), cx.viewer()?.clone());
    let (place, typed) = (slug.clone(), sent.clone());
    let write = move |tx: &mut Tx<'_>| {
        let space = managing(tx, &viewer, &place)?;
        keep(tx, &viewer, &space, &typed)
    };
    match app.db.write(write).await {
        Ok(()) => {
            let said = if sent.act == "delete" {
                "notice-template-deleted"
            } else {
                "notice-template-saved"
            };
            Ok(redirect(&format!("/spaces/{slug}/pages/templates"), &Flash::new(said)))
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            let load = move |tx: &mut Tx<'_>| {
                let space = managing(tx, &asker, &slug)?;
                Ok((rows(tx, space.id)?, space))
            };
            let (rows, space) = app.db.read(load).await?;
            Ok(shown(&cx, &space, &rows, &sent, wrong)?.into_response())
        }
    }
}

/// Keeps what the form says of a template. Those of the company are for administrators alone.
fn keep(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible, sent: &Sent) -> Result<()> {
    let id = sent.id.parse::<TemplateId>().ok();
    let was_company = match id {
        Some(id) => one(tx, space.id, id)?.1,
        None => false,
    };
    let company = if id.is_some() { was_company } else { sent.company == "1" };
    if company {
        viewer.administering()?;
    } else if space.animates() {
        acting(tx, viewer, space)?;
    } else {
        return Err(Error::forbidden());
    }
    let (now, new): (_, TemplateId) = (tx.now(), tx.new_id());
    let log = Activity::new(logged::PAGE_TEMPLATE, id.unwrap_or(new).0).by(viewer.id);
    if sent.act == "delete" {
        tx.execute(&DELETE_TEMPLATE, params![id])?;
        return tx.log(log.within(space.id));
    }
    let name = names::short("name", &sent.name, NAME)?;
    if text::is_blank(&name) {
        return Err(Error::field("name", "page-template-no-name"));
    }
    let body = crate::save::unix(&sent.body);
    if body.chars().count() > BODY {
        return Err(Error::field("body", Message::new("error-too-long").with("most", BODY)));
    }
    match id {
        Some(id) => tx.execute(&CHANGE_TEMPLATE, params![id, name, body, viewer.id, now])?,
        None => {
            let of = (!company).then_some(space.id);
            tx.execute(&INSERT_TEMPLATE, params![new, of, name, body, viewer.id, now])?
        }
    };
    tx.log(log.within(space.id))
}
