//! The people: units, what they care for, what the network knows of it, whom they talk with.

use super::dice::Dice;
use super::posts::unit_space;
use super::world::Settings;
use ranking::{Affinities, Dials, Reader};

/// Topics that are a unit's trade; one topic may be the trade of several units.
const TRADE: usize = 4;
/// Topics somebody cares for whatever their unit.
const PASSIONS: usize = 3;
/// The share of true interests that somebody has declared by following the topic.
const DECLARED: f64 = 0.6;

/// Somebody. Ids of people, units and topics are their places in the world's lists.
pub struct Person {
    /// The unit they work in.
    pub unit: usize,
    /// What they truly care for, 0 to 1 by topic.
    pub interests: Vec<f64>,
    /// How much they value what each of these authors writes, 0 to 1.
    pub ties: Vec<(usize, f64)>,
    /// Whether they follow the space of a topic. Everybody is in the space of their unit.
    pub follows: Vec<bool>,
    /// How often they write, compared with others.
    pub writes: f64,
    /// What the network knows of them.
    pub known: Reader,
}

/// Makes everybody.
pub fn make(settings: &Settings, dice: &mut Dice) -> Vec<Person> {
    let trades: Vec<Vec<usize>> = (0..settings.units)
        .map(|_| (0..TRADE).map(|_| dice.below(settings.topics)).collect())
        .collect();
    let units: Vec<usize> = (0..settings.people).map(|_| dice.below(settings.units)).collect();
    units.iter().map(|unit| person(*unit, &trades[*unit], &units, settings, dice)).collect()
}

fn person(
    unit: usize,
    trade: &[usize],
    units: &[usize],
    settings: &Settings,
    dice: &mut Dice,
) -> Person {
    let mut interests: Vec<f64> = (0..settings.topics).map(|_| dice.between(0.0, 0.15)).collect();
    for topic in trade {
        interests[*topic] = dice.between(0.4, 1.0);
    }
    for _ in 0..PASSIONS {
        interests[dice.below(settings.topics)] = dice.between(0.5, 1.0);
    }
    let ties = ties(unit, units, dice);
    let follows: Vec<bool> = interests
        .iter()
        .map(|interest| dice.happens(if *interest > 0.3 { DECLARED } else { 0.03 }))
        .collect();
    let declared: Affinities = (0..settings.topics)
        .filter(|topic| follows[*topic])
        .map(|topic| (topic as i64, 0.3 + 0.6 * interests[topic] + dice.around(0.15)))
        .chain([(unit_space(unit), 0.5)])
        .collect();
    let seen: Affinities = ties
        .iter()
        .map(|(author, strength)| (*author as i64, strength + dice.around(0.15)))
        .collect();
    let known = Reader {
        unit: Some(unit as i64),
        interests: declared,
        ties: seen,
        dials: Dials::default(),
    };
    // A few write most of it: a Pareto law.
    let writes = (1.0 - dice.unit()).powf(-0.7).min(50.0);
    Person { unit, interests, ties, follows, writes, known }
}

/// About ten people, two thirds of them colleagues of the unit.
fn ties(unit: usize, units: &[usize], dice: &mut Dice) -> Vec<(usize, f64)> {
    let colleagues: Vec<usize> = (0..units.len()).filter(|other| units[*other] == unit).collect();
    (0..10)
        .map(|_| {
            let near = dice.happens(0.66) && !colleagues.is_empty();
            let other = if near {
                colleagues[dice.below(colleagues.len())]
            } else {
                dice.below(units.len())
            };
            (other, dice.between(0.3, 1.0))
        })
        .collect()
}
