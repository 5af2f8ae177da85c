//! Pages over the API.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Error, Result, Time, Tx, Viewer};
use people::PersonCard;
use posts::PostId;
use posts::publish::{Sent, idempotency_key, sent_once};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json};

use crate::access::{Page, readable};
use crate::links::{self, Linked};
use crate::lock;
use crate::model::href;
use crate::save::{Both, Change, NewPage, Saved, create, prepare, save, unix};

/// A page.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = Page)]
pub(crate) struct PageView {
    /// Its identifier, which is that of the post too: comments, reactions and files go by it.
    id: PostId,
    /// Its address.
    href: String,
    /// The name in addresses of the space it is in.
    space: String,
    /// Its title.
    title: String,
    /// Its text, Markdown.
    body: String,
    /// The same as safe HTML.
    html: String,
    /// The version that holds: a change says from which it began.
    revision: i64,
    /// Who wrote that version.
    changed_by: Option<PersonCard>,
    /// When.
    changed_at: Time,
    /// Who made it.
    author: Option<PersonCard>,
    /// The page above.
    parent: Option<PostId>,
    /// Whether only managers of its space write it.
    locked: bool,
    /// Whether you may change it.
    writable: bool,
    /// Who is asked whether it is still right.
    owner: Option<PersonCard>,
    /// When they are asked.
    right_until: Option<Time>,
    /// Whether it is no longer right.
    retired: bool,
    /// Whether it stands at the top of its space.
    home: bool,
}

impl PageView {
    /// Of a page that the viewer reads.
    pub(crate) fn load(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<PageView> {
        let page = readable(tx, viewer, id)?;
        let state = &page.state;
        let named = [Some(state.editor), Some(page.author), state.owner];
        let named: Vec<_> = named.into_iter().flatten().collect();
        let people = people::cards(tx, &named)?;
        let parent = match state.parent {
            Some(parent) if readable(tx, viewer, parent).is_ok() => Some(parent),
            _ => None,
        };
        Ok(PageView {
            id,
            href: page.href(),
            space: page.space().slug.clone(),
            title: page.title.clone(),
            body: page.body.clone(),
            html: page.html.clone(),
            revision: state.version,
            changed_by: people.get(&state.editor).cloned(),
            changed_at: state.changed_at,
            author: people.get(&page.author).cloned(),
            parent,
            locked: state.locked,
            writable: page.may_write(),
            owner: state.owner.and_then(|owner| people.get(&owner).cloned()),
            right_until: state.right_until,
            retired: state.retired_at.is_some(),
            home: state.is_home,
        })
    }
}

/// A page as it was saved.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = SavedPage)]
pub(crate) struct Kept {
    /// Whether somebody else's change came in between, and is in it too.
    merged: bool,
    /// The page as it is now.
    page: PageView,
}

pub(crate) fn kept(saved: &Saved, page: PageView) -> Kept {
    Kept { merged: matches!(saved, Saved::Kept { merged: true, .. }), page }
}

/// Where two changes touch.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = PageClash)]
struct ClashView {
    /// What stood there.
    base: String,
    /// What was sent.
    mine: String,
    /// What somebody else saved.
    theirs: String,
}

/// Why a change was not saved: problem details (RFC 9457) with both texts.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = PageConflict)]
pub(crate) struct Conflict {
    /// Always `about:blank`: the status says it all.
    r#type: &'static str,
    /// What went wrong, in the reader's language.
    title: String,
    /// The HTTP status, 409.
    status: u16,
    /// The version that holds now: what the next change says it began from.
    revision: i64,
    /// The title and the text of that version.
    current: Words,
    /// What was sent, which is kept nowhere.
    sent: Words,
    /// Both together: where they touch it holds what was sent, then what somebody else saved.
    merged: Words,
    /// Where they touch.
    clashes: Vec<ClashView>,
}

/// A title and a text.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = PageWords)]
struct Words {
    /// The title.
    title: String,
    /// The text, Markdown.
    body: String,
}

fn conflict(cx: &Ctx, both: Both, title: String, body: String) -> Response {
    let error = Error::new(Meaning::Conflict, "page-changed-meanwhile");
    let (current_title, current_body) = both.current;
    let clashes = both.clashes.into_iter().map(|clash| ClashView {
        base: clash.base,
        mine: clash.mine,
        theirs: clash.theirs,
    });
    let problem = Conflict {
        r#type: "about:blank",
        title: cx.l.msg(error.message()),
        status: 409,
        revision: both.version,
        current: Words { title: current_title, body: current_body },
        sent: Words { title, body },
        merged: Words { title: both.title, body: both.text },
        clashes: clashes.collect(),
    };
    (StatusCode::CONFLICT, axum::Json(problem)).into_response()
}

/// A page.
#[utoipa::path(get, path = "/api/v1/pages/{id}", tag = "pages", params(("id" = String, Path)),
    responses((status = 200, body = PageView)))]
pub(crate) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<PageView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    Ok(Json(app.db.read(move |tx| PageView::load(tx, &viewer, id)).await?))
}

/// A page to be made.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = NewPage)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPageBody {
    /// Its title, at most 200 characters.
    title: String,
    /// Markdown, at most 100,000 characters. `[[Title]]` becomes a link to the page of that title in the space.
    #[serde(default)]
    body: String,
    /// The page above.
    #[serde(default)]
    parent: Option<PostId>,
    /// A word about it.
    #[serde(default)]
    note: String,
}

