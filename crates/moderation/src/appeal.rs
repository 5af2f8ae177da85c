//! An author asks, once, that somebody else decides again.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{Activity, App, Error, Message, Result, Tx, Viewer, params};
use serde::Deserialize;
use ui::answer::Wrong;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json};

use crate::access::{self, Seated, deciding, sitting};
use crate::case::{self, Typed};
use crate::decide::{checked, lift, log};
use crate::model::{APPEAL_DAYS, Case, CaseId, Decision, DecisionId, Desk, Outcome};
use crate::store::{ANSWER, INSERT_APPEAL};
use crate::{logged, notices, team};

/// The longest words, in characters.
const WORDS: usize = 2_000;

/// Why its author asks again.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAppeal {
    /// Their words.
    pub words: String,
}

/// What comes of an appeal.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// Whether the decision stays.
    pub outcome: Outcome,
    /// Why: told to both.
    #[serde(default)]
    pub words: String,
}

/// Asks that somebody else decides again on what the viewer wrote.
///
/// # Errors
/// `NotFound` where no decision is about the viewer; `Conflict` where it does not hold, they asked before, or
/// it is too late;
/// `Invalid`, about the field `words`.
pub fn appeal(tx: &mut Tx<'_>, viewer: &Viewer, id: DecisionId, new: &NewAppeal) -> Result<CaseId> {
    let (seen, decision) = access::of_decision(tx, viewer, id)?;
    if !seen.role.author {
        return Err(Error::forbidden());
    }
    if !decision.may_be_appealed() {
        return Err(Error::new(Meaning::Conflict, "moderation-no-appeal"));
    }
    if decision.is_old(tx.now()) {
        let late = Message::new("moderation-appeal-late").with("days", APPEAL_DAYS);
        return Err(Error::new(Meaning::Conflict, late));
    }
    let words = checked("words", &new.words, WORDS, true)?;
    let (desk, referent) = desk(tx, &seen, &decision)?;
    tx.execute(&INSERT_APPEAL, params![id, desk.as_str(), words, tx.now(), referent])?;
    tx.log(Activity::new(logged::APPEALED, id.0).by(viewer.id))?;
    Ok(seen.id)
}

/// Who decides again: another at the same desk, else the moderators of the network, else the referent.
fn desk(tx: &mut Tx<'_>, case: &Case, decision: &Decision) -> Result<Seated> {
    let others = |tx: &mut Tx<'_>, seated: Seated| -> Result<bool> {
        Ok(sitting(tx, seated, case)?.iter().any(|person| *person != decision.by))
    };
    let (managers, moderators) = ((Desk::Managers, None), (Desk::Moderators, None));
    if case.desk == Desk::Managers && others(tx, managers)? {
        return Ok(managers);
    }
    // Nobody outside it learns who is in a space by agreement: another manager decides, once there is one.
    if case.space.map_or(Ok(false), |space| spaces::is_by_agreement(tx, space))? {
        return Ok(managers);
    }
    let referent = (Desk::Referent, team::referent(tx)?);
    let lone = !others(tx, moderators)? && others(tx, referent)?;
    Ok(if lone { referent } else { moderators })
}

/// Decides on an appeal.
///
/// # Errors
/// `NotFound` for whoever has nothing to do with it; `Forbidden` for whoever decided first, or does not decide
/// on it; `Conflict` where it was answered.
pub fn judge(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: DecisionId,
    judgement: &Judgement,
) -> Result<CaseId> {
    let (seen, decision) = access::of_decision(tx, viewer, id)?;
    let sits = match &decision.appeal {
        Some(appeal) => {
            let seated = (appeal.desk, appeal.referent);
            deciding(tx, seated, &seen, Some(decision.by))?.1.contains(&viewer.id)
        }
        None => false,
    };
    if !sits {
        return Err(Error::forbidden());
    }
    if !decision.is_appealed() || !decision.holds() {
        return Err(Error::new(Meaning::Conflict, "moderation-answered-already"));
    }
    let words = checked("words", &judgement.words, WORDS, judgement.outcome == Outcome::Upheld)?;
    let (outcome, now) = (judgement.outcome.as_str(), tx.now());
    tx.execute(&ANSWER, params![id, outcome, words, viewer.id, now])?;
    if judgement.outcome == Outcome::Lifted {
        lift(tx, viewer, &seen, &decision)?;
    }
    notices::settle_appeal(tx, &seen, &decision)?;
    log(tx, logged::APPEAL_DECIDED, viewer, (&seen, id))?;
    Ok(seen.id)
}

/// The page of the case again, with what was typed; a redirect to it where nothing is wrong.
async fn answered(
    app: &App,
    cx: &Ctx,
    id: DecisionId,
    words: String,
    done: Result<CaseId>,
    said: &str,
) -> Result<Response> {
    match done {
        Ok(case) => Ok(redirect(&case::href(case), &Flash::new(said))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            let viewer = cx.viewer()?.clone();
            let find = app.db.read(move |tx| access::of_decision(tx, &viewer, id));
            let typed = Typed { words, ..Typed::default() };
            let case = find.await?.0.id;
            Ok(case::show(app, cx, case, &typed, &wrong).await?.into_response())
        }
    }
}

/// `POST /moderation/decisions/{id}/appeal`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(form): ui::Form<NewAppeal>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DecisionId>()?);
    let words = form.words.clone();
    let done = app.db.write(move |tx| appeal(tx, &viewer, id, &form)).await;
    answered(&app, &cx, id, words, done, "notice-moderation-appealed").await
}

/// `POST /moderation/decisions/{id}/judge`
pub(crate) async fn submit_judgement(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(form): ui::Form<Judgement>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DecisionId>()?);
    let words = form.words.clone();
    let done = app.db.write(move |tx| judge(tx, &viewer, id, &form)).await;
    answered(&app, &cx, id, words, done, "notice-moderation-judged").await
}

/// Ask, once, that somebody else decides again on what you wrote.
#[utoipa::path(post, path = "/api/v1/moderation/decisions/{id}/appeal", tag = "moderation",
    params(("id" = String, Path)), request_body = NewAppeal, responses((status = 204)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(new): Json<NewAppeal>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DecisionId>()?);
    app.db.write(move |tx| appeal(tx, &viewer, id, &new)).await.map(|_| StatusCode::NO_CONTENT)
}

/// Decide on an appeal that waits for you.
#[utoipa::path(post, path = "/api/v1/moderation/decisions/{id}/judgement", tag = "moderation",
    params(("id" = String, Path)), request_body = Judgement, responses((status = 204)))]
pub(crate) async fn api_judge(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(new): Json<Judgement>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DecisionId>()?);
    app.db.write(move |tx| judge(tx, &viewer, id, &new)).await.map(|_| StatusCode::NO_CONTENT)
}
