//! What stands between comments: the date where another day begins; and the hour beside those that
//! follow one another closely, every ten minutes one, so that who reads an event later knows when what
//! was said.

use kernel::{Result, Time, Tx, params};
use ui::Locale;

use crate::Comment;
use crate::store::COMMENT_BEFORE;

/// Further apart than this many seconds, comments are no event.
const CLOSE: i64 = 10 * 60;

/// When the first comment before this one was written that is no reply, nor this one.
pub(crate) fn before(tx: &mut Tx<'_>, comment: &Comment) -> Result<Option<Time>> {
    match comment.root {
        None => tx.query_opt(&COMMENT_BEFORE, params![comment.post, comment.id], |row| row.get(0)),
        Some(_) => Ok(None),
    }
}

/// The date that begins with a comment, or the ten minutes; empty where they are those of the comment
/// before, or that is long ago.
pub(crate) fn mark(l: Locale, before: Option<Time>, at: Time) -> String {
    if before.is_some_and(|before| l.date(before) != l.date(at)) {
        return l.date(at);
    }
    let since = |before: Time| (at.seconds_since(before) < CLOSE).then(|| l.ten_minutes(before));
    let begins = l.ten_minutes(at);
    match before.and_then(since) {
        Some(other) if other != begins => begins,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Lang;

    #[test]
    fn ten_minutes_are_marked_where_somebody_speaks_at_their_turn() {
        let l = Locale::new(Lang::En);
        // Twelve minutes past noon in Paris, in winter.
        let at = Time::from_millis(1_705_317_120_000);
        let before = |seconds: i64| Some(at.plus_seconds(-seconds));
        assert_eq!(mark(l, None, at), "");
        assert_eq!(mark(l, before(60), at), "", "the same ten minutes");
        assert_eq!(mark(l, before(180), at), "12:10");
        assert_eq!(mark(l, before(900), at), "", "long ago");
        assert_eq!(mark(l, before(86_400), at), "15\u{a0}January 2024", "another day");
    }
}
