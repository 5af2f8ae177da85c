//! Loading is authorising: the only ways to get hold of a case.

use std::ops::Deref;

use kernel::{Error, PersonId, Result, Tx, Viewer, params};

use crate::model::{Case, CaseId, Decision, DecisionId, Desk, Measure};
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
    let seat = team::seat(tx, viewer)?;
    let values = params![viewer.id, seat.moderator, seat.referent, id];
    let (case, mut role) = tx.query_one(&CASE, values, |row| {
        let (decides, judges, reporter) = (row.get(11)?, row.get(12)?, row.get(13)?);
        Ok((store::case(row)?, Role { decides, judges, author: false, reporter }))
    })?;
    // They are told when a measure is taken, not of the report: most reports come to nothing.
    role.author = case.author == viewer.id
        && crate::case::decisions(tx, &[id])?.iter().any(|one| one.measure != Measure::Keep);
    match role.decides || role.judges || role.author || role.reporter {
        true => Ok(Seen { case, role }),
        false => Err(Error::not_found()),
    }
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

/// Who sits at a desk and may decide on this: not its author.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn deciding(tx: &mut Tx<'_>, desk: Desk, case: &Case) -> Result<Vec<PersonId>> {
    let mut people = match (desk, case.space) {
        (Desk::Managers, Some(space)) => tx.query(&MANAGERS, params![space], |row| row.get(0))?,
        (Desk::Managers, None) => Vec::new(),
        (Desk::Moderators, _) => tx.query(&MODERATORS, params![], |row| row.get(0))?,
        (Desk::Referent, _) => team::referent(tx)?.into_iter().collect(),
    };
    people.retain(|person| *person != case.author);
    Ok(people)
}
