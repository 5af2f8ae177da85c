//! Quick capture: a line, and when it is due, become a task in one's notebook.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use kernel::{App, Error, Result, Tx, Viewer};
use posts::kinds::{Field, Given, Input, given};
use posts::publish::{NewPost, Way, publish_new, sent_once};
use posts::{PostId, PostView, Sent, Written};
use serde::Deserialize;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json, Locale, Nav, Page};

use crate::mine::{api, page};
use crate::task::{DUE, NAME};

/// What is captured.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[schema(as = NewOwnTask)]
#[serde(deny_unknown_fields)]
pub(crate) struct New {
    /// What is to be done, at most 200 characters.
    pub(crate) title: String,
    /// A day, `2026-05-03`, or a moment.
    #[serde(default)]
    pub(crate) due: Option<String>,
}

/// The post of a task in somebody's notebook.
pub(crate) fn post(viewer: &Viewer, new: &New) -> NewPost {
    let mut fields = Given::default();
    if let Some(due) = new.due.as_ref().filter(|due| !due.trim().is_empty()) {
        fields.0.insert(DUE.to_owned(), due.clone().into());
    }
    NewPost {
        space: format!("@{}/notebook", viewer.handle),
        kind: NAME.into(),
        title: new.title.clone(),
        fields,
        ..NewPost::default()
    }
}

/// Publishes a task; the same key does once.
///
/// # Errors
/// `Invalid`, naming the field; whatever publishing a post meets.
pub(crate) fn publish(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    new: &NewPost,
    once: &str,
) -> Result<PostId> {
    let key = sent_once(once, new)?;
    let body = Written::from(new.body.as_str());
    match publish_new(tx, viewer, new, &body, key.as_ref(), Way::Sent)? {
        (Sent::Published(id), _) => Ok(id),
        (Sent::Waiting(_), _) => Err(Error::field("space", "task-waits")),
    }
}

/// What a form says of when something is due: a day, and an hour beside it.
pub(crate) fn due(l: Locale, sent: &[(String, String)]) -> Option<String> {
    let field = [Field::optional(DUE, Input::Due)];
    let values = |_: &str| {
        let due = sent.iter().filter(|(name, _)| name == DUE);
        due.map(|(_, value)| value.clone()).collect()
    };
    let said = given(l, &field, values);
    said.0.get(DUE).and_then(|due| due.as_str()).map(str::to_owned)
}

/// The form with what was typed.
#[derive(Template)]
#[template(path = "work/quick.html")]
struct Form<'a> {
    cx: &'a Ctx,
    title: &'a str,
    day: &'a str,
    hour: &'a str,
    back: &'a str,
    once: String,
    error: String,
    /// Whether it is a line of another page.
    line: bool,
}

impl<'a> Form<'a> {
    fn empty(cx: &'a Ctx, back: &'a str) -> Form<'a> {
        let once = kernel::secret::token();
        Form { cx, title: "", day: "", hour: "", back, once, error: String::new(), line: false }
    }
}

#[derive(Template)]
#[template(path = "work/quick_page.html")]
struct View<'a> {
    cx: &'a Ctx,
    form: ui::SafeHtml,
}

#[derive(Template)]
#[template(path = "work/quick_said.html")]
struct Said<'a> {
    cx: &'a Ctx,
    href: String,
}

/// The form as a line of a page of one's own work, which comes again afterwards.
///
/// # Errors
/// `Internal` when a template fails.
pub(crate) fn line(cx: &Ctx, back: &str) -> Result<String> {
    Form { line: true, ..Form::empty(cx, back) }.render().map_err(Error::internal)
}

fn whole(cx: &Ctx, form: &Form<'_>, status: u16) -> Result<Response> {
    let form = ui::SafeHtml::trusted(form.render().map_err(Error::internal)?);
    let html = View { cx, form }.render().map_err(Error::internal)?;
    let page = Page::new(cx.l.t("quick-title")).nav(Nav::Day).status(status).main(html);
    Ok(page.into_response())
}

/// `GET /tasks/new`
pub(crate) async fn form(cx: Ctx) -> Result<Response> {
    cx.viewer()?;
    let form = Form::empty(&cx, "");
    if cx.fragment {
        return Ok(Html(form.render().map_err(Error::internal)?).into_response());
    }
    whole(&cx, &form, 200)
}

/// `GET /notebook`: to one's own, which is made when it is first opened.
pub(crate) async fn notebook(State(app): State<App>, cx: Ctx) -> Result<Redirect> {
    let viewer = cx.viewer()?.clone();
    let notebook = app.db.write(move |tx| spaces::notebook(tx, &viewer)).await?;
    Ok(Redirect::to(&notebook.href()))
}

/// `POST /tasks`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    ui::Form(sent): ui::Form<Vec<(String, String)>>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let get = |name: &str| sent.iter().find(|(known, _)| known == name).map_or("", |(_, v)| v);
    let new = New { title: get("title").to_owned(), due: due(cx.l, &sent) };
    let (post, once) = (post(&viewer, &new), get("once").to_owned());
    let made = app.db.write(move |tx| publish(tx, &viewer, &post, &once)).await;
    let back = get("back");
    match made {
        Ok(_) if cx.fragment && back.starts_with("/day") => {
            crate::day::page::fragment(&app, &cx, back, None).await
        }
        Ok(_) if cx.fragment && !back.is_empty() => {
            page::fragment(&app, &cx, page::Query::parse(back), None).await
        }
        Ok(id) if cx.fragment => {
            let said = Said { cx: &cx, href: format!("/posts/{id}") };
            Ok(Html(said.render().map_err(Error::internal)?).into_response())
        }
        Ok(_) => {
            let there = match back.starts_with("/day") {
                true => crate::day::page::href(crate::day::page::shown_by(back)),
                false => "/tasks".to_owned(),
            };
            Ok(redirect(&there, &Flash::new("notice-task-added")))
        }
        Err(error) if error.fields().is_empty() || cx.fragment => Err(error),
        Err(error) => {
            let due: Vec<&str> = sent
                .iter()
                .filter(|(name, _)| name == DUE)
                .map(|(_, value)| value.as_str())
                .collect();
            let form = Form {
                title: get("title"),
                day: due.first().copied().unwrap_or_default(),
                hour: due.get(1).copied().unwrap_or_default(),
                error: error.fields().first().map_or_else(String::new, |(_, said)| cx.l.msg(said)),
                ..Form::empty(&cx, back)
            };
            whole(&cx, &form, error.status())
        }
    }
}

/// Note a task in your notebook. With the header `Idempotency-Key`, sending it again notes it once.
#[utoipa::path(post, path = "/api/v1/tasks", tag = "work", request_body = New,
    params(("Idempotency-Key" = Option<String>, Header)), responses((status = 201, body = PostView)))]
pub(crate) async fn create(
    State(app): State<App>,
    cx: Ctx,
    headers: axum::http::HeaderMap,
    Json(new): Json<New>,
) -> Result<(StatusCode, Json<PostView>)> {
    let viewer = cx.viewer()?.clone();
    let (post, once) = (post(&viewer, &new), posts::publish::idempotency_key(&headers).to_owned());
    let made = move |tx: &mut Tx<'_>| {
        let id = publish(tx, &viewer, &post, &once)?;
        api::one(tx, &viewer, id)
    };
    Ok((StatusCode::CREATED, Json(app.db.write(made).await?)))
}
