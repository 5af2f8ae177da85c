//! Random posts and readers, from a seed.

use crate::model::dice::Dice;
use ranking::{Dial, Part, Post, Reader, UnitCount};

/// A post that owns its lists.
#[derive(Clone, Debug)]
pub struct Owned {
    pub id: i64,
    pub author: i64,
    pub unit: Option<i64>,
    pub age_hours: f64,
    pub topics: Vec<i64>,
    pub responses: u32,
    pub views: u32,
    pub by_unit: Vec<UnitCount>,
    pub shown: u32,
}

impl Owned {
    /// A post without topics that nobody has seen.
    pub fn new(id: i64) -> Self {
        Self {
            id,
            author: id,
            unit: Some(1),
            age_hours: 1.0,
            topics: Vec::new(),
            responses: 0,
            views: 0,
            by_unit: Vec::new(),
            shown: 0,
        }
    }

    /// From few authors, topics and units, so that they repeat, and of few ages, so that scores do.
    pub fn random(id: i64, dice: &mut Dice) -> Self {
        let by_unit: Vec<UnitCount> = (0..4)
            .map(|unit| {
                let views = dice.below(30) as u32;
                UnitCount { unit, responses: dice.below(1 + views as usize) as u32, views }
            })
            .collect();
        let first = dice.below(6) as i64;
        let topics = (0..dice.below(4) as i64).map(|step| first + step).collect();
        Self {
            id,
            author: dice.below(5) as i64,
            unit: dice.happens(0.9).then(|| dice.below(4) as i64),
            age_hours: dice.below(5) as f64 * 10.0,
            topics,
            responses: by_unit.iter().map(|count| count.responses).sum(),
            views: by_unit.iter().map(|count| count.views).sum(),
            by_unit: if dice.happens(0.8) { by_unit } else { Vec::new() },
            shown: dice.below(3) as u32,
        }
    }

    pub fn card(&self) -> Post<'_> {
        Post {
            id: self.id,
            author: self.author,
            unit: self.unit,
            age_hours: self.age_hours,
            topics: &self.topics,
            responses: self.responses,
            views: self.views,
            by_unit: &self.by_unit,
            shown: self.shown,
        }
    }
}

/// Posts as the ranking takes them.
pub fn cards(posts: &[Owned]) -> Vec<Post<'_>> {
    posts.iter().map(Owned::card).collect()
}

/// Some posts; ids follow no order.
pub fn posts(number: usize, dice: &mut Dice) -> Vec<Owned> {
    let mut posts: Vec<Owned> = (0..number as i64).map(|id| Owned::random(id, dice)).collect();
    shuffle(&mut posts, dice);
    posts
}

/// A reader who may have touched any switch.
pub fn reader(dice: &mut Dice) -> Reader {
    let mut reader = Reader {
        unit: dice.happens(0.9).then(|| dice.below(4) as i64),
        interests: (0..8).map(|topic| (topic, dice.between(-0.2, 1.2))).collect(),
        ties: (0..3).map(|author| (author, dice.unit())).collect(),
        ..Reader::default()
    };
    for part in Part::ALL {
        if dice.happens(0.3) {
            reader.dials.set(part, Dial::ALL[dice.below(4)]);
        }
    }
    reader
}

/// Every order is as likely.
pub fn shuffle<T>(items: &mut [T], dice: &mut Dice) {
    for last in (1..items.len()).rev() {
        items.swap(last, dice.below(last + 1));
    }
}
