//! What goes into a statement comes out of it, the same on both engines.

use kernel::id::Raw;
use kernel::{PersonId, Sql, Time, params, sql};

use crate::common::{fresh, on_postgres, write_note};

sql! {
    static PUT = "INSERT INTO mixed (id, text, whole, broken) VALUES ($1, $2, $3, $4)";
    static GET = "SELECT text, whole, broken FROM mixed WHERE id = $1";
    static COUNT_IN = "SELECT COUNT(*) FROM mixed WHERE id IN ($1[])";
    static COUNT_NOT_IN = "SELECT COUNT(*) FROM mixed WHERE id NOT IN ($1[])";
    static COUNT_WORDS = "SELECT COUNT(*) FROM mixed WHERE text IN ($1[])";
    static EXISTS = "SELECT EXISTS (SELECT 1 FROM mixed WHERE id = $1), COUNT(*) FROM mixed";
    static GREATER = "SELECT COUNT(*) FROM mixed WHERE broken > $1";
    static AS_TEXT = "SELECT id FROM mixed WHERE text = $1";
}

#[test]
fn numbers_text_times_and_nothing_come_back_as_they_went_in() {
    let (db, _place) = fresh();
    db.write_blocking(|tx| {
        let texts = ["", "simple", "L'été à l'école — 東京 🎉", "it's \"quoted\"; -- $1 ?1 {xid}"];
        for (id, text) in (1i64..).zip(texts) {
            for (n, whole) in (0i64..).zip([0, -1, i64::MIN, i64::MAX]) {
                let key = id * 10 + n;
                tx.execute(&PUT, params![key, text, whole, 0.1])?;
                let back = tx.query_one(&GET, params![key], |row| {
                    Ok((row.get::<String>(0)?, row.get::<i64>(1)?, row.get::<f64>(2)?))
                })?;
                assert_eq!(back, (text.to_owned(), whole, 0.1));
            }
        }
        tx.execute(&PUT, params![1i64, None::<String>, None::<i64>, None::<f64>])?;
        let nothing = tx.query_one(&GET, params![1i64], |row| {
            Ok((
                row.get::<Option<String>>(0)?,
                row.get::<Option<i64>>(1)?,
                row.get::<Option<f64>>(2)?,
            ))
        })?;
        assert_eq!(nothing, (None, None, None));
        let refused = tx.query_one(&GET, params![1i64], |row| row.get::<i64>(1));
        assert!(refused.is_err(), "nothing is not a number");

        tx.execute(&PUT, params![2i64, None::<&str>, Some(Time(-5)), Some(2.5)])?;
        let time = tx.query_one(&GET, params![2i64], |row| row.get::<Time>(1))?;
        assert_eq!(time, Time(-5));
        tx.execute(&PUT, params![3i64, None::<&str>, Some(PersonId(77)), None::<f64>])?;
        let ids = tx.query_one(&GET, params![3i64], |row| {
            Ok((row.get::<PersonId>(1)?, row.get::<Option<Raw>>(1)?))
        })?;
        assert_eq!(ids, (PersonId(77), Some(Raw(77))));
        for yes in [false, true] {
            let key = 4 + i64::from(yes);
            tx.execute(&PUT, params![key, None::<&str>, yes, None::<f64>])?;
            assert_eq!(tx.query_one(&GET, params![key], |row| row.get::<bool>(1))?, yes);
        }
        Ok(())
    })
    .unwrap();
}

#[test]
fn whether_there_is_one_and_how_many_can_be_asked() {
    let (db, _place) = fresh();
    db.write_blocking(|tx| {
        tx.execute(&PUT, params![1i64, "a", 1i64, 1.5])?;
        for (id, there) in [(1i64, true), (2, false)] {
            let answer = tx.query_one(&EXISTS, params![id], |row| {
                Ok((row.get::<bool>(0)?, row.get::<i64>(0)?, row.get::<i64>(1)?))
            })?;
            assert_eq!(answer, (there, i64::from(there), 1));
        }
        let count = |tx: &mut kernel::Tx<'_>, n: i64| {
            tx.query_one(&GREATER, params![n], |row| row.get::<i64>(0))
        };
        assert_eq!((count(tx, 1)?, count(tx, 2)?), (1, 0), "a whole number beside a broken one");
        Ok(())
    })
    .unwrap();
}

