//! A question that is put to the viewer: they answer it, pass it on, or decline. Nobody learns which.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Message, Result, Tx, Viewer, params};
use people::PersonCard;
use people::picker::{self, Picked};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::view::PeopleField;
use ui::{Ctx, EmptyForm, Form, Nav, Page};

use super::store::{FIRST, MINE, REQUEST};
use super::{Reason, Request, RequestId, State as Became, add, advance, askable, request, settle};
use crate::switch;

/// The field that names whom.
const TO: &str = "to";

/// A question that is put to the viewer, with its words.
#[derive(Clone, Debug)]
pub(crate) struct Put {
    pub(crate) of: Request,
    pub(crate) heading: String,
    pub(crate) excerpt: String,
    /// Who asks: whoever wanted it to be asked, or passed it on; nobody where the network offers it.
    pub(crate) by: Option<PersonCard>,
    pub(crate) author: PersonCard,
    pub(crate) space: String,
}

/// What is put to the viewer.
pub(crate) type List = Vec<Put>;

/// The request, where it is the viewer's and they still read the question.
///
/// # Errors
/// `NotFound`.
pub(super) fn own(tx: &mut Tx<'_>, viewer: &Viewer, id: RequestId) -> Result<Put> {
    switch::open(tx, viewer)?;
    let found = tx.query_opt(&REQUEST, params![id], request)?;
    let found = found.filter(|one| one.person == viewer.id && one.state != Became::Waiting);
    put(tx, viewer, found.ok_or_else(Error::not_found)?)
}

fn put(tx: &mut Tx<'_>, viewer: &Viewer, of: Request) -> Result<Put> {
    let post = posts::access::readable(tx, viewer, of.post)?;
    let by = of.passed_by.or(of.asked_by);
    Ok(Put {
        heading: post.heading(),
        excerpt: text::parse(&post.body).excerpt(400),
        by: by.map(|by| people::card(tx, by)).transpose()?,
        author: people::card(tx, post.author)?,
        space: post.space().name.clone(),
        of,
    })
}

/// What waits for an answer of the viewer, the latest first.
pub(crate) fn list(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<List> {
    let all = tx.query(&MINE, params![viewer.id], request)?;
    let mut list = Vec::new();
    for one in all {
        match put(tx, viewer, one) {
            Ok(put) => list.push(put),
            // They no longer read it.
            Err(error) if error.meaning() == kernel::error::Meaning::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(list)
}

#[derive(Template)]
#[template(path = "experts/request.html")]
struct View<'a> {
    cx: &'a Ctx,
    put: &'a Put,
    reason: String,
    to: &'a PeopleField,
    /// Whether an answer is still looked for.
    open: bool,
}

/// `GET /asks/{id}`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    shown(&app, &cx, id.parse()?, &Picked::default(), &Wrong::nothing(cx.l)).await
}

async fn shown(app: &App, cx: &Ctx, id: RequestId, picked: &Picked, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let put = app.db.read(move |tx| own(tx, &viewer, id)).await?;
    let (label, hint) = (cx.l.t("ask-pass-to"), cx.l.t("ask-pass-hint"));
    let mut to = PeopleField { required: true, one: true, ..PeopleField::new(TO, label, hint) };
    to.error = wrong.about(TO);
    picked.fill(&mut to);
    let open = !put.of.ended && matches!(put.of.state, Became::Open | Became::Silent);
    let reason = put.of.reason.said(cx.l);
    let html = answer::render(&View { cx, put: &put, reason, to: &to, open })?;
    Ok(Page::new(cx.l.t("ask-request-title")).main(html).nav(Nav::Inbox).status(wrong.status()))
}

/// Declines; nobody is told.
///
/// # Errors
/// `NotFound` for a request that is not the viewer's.
pub(super) fn decline(tx: &mut Tx<'_>, viewer: &Viewer, id: RequestId) -> Result<()> {
    let put = own(tx, viewer, id)?;
    if !matches!(put.of.state, Became::Open | Became::Silent) {
        return Ok(());
    }
    settle(tx, id, Became::Declined)?;
    advance(tx, put.of.ask)
}

/// Passes it on to a colleague who may read it. Whoever was asked before is not asked again, and it is not said.
///
/// # Errors
/// `NotFound` for a request that is not the viewer's; `Invalid` on the field `to`.
pub(super) fn pass(tx: &mut Tx<'_>, viewer: &Viewer, id: RequestId, to: &str) -> Result<()> {
    let put = own(tx, viewer, id)?;
    if !matches!(put.of.state, Became::Open | Became::Silent) || put.of.ended {
        return Err(Error::field(TO, "ask-over"));
    }
    let wrong = |error: Error| error.and_field(TO, "error-not-found");
    let person = people::access::readable(tx, viewer, to.trim_start_matches('@')).map_err(wrong)?;
    if person.id == viewer.id {
        return Err(Error::field(TO, "ask-pass-yourself"));
    }
    if person.id == put.author.id || Some(person.id) == put.of.asked_by {
        return Err(Error::field(TO, "ask-pass-author"));
    }
    let post = posts::access::readable(tx, viewer, put.of.post)?;
    let reads = spaces::recipients::read_by(tx, post.space().id, post.id.0, &[person.id])?;
    if reads.is_empty() || person.role == kernel::Role::Guest {
        let said = Message::new("ask-pass-cannot-read").with("name", &person.name);
        return Err(Error::field(TO, said));
    }
    settle(tx, id, Became::Passed)?;
    if !askable(tx, put.of.post, Some(viewer.id), &[person.id])?.is_empty() {
        add(tx, put.of.ask, person.id, &Reason::default(), Some(viewer.id))?;
    }
    tx.execute(&FIRST, params![put.of.ask, person.id])?;
    advance(tx, put.of.ask)
}

/// `POST /asks/{id}/decline`
pub(crate) async fn submit_decline(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse()?);
    app.db.write(move |tx| decline(tx, &viewer, id)).await?;
    Ok(redirect("/inbox", &Flash::new("notice-ask-declined")))
}

/// `POST /asks/{id}/pass`
pub(crate) async fn submit_pass(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Form(form): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let (viewer, id): (Viewer, RequestId) = (cx.viewer()?.clone(), id.parse()?);
    let picked = picker::picked(&app, &cx, picker::sent(&form, TO)).await?;
    let done = match picked.clear(TO) {
        Ok(handles) => {
            let to = handles.into_iter().next().unwrap_or_default();
            app.db.write(move |tx| pass(tx, &viewer, id, &to)).await
        }
        Err(unclear) => Err(unclear),
    };
    match done {
        Ok(()) => Ok(redirect("/inbox", &Flash::new("notice-ask-passed"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(shown(&app, &cx, id, &picked, &wrong).await?.into_response())
        }
    }
}
