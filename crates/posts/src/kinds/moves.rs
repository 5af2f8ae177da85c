//! Moves: what can be done with a post of a kind, by whom, from which state.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::error::Meaning;
use kernel::{Activity, App, Error, Result, Tx, Viewer, params};
use ui::Ctx;

use super::fields::fill;
use super::store::SET_STATE;
use super::{Field, Fields, Filled, Given, given};
use crate::access::readable;
use crate::authorized::cards;
use crate::view::PostView;
use crate::{Post, PostId, Readable, fragments};

/// Something that can be done with a post of a kind.
pub struct Move {
    /// Its name, in addresses.
    pub name: &'static str,
    /// Who may make it.
    pub who: Who,
    /// The states it can be made in.
    pub from: &'static [&'static str],
    /// What must be said with it.
    pub asks: &'static [Field],
    /// Makes it.
    pub act: fn(&mut Tx<'_>, &Moving<'_>) -> Result<Moved>,
}

/// Who may do something with a post they can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody who reads it.
    Reader,
    /// Its author, and whoever runs its community.
    Host,
}

impl Who {
    /// Whether the viewer of this post is one of them.
    pub fn includes(self, post: &Readable<Post>) -> bool {
        self == Who::Reader || post.may_delete()
    }
}

/// A move about to be made: it is known to be allowed, and its fields are right.
pub struct Moving<'a> {
    /// The post.
    pub post: &'a Readable<Post>,
    /// Who makes it.
    pub viewer: &'a Viewer,
    /// What was said with it.
    pub said: Filled,
}

/// What came of a move.
#[derive(Debug, Default)]
pub struct Moved {
    state: Option<&'static str>,
    fields: Option<Fields>,
    unsigned: bool,
}

impl Moved {
    /// The post stays in its state.
    pub fn stays() -> Moved {
        Moved::default()
    }

    /// The post is in another state.
    pub fn to(state: &'static str) -> Moved {
        Moved { state: Some(state), ..Moved::default() }
    }

    /// It also has other fields.
    pub fn with(self, fields: Fields) -> Moved {
        Moved { fields: Some(fields), ..self }
    }

    /// The log does not say who made it.
    pub fn unsigned(self) -> Moved {
        Moved { unsigned: true, ..self }
    }
}

/// Makes a move.
///
/// # Errors
/// `NotFound` where the kind has no such move; `Forbidden` for others than the declaration names;
/// `Conflict` in another state; `Invalid`, naming the field.
pub fn make(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: &Readable<Post>,
    name: &str,
    given: &Given,
) -> Result<()> {
    let found = post.kind.move_named(name).ok_or_else(Error::not_found)?;
    if !found.who.includes(post) {
        return Err(Error::forbidden());
    }
    if !found.from.contains(&post.state.as_str()) {
        return Err(Error::new(Meaning::Conflict, "kind-not-now"));
    }
    let said = fill(tx, viewer.id, found.asks, given)?;
    let moved = (found.act)(tx, &Moving { post, viewer, said })?;
    if moved.state.is_some() || moved.fields.is_some() {
        let state = moved.state.unwrap_or(post.state.as_str());
        let fields = moved.fields.as_ref().unwrap_or(&post.fields);
        tx.execute(&SET_STATE, params![post.id, state, fields.text()])?;
    }
    let activity = Activity::new("post.moved", post.id.0).within(post.space().id);
    let activity = activity.data(serde_json::json!({ "move": found.name }));
    tx.log(if moved.unsigned { activity } else { activity.by(viewer.id) })
}

/// `POST /posts/{id}/moves/{name}`
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path((id, name)): Path<(String, String)>,
    ui::Form(sent): ui::Form<Vec<(String, String)>>,
) -> Result<Response> {
    let (viewer, id, l) = (cx.viewer()?.clone(), id.parse::<PostId>()?, cx.l);
    let plain = !cx.fragment;
    let made = app.db.write(move |tx| {
        let post = readable(tx, &viewer, id)?;
        let asks = post.kind.move_named(&name).map_or(&[][..], |found| found.asks);
        let values = |of: &str| {
            let values = sent.iter().filter(|(field, _)| field == of);
            values.map(|(_, value)| value.clone()).collect()
        };
        let asking = post.kind.asks_before(&name).filter(|_| plain);
        match (make(tx, &viewer, &post, &name, &given(l, asks, values)), asking) {
            // Nothing was written: the page says what is missing.
            (Err(error), Some(page)) if !error.fields().is_empty() => {
                Ok(format!("/posts/{id}/{page}"))
            }
            (made, _) => made.map(|()| format!("/posts/{id}")),
        }
    });
    let href = made.await?;
    if plain {
        return Ok(Redirect::to(&href).into_response());
    }
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| cards(tx, &viewer, &[id])?.pop().ok_or_else(Error::not_found));
    Ok(Html(fragments::below(&cx, &load.await?)?).into_response())
}

/// Make a move: vote, accept an answer, acknowledge… The kinds say which moves there are, who makes
/// them and what they ask (`GET /api/v1/kinds`); the body holds what is asked.
#[utoipa::path(post, path = "/api/v1/posts/{id}/moves/{name}", tag = "posts",
    params(("id" = String, Path), ("name" = String, Path)),
    request_body = serde_json::Value, responses((status = 200, body = PostView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path((id, name)): Path<(String, String)>,
    ui::Json(given): ui::Json<Given>,
) -> Result<ui::Json<PostView>> {
    let (viewer, reader, id) = (cx.viewer()?.clone(), cx.viewer()?.clone(), id.parse::<PostId>()?);
    let made = app.db.write(move |tx| {
        let post = readable(tx, &viewer, id)?;
        make(tx, &viewer, &post, &name, &given)
    });
    made.await?;
    let load = app.db.read(move |tx| cards(tx, &reader, &[id])?.pop().ok_or_else(Error::not_found));
    Ok(ui::Json(load.await?.into()))
}
