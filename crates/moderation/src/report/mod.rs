//! Reporting what one sees: a post, a comment, or a person.

pub(crate) mod page;

use kernel::error::Meaning;
use kernel::{Activity, Error, Message, Result, SpaceId, Time, Tx, Viewer, params};
use posts::{Target, moderated};
use serde::Deserialize;

use crate::access::sitting;
use crate::decide::{RULE, checked};
use crate::model::{Case, CaseId, Desk, Kind, Reason};
use crate::store::{self, INSERT_CASE, INSERT_REPORT, OPEN_CASE, REPORTED_ALREADY, REPORTED_SINCE};
use crate::team;
use crate::{logged, notices};

/// The longest words of a report, in characters.
const WORDS: usize = 2_000;
/// So much of what was reported is quoted, in characters.
const QUOTED: usize = 10_000;
/// So many reports one person may make an hour.
const AN_HOUR: i64 = 20;
/// So many rules of a charter are offered.
const RULES: usize = 30;

/// What is reported.
#[derive(Clone, Debug)]
pub enum Object {
    /// A post or a comment, with its files.
    Words(Target),
    /// The person of this handle.
    Person(String),
}

/// A report to be made.
#[derive(Clone, Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// Why.
    pub reason: Option<Reason>,
    /// In one's own words; may be empty.
    #[serde(default)]
    pub words: String,
    /// The rule of the charter that is broken; may be empty.
    #[serde(default)]
    pub rule: String,
    /// To whom: the managers of the space where there are others than its author, else the moderators of the
    /// network.
    #[serde(default)]
    pub to: Option<Desk>,
}

/// What may be reported, loaded for this viewer, and to whom.
pub(crate) struct Reportable {
    /// As a case that is not open yet.
    case: Case,
    /// The desks to choose from, the usual one first.
    pub(crate) desks: Vec<Desk>,
    /// What the charter of its space says, rule by rule.
    pub(crate) rules: Vec<String>,
    /// Whether this viewer has reported it, and that waits.
    pub(crate) already: bool,
}

impl Reportable {
    /// A line to know it by.
    pub(crate) fn heading(&self) -> String {
        let Case { title, body, .. } = &self.case;
        if title.is_empty() { text::parse(body).excerpt(90) } else { title.clone() }
    }
}

/// What the viewer sees, to be reported.
///
/// # Errors
/// `NotFound` where they do not see it; `Forbidden` for what is their own.
pub(crate) fn reportable(tx: &mut Tx<'_>, viewer: &Viewer, object: &Object) -> Result<Reportable> {
    let mut case = quoted(tx, viewer, object)?;
    if case.author == viewer.id {
        return Err(Error::new(Meaning::Forbidden, "report-own"));
    }
    let mut rules_of = Vec::new();
    let mut desks = Vec::new();
    // Whoever is not in it learns of nobody that they are.
    let mut by_agreement = false;
    if let Some(space) = case.space {
        let space = spaces::access::visible_by_id(tx, viewer, space)?;
        rules_of = rules(&space.charter);
        let managers = sitting(tx, (Desk::Managers, None), &case)?;
        if space.is_community() && managers.iter().any(|person| *person != viewer.id) {
            desks.push(Desk::Managers);
        }
        by_agreement = space.kind == spaces::Kind::Agreement;
    }
    if by_agreement && desks.is_empty() {
        return Err(Error::new(Meaning::Forbidden, "report-by-agreement"));
    }
    if !by_agreement {
        desks.push(Desk::Moderators);
    }
    let referent = team::referent(tx)?.filter(|_| !by_agreement);
    if referent.is_some_and(|referent| referent != case.author && referent != viewer.id) {
        desks.push(Desk::Referent);
        case.referent = referent;
    }
    case.desk = desks[0];
    let kind = case.kind.as_str();
    let values = params![kind, case.object, viewer.id];
    let already = tx.query_opt(&REPORTED_ALREADY, values, |row| row.get::<i64>(0))?.is_some();
    Ok(Reportable { case, desks, rules: rules_of, already })
}

