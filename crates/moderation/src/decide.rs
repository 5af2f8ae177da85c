//! Deciding on a case, and undoing what was decided.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{Activity, App, Error, Message, Result, Tx, Viewer, params};
use posts::moderated::{self, Sight};
use posts::{CommentId, PostId, Target};
use serde::Deserialize;
use spaces::suspensions::{self, Suspension, SuspensionId};
use ui::answer::Wrong;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Json};

use crate::access::{self, Decided};
use crate::case::{self, Typed};
use crate::logged;
use crate::model::{Case, CaseId, Decision, DecisionId, Desk, Kind, Measure, Outcome};
use crate::notices;
use crate::store::{
    self, ANSWER, CASE_ALONE, CLOSE, DROP_CASE, DROP_REPORTS, INSERT_DECISION, KEEP_QUOTES,
    MEASURES, SET_REPORT, TAKE_REPORTS, TWIN, UNDO,
};
use crate::view::{self, CaseView};

/// For how many days somebody may be suspended.
pub(crate) const DAYS: [i64; 5] = [1, 3, 7, 14, 30];
/// The longest reason, in characters.
const WORDS: usize = 2_000;
/// The longest rule, in characters.
pub(crate) const RULE: usize = 300;

/// A decision to be taken.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// What is decided.
    pub measure: Option<Measure>,
    /// The rule of the charter that was broken; may be empty.
    #[serde(default)]
    pub rule: String,
    /// Why: told to the author and to whoever reported. Missing only where it stays.
    #[serde(default)]
    pub words: String,
    /// For how many days its author may not write, of a suspension: 1, 3, 7, 14 or 30.
    #[serde(default)]
    pub days: Option<i64>,
    /// Whether a suspension is of the whole network: for moderators of the network only.
    #[serde(default)]
    pub everywhere: bool,
}

impl Kind {
    /// Whether this may be decided on it.
    pub(crate) fn takes(self, measure: Measure) -> bool {
        self != Kind::Person || !matches!(measure, Measure::Hide | Measure::Remove)
    }
}

/// The post or comment of this number.
pub(crate) fn target(kind: Kind, object: i64) -> Option<Target> {
    match kind {
        Kind::Post => Some(Target::Post(PostId(object))),
        Kind::Comment => Some(Target::Comment(CommentId(object))),
        Kind::Person => None,
    }
}

impl Case {
    /// The post that it is about, or that its comment is under; 0 for a person.
    pub(crate) fn post(&self, tx: &mut Tx<'_>) -> Result<i64> {
        let Some(target) = target(self.kind, self.object) else { return Ok(0) };
        Ok(moderated::words(tx, target)?.map_or(0, |quote| quote.post.0))
    }
}

/// Decides on a case.
///
/// # Errors
/// `NotFound` for whoever does not decide on it; `Conflict` where it is decided; `Invalid`, naming the field.
pub fn decide(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: CaseId,
    new: &NewDecision,
) -> Result<DecisionId> {
    let case = access::decided(tx, viewer, id)?;
    let before = case::decisions(tx, &[id])?;
    if before.iter().any(Decision::is_answered) {
        return Err(Error::new(Meaning::Conflict, "moderation-ended"));
    }
    if before.last().is_some_and(Decision::holds) {
        return Err(Error::new(Meaning::Conflict, "moderation-decided-already"));
    }
    let measure = new.measure.filter(|measure| case.kind.takes(*measure));
    let measure = measure.ok_or_else(|| Error::field("measure", "moderation-measure-missing"))?;
    let words = checked("words", &new.words, WORDS, measure != Measure::Keep)?;
    let rule = checked("rule", &new.rule, RULE, false)?;
    let suspended = match measure {
        Measure::Suspend => Some(suspend(tx, &case, new, &words)?),
        _ => None,
    };
    let (suspension, place, until) = match suspended {
        Some((id, of)) => (Some(id.0), of.space, Some(of.ends_at)),
        None => (None, None, None),
    };
    let decision: DecisionId = tx.new_id();
    let now = tx.now();
    tx.execute(
        &INSERT_DECISION,
        params![
            decision,
            case.id,
            measure.as_str(),
            rule,
            words,
            viewer.id,
            now,
            suspension,
            place,
            until
        ],
    )?;
    tx.execute(&CLOSE, params![case.id, Some(now)])?;
    apply(tx, viewer, &case)?;
    notices::settle_report(tx, &case)?;
    log(tx, logged::DECIDED, viewer, (&case, decision))?;
    Ok(decision)
}

