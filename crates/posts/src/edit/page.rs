//! The form that changes the words of a post or a comment.

use std::slice;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::{App, Error, Etag, Lang, Result, Tx, Viewer};
use spaces::{Audience, ShownAudience, audience};
use ui::view::{KindForm, Upload};
use ui::{Ctx, Locale, Page};

use super::ready::Ready;
use super::{Rights, Words, edit_comment, edit_ready, files};
use crate::access::{Authored, readable, readable_comment};
use crate::incoming::Incoming;
use crate::kinds::{self, Field, Kind};
use crate::outdated::{Wording, is_overwriting};
use crate::target::Target;
use crate::{CommentId, FileId, Post, PostId, Readable, written};

impl Words {
    /// Of what a form sent: its files, where it showed those of the text.
    fn sent(sent: &Incoming, files: &[FileId]) -> Words {
        let of = |name: &str| sent.all(name).into_iter().next();
        Words {
            title: of("title"),
            body: of("body"),
            fields: None,
            files: of("files").map(|_| files.to_vec()),
            described: sent.described.clone(),
            lang: Lang::from_code(sent.get("lang")),
            audience: of("audience").map(|_| sent.audience(sent.get("space"))),
            etag: of("etag").map(|etag| Etag::sent(&etag)),
        }
    }

    /// With what the form changes of the fields of a post, where it showed them.
    fn with_fields(
        &self,
        tx: &mut Tx<'_>,
        l: Locale,
        post: &Post,
        sent: &Incoming,
    ) -> Result<Words> {
        let mut words = self.clone();
        if !sent.all("fields").is_empty() {
            let (kind, now) = (&post.kind, kinds::current(tx, post)?);
            let typed = |name: &str| sent.all(&format!("{}-{name}", kind.name()));
            let mut fields = kinds::changed(l, &post.asked(), &now, typed);
            fields.0.extend(kinds::left_over(kind, &post.asked(), sent.words()).0);
            words.fields = Some(fields);
        }
        Ok(words)
    }
}

/// What a kind asks of a post, with what the post says.
struct Asked {
    kind: Kind,
    fields: Vec<Field>,
    form: KindForm,
}

/// A text that the viewer may change, as it is now.
#[derive(Default)]
pub(super) struct Editable {
    /// Where it stands.
    href: String,
    /// Whether it has a title: a comment has none.
    titled: bool,
    /// Whether the viewer may change its words.
    worded: bool,
    /// What its kind asks.
    asked: Option<Asked>,
    /// The language that was chosen for it; empty where it was guessed, and of comments.
    lang: String,
    /// Its files, as forms show them.
    files: Vec<Upload>,
    /// Where it is, and who reads it there.
    space: String,
    shown: String,
    audience: Option<Audience>,
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
        let post = readable(tx, viewer, id)?;
        let worded = Rights::proven(tx, &post)? == Rights::Everything;
        let wording = Wording::of(tx, &post, l)?;
        let given = kinds::current(tx, &post)?;
        // What is written from elsewhere is said there.
        let asks = post.kind.offered() && !given.0.is_empty();
        let mut asked = asks.then(|| {
            let fields = post.asked();
            let form = kinds::of_post(l, &post.kind, &fields, &given);
            Asked { kind: post.kind.clone(), fields, form }
        });
        if let Some(Asked { form, .. }) = &mut asked {
            kinds::naming::show(tx, viewer, slice::from_mut(form))?;
        }
        let chosen = written::guess(&post.body) != post.lang;
        let lang = if chosen { post.lang.clone() } else { String::new() };
        let whole = Editable {
            titled: true,
            worded,
            asked,
            lang,
            ..Editable::of(tx, viewer, id.0, &post)?
        };
        Ok(Editable { href: post.href(), wording, etag: post.etag(), ..whole })
    }

    pub(super) fn comment(tx: &mut Tx<'_>, viewer: &Viewer, id: CommentId) -> Result<Editable> {
        let comment = readable_comment(tx, viewer, id)?.editable()?;
        let wording = Wording { body: comment.body.clone(), ..Wording::default() };
        let whole = Editable::of(tx, viewer, id.0, &comment)?;
        let href = format!("/comments/{id}");
        Ok(Editable { href, worded: true, wording, etag: comment.etag(), ..whole })
    }

    /// What posts and comments have alike.
    fn of<T: Authored>(
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        target: i64,
        proof: &Readable<T>,
    ) -> Result<Editable> {
        let files = files::of(tx, viewer.id, target)?;
        let audience = audience::audience(tx, proof.space())?;
        let space = &proof.space().slug;
        Ok(Editable {
            files: files::offered(tx, viewer.id, target, &files)?,
            shown: ShownAudience::of(space, &audience).to_string(),
            space: space.clone(),
            audience: Some(audience),
            ..Editable::default()
        })
    }

    /// The same with the files that a form sent in place of its own.
    fn holding(
        mut self,
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        target: i64,
        files: &[FileId],
    ) -> Result<Editable> {
        self.files = files::offered(tx, viewer.id, target, files)?;
        Ok(self)
    }

    /// The same with what was typed in the fields of its kind.
    async fn typed(mut self, app: &App, cx: &Ctx, sent: &Incoming) -> Result<Editable> {
        if let Some(Asked { kind, fields, form }) = &mut self.asked {
            let typed = kinds::one(cx.l, kind, fields, |id| sent.all(id));
            form.fields = kinds::naming::shown(app, cx, vec![typed]).await?.remove(0).fields;
            let left = kinds::left_over(kind, fields, sent.words());
            form.fields.extend(kinds::unasked(cx.l, kind, &left));
        }
        Ok(self)
    }

    /// The form, with its words or with those that were typed.
    fn form(&self, cx: &Ctx, typed: Option<(&Incoming, &Error)>) -> Result<Page> {
        let sent = typed.map(|(sent, _)| Wording::from(Words::sent(sent, &[])));
        let now = typed.filter(|(_, error)| is_overwriting(error)).map(|_| &self.wording);
        let mut kind = self.asked.as_ref().map(|asked| asked.form.clone());
        // A file that its kind asked for stays.
        if let Some(kind) = &mut kind {
            kind.fields.retain(|field| field.input != "file");
        }
        let of = self.asked.as_ref().map(|asked| &asked.kind);
        let error = typed.map(|(_, error)| kinds::wrong(cx.l, of, error)).unwrap_or_default();
        let page = EditPage {
            cx,
            action: format!("{}/edit", self.href),
            kind,
            words: sent.as_ref().unwrap_or(&self.wording),
            lang: typed.map_or(self.lang.as_str(), |(sent, _)| sent.get("lang")),
            readers: self.audience.as_ref().map(|a| a.words(cx)).unwrap_or_default(),
            of: self,
            now,
            error,
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
    of: &'a Editable,
    /// What its kind asks.
    kind: Option<KindForm>,
    words: &'a Wording,
    lang: &'a str,
    /// Who reads it, in words.
    readers: String,
    /// What it says now, where that is not what these words began from.
    now: Option<&'a Wording>,
    error: String,
}

/// `GET /posts/{id}/edit`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Response> {
    let (viewer, l, id) = (cx.viewer()?.clone(), cx.l, id.parse::<PostId>()?);
    let load = app.db.read(move |tx| match readable(tx, &viewer, id)?.kind.own_page(id) {
        Some(page) => Ok(Err(page)),
        None => Editable::post(tx, &viewer, id, l).map(Ok),
    });
    match load.await? {
        Ok(editable) => Ok(editable.form(&cx, None)?.into_response()),
        Err(page) => Ok(Redirect::to(&format!("{page}/edit")).into_response()),
    }
}

