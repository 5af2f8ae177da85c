//! What becomes of a post: when it goes by the rules, and what keeps it.

use kernel::{Result, Row, SpaceId, Time, Tx, params};
use spaces::Kind;

use crate::NOTICE_DAYS;
use crate::rules::Rules;
use crate::store::SOME;

/// Between being noticed and going, in seconds.
pub(crate) const NOTICE: i64 = NOTICE_DAYS * 86_400;

/// What is judged of a post.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) post: i64,
    pub(crate) space: SpaceId,
    of: Kind,
    kind: String,
    pub(crate) created_at: Time,
    /// Its last change or answer.
    last: Time,
}

impl Facts {
    /// Of a row that has them from this column on.
    pub(crate) fn at(row: &Row<'_>, first: usize) -> Result<Facts> {
        let created_at: Time = row.get(first + 4)?;
        let (edited, answered): (i64, i64) = (row.get(first + 5)?, row.get(first + 6)?);
        Ok(Facts {
            post: row.get(first)?,
            space: row.get(first + 1)?,
            of: Kind::parse(&row.get::<String>(first + 2)?),
            kind: row.get(first + 3)?,
            created_at,
            last: Time(created_at.0.max(edited).max(answered)),
        })
    }

    /// When it goes by these rules, were it noticed in time.
    pub(crate) fn ends(&self, rules: &Rules) -> Option<Time> {
        let seconds = rules.seconds(self.space, self.of, &self.kind)?;
        Some(self.last.plus_seconds(seconds))
    }

    /// Whether it is time to notice it.
    pub(crate) fn is_noticed(&self, rules: &Rules, now: Time) -> bool {
        self.ends(rules).is_some_and(|ends| ends <= now.plus_seconds(NOTICE))
    }

    /// When it goes that is noticed at this moment.
    pub(crate) fn goes(&self, rules: &Rules, now: Time) -> Option<Time> {
        self.ends(rules).map(|ends| ends.max(now.plus_seconds(NOTICE)))
    }
}

/// Those of these posts that are there.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn facts(tx: &mut Tx<'_>, posts: &[i64]) -> Result<Vec<Facts>> {
    tx.query(&SOME, params![posts.to_vec()], |row| Facts::at(row, 0))
}
