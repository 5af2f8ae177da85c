//! Moves: what can be done with a post of a kind, by whom, from which state.

use axum::extract::{Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::error::Meaning;
use kernel::{Activity, App, Error, Result, Tx, Viewer};
use spaces::suspensions;
use ui::Ctx;

use super::fill::fill;
use super::{
    Field, Fields, Filled, Given, Who, Word, concern_again, given, keep, kept_of, people_in,
    whole_of,
};
use crate::access::readable;
use crate::authorized::cards;
use crate::history::revise;
use crate::view::PostView;
use crate::{Post, PostId, Readable, approval, fragments};

/// Something that can be done with a post of a kind.
#[derive(Clone, Debug)]
pub struct Move {
    /// Its name, in addresses.
    pub name: Word,
    /// Who may make it.
    pub who: Who,
    /// The states it can be made in.
    pub from: Vec<Word>,
    /// What must be said with it.
    pub asks: Vec<Field>,
}

impl Move {
    /// One that asks for nothing.
    pub fn new(name: impl Into<Word>, who: Who, from: &[&'static str]) -> Move {
        let from = from.iter().map(|state| (*state).into()).collect();
        Move { name: name.into(), who, from, asks: Vec::new() }
    }

    /// The same, asking for these.
    pub fn asking(self, asks: Vec<Field>) -> Move {
        Move { asks, ..self }
    }
}

/// A move about to be made: it is known to be allowed, and its fields are right.
pub struct Moving<'a> {
    /// Which.
    pub name: &'a str,
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
    state: Option<Word>,
    fields: Option<Fields>,
    unsigned: bool,
}

impl Moved {
    /// The post stays in its state.
    pub fn stays() -> Moved {
        Moved::default()
    }

    /// The post is in another state.
    pub fn to(state: impl Into<Word>) -> Moved {
        Moved { state: Some(state.into()), ..Moved::default() }
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
/// `NotFound` where the kind has no such move; `Forbidden` for others than the declaration names, and in an archived
/// space; `Conflict` in another state; `Invalid`, naming the field. `Forbidden` too for whoever is suspended, and for
/// words that would have to wait, where it changes the post.
pub fn make(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: &Readable<Post>,
    name: &str,
    given: &Given,
) -> Result<()> {
    let found = named(post, name).ok_or_else(Error::not_found)?;
    post.space().writable()?;
    if !found.who.includes(tx, post)? {
        return Err(Error::forbidden());
    }
    if !found.from.iter().any(|state| *state == post.state) {
        return Err(Error::new(Meaning::Conflict, "kind-not-now"));
    }
    let said = fill(tx, (viewer.id, post.space().id), &found.asks, given)?;
    let words = words_of(&found.asks, &said.fields);
    let moved = post.kind.act(tx, &Moving { name: &found.name, post, viewer, said })?;
    if moved.state.is_some() || moved.fields.is_some() {
        // It is writing like any other, and so are the words that it brings into the post.
        suspensions::expect_none(tx, viewer.id, post.space().id)?;
        if moved.fields.is_some() && !words.is_empty() {
            approval::editable(tx, viewer, post.space(), &[&words])?;
        }
        let state = moved.state.as_deref().unwrap_or(&post.state);
        let fields = moved.fields.as_ref().unwrap_or(&post.fields);
        let asked = [post.asked(), post.kind.fields_in(state)].concat();
        if fields.only(&asked) != post.fields.only(&asked) {
            let before = kept_of(tx, post)?.text();
            revise(tx, viewer, post.id.0, (&post.title, &post.body), &before)?;
        }
        keep(tx, post.id, &post.kind, state, fields)?;
        let now = readable(tx, viewer, post.id)?;
        // Another state may show others.
        if asked.iter().any(Field::names_people) {
            let people = people_in(&whole_of(tx, &now)?, &now.asked());
            concern_again(tx, post.id, &people)?;
        }
        post.kind.written(tx, viewer.id, &now)?;
    }
    let activity = Activity::new("post.moved", post.id.0).within(post.space().id);
    let mut data = serde_json::json!({ "move": found.name });
    if let Some(state) = moved.state.filter(|state| *state != post.state) {
        data["state"] = serde_json::json!(state);
    }
    let activity = activity.data(data);
    tx.log(if moved.unsigned { activity } else { activity.by(viewer.id) })
}

/// What is said in words of one's own.
fn words_of(asks: &[Field], said: &Fields) -> String {
    let own = asks.iter().filter(|field| field.input.is_words());
    let words = own.filter_map(|field| said.get(&field.name)).map(ToString::to_string);
    words.collect::<Vec<_>>().join("\n")
}

/// The move of this name, where the kind of the post has one.
fn named(post: &Post, name: &str) -> Option<Move> {
    post.kind.moves().into_iter().find(|found| found.name == name)
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
        let asks = named(&post, &name).map_or_else(Vec::new, |found| found.asks);
        let values = |of: &str| {
            let values = sent.iter().filter(|(field, _)| field == of);
            values.map(|(_, value)| value.clone()).collect()
        };
        let asking = post.kind.asks_before(&name).filter(|_| plain);
        match (make(tx, &viewer, &post, &name, &given(l, &asks, values)), asking) {
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
