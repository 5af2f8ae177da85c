//! What keeps a post whatever would remove it: a hold, or something of it that is still needed. Crates declare
//! it, as a statement, of what they own.

mod store;

use std::collections::HashMap;

use kernel::{Result, Sql, Tx, params};

/// The reason of what a legal hold keeps: nothing removes that, the end of the trash neither.
pub const HOLD: &str = "hold";

/// A statement that answers those of the posts `$1[]` that stay at the hour `$2`.
pub struct Stay {
    /// Why: in the key of its words, `stays-WHY`.
    pub why: &'static str,
    /// The statement.
    pub which: &'static Sql,
}

kernel::inventory::collect!(Stay);

/// Declares why posts stay: `posts::stays! { "pinned" => PINNED }`, where `PINNED` answers those of the posts `$1[]` that
/// stay at the hour `$2`. What a hold keeps stays in the trash too; all else only retention asks.
#[macro_export]
macro_rules! stays {
    ($($why:literal => $sql:ident),+ $(,)?) => {$(
        ::kernel::inventory::submit! { $crate::stays::Stay { why: $why, which: &$sql } }
    )+};
}

/// Those of these posts that stay, each with the reasons; a hold comes first.
///
/// # Errors
/// Whatever the database meets.
pub fn of(tx: &mut Tx<'_>, posts: &[i64]) -> Result<HashMap<i64, Vec<&'static str>>> {
    asked(tx, posts, |_| true)
}

/// These posts without those that a hold keeps.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn without_held(tx: &mut Tx<'_>, mut posts: Vec<i64>) -> Result<Vec<i64>> {
    let held = asked(tx, &posts, |stay| stay.why == HOLD)?;
    posts.retain(|post| !held.contains_key(post));
    Ok(posts)
}

fn asked(
    tx: &mut Tx<'_>,
    posts: &[i64],
    which: fn(&Stay) -> bool,
) -> Result<HashMap<i64, Vec<&'static str>>> {
    let mut all: Vec<&Stay> = kernel::inventory::iter::<Stay>.into_iter().collect();
    all.retain(|stay| which(stay));
    all.sort_by_key(|stay| (stay.why != HOLD, stay.why));
    let (mut why, now) = (HashMap::<i64, Vec<&'static str>>::new(), tx.now());
    if posts.is_empty() {
        return Ok(why);
    }
    for stay in all {
        for post in tx.query(stay.which, params![posts.to_vec(), now], |row| row.get::<i64>(0))? {
            let reasons = why.entry(post).or_default();
            if !reasons.contains(&stay.why) {
                reasons.push(stay.why);
            }
        }
    }
    Ok(why)
}
