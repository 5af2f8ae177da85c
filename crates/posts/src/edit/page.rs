//! The form that changes the words of a post or a comment.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Etag, Result, Tx, Viewer};
use ui::view::KindForm;
use ui::{Ctx, Locale, Page};

use super::ready::Ready;
use super::{Words, edit_comment, edit_ready};
use crate::access::{readable, readable_comment};
use crate::composer::said;
use crate::kinds::{self, Given, Kind};
use crate::outdated::{Wording, is_overwriting};
use crate::target::Target;
use crate::{CommentId, Post, PostId};

/// What a form sent.
type Sent = Vec<(String, String)>;

/// The values of a field that a form sent.
fn all(sent: &Sent, name: &str) -> Vec<String> {
    let values = sent.iter().filter(|(field, _)| field == name);
    values.map(|(_, value)| value.clone()).collect()
}

impl Words {
    /// Of the words that a form sent.
    fn sent(sent: &Sent) -> Words {
        let of = |name: &str| all(sent, name).into_iter().next();
        let etag = of("etag").map(|etag| Etag::sent(&etag));
        Words { title: of("title"), body: of("body"), fields: None, etag }
    }

    /// With what the form changes of the fields of a post, where it showed them.
    fn with_fields(&self, tx: &mut Tx<'_>, l: Locale, post: &Post, sent: &Sent) -> Result<Words> {
        let mut words = self.clone();
        if !all(sent, "fields").is_empty() {
            let (kind, now) = (&post.kind, kinds::current(tx, post)?);
            let typed = |name: &str| all(sent, &format!("{}-{name}", kind.name()));
            words.fields = Some(kinds::changed(l, &kind.fields(), &now, typed));
        }
        Ok(words)
    }
}

/// A text that its author may change, as it is now.
pub(super) struct Editable {
    /// Where it stands.
    href: String,
    /// Whether it has a title: a comment has none.
    titled: bool,
    /// What its kind asks, and what was given for it.
    asked: Option<(Kind, Given)>,
    pub(super) wording: Wording,
    pub(super) etag: Etag,
}

impl Editable {
    pub(super) fn post(
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        id: PostId,
        l: Locale,
    ) -> Result<Editable> {
        let post = readable(tx, viewer, id)?.editable()?;
        let wording = Wording::of(tx, &post, l)?;
        let given = kinds::current(tx, &post)?;
        // What is written from elsewhere is said there.
        let asks = post.kind.offered() && !given.0.is_empty();
        let asked = asks.then(|| (post.kind.clone(), given));
        Ok(Editable { href: post.href(), titled: true, asked, wording, etag: post.etag() })
    }

    pub(super) fn comment(tx: &mut Tx<'_>, viewer: &Viewer, id: CommentId) -> Result<Editable> {
        let comment = readable_comment(tx, viewer, id)?.editable()?;
        let wording = Wording { body: comment.body.clone(), ..Wording::default() };
        let href = format!("/comments/{id}");
        Ok(Editable { href, titled: false, asked: None, wording, etag: comment.etag() })
    }

    /// The form, with its words or with those that were typed.
    fn form(&self, cx: &Ctx, typed: Option<(&Sent, &Error)>) -> Result<Page> {
        let sent = typed.map(|(sent, _)| Wording::from(Words::sent(sent)));
        let now = typed.filter(|(_, error)| is_overwriting(error)).map(|_| &self.wording);
        let mut kind = self.asked.as_ref().map(|(kind, given)| match typed {
            Some((sent, _)) => kinds::one(cx.l, kind, |id| all(sent, id)),
            None => kinds::of_post(cx.l, kind, given),
        });
        // This form brings no files: those of the post stay.
        if let Some(kind) = &mut kind {
            kind.fields.retain(|field| field.input != "file");
        }
        let page = EditPage {
            cx,
            action: format!("{}/edit", self.href),
            back: &self.href,
            titled: self.titled,
            kind,
            words: sent.as_ref().unwrap_or(&self.wording),
            etag: &self.etag,
            now,
            error: typed.map(|(_, error)| said(cx, error)).unwrap_or_default(),
        };
        let main = page.render().map_err(Error::internal)?;
        let status = typed.map_or(200, |(_, error)| error.status());
        Ok(Page::new(cx.l.t("ui-edit")).status(status).main(main))
    }
}

#[derive(Template)]
#[template(path = "posts/edit.html")]
struct EditPage<'a> {
    cx: &'a Ctx,
    action: String,
    back: &'a str,
    titled: bool,
    /// What its kind asks.
    kind: Option<KindForm>,
    words: &'a Wording,
    etag: &'a Etag,
    /// What it says now, where that is not what these words began from.
    now: Option<&'a Wording>,
    error: String,
}

/// `GET /posts/{id}/edit`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    let (viewer, l, id) = (cx.viewer()?.clone(), cx.l, id.parse::<PostId>()?);
    app.db.read(move |tx| Editable::post(tx, &viewer, id, l)).await?.form(&cx, None)
}

/// `POST /posts/{id}/edit`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(sent): ui::Form<Sent>,
) -> Result<Response> {
    let (viewer, l, id) = (cx.viewer()?.clone(), cx.l, id.parse::<PostId>()?);
    let (author, typed, words) = (viewer.clone(), sent.clone(), Words::sent(&sent));
    let ready = Ready::post(&app, &viewer, id, &words).await?;
    let edited = app.db.write(move |tx| {
        let post = readable(tx, &viewer, id)?;
        let words = words.with_fields(tx, l, &post, &sent)?;
        edit_ready(tx, &viewer, post, &words, &ready)
    });
    match edited.await {
        Ok(()) => Target::Post(id).then(&app, &cx, &format!("/posts/{id}")).await,
        Err(error) if error.fields().is_empty() || cx.fragment => Err(error),
        Err(error) => {
            let text = app.db.read(move |tx| Editable::post(tx, &author, id, l)).await?;
            Ok(text.form(&cx, Some((&typed, &error)))?.into_response())
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
    ui::Form(sent): ui::Form<Sent>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let (author, words) = (viewer.clone(), Words::sent(&sent));
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
            Ok(text.form(&cx, Some((&sent, &error)))?.into_response())
        }
    }
}
