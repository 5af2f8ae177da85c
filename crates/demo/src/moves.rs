//! What people do with posts of a kind: they vote, acknowledge, accept an answer.
//!
//! Most answer within hours and some at the last minute; many never do. Whom the demo lets one be
//! has not answered what is still open, so that there is something left to answer.

use crate::calendar::MINUTE;
use crate::draft::Draft;
use crate::random::Random;
use crate::thread::Cast;
use crate::{Act, Comment, Kind, Move};

/// The moves of the post of a draft, in the order of time.
pub(crate) fn of(
    draft: &Draft,
    kind: &Kind,
    (space, author): (usize, usize),
    comments: &[Comment],
    cast: &Cast,
) -> Vec<Move> {
    let mut random = Random::named(&format!("{} moves", draft.origin));
    let ended = draft.asked.end.map(|minutes| draft.at + minutes * MINUTE);
    let ended = ended.filter(|at| *at <= cast.calendar.end);
    let end = |act| ended.map(|at| Move { person: author, at, act });
    match kind {
        Kind::Question => {
            let accepted = draft.lines.iter().position(|line| line.accepted);
            accepted.map(|n| accept(n, author, comments, cast, &mut random)).into_iter().collect()
        }
        Kind::Poll { several, until, .. } => {
            let over = until.filter(|at| *at <= cast.calendar.end).or(ended);
            let weights: Vec<usize> = draft.asked.options.iter().map(|(w, _)| *w).collect();
            answers(draft, space, author, over, comments, cast, &mut random)
                .into_iter()
                .map(|(person, at)| {
                    let act = Act::Vote(choose(&weights, *several, &mut random));
                    Move { person, at, act }
                })
                .chain(end(Act::Close))
                .collect()
        }
        Kind::Announcement { acknowledge: true, .. } => {
            answers(draft, space, author, ended, comments, cast, &mut random)
                .into_iter()
                .map(|(person, at)| Move { person, at, act: Act::Acknowledge })
                .chain(end(Act::End))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Who asked accepts: when thanking, or some time after the answer.
fn accept(n: usize, author: usize, comments: &[Comment], cast: &Cast, random: &mut Random) -> Move {
    let thanks = comments.iter().find(|c| c.parent == Some(n) && c.author == author);
    let at = match thanks {
        Some(thanks) => thanks.at + random.range(10, 60) * MINUTE / 60,
        None => cast.calendar.awake(comments[n].at + random.range(4, 180) * MINUTE),
    };
    Move { person: author, at: at.min(cast.calendar.end), act: Act::Accept(n) }
}

/// Who answers, and when; `over` is when answers stop being taken, where that is past.
fn answers(
    draft: &Draft,
    space: usize,
    author: usize,
    over: Option<i64>,
    comments: &[Comment],
    cast: &Cast,
    random: &mut Random,
) -> Vec<(usize, i64)> {
    let spoke = |i: &usize| comments.iter().any(|comment| comment.author == *i);
    let able = |i: &usize| {
        let person = &cast.people[*i];
        *i != author && person.joined <= draft.at && !(over.is_none() && person.featured)
    };
    let mut people: Vec<usize> = cast.spaces[space].members.iter().copied().filter(able).collect();
    random.shuffle(&mut people);
    // Who has something to say about it has answered.
    people.sort_by_key(|person| !spoke(person));
    people.truncate(draft.asked.answers);
    let last = over.unwrap_or(cast.calendar.end) - MINUTE;
    let mut answers: Vec<(usize, i64)> = people
        .into_iter()
        .map(|person| {
            let late = f64::from(random.unit()).powi(3);
            let at = draft.at + MINUTE + ((last - draft.at - MINUTE) as f64 * late) as i64;
            let awake = cast.calendar.awake(at);
            (person, if awake <= last { awake } else { at })
        })
        .collect();
    answers.sort_by_key(|(person, at)| (*at, *person));
    answers
}

/// The options somebody chooses, in ascending order: one, or all that please.
fn choose(weights: &[usize], several: bool, random: &mut Random) -> Vec<usize> {
    let most = weights.iter().copied().max().unwrap_or(1).max(1);
    if several {
        let pleases = |n: &usize| random.chance(weights[*n] * 75 / most);
        let chosen: Vec<usize> = (0..weights.len()).filter(pleases).collect();
        if !chosen.is_empty() {
            return chosen;
        }
    }
    let mut left = random.below(weights.iter().sum());
    let chosen = weights.iter().position(|weight| {
        let here = left < *weight;
        left = left.saturating_sub(*weight);
        here
    });
    vec![chosen.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_follow_what_pleases() {
        let mut random = Random::named("test");
        let one: Vec<_> = (0..400).map(|_| choose(&[1, 0, 3], false, &mut random)).collect();
        assert!(one.iter().all(|chosen| chosen.len() == 1 && chosen[0] != 1));
        let third = one.iter().filter(|chosen| chosen[0] == 2).count();
        assert!((260..340).contains(&third), "{third}");
        let all: Vec<_> = (0..400).map(|_| choose(&[4, 4, 1], true, &mut random)).collect();
        assert!(all.iter().all(|chosen| !chosen.is_empty() && chosen.is_sorted()));
        assert!(all.iter().any(|chosen| chosen.len() == 2));
    }
}
