//! Words are changed by whoever wrote them; what they were before is kept and shown.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{Activity, App, Error, Etag, Lang, Result, SpaceId, Tx, Viewer, params};
use serde::Deserialize;
use ui::{Ctx, Page};

use crate::access::{readable, readable_comment};
use crate::composer::said;
use crate::limits::{check, check_post};
use crate::outdated::{self, Overwriting, Wording, is_overwriting};
use crate::record::{mention_again, tag_again};
use crate::store::{INSERT_REVISION, UPDATE_COMMENT, UPDATE_POST};
use crate::untold::{Kept, Target, untold};
use crate::view::{CommentView, PostView};
use crate::{Comment, CommentId, Post, PostId, Readable, Written, cards, previews, written};

/// New words; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// A new title; comments have none.
    #[serde(default)]
    pub title: Option<String>,
    /// A new body, Markdown.
    #[serde(default)]
    pub body: Option<String>,
    /// The tag of the wording that was read before: where it is another now, nothing is changed (412).
    /// Without it the change is made whatever is there; the history of a post keeps what was.
    #[serde(default)]
    pub etag: Option<Etag>,
}

/// The texts of a change, read before the transaction that makes it.
#[derive(Clone, Debug, Default)]
struct Ready {
    /// What it was, and the language that looked written in.
    was: Option<(String, &'static str)>,
    /// What it will be.
    body: Option<Written>,
}

impl Ready {
    /// Of a text that stands in this space.
    async fn of(
        app: &App,
        viewer: &Viewer,
        (was, space): (String, SpaceId),
        words: &Words,
    ) -> Result<Ready> {
        let body = words.body.as_ref().unwrap_or(&was);
        let place = move |_: &mut Tx<'_>| Ok(Some(space));
        let body = Some(Written::prepare(&app.db, viewer.id, body, place).await?);
        let guess = move || (written::guess(&was), was);
        let guess = tokio::task::spawn_blocking(guess).await.map_err(Error::internal)?;
        Ok(Ready { was: Some((guess.1, guess.0)), body })
    }

    /// Of a post; loading it asks who may.
    async fn post(app: &App, viewer: &Viewer, id: PostId, words: &Words) -> Result<Ready> {
        let own = viewer.clone();
        let load = move |tx: &mut Tx<'_>| {
            let post = readable(tx, &own, id)?.editable()?;
            Ok((post.body.clone(), post.space().id))
        };
        Ready::of(app, viewer, app.db.read(load).await?, words).await
    }

    /// Of a comment.
    async fn comment(app: &App, viewer: &Viewer, id: CommentId, words: &Words) -> Result<Ready> {
        let own = viewer.clone();
        let load = move |tx: &mut Tx<'_>| {
            let comment = readable_comment(tx, &own, id)?.editable()?;
            Ok((comment.body.clone(), comment.space().id))
        };
        Ready::of(app, viewer, app.db.read(load).await?, words).await
    }

    /// The new text; read now where somebody was quicker.
    fn body(&self, body: &str) -> Written {
        let ready = self.body.clone().filter(|ready| ready.body() == body);
        ready.unwrap_or_else(|| Written::from(body))
    }

    fn guessed(&self, was: &str) -> &'static str {
        match &self.was {
            Some((body, lang)) if body == was => lang,
            _ => written::guess(was),
        }
    }
}

/// Changes the words of a post. Where it is shown, and to whom, never changes with them.
///
/// # Errors
/// `Forbidden` for anybody but its author; `Outdated` where it is no longer the wording that was read;
/// `Invalid`, naming the field.
pub fn edit(tx: &mut Tx<'_>, viewer: &Viewer, post: Readable<Post>, words: &Words) -> Result<()> {
    edit_ready(tx, viewer, post, words, &Ready::default())
}

fn edit_ready(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: Readable<Post>,
    words: &Words,
    ready: &Ready,
) -> Result<()> {
    let post = post.editable()?;
    let body = words.body.as_ref().unwrap_or(&post.body);
    let title = words.title.as_ref().unwrap_or(&post.title);
    let has_more =
        post.kind.stands_alone() || post.body.trim().is_empty() || !title.trim().is_empty();
    let title = check_post(post.kind.needs(), title, body, has_more)?;
    if title == post.title && *body == post.body {
        return Ok(());
    }
    words.etag.as_ref().map_or(Ok(()), |began_from| post.etag().expect(began_from))?;
    revise(tx, viewer, post.id.0, &post.title, &post.body)?;
    // A language that is not the one guessed was chosen, and stays.
    let guessed = ready.guessed(&post.body) == post.lang;
    let chosen = if guessed { None } else { Lang::from_code(&post.lang) };
    let space = Some(post.space().id);
    let rendered = ready.body(body).in_language(chosen).render(tx, viewer.id, space)?;
    tx.execute(
        &UPDATE_POST,
        params![post.id, title, body, rendered.html, rendered.lang, tx.now()],
    )?;
    mention_again(tx, post.id.0, post.id, &rendered.people)?;
    tag_again(tx, post.id, &rendered.topics)?;
    previews::note_again(tx, post.id.0, post.id, &rendered.links)?;
    tx.log(Activity::new("post.edited", post.id.0).by(viewer.id).within(post.space().id))
}

