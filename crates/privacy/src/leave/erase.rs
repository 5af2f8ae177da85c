//! One erasure, in transactions that each do a little: whatever interrupts it, it is begun again and finds less to do.

use std::collections::BTreeMap;

use kernel::db::of_person;
use kernel::db::tables::{self, Table};
use kernel::error::Meaning;
use kernel::personal::{Erased, ErasureScan, ErasureStep, PersonalData};
use kernel::{Activity, Db, Error, PersonId, Result, Tx, params};

use super::is_held;
use super::work::Due;
use crate::store::{ERASED, KEEP_RECEIPT};

/// Passes over what is declared: rows may only be deleted after others that refer to them.
const PASSES: usize = 5;

/// What was found, by `table.column`: how many rows.
pub(super) type Counted = BTreeMap<String, i64>;

/// Erases somebody.
///
/// # Errors
/// `Conflict` once a hold keeps what is left; `Internal` where something still names them in the end; whatever the
/// database meets.
pub(super) async fn all(db: &Db, due: Due) -> Result<()> {
    let declared: Vec<&PersonalData> =
        PersonalData::all().into_iter().filter(|data| !is_last(data)).collect();
    let seen = declared.clone();
    let counted = db.read(move |tx| count(tx, &seen, due.person)).await?;
    let receipt = serde_json::to_string(&counted)?;
    let (erased, tables) = db
        .write(move |tx| {
            not_held(tx, due.person)?;
            tx.execute(&KEEP_RECEIPT, params![due.id, receipt])?;
            Ok((begin(tx, due)?, tables::list(tx)?))
        })
        .await?;
    for step in ErasureStep::all() {
        let erased = erased.clone();
        while !db
            .write({
                let erased = erased.clone();
                move |tx| {
                    not_held(tx, due.person)?;
                    (step.run)(tx, &erased)
                }
            })
            .await?
        {}
        drop(erased);
    }
    for scan in kernel::inventory::iter::<ErasureScan> {
        let mut after = Some(0);
        while let Some(key) = after {
            let erased = erased.clone();
            let scan = move |tx: &mut Tx<'_>| {
                not_held(tx, due.person)?;
                (scan.run)(tx, &erased, key)
            };
            after = db.write(scan).await?;
        }
    }
    let mut left = declared;
    let mut failure = None;
    for _ in 0..PASSES {
        let mut again = Vec::new();
        for data in left {
            if let Err(error) = rows(db, &tables, data, due.person).await {
                if error.meaning() == Meaning::Conflict {
                    return Err(error);
                }
                failure = Some(error);
                again.push(data);
            }
        }
        left = again;
    }
    if let Some(error) = failure.filter(|_| !left.is_empty()) {
        return Err(error);
    }
    db.write(move |tx| end(tx, due)).await
}

/// Lets it go on where nothing holds what they wrote: a hold may be set while it is under way.
fn not_held(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    match is_held(tx, person)? {
        true => Err(Error::new(Meaning::Conflict, "receipt-held")),
        false => Ok(()),
    }
}

/// What goes last: the account itself, and that it is being erased.
fn is_last(data: &PersonalData) -> bool {
    matches!((data.table, data.column), ("people", "id") | ("erasures", "person_id"))
}

fn count(tx: &mut Tx<'_>, declared: &[&PersonalData], person: PersonId) -> Result<Counted> {
    let mut counted = Counted::new();
    for data in declared {
        let rows = of_person::count(tx, data, person)?;
        if rows > 0 {
            counted.insert(format!("{}.{}", data.table, data.column), rows);
        }
    }
    Ok(counted)
}

fn begin(tx: &mut Tx<'_>, due: Due) -> Result<Erased> {
    let nobody = people::erased::nobody(tx, 1)?;
    let nobody = *nobody.first().ok_or_else(|| Error::internal("nobody stands for who left"))?;
    let person = people::accounts::person(tx, due.person)?;
    Ok(Erased {
        person: person.id,
        handle: person.handle.clone(),
        lang: person.lang,
        email: person.email.clone(),
        nobody,
        nobody_handle: people::card(tx, nobody)?.handle,
        words: due.words,
        conversations: due.conversations,
    })
}

/// What one declaration says becomes of their rows.
async fn rows(
    db: &Db,
    tables: &[Table],
    data: &'static PersonalData,
    person: PersonId,
) -> Result<()> {
    if db.read(move |tx| of_person::count(tx, data, person)).await? == 0 {
        return Ok(());
    }
    let tables = tables.to_vec();
    let erase = move |tx: &mut Tx<'_>| {
        not_held(tx, person)?;
        let mut nobody = people::erased::nobody(tx, 1)?;
        while of_person::erase(tx, &tables, data, person, &nobody)? > 0 {
            nobody = people::erased::nobody(tx, nobody.len() + 1)?;
        }
        Ok(())
    };
    db.write(erase).await
}

fn end(tx: &mut Tx<'_>, due: Due) -> Result<()> {
    not_held(tx, due.person)?;
    let now = tx.now();
    tx.execute(&ERASED, params![due.id, now])?;
    people::erased::remove(tx, due.person)?;
    tx.log(Activity::new(people::logged::PERSON_ERASED, due.person.0))
}
