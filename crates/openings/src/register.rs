//! The register that everybody reads: who asked to read a private space, why, who granted it, and when it ended.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Error, PersonId, Result, Slice, Time, Tx, Viewer, params};
use people::PersonCard;
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Json, Nav, Page, Query};

use crate::ask::{Opening, ask, decide, end, opening};
use crate::keys::{Holder, holders, holds_key, is_on};
use crate::store::{ALL, NAMES};
use crate::{MOST_HOURS, OpeningId};

pub(crate) const PATH: &str = "/openings";
/// Requests of a page.
const SHOWN: i64 = 50;

/// A request, as everybody reads it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SpaceOpening)]
pub(crate) struct OpeningView {
    /// Which.
    #[schema(value_type = String)]
    pub(crate) id: OpeningId,
    /// The name of the space; of a secret one, only those who may know of it, and who asked.
    pub(crate) space: Option<String>,
    /// Who asked.
    pub(crate) asked_by: Option<PersonCard>,
    /// Why.
    pub(crate) reason: String,
    /// For how many hours.
    pub(crate) hours: i64,
    /// When it was asked.
    pub(crate) asked_at: Time,
    /// `asked`, `open`, `refused`, `ended` or `lapsed` (nobody answered within seven days).
    pub(crate) state: String,
    /// Who granted or refused it.
    pub(crate) decided_by: Option<PersonCard>,
    /// When.
    pub(crate) decided_at: Option<Time>,
    /// Until when it may be read, where it was granted.
    pub(crate) ends_at: Option<Time>,
    /// When it was over.
    pub(crate) ended_at: Option<Time>,
    #[serde(skip)]
    is_own: bool,
}

/// A page of the register, the latest first.
fn all(tx: &mut Tx<'_>, viewer: &Viewer, cursor: Cursor) -> Result<Slice<OpeningView>> {
    let (now, open) = (tx.now(), viewer.sees_open());
    let most = cursor.limit + 1;
    let found = tx.query(&ALL, params![viewer.id, open, cursor.before, most], opening)?;
    let Slice { items: all, next } = Slice::cut(found, cursor.limit, |one| one.id.0);
    let spaces: Vec<i64> = all.iter().map(|one| one.space.0).collect();
    let names = tx.query(&NAMES, params![viewer.id, open, spaces], |row| {
        Ok((row.get::<kernel::SpaceId>(0)?, row.get::<String>(1)?))
    })?;
    let mut known: std::collections::HashMap<_, _> = names.into_iter().collect();
    // Who decides must know of which space; who asked named it.
    let decides = holds_key(tx, viewer)?;
    for one in &all {
        if !known.contains_key(&one.space) && (decides || one.asked_by == viewer.id) {
            let name = spaces::name(tx, one.space)?;
            known.insert(one.space, name);
        }
    }
    let people = all.iter().flat_map(|one| [Some(one.asked_by), one.decided_by]).flatten();
    let people: Vec<PersonId> = people.collect();
    let cards = people::cards(tx, &people)?;
    let view = |one: Opening| OpeningView {
        state: one.state(now).to_owned(),
        id: one.id,
        space: known.get(&one.space).cloned(),
        asked_by: cards.get(&one.asked_by).cloned(),
        is_own: one.asked_by == viewer.id,
        reason: one.reason,
        hours: one.hours,
        asked_at: one.asked_at,
        decided_by: one.decided_by.and_then(|by| cards.get(&by).cloned()),
        decided_at: one.decided_at,
        ends_at: one.ends_at,
        ended_at: one.ended_at,
    };
    Ok(Slice { items: all.into_iter().map(view).collect(), next })
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AskForm {
    space: String,
    reason: String,
    hours: String,
}

#[derive(Template)]
#[template(path = "openings/register.html")]
struct View<'a> {
    cx: &'a Ctx,
    on: bool,
    administers: bool,
    holds: bool,
    holders: Vec<Holder>,
    openings: Slice<OpeningView>,
    typed: &'a AskForm,
    wrong: &'a Wrong,
}

impl View<'_> {
    /// Whether the viewer has keys to confirm.
    fn waits_for_keys(&self) -> bool {
        self.holds && self.holders.iter().any(|one| one.waits || one.leaves)
    }

    /// Where a request stands, in words.
    fn state(&self, of: &OpeningView) -> String {
        self.cx.l.t(&format!("opening-state-{}", of.state))
    }

    /// Who decided, and when.
    fn decided(&self, of: &OpeningView) -> Option<String> {
        let l = self.cx.l;
        let (by, at) = (of.decided_by.as_ref()?, of.decided_at?);
        let key = if of.ends_at.is_some() { "opening-granted-by" } else { "opening-refused-by" };
        Some(l.t2(key, ("name", &by.name), ("time", l.datetime(at))))
    }

    /// Until when it is, or was, open.
    fn over(&self, of: &OpeningView) -> Option<String> {
        let l = self.cx.l;
        match (of.state.as_str(), of.ends_at, of.ended_at) {
            ("open", Some(ends), _) => Some(l.t1("opening-until", "time", l.datetime(ends))),
            ("ended", Some(ends), ended) => {
                let at = ended.map_or(ends, |ended| ended.min(ends));
                Some(l.t1("opening-ended-at", "time", l.datetime(at)))
            }
            _ => None,
        }
    }
}

