//! Who is here: whoever has a page open and in view, of this process or of another. A page that
//! closes may be followed by the next at once, so somebody has left only after a while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kernel::PersonId;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::elsewhere::{Elsewhere, Node, Word};

/// After how long without a page somebody has left.
const GRACE: Duration = Duration::from_secs(8);

/// Who is here, by the pages of this process and by what others say of theirs. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Presence(Arc<Known>);

#[derive(Debug)]
struct Known {
    people: Mutex<HashMap<PersonId, Pages>>,
    elsewhere: Mutex<Elsewhere>,
    /// Whose first page was opened, or last one closed.
    moved: mpsc::UnboundedSender<PersonId>,
}

/// The pages of one person.
#[derive(Debug, Default)]
struct Pages {
    open: usize,
    /// Whether the person counts as here.
    here: bool,
}

/// An open page: its person is here as long as it is held.
#[derive(Debug)]
pub struct PageGuard {
    here: Presence,
    person: PersonId,
}

/// Somebody came or left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Change {
    /// Who.
    pub person: PersonId,
    /// Whether they are here now.
    pub here: bool,
}

/// The comings and goings, for whoever tells of them: nobody counts as here unless they are taken.
#[derive(Debug)]
pub struct Changes {
    here: Presence,
    moved: mpsc::UnboundedReceiver<PersonId>,
    leaving: JoinSet<PersonId>,
    /// [`GRACE`], but in tests of what happens after it.
    grace: Duration,
}

impl Presence {
    /// With nobody here yet.
    pub fn new() -> (Presence, Changes) {
        let (sender, moved) = mpsc::unbounded_channel();
        let here = Presence(Arc::new(Known {
            people: Mutex::default(),
            elsewhere: Mutex::default(),
            moved: sender,
        }));
        (here.clone(), Changes { here, moved, leaving: JoinSet::new(), grace: GRACE })
    }

    /// Whether this person is here.
    pub fn is(&self, person: PersonId) -> bool {
        self.has(person) || self.is_elsewhere(person)
    }

    /// Whether this person has a page of this process.
    fn has(&self, person: PersonId) -> bool {
        self.with(|people| people.get(&person).is_some_and(|pages| pages.here))
    }

    /// Whether this person has a page of another process.
    pub fn is_elsewhere(&self, person: PersonId) -> bool {
        self.elsewhere(|elsewhere| elsewhere.has(person))
    }

    /// Everybody with a page of this process.
    pub fn own(&self) -> Vec<PersonId> {
        self.with(|people| {
            people.iter().filter(|(_, pages)| pages.here).map(|(person, _)| *person).collect()
        })
    }

    /// Takes in what another process says of its pages; answers who came or left by that, and whether
    /// it is to say again who is there, because something was missed.
    pub fn hear(&self, node: Node, word: Word) -> (Vec<Change>, bool) {
        let (turns, agrees) = self.elsewhere(|elsewhere| elsewhere.hear(node, word));
        (self.without_own(turns), !agrees)
    }

    /// A [beat](super::BEAT): forgets the processes that fell silent, and answers who left by that.
    pub fn beat(&self) -> Vec<Change> {
        self.without_own(self.elsewhere(Elsewhere::beat))
    }

    /// Who has a page of this process is here whatever others say.
    fn without_own(&self, mut turns: Vec<Change>) -> Vec<Change> {
        turns.retain(|turn| !self.has(turn.person));
        turns
    }

    fn elsewhere<T>(&self, look: impl FnOnce(&mut Elsewhere) -> T) -> T {
        look(&mut self.0.elsewhere.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A page of this person was opened.
    pub fn arrive(&self, person: PersonId) -> PageGuard {
        self.count(person, |open| open + 1);
        PageGuard { here: self.clone(), person }
    }

    /// Counts the open pages anew, and tells where the first came or the last went.
    fn count(&self, person: PersonId, change: impl FnOnce(usize) -> usize) {
        let (before, after) = self.with(|people| {
            let pages = people.entry(person).or_default();
            let before = pages.open;
            pages.open = change(before);
            (before, pages.open)
        });
        if before == 0 || after == 0 {
            // Nobody listens any more when the process ends.
            self.0.moved.send(person).ok();
        }
    }

    fn with<T>(&self, look: impl FnOnce(&mut HashMap<PersonId, Pages>) -> T) -> T {
        look(&mut self.0.people.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for PageGuard {
    fn drop(&mut self) {
        self.here.count(self.person, |open| open.saturating_sub(1));
    }
}

impl Changes {
    /// The next coming or going.
    pub async fn next(&mut self) -> Change {
        loop {
            tokio::select! {
                Some(person) = self.moved.recv() => {
                    if let Some(turn) = self.moved(person) {
                        return turn;
                    }
                }
                Some(Ok(person)) = self.leaving.join_next() => {
                    if self.has_left(person) {
                        return Change { person, here: false };
                    }
                }
            }
        }
    }

    /// Whether somebody came; who seems to leave is waited for.
    fn moved(&mut self, person: PersonId) -> Option<Change> {
        let came = self.here.with(|people| {
            let pages = people.get_mut(&person)?;
            let came = pages.open > 0 && !pages.here;
            pages.here |= came;
            Some((came, pages.open == 0))
        });
        let (came, seems_to_leave) = came?;
        if seems_to_leave {
            let grace = self.grace;
            self.leaving.spawn(async move {
                tokio::time::sleep(grace).await;
                person
            });
        }
        came.then_some(Change { person, here: true })
    }

    /// Forgets somebody who opened no page meanwhile; whether they counted as here until now.
    fn has_left(&self, person: PersonId) -> bool {
        self.here.with(|people| match people.get(&person) {
            Some(pages) if pages.open == 0 => people.remove(&person).is_some_and(|left| left.here),
            _ => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    const ANA: PersonId = PersonId(1);

    #[tokio::test]
    async fn one_is_here_from_the_first_page_until_a_while_after_the_last() {
        let (here, mut turns) = Presence::new();
        let first = here.arrive(ANA);
        assert_eq!(turns.next().await, Change { person: ANA, here: true });
        assert!(here.is(ANA));
        // From page to page, and a second window that closes: nothing to tell.
        drop(first);
        let (second, other) = (here.arrive(ANA), here.arrive(ANA));
        drop(other);
        assert_eq!(turns.next().now_or_never(), None);
        // The while begins where the last page closes.
        turns.grace = Duration::ZERO;
        drop(second);
        assert!(here.is(ANA));
        assert_eq!(turns.next().await, Change { person: ANA, here: false });
        assert!(!here.is(ANA));
        assert!(here.0.people.lock().unwrap().is_empty(), "nothing is kept of who was here");
    }

    #[tokio::test]
    async fn whoever_comes_back_in_time_has_not_left() {
        let (here, mut turns) = Presence::new();
        turns.grace = Duration::ZERO;
        drop(here.arrive(ANA));
        assert!(turns.moved.recv().await.and_then(|person| turns.moved(person)).is_none());
        let _back = here.arrive(ANA);
        assert_eq!(turns.next().await, Change { person: ANA, here: true });
        while let Some(after_the_while) = turns.leaving.join_next().await {
            assert!(!turns.has_left(after_the_while.unwrap()));
        }
        assert!(here.is(ANA));
    }
}
