//! One move made on many objects: each by itself, so that one that is refused holds up no other.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Result, Tx, Viewer};
use posts::kinds::{self, Given, Move, NUMBER};
use posts::{Post, PostId, Readable};
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::view::KindForm;
use ui::{Ctx, Form, Json, Nav, Page, answer};

use super::known;
use crate::status::{listed, said};

/// How many at once.
const MOST: usize = 100;

/// One that was not moved, and why.
struct Refused {
    post: PostId,
    number: String,
    said: Error,
}

/// Makes a move on each of these.
async fn make(
    app: &App,
    viewer: &Viewer,
    posts: &[PostId],
    name: &str,
    given: &Given,
) -> Result<(Vec<PostId>, Vec<Refused>)> {
    let (mut moved, mut refused) = (Vec::new(), Vec::new());
    for post in posts.iter().copied() {
        let (mover, name, given) = (viewer.clone(), name.to_owned(), given.clone());
        let made = app.db.write(move |tx| {
            let post = posts::access::readable(tx, &mover, post)?;
            kinds::make(tx, &mover, &post, &name, &given)
        });
        match made.await {
            Ok(()) => moved.push(post),
            // Whatever went wrong with the server is told as such.
            Err(error) if error.status() >= 500 => return Err(error),
            Err(said) => {
                let reader = viewer.clone();
                let number = app.db.read(move |tx| number(tx, &reader, post)).await?;
                refused.push(Refused { post, number, said });
            }
        }
    }
    Ok((moved, refused))
}

/// The number of an object that somebody reads, or its title where it has none; its identifier otherwise.
fn number(tx: &mut Tx<'_>, viewer: &Viewer, post: PostId) -> Result<String> {
    let found = posts::access::readable(tx, viewer, post).ok();
    let known = |found: &Readable<Post>| {
        found.fields.text_of(NUMBER).map_or_else(|| found.heading(), str::to_owned)
    };
    Ok(found.as_ref().map_or_else(|| post.to_string(), known))
}

#[derive(Template)]
#[template(path = "objects/bulk.html")]
struct View<'a> {
    cx: &'a Ctx,
    label: String,
    back: &'a str,
    kind: &'a str,
    name: &'a str,
    posts: &'a [PostId],
    form: Option<KindForm>,
    error: String,
    moved: String,
    /// Address, number, and why it was not moved.
    refused: Vec<(String, String, String)>,
}

/// `POST /objects/bulk`: asks for what the move asks for, then makes it.
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let (viewer, l) = (cx.viewer()?.clone(), cx.l);
    let get = |name: &str| sent.iter().find(|(known, _)| known == name).map_or("", |(_, v)| v);
    let (declared, name) = (get("kind").to_owned(), get("move").to_owned());
    let back = listed(get("back")).to_owned();
    let posts = sent.iter().filter(|(name, _)| name == "post");
    let posts = posts.map(|(_, id)| id.parse()).collect::<Result<Vec<PostId>>>()?;
    if posts.is_empty() || name.is_empty() {
        return Ok(redirect(&back, &Flash::new("notice-objects-none-chosen")));
    }
    if posts.len() > MOST {
        let said = kernel::Message::new("objects-too-many").with("n", MOST);
        return Err(Error::field("posts", said));
    }
    let (asker, wanted) = (viewer.clone(), declared.clone());
    let (it, kind) = app.db.read(move |tx| known(tx, &asker, &wanted)).await?;
    let moves = kind.moves().into_iter();
    let found: Move =
        moves.into_iter().find(|one| one.name == name).ok_or_else(Error::not_found)?;
    let label = it.moves.iter().find(|one| one.name == name).map(|one| one.label.say(l).to_owned());
    let (given, unclear) = said(&app, &cx, &kind, &found.asks, sent.clone()).await?;
    let asks = !found.asks.is_empty() && get("sure").is_empty();
    let mut view = View {
        cx: &cx,
        label: label.unwrap_or_default(),
        back: &back,
        kind: &declared,
        name: &name,
        posts: &posts,
        form: None,
        error: unclear.as_ref().map_or_else(String::new, |error| l.msg(error.message())),
        moved: String::new(),
        refused: Vec::new(),
    };
    if asks || unclear.is_some() {
        view.form = Some(kinds::one(l, &kind, &found.asks, |at| {
            sent.iter().filter(|(name, _)| name == at).map(|(_, value)| value.clone()).collect()
        }));
    } else {
        let (moved, refused) = make(&app, &viewer, &posts, &name, &given).await?;
        let count = i64::try_from(moved.len()).unwrap_or(i64::MAX);
        view.moved = l.tn("objects-moved", count);
        if refused.is_empty() {
            return Ok(redirect(&back, &Flash::new("notice-objects-moved")));
        }
        view.refused = refused
            .into_iter()
            .map(|one| {
                let fields = one.said.fields().iter();
                let fields: Vec<String> = fields.map(|(_, said)| l.msg(said)).collect();
                let said =
                    if fields.is_empty() { l.msg(one.said.message()) } else { fields.join(" ") };
                (format!("/posts/{}", one.post), one.number, said)
            })
            .collect();
    }
    let html = answer::render(&view)?;
    let status = if view.form.is_some() && unclear.is_none() { 200 } else { 422 };
    Ok(Page::new(view.label).nav(Nav::Home).status(status).main(html).into_response())
}

/// A move to be made on many.
#[derive(Deserialize, utoipa::ToSchema)]
#[schema(as = ObjectMoves)]
pub(crate) struct Moves {
    /// Which, at most 100.
    #[schema(value_type = Vec<String>)]
    posts: Vec<PostId>,
    /// The name of the move.
    r#move: String,
    /// What it asks for.
    #[serde(default)]
    #[schema(value_type = Object)]
    fields: Given,
}

/// What came of it.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ObjectMovesMade)]
pub(crate) struct Made {
    /// Those on which it was made.
    #[schema(value_type = Vec<String>)]
    moved: Vec<PostId>,
    /// Those on which it was not.
    refused: Vec<NotMoved>,
}

/// An object on which a move was not made.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ObjectNotMoved)]
pub(crate) struct NotMoved {
    /// Which.
    #[schema(value_type = String)]
    post: PostId,
    /// Why.
    detail: String,
}

/// Make one move on many objects: each by itself.
#[utoipa::path(post, path = "/api/v1/objects/moves", tag = "posts", request_body = Moves,
    responses((status = 200, body = Made)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Json(sent): Json<Moves>,
) -> Result<Json<Made>> {
    if sent.posts.len() > MOST {
        let said = kernel::Message::new("objects-too-many").with("n", MOST);
        return Err(Error::field("posts", said));
    }
    let viewer = cx.viewer()?;
    let (moved, refused) = make(&app, viewer, &sent.posts, &sent.r#move, &sent.fields).await?;
    let refused = refused.into_iter().map(|one| {
        let fields = one.said.fields().first();
        let detail = cx.l.msg(fields.map_or(one.said.message(), |(_, said)| said));
        NotMoved { post: one.post, detail }
    });
    Ok(Json(Made { moved, refused: refused.collect() }))
}
