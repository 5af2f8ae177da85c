//! Cases as pages and programs show them: each viewer gets what is theirs to know.

use std::collections::HashMap;

use kernel::id::Raw;
use kernel::{PersonId, Result, SpaceId, Time, Tx, Viewer};
use people::PersonCard;
use serde::Serialize;

use crate::access::{self, Seen};
use crate::case;
use crate::model::{CaseId, Decision, DecisionId, Desk, Kind, Measure, Outcome, Reason, Report};

/// A case.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ModerationCase)]
pub(crate) struct CaseView {
    /// Identifier.
    pub(crate) id: CaseId,
    /// What was reported.
    pub(crate) object: Kind,
    /// The number of the post, the comment or the person.
    pub(crate) object_id: Raw,
    /// The space it is in, by its name in addresses; absent where you do not see it.
    pub(crate) space: Option<String>,
    /// The name of that space.
    #[serde(skip)]
    pub(crate) place: String,
    /// Who decides.
    pub(crate) desk: Desk,
    /// Whose it is.
    pub(crate) author: Option<PersonCard>,
    /// Its words as they were first reported; absent for who reported.
    pub(crate) quote: Option<Quoted>,
    /// Where it is, where you may read it.
    pub(crate) href: Option<String>,
    /// When it was first reported.
    pub(crate) opened_at: Time,
    /// When it was decided; null while it waits.
    pub(crate) closed_at: Option<Time>,
    /// The reports, for those who decide; of who reported, their own.
    pub(crate) reports: Vec<ReportView>,
    /// What was decided, the oldest first.
    pub(crate) decisions: Vec<DecisionView>,
    /// Whether you may decide on it now.
    pub(crate) may_decide: bool,
    /// Whether you may undo what was decided.
    pub(crate) may_undo: bool,
    /// Whether you may ask that somebody else decides again.
    pub(crate) may_appeal: bool,
    /// Whether you may decide on the appeal now.
    pub(crate) may_judge: bool,
}

/// The words that were reported.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct Quoted {
    /// Its title, or the name of the person.
    pub(crate) title: String,
    /// Its body, Markdown.
    pub(crate) body: String,
    /// When it was written.
    pub(crate) written_at: Option<Time>,
}

/// A report.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct ReportView {
    /// Who reported.
    pub(crate) reporter: Option<PersonCard>,
    /// Why.
    pub(crate) reason: Reason,
    /// In their words; may be empty.
    pub(crate) words: String,
    /// The rule of the charter; may be empty.
    pub(crate) rule: String,
    /// When.
    pub(crate) at: Time,
}

/// A decision.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = ModerationDecision)]
pub(crate) struct DecisionView {
    /// Identifier.
    pub(crate) id: DecisionId,
    /// What was decided.
    pub(crate) measure: Measure,
    /// The rule of the charter; may be empty.
    pub(crate) rule: String,
    /// Why.
    pub(crate) words: String,
    /// Who decided.
    pub(crate) by: Option<PersonCard>,
    /// When.
    pub(crate) at: Time,
    /// Whether a suspension is of the whole network.
    pub(crate) everywhere: bool,
    /// Until when a suspension holds.
    pub(crate) until: Option<Time>,
    /// Who undid it.
    pub(crate) undone_by: Option<PersonCard>,
    /// When it was undone.
    pub(crate) undone_at: Option<Time>,
    /// What its author asked; absent for who reported.
    pub(crate) appeal: Option<AppealView>,
}

/// An appeal.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct AppealView {
    /// Why its author asks again.
    pub(crate) words: String,
    /// When.
    pub(crate) at: Time,
    /// What came of it; null while it waits.
    pub(crate) outcome: Option<Outcome>,
    /// Why; may be empty.
    pub(crate) answer: String,
    /// Who decided on it.
    pub(crate) answered_by: Option<PersonCard>,
    /// When.
    pub(crate) answered_at: Option<Time>,
}

