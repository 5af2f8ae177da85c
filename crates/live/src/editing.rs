//! Who changes a page now: kept in memory while it lasts, told to the others who change it, and to nobody else. A page
//! tells it every ten seconds.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use kernel::id::Raw;
use kernel::{PersonId, Result, Time};

use crate::ephemeral::{Ephemeral, Moment};
use crate::hub::Hub;
use crate::peers::Word;

/// For so many seconds somebody counts who said nothing more.
const STAYS: i64 = 25;

/// Who changes which page, and since when they say nothing.
#[derive(Debug, Default)]
pub(crate) struct Editors(Mutex<HashMap<i64, HashMap<PersonId, Time>>>);

impl Editors {
    /// Notes it; answers whether it is new, and who else does.
    fn note(&self, page: i64, actor: PersonId, now: Time) -> (bool, Vec<PersonId>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, of| {
            of.retain(|_, at| now.seconds_since(*at) <= STAYS);
            !of.is_empty()
        });
        let of = all.entry(page).or_default();
        let is_new = of.insert(actor, now).is_none();
        let mut others: Vec<PersonId> = of.keys().copied().filter(|id| *id != actor).collect();
        others.sort_unstable();
        (is_new, others)
    }
}

impl Hub {
    /// Lets somebody say that they change a page.
    ///
    /// # Errors
    /// `TooMany` where they say it without end.
    pub fn may_tell_editing(&self, actor: PersonId, now: Time) -> Result<()> {
        self.editing.take(actor, now)
    }

    /// Somebody changes a page: the others who do are told where they did not know, but for those who are `deaf` to
    /// them. Answers who the others are.
    pub fn editing(
        &self,
        page: i64,
        actor: PersonId,
        deaf: &HashSet<PersonId>,
        now: Time,
    ) -> Vec<PersonId> {
        let others = self.note_editing(page, actor, deaf, now);
        self.tell_peers(Word::Editing(page, actor, deaf.clone(), now));
        others
    }

    /// The same of what was noted on any process.
    pub(super) fn note_editing(
        &self,
        page: i64,
        actor: PersonId,
        deaf: &HashSet<PersonId>,
        now: Time,
    ) -> Vec<PersonId> {
        let (is_new, others) = self.editors.note(page, actor, now);
        if is_new {
            let people = others.iter().copied().filter(|id| !deaf.contains(id)).collect();
            let data = Moment { actor, space: None, here: None, page: Some(Raw(page)) };
            self.pass(Ephemeral { name: "editing", people, data });
        }
        others
    }
}

#[cfg(test)]
mod tests {
    use kernel::{PersonId, Time};

    use super::Editors;

    #[test]
    fn whoever_says_nothing_more_is_forgotten() {
        let (editors, start) = (Editors::default(), Time::from_millis(0));
        let (ana, bo) = (PersonId(1), PersonId(2));
        assert_eq!(editors.note(7, ana, start), (true, vec![]));
        assert_eq!(editors.note(7, bo, start.plus_seconds(10)), (true, vec![ana]));
        assert_eq!(editors.note(7, ana, start.plus_seconds(20)), (false, vec![bo]));
        assert_eq!(editors.note(8, bo, start.plus_seconds(20)), (true, vec![]));
        assert_eq!(editors.note(7, ana, start.plus_seconds(50)), (true, vec![]));
    }
}
