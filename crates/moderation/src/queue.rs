//! What waits for whoever decides, and what one reported or was told oneself.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Result, SpaceId, Sql, Tx, Viewer, params};
use posts::approval::{self, Approval};
use serde::{Deserialize, Serialize};
use ui::flash::{Flash, redirect};
use ui::view::Choice;
use ui::{Ctx, Json, Nav, Page, answer};

use crate::store::{self, APPEALED_CASES, CASES_ABOUT, CASES_REPORTED, DECIDED_CASES, OPEN_CASES};
use crate::team;
use crate::view::{self, CaseView};
use crate::waiting::{self, WaitingView};

/// All that moderation has for you.
#[derive(Debug, Default, Serialize, utoipa::ToSchema)]
#[schema(as = ModerationQueue)]
pub(crate) struct Queue {
    /// Posts that wait for approval in spaces that you manage, the oldest first.
    waiting: Vec<WaitingView>,
    /// Cases that wait for your decision, the oldest first.
    cases: Vec<CaseView>,
    /// Appeals that wait for your decision, the oldest first.
    appeals: Vec<CaseView>,
    /// What was decided where you decide, the latest first.
    decided: Vec<CaseView>,
    /// What was decided about you or what you wrote, the latest first.
    about_you: Vec<CaseView>,
    /// What you reported, the latest first.
    reported: Vec<CaseView>,
}

/// What waits for those who decide, in one space or in all.
fn deciding(tx: &mut Tx<'_>, viewer: &Viewer, space: Option<SpaceId>) -> Result<Queue> {
    let seat = team::seat(tx, viewer)?;
    let here = space.map_or(0, |space| space.0);
    let mut decides = |sql: &'static Sql| {
        let values = params![viewer.id, seat.moderator, seat.referent, here];
        let cases = tx.query(sql, values, store::case)?;
        view::list(tx, viewer, cases)
    };
    let cases = decides(&OPEN_CASES)?;
    let (appeals, decided) = (decides(&APPEALED_CASES)?, decides(&DECIDED_CASES)?);
    let waiting = waiting::all(tx, viewer, space)?;
    Ok(Queue { waiting, cases, appeals, decided, ..Queue::default() })
}

fn load(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Queue> {
    let queue = deciding(tx, viewer, None)?;
    let mut own = |sql: &'static Sql| {
        let cases = tx.query(sql, params![viewer.id], store::case)?;
        view::list(tx, viewer, cases)
    };
    let (about_you, reported) = (own(&CASES_ABOUT)?, own(&CASES_REPORTED)?);
    Ok(Queue { about_you, reported, ..queue })
}

impl Queue {
    /// Whether nothing waits for a decision.
    fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.cases.is_empty() && self.appeals.is_empty()
    }
}

#[derive(Template)]
#[template(path = "moderation/queue.html")]
struct QueuePage<'a> {
    cx: &'a Ctx,
    queue: &'a Queue,
    /// The space it is of: its address, its name, and whose posts wait there.
    space: Option<(String, String, &'static str)>,
    choices: Vec<Choice>,
}

impl QueuePage<'_> {
    fn t(&self, prefix: &str, word: &str) -> String {
        self.cx.l.t(&format!("{prefix}-{word}"))
    }

    /// Why it was reported, and how often.
    fn reasons(&self, case: &CaseView) -> String {
        let said = case.reasons().into_iter().map(|(reason, count)| {
            let word = self.t("reason", reason.as_str());
            if count > 1 { format!("{word} ({count})") } else { word }
        });
        said.collect::<Vec<_>>().join(" · ")
    }

    /// What was decided and holds; empty where nothing does.
    fn measure(&self, case: &CaseView) -> String {
        case.holding().map(|one| self.t("measure-was", one.measure.as_str())).unwrap_or_default()
    }
}

/// `GET /moderation`
pub(crate) async fn page(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let queue = app.db.read(move |tx| load(tx, &viewer)).await?;
    let page = QueuePage { cx: &cx, queue: &queue, space: None, choices: Vec::new() };
    let main = answer::render(&page)?;
    Ok(Page::new(cx.l.t("ui-moderation")).nav(Nav::Me).main(main))
}

/// `GET /spaces/{slug}/moderation`
pub(crate) async fn space_page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let load = app.db.read(move |tx| {
        let space = spaces::access::visible(tx, &viewer, &slug)?.animated()?;
        let whose = approval::of(tx, space.id)?;
        let queue = deciding(tx, &viewer, Some(space.id))?;
        Ok((queue, (space.slug.clone(), space.name.clone(), whose.as_str())))
    });
    let (queue, space) = load.await?;
    let choice = |whose: &Approval| {
        let key = format!("approval-{}", whose.as_str());
        Choice {
            value: whose.as_str().into(),
            title: cx.l.t(&key),
            text: cx.l.t(&format!("{key}.hint")),
            ..Choice::default()
        }
    };
    let choices = Approval::ALL.iter().map(choice).collect();
    let main = answer::render(&QueuePage { cx: &cx, queue: &queue, space: Some(space), choices })?;
    Ok(Page::new(cx.l.t("ui-moderate")).nav(Nav::Spaces).main(main))
}

/// Whose posts are to wait.
#[derive(Debug, Deserialize)]
pub(crate) struct ApprovalForm {
    whose: Approval,
}

/// `POST /spaces/{slug}/moderation`
pub(crate) async fn submit_approval(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<ApprovalForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let set = app.db.write(move |tx| {
        let space = spaces::access::visible(tx, &viewer, &slug)?;
        let back = format!("/spaces/{}/moderation", space.slug);
        approval::set(tx, &viewer, space, form.whose).map(|()| back)
    });
    Ok(redirect(&set.await?, &Flash::new("notice-approval-set")))
}

/// What waits for your decision, what was decided where you decide, what was decided about you, and what you
/// reported.
#[utoipa::path(get, path = "/api/v1/moderation", tag = "moderation",
    responses((status = 200, body = Queue)))]
pub(crate) async fn api(State(app): State<App>, cx: Ctx) -> Result<Json<Queue>> {
    let viewer = cx.viewer()?.clone();
    Ok(Json(app.db.read(move |tx| load(tx, &viewer)).await?))
}
