//! Conversations, put together again from what the mails say of one another.
//!
//! Mails that name one another, or a third that is not in the mailbox, are one conversation. An
//! answer (“Re: …”) that names nobody joins the latest conversation on the same subject, if that
//! is not older than thirty days. The earliest message of a conversation that answers none of the
//! others is its root; nothing else can be a root of it, and no message answers itself by detours.

use super::subject::bare;
use super::survey::Heading;
use std::collections::HashMap;

const THIRTY_DAYS_MS: i64 = 30 * 24 * 3600 * 1000;

/// A conversation. Numbers are indices into the headings given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Thread {
    /// The message that starts it.
    pub root: usize,
    /// The others, in time order.
    pub replies: Vec<Reply>,
}

/// A message that answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reply {
    /// The message.
    pub mail: usize,
    /// The message it answers, where it says so and that one is known.
    pub parent: Option<usize>,
}

/// The threads of these messages, the earliest first; each message is in exactly one.
pub fn threads(headings: &[Heading]) -> Vec<Thread> {
    let mut by_id = HashMap::new();
    for (index, heading) in headings.iter().enumerate() {
        by_id.entry(heading.id.as_str()).or_insert(index);
    }
    let mut groups = Groups::of(headings, &by_id);
    let parents = parents(headings, &by_id);
    let mut members: HashMap<usize, Vec<usize>> = HashMap::new();
    for index in 0..headings.len() {
        members.entry(groups.find(index)).or_default().push(index);
    }
    let in_time = |index: &usize| (headings[*index].time_ms, *index);
    let mut threads: Vec<Thread> =
        members.into_values().filter_map(|group| thread(group, &parents, &in_time)).collect();
    threads.sort_by_key(|thread| in_time(&thread.root));
    let mut threads = joined_by_subject(threads, headings);
    for thread in &mut threads {
        thread.replies.sort_by_key(|reply| in_time(&reply.mail));
    }
    threads
}

/// The nearest message that each one names and that is there.
fn parents(headings: &[Heading], by_id: &HashMap<&str, usize>) -> Vec<Option<usize>> {
    let mut parents: Vec<Option<usize>> = vec![None; headings.len()];
    // A message that nobody answered yet cannot close a circle: most need no way up.
    let mut answered = vec![false; headings.len()];
    for (index, heading) in headings.iter().enumerate() {
        parents[index] =
            heading.references.iter().rev().filter_map(|id| by_id.get(id.as_str()).copied()).find(
                |parent| {
                    *parent != index && !(answered[index] && leads_to(&parents, *parent, index))
                },
            );
        if let Some(parent) = parents[index] {
            answered[parent] = true;
        }
    }
    parents
}

/// Whether going up from `from` one comes to `to`. What was linked before holds no circle.
fn leads_to(parents: &[Option<usize>], from: usize, to: usize) -> bool {
    let mut at = Some(from);
    while let Some(index) = at {
        if index == to {
            return true;
        }
        at = parents[index];
    }
    false
}

fn thread(
    group: Vec<usize>,
    parents: &[Option<usize>],
    in_time: &impl Fn(&usize) -> (i64, usize),
) -> Option<Thread> {
    let orphans = group.iter().filter(|index| parents[**index].is_none());
    let root = *orphans.min_by_key(|index| in_time(index))?;
    let replies = group.iter().filter(|index| **index != root);
    let replies = replies.map(|mail| Reply { mail: *mail, parent: parents[*mail] }).collect();
    Some(Thread { root, replies })
}

/// Answers whose root names nobody go to the latest thread on their subject.
fn joined_by_subject(threads: Vec<Thread>, headings: &[Heading]) -> Vec<Thread> {
    let mut joined: Vec<Thread> = Vec::with_capacity(threads.len());
    let mut latest: HashMap<String, (usize, i64)> = HashMap::new();
    for thread in threads {
        let root = &headings[thread.root];
        let last = |thread: &Thread| {
            let replies = thread.replies.iter().map(|reply| headings[reply.mail].time_ms);
            replies.max().unwrap_or(i64::MIN).max(headings[thread.root].time_ms)
        };
        let (subject, is_answer) = bare(&root.subject);
        let subject = subject.to_lowercase();
        let end = last(&thread);
        let found = latest.get_mut(&subject).filter(|(_, end)| {
            is_answer && !subject.is_empty() && root.time_ms.saturating_sub(*end) <= THIRTY_DAYS_MS
        });
        match found {
            Some((into, latest_end)) => {
                *latest_end = end.max(*latest_end);
                let replies = &mut joined[*into].replies;
                replies.push(Reply { mail: thread.root, parent: None });
                replies.extend(thread.replies);
            }
            None => {
                latest.insert(subject, (joined.len(), end));
                joined.push(thread);
            }
        }
    }
    joined
}

