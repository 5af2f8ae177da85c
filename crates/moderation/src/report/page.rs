//! The page that reports something, and the same for programs.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Tx, Viewer};
use posts::Target;
use serde::Deserialize;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::view::Choice;
use ui::{Ctx, Json, Nav, Page};

use super::{NewReport, Object, Reportable, report, reportable};
use crate::access;
use crate::model::{CaseId, Desk, Reason};
use crate::rule;
use crate::view::{self, CaseView};

#[derive(Template)]
#[template(path = "moderation/report.html")]
struct ReportPage<'a> {
    cx: &'a Ctx,
    action: &'a str,
    /// Where it is.
    href: &'a str,
    it: &'a Reportable,
    reasons: Vec<(String, String)>,
    desks: Vec<Choice>,
    rule_field: String,
    typed: &'a NewReport,
    wrong: &'a Wrong,
}

impl ReportPage<'_> {
    fn reason(&self) -> &'static str {
        self.typed.reason.map_or("", Reason::as_str)
    }

    fn desk(&self) -> &'static str {
        self.typed.to.unwrap_or(self.it.desks[0]).as_str()
    }
}

fn choice(cx: &Ctx, desk: Desk) -> Choice {
    let key = format!("report-to-{}", desk.as_str());
    let text = cx.l.t(&format!("{key}.hint"));
    Choice { value: desk.as_str().into(), title: cx.l.t(&key), text, ..Choice::default() }
}

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(crate) struct ReportForm {
    reason: Option<Reason>,
    #[serde(default)]
    words: String,
    #[serde(default)]
    rule: String,
    to: Option<Desk>,
}

/// The address of what is reported.
fn href(object: &Object) -> String {
    match object {
        Object::Words(target) => target.href(),
        Object::Person(handle) => format!("/people/{handle}"),
    }
}

async fn show(
    app: &App,
    cx: &Ctx,
    object: Object,
    typed: &NewReport,
    wrong: &Wrong,
) -> Result<Page> {
    let (viewer, href) = (cx.viewer()?.clone(), href(&object));
    let it = app.db.read(move |tx| reportable(tx, &viewer, &object)).await?;
    let option = |word: &str, of: &str| (word.to_owned(), cx.l.t(&format!("{of}-{word}")));
    let mut reasons = vec![(String::new(), cx.l.t("report-choose"))];
    reasons.extend(Reason::ALL.iter().map(|reason| option(reason.as_str(), "reason")));
    let page = ReportPage {
        cx,
        action: &format!("{href}/report"),
        href: &href,
        reasons,
        desks: it.desks.iter().map(|desk| choice(cx, *desk)).collect(),
        rule_field: rule::field(cx.l, &it.rules, &typed.rule, wrong.about("rule"))?,
        it: &it,
        typed,
        wrong,
    };
    let main = answer::render(&page)?;
    Ok(Page::new(cx.l.t("report-title")).nav(Nav::Spaces).main(main).status(wrong.status()))
}

async fn submit(app: &App, cx: &Ctx, object: Object, form: ReportForm) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let ReportForm { reason, words, rule, to } = form;
    let (new, href) = (NewReport { reason, words, rule, to }, href(&object));
    let (sent, what) = (new.clone(), object.clone());
    match app.db.write(move |tx| report(tx, &viewer, &what, &sent)).await {
        Ok(_) => Ok(redirect(&href, &Flash::new("notice-reported"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(show(app, cx, object, &new, &wrong).await?.into_response())
        }
    }
}

/// `GET /posts/{id}/report`, `GET /comments/{id}/report`
pub(crate) async fn words(State(app): State<App>, cx: Ctx, target: Target) -> Result<Page> {
    let nothing = Wrong::nothing(cx.l);
    show(&app, &cx, Object::Words(target), &NewReport::default(), &nothing).await
}

/// `POST /posts/{id}/report`, `POST /comments/{id}/report`
pub(crate) async fn submit_words(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    ui::Form(form): ui::Form<ReportForm>,
) -> Result<Response> {
    submit(&app, &cx, Object::Words(target), form).await
}

/// `GET /people/{handle}/report`
pub(crate) async fn person(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Page> {
    let nothing = Wrong::nothing(cx.l);
    show(&app, &cx, Object::Person(handle), &NewReport::default(), &nothing).await
}

/// `POST /people/{handle}/report`
pub(crate) async fn submit_person(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    ui::Form(form): ui::Form<ReportForm>,
) -> Result<Response> {
    submit(&app, &cx, Object::Person(handle), form).await
}

async fn made(
    app: &App,
    cx: &Ctx,
    object: Object,
    new: NewReport,
) -> Result<(StatusCode, Json<CaseView>)> {
    let viewer = cx.viewer()?.clone();
    let made = app.db.write(move |tx| {
        let id = report(tx, &viewer, &object, &new)?;
        case(tx, &viewer, id)
    });
    Ok((StatusCode::CREATED, Json(made.await?)))
}

fn case(tx: &mut Tx<'_>, viewer: &Viewer, id: CaseId) -> Result<CaseView> {
    let seen = access::seen(tx, viewer, id)?;
    view::one(tx, viewer, &seen)
}

/// Report a post, with its files.
#[utoipa::path(post, path = "/api/v1/posts/{id}/reports", tag = "moderation",
    params(("id" = String, Path)), request_body = NewReport,
    responses((status = 201, body = CaseView)))]
pub(crate) async fn api_post(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    Json(new): Json<NewReport>,
) -> Result<(StatusCode, Json<CaseView>)> {
    made(&app, &cx, Object::Words(target), new).await
}

/// Report a comment, with its files.
#[utoipa::path(post, path = "/api/v1/comments/{id}/reports", tag = "moderation",
    params(("id" = String, Path)), request_body = NewReport,
    responses((status = 201, body = CaseView)))]
pub(crate) async fn api_comment(
    State(app): State<App>,
    cx: Ctx,
    target: Target,
    Json(new): Json<NewReport>,
) -> Result<(StatusCode, Json<CaseView>)> {
    made(&app, &cx, Object::Words(target), new).await
}

/// Report a person.
#[utoipa::path(post, path = "/api/v1/people/{handle}/reports", tag = "moderation",
    params(("handle" = String, Path)), request_body = NewReport,
    responses((status = 201, body = CaseView)))]
pub(crate) async fn api_person(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    Json(new): Json<NewReport>,
) -> Result<(StatusCode, Json<CaseView>)> {
    made(&app, &cx, Object::Person(handle), new).await
}
