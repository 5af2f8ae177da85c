//! People without an account: a page without sign-in, where the company and the label allow it.
//!
//! What they bring is published in the name of whoever answers for the label, and marked. Another author would have
//! been an account of nobody: without rights that end, without anybody who can mend or delete what was written. Their
//! words are only words: they mention nobody, name no topic, and lead nowhere.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use files::Taken;
use identity::session::Device;
use kernel::error::Meaning;
use kernel::gate::Who;
use kernel::{Activity, App, Error, Message, Result, Tx, Viewer};
use people::{names, settings};
use posts::kinds::{self, Field, KindName};
use posts::publish::{NewPost, sent_once};
use posts::{Sent, Written};
use ui::flash::{Flash, redirect};
use ui::view::KindForm;
use ui::{Ctx, Form, Multipart, Page, Part, answer};

use super::access::{self, Open};
use super::report::titled;
use super::{LabelId, limits, link, presets};
use crate::logged;

/// The key of the company's choice.
const ALLOWED: &str = "labels-without-account";
/// The largest picture, in bytes: as a telephone takes it.
const PICTURE_MOST: u64 = 8 * 1024 * 1024;
/// How long words may be, in characters.
const WORDS_MOST: usize = 4_000;
/// How many fields of a form are looked at.
const FIELDS_MOST: usize = 100;

/// Whether the company lets people without an account report.
pub(super) fn are_allowed(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(settings::get(tx, ALLOWED)?.is_some_and(|value| value == "1"))
}

/// Lets people without an account report by the labels that say so, or no longer.
///
/// # Errors
/// `Forbidden` to all but administrators.
pub fn allow(tx: &mut Tx<'_>, viewer: &Viewer, allowed: bool) -> Result<()> {
    viewer.administering()?;
    if are_allowed(tx)? == allowed {
        return Ok(());
    }
    settings::set(tx, ALLOWED, if allowed { "1" } else { "0" })?;
    let activity = Activity::new(logged::LABEL_STRANGERS, viewer.id.0).by(viewer.id);
    tx.log(activity.data(serde_json::json!({ "allowed": allowed })))
}

/// `POST /labels/without-account`
pub(crate) async fn submit_allow(
    State(app): State<App>,
    cx: Ctx,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let allowed = sent.iter().any(|(name, value)| name == "allowed" && value == "1");
    app.db.write(move |tx| allow(tx, &viewer, allowed)).await?;
    Ok(redirect("/labels", &Flash::new("notice-label-saved")))
}

/// What somebody typed.
#[derive(Clone, Debug, Default)]
struct Typed {
    fields: Vec<(String, String)>,
}

impl Typed {
    fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    fn all(&self, name: &str) -> Vec<String> {
        let these = self.fields.iter().filter(|(field, _)| field == name);
        these.map(|(_, value)| value.clone()).collect()
    }

    /// What the form asked for, which is no more than what has to be said.
    fn given(&self, l: ui::Locale, label: &Open) -> kinds::Given {
        let asked = must(label);
        let mut given =
            kinds::given(l, &asked, |name| self.all(&format!("{}-{name}", label.kind.name())));
        given.0.extend(presets::holding(&label.kind, &label.presets).0);
        given
    }

    /// The words that are published, which mean nothing but themselves.
    ///
    /// # Errors
    /// `Invalid` where there are none, too many, or some that lead elsewhere.
    fn text(&self, l: ui::Locale, label: &Open, has_picture: bool) -> Result<(String, String)> {
        let words = names::lines(self.get("body"));
        if words.chars().count() > WORDS_MOST {
            let said = Message::new("error-too-long").with("most", WORDS_MOST);
            return Err(Error::field("body", said));
        }
        if words.trim().is_empty() && !has_picture {
            return Err(Error::field("body", "label-say-something"));
        }
        let name = names::short("name", self.get("name"), 120)?;
        let contact = names::short("contact", self.get("contact"), 200)?;
        let leads = |words: &str| words.contains("://") || words.to_lowercase().contains("www.");
        if [&words, &name, &contact].into_iter().any(|words| leads(words)) {
            return Err(Error::field("body", "label-no-addresses"));
        }
        let (title, body) = titled(&words, &label.name);
        let mut paragraphs: Vec<String> = body.split("\n\n").map(str::to_owned).collect();
        let of = [("label-name-of", name), ("label-contact-of", contact)];
        let said = of.iter().filter(|(_, value)| !value.is_empty());
        paragraphs.extend(said.map(|(key, value)| l.t1(key, "said", value)));
        Ok((title, plain(&paragraphs)))
    }
}