/// `POST /posts/{id}/edit`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    form: ui::Multipart,
) -> Result<Response> {
    let (viewer, l, id) = (cx.viewer()?.clone(), cx.l, id.parse::<PostId>()?);
    let mut sent = Incoming::read(&app, &cx, form).await?;
    let files = sent.keep_files(&app, viewer.id).await?;
    let words = Words::sent(&sent, &files);
    let ready = Ready::post(&app, &viewer, id, &words).await?;
    let (author, asker) = (viewer.clone(), viewer.clone());
    let read = app.db.read(move |tx| {
        let post = readable(tx, &asker, id)?;
        let given = kinds::current(tx, &post)?;
        Ok((post.kind.clone(), post.asked(), given, post.author == asker.id))
    });
    let (kind, asked, before, is_own) = read.await?;
    let of = (&kind, asked.as_slice());
    let unclear = kinds::named(&app, &cx, of, &before, sent.fields()).await?;
    let typed = sent.clone();
    let edited = app.db.write(move |tx| {
        sent.whole()?;
        unclear.clone().map_or(Ok(()), Err)?;
        let post = readable(tx, &viewer, id)?;
        let words = words.with_fields(tx, l, &post, &sent)?;
        edit_ready(tx, &viewer, post, &words, &ready)
    });
    match edited.await {
        Ok(()) if is_own => Target::Post(id).then(&app, &cx, &format!("/posts/{id}")).await,
        Ok(()) => Ok(Redirect::to(&format!("/posts/{id}")).into_response()),
        Err(error) if error.fields().is_empty() || cx.fragment => Err(error),
        Err(error) => {
            let again = app.db.read(move |tx| {
                Editable::post(tx, &author, id, l)?.holding(tx, &author, id.0, &files)
            });
            let again = again.await?.typed(&app, &cx, &typed).await?;
            Ok(again.form(&cx, Some((&typed, &error)))?.into_response())
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
    form: ui::Multipart,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CommentId>()?);
    let mut sent = Incoming::read(&app, &cx, form).await?;
    let files = sent.keep_files(&app, viewer.id).await?;
    let words = Words::sent(&sent, &files);
    let ready = Ready::comment(&app, &viewer, id, &words).await?;
    let (author, typed) = (viewer.clone(), sent.clone());
    let edited = app.db.write(move |tx| {
        sent.whole()?;
        let comment = readable_comment(tx, &viewer, id)?;
        edit_comment(tx, &viewer, comment, &words, &ready)
    });
    match edited.await {
        Ok(()) => Target::Comment(id).then(&app, &cx, &format!("/comments/{id}")).await,
        Err(error) if error.fields().is_empty() || cx.fragment => Err(error),
        Err(error) => {
            let again = app.db.read(move |tx| {
                Editable::comment(tx, &author, id)?.holding(tx, &author, id.0, &files)
            });
            Ok(again.await?.form(&cx, Some((&typed, &error)))?.into_response())
        }
    }
}