#[test]
fn the_character_that_postgresql_lacks_does_no_harm() {
    let (db, _place) = fresh();
    db.write_blocking(|tx| {
        tx.execute(&PUT, params![1i64, "a\0b", 1i64, 1.5])?;
        let back: String = tx.query_one(&GET, params![1i64], |row| row.get(0))?;
        assert_eq!(back, if on_postgres() { "a\u{fffd}b" } else { "a\0b" });
        let found = tx.query(&AS_TEXT, params!["a\0b"], |row| row.get::<i64>(0))?;
        assert_eq!(found, [1]);
        let words = vec!["a\0b".to_owned(), "c".to_owned()];
        let count: i64 = tx.query_one(&COUNT_WORDS, params![words], |row| row.get(0))?;
        assert_eq!(count, 1);
        Ok(())
    })
    .unwrap();
}

#[test]
fn a_value_of_the_wrong_type_is_an_error_and_never_another_value() {
    let (db, _place) = fresh();
    let outcome = db.write_blocking(|tx| {
        tx.execute(&PUT, params![1i64, "8", 1i64, 1.5])?;
        tx.query(&AS_TEXT, params![8i64], |row| row.get::<i64>(0))
    });
    // SQLite compares a number with text, and finds the text that reads the same.
    match outcome {
        Ok(found) => assert!(!on_postgres() && found == [1]),
        Err(error) => assert!(on_postgres(), "{error}"),
    }
}

#[test]
fn lists_may_be_empty_and_long() {
    let (db, _place) = fresh();
    db.write_blocking(|tx| {
        for id in 1..=10i64 {
            tx.execute(&PUT, params![id, format!("word {id}"), id, 1.5])?;
        }
        let long: Vec<i64> = (6..=70_005).collect();
        assert_eq!(long.len(), 70_000);
        for (list, there) in [(vec![], 0i64), (vec![3], 1), (vec![3, 3, 99], 1), (long, 5)] {
            let counted: i64 = tx.query_one(&COUNT_IN, params![list], |row| row.get(0))?;
            let others: i64 = tx.query_one(&COUNT_NOT_IN, params![list], |row| row.get(0))?;
            assert_eq!((counted, others), (there, 10 - there), "{} items", list.len());
        }
        let many: Vec<String> = (1..=70_000).map(|n| format!("word {n}")).collect();
        for (list, there) in [
            (vec![], 0i64),
            (vec!["word 3".to_owned()], 1),
            (vec!["it's \"3\"".into()], 0),
            (many, 10),
        ] {
            let counted: i64 = tx.query_one(&COUNT_WORDS, params![list], |row| row.get(0))?;
            assert_eq!(counted, there, "{} words", list.len());
        }
        Ok(())
    })
    .unwrap();
}

#[test]
fn every_statement_is_understood_by_the_engine() {
    let (db, _place) = fresh();
    let names: Vec<_> = Sql::all().map(Sql::name).collect();
    let has = |name: &str, file: &str| names.iter().any(|(n, f)| *n == name && f.ends_with(file));
    assert!(has("AFTER", "log/mod.rs"), "the statements of the library are among them");
    assert!(has("COUNT_WORDS", "values.rs"));
    db.write_blocking(|tx| Sql::all().try_for_each(|sql| tx.prepare(sql))).unwrap();
}

#[test]
fn a_read_cannot_write() {
    let (db, _place) = fresh();
    assert!(db.read_blocking(|tx| write_note(tx, 1)).is_err());
    assert_eq!(db.read_blocking(crate::common::notes).unwrap(), [0; 0]);
}