/// Paragraphs as Markdown that says them word for word and names nobody.
fn plain(paragraphs: &[String]) -> String {
    let html: String = paragraphs
        .iter()
        .map(|words| {
            let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            format!("<p>{}</p>", escaped.replace('\n', "<br>"))
        })
        .collect();
    text::from_html(&html, text::Names::Escaped)
}

/// What has to be said beside the words, and is not said by the label.
fn must(label: &Open) -> Vec<Field> {
    let known = presets::holding(&label.kind, &label.presets);
    let fields = label.kind.fields().into_iter();
    let open = fields.filter(|field| !known.0.contains_key(&*field.name));
    open.filter(|field| field.required && field.default.is_null()).collect()
}

#[derive(Template)]
#[template(path = "labels/stranger.html")]
struct View<'a> {
    cx: &'a Ctx,
    label: &'a Open,
    kind: String,
    said: Vec<(String, String)>,
    asks: KindForm,
    typed: &'a Typed,
    once: String,
    error: String,
}

/// The page of a label for people without an account.
///
/// # Errors
/// `Unauthenticated` where there is none for them.
pub(super) async fn page(app: &App, cx: &Ctx, token: &str) -> Result<Response> {
    let token = token.to_owned();
    let label = app.db.read(move |tx| access::open(tx, &token)).await?;
    shown(cx, &label, &Typed::default(), None)
}

fn shown(cx: &Ctx, label: &Open, typed: &Typed, error: Option<&Error>) -> Result<Response> {
    let l = cx.l;
    let mut asks = match error {
        Some(_) => kinds::one(l, &label.kind, &must(label), |id| typed.all(id)),
        None => kinds::one(l, &label.kind, &must(label), |_| Vec::new()),
    };
    asks.hint = String::new();
    let said = |error: &Error| match error.fields() {
        [] => l.msg(error.message()),
        [(_, message), ..] => l.msg(message),
    };
    let view = View {
        cx,
        label,
        kind: label.kind.word(l, ""),
        // Whom and which spaces a label names is nothing for them.
        said: presets::said_outside(l, &label.kind, &label.presets),
        asks,
        typed,
        once: kernel::secret::token(),
        error: error.map(said).unwrap_or_default(),
    };
    let html = answer::render(&view)?;
    let page = Page::new(label.name.clone()).bare().main(html);
    Ok(unlisted(page.status(error.map_or(200, Error::status))))
}

/// A page that nobody keeps and no search engine lists.
pub(super) fn unlisted(page: Page) -> Response {
    let robots = HeaderName::from_static("x-robots-tag");
    let mut response = answer::never_kept(page);
    response.headers_mut().insert(robots, HeaderValue::from_static("noindex, nofollow"));
    response
}

/// `POST /l/{token}/report`: whether they may, and how often, is asked before anything is received.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(token): Path<String>,
    device: Device,
    form: Multipart,
) -> Result<Response> {
    let (scanned, from) = (token.clone(), device.clone());
    let counted = app.db.write(move |tx| {
        let label = access::open(tx, &scanned)?;
        limits::count(tx, label.id, &from)?;
        Ok(label)
    });
    // Who is signed in has nothing to sign in for.
    let hidden = |error: Error| match error.meaning() {
        Meaning::Unauthenticated if cx.viewer.is_some() => Error::not_found(),
        _ => error,
    };
    let label = counted.await.map_err(hidden)?;
    let (typed, picture) = match received(&app, &device, form).await {
        (typed, Ok(picture)) => (typed, picture),
        (typed, Err(error)) => return refused(&cx, &label, &typed, &error),
    };
    match report(&app, &cx, &label, &token, &typed, picture).await {
        Ok(secret) => Ok(Redirect::to(&format!("/l/{token}/{secret}")).into_response()),
        Err(error) => refused(&cx, &label, &typed, &error),
    }
}

