//! One case: what was reported and why, for those who decide; what was decided, for whoever it is about; what
//! came of it, for whoever reported.

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Result, Time, Tx, Viewer, params};
use people::PersonCard;
use ui::answer::{self, Wrong};
use ui::{Ctx, Json, Nav, Page};

use crate::access;
use crate::decide::{DAYS, NewDecision};
use crate::model::{CaseId, Decision, Desk, Kind, Measure, Report};
use crate::rule;
use crate::store::{self, DECISIONS, REPORTS};
use crate::view::{self, CaseView};

/// The decisions on these cases, the oldest first.
pub(crate) fn decisions(tx: &mut Tx<'_>, cases: &[CaseId]) -> Result<Vec<Decision>> {
    let ids: Vec<i64> = cases.iter().map(|case| case.0).collect();
    tx.query(&DECISIONS, params![ids], store::decision)
}

/// The reports of these cases, the oldest first.
pub(crate) fn reports(tx: &mut Tx<'_>, cases: &[CaseId]) -> Result<Vec<(CaseId, Report)>> {
    let ids: Vec<i64> = cases.iter().map(|case| case.0).collect();
    tx.query(&REPORTS, params![ids], store::report)
}

/// The address of the page of a case.
pub(crate) fn href(id: CaseId) -> String {
    format!("/moderation/cases/{id}")
}

#[derive(Template)]
#[template(path = "moderation/case.html")]
struct CasePage<'a> {
    cx: &'a Ctx,
    case: &'a CaseView,
    measures: Vec<(String, String)>,
    days: Vec<(String, String)>,
    /// For how many days, as it was typed or is proposed.
    chosen_days: String,
    rule_field: String,
    typed: &'a NewDecision,
    /// What was typed into the form of an appeal, or its answer.
    words: &'a str,
    wrong: &'a Wrong,
}

impl CasePage<'_> {
    fn t(&self, prefix: &str, word: &str) -> String {
        self.cx.l.t(&format!("{prefix}-{word}"))
    }

    fn measure_typed(&self) -> &'static str {
        self.typed.measure.unwrap_or(Measure::Keep).as_str()
    }

    /// Who did something, and when.
    fn by(&self, who: &Option<PersonCard>, at: &Time) -> String {
        self.said("moderation-by", who, *at)
    }

    fn undone(&self, who: &Option<PersonCard>, at: &Time) -> String {
        self.said("moderation-undone-by", who, *at)
    }

    fn said(&self, key: &str, who: &Option<PersonCard>, at: Time) -> String {
        let l = self.cx.l;
        let name = who.as_ref().map_or_else(|| l.t("moderation-someone"), |who| who.name.clone());
        l.t2(key, ("name", name), ("date", l.datetime(at)))
    }
}

/// What a page of a case is shown again with.
#[derive(Default)]
pub(crate) struct Typed {
    pub(crate) decision: NewDecision,
    pub(crate) words: String,
}

/// `GET /moderation/cases/{id}`
pub(crate) async fn page(State(app): State<App>, cx: Ctx, Path(id): Path<String>) -> Result<Page> {
    show(&app, &cx, id.parse()?, &Typed::default(), &Wrong::nothing(cx.l)).await
}

/// The page with what was typed, and what is wrong with it.
pub(crate) async fn show(
    app: &App,
    cx: &Ctx,
    id: CaseId,
    typed: &Typed,
    wrong: &Wrong,
) -> Result<Page> {
    let (viewer, l) = (cx.viewer()?.clone(), cx.l);
    let (case, rules) = app.db.read(move |tx| load(tx, &viewer, id)).await?;
    let option = |word: &str, key: &str| (word.to_owned(), l.t(&format!("{key}-{word}")));
    let measures = Measure::ALL.iter().filter(|measure| case.object.takes(**measure));
    let days = DAYS.iter().map(|days| (days.to_string(), l.tn("moderation-days", *days)));
    let page = CasePage {
        cx,
        case: &case,
        measures: measures.map(|one| option(one.as_str(), "measure")).collect(),
        days: days.collect(),
        chosen_days: typed.decision.days.unwrap_or(DAYS[2]).to_string(),
        rule_field: rule::field(l, &rules, &typed.decision.rule, wrong.about("rule"))?,
        typed: &typed.decision,
        words: &typed.words,
        wrong,
    };
    let main = answer::render(&page)?;
    Ok(Page::new(l.t("moderation-case")).nav(Nav::Me).main(main).status(wrong.status()))
}

/// The case as this viewer sees it, and the rules that may be cited.
fn load(tx: &mut Tx<'_>, viewer: &Viewer, id: CaseId) -> Result<(CaseView, Vec<String>)> {
    let seen = access::seen(tx, viewer, id)?;
    let rules = match seen.space.filter(|_| seen.role.decides) {
        Some(space) => match spaces::access::visible_by_id(tx, viewer, space) {
            Ok(space) => crate::report::rules(&space.charter),
            Err(_) => Vec::new(),
        },
        None => Vec::new(),
    };
    Ok((view::one(tx, viewer, &seen)?, rules))
}

/// One report case: all of it for those who decide, what was decided for its author, what came of it for who
/// reported.
#[utoipa::path(get, path = "/api/v1/moderation/cases/{id}", tag = "moderation",
    params(("id" = String, Path)), responses((status = 200, body = CaseView)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
) -> Result<Json<CaseView>> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<CaseId>()?);
    Ok(Json(app.db.read(move |tx| load(tx, &viewer, id)).await?.0))
}