impl CaseView {
    /// How many reports give each reason.
    pub(crate) fn reasons(&self) -> Vec<(Reason, i64)> {
        let count =
            |reason: &Reason| self.reports.iter().filter(|one| one.reason == *reason).count();
        let all =
            Reason::ALL.iter().map(|reason| (*reason, i64::try_from(count(reason)).unwrap_or(0)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    /// A line to know it by.
    pub(crate) fn heading(&self) -> String {
        let Some(quote) = &self.quote else { return String::new() };
        if quote.title.is_empty() {
            text::parse(&quote.body).excerpt(90)
        } else {
            quote.title.clone()
        }
    }

    /// The decision that holds.
    pub(crate) fn holding(&self) -> Option<&DecisionView> {
        self.decisions.last().filter(|decision| decision.undone_at.is_none())
    }
}

/// One case.
pub(crate) fn one(tx: &mut Tx<'_>, viewer: &Viewer, seen: &Seen) -> Result<CaseView> {
    let decisions = case::decisions(tx, &[seen.id])?;
    let reports = case::reports(tx, &[seen.id])?;
    let reports: Vec<Report> = reports.into_iter().map(|(_, report)| report).collect();
    let related = Related::load(tx, viewer, seen, &decisions, &reports)?;
    Ok(related.view(viewer, seen, decisions, reports))
}

/// The cases of a list, each as this viewer sees it.
pub(crate) fn list(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    cases: Vec<crate::model::Case>,
) -> Result<Vec<CaseView>> {
    let mut views = Vec::new();
    for case in cases {
        let seen = access::seen(tx, viewer, case.id)?;
        views.push(one(tx, viewer, &seen)?);
    }
    Ok(views)
}

/// What a case names, as this viewer may know it.
struct Related {
    people: HashMap<PersonId, PersonCard>,
    space: Option<(String, String)>,
    href: Option<String>,
}

impl Related {
    fn load(
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        seen: &Seen,
        decisions: &[Decision],
        reports: &[Report],
    ) -> Result<Related> {
        let mut ids = vec![seen.author];
        for decision in decisions {
            ids.push(decision.by);
            ids.extend(decision.undone.map(|(by, _)| by));
            let answered = decision.appeal.as_ref().and_then(|appeal| appeal.answered.as_ref());
            ids.extend(answered.map(|answered| answered.by));
        }
        ids.extend(reports.iter().map(|report| report.reporter));
        let mut people = people::cards(tx, &ids)?;
        // A guest does not learn who moderates, unless they meet.
        if let Some(seen) = people::access::seen(tx, viewer)? {
            people.retain(|id, _| seen.contains(id));
        }
        let space = seen.space.map(|space| place(tx, viewer, space)).transpose()?.flatten();
        let href = match seen.kind {
            Kind::Post => there(posts::access::readable(tx, viewer, posts::PostId(seen.object)))
                .then(|| format!("/posts/{}", seen.object)),
            Kind::Comment => {
                let id = posts::CommentId(seen.object);
                there(posts::access::readable_comment(tx, viewer, id))
                    .then(|| format!("/comments/{id}"))
            }
            Kind::Person => match people::access::sees(tx, viewer, seen.author)? {
                true => people.get(&seen.author).map(PersonCard::href),
                false => None,
            },
        };
        Ok(Related { people, space, href })
    }

    fn view(
        &self,
        viewer: &Viewer,
        seen: &Seen,
        decisions: Vec<Decision>,
        reports: Vec<Report>,
    ) -> CaseView {
        let role = seen.role;
        let card = |id: PersonId| self.people.get(&id).cloned();
        let last = decisions.last().filter(|decision| decision.holds());
        let may_appeal = role.author && last.is_some_and(Decision::may_be_appealed);
        let may_judge =
            role.judges && last.is_some_and(|one| one.is_appealed() && one.by != viewer.id);
        let quote = (role.decides || role.judges || role.author).then(|| Quoted {
            title: seen.title.clone(),
            body: seen.body.clone(),
            written_at: seen.written_at,
        });
        let own = reports.into_iter().filter(|report| role.decides || report.reporter == viewer.id);
        let may_decide = role.decides && last.is_none();
        let may_undo = role.decides && last.is_some() && !may_judge;
        let shown = decisions.into_iter().map(|decision| {
            let appeal = decision.appeal.filter(|_| role.decides || role.judges || role.author);
            DecisionView {
                id: decision.id,
                measure: decision.measure,
                rule: decision.rule,
                words: decision.words,
                by: card(decision.by),
                at: decision.at,
                everywhere: decision.measure == Measure::Suspend && decision.suspended_in.is_none(),
                until: decision.until,
                undone_by: decision.undone.and_then(|(by, _)| card(by)),
                undone_at: decision.undone.map(|(_, at)| at),
                appeal: appeal.map(|appeal| AppealView {
                    words: appeal.words,
                    at: appeal.at,
                    outcome: appeal.answered.as_ref().map(|answered| answered.outcome),
                    answered_by: appeal.answered.as_ref().and_then(|answered| card(answered.by)),
                    answered_at: appeal.answered.as_ref().map(|answered| answered.at),
                    answer: appeal.answered.map(|answered| answered.words).unwrap_or_default(),
                }),
            }
        });
        CaseView {
            id: seen.id,
            object: seen.kind,
            object_id: Raw(seen.object),
            space: self.space.as_ref().map(|(slug, _)| slug.clone()),
            place: self.space.as_ref().map(|(_, name)| name.clone()).unwrap_or_default(),
            desk: seen.desk,
            author: card(seen.author),
            quote,
            href: self.href.clone(),
            opened_at: seen.opened_at,
            closed_at: seen.closed_at,
            reports: own
                .map(|report| ReportView {
                    reporter: card(report.reporter),
                    reason: report.reason,
                    words: report.words,
                    rule: report.rule,
                    at: report.at,
                })
                .collect(),
            decisions: shown.collect(),
            may_decide,
            may_undo,
            may_appeal,
            may_judge,
        }
    }
}

/// The address and the name of a space, where the viewer sees it: those of a secret one are a secret.
pub(crate) fn place(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
) -> Result<Option<(String, String)>> {
    match spaces::access::visible_by_id(tx, viewer, space) {
        Ok(space) if space.is_community() => Ok(Some((space.slug.clone(), space.name.clone()))),
        Ok(_) => Ok(None),
        Err(error) if error.meaning() == kernel::error::Meaning::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn there<T>(loaded: Result<T>) -> bool {
    loaded.is_ok()
}
