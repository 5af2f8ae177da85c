//! What waits in inboxes: reports, appeals and posts for those who decide, decisions for those they are about.

use inbox::items::settle;
use inbox::kinds::{Delivery, Found, Group, Happened, Kind, Outranks, Subject};
use kernel::{PersonId, Result, SpaceId, Tx, params};
use posts::PostId;
use posts::drafts::DraftId;
use spaces::logged::{MEMBERSHIP_CHANGED, MEMBERSHIP_LEFT, SPACE_DELETED};

use crate::access::{Seated, deciding, sitting};
use crate::case::reports;
use crate::logged::{APPEAL_DECIDED, APPEALED, DECIDED, REPORTED, UNDONE};
use crate::model::{Case, CaseId, Decision, DecisionId, Desk, Measure};
use crate::store::{self, CASE_ALONE, DECISION, WAITS_IN};
use crate::team;

/// A kind of what waits, said to people about something with a page of its own.
macro_rules! kind {
    ($name:ident, $word:literal, $icon:literal, $place:literal, $delivery:ident, $group:expr, $of:expr, $href:expr, $find:expr) => {
        static $name: Kind = Kind {
            name: $word,
            icon: $icon,
            place: $place,
            of: $of,
            concern: None,
            delivery: Delivery::$delivery,
            group: $group,
            outranks: Outranks::Everything,
            owed: true,
            in_field: false,
            href: $href,
            find: $find,
        };
        inbox::kind!($name);
    };
}

const PAGE: Option<fn(&str, i64) -> String> = Some(|_, id| format!("/moderation/cases/{id}"));

/// What those are told who decide somewhere.
const DESKS: Group = Group::Network(|tx, viewer| {
    let seat = team::seat(tx, viewer)?;
    Ok(seat.moderator || seat.referent || spaces::manages_any(tx, viewer)?)
});

/// Something is reported, or somebody manages a space no more who perhaps was the last to decide.
const REPORTS: &[&str] = &[REPORTED, MEMBERSHIP_CHANGED, MEMBERSHIP_LEFT, SPACE_DELETED];

kind!(REPORT, "moderation-report", "flag", 91, AtOnce, DESKS, REPORTS, PAGE, |tx, happened| {
    let is_reported = happened.entry.kind == REPORTED;
    let case = match (is_reported, happened.entry.space) {
        (true, _) => case(tx, CaseId(happened.entry.object))?,
        (false, Some(space)) => tx.query_opt(&WAITS_IN, params![space], store::case)?,
        (false, None) => None,
    };
    let Some(case) = case.filter(|case| case.closed_at.is_none()) else { return Ok(None) };
    let (desk, people) = deciding(tx, case.seated(), &case, None)?;
    // A space that one no longer sees is left to those who do.
    let space = case.space.filter(|_| desk == Desk::Managers);
    if !is_reported && space.is_some() {
        return Ok(None);
    }
    let found = about(&REPORT, &case, case.id.0, people);
    Ok(found.map(|found| Found { space, again: is_reported, ..found }))
});

kind!(
    APPEAL,
    "moderation-appeal",
    "history",
    92,
    AtOnce,
    DESKS,
    &[APPEALED],
    PAGE,
    |tx, happened| {
        let Some((case, decision)) = decided(tx, happened)? else { return Ok(None) };
        let appeal = decision.appeal.as_ref().map(|appeal| (appeal.desk, appeal.referent));
        let Some(seated) = appeal else { return Ok(None) };
        if !decision.is_appealed() {
            return Ok(None);
        }
        let (_, people) = deciding(tx, seated, &case, Some(decision.by))?;
        Ok(about(&APPEAL, &case, decision.id.0, people))
    }
);

const OUTCOMES: &[&str] = &[DECIDED, UNDONE, APPEAL_DECIDED];

kind!(
    DECISION_ABOUT,
    "moderation-decision",
    "flag",
    93,
    AtOnce,
    Group::Account,
    OUTCOMES,
    PAGE,
    |tx, happened| {
        let Some((case, decision)) = decided(tx, happened)? else { return Ok(None) };
        if decision.measure == Measure::Keep {
            return Ok(None);
        }
        let people = vec![case.author];
        Ok(about(&DECISION_ABOUT, &case, decision.id.0, people))
    }
);

kind!(
    OUTCOME,
    "moderation-outcome",
    "flag",
    94,
    Daily,
    Group::Account,
    OUTCOMES,
    PAGE,
    |tx, happened| {
        let Some((case, decision)) = decided(tx, happened)? else { return Ok(None) };
        let by = person(happened, "by");
        let reporters = reports(tx, &[case.id])?.into_iter().map(|(_, report)| report.reporter);
        let people = reporters.filter(|reporter| Some(*reporter) != by).collect();
        Ok(about(&OUTCOME, &case, decision.id.0, people))
    }
);

kind!(
    JUDGED,
    "moderation-judged",
    "history",
    95,
    Daily,
    DESKS,
    &[APPEAL_DECIDED],
    PAGE,
    |tx, happened| {
        let Some((case, decision)) = decided(tx, happened)? else { return Ok(None) };
        Ok(about(&JUDGED, &case, decision.id.0, vec![decision.by]))
    }
);

