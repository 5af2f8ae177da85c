//! Part of a transaction can fail without the rest, on purpose and never by accident.

use kernel::error::Meaning;
use kernel::{Error, Result, Tx};

use crate::common::{fresh, notes, on_postgres, write_note};

fn fail_after(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    write_note(tx, id)?;
    Err(Error::forbidden())
}

#[test]
fn a_failed_part_leaves_the_rest() {
    let (db, _place) = fresh();
    db.write_blocking(|tx| {
        write_note(tx, 1)?;
        let failed = tx.savepoint(|tx| {
            write_note(tx, 2)?;
            tx.savepoint(|tx| write_note(tx, 3))?;
            fail_after(tx, 4)
        });
        assert_eq!(failed.unwrap_err().meaning(), Meaning::Forbidden);
        // A statement that fails, as opposed to a rule that says no.
        assert!(tx.savepoint(|tx| write_note(tx, 1)).is_err());
        tx.savepoint(|tx| {
            drop(tx.savepoint(|tx| fail_after(tx, 5)));
            write_note(tx, 6)
        })?;
        write_note(tx, 7)
    })
    .unwrap();
    assert_eq!(db.read_blocking(notes).unwrap(), [1, 6, 7]);
}

/// PostgreSQL gives the whole transaction up at the first statement that fails, and answers its
/// `COMMIT` as if nothing were wrong; SQLite undoes the statement alone.
#[test]
fn a_rule_that_shrugs_an_error_off_is_never_told_a_lie() {
    let (db, _place) = fresh();
    let outcome = db.write_blocking(|tx| {
        write_note(tx, 1)?;
        drop(write_note(tx, 1));
        Ok(())
    });
    assert_eq!(outcome.is_err(), on_postgres());
    let kept: &[i64] = if outcome.is_ok() { &[1] } else { &[] };
    assert_eq!(db.read_blocking(notes).unwrap(), kept);
    db.write_blocking(|tx| write_note(tx, 2)).unwrap();
}

#[test]
fn what_is_taken_back_is_not_waited_for() {
    let (db, _place) = fresh();
    let log = |tx: &mut Tx<'_>| tx.log(kernel::Activity::new("test.happened", 1));
    db.write_blocking(log).unwrap();
    let before = *db.commits().borrow();
    db.write_blocking(move |tx| {
        let tried = tx.savepoint(|tx| {
            log(tx)?;
            fail_after(tx, 1)
        });
        assert!(tried.is_err());
        Ok(())
    })
    .unwrap();
    assert_eq!(*db.commits().borrow(), before);
    assert!(db.read_blocking(notes).unwrap().is_empty());
}
