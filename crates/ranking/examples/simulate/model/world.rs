//! The company before anything is read, and what is truly useful to whom.

use super::dice::Dice;
use super::people::{self, Person};
use super::posts::{self, Post};

/// The size of the company.
#[derive(Clone, Debug)]
pub struct Settings {
    /// People, at least one.
    pub people: usize,
    /// Units, at least one.
    pub units: usize,
    /// Topics, at least one.
    pub topics: usize,
    /// Posts over the whole time, at least one.
    pub posts: usize,
    /// How long it lasts.
    pub days: f64,
    /// How often somebody opens the page.
    pub visits_a_day: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { people: 1000, units: 20, topics: 40, posts: 1200, days: 15.0, visits_a_day: 1.0 }
    }
}

/// Somebody opens the page.
pub struct Visit {
    /// Who.
    pub person: usize,
    /// In hours from the beginning.
    pub at: f64,
}

/// A company, the same for every method compared on it.
pub struct World {
    /// What it was made from.
    pub settings: Settings,
    /// The seed it was made from.
    pub seed: u64,
    /// Everybody.
    pub people: Vec<Person>,
    /// Oldest first.
    pub posts: Vec<Post>,
    /// Earliest first.
    pub visits: Vec<Visit>,
}

impl World {
    /// The company of this seed.
    pub fn new(settings: &Settings, seed: u64) -> Self {
        let mut dice = Dice::new(seed.wrapping_mul(0xA076_1D64_78BD_642F));
        let people = people::make(settings, &mut dice);
        let posts = posts::make(settings, &people, &mut dice);
        let number = (settings.people as f64 * settings.days * settings.visits_a_day) as usize;
        let mut visits: Vec<Visit> = (0..number)
            .map(|_| Visit {
                person: dice.below(settings.people),
                at: dice.between(0.0, settings.days * 24.0),
            })
            .collect();
        visits.sort_by(|a, b| a.at.total_cmp(&b.at));
        Self { settings: settings.clone(), seed, people, posts, visits }
    }

    /// How useful a post is to somebody at a time, 0 to 1: its quality, for whoever cares for its
    /// topics or its author, less so outside the unit it was meant for, or when it has gone stale;
    /// and taste, which nobody can know.
    pub fn usefulness(&self, person: usize, post: usize, now: f64) -> f64 {
        let (reader, written) = (&self.people[person], &self.posts[post]);
        let cares = written
            .topics
            .iter()
            .map(|topic| reader.interests[*topic as usize])
            .fold(0.0, f64::max);
        let tie = reader
            .ties
            .iter()
            .filter(|(author, _)| *author == written.author)
            .map(|(_, strength)| *strength)
            .fold(0.0, f64::max);
        let reach = if reader.unit == written.unit { 1.0 } else { written.breadth };
        let pair = self.seed ^ ((person as u64) << 32) ^ post as u64;
        let taste = Dice::new(pair).between(0.7, 1.3);
        let fresh = (-(now - written.at) / written.lasts).exp();
        (written.quality * (0.1 + 0.75 * cares + 0.15 * tie) * reach * taste * fresh).min(1.0)
    }
}
