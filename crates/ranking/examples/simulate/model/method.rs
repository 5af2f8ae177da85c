//! The methods compared: each gives the order of a page.

use super::engagement::Engagement;
use super::unfold::{PAGE, Seen};
use super::world::World;
use ranking::{Weights, rank};

/// How a page is ordered.
#[derive(Clone, Debug)]
pub enum Method {
    /// The spaces and people one follows first, and strictly by time.
    Newest,
    /// What drew most responses for its age, the same for everybody.
    Popular,
    /// What this reader will most likely react to.
    Engagement,
    /// *For me*, with these weights.
    ForMe(Weights),
}

/// The indexes of the first posts among candidates, for somebody at a time.
pub fn page(
    method: &Method,
    world: &World,
    seen: &Seen,
    learnt: &Engagement,
    (person, now): (usize, f64),
    candidates: &[usize],
) -> Vec<usize> {
    match method {
        Method::Newest => best(candidates, |post| {
            // One followed comes before all that are not; then by time.
            f64::from(u8::from(followed(world, person, post))) * 1e6 + world.posts[post].at
        }),
        // The formula Hacker News published: votes against a power of age.
        Method::Popular => best(candidates, |post| {
            (f64::from(seen.responses[post]) + 1.0) / (now - world.posts[post].at + 2.0).powf(1.8)
        }),
        Method::Engagement => best(candidates, |post| {
            learnt.promise(&Engagement::features(world, seen, person, post, now))
        }),
        Method::ForMe(weights) => {
            let posts: Vec<ranking::Post> =
                candidates.iter().map(|post| seen.card(world, person, *post, now)).collect();
            rank(&world.people[person].known, &posts, weights, PAGE)
                .into_iter()
                .map(|ranked| candidates[ranked.index])
                .collect()
        }
    }
}

fn followed(world: &World, person: usize, post: usize) -> bool {
    let (reader, written) = (&world.people[person], &world.posts[post]);
    let space = written.space.map_or(written.unit == reader.unit, |topic| reader.follows[topic]);
    space || reader.ties.iter().any(|(author, _)| *author == written.author)
}

/// The candidates with the greatest values, greatest first.
fn best(candidates: &[usize], value: impl Fn(usize) -> f64) -> Vec<usize> {
    let mut valued: Vec<(f64, usize)> =
        candidates.iter().map(|post| (value(*post), *post)).collect();
    let order = |a: &(f64, usize), b: &(f64, usize)| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1));
    if valued.len() > PAGE {
        valued.select_nth_unstable_by(PAGE, order);
        valued.truncate(PAGE);
    }
    valued.sort_unstable_by(order);
    valued.into_iter().map(|(_, post)| post).collect()
}