/// Write a new page in a space. With the header `Idempotency-Key`, sending it again makes it once.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/pages", tag = "pages",
    params(("slug" = String, Path), ("Idempotency-Key" = Option<String>, Header)),
    request_body = NewPageBody, responses((status = 201, body = PageView),
        (status = 202, description = "It waits for a manager of the space"),
        (status = 403, description = "You only read there")))]
pub(crate) async fn create_one(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Json(new): Json<NewPageBody>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let ready = prepare(&app, &viewer, &slug, &new.body).await?;
    let NewPageBody { title, parent, note, .. } = new;
    let body = ready.body().to_owned();
    let new = NewPage { space: slug, parent, title, body, note, ..NewPage::default() };
    let key = sent_once(idempotency_key(&headers), &new.post())?;
    let write = move |tx: &mut Tx<'_>| match create(tx, &viewer, &new, &ready, key.as_ref())? {
        Sent::Published(id) => PageView::load(tx, &viewer, id).map(Some),
        Sent::Waiting(_) => Ok(None),
    };
    Ok(match app.db.write(write).await? {
        Some(page) => (StatusCode::CREATED, Json(page)).into_response(),
        None => StatusCode::ACCEPTED.into_response(),
    })
}

/// What a page shall say.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = PageChangeRequest)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeBody {
    /// The version that the change began from (`revision` of the page).
    revision: i64,
    /// The title; it stays when absent.
    #[serde(default)]
    title: Option<String>,
    /// The text, Markdown.
    body: String,
    /// A word about the change, at most 200 characters.
    #[serde(default)]
    note: String,
    /// Whether a post in the space tells its readers.
    #[serde(default)]
    tell_readers: bool,
}

/// Change a page. Where somebody else saved it since `revision`, changes that do not touch come together (`merged`);
/// where they touch nothing is saved and both are answered (409).
#[utoipa::path(put, path = "/api/v1/pages/{id}", tag = "pages", params(("id" = String, Path)),
    request_body = ChangeBody, responses((status = 200, body = Kept),
        (status = 403, description = "You only read it"),
        (status = 409, description = "It touches what somebody else changed", body = Conflict)))]
pub(crate) async fn change(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(sent): Json<ChangeBody>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let (asker, slug) = (viewer.clone(), space_of(&app, &viewer, id).await?);
    let ready = prepare(&app, &viewer, &slug, &sent.body).await?;
    let words = sent.clone();
    let write = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?.writable(&viewer)?;
        let change = Change {
            revision: sent.revision,
            title: sent.title.clone().unwrap_or_else(|| page.title.clone()),
            body: ready.body().to_owned(),
            note: sent.note.clone(),
            tell: sent.tell_readers,
            ..Change::default()
        };
        save(tx, &viewer, &page, &change, &ready)
    };
    match app.db.write(write).await? {
        Saved::Clash(both) => {
            Ok(conflict(&cx, *both, words.title.unwrap_or_default(), unix(&words.body)))
        }
        saved => {
            let page = app.db.read(move |tx| PageView::load(tx, &asker, id)).await?;
            Ok(Json(kept(&saved, page)).into_response())
        }
    }
}

/// The space of a page that the viewer may change.
pub(crate) async fn space_of(app: &App, viewer: &Viewer, id: PostId) -> Result<String> {
    let viewer = viewer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let page: Page = readable(tx, &viewer, id)?;
        Ok(page.writable(&viewer)?.space().slug.clone())
    };
    app.db.read(read).await
}

/// Who writes a page.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[schema(as = PageLock)]
#[serde(deny_unknown_fields)]
pub(crate) struct LockBody {
    /// Whether only managers of its space do.
    locked: bool,
}

/// Lock a page, or unlock it (managers of its space).
#[utoipa::path(put, path = "/api/v1/pages/{id}/lock", tag = "pages", params(("id" = String, Path)),
    request_body = LockBody, responses((status = 204), (status = 403, description = "You do not manage the space")))]
pub(crate) async fn lock_one(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(sent): Json<LockBody>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    app.db.write(move |tx| lock::lock(tx, &viewer, id, sent.locked)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A page at the other end of a link.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = LinkedPage)]
pub(crate) struct LinkedView {
    /// Its identifier.
    id: PostId,
    /// Its address.
    href: String,
    /// Its title.
    title: String,
    /// The name of its space.
    space: String,
}

impl From<Linked> for LinkedView {
    fn from(linked: Linked) -> LinkedView {
        let href = href(linked.id, &linked.title);
        LinkedView { id: linked.id, href, title: linked.title, space: linked.space }
    }
}

/// The links of a page, as far as you see what is at the other end.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = PageLinks)]
pub(crate) struct LinksView {
    /// Pages that lead here.
    back: Vec<LinkedView>,
    /// Pages that this one leads to.
    to: Vec<LinkedView>,
    /// Titles of pages that it leads to and that are not there, in small letters without accents.
    wanted: Vec<String>,
}

/// The links of a page, both ways.
#[utoipa::path(get, path = "/api/v1/pages/{id}/links", tag = "pages", params(("id" = String, Path)),
    responses((status = 200, body = LinksView)))]
pub(crate) async fn links_of(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<LinksView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let read = move |tx: &mut Tx<'_>| {
        let page = readable(tx, &viewer, id)?;
        let view = |all: Vec<Linked>| all.into_iter().map(LinkedView::from).collect();
        Ok(LinksView {
            back: view(links::back(tx, &viewer, page.id)?),
            to: view(links::from(tx, &viewer, page.id)?),
            wanted: links::wanted(tx, page.id)?,
        })
    };
    Ok(Json(app.db.read(read).await?))
}
