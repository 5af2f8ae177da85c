//! What is shown of the questions that ask the same, while one is typed, and the same for programs.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use kernel::{App, Error, Result, Tx};
use serde::{Deserialize, Serialize};
use ui::{Ctx, SafeHtml};

use super::{LIKE, Same, find};
use crate::kinds::{Kinds, question};
use crate::topics::suggest::{self, Suggestions};
use crate::view::PostView;
use crate::{CommentId, PostId};

/// Characters shown of an answer.
const EXCERPT: usize = 160;

/// A thread that asks the same, as it is shown.
pub(crate) struct Thread {
    pub(crate) id: PostId,
    pub(crate) href: String,
    pub(crate) title: String,
    /// Where it is, what it has of answers.
    pub(crate) about: String,
    /// The accepted answer, or else the latest comment.
    pub(crate) answer: Option<Answer>,
}

pub(crate) struct Answer {
    pub(crate) author: String,
    pub(crate) excerpt: String,
    pub(crate) accepted: bool,
}

impl Thread {
    /// As it is shown to the viewer of its card.
    pub(crate) fn of(tx: &mut Tx<'_>, cx: &Ctx, same: &Same) -> Result<Thread> {
        let card = &same.card;
        let accepted = card.post.kind.accepted(&card.post.fields);
        let mut answer = None;
        if let Some(id) = accepted {
            answer = accepted_answer(tx, cx, id)?;
        }
        let latest = card.last.last().map(|last| Answer {
            author: last.author.name.clone(),
            excerpt: text::parse(&last.comment.body).excerpt(EXCERPT),
            accepted: false,
        });
        let mut about = Vec::new();
        if card.space.kind.is_community() {
            about.push(card.space.name.clone());
        }
        about.push(cx.l.ago(card.post.created_at, cx.now));
        about.push(cx.l.tn("ui-comments", card.comments));
        Ok(Thread {
            id: card.post.id,
            href: card.post.href(),
            title: card.post.heading(),
            about: about.join(" · "),
            answer: answer.or(latest),
        })
    }
}

fn accepted_answer(tx: &mut Tx<'_>, cx: &Ctx, id: CommentId) -> Result<Option<Answer>> {
    let viewer = cx.viewer()?;
    match crate::access::readable_comment(tx, viewer, id) {
        Ok(comment) => Ok(Some(Answer {
            author: people::card(tx, comment.author)?.name,
            excerpt: text::parse(&comment.body).excerpt(EXCERPT),
            accepted: true,
        })),
        Err(error) if error.meaning() == kernel::error::Meaning::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "posts/asked.html")]
struct View<'a> {
    cx: &'a Ctx,
    threads: &'a [Thread],
    topics: &'a Suggestions,
    /// Whether it stands before publishing, on a page without script.
    before: bool,
}

/// The threads, and the topics that fit, as HTML; empty where there are none.
pub(super) fn html(
    cx: &Ctx,
    threads: &[Thread],
    topics: &Suggestions,
    before: bool,
) -> Result<SafeHtml> {
    if threads.is_empty() && topics.is_empty() {
        return Ok(SafeHtml::default());
    }
    let html = View { cx, threads, topics, before }.render().map_err(Error::internal)?;
    Ok(SafeHtml::trusted(html))
}

/// The threads that these questions are shown as.
pub(super) async fn threads(app: &App, cx: &Ctx, same: Vec<Same>) -> Result<Vec<Thread>> {
    if same.is_empty() {
        return Ok(Vec::new());
    }
    let cx = cx.clone();
    let load = app.db.read(move |tx| {
        same.iter().map(|same| Thread::of(tx, &cx, same)).collect::<Result<Vec<_>>>()
    });
    load.await
}

/// What is typed so far.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Typed {
    /// The title of the question, or the whole of it.
    title: String,
    /// Its text.
    body: String,
    /// What kind of post is written; suggestions for questions alone name questions.
    #[param(ignore)]
    kind: String,
}

/// `POST /fragments/asked`: questions that ask the same, and topics that fit what is typed, which no address holds.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    ui::Form(typed): ui::Form<Typed>,
) -> Result<Html<String>> {
    let same = match Kinds::at(&app.db).stored(&typed.kind).name() == question::NAME {
        true => find(&app, &cx, (&typed.title, &typed.body), None, LIKE).await?,
        false => Vec::new(),
    };
    let threads = threads(&app, &cx, same).await?;
    let viewer = cx.viewer()?.clone();
    let words = format!("{}\n{}", typed.title, typed.body);
    let topics = app.db.read(move |tx| suggest::of(tx, &viewer, &words)).await?;
    Ok(Html(html(&cx, &threads, &topics, false)?.into_string()))
}

/// A question that asks the same.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = AskedAlready)]
pub(crate) struct AskedView {
    /// The question; its `outcome` says which comment is the accepted answer.
    post: PostView,
    /// How much it asks the same, from 0 to 1.
    likeness: f32,
}

/// Questions that ask the same as one that is about to be asked, the likeliest first: at most 3, of those you may read.
/// One that is closed as a duplicate is answered by the question it leads to.
#[utoipa::path(get, path = "/api/v1/questions/asked", tag = "questions", params(Typed),
    responses((status = 200, body = Vec<AskedView>)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    ui::Query(typed): ui::Query<Typed>,
) -> Result<ui::Json<Vec<AskedView>>> {
    let same = find(&app, &cx, (&typed.title, &typed.body), None, LIKE).await?;
    let same = same.into_iter();
    let views = same.map(|Same { card, likeness }| AskedView { post: card.into(), likeness });
    Ok(ui::Json(views.collect()))
}
