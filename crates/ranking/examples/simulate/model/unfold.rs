//! Visit after visit: a page is shown, some of it is looked at, opened, answered; the next pages
//! follow from that.

use super::dice::Dice;
use super::engagement::Engagement;
use super::figures::{Figures, Tally};
use super::method::{self, Method};
use super::world::World;
use ranking::UnitCount;

/// Posts on a page.
pub const PAGE: usize = 20;
/// How far back a page looks, in hours, and how many posts at most.
const WINDOW: f64 = 7.0 * 24.0;
const CANDIDATES: usize = 1500;
/// Of those who look at one place, the share who look at the next.
const GO_ON: f64 = 0.95;

/// What was seen and answered so far, by the network's account.
pub struct Seen {
    /// Reactions and replies, by post.
    pub responses: Vec<u32>,
    /// People who looked, by post.
    pub views: Vec<u32>,
    /// People who opened, by post.
    pub readers: Vec<u32>,
    units: usize,
    counts: Vec<UnitCount>,
    posts: usize,
    /// By person and post: times shown in vain, or [`OPENED`].
    shown: Vec<u8>,
    looked: Vec<bool>,
}

const OPENED: u8 = u8::MAX;

impl Seen {
    fn new(world: &World) -> Self {
        let (people, posts, units) = (world.people.len(), world.posts.len(), world.settings.units);
        let unit = |index| UnitCount { unit: (index % units) as i64, ..UnitCount::default() };
        Self {
            responses: vec![0; posts],
            views: vec![0; posts],
            readers: vec![0; posts],
            units,
            counts: (0..posts * units).map(unit).collect(),
            posts,
            shown: vec![0; people * posts],
            looked: vec![false; people * posts],
        }
    }

    /// The counts of a post, by unit.
    pub fn by_unit(&self, post: usize) -> &[UnitCount] {
        &self.counts[post * self.units..(post + 1) * self.units]
    }

    /// What the ranking is told of a post.
    pub fn card<'a>(
        &'a self,
        world: &'a World,
        person: usize,
        post: usize,
        now: f64,
    ) -> ranking::Post<'a> {
        let written = &world.posts[post];
        ranking::Post {
            id: post as i64,
            author: written.author as i64,
            unit: Some(written.unit as i64),
            age_hours: now - written.at,
            topics: &written.known_topics,
            responses: self.responses[post],
            views: self.views[post],
            by_unit: self.by_unit(post),
            shown: self.shown[person * self.posts + post].into(),
        }
    }
}

/// Lets the whole time go by, pages being ordered by this method.
pub fn unfold(world: &World, method: &Method) -> Figures {
    let mut dice = Dice::new(world.seed ^ 0x5EED);
    let mut seen = Seen::new(world);
    let mut learnt = Engagement::new();
    let mut tally = Tally::new(world);
    for (number, visit) in world.visits.iter().enumerate() {
        let (person, now) = (visit.person, visit.at);
        let end = world.posts.partition_point(|post| post.at <= now);
        let start = world.posts.partition_point(|post| post.at < now - WINDOW);
        let candidates: Vec<usize> = (start.max(end.saturating_sub(CANDIDATES))..end)
            .filter(|post| world.posts[*post].author != person)
            .filter(|post| seen.shown[person * seen.posts + post] != OPENED)
            .collect();
        let page = method::page(method, world, &seen, &learnt, (person, now), &candidates);
        tally.page(world, number, visit, &page, &candidates);
        for (place, post) in page.into_iter().enumerate() {
            if dice.happens(GO_ON.powi(place as i32)) {
                look(world, &mut seen, &mut learnt, &mut dice, (person, post), now);
            }
        }
    }
    tally.close(world, &seen)
}

/// Somebody looks at a post: perhaps they open it, and perhaps they respond.
///
/// What draws people to open is what seems useful, and bait always does; whoever opened responds to
/// what was useful, to bait, and to colleagues of their own unit out of friendship.
fn look(
    world: &World,
    seen: &mut Seen,
    learnt: &mut Engagement,
    dice: &mut Dice,
    (person, post): (usize, usize),
    now: f64,
) {
    let (reader, written) = (&world.people[person], &world.posts[post]);
    let near = reader.unit == written.unit;
    let useful = world.usefulness(person, post, now);
    let friendship = if near { 0.1 } else { 0.0 };
    let draw = if written.bait { 0.4 } else { 0.1 + 0.7 * useful };
    let opens = dice.happens(draw + friendship);
    let moved = if written.bait { 0.35 } else { 0.15 + 0.5 * useful };
    let responds = moved + 2.0 * friendship;
    let responds = dice.happens(responds) && opens;

    let features = Engagement::features(world, seen, person, post, now);
    learnt.learn(&features, responds);
    let pair = person * seen.posts + post;
    let unit = &mut seen.counts[post * seen.units + reader.unit];
    if !seen.looked[pair] {
        seen.looked[pair] = true;
        seen.views[post] += 1;
        unit.views += 1;
    }
    if responds {
        seen.responses[post] += 1;
        unit.responses += 1;
    }
    if opens {
        seen.readers[post] += 1;
        seen.shown[pair] = OPENED;
    } else {
        seen.shown[pair] = (seen.shown[pair] + 1).min(OPENED - 1);
    }
}