async fn page(app: &App, cx: &Ctx, before: i64, typed: &AskForm, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let administers = viewer.administers();
    let cursor = Cursor { before, limit: SHOWN };
    let read = move |tx: &mut Tx<'_>| {
        let holders = if viewer.sees_open() { holders(tx, &viewer)? } else { Vec::new() };
        Ok((is_on(tx)?, holds_key(tx, &viewer)?, holders, all(tx, &viewer, cursor)?))
    };
    let (on, holds, holders, openings) = app.db.read(read).await?;
    let view = View { cx, on, administers, holds, holders, openings, typed, wrong };
    let main = answer::render(&view)?;
    Ok(Page::new(cx.l.t("openings-title")).main(main).nav(Nav::Me).status(wrong.status()))
}

/// `GET /openings`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Query(cursor): Query<CursorQuery>,
) -> Result<Page> {
    page(&app, &cx, cursor.cursor().before, &AskForm::default(), &Wrong::nothing(cx.l)).await
}

/// `POST /openings`: asks.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<AskForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let sent = form.clone();
    let asks = move |tx: &mut Tx<'_>| {
        let wrong = |_| {
            Error::field(
                "hours",
                kernel::Message::new("opening-hours-wrong").with("most", MOST_HOURS),
            )
        };
        let hours = sent.hours.trim().parse().map_err(wrong)?;
        ask(tx, &viewer, &sent.space, &sent.reason, hours)
    };
    match app.db.write(asks).await {
        Ok(_) => Ok(redirect(PATH, &Flash::new("notice-opening-asked"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, i64::MAX, &form, &wrong).await?.into_response())
        }
    }
}

/// What becomes of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Act {
    /// Grant it (who holds the second key).
    Grant,
    /// Refuse it (who holds the second key).
    Refuse,
    /// End it, or take it back (who asked, and who holds the second key).
    #[default]
    End,
}

/// What the form of a request sends.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[schema(as = OpeningDecision)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decision {
    /// What becomes of it.
    #[serde(default)]
    act: Act,
}

fn act(tx: &mut Tx<'_>, viewer: &Viewer, id: OpeningId, act: Act) -> Result<()> {
    match act {
        Act::Grant => decide(tx, viewer, id, true),
        Act::Refuse => decide(tx, viewer, id, false),
        Act::End => end(tx, viewer, id),
    }
}

/// What the form of a decision sends, with its token.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DecisionForm {
    act: Act,
}

/// `POST /openings/{id}`: decides, or ends.
pub(crate) async fn submit_decision(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Form(form): Form<DecisionForm>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<OpeningId>()?);
    app.db.write(move |tx| act(tx, &viewer, id, form.act)).await?;
    let said = match form.act {
        Act::Grant => "notice-opening-granted",
        Act::Refuse => "notice-opening-refused",
        Act::End => "notice-opening-ended",
    };
    Ok(redirect(PATH, &Flash::new(said)))
}

/// A request to read a private space.
#[derive(Deserialize, utoipa::ToSchema)]
#[schema(as = NewOpening)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewOpening {
    /// The address of the space.
    space: String,
    /// Why: everybody reads it.
    reason: String,
    /// For how many hours, 168 at most.
    hours: i64,
}

/// A request that was made.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = AskedOpening)]
pub(crate) struct Asked {
    /// Which.
    #[schema(value_type = String)]
    id: OpeningId,
}

/// The register of requests of administrators to read private spaces, the latest first: who asked, why, who granted or
/// refused, when it ended. What follows is read with the number of the last one as `before`.
#[utoipa::path(get, path = "/api/v1/openings", tag = "site", params(("before" = Option<kernel::id::Raw>, Query),
        ("limit" = Option<kernel::page::Limit>, Query)), responses((status = 200, body = Vec<OpeningView>)))]
pub(crate) async fn api_list(
    State(app): State<App>,
    cx: Ctx,
    Query(cursor): Query<CursorQuery>,
) -> Result<Json<Vec<OpeningView>>> {
    let viewer = cx.viewer()?.clone();
    Ok(Json(app.db.read(move |tx| all(tx, &viewer, cursor.cursor())).await?.items))
}

/// Ask to read a private space (administrators). It is read once somebody who holds the second key grants it; everybody
/// reads the request.
#[utoipa::path(post, path = "/api/v1/openings", tag = "site", request_body = NewOpening,
    responses((status = 201, body = Asked),
        (status = 403, description = "You do not run the network, or it is switched off"),
        (status = 409, description = "You asked already"),
        (status = 422, description = "No such space, no reason, or too long"),
        (status = 429, description = "You asked too often within a day")))]
pub(crate) async fn api_ask(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewOpening>,
) -> Result<(StatusCode, Json<Asked>)> {
    let viewer = cx.viewer()?.clone();
    let asks = move |tx: &mut Tx<'_>| ask(tx, &viewer, &new.space, &new.reason, new.hours);
    Ok((StatusCode::CREATED, Json(Asked { id: app.db.write(asks).await? })))
}

/// Grant or refuse a request to read a private space (who holds the second key), or end it (they, and who asked).
#[utoipa::path(post, path = "/api/v1/openings/{id}/decision", tag = "site",
    params(("id" = String, Path)), request_body = Decision, responses((status = 204),
        (status = 403, description = "You hold no key, or asked yourself"),
        (status = 409, description = "It was decided, or is over")))]
pub(crate) async fn api_decide(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(decision): Json<Decision>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<OpeningId>()?);
    app.db.write(move |tx| act(tx, &viewer, id, decision.act)).await?;
    Ok(StatusCode::NO_CONTENT)
}