/// Messages that belong together: a forest with short ways up.
struct Groups(Vec<usize>);

impl Groups {
    fn of<'a>(headings: &'a [Heading], by_id: &HashMap<&'a str, usize>) -> Groups {
        let mut groups = Groups((0..headings.len()).collect());
        let mut absent: HashMap<&str, usize> = HashMap::new();
        for (index, heading) in headings.iter().enumerate() {
            for id in &heading.references {
                let there = by_id.get(id.as_str()).copied();
                let other = there.unwrap_or_else(|| *absent.entry(id).or_insert(index));
                groups.join(index, other);
            }
        }
        groups
    }

    fn find(&mut self, mut index: usize) -> usize {
        while self.0[index] != index {
            self.0[index] = self.0[self.0[index]];
            index = self.0[index];
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.0[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600 * 1000;

    fn mail(id: &str, references: &[&str], subject: &str, day: i64) -> Heading {
        let references = references.iter().map(|id| (*id).to_owned()).collect();
        let subject = subject.to_owned();
        Heading {
            number: 1,
            id: id.to_owned(),
            references,
            subject,
            time_ms: day * DAY,
            ..Heading::default()
        }
    }

    fn shape(headings: &[Heading]) -> Vec<String> {
        let id = |index: usize| headings[index].id.as_str();
        let reply = |reply: &Reply| format!("{}<{}", id(reply.mail), reply.parent.map_or("?", id));
        let one = |thread: &Thread| {
            let replies: Vec<_> = thread.replies.iter().map(reply).collect();
            format!("{}: {}", id(thread.root), replies.join(" "))
        };
        threads(headings).iter().map(one).collect()
    }

    #[test]
    fn references_make_a_tree_whatever_the_order_of_the_file() {
        let mails = [
            mail("c", &["a", "b"], "Re: x", 3),
            mail("a", &[], "x", 1),
            mail("b", &["a"], "Re: x", 2),
            mail("d", &["a", "gone"], "Re: x", 4),
            mail("z", &[], "y", 9),
        ];
        assert_eq!(shape(&mails), ["a: b<a c<b d<a", "z: "]);
    }

    #[test]
    fn those_that_answer_the_same_absent_message_are_together() {
        let mails = [mail("b", &["gone"], "Re: x", 2), mail("c", &["gone"], "Re: other", 1)];
        assert_eq!(shape(&mails), ["c: b<?"]);
    }

    #[test]
    fn circles_are_cut() {
        let mails =
            [mail("a", &["c"], "x", 1), mail("b", &["a"], "x", 2), mail("c", &["b", "c"], "x", 3)];
        assert_eq!(shape(&mails), ["c: a<c b<a"]);
        assert_eq!(shape(&[mail("a", &["a"], "x", 1)]), ["a: "]);
    }

    #[test]
    fn an_answer_that_names_nobody_joins_its_subject_for_thirty_days() {
        let mails = [
            mail("a", &[], "[list] Backups", 1),
            mail("b", &[], "RE: [list] backups", 20),
            mail("c", &[], "Re: Re[2]: Backups", 45),
            mail("d", &[], "Backups", 46),
            mail("e", &[], "Ré : Backups", 100),
            mail("f", &[], "Re:", 100),
            mail("g", &[], "Re:", 100),
        ];
        assert_eq!(shape(&mails), ["a: b<? c<?", "d: ", "e: ", "f: ", "g: "]);
    }

    #[test]
    fn a_long_chain_is_quick() {
        let mails: Vec<Heading> =
            (0..5_000).map(|n| mail(&n.to_string(), &[&(n - 1).to_string()], "x", n)).collect();
        let threads = threads(&mails);
        assert_eq!((threads.len(), threads[0].replies.len()), (1, 4_999));
    }
}
