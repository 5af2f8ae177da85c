//! The pages of groups, for administrators.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Error, Result, Slice};
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Nav, Page, Query};

use super::api::set_member;
use super::{Group, GroupId, HERE};
use crate::PersonCard;

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
    /// What was typed into the field of the name, and into that of whom to add.
    typed: (&'a str, &'a str),
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

/// What the form of a member sends.
#[derive(Deserialize)]
pub(super) struct MemberForm {
    handle: String,
}

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
    page(&app, &cx, id.parse()?, query.cursor(), None, "", Wrong::nothing(cx.l)).await
}

async fn page(
    app: &App,
    cx: &Ctx,
    id: GroupId,
    cursor: Cursor,
    name: Option<&str>,
    handle: &str,
    wrong: Wrong,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        Ok((super::one(tx, &viewer, id)?, super::members(tx, &viewer, id, cursor)?))
    });
    let (group, members) = read.await?;
    let typed = (name.unwrap_or(&group.name), handle);
    let html = answer::render(&One { cx, group: &group, members: &members, typed, wrong: &wrong })?;
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
            let page = page(&app, &cx, id, Cursor::default(), name, "", wrong).await?;
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
    Form(form): Form<MemberForm>,
) -> Result<Response> {
    let id: GroupId = id.parse()?;
    match set_member(&app, &cx, id, form.handle.trim().to_owned(), true).await {
        Ok(()) => Ok(redirect(&href(id), &Flash::new("notice-group-joined"))),
        Err(error) => {
            // A handle that nobody has is something to correct.
            let error = match error.meaning() {
                Meaning::NotFound => Error::field("handle", "group-nobody"),
                _ => error,
            };
            let wrong = Wrong::with(cx.l, error)?;
            let page = page(&app, &cx, id, Cursor::default(), None, &form.handle, wrong).await?;
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
    set_member(&app, &cx, id, handle, false).await?;
    Ok(redirect(&href(id), &Flash::new("notice-group-left")))
}

fn href(id: GroupId) -> String {
    format!("{PATH}/{id}")
}
