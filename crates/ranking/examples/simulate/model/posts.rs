//! The posts: who writes about what, how good it is, for whom it is meant.

use super::dice::Dice;
use super::people::Person;
use super::world::Settings;

/// The share of posts that draw clicks and reactions beyond their use.
const BAIT: f64 = 0.15;
/// The share of posts that mean little outside the author's unit: rotas, printers, farewells.
const LOCAL: f64 = 0.5;

/// The share of posts that are news, and how long the use of news and of the rest lasts, in hours.
const NEWS: f64 = 0.5;
const NEWS_LAST: f64 = 60.0;
const REST_LASTS: f64 = 360.0;

/// The id of a unit's space, which is no topic's.
pub fn unit_space(unit: usize) -> i64 {
    -1 - unit as i64
}

/// A post. Its id is its place in time.
pub struct Post {
    /// Who wrote it.
    pub author: usize,
    /// The author's unit.
    pub unit: usize,
    /// The topic in whose space it stands; otherwise it stands in the unit's.
    pub space: Option<usize>,
    /// One or two, and the space where it is the unit's, as [`Post::topics`](ranking::Post::topics)
    /// allows.
    pub known_topics: Vec<i64>,
    /// One or two.
    pub topics: Vec<i64>,
    /// How good it is, 0 to 1.
    pub quality: f64,
    /// What of its use is left for somebody of another unit, 0 to 1.
    pub breadth: f64,
    /// Whether it draws clicks beyond its use.
    pub bait: bool,
    /// The time in which its use falls to 1/e, in hours: news pass, knowledge stays.
    pub lasts: f64,
    /// When it was published, in hours from the beginning.
    pub at: f64,
}

/// Makes all posts, oldest first.
pub fn make(settings: &Settings, people: &[Person], dice: &mut Dice) -> Vec<Post> {
    let mut times: Vec<f64> =
        (0..settings.posts).map(|_| dice.between(0.0, settings.days * 24.0)).collect();
    times.sort_by(f64::total_cmp);
    let mut sums = Vec::with_capacity(people.len());
    let mut sum = 0.0;
    for person in people {
        sum += person.writes;
        sums.push(sum);
    }
    let mut write = |at| {
        let throw = dice.between(0.0, sum);
        let author = sums.partition_point(|upto| *upto <= throw).min(people.len() - 1);
        post(at, author, &people[author], dice)
    };
    times.into_iter().map(&mut write).collect()
}

fn post(at: f64, author: usize, person: &Person, dice: &mut Dice) -> Post {
    let mut topics = vec![topic(person, dice) as i64];
    let second = topic(person, dice) as i64;
    if dice.happens(0.4) && second != topics[0] {
        topics.push(second);
    }
    let bait = dice.happens(BAIT);
    // Mostly good, seldom bad.
    let good = 1.0 - dice.unit() * dice.unit();
    let quality = if bait { 0.3 * good * dice.unit() } else { good * dice.between(0.4, 1.0) };
    let local = dice.happens(LOCAL);
    let breadth = if local { dice.between(0.05, 0.35) } else { dice.between(0.7, 1.0) };
    let space = dice.happens(if local { 0.25 } else { 0.65 }).then(|| topics[0] as usize);
    let mut known_topics = topics.clone();
    if space.is_none() {
        known_topics.push(unit_space(person.unit));
    }
    let lasts = if dice.happens(NEWS) { NEWS_LAST } else { REST_LASTS };
    Post {
        author,
        unit: person.unit,
        space,
        known_topics,
        topics,
        quality,
        breadth,
        bait,
        lasts,
        at,
    }
}

/// One of the author's topics, more often one they care for more.
fn topic(person: &Person, dice: &mut Dice) -> usize {
    loop {
        let topic = dice.below(person.interests.len());
        if dice.happens(person.interests[topic].powi(2)) {
            return topic;
        }
    }
}
