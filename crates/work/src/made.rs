//! "Make a task of this": a task made of a post or a comment, with the way back to it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, Result, Tx, Viewer, params};
use posts::access::{readable, readable_comment};
use posts::publish::NewPost;
use posts::{CommentId, PostId, PostView, Target};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json, Nav, Page};

use crate::mine::api;
use crate::quick::{self, New, due, publish};
use crate::store::{SOURCE, SOURCE_OF};
use crate::task;

/// Characters of a title that is proposed.
const TITLE: usize = 120;

/// What a task is made of.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) post: PostId,
    pub(crate) comment: Option<CommentId>,
    /// A line to know it by.
    pub(crate) heading: String,
    /// The address of its space, and its name, where the viewer may publish a task there.
    space: Option<(String, String)>,
}

impl Source {
    /// Of what the viewer may read.
    ///
    /// # Errors
    /// `NotFound`.
    pub(crate) fn load(tx: &mut Tx<'_>, viewer: &Viewer, target: Target) -> Result<Source> {
        let (post, comment, heading, space) = match target {
            Target::Post(id) => {
                let post = readable(tx, viewer, id)?;
                (id, None, post.heading(), post.space().clone())
            }
            Target::Comment(id) => {
                let comment = readable_comment(tx, viewer, id)?;
                let heading = text::parse(&comment.body).excerpt(TITLE);
                (comment.post, Some(id), heading, comment.space().clone())
            }
        };
        let takes = space.kind.is_community() && space.may_publish(viewer);
        let space = takes.then(|| (space.slug.clone(), space.name.clone()));
        Ok(Source { post, comment, heading, space })
    }

    fn target(&self) -> Target {
        self.comment.map_or(Target::Post(self.post), Target::Comment)
    }
}

/// Makes a task of something.
///
/// # Errors
/// `NotFound` for what the viewer does not read; whatever publishing meets.
fn make(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    target: Target,
    (new, space): (&New, &str),
    once: &str,
) -> Result<PostId> {
    let source = Source::load(tx, viewer, target)?;
    let title = match new.title.trim() {
        "" => source.heading.clone(),
        title => title.to_owned(),
    };
    let mut post = quick::post(viewer, &New { title, ..new.clone() });
    if !space.is_empty() {
        post = NewPost { space: space.to_owned(), ..post };
    }
    let id = publish(tx, viewer, &post, once)?;
    tx.execute(&SOURCE, params![id, source.post, source.comment])?;
    Ok(id)
}

#[derive(Template)]
#[template(path = "work/made.html")]
struct View<'a> {
    cx: &'a Ctx,
    source: &'a Source,
    href: String,
    title: &'a str,
    day: &'a str,
    hour: &'a str,
    places: Vec<(String, String)>,
    place: &'a str,
    once: String,
    error: String,
}

fn page(
    cx: &Ctx,
    source: &Source,
    sent: &[(String, String)],
    error: Option<&Error>,
) -> Result<Page> {
    let all = |name: &str| -> Vec<&str> {
        let said = sent.iter().filter(|(known, _)| known == name);
        said.map(|(_, value)| value.as_str()).collect()
    };
    let due = all(task::DUE);
    let notebook = (String::new(), cx.l.t("made-notebook"));
    let view = View {
        cx,
        source,
        href: source.target().href(),
        title: all("title").first().copied().unwrap_or(&source.heading),
        day: due.first().copied().unwrap_or_default(),
        hour: due.get(1).copied().unwrap_or_default(),
        places: std::iter::once(notebook).chain(source.space.clone()).collect(),
        place: all("space").first().copied().unwrap_or_default(),
        once: kernel::secret::token(),
        error: error
            .and_then(|error| error.fields().first())
            .map_or_else(String::new, |(_, said)| cx.l.msg(said)),
    };
    let html = view.render().map_err(Error::internal)?;
    let status = error.map_or(200, Error::status);
    Ok(Page::new(cx.l.t("made-title")).nav(Nav::Day).status(status).main(html))
}

