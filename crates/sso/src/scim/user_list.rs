//! Which people a directory asks for.

use kernel::{Result, Tx, params};

use super::directory::Directory;
use super::filter::Filter;
use super::list::Asked;
use super::matching::{matches, must_be};
use super::store::*;
use super::user::{User, row};

/// How many people are read at once.
const AT_ONCE: i64 = 500;

/// Those who are asked for: how many there are, and a page of them.
///
/// # Errors
/// Whatever the database meets.
pub(super) fn asked(
    tx: &mut Tx<'_>,
    of: &Directory,
    base: &str,
    asked: &Asked,
) -> Result<(i64, Vec<User>)> {
    let Some(filter) = &asked.filter else {
        let total = tx.query_one(&COUNT_USERS, params![of.id], |row| row.get(0))?;
        let skipped = asked.start - 1;
        return Ok((total, tx.query(&USERS_PAGE, params![of.id, asked.count, skipped], row)?));
    };
    // Who is asked for by a name of theirs is found by an index.
    let found = if let Some(name) = must_be(filter, "userName") {
        let folded = name.to_lowercase();
        tx.query(&USER_NAMED, params![of.id, folded], row)?
    } else if let Some(resource) = must_be(filter, "id") {
        tx.query(&USER, params![of.id, resource], row)?
    } else if let Some(external) = must_be(filter, "externalId") {
        tx.query(&USERS_EXTERNAL, params![of.id, external], row)?
    } else {
        return among_all(tx, of, base, asked, filter);
    };
    let found = found.into_iter().filter(|user| matches(filter, &user.shown(base)));
    Ok(asked.page(found.collect()))
}

/// The same of all, of whom only those of the page are held.
fn among_all(
    tx: &mut Tx<'_>,
    of: &Directory,
    base: &str,
    asked: &Asked,
    filter: &Filter,
) -> Result<(i64, Vec<User>)> {
    let (mut total, mut page, mut after) = (0_i64, Vec::new(), 0_i64);
    loop {
        let some = tx.query(&USERS_AFTER, params![of.id, after, AT_ONCE], row)?;
        let Some(last) = some.last() else { return Ok((total, page)) };
        after = last.id;
        for user in some.into_iter().filter(|user| matches(filter, &user.shown(base))) {
            total += 1;
            if (asked.start..asked.start.saturating_add(asked.count)).contains(&total) {
                page.push(user);
            }
        }
    }
}
