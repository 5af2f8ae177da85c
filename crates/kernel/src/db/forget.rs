//! Leaving nothing of what was deleted in the files of SQLite.

use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use super::sqlite::broken;
use crate::Result;

/// How long writers may wait while the journal is emptied, and the largest file, in bytes, that is written anew.
const EMPTYING: Duration = Duration::from_secs(1);
const COMPACTED: i64 = 64 * 1024 * 1024;

/// Empties the journal, which holds what pages were before, and writes a file that is not large anew, since pages that were
/// divided hold bits of what they gave away. Answers whether it did: not while somebody reads what was.
pub(super) fn forget(conn: &Connection) -> Result<bool> {
    conn.busy_timeout(EMPTYING).map_err(broken)?;
    if !empty_journal(conn)? {
        return Ok(false);
    }
    let size = "SELECT c.page_count * s.page_size FROM pragma_page_count c, pragma_page_size s";
    if conn.query_row(size, [], |row| row.get::<_, i64>(0)).map_err(broken)? > COMPACTED {
        return Ok(true);
    }
    match conn.execute_batch("PRAGMA temp_store = FILE; VACUUM") {
        Err(cause) if cause.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(false),
        outcome => outcome.map_err(broken).and_then(|()| empty_journal(conn)),
    }
}

/// Moves all of the journal into the file and cuts it off; false while it is needed.
fn empty_journal(conn: &Connection) -> Result<bool> {
    let waits = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
    Ok(conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], waits).map_err(broken)? == 0)
}