/// `GET /posts/{id}/task`, `GET /comments/{id}/task`
pub(crate) async fn form(State(app): State<App>, cx: Ctx, target: Target) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let source = app.db.read(move |tx| Source::load(tx, &viewer, target)).await?;
    page(&cx, &source, &[], None)
}

/// `POST /posts/{id}/task`, `POST /comments/{id}/task`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    ui::Form(sent): ui::Form<Vec<(String, String)>>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let get = |name: &str| {
        let said = sent.iter().find(|(known, _)| known == name);
        said.map_or_else(String::new, |(_, value)| value.clone())
    };
    let new = New { title: get("title"), due: due(cx.l, &sent) };
    let (space, once, maker) = (get("space"), get("once"), viewer.clone());
    let made = app.db.write(move |tx| make(tx, &maker, target, (&new, &space), &once)).await;
    match made {
        Ok(id) => Ok(redirect(&format!("/posts/{id}"), &Flash::new("notice-task-made"))),
        Err(error) if error.fields().is_empty() => Err(error),
        Err(error) => {
            let source = app.db.read(move |tx| Source::load(tx, &viewer, target)).await?;
            Ok(page(&cx, &source, &sent, Some(&error))?.into_response())
        }
    }
}

/// A task to be made of something.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[schema(as = NewTaskOf)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewOf {
    /// What is to be done; the first words of what it is made of when absent.
    #[serde(default)]
    title: String,
    /// A day, `2026-05-03`, or a moment.
    #[serde(default)]
    due: Option<String>,
    /// The slug of the space it is for; your notebook when absent.
    #[serde(default)]
    space: String,
}

async fn create(
    app: App,
    cx: Ctx,
    target: Target,
    new: NewOf,
) -> Result<(StatusCode, Json<PostView>)> {
    let viewer = cx.viewer()?.clone();
    let made = move |tx: &mut Tx<'_>| {
        let NewOf { title, due, space } = new.clone();
        let id = make(tx, &viewer, target, (&New { title, due }, &space), "")?;
        api::one(tx, &viewer, id)
    };
    Ok((StatusCode::CREATED, Json(app.db.write(made).await?)))
}

/// Make a task of a post.
#[utoipa::path(post, path = "/api/v1/posts/{id}/task", tag = "work", params(("id" = String, Path)),
    request_body = NewOf, responses((status = 201, body = PostView)))]
pub(crate) async fn api_post(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    Json(new): Json<NewOf>,
) -> Result<(StatusCode, Json<PostView>)> {
    create(app, cx, target, new).await
}

/// Make a task of a comment.
#[utoipa::path(post, path = "/api/v1/comments/{id}/task", tag = "work", params(("id" = String, Path)),
    request_body = NewOf, responses((status = 201, body = PostView)))]
pub(crate) async fn api_comment(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    Json(new): Json<NewOf>,
) -> Result<(StatusCode, Json<PostView>)> {
    create(app, cx, target, new).await
}

#[derive(Template)]
#[template(path = "work/gone.html")]
struct Gone<'a> {
    cx: &'a Ctx,
    task: PostId,
    heading: String,
}

/// `GET /posts/{id}/source`: to what a task was made of, or the page that says that it cannot be read.
pub(crate) async fn source(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    let load = move |tx: &mut Tx<'_>| {
        let task = readable(tx, &viewer, id)?;
        let target = tx
            .query_opt(&SOURCE_OF, params![id], |row| {
                let comment = row.get::<Option<CommentId>>(1)?;
                Ok(comment.map_or(Target::Post(row.get(0)?), Target::Comment))
            })?
            .ok_or_else(Error::not_found)?;
        let found = match Source::load(tx, &viewer, target) {
            Ok(_) => Some(target.href()),
            Err(error) if error.status() == 404 => None,
            Err(error) => return Err(error),
        };
        Ok((task.heading(), found))
    };
    let (heading, found) = app.db.read(load).await?;
    if let Some(href) = found {
        return Ok(Redirect::to(&href).into_response());
    }
    let gone = Gone { cx: &cx, task: id, heading };
    let html = gone.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("made-gone")).nav(Nav::Day).main(html).into_response())
}
