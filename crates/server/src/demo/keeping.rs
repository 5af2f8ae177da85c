//! What the demo company decided about what it keeps: periods, a hold, and two keys, with a request that was granted and
//! one that was not.

use kernel::{Error, Result, Role, Time, Tx, Viewer};
use spaces::holds::{self, Held};

use super::{Made, viewer};

const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;
/// Who administers, and whom the works council elected.
const ADMINISTERS: &str = "samir";
const ELECTED: &str = "odile";
/// Confirmed by her, and among those whom the sign-in page offers: both keys can be tried.
const SECOND: &str = "nadia";
/// The space of a customer, and that of the works council.
const CUSTOMER: &str = "flotte-valmont";
const COUNCIL: &str = "cse";

/// Decides it, the last of it shortly before `end`.
pub(super) fn make(tx: &mut Tx<'_>, company: &demo::Company, made: &Made, end: Time) -> Result<()> {
    let named = |handle: &str| -> Result<Viewer> {
        let n = company.people.iter().position(|person| person.handle == handle);
        n.map(|n| viewer(company, made, n)).ok_or_else(|| Error::internal("nobody of this name"))
    };
    let samir = Viewer { role: Role::Administrator, ..named(ADMINISTERS)? };
    let odile = named(ELECTED)?;
    let ago = |days: i64| end.plus_seconds(-days * DAY);

    let tx = tx.at(ago(40));
    for (space, kind, months) in
        [(None, "", 36), (None, "conversation", 12), (Some("portes-ouvertes"), "", 1)]
    {
        retention::rules::establish(tx, &samir, space, kind, months)?;
    }
    openings::name(tx, &samir, ELECTED)?;
    openings::name(tx, &samir, SECOND)?;
    openings::confirm(tx.at(ago(39)), &odile, SECOND)?;
    openings::switch(tx.at(ago(38)), &samir, true)?;
    let asked = openings::ask(
        tx.at(ago(21)),
        &samir,
        CUSTOMER,
        "Le client signale qu’une adresse personnelle y est publiée, et l’animation est en congé.",
        4,
    )?;
    openings::decide(tx.at(ago(21).plus_seconds(HOUR)), &odile, asked, true)?;
    openings::end(tx.at(ago(21).plus_seconds(2 * HOUR)), &samir, asked)?;
    let asked = openings::ask(
        tx.at(ago(6)),
        &samir,
        COUNCIL,
        "Retrouver la version signée de l’accord sur les horaires.",
        2,
    )?;
    openings::decide(tx.at(ago(6).plus_seconds(3 * HOUR)), &odile, asked, false)?;
    let Some(n) = company.spaces.iter().position(|space| space.slug == CUSTOMER) else {
        return Ok(());
    };
    let reason = "Expertise contradictoire sur les freins de la flotte, ouverte avec le client.";
    holds::set(tx.at(ago(9)), &samir, Held::Space(made.spaces[&n]), reason).map(drop)
}
