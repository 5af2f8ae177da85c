//! The pages of groups, for administrators.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Result, Slice};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::view::PeopleField;
use ui::{Ctx, Form, Nav, Page, Query};

use super::api::set_members;
use super::{Group, GroupId, HERE};
use crate::PersonCard;
use crate::picker::{self, Picked};

const PATH: &str = "/admin/groups";

#[derive(Template)]
#[template(path = "people/groups.html")]
struct List<'a> {
    cx: &'a Ctx,
    groups: &'a [Group],
    typed: &'a str,
    wrong: &'a Wrong,
}

#[derive(Template)]
#[template(path = "people/group.html")]
struct One<'a> {
    cx: &'a Ctx,
    group: &'a Group,
    members: &'a Slice<PersonCard>,
    /// What was typed into the field of the name.
    typed: &'a str,
    add: &'a PeopleField,
    wrong: &'a Wrong,
}

impl One<'_> {
    /// Whether it may be changed here.
    fn is_ours(&self) -> bool {
        self.group.source == HERE
    }
}

/// What the form of a name sends.
#[derive(Deserialize)]
pub(super) struct NameForm {
    name: String,
}

/// The field that names whom to add.
const ADD: &str = "handle";

/// `GET /admin/groups`
pub(super) async fn list(State(app): State<App>, cx: Ctx) -> Result<Page> {
    list_page(&app, &cx, "", &Wrong::nothing(cx.l)).await
}

async fn list_page(app: &App, cx: &Ctx, typed: &str, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let groups = app.db.read(move |tx| super::all(tx, &viewer)).await?;
    let html = answer::render(&List { cx, groups: &groups, typed, wrong })?;
    Ok(Page::new(cx.l.t("groups-title")).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// `POST /admin/groups`
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<NameForm>,
) -> Result<Response> {
    let (viewer, name) = (cx.viewer()?.clone(), form.name.clone());
    match app.db.write(move |tx| super::create(tx, &viewer, &name)).await {
        Ok(id) => Ok(redirect(&href(id), &Flash::new("notice-group-created"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(list_page(&app, &cx, &form.name, &wrong).await?.into_response())
        }
    }
}

/// `GET /admin/groups/{id}`
pub(super) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Query(query): Query<CursorQuery>,
) -> Result<Page> {
    let nobody = Picked::default();
    page(&app, &cx, id.parse()?, query.cursor(), None, &nobody, Wrong::nothing(cx.l)).await
}

async fn page(
    app: &App,
    cx: &Ctx,
    id: GroupId,
    cursor: Cursor,
    name: Option<&str>,
    named: &Picked,
    wrong: Wrong,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        Ok((super::one(tx, &viewer, id)?, super::members(tx, &viewer, id, cursor)?))
    });
    let (group, members) = read.await?;
    let (label, hint) = (cx.l.t("group-add"), cx.l.t("people-hint"));
    let mut add = PeopleField { required: true, ..PeopleField::new(ADD, label, hint) };
    add.error = wrong.about(ADD);
    named.fill(&mut add);
    let typed = name.unwrap_or(&group.name);
    let one = One { cx, group: &group, members: &members, typed, add: &add, wrong: &wrong };
    let html = answer::render(&one)?;
    Ok(Page::new(group.name).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// `POST /admin/groups/{id}`
pub(super) async fn submit_name(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Form(form): Form<NameForm>,
) -> Result<Response> {
    let (viewer, name, id) = (cx.viewer()?.clone(), form.name.clone(), id.parse::<GroupId>()?);
    match app.db.write(move |tx| super::rename(tx, &viewer, id, &name)).await {
        Ok(()) => Ok(redirect(&href(id), &Flash::new("notice-group-renamed"))),
        Err(error) => {
            let (wrong, name) = (Wrong::with(cx.l, error)?, Some(form.name.as_str()));
            let nobody = Picked::default();
            let page = page(&app, &cx, id, Cursor::default(), name, &nobody, wrong).await?;
            Ok(page.into_response())
        }
    }
}

/// `POST /admin/groups/{id}/delete`
pub(super) async fn submit_delete(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<GroupId>()?);
    app.db.write(move |tx| super::delete(tx, &viewer, id)).await?;
    Ok(redirect(PATH, &Flash::new("notice-group-deleted")))
}

/// `POST /admin/groups/{id}/members`
pub(super) async fn submit_add(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    cx.viewer()?.administering()?;
    let id: GroupId = id.parse()?;
    let picked = picker::picked(&app, &cx, picker::sent(&form, ADD)).await?;
    let added = match picked.clear(ADD) {
        Ok(handles) => set_members(&app, &cx, id, handles, true).await,
        Err(unclear) => Err(unclear),
    };
    match added {
        Ok(()) => Ok(redirect(&href(id), &Flash::new("notice-group-joined"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            let page = page(&app, &cx, id, Cursor::default(), None, &picked, wrong).await?;
            Ok(page.into_response())
        }
    }
}

/// `POST /admin/groups/{id}/members/{handle}/remove`
pub(super) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path((id, handle)): Path<(String, String)>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let id: GroupId = id.parse()?;
    set_members(&app, &cx, id, vec![handle], false).await?;
    Ok(redirect(&href(id), &Flash::new("notice-group-left")))
}

fn href(id: GroupId) -> String {
    format!("{PATH}/{id}")
}
