//! `kill -9` at any moment: every acknowledged write is there afterwards.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use kernel::db::Source;
use kernel::{Clock, Db};

use crate::common::{Dice, fresh, notes, write_note};

const KILLS: u64 = 100;
const SOURCE: &str = "PARVIS_KILL_SOURCE";
const FIRST: &str = "PARVIS_KILL_FIRST";
const WORD: &str = "acknowledged ";

/// The process that is killed: writes for ever and says what was acknowledged.
#[test]
#[ignore = "the process that every_acknowledged_write_outlives_a_kill starts and kills"]
fn write_until_killed() {
    let source = Source::parse(&std::env::var(SOURCE).expect("started by the other test"));
    let first: i64 = std::env::var(FIRST).unwrap().parse().unwrap();
    let db = Db::open(&source, Clock::system()).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let db = &db;
            scope.spawn(move || {
                for id in first + writer * 100_000.. {
                    db.write_blocking(move |tx| write_note(tx, id)).unwrap();
                    // One write of a whole line: killed in between, a line is whole or not there.
                    let line = format!("\n{WORD}{id}\n");
                    std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
                }
            });
        }
    });
}

#[test]
fn every_acknowledged_write_outlives_a_kill() {
    let (db, place) = fresh();
    drop(db);
    let source = match &place.source {
        Source::Sqlite { path, .. } => path.display().to_string(),
        Source::Postgres(url) => url.clone(),
    };
    let mut dice = Dice::new(9);
    let mut promised: Vec<i64> = Vec::new();
    for kill in 1..=KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "kill::write_until_killed", "--ignored", "--nocapture"])
            .env(SOURCE, &source)
            .env(FIRST, (kill * 1_000_000).to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut patience = Some(1 + dice.roll(60));
        // Lines go on coming out of the pipe after the kill: they were acknowledged too.
        for line in lines.map_while(Result::ok) {
            let Some(id) = line.strip_prefix(WORD) else { continue };
            promised.push(id.parse().unwrap());
            patience = patience.and_then(|left| left.checked_sub(1));
            if patience == Some(0) {
                child.kill().unwrap();
                patience = None;
            }
        }
        child.wait().unwrap();
        assert!(patience.is_none(), "kill {kill}: the writer ended of itself");

        let db = place.open();
        let left = db.read_blocking(notes).unwrap();
        let lost = promised.iter().filter(|id| left.binary_search(id).is_err()).count();
        assert_eq!(lost, 0, "kill {kill} lost {lost} of {} writes", promised.len());
        assert_eq!(db.check().unwrap(), [""; 0]);
    }
    eprintln!("{} acknowledged writes outlived {KILLS} kills", promised.len());
    assert!(promised.len() as u64 > KILLS * 10);
}
