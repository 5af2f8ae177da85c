//! A post is published.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use kernel::{App, Error, Lang, Result, Tx, Viewer};
use serde::{Deserialize, Serialize};
use spaces::{ShownAudience, Visible};
use ui::Ctx;
use ui::flash::{Flash, redirect};

use crate::authorized::cards;
use crate::composer::Otherwise;
use crate::destinations::{about_space, destination, place};
use crate::drafts::{Draft, DraftId};
use crate::incoming::Incoming;
use crate::kinds::{self, Given, KindName, Kinds};
use crate::once::{Key, once};
pub use crate::once::{idempotency_key, sent_once};
use crate::outdated::{Wording, is_overwriting};
use crate::record::{self, PostContent};
use crate::target::Target;
use crate::untold::{Kept, untold};
use crate::view::PostView;
use crate::{Composer, FileId, PostId, Written, approval, asked, drafts, fragments, pace, reading};

/// What became of a post that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It is published.
    Published(PostId),
    /// It waits for a manager of its space.
    Waiting(DraftId),
}

/// How a post comes to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Its author sends it.
    Sent,
    /// Its author chose the hour, and that has come.
    Due,
    /// It waited, and a manager publishes it.
    Approved,
    /// It comes with others in a file.
    Imported,
}

/// Publishes a post in a space where the viewer may, for no more than they were shown, where that is
/// known; the same key publishes once. Where the space chose so, it [waits](approval) instead. Answers also whether it
/// was made now.
///
/// # Errors
/// `Forbidden` where the viewer only reads, or is suspended; `Outdated` where more would read it than was
/// shown; `TooMany` where they write too much; `Invalid`, naming the field.
fn publish(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    (new, draft): (&NewPost, &PostContent),
    key: Option<&Key>,
    way: Way,
) -> Result<(Sent, bool)> {
    let kind = draft.kind.find(&Kinds::of(tx))?;
    kind.publishable(tx, viewer, space)?;
    let mut waits = None;
    let id = once(tx, viewer.id, key, |tx| {
        new.audience.as_ref().map_or(Ok(()), |shown| shown.covers(tx, space))?;
        match way {
            Way::Sent => pace::publish(tx, viewer, space, new)?,
            Way::Due | Way::Approved | Way::Imported => {
                spaces::suspensions::expect_none(tx, viewer.id, space.id)?;
            }
        }
        let fields = serde_json::to_string(&new.fields)?;
        let words = [new.title.as_str(), new.body.as_str(), fields.as_str()];
        let must = way != Way::Approved && approval::waits(tx, viewer, space, &words)?;
        waits = Some(must);
        match must {
            true => approval::send(tx, viewer, space, (new, draft)).map(|id| id.0),
            false => record::post(tx, space.id, viewer.id, draft).map(|id| id.0),
        }
    })?;
    // Where the key was used before, what was made then may still wait.
    let is_new = waits.is_some();
    if waits.map_or_else(|| approval::is_draft(tx, viewer, id), Ok)? {
        return Ok((Sent::Waiting(DraftId(id)), is_new));
    }
    reading::begun(tx, viewer.id, PostId(id), 0)?;
    Ok((Sent::Published(PostId(id)), is_new))
}

/// Publishes what was asked for, where it was asked for; answers the post and the address of its
/// space. `body` is the text of `new`, read before the transaction.
pub fn publish_new(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    new: &NewPost,
    body: &Written,
    key: Option<&Key>,
    way: Way,
) -> Result<(Sent, String)> {
    let (sent, _, href) = send(tx, viewer, new, body, key, way)?;
    Ok((sent, href))
}

/// The same, saying also whether it was made now.
fn send(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    new: &NewPost,
    body: &Written,
    key: Option<&Key>,
    way: Way,
) -> Result<(Sent, bool, String)> {
    let space = destination(tx, viewer, new)?;
    let space = space.publishable(viewer).map_err(|error| about_space(new, error))?;
    let href = space.href();
    let draft = PostContent {
        kind: new.kind.clone(),
        title: new.title.clone(),
        body: body.clone().in_language(new.lang),
        files: new.files.clone(),
        fields: new.fields.clone(),
    };
    let sent = publish(tx, viewer, &space, (new, &draft), key, way);
    let (sent, is_new) = sent.map_err(|error| about_space(new, error))?;
    Ok((sent, is_new, href))
}

/// Publishes what comes by another way than a person who writes, and is limited there; the same key publishes once.
/// Answers also whether it was made now.
///
/// # Errors
/// `Forbidden` where the viewer only reads, or is suspended; `Invalid`, naming the field.
pub fn import(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    new: &NewPost,
    body: &Written,
    key: Option<&Key>,
) -> Result<(Sent, bool)> {
    send(tx, viewer, new, body, key, Way::Imported).map(|(sent, is_new, _)| (sent, is_new))
}