/// Undoes a decision that holds; the case waits again, with what was reported of the same meanwhile.
///
/// # Errors
/// `NotFound` for whoever does not decide on it; `Conflict` where it was undone, or an appeal was answered.
pub fn undo(tx: &mut Tx<'_>, viewer: &Viewer, id: DecisionId) -> Result<CaseId> {
    let (seen, decision) = access::of_decision(tx, viewer, id)?;
    let case = access::decided(tx, viewer, seen.id)?;
    if !decision.holds() {
        return Err(Error::new(Meaning::Conflict, "moderation-undone-already"));
    }
    if decision.is_answered() {
        return Err(Error::new(Meaning::Conflict, "moderation-ended"));
    }
    if decision.is_appealed() {
        let (lifted, now) = (Outcome::Lifted.as_str(), tx.now());
        tx.execute(&ANSWER, params![id, lifted, "", viewer.id, now])?;
        notices::settle_appeal(tx, &case, &decision)?;
    }
    lift(tx, viewer, &case, &decision)?;
    tx.execute(&CLOSE, params![case.id, None::<kernel::Time>])?;
    merge(tx, &case)?;
    log(tx, logged::UNDONE, viewer, (&case, id))?;
    // It waits for whoever decides, as when it was reported.
    tx.log(Activity::new(logged::REPORTED, case.id.0))?;
    Ok(case.id)
}

/// What was reported of the same to the same desk while it was decided is one case with it.
fn merge(tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    while let Some(twin) = tx.query_opt(&TWIN, params![case.id], |row| row.get::<CaseId>(0))? {
        if !case::decisions(tx, &[twin])?.is_empty() {
            return Ok(());
        }
        let other = tx.query_one(&CASE_ALONE, params![twin], store::case)?;
        notices::settle_report(tx, &other)?;
        if (&other.title, &other.body) != (&case.title, &case.body) {
            tx.execute(&KEEP_QUOTES, params![twin, other.title, other.body])?;
        }
        join_reports(tx, case.id, twin)?;
        tx.execute(&TAKE_REPORTS, params![twin, case.id])?;
        tx.execute(&DROP_REPORTS, params![twin])?;
        tx.execute(&DROP_CASE, params![twin])?;
    }
    Ok(())
}

/// Whoever reported both said something twice: what they said last, under what they said first.
fn join_reports(tx: &mut Tx<'_>, id: CaseId, twin: CaseId) -> Result<()> {
    let reports = case::reports(tx, &[id, twin])?;
    for (_, later) in reports.iter().filter(|(of, _)| *of == twin) {
        let first = reports.iter().find(|(of, one)| *of == id && one.reporter == later.reporter);
        let Some((_, first)) = first else { continue };
        let join = |first: &str, later: &str| match (first, later) {
            (first, "") => first.to_owned(),
            ("", later) => later.to_owned(),
            (first, later) if first == later => first.to_owned(),
            (first, later) => format!("{first}\n\n{later}"),
        };
        let words = join(&first.words, &later.words);
        let body = join(&first.body, &later.body);
        let title = if first.title.is_empty() { &later.title } else { &first.title };
        tx.execute(&SET_REPORT, params![id, first.reporter, words, title, body])?;
    }
    Ok(())
}

/// Takes the effect of a decision away.
pub(crate) fn lift(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    case: &Case,
    decision: &Decision,
) -> Result<()> {
    tx.execute(&UNDO, params![decision.id, viewer.id, tx.now()])?;
    if let Some(suspension) = decision.suspension {
        suspensions::end(tx, case.author, SuspensionId(suspension))?;
    }
    apply(tx, viewer, case)
}

/// Puts what was reported where the decisions that hold want it: several desks may have decided.
fn apply(tx: &mut Tx<'_>, viewer: &Viewer, case: &Case) -> Result<()> {
    let Some(target) = target(case.kind, case.object) else { return Ok(()) };
    let kind = case.kind.as_str();
    let hold: Vec<String> = tx.query(&MEASURES, params![kind, case.object], |row| row.get(0))?;
    let hides = |word: &String| matches!(Measure::parse(word), Measure::Hide | Measure::Remove);
    let sight = if hold.iter().any(hides) { Sight::Hidden } else { Sight::Shown };
    moderated::set(tx, target, sight, viewer.id)
}

