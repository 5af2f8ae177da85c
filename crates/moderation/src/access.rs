//! Loading is authorising: the only ways to get hold of a case.

use std::collections::HashMap;
use std::ops::Deref;

use kernel::{Error, PersonId, Result, Tx, Viewer, params};

use crate::model::{Case, CaseId, Decision, DecisionId, Desk};
use crate::store::{self, CASE, DECISION, MANAGERS, MODERATORS};
use crate::team;

/// What the viewer is to a case.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Role {
    /// Decides on it.
    pub(crate) decides: bool,
    /// Decides on an appeal of it.
    pub(crate) judges: bool,
    /// It is about what they wrote, or about them; they see it once a measure was taken.
    pub(crate) author: bool,
    /// Reported it.
    pub(crate) reporter: bool,
}

/// A case that this viewer may see, with what they are to it. Made here only.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    case: Case,
    pub(crate) role: Role,
}

/// A case on which this viewer decides. Made here only.
#[derive(Clone, Debug)]
pub(crate) struct Decided(Case);

impl Deref for Seen {
    type Target = Case;
    fn deref(&self) -> &Case {
        &self.case
    }
}

impl Deref for Decided {
    type Target = Case;
    fn deref(&self) -> &Case {
        &self.0
    }
}

/// The case, for whoever has to do with it.
///
/// # Errors
/// `NotFound` where there is none, or it is none of the viewer's business.
pub(crate) fn seen(tx: &mut Tx<'_>, viewer: &Viewer, id: CaseId) -> Result<Seen> {
    found(tx, viewer, &[id.0])?.pop().ok_or_else(Error::not_found)
}

/// Those of these cases that are the viewer's business, in the same order.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn all_seen(tx: &mut Tx<'_>, viewer: &Viewer, cases: Vec<Case>) -> Result<Vec<Seen>> {
    let ids: Vec<i64> = cases.iter().map(|case| case.id.0).collect();
    let mut seen: HashMap<CaseId, Seen> =
        found(tx, viewer, &ids)?.into_iter().map(|seen| (seen.id, seen)).collect();
    Ok(cases.iter().filter_map(|case| seen.remove(&case.id)).collect())
}

fn found(tx: &mut Tx<'_>, viewer: &Viewer, ids: &[i64]) -> Result<Vec<Seen>> {
    let seat = team::seat(tx, viewer)?;
    let ids = ids.to_vec();
    let values = params![viewer.id, seat.moderator, seat.referent, ids];
    let found = tx.query(&CASE, values, |row| {
        // The author is told when a measure is taken, not of the report: most reports come to nothing.
        let role = Role {
            decides: row.get(12)?,
            judges: row.get(13)?,
            reporter: row.get(14)?,
            author: row.get(15)?,
        };
        Ok(Seen { case: store::case(row)?, role })
    })?;
    let concerns = |seen: &Seen| {
        let Role { decides, judges, author, reporter } = seen.role;
        decides || judges || author || reporter
    };
    Ok(found.into_iter().filter(concerns).collect())
}

/// The case, for whoever decides on it.
///
/// # Errors
/// `NotFound` where there is none, or none for this viewer to decide on; `Forbidden` where they see it all the
/// same.
pub(crate) fn decided(tx: &mut Tx<'_>, viewer: &Viewer, id: CaseId) -> Result<Decided> {
    let Seen { case, role } = seen(tx, viewer, id)?;
    if role.decides { Ok(Decided(case)) } else { Err(Error::forbidden()) }
}

/// A decision with its case.
///
/// # Errors
/// `NotFound` where there is none, or none for this viewer.
pub(crate) fn of_decision(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    id: DecisionId,
) -> Result<(Seen, Decision)> {
    let decision = tx.query_one(&DECISION, params![id], store::decision)?;
    Ok((seen(tx, viewer, decision.case)?, decision))
}

/// A desk, with the referent to whom something was sent there.
pub(crate) type Seated = (Desk, Option<PersonId>);

impl Case {
    /// Where it waits.
    pub(crate) fn seated(&self) -> Seated {
        (self.desk, self.referent)
    }
}

/// Who decides on what waits at a desk, and at which desk they sit: the moderators where no manager is left who may,
/// but for whoever decided first. The same as in the statement `sits_at!`.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn deciding(
    tx: &mut Tx<'_>,
    seated: Seated,
    case: &Case,
    but: Option<PersonId>,
) -> Result<(Desk, Vec<PersonId>)> {
    let mut people = sitting(tx, seated, case)?;
    people.retain(|person| Some(*person) != but);
    // Nobody outside it learns who is in a space by agreement.
    let kept = seated.0 != Desk::Managers || !people.is_empty();
    if kept || case.space.map_or(Ok(false), |space| spaces::is_by_agreement(tx, space))? {
        return Ok((seated.0, people));
    }
    let mut people = sitting(tx, (Desk::Moderators, None), case)?;
    people.retain(|person| Some(*person) != but);
    Ok((Desk::Moderators, people))
}

/// Who sits at a desk and may decide on this: not its author, nor who reported it.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn sitting(
    tx: &mut Tx<'_>,
    (desk, referent): Seated,
    case: &Case,
) -> Result<Vec<PersonId>> {
    let mut people = match (desk, case.space) {
        (Desk::Managers, Some(space)) => {
            let managers = tx.query(&MANAGERS, params![space], |row| row.get(0))?;
            let post = case.post(tx)?;
            spaces::recipients::read_by(tx, space, post, &managers)?
        }
        (Desk::Managers, None) => Vec::new(),
        (Desk::Moderators, _) => tx.query(&MODERATORS, params![], |row| row.get(0))?,
        (Desk::Referent, _) => team::kept_referent(tx, referent)?.into_iter().collect(),
    };
    let reports = crate::case::reports(tx, &[case.id])?;
    people.retain(|person| {
        *person != case.author && reports.iter().all(|(_, report)| report.reporter != *person)
    });
    Ok(people)
}
