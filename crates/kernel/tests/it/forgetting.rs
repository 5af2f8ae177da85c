//! What is deleted leaves nothing in SQLite's files, however its pages were divided and joined before.

use kernel::{params, sql};

use crate::common::{fresh, on_postgres};

sql! {
    static INSERT = "INSERT INTO notes (id, text) VALUES ($1, $2)";
    static SHORTEN = "UPDATE notes SET text = $2 WHERE id = $1";
    static DELETE = "DELETE FROM notes WHERE text LIKE 'Planted%'";
}

const PLANTED: &[u8] = b"vlimbrok";

#[test]
fn what_is_deleted_leaves_nothing_in_the_files() {
    if on_postgres() {
        return;
    }
    let (db, place) = fresh();
    let words = |id: i64, planted: bool| {
        let (begin, word) = if planted { ("Planted", "vlimbrok ") } else { ("Kept", "roses ") };
        format!("{begin} {}", word.repeat(usize::try_from(id * 37 % 900 + 1).unwrap()))
    };
    // Out of order, so that full pages are divided; long and short, so that some go on elsewhere.
    for n in 0..3_000_i64 {
        let (id, planted) = (n * 7_919 % 10_007, n % 3 != 0);
        let text = words(id, planted);
        db.write_blocking(move |tx| tx.execute(&INSERT, params![id, text])).unwrap();
        if n % 5 == 0 {
            let text = words(n % 40, planted);
            db.write_blocking(move |tx| tx.execute(&SHORTEN, params![id, text])).unwrap();
        }
    }
    let found = || {
        let mut found = 0;
        for entry in std::fs::read_dir(place.folder.path()).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            found += bytes.windows(PLANTED.len()).filter(|window| *window == PLANTED).count();
        }
        found
    };
    assert!(found() > 0);
    db.write_blocking(|tx| tx.execute(&DELETE, params![])).unwrap();
    assert!(found() > 0, "the journal has what was");
    assert!(db.forget().unwrap());
    assert_eq!(found(), 0);
    assert_eq!(db.check().unwrap(), [""; 0]);
}
