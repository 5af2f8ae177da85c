//! The pages of a content plan: its days, and one post to read and decide on.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::error::Meaning;
use kernel::{App, Error, Result, Viewer};
use serde::Deserialize;
use spaces::{Visible, access};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use super::api::PlannedView;
use super::{Read, Reason, State as PlanState};
use crate::approval;
use crate::drafts::DraftId;

/// What the page of a plan shows.
struct Loaded {
    space: Visible,
    second: bool,
    /// Whether the viewer decides that.
    manages: bool,
    /// By day, in words.
    days: Vec<(String, Vec<PlannedView>)>,
}

#[derive(Template)]
#[template(path = "posts/plan.html")]
struct PlanPage<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    of: &'a Loaded,
}

impl PlanPage<'_> {
    fn lead(&self) -> String {
        self.cx.l.t(if self.space.animates() { "plan-lead" } else { "plan-lead-own" })
    }

    fn href(&self, one: &PlannedView) -> String {
        format!("/spaces/{}/plan/{}", self.space.slug, one.id)
    }

    /// Whether its hour has passed, and it waits for its approval still.
    fn is_late(&self, one: &PlannedView) -> bool {
        one.state == PlanState::Asks && one.due_at.is_some_and(|due| due <= self.cx.now)
    }

    fn said(&self, one: &PlannedView) -> String {
        self.cx.l.t(&format!("plan-{}", one.state.as_str()))
    }
}

fn load(tx: &mut kernel::Tx<'_>, cx: &Ctx, viewer: &Viewer, slug: &str) -> Result<Loaded> {
    let space = access::visible(tx, viewer, slug)?;
    if !space.is_community() {
        return Err(Error::not_found());
    }
    let second = super::needs_second(tx, space.id)?;
    let mut days: Vec<(String, Vec<PlannedView>)> = Vec::new();
    let planned = super::plan(tx, viewer, &space)?;
    for view in PlannedView::all(tx, planned)? {
        let day = view.due_at.map(|due| cx.l.date(due)).unwrap_or_default();
        match days.last_mut() {
            Some((last, items)) if *last == day => items.push(view),
            _ => days.push((day, vec![view])),
        }
    }
    let manages = space.is_managed_by(viewer);
    Ok(Loaded { space, second, manages, days })
}

/// `GET /spaces/{slug}/plan`
pub(super) async fn list(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let (viewer, asked) = (cx.viewer()?.clone(), cx.clone());
    let of = app.db.read(move |tx| load(tx, &asked, &viewer, &slug)).await?;
    let main = answer::render(&PlanPage { cx: &cx, space: &of.space, of: &of })?;
    Ok(Page::new(cx.l.t1("plan-of", "space", &of.space.name)).nav(Nav::Spaces).main(main))
}

/// What the form of a plan sends.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanForm {
    #[serde(default)]
    second: bool,
}

/// `POST /spaces/{slug}/plan`
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<PlanForm>,
) -> Result<Response> {
    let (viewer, of) = (cx.viewer()?.clone(), slug.clone());
    let set = app.db.write(move |tx| {
        let space = spaces::managed(tx, &viewer, &of)?;
        super::set(tx, &viewer, &space, form.second)
    });
    set.await?;
    Ok(redirect(&format!("/spaces/{slug}/plan"), &Flash::new("notice-plan-set")))
}

#[derive(Template)]
#[template(path = "posts/planned.html")]
struct PlannedPage<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    it: &'a PlannedView,
    html: String,
    fields: &'a [(String, String)],
    /// Whether the viewer may decide on it, and whether it is theirs.
    decides: bool,
    is_own: bool,
    reason: &'a str,
    wrong: &'a Wrong,
}

impl PlannedPage<'_> {
    fn when(&self) -> String {
        let at = self.it.due_at.map(|due| self.cx.l.datetime(due)).unwrap_or_default();
        self.cx.l.t1("draft-due", "date", at)
    }

    fn asks(&self) -> bool {
        self.it.state == PlanState::Asks
    }

    fn said(&self) -> String {
        self.cx.l.t(&format!("plan-{}", self.it.state.as_str()))
    }
}

/// `GET /spaces/{slug}/plan/{id}`
pub(super) async fn one(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Page> {
    show(&app, &cx, (slug, id.parse()?), "", &Wrong::nothing(cx.l)).await
}

async fn show(
    app: &App,
    cx: &Ctx,
    (slug, id): (String, DraftId),
    reason: &str,
    wrong: &Wrong,
) -> Result<Page> {
    let (viewer, me) = (cx.viewer()?.clone(), cx.viewer()?.id);
    let load = app.db.read(move |tx| {
        let space = access::visible(tx, &viewer, &slug)?;
        let planned = super::one(tx, &viewer, &space, id)?;
        let is_own = planned.author == viewer.id;
        let fields = approval::in_words(tx, &viewer, &planned.draft.content);
        Ok((space, PlannedView::one(tx, planned)?, is_own, fields))
    });
    let (space, it, is_own, fields) = load.await?;
    let page = PlannedPage {
        cx,
        space: &space,
        it: &it,
        html: text::parse(&it.content.body).html(&|_| None),
        fields: &fields,
        decides: space.animates() && it.author.id != me,
        is_own,
        reason,
        wrong,
    };
    let main = answer::render(&page)?;
    let title = cx.l.t("plan-post");
    Ok(Page::new(title).nav(Nav::Spaces).main(main).status(wrong.status()))
}

/// `POST /spaces/{slug}/plan/{id}/approve`
pub(super) async fn submit_approve(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
    ui::Form(read): ui::Form<Read>,
) -> Result<Response> {
    let (viewer, of, id) = (cx.viewer()?.clone(), slug.clone(), id.parse::<DraftId>()?);
    let approved = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &of)?;
        super::approve(tx, &viewer, &space, (id, &read.etag))
    });
    match approved.await {
        Ok(()) => {
            Ok(redirect(&format!("/spaces/{slug}/plan"), &Flash::new("notice-plan-approved")))
        }
        Err(error) => {
            // What they read is shown again, as it is now.
            let error = match error.meaning() {
                Meaning::Outdated => Error::new(Meaning::Conflict, error.message().clone()),
                _ => error,
            };
            let wrong = Wrong::with(cx.l, error)?;
            Ok(show(&app, &cx, (slug, id), "", &wrong).await?.into_response())
        }
    }
}

/// `POST /spaces/{slug}/plan/{id}/refuse`
pub(super) async fn submit_refuse(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
    ui::Form(form): ui::Form<Reason>,
) -> Result<Response> {
    let (viewer, of, id) = (cx.viewer()?.clone(), slug.clone(), id.parse::<DraftId>()?);
    let reason = form.reason.clone();
    let refused = app.db.write(move |tx| {
        let space = access::visible(tx, &viewer, &of)?;
        super::refuse(tx, &viewer, &space, id, &reason)
    });
    match refused.await {
        Ok(()) => Ok(redirect(&format!("/spaces/{slug}/plan"), &Flash::new("notice-plan-refused"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(show(&app, &cx, (slug, id), &form.reason, &wrong).await?.into_response())
        }
    }
}
