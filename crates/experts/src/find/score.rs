//! The order of experts: formulas over plain numbers.
//!
//! A passage counts by its place among those that were found, by what its person is to it, by its age (half of it is
//! left after eighteen months) and by thanks: `RRF · authorship · 2^(−age / 18 months) · (1 + ln(1 + accepted +
//! thanks))`. Of one person the second passage counts half, the third a third: who wrote ten times as much is not ten
//! times as likely to know. A skill counts by who confirms it, as the lower bound of a Beta distribution. For a question
//! that stands in a space, so does who answers there: `½ · ln(1 + discussions)`. Whoever has been asked already comes
//! later.

use std::collections::HashMap;

use kernel::{PersonId, Time};

/// What a person is to a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tie {
    /// Wrote the accepted answer.
    Accepted,
    /// Wrote an answer that was found itself.
    Answer,
    /// Wrote a comment that was found itself, under something else than a question.
    Comment,
    /// Answered a question that was found.
    Near,
    /// Commented on a post that was found.
    Beside,
    /// Wrote an article or a page.
    Article,
    /// Wrote a post.
    Post,
    /// Was praised for it.
    Praised,
}

impl Tie {
    /// How much of the passage is theirs.
    fn authorship(self) -> f64 {
        match self {
            Tie::Accepted | Tie::Article => 1.0,
            Tie::Praised => 0.8,
            Tie::Answer => 0.6,
            Tie::Comment => 0.5,
            Tie::Near => 0.45,
            Tie::Beside => 0.35,
            // Who begins a discussion asks as often as they tell.
            Tie::Post => 0.25,
        }
    }
}

/// A passage that speaks for somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Who.
    pub person: PersonId,
    /// What they are to it.
    pub tie: Tie,
    /// Its place among what was found, from 0.
    pub rank: usize,
    /// When it was written.
    pub at: Time,
    /// How many thanked for it.
    pub thanks: i64,
    /// The post or comment.
    pub object: i64,
}

/// Half of what a passage is worth is left after so long, in seconds: eighteen months.
const HALF: f64 = 548.0 * 86_400.0;
/// The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009).
const FUSION: f64 = 60.0;
/// Most thanks that count: what everybody liked proves no more.
const THANKS: i64 = 7;
/// What a skill that nobody confirms is worth, and what confirmations may add.
const SAID: f64 = 0.4;
const CONFIRMED: f64 = 1.6;
/// What the logarithm of the discussions somebody answered in the question's space is worth.
const HERE: f64 = 0.5;
/// What each open request takes.
const LOAD: f64 = 0.3;
/// The place at which the best with the skill stands at the latest.
const SKILLED_BY: usize = 3;

/// What a passage is worth.
pub fn worth(piece: &Piece, now: Time) -> f64 {
    let fused = (FUSION + 1.0) / (FUSION + 1.0 + piece.rank as f64);
    let age = now.seconds_since(piece.at).max(0) as f64;
    let accepted = i64::from(piece.tie == Tie::Accepted);
    let thanked = (accepted + piece.thanks.clamp(0, THANKS)) as f64;
    fused * piece.tie.authorship() * 0.5f64.powf(age / HALF) * (1.0 + (1.0 + thanked).ln())
}

/// The lower bound (5 %) of a Beta distribution of so many confirmations and no objection, begun from nothing known:
/// its quantile has a closed form.
pub fn confirmed(endorsements: i64) -> f64 {
    0.05f64.powf(1.0 / (1.0 + endorsements.max(0) as f64))
}

/// Who is ranked, besides by passages.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Who has the skill, with how many confirm it.
    pub skilled: HashMap<PersonId, i64>,
    /// Who answered others in the space of the question, with in how many discussions.
    pub here: HashMap<PersonId, i64>,
    /// Who has been asked and has not answered yet, with how often.
    pub asked: HashMap<PersonId, i64>,
}

/// Everybody of whom something speaks, the likeliest first.
pub fn ranked(pieces: &[Piece], known: &Known, now: Time) -> Vec<(PersonId, f64)> {
    let mut worths: HashMap<PersonId, Vec<f64>> = HashMap::new();
    for piece in pieces {
        worths.entry(piece.person).or_default().push(worth(piece, now));
    }
    for person in known.skilled.keys().chain(known.here.keys()) {
        worths.entry(*person).or_default();
    }
    let total = |person: PersonId, mut worths: Vec<f64>| {
        worths.sort_by(|a, b| b.total_cmp(a));
        let written: f64 = worths.iter().zip(1..).map(|(worth, n)| worth / f64::from(n)).sum();
        let skill = known.skilled.get(&person).map_or(0.0, |n| SAID + CONFIRMED * confirmed(*n));
        let here = known.here.get(&person).map_or(0.0, |n| HERE * (1.0 + *n as f64).ln());
        written + skill + here - LOAD * known.asked.get(&person).copied().unwrap_or_default() as f64
    };
    let mut all: Vec<(PersonId, f64)> =
        worths.into_iter().map(|(person, worths)| (person, total(person, worths))).collect();
    all.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.0.cmp(&b.0)));
    let first = all.iter().position(|(person, _)| known.skilled.contains_key(person));
    if let Some(first) = first.filter(|first| *first >= SKILLED_BY) {
        let skilled = all.remove(first);
        all.insert(SKILLED_BY - 1, skilled);
    }
    all
}