/// Changes the words of a comment.
///
/// # Errors
/// `Forbidden` for anybody but its author; `Outdated` where it is no longer the wording that was read;
/// `Invalid`, naming the field.
fn edit_comment(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    comment: Readable<Comment>,
    words: &Words,
    ready: &Ready,
) -> Result<()> {
    let comment = comment.editable()?;
    let body = words.body.as_ref().unwrap_or(&comment.body);
    check("", body, comment.body.trim().is_empty())?;
    if *body == comment.body {
        return Ok(());
    }
    words.etag.as_ref().map_or(Ok(()), |began_from| comment.etag().expect(began_from))?;
    revise(tx, viewer, comment.id.0, "", &comment.body)?;
    let space = Some(comment.space().id);
    let rendered = ready.body(body).render(tx, viewer.id, space)?;
    tx.execute(&UPDATE_COMMENT, params![comment.id, body, rendered.html, rendered.lang, tx.now()])?;
    mention_again(tx, comment.id.0, comment.post, &rendered.people)?;
    previews::note_again(tx, comment.id.0, comment.post, &rendered.links)?;
    let activity = Activity::new("comment.edited", comment.id.0).by(viewer.id);
    tx.log(activity.within(comment.space().id).under(comment.post.0))
}

fn revise(tx: &mut Tx<'_>, viewer: &Viewer, target: i64, title: &str, body: &str) -> Result<()> {
    let id: kernel::id::Raw = tx.new_id();
    tx.execute(&INSERT_REVISION, params![id, target, viewer.id, title, body, tx.now()]).map(drop)
}

/// A text that its author may change, as it is now.
struct Editable {
    /// Where it stands.
    href: String,
    /// Whether it has a title: a comment has none.
    titled: bool,
    wording: Wording,
    etag: Etag,
}

impl Editable {
    fn post(tx: &mut Tx<'_>, viewer: &Viewer, id: PostId) -> Result<Editable> {
        let post = readable(tx, viewer, id)?.editable()?;
        let wording = Wording { title: post.title.clone(), body: post.body.clone() };
        Ok(Editable { href: post.href(), titled: true, wording, etag: post.etag() })
    }

    fn comment(tx: &mut Tx<'_>, viewer: &Viewer, id: CommentId) -> Result<Editable> {
        let comment = readable_comment(tx, viewer, id)?.editable()?;
        let wording = Wording { title: String::new(), body: comment.body.clone() };
        let href = format!("/comments/{id}");
        Ok(Editable { href, titled: false, wording, etag: comment.etag() })
    }

    /// The form, with its words or with those that were typed.
    fn form(&self, cx: &Ctx, typed: Option<(&Wording, &Error)>) -> Result<Page> {
        let words = typed.map_or(&self.wording, |(words, _)| words);
        let now = typed.filter(|(_, error)| is_overwriting(error)).map(|_| &self.wording);
        let page = EditPage {
            cx,
            action: format!("{}/edit", self.href),
            back: &self.href,
            titled: self.titled,
            words,
            etag: &self.etag,
            now,
            error: typed.map(|(_, error)| said(cx, error)).unwrap_or_default(),
        };
        let main = page.render().map_err(Error::internal)?;
        let status = typed.map_or(200, |(_, error)| error.status());
        Ok(Page::new(cx.l.t("post-edit")).status(status).main(main))
    }
}

#[derive(Template)]
#[template(path = "posts/edit.html")]
struct EditPage<'a> {
    cx: &'a Ctx,
    action: String,
    back: &'a str,
    titled: bool,
    words: &'a Wording,
    etag: &'a Etag,
    /// What it says now, where that is not what these words began from.
    now: Option<&'a Wording>,
    error: String,
}

impl From<Words> for Wording {
    fn from(words: Words) -> Wording {
        let Words { title, body, etag: _ } = words;
        Wording { title: title.unwrap_or_default(), body: body.unwrap_or_default() }
    }
}

/// `GET /posts/{id}/edit`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<PostId>()?);
    app.db.read(move |tx| Editable::post(tx, &viewer, id)).await?.form(&cx, None)
}