const QUEUE: Option<fn(&str, i64) -> String> = Some(|slug, _| format!("/spaces/{slug}/moderation"));
const DRAFTS: Option<fn(&str, i64) -> String> = Some(|_, _| "/drafts".into());

kind!(
    WAITING,
    "waiting-post",
    "clock",
    96,
    AtOnce,
    Group::Managing,
    &["draft.sent"],
    QUEUE,
    |tx, happened| {
        let Some(space) = happened.entry.space else { return Ok(None) };
        if !posts::approval::is_waiting(tx, DraftId(happened.entry.object))? {
            return Ok(None);
        }
        let people = spaces::recipients::animators(tx, space)?;
        // A guest who manages reads what was sent since the space takes guests.
        let people = spaces::recipients::read_by(tx, space, happened.entry.object, &people)?;
        Ok(Some(of_draft(&WAITING, happened, space, people)))
    }
);

const PLAN: Option<fn(&str, i64) -> String> = Some(|slug, _| format!("/spaces/{slug}/plan"));

kind!(
    PLANNED,
    "planned-post",
    "clock",
    96,
    Daily,
    Group::Managing,
    &["draft.planned"],
    PLAN,
    |tx, happened| {
        let Some(space) = happened.entry.space else { return Ok(None) };
        if !posts::plan::asks(tx, DraftId(happened.entry.object))? {
            return Ok(None);
        }
        let people = spaces::recipients::animators(tx, space)?;
        let people = spaces::recipients::read_by(tx, space, happened.entry.object, &people)?;
        Ok(Some(of_draft(&PLANNED, happened, space, people)))
    }
);

kind!(
    REFUSED,
    "refused-post",
    "undo",
    97,
    AtOnce,
    Group::Discussions,
    &["draft.refused"],
    DRAFTS,
    |_, happened| {
        let Some(space) = happened.entry.space else { return Ok(None) };
        let people = person(happened, "author").into_iter().collect();
        Ok(Some(of_draft(&REFUSED, happened, space, people)))
    }
);

kind!(
    APPROVED,
    "approved-post",
    "good",
    98,
    Daily,
    Group::Discussions,
    &["draft.approved"],
    None,
    |_, happened| {
        let people = person(happened, "author").into_iter().collect();
        let post = PostId(happened.entry.object);
        Ok(Some(Found {
            people,
            dedup_key: APPROVED.name,
            subject: Subject::Post(post),
            source: post.0,
            space: happened.entry.space,
            post: Some(post),
            comment: None,
            again: false,
            until: None,
        }))
    }
);

/// A case, told to these people.
fn about(kind: &'static Kind, case: &Case, source: i64, people: Vec<PersonId>) -> Option<Found> {
    Some(Found {
        people,
        dedup_key: kind.name,
        subject: Subject::Matter(case.id.0),
        source,
        space: None,
        post: None,
        comment: None,
        again: true,
        until: None,
    })
}

/// A post that waits or waited in a space, told to these people.
fn of_draft(
    kind: &'static Kind,
    happened: &Happened<'_>,
    space: SpaceId,
    people: Vec<PersonId>,
) -> Found {
    Found {
        people,
        dedup_key: kind.name,
        subject: Subject::Space(space),
        source: happened.entry.object,
        space: Some(space),
        post: None,
        comment: None,
        again: true,
        until: None,
    }
}

/// Somebody whom an entry names.
fn person(happened: &Happened<'_>, name: &str) -> Option<PersonId> {
    happened.entry.data[name].as_str()?.parse().ok()
}

fn case(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<Case>> {
    tx.query_opt(&CASE_ALONE, params![id], store::case)
}

/// The decision of an entry, with its case.
fn decided(tx: &mut Tx<'_>, happened: &Happened<'_>) -> Result<Option<(Case, Decision)>> {
    let id = DecisionId(happened.entry.object);
    let decision = tx.query_opt(&DECISION, params![id], store::decision)?;
    let Some(decision) = decision else { return Ok(None) };
    Ok(case(tx, decision.case)?.map(|case| (case, decision)))
}

/// Who reports decides no more: it waits for them no longer.
pub(crate) fn settle_reporter(tx: &mut Tx<'_>, case: &Case, reporter: PersonId) -> Result<()> {
    settle(tx, &[reporter], &REPORT, case.id.0)
}

/// Somebody decided: the report waits for nobody any more.
pub(crate) fn settle_report(tx: &mut Tx<'_>, case: &Case) -> Result<()> {
    let people = told(tx, case.seated(), case)?;
    settle(tx, &people, &REPORT, case.id.0)
}

/// The same of an appeal.
pub(crate) fn settle_appeal(tx: &mut Tx<'_>, case: &Case, decision: &Decision) -> Result<()> {
    let Some(appeal) = &decision.appeal else { return Ok(()) };
    let people = told(tx, (appeal.desk, appeal.referent), case)?;
    settle(tx, &people, &APPEAL, decision.id.0)
}

/// Those who may have been told that something waits at a desk: moderators too, where managers were missing.
fn told(tx: &mut Tx<'_>, seated: Seated, case: &Case) -> Result<Vec<PersonId>> {
    let mut people = sitting(tx, seated, case)?;
    if seated.0 == Desk::Managers {
        people.extend(sitting(tx, (Desk::Moderators, None), case)?);
    }
    Ok(people)
}