#[cfg(test)]
mod tests {
    use kernel::{PersonId, Time};

    use super::{Known, Piece, Tie, confirmed, ranked, worth};

    const NOW: Time = Time(1_800_000_000_000_000);

    fn piece(person: i64, tie: Tie, rank: usize) -> Piece {
        Piece { person: PersonId(person), tie, rank, at: NOW, thanks: 0, object: rank as i64 }
    }

    fn order(pieces: &[Piece], known: &Known) -> Vec<i64> {
        ranked(pieces, known, NOW).into_iter().map(|(person, _)| person.0).collect()
    }

    #[test]
    fn a_passage_loses_half_in_eighteen_months_and_gains_by_thanks() {
        let fresh = piece(1, Tie::Accepted, 0);
        let old = Piece { at: NOW.plus_seconds(-548 * 86_400), ..fresh };
        assert!((worth(&old, NOW) / worth(&fresh, NOW) - 0.5).abs() < 1e-9);
        assert!((worth(&fresh, NOW) - (1.0 + 2f64.ln())).abs() < 1e-9);
        let thanked = Piece { thanks: 4, ..fresh };
        assert!(worth(&thanked, NOW) > worth(&fresh, NOW));
        let liked = |thanks| worth(&Piece { thanks, ..fresh }, NOW);
        assert!(liked(7) > liked(6) && liked(7) == liked(700));
        // A clock that is ahead makes nothing worth more.
        assert!(worth(&Piece { at: NOW.plus_seconds(9), ..fresh }, NOW) <= worth(&fresh, NOW));
    }

    #[test]
    fn few_confirmations_prove_little() {
        let bounds = [0, 1, 5, 50].map(confirmed);
        assert!(bounds.is_sorted() && bounds[0] < 0.06 && bounds[1] < 0.25 && bounds[3] > 0.9);
    }

    #[test]
    fn one_accepted_answer_comes_before_talk() {
        let mut pieces: Vec<Piece> = (0..40).map(|rank| piece(1, Tie::Beside, rank)).collect();
        pieces.push(piece(2, Tie::Accepted, 0));
        assert_eq!(order(&pieces, &Known::default()), [2, 1]);
    }

    #[test]
    fn the_right_skill_is_not_drowned() {
        let mut pieces = Vec::new();
        for person in 1..=9 {
            pieces.extend((0..12).map(|rank| piece(person, Tie::Accepted, rank)));
        }
        let known = Known { skilled: [(PersonId(42), 0)].into(), ..Known::default() };
        assert_eq!(order(&pieces, &known)[2], 42);
        // Who is among the first already stays there.
        let mut few = Known { skilled: [(PersonId(42), 9)].into(), ..Known::default() };
        assert_eq!(order(&[piece(7, Tie::Post, 3)], &few), [42, 7]);
        few.skilled.clear();
        assert_eq!(order(&[piece(7, Tie::Post, 3)], &few), [7]);
    }

    #[test]
    fn who_answers_in_the_space_comes_before_talk_and_not_before_an_accepted_answer() {
        let here = |counts: &[(i64, i64)]| Known {
            here: counts.iter().map(|(person, n)| (PersonId(*person), *n)).collect(),
            ..Known::default()
        };
        let pieces = [piece(1, Tie::Accepted, 0), piece(2, Tie::Post, 0)];
        assert_eq!(order(&pieces, &here(&[(3, 5)])), [1, 3, 2]);
        assert_eq!(order(&pieces, &here(&[(3, 20), (2, 4)])), [1, 3, 2]);
        // Ten times as many are not ten times as much.
        let two = [piece(1, Tie::Accepted, 0), piece(1, Tie::Accepted, 1)];
        assert_eq!(order(&two, &here(&[(3, 100)])), [1, 3]);
        assert_eq!(order(&[], &here(&[(3, 4), (4, 5)])), [4, 3]);
    }

    #[test]
    fn who_is_asked_already_comes_later() {
        let pieces = [piece(1, Tie::Answer, 0), piece(2, Tie::Answer, 1)];
        assert_eq!(order(&pieces, &Known::default()), [1, 2]);
        let known = Known { asked: [(PersonId(1), 1)].into(), ..Known::default() };
        assert_eq!(order(&pieces, &known), [2, 1]);
    }
}