/// `POST /posts/{id}/edit`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(words): ui::Form<Words>,
) -> Result<Response> {
    let (viewer, id, typed) = (cx.viewer()?.clone(), id.parse::<PostId>()?, words.clone());
    let author = viewer.clone();
    let ready = Ready::post(&app, &viewer, id, &words).await?;
    let edited = app.db.write(move |tx| {
        let post = readable(tx, &viewer, id)?;
        edit_ready(tx, &viewer, post, &words, &ready)
    });
    match edited.await {
        Ok(()) => Target::Post(id).then(&app, &cx, &format!("/posts/{id}")).await,
        Err(error) if error.fields().is_empty() || cx.fragment => Err(error),
        Err(error) => {
            let text = app.db.read(move |tx| Editable::post(tx, &author, id)).await?;
            Ok(text.form(&cx, Some((&typed.into(), &error)))?.into_response())
        }
    }
}

/// `GET /comments/{id}/edit`
pub(crate) async fn comment_page(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Page> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    app.db.read(move |tx| Editable::comment(tx, &viewer, id)).await?.form(&cx, None)
}

/// `POST /comments/{id}/edit`
pub(crate) async fn comment_submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(words): ui::Form<Words>,
) -> Result<Response> {
    let (viewer, id, typed) = (cx.viewer()?.clone(), id.parse::<CommentId>()?, words.clone());
    let author = viewer.clone();
    let ready = Ready::comment(&app, &viewer, id, &words).await?;
    let edited = app.db.write(move |tx| {
        let comment = readable_comment(tx, &viewer, id)?;
        edit_comment(tx, &viewer, comment, &words, &ready)
    });
    match edited.await {
        Ok(()) => Target::Comment(id).then(&app, &cx, &format!("/comments/{id}")).await,
        Err(error) if error.fields().is_empty() || cx.fragment => Err(error),
        Err(error) => {
            let text = app.db.read(move |tx| Editable::comment(tx, &author, id)).await?;
            Ok(text.form(&cx, Some((&typed.into(), &error)))?.into_response())
        }
    }
}

/// Change the words of a post.
#[utoipa::path(patch, path = "/api/v1/posts/{id}", tag = "posts",
    params(("id" = String, Path)), request_body = Words,
    responses((status = 200, body = Kept<PostView>),
        (status = 412, description = "It is no longer the wording that was read", body = Overwriting)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Json(words): ui::Json<Words>,
) -> Result<Response> {
    let (viewer, id, sent) = (cx.viewer()?.clone(), id.parse::<PostId>()?, words.clone());
    let author = viewer.clone();
    let ready = Ready::post(&app, &viewer, id, &words).await?;
    let edited = app.db.write(move |tx| {
        let post = readable(tx, &viewer, id)?;
        edit_ready(tx, &viewer, post, &words, &ready)?;
        let card = cards::cards(tx, &viewer, &[id])?.pop().ok_or_else(Error::not_found)?;
        Ok(Kept { it: PostView::from(card), not_told: untold(tx, id.0)? })
    });
    match edited.await {
        Ok(kept) => Ok(ui::Json(kept).into_response()),
        Err(error) if is_overwriting(&error) => {
            let text = app.db.read(move |tx| Editable::post(tx, &author, id)).await?;
            Ok(outdated::problem(&cx, &error, text.wording, text.etag, sent.into()))
        }
        Err(error) => Err(error),
    }
}

/// Change the words of a comment.
#[utoipa::path(patch, path = "/api/v1/comments/{id}", tag = "comments",
    params(("id" = String, Path)), request_body = Words,
    responses((status = 200, body = Kept<CommentView>),
        (status = 412, description = "It is no longer the wording that was read", body = Overwriting)))]
pub(crate) async fn comment_api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Json(words): ui::Json<Words>,
) -> Result<Response> {
    let (viewer, id, sent) = (cx.viewer()?.clone(), id.parse::<CommentId>()?, words.clone());
    let author = viewer.clone();
    let ready = Ready::comment(&app, &viewer, id, &words).await?;
    let edited = app.db.write(move |tx| {
        let comment = readable_comment(tx, &viewer, id)?;
        edit_comment(tx, &viewer, comment, &words, &ready)?;
        let comment = (*readable_comment(tx, &viewer, id)?).clone();
        let card = cards::comment_cards(tx, &viewer, vec![comment])?.pop();
        let it: CommentView = card.ok_or_else(Error::not_found)?.into();
        Ok(Kept { it, not_told: untold(tx, id.0)? })
    });
    match edited.await {
        Ok(kept) => Ok(ui::Json(kept).into_response()),
        Err(error) if is_overwriting(&error) => {
            let text = app.db.read(move |tx| Editable::comment(tx, &author, id)).await?;
            Ok(outdated::problem(&cx, &error, text.wording, text.etag, sent.into()))
        }
        Err(error) => Err(error),
    }
}