/// What the form of the composer holds.
pub(crate) fn sent(kinds: &Kinds, l: ui::Locale, form: &Incoming) -> NewPost {
    let name = KindName::sent(form.get("kind"));
    let kind = kinds.stored(name.as_str());
    let space = form.get("space").to_owned();
    let asked = kind.fields();
    let mut fields = kinds::given(l, &asked, |field| form.all(&format!("{}-{field}", kind.name())));
    fields.0.extend(kinds::left_over(&kind, &asked, form.words()).0);
    NewPost {
        audience: Some(form.audience(&space)),
        space,
        title: form.get("title").to_owned(),
        body: form.get("body").to_owned(),
        lang: Lang::from_code(form.get("lang")),
        files: form.files.clone(),
        fields,
        kind: name,
    }
}

/// What became of a form that publishes.
pub enum Formed {
    /// The post, and the address of its space.
    Published(PostId, String),
    /// It waits for a manager of its space.
    Waiting,
    /// What was typed, with what is wrong with it.
    Refused(Box<Refused>),
}

/// A form that was refused.
pub struct Refused {
    /// What was typed.
    pub form: Incoming,
    /// The post that it would be.
    pub content: NewPost,
    /// What is wrong.
    pub error: Error,
}

/// Publishes what a form holds, once `fix` has said in it what its page decides and whoever sends it does not.
/// `then` keeps in the same transaction what belongs to the post, also where the key of the form found it.
///
/// # Errors
/// Whatever is no matter of what the form holds.
pub async fn submit_form(
    app: &App,
    cx: &Ctx,
    form: ui::Multipart,
    fix: impl FnOnce(&mut Incoming),
    then: impl Fn(&mut Tx<'_>, Sent) -> Result<()> + Send + Sync + 'static,
) -> Result<Formed> {
    let mut form = Incoming::read(app, cx, form).await?;
    fix(&mut form);
    publish_form(app, cx, form, then).await
}

/// The same of a form that was read.
async fn publish_form(
    app: &App,
    cx: &Ctx,
    mut form: Incoming,
    then: impl Fn(&mut Tx<'_>, Sent) -> Result<()> + Send + Sync + 'static,
) -> Result<Formed> {
    let (viewer, kinds) = (cx.viewer()?.clone(), Kinds::at(&app.db));
    let kind = kinds.stored(KindName::sent(form.get("kind")).as_str());
    let unclear =
        kinds::named(app, cx, (&kind, &kind.fields()), &Given::default(), form.fields()).await?;
    // Of what was sent: the files that it brings have another number each time.
    let key = sent_once(form.get("once"), &sent(&kinds, cx.l, &form))?;
    let files = form.keep_files(app, viewer.id).await?;
    let new = NewPost { files, ..sent(&kinds, cx.l, &form) };
    let refused =
        |form, content, error| Ok(Formed::Refused(Box::new(Refused { form, content, error })));
    if let Some(error) = unclear {
        return refused(form, new, error);
    }
    let (typed, content) = (form.clone(), new.clone());
    let ready = Written::prepare(&app.db, viewer.id, &new.body, place(&viewer, &new.space));
    let body = ready.await?;
    let published = app.db.write(move |tx| {
        typed.whole()?;
        // Its files are the post's from now on.
        if let Ok(draft) = typed.get("draft").parse() {
            drafts::published(tx, &viewer, draft, &typed.base())?;
        }
        let made = publish_new(tx, &viewer, &new, &body, key.as_ref(), Way::Sent)?;
        then(tx, made.0)?;
        Ok(made)
    });
    match published.await {
        Ok((Sent::Published(id), href)) => Ok(Formed::Published(id, href)),
        Ok((Sent::Waiting(_), _)) => Ok(Formed::Waiting),
        Err(error) => refused(form, content, error),
    }
}

/// Says that a post waits for a manager of its space.
///
/// # Errors
/// Whatever rendering meets.
pub fn waits(cx: &Ctx) -> Result<Response> {
    if cx.fragment {
        let waits = WaitsNote { cx }.render().map_err(Error::internal)?;
        return Ok(Html(waits).into_response());
    }
    Ok(redirect("/drafts", &Flash::new("notice-post-waits")))
}

/// `POST /posts`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    form: ui::Multipart,
) -> Result<Response> {
    let mut form = Incoming::read(&app, &cx, form).await?;
    if let Some(page) = asked::before::page(&app, &cx, &mut form).await? {
        return Ok(page);
    }
    match publish_form(&app, &cx, form, |_, _| Ok(())).await? {
        Formed::Published(id, _) if cx.fragment => {
            let card = fragments::card(&app, &cx, id).await?;
            Target::Post(id).beside(&app, &cx, card).await
        }
        Formed::Published(id, href) => Target::Post(id).then(&app, &cx, &href).await,
        Formed::Waiting => waits(&cx),
        Formed::Refused(refused) => {
            let Refused { form, content, error } = *refused;
            again(&app, &cx, &form, content, error).await
        }
    }
}

/// What the script shows in place of a card.
#[derive(Template)]
#[template(path = "posts/waits.html")]
struct WaitsNote<'a> {
    cx: &'a Ctx,
}

