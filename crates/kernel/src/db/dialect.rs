//! One SQL text for both engines: what differs is written as a mark and replaced here.
//!
//! | mark | SQLite | PostgreSQL |
//! |---|---|---|
//! | `$1` | `?1` (a `$1` would be a *named* parameter) | `$1` |
//! | `IN ($1[])` | `IN (SELECT value FROM json_each(?1))` | `= ANY($1)` |
//! | `NOT IN ($1[])` | `NOT IN (SELECT …)` | `<> ALL($1)` |
//! | `BIGINT PRIMARY KEY` | `INTEGER PRIMARY KEY`: the table's own key, not an index beside it | the same |
//! | `{serial}` | `INTEGER PRIMARY KEY` | `BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY` |
//! | `{xid}` | `0` | the number of the writing transaction |
//! | `{horizon}` | `1` | the lowest transaction that may still be open |
//! | `{locked}` | nothing | `FOR UPDATE` |
//! | `{one at a time}` | nothing: the writer is alone | waits for whoever else says this |
//! | `{exclusive migrations}` | nothing: the writer is alone | `LOCK TABLE migrations …` |

/// The text for SQLite.
pub(super) fn sqlite(text: &str) -> String {
    let text = text
        .replace("{serial}", "INTEGER PRIMARY KEY")
        .replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY")
        .replace("{xid}", "0")
        .replace("{horizon}", "1")
        .replace("{locked}", "")
        .replace("{one at a time}", "SELECT 1")
        .replace("{exclusive migrations}", "SELECT 1");
    lists(&text, |n| format!("IN (SELECT value FROM json_each({n}))")).replace('$', "?")
}

/// The text for PostgreSQL.
pub(super) fn postgres(text: &str) -> String {
    let text = text
        .replace("{serial}", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY")
        .replace("{xid}", "(CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT))")
        .replace(
            "{horizon}",
            "(CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT))",
        )
        .replace("{locked}", "FOR UPDATE")
        .replace("{one at a time}", "SELECT pg_advisory_xact_lock(7264186541)")
        .replace("{exclusive migrations}", "LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE");
    lists(&text, |n| format!("= ANY({n})")).replace("NOT = ANY(", "<> ALL(")
}

/// Replaces each `IN ($n[])` by what `write` makes of `$n`.
fn lists(text: &str, write: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("IN ($") {
        let after = &rest[start + 4..];
        match after.find("[])") {
            Some(end) if after[1..end].bytes().all(|b| b.is_ascii_digit()) => {
                out.push_str(&rest[..start]);
                out.push_str(&write(&after[..end]));
                rest = &after[end + 3..];
            }
            _ => {
                out.push_str(&rest[..start + 4]);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn marks_become_each_engines_own() {
        let text = "SELECT a FROM t WHERE a IN ($1[]) AND b IN ($2, $3) AND x < {horizon}";
        assert_eq!(
            super::sqlite(text),
            "SELECT a FROM t WHERE a IN (SELECT value FROM json_each(?1)) AND b IN (?2, ?3) AND x < 1"
        );
        assert!(super::postgres(text).starts_with(
            "SELECT a FROM t WHERE a = ANY($1) AND b IN ($2, $3) AND x < (CAST(CAST(pg_snapshot_xmin("
        ));
        assert_eq!(super::postgres("a NOT IN ($1[])"), "a <> ALL($1)");
    }
}