/// Reports what the viewer sees; answers the case.
///
/// # Errors
/// As [`reportable`]; `Conflict` where they reported it and that waits; `TooMany`; `Invalid`, naming the field.
pub fn report(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    object: &Object,
    new: &NewReport,
) -> Result<CaseId> {
    let Reportable { case, desks, already, .. } = reportable(tx, viewer, object)?;
    if already {
        return Err(Error::new(Meaning::Conflict, "report-already"));
    }
    let reason = new.reason.ok_or_else(|| Error::field("reason", "report-reason-missing"))?;
    let words = checked("words", &new.words, WORDS, reason == Reason::Other)?;
    let rule = checked("rule", &new.rule, RULE, false)?;
    let desk = match new.to {
        None => case.desk,
        Some(desk) if desks.contains(&desk) => desk,
        Some(_) => return Err(Error::field("to", "report-no-desk")),
    };
    let (now, since) = (tx.now(), tx.now().plus_seconds(-3_600));
    let lately: i64 = tx.query_one(&REPORTED_SINCE, params![viewer.id, since], |row| row.get(0))?;
    if lately >= AN_HOUR {
        let said = Message::new("report-too-many").with("most", AN_HOUR);
        return Err(Error::new(Meaning::TooMany, said));
    }
    let case = Case { desk, referent: case.referent.filter(|_| desk == Desk::Referent), ..case };
    let (kind, at) = (case.kind.as_str(), desk.as_str());
    let referent = case.referent.map_or(0, |referent| referent.0);
    let values = params![kind, case.object, at, referent];
    let known = tx.query_opt(&OPEN_CASE, values, store::case)?;
    // It may read otherwise by now.
    let other =
        known.as_ref().filter(|known| (&known.title, &known.body) != (&case.title, &case.body));
    let (title, body) = match other {
        Some(_) => (case.title.as_str(), case.body.as_str()),
        None => ("", ""),
    };
    let id = match known.as_ref() {
        Some(known) => known.id,
        None => open(tx, &case, now)?,
    };
    let (reason, by) = (reason.as_str(), viewer.id);
    tx.execute(&INSERT_REPORT, params![id, by, reason, words, rule, now, title, body])?;
    if let Some(known) = &known {
        notices::settle_reporter(tx, known, viewer.id)?;
    }
    // Without who reported: the log outlives the report.
    tx.log(Activity::new(logged::REPORTED, id.0))?;
    Ok(id)
}

fn open(tx: &mut Tx<'_>, case: &Case, now: Time) -> Result<CaseId> {
    let id: CaseId = tx.new_id();
    let Case { kind, object, author, space, desk, title, body, written_at, referent, .. } = case;
    tx.execute(
        &INSERT_CASE,
        params![
            id,
            kind.as_str(),
            *object,
            *author,
            *space,
            desk.as_str(),
            title.as_str(),
            body.as_str(),
            *written_at,
            now,
            *referent
        ],
    )?;
    Ok(id)
}

/// The words of what the viewer sees, as a case that is not open yet.
fn quoted(tx: &mut Tx<'_>, viewer: &Viewer, object: &Object) -> Result<Case> {
    let (kind, object, author, space, title, body, at) = match object {
        Object::Words(target) => {
            let quote = moderated::quote(tx, viewer, *target)?;
            let kind = match target {
                Target::Post(_) => Kind::Post,
                Target::Comment(_) => Kind::Comment,
            };
            let mut body: String = quote.body.chars().take(QUOTED).collect();
            for (label, words) in moderated::fields(tx, viewer, *target)? {
                let words: String = words.chars().take(QUOTED).collect();
                body.push_str(&format!("\n{label}: {words}"));
            }
            for name in &quote.files {
                body.push_str(&format!("\n\u{1f4ce} {name}"));
            }
            let space: Option<SpaceId> = Some(quote.space);
            (kind, target.id(), quote.author, space, quote.title, body, Some(quote.at))
        }
        Object::Person(handle) => {
            let person = people::access::readable(tx, viewer, handle)?;
            let title = format!("{} (@{})", person.name, person.handle);
            let body = person.about.chars().take(QUOTED).collect();
            (Kind::Person, person.id.0, person.id, None, title, body, None)
        }
    };
    Ok(Case {
        id: CaseId(0),
        kind,
        object,
        author,
        space,
        desk: Desk::Moderators,
        title,
        body,
        written_at: at,
        opened_at: tx.now(),
        closed_at: None,
        referent: None,
    })
}

/// The rules of a charter, one for each line that says something.
pub(crate) fn rules(charter: &str) -> Vec<String> {
    let lines = charter.lines().map(|line| text::parse(line).excerpt(200));
    lines.filter(|line| !text::is_blank(line)).take(RULES).collect()
}