/// The form again, with all that was typed and what is wrong with it. The script has the form still,
/// and what is no matter of a field has a page of its own.
pub(crate) async fn again(
    app: &App,
    cx: &Ctx,
    form: &Incoming,
    content: NewPost,
    error: Error,
) -> Result<Response> {
    if cx.fragment || error.fields().is_empty() {
        return Err(error);
    }
    let (asked, draft) = (cx.clone(), form.get("draft").parse().ok());
    let other = draft.filter(|_| is_overwriting(&error));
    let load = app.db.read(move |tx| {
        let viewer = asked.viewer()?;
        let other = other.map(|draft| drafts::one(tx, viewer, draft)).transpose()?;
        Ok((Composer::wherever(tx, &asked, &content, Otherwise::Asked)?, other))
    });
    let (composer, other) = load.await?;
    // Whoever may publish nowhere has no form to be shown again.
    let Some(composer) = composer else { return Err(error) };
    let composer = composer.refused(&Kinds::at(&app.db), cx, form, &error);
    let composer = composer.with_people(app, cx).await?;
    let page = match other {
        Some(other) => composer.beside(cx, &other)?,
        None => composer.page(cx)?,
    };
    Ok(page.status(error.status()).wait(error.wait()).into_response())
}

/// A post to be published.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPost {
    /// The space, by its name in addresses; the author's own wall is `@handle`, their notebook `@handle/notebook`.
    // The first: drafts of a space are found by it.
    pub space: String,
    /// What it is; a message when absent.
    #[serde(default)]
    pub kind: KindName,
    /// Its title, at most 200 characters.
    #[serde(default)]
    pub title: String,
    /// Markdown, at most 100,000 characters; needed by kinds that cannot do without.
    #[serde(default)]
    pub body: String,
    /// The language it is written in; guessed when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// Uploaded files.
    #[serde(default)]
    pub files: Vec<FileId>,
    /// What its kind asks for (`GET /api/v1/kinds`).
    #[serde(default)]
    #[schema(value_type = Object)]
    pub fields: Given,
    /// What its author was shown of who will read it; it is refused (412) where more would.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "ui::object_or_none"
    )]
    pub audience: Option<ShownAudience>,
}

impl NewPost {
    /// A line to know it by; may be empty.
    pub fn heading(&self) -> String {
        let title = self.title.trim();
        if title.is_empty() { text::parse(&self.body).excerpt(90) } else { title.to_owned() }
    }
}

impl NewPost {
    /// Its words.
    pub(crate) fn wording(&self) -> Wording {
        let (title, body) = (self.title.clone(), self.body.clone());
        Wording { title, body, ..Wording::default() }
    }
}

/// Publish a post. With the header `Idempotency-Key`, sending it again publishes it once.
#[utoipa::path(post, path = "/api/v1/posts", tag = "posts", request_body = NewPost,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = Kept<PostView>),
        (status = 202, description = "It waits for a manager of the space", body = Draft),
        (status = 412, description = "More people would read it than `audience` says")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    headers: HeaderMap,
    ui::Json(new): ui::Json<NewPost>,
) -> Result<Response> {
    let (viewer, author) = (cx.viewer()?.clone(), cx.viewer()?.clone());
    let key = sent_once(idempotency_key(&headers), &new)?;
    let ready = Written::prepare(&app.db, viewer.id, &new.body, place(&viewer, &new.space));
    let body = ready.await?;
    let published = app.db.write(move |tx| {
        publish_new(tx, &viewer, &new, &body, key.as_ref(), Way::Sent).map(|(sent, _)| sent)
    });
    let id = match published.await? {
        Sent::Published(id) => id,
        Sent::Waiting(id) => {
            let draft = app.db.read(move |tx| drafts::one(tx, &author, id)).await?;
            return Ok((StatusCode::ACCEPTED, ui::Json(draft)).into_response());
        }
    };
    let read = app.db.read(move |tx| {
        let card = cards(tx, &author, &[id])?.pop().ok_or_else(Error::not_found)?;
        Ok(Kept { it: PostView::from(card), not_told: untold(tx, id.0)? })
    });
    Ok((StatusCode::CREATED, ui::Json(read.await?)).into_response())
}
