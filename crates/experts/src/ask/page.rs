//! Putting a question to people who may know: whom, with the reason, and one click.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, PersonId, Result, Time, Tx, Viewer};
use posts::PostId;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Nav, Page};

use super::{Progress, Reason, askable, begin, progress, question};
use crate::find::view::ExpertView;
use crate::find::{Expert, Wanted, experts, retrieve};

/// Experts of whom some are proposed.
const LOOKED_AT: usize = 12;
/// Those who are chosen already on the page.
const CHOSEN: usize = 3;

#[derive(Template)]
#[template(path = "experts/ask.html")]
struct View<'a> {
    cx: &'a Ctx,
    href: String,
    heading: &'a str,
    experts: &'a [ExpertView],
    /// Whether each is chosen.
    chosen: Vec<bool>,
    progress: Progress,
    begun: Option<Time>,
    wrong: &'a Wrong,
}

/// A question, with who may know.
pub(super) struct Proposed {
    pub(super) heading: String,
    pub(super) experts: Vec<Expert>,
    pub(super) progress: Progress,
    pub(super) begun: Option<Time>,
}

/// Who may know, of other units than the viewer's, and can be asked.
///
/// # Errors
/// As [`question`].
pub(super) async fn propose(app: &App, cx: &Ctx, id: PostId) -> Result<Proposed> {
    let viewer = cx.viewer()?.clone();
    let asking = viewer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let post = question(tx, &asking, id)?;
        let words = text::parse(&post.body).excerpt(600);
        Ok((post.heading(), format!("{} {words}", post.title), progress(tx, id)?))
    };
    let (heading, words, (progress, begun)) = app.db.read(read).await?;
    let experts = match progress {
        Progress::Running => Vec::new(),
        _ => {
            let hits = retrieve(app, &viewer, cx.caught_up, &words, true).await?;
            let find = move |tx: &mut Tx<'_>| likely(tx, &viewer, id, &words, &hits, true);
            app.db.read(find).await?
        }
    };
    Ok(Proposed { heading, experts, progress, begun })
}

/// The likely experts who can be asked about a question.
pub(super) fn likely(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: PostId,
    words: &str,
    hits: &[i64],
    outside: bool,
) -> Result<Vec<Expert>> {
    // The question itself speaks for nobody.
    let hits: Vec<i64> = hits.iter().copied().filter(|hit| *hit != post.0).collect();
    let wanted = Wanted { most: LOOKED_AT, outside, own: false, question: Some(post) };
    let mut found = experts(tx, viewer, words, &hits, wanted)?;
    let ids: Vec<PersonId> = found.iter().map(|expert| expert.person.id).collect();
    let can = askable(tx, post, Some(viewer.id), &ids)?;
    found.retain(|expert| can.contains(&expert.person.id));
    found.truncate(super::PEOPLE);
    Ok(found)
}

/// `GET /posts/{id}/ask`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    shown(&app, &cx, id.parse()?, None, &Wrong::nothing(cx.l)).await
}

async fn shown(
    app: &App,
    cx: &Ctx,
    id: PostId,
    typed: Option<&[String]>,
    wrong: &Wrong,
) -> Result<Page> {
    let found = propose(app, cx, id).await?;
    let chosen = found.experts.iter().zip(0..).map(|(expert, at)| match typed {
        Some(typed) => typed.contains(&expert.person.handle),
        None => at < CHOSEN,
    });
    let chosen = chosen.collect();
    let experts = found.experts.iter().cloned();
    let experts: Vec<ExpertView> =
        experts.map(|expert| ExpertView::of(cx.l, expert, "", cx.now)).collect();
    let view = View {
        cx,
        href: format!("/posts/{id}"),
        heading: &found.heading,
        experts: &experts,
        chosen,
        progress: found.progress,
        begun: found.begun,
        wrong,
    };
    let html = answer::render(&view)?;
    Ok(Page::new(cx.l.t("ask-whom")).main(html).nav(Nav::Spaces).status(wrong.status()))
}

/// Puts the question to those of the proposed who were chosen, in the order in which they were proposed.
///
/// # Errors
/// As [`question`] and [`begin`]; `Invalid` on the field `people` for who was not proposed.
pub(super) async fn put(app: &App, cx: &Ctx, id: PostId, people: &[String]) -> Result<()> {
    let viewer = cx.viewer()?.clone();
    let found = propose(app, cx, id).await?;
    let is_named = |expert: &&Expert| people.contains(&expert.person.handle);
    let chosen: Vec<(PersonId, Reason)> = found
        .experts
        .iter()
        .filter(is_named)
        .map(|expert| (expert.person.id, Reason::of(&expert.evidence)))
        .collect();
    if chosen.len() < people.len() && found.progress != Progress::Running {
        return Err(Error::field("people", "ask-not-proposed"));
    }
    let write = move |tx: &mut Tx<'_>| {
        question(tx, &viewer, id)?;
        begin(tx, Some(viewer.id), id, &chosen)
    };
    app.db.write(write).await.map(drop)
}

/// `POST /posts/{id}/ask`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let id: PostId = id.parse()?;
    let people: Vec<String> = people::picker::sent(&sent, "people");
    match put(&app, &cx, id, &people).await {
        Ok(()) => Ok(redirect(&format!("/posts/{id}/ask"), &Flash::new("notice-ask-begun"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(shown(&app, &cx, id, Some(&people), &wrong).await?.into_response())
        }
    }
}