fn refused(cx: &Ctx, label: &Open, typed: &Typed, error: &Error) -> Result<Response> {
    let again = answer::Wrong::with(cx.l, error.clone());
    again.and_then(|_| shown(cx, label, typed, Some(error)))
}

/// What a form brings: words, and one picture.
async fn received(
    app: &App,
    device: &Device,
    mut form: Multipart,
) -> (Typed, Result<Option<Taken>>) {
    let (mut typed, mut picture) = (Typed::default(), None);
    loop {
        match form.next().await {
            Ok(None) => break,
            Err(error) => return (typed, Err(error)),
            Ok(Some(Part::Word(name, value))) if typed.fields.len() < FIELDS_MOST => {
                typed.fields.push((name, value));
            }
            Ok(Some(Part::Word(..))) => {}
            Ok(Some(Part::File(file))) if file.name.is_empty() || picture.is_some() => {}
            Ok(Some(Part::File(file))) => {
                let name = file.name.clone();
                match file.receive(&app.blobs, PICTURE_MOST).await {
                    Ok(upload) => picture = Some((name, upload)),
                    Err(error) => return (typed, Err(error)),
                }
            }
        }
    }
    let Some((name, upload)) = picture else { return (typed, Ok(None)) };
    let kept = files::keep_of(app, Who::Stranger(&device.network), name, upload).await;
    let kept = kept.and_then(|taken| match taken.is_picture() {
        true => Ok(Some(taken)),
        false => Err(Error::field("upload", "label-only-pictures")),
    });
    (typed, kept)
}

/// Publishes what they say in the name of the label's keeper; answers the end of the address by which they follow it.
async fn report(
    app: &App,
    cx: &Ctx,
    label: &Open,
    token: &str,
    typed: &Typed,
    picture: Option<Taken>,
) -> Result<String> {
    let (title, text) = typed.text(cx.l, label, picture.is_some())?;
    let fields = typed.given(cx.l, label);
    let new = NewPost {
        kind: KindName::from(label.kind.name()),
        title,
        body: text,
        fields,
        ..NewPost::default()
    };
    // A second click is the same report, with the same address.
    let once = typed.get("once");
    let once = if once.len() < 32 { kernel::secret::token() } else { once.to_owned() };
    let secret = kernel::secret::derive(&once, "follow");
    let key = sent_once(&kernel::secret::derive(&once, "report"), &new)?;
    let body = Written::from(new.body.clone());
    let (token, kept) = (token.to_owned(), secret.clone());
    let publish = move |tx: &mut Tx<'_>| {
        let label = access::open(tx, &token)?;
        let keeper = label.keeper.clone();
        let files = match &picture {
            Some(taken) => vec![files::record(tx, keeper.id, taken)?],
            None => Vec::new(),
        };
        let space = label.space.clone();
        let new = NewPost { space: space.slug.clone(), files, ..new.clone() };
        let (sent, _) = posts::import(tx, &keeper, &new, &body, key.as_ref())?;
        let Sent::Published(post) = sent else { return Err(Error::unauthenticated()) };
        link::note_followed(tx, &label, post, &kept)?;
        let id: LabelId = label.id;
        let activity = Activity::new(logged::POST_REPORTED, post.0).within(space.id);
        tx.log(activity.data(serde_json::json!({ "label": id.to_string() })))
    };
    app.db.write(publish).await?;
    Ok(secret)
}
