//! Cases as pages and programs show them: each viewer gets what is theirs to know.

use std::collections::{HashMap, HashSet};

use kernel::id::Raw;
use kernel::{PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use people::PersonCard;
use serde::Serialize;

use crate::access::{self, Seen};
use crate::case;
use crate::model::{CaseId, Decision, DecisionId, Desk, Kind, Measure, Outcome, Reason, Report};
use crate::store::{COMMENTS_THERE, POSTS_THERE};

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
    /// The words that were reported, where they read otherwise by then; for those who decide.
    pub(crate) quote: Option<Quoted>,
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
    let views = views(tx, viewer, vec![seen.clone()])?;
    views.into_iter().next().ok_or_else(kernel::Error::not_found)
}

/// The cases of a list, each as this viewer sees it.
pub(crate) fn list(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    cases: Vec<crate::model::Case>,
) -> Result<Vec<CaseView>> {
    let seen = access::all_seen(tx, viewer, cases)?;
    views(tx, viewer, seen)
}

fn views(tx: &mut Tx<'_>, viewer: &Viewer, seen: Vec<Seen>) -> Result<Vec<CaseView>> {
    let ids: Vec<CaseId> = seen.iter().map(|seen| seen.id).collect();
    let mut decisions: HashMap<CaseId, Vec<Decision>> = HashMap::new();
    for decision in case::decisions(tx, &ids)? {
        decisions.entry(decision.case).or_default().push(decision);
    }
    let mut reports: HashMap<CaseId, Vec<Report>> = HashMap::new();
    for (case, report) in case::reports(tx, &ids)? {
        reports.entry(case).or_default().push(report);
    }
    let related = Related::load(tx, viewer, &seen, &decisions, &reports)?;
    let view = |seen: &Seen| {
        let of = (decisions.remove(&seen.id), reports.remove(&seen.id));
        related.view(viewer, seen, of.0.unwrap_or_default(), of.1.unwrap_or_default())
    };
    Ok(seen.iter().map(view).collect())
}

/// What cases name, as this viewer may know it.
struct Related {
    people: HashMap<PersonId, PersonCard>,
    spaces: HashMap<SpaceId, (String, String)>,
    /// The posts and comments that they may read.
    there: HashSet<i64>,
    now: Time,
}

impl Related {
    fn load(
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        seen: &[Seen],
        decisions: &HashMap<CaseId, Vec<Decision>>,
        reports: &HashMap<CaseId, Vec<Report>>,
    ) -> Result<Related> {
        let mut ids: Vec<PersonId> = seen.iter().map(|seen| seen.author).collect();
        for decision in decisions.values().flatten() {
            ids.push(decision.by);
            ids.extend(decision.undone.map(|(by, _)| by));
            let answered = decision.appeal.as_ref().and_then(|appeal| appeal.answered.as_ref());
            ids.extend(answered.map(|answered| answered.by));
        }
        ids.extend(reports.values().flatten().map(|report| report.reporter));
        let mut people = people::cards(tx, &ids)?;
        // A guest does not learn who moderates, unless they meet.
        if let Some(seen) = people::access::seen(tx, viewer)? {
            people.retain(|id, _| seen.contains(id));
        }
        let mut spaces = HashMap::new();
        let all: HashSet<SpaceId> = seen.iter().filter_map(|seen| seen.space).collect();
        for space in all {
            if let Some(found) = place(tx, viewer, space)? {
                spaces.insert(space, found);
            }
        }
        let of = |kind: Kind| -> Vec<i64> {
            seen.iter().filter(|seen| seen.kind == kind).map(|seen| seen.object).collect()
        };
        let mut there = HashSet::new();
        for (sql, ids) in [(&POSTS_THERE, of(Kind::Post)), (&COMMENTS_THERE, of(Kind::Comment))] {
            if !ids.is_empty() {
                there.extend(sql.query(tx, viewer, params![ids], |_, row| row.get::<i64>(0))?);
            }
        }
        Ok(Related { people, spaces, there, now: tx.now() })
    }

    /// Where it is, where the viewer may read it.
    fn href(&self, seen: &Seen) -> Option<String> {
        let is_there = self.there.contains(&seen.object);
        match seen.kind {
            Kind::Post => is_there.then(|| format!("/posts/{}", seen.object)),
            Kind::Comment => is_there.then(|| format!("/comments/{}", seen.object)),
            Kind::Person => self.people.get(&seen.author).map(PersonCard::href),
        }
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
        let has_ended = decisions.iter().any(Decision::is_answered);
        let in_time = |one: &Decision| one.may_be_appealed() && !one.is_old(self.now);
        let may_appeal = role.author && last.is_some_and(in_time);
        let may_judge =
            role.judges && last.is_some_and(|one| one.is_appealed() && one.by != viewer.id);
        let space = seen.space.and_then(|space| self.spaces.get(&space));
        let quote = (role.decides || role.judges || role.author).then(|| Quoted {
            title: seen.title.clone(),
            body: seen.body.clone(),
            written_at: seen.written_at,
        });
        let own = reports.into_iter().filter(|report| role.decides || report.reporter == viewer.id);
        let may_decide = role.decides && last.is_none() && !has_ended;
        let may_undo = role.decides && last.is_some() && !may_judge && !has_ended;
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
            space: space.map(|(slug, _)| slug.clone()),
            place: space.map(|(_, name)| name.clone()).unwrap_or_default(),
            desk: seen.desk,
            author: card(seen.author),
            quote,
            href: self.href(seen),
            opened_at: seen.opened_at,
            closed_at: seen.closed_at,
            reports: own
                .map(|report| ReportView {
                    reporter: card(report.reporter),
                    reason: report.reason,
                    words: report.words,
                    rule: report.rule,
                    at: report.at,
                    quote: Some((report.title, report.body))
                        .filter(|(title, body)| {
                            role.decides && !(title.is_empty() && body.is_empty())
                        })
                        .map(|(title, body)| Quoted { title, body, written_at: None }),
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
