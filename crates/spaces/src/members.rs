//! Who is in a space, and what its animators change about it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Redirect;
use kernel::error::Meaning;
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Error, PersonId, Result, Role, Slice, Tx, Viewer, params};
use people::PersonCard;
use serde::{Deserialize, Serialize};
use ui::{Ctx, Nav, Page};

use crate::requests::{Request, waiting};
use crate::store::{self, MEMBERS};
use crate::{Standing, Visible, access, join};

/// Somebody in a space.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Member {
    /// Who.
    pub person: PersonCard,
    /// What they are in it.
    pub standing: Standing,
}

/// A page of the members of a space, by identifier.
pub fn members(tx: &mut Tx<'_>, space: &Visible, cursor: Cursor) -> Result<Slice<Member>> {
    // `before` stands for the last identifier seen; people are listed upwards.
    let after = if cursor.before == i64::MAX { 0 } else { cursor.before };
    let rows = tx.query(&MEMBERS, params![space.id, after, cursor.limit + 1], |row| {
        Ok((row.get::<PersonId>(0)?, store::standing(Some(&row.get::<String>(1)?))))
    })?;
    let page = Slice::cut(rows, cursor.limit, |(id, _)| id.0);
    let ids: Vec<PersonId> = page.items.iter().map(|(id, _)| *id).collect();
    let cards: HashMap<PersonId, PersonCard> = people::cards(tx, &ids)?;
    let items = page
        .items
        .into_iter()
        .filter_map(|(id, standing)| Some(Member { person: cards.get(&id)?.clone(), standing }));
    Ok(Slice { items: items.collect(), next: page.next })
}

/// Puts somebody in a space, or changes what they are in it.
///
/// # Errors
/// `NotFound` for an unknown handle; `Conflict` when nobody would run the space.
fn put(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    handle: &str,
    standing: Standing,
) -> Result<()> {
    // A guest may run a space, and knows only the people of their spaces.
    let person = people::access::readable(tx, viewer, handle)
        .map_err(|error| if error.meaning() == Meaning::NotFound { unknown() } else { error })?;
    if standing == Standing::Outsider {
        return join::leave(tx, space, person.id);
    }
    if standing == Standing::Animator
        && person.role == Role::Guest
        && space.kind != crate::Kind::External
    {
        return Err(Error::forbidden());
    }
    if standing == Standing::Member {
        join::still_run(tx, space, person.id)?;
    }
    join::bring(tx, space.id, person.id, standing, viewer.id)
}

fn unknown() -> Error {
    Error::field("handle", "space-member-unknown")
}

#[derive(Template)]
#[template(path = "spaces/members.html")]
struct MembersPage<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    members: &'a Slice<Member>,
    waiting: &'a [Request],
    typed: &'a str,
    error: String,
}

impl MembersPage<'_> {
    fn more_href(&self, next: &i64) -> String {
        format!("/spaces/{}/members?before={next}", self.space.slug)
    }
}

fn load(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    slug: &str,
    cursor: Cursor,
) -> Result<(Visible, Slice<Member>, Vec<Request>)> {
    let space = access::visible(tx, viewer, slug)?;
    let page = members(tx, &space, cursor)?;
    let waiting = if space.animates() { waiting(tx, &space)? } else { Vec::new() };
    Ok((space, page, waiting))
}

fn render(
    cx: &Ctx,
    (space, members, waiting): &(Visible, Slice<Member>, Vec<Request>),
    typed: &str,
    error: Option<&Error>,
) -> Result<Page> {
    let said = error.and_then(|e| e.about("handle")).map(|m| cx.l.msg(m)).unwrap_or_default();
    let page = MembersPage { cx, space, members, waiting, typed, error: said };
    let main = page.render().map_err(Error::internal)?;
    let status = error.map_or(200, Error::status);
    let title = cx.l.t1("space-members-of", "space", &space.name);
    Ok(Page::new(title).nav(Nav::Spaces).status(status).main(main))
}

/// `GET /spaces/{slug}/members`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(query): Query<CursorQuery>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let cursor = Cursor { limit: 60, ..query.cursor() };
    let loaded = app.db.read(move |tx| load(tx, &viewer, &slug, cursor)).await?;
    render(&cx, &loaded, "", None)
}

/// Who is to be added.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddForm {
    handle: String,
}

/// `POST /spaces/{slug}/members`
pub(crate) async fn submit_add(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    people::Form(form): people::Form<AddForm>,
) -> Result<Page> {
    let (viewer, typed) = (cx.viewer()?.clone(), form.handle.clone());
    let added = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        let handle = form.handle.trim().trim_start_matches('@').to_lowercase();
        let error = match put(tx, &viewer, &space, &handle, Standing::Member) {
            // Nothing was written: the page is shown again with what was typed.
            Err(error) if !error.fields().is_empty() => Some(error),
            end => end.map(|()| None)?,
        };
        Ok((load(tx, &viewer, &slug, Cursor { limit: 60, ..Cursor::default() })?, error))
    });
    let (loaded, error) = added.await?;
    render(&cx, &loaded, if error.is_some() { &typed } else { "" }, error.as_ref())
}

/// What becomes of a member.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeForm {
    standing: Wanted,
}

#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
enum Wanted {
    Animator,
    Member,
    Outsider,
}

impl From<Wanted> for Standing {
    fn from(wanted: Wanted) -> Standing {
        match wanted {
            Wanted::Animator => Standing::Animator,
            Wanted::Member => Standing::Member,
            Wanted::Outsider => Standing::Outsider,
        }
    }
}

/// `POST /spaces/{slug}/members/{handle}`
pub(crate) async fn submit_change(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
    people::Form(form): people::Form<ChangeForm>,
) -> Result<Redirect> {
    change(app, cx, slug.clone(), handle, form.standing.into()).await?;
    Ok(Redirect::to(&format!("/spaces/{slug}/members")))
}

async fn change(app: App, cx: Ctx, slug: String, handle: String, to: Standing) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    let changed = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?.animated()?;
        put(tx, &viewer, &space, &handle, to)
    });
    changed.await
}

/// A page of members.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MemberPage {
    /// The members of this page.
    items: Vec<Member>,
    /// The `before` of the next page, when there is one.
    next: Option<kernel::id::Raw>,
}

/// Who is in a space.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/members", tag = "spaces",
    params(("slug" = String, Path), ("before" = Option<String>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = MemberPage)))]
pub(crate) async fn api_list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Query(query): Query<CursorQuery>,
) -> Result<people::Json<MemberPage>> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        members(tx, &space, query.cursor())
    });
    let page = load.await?;
    Ok(people::Json(MemberPage { items: page.items, next: page.next.map(kernel::id::Raw) }))
}

/// What somebody is to be in a space.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberChange {
    /// `animator` or `member`.
    standing: Wanted,
}

/// Put somebody in a space, or change what they are in it.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/members/{handle}", tag = "spaces",
    params(("slug" = String, Path), ("handle" = String, Path)), request_body = MemberChange,
    responses((status = 204)))]
pub(crate) async fn api_put(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
    people::Json(body): people::Json<MemberChange>,
) -> Result<StatusCode> {
    change(app, cx, slug, handle, body.standing.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take somebody out of a space.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/members/{handle}", tag = "spaces",
    params(("slug" = String, Path), ("handle" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_remove(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
) -> Result<StatusCode> {
    change(app, cx, slug, handle, Standing::Outsider).await?;
    Ok(StatusCode::NO_CONTENT)
}