fn suspend(
    tx: &mut Tx<'_>,
    case: &Decided,
    new: &NewDecision,
    words: &str,
) -> Result<(SuspensionId, Suspension)> {
    let days = new.days.filter(|days| DAYS.contains(days));
    let days = days.ok_or_else(|| Error::field("days", "moderation-days-missing"))?;
    let network = case.desk != Desk::Managers;
    let space = match case.space {
        Some(space) if !(new.everywhere && network) => Some(space),
        _ if network => None,
        _ => return Err(Error::forbidden()),
    };
    let ends_at = tx.now().plus_seconds(days * 86_400);
    let of = Suspension { space, reason: words.to_owned(), ends_at };
    Ok((suspensions::suspend(tx, case.author, &of)?, of))
}

/// Words that were sent, trimmed.
///
/// # Errors
/// `Invalid`, naming the field, for too many or none where they are needed.
pub(crate) fn checked(
    field: &'static str,
    words: &str,
    most: usize,
    needed: bool,
) -> Result<String> {
    let words = words.trim();
    if needed && text::is_blank(words) {
        return Err(Error::field(field, "moderation-words-missing"));
    }
    if words.chars().count() > most {
        return Err(Error::field(field, Message::new("error-too-long").with("most", most)));
    }
    Ok(words.to_owned())
}

/// Says in the log what became of a decision. It names who decided beside its actor, whom inboxes show: a guest
/// who is told may not know of them.
pub(crate) fn log(
    tx: &mut Tx<'_>,
    kind: &'static str,
    viewer: &Viewer,
    (case, decision): (&Case, DecisionId),
) -> Result<()> {
    // The place is said for whoever may not learn what happens there.
    let by = serde_json::json!({ "by": viewer.id, "space": case.space });
    tx.log(Activity::new(kind, decision.0).data(by))
}

/// What the form sends: numbers and marks as forms have them.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct DecisionForm {
    measure: Option<Measure>,
    #[serde(default)]
    rule: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    days: String,
    everywhere: Option<String>,
}

/// `POST /moderation/cases/{id}/decide`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    ui::Form(form): ui::Form<DecisionForm>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CaseId>()?);
    let new = NewDecision {
        measure: form.measure,
        rule: form.rule,
        words: form.words,
        days: form.days.parse().ok(),
        everywhere: form.everywhere.is_some(),
    };
    let sent = new.clone();
    match app.db.write(move |tx| decide(tx, &viewer, id, &sent)).await {
        Ok(_) => Ok(redirect(&case::href(id), &Flash::new("notice-moderation-decided"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            let typed = Typed { decision: new, ..Typed::default() };
            Ok(case::show(&app, &cx, id, &typed, &wrong).await?.into_response())
        }
    }
}

/// `POST /moderation/decisions/{id}/undo`
pub(crate) async fn submit_undo(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: ui::EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DecisionId>()?);
    let case = app.db.write(move |tx| undo(tx, &viewer, id)).await?;
    Ok(redirect(&case::href(case), &Flash::new("notice-moderation-undone")))
}

/// Decide on a case that waits for you.
#[utoipa::path(post, path = "/api/v1/moderation/cases/{id}/decisions", tag = "moderation",
    params(("id" = String, Path)), request_body = NewDecision,
    responses((status = 201, body = CaseView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    Json(new): Json<NewDecision>,
) -> Result<(StatusCode, Json<CaseView>)> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CaseId>()?);
    let decided = app.db.write(move |tx| {
        decide(tx, &viewer, id, &new)?;
        let seen = access::seen(tx, &viewer, id)?;
        view::one(tx, &viewer, &seen)
    });
    Ok((StatusCode::CREATED, Json(decided.await?)))
}

/// Undo a decision: what it did is taken back, and the case waits again.
#[utoipa::path(post, path = "/api/v1/moderation/decisions/{id}/undo", tag = "moderation",
    params(("id" = String, Path)), responses((status = 204)))]
pub(crate) async fn api_undo(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<DecisionId>()?);
    app.db.write(move |tx| undo(tx, &viewer, id)).await.map(|_| StatusCode::NO_CONTENT)
}
