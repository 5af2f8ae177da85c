//! A right that ends ends everywhere: random histories of rights that come and go, against a model
//! that says who may see what. After every act each page, file, call and stream gives what the model
//! says, and nothing more. On one node it is so at once; another may hear of it a moment later.

mod model;
mod world;

pub use world::Dice;

use std::panic::AssertUnwindSafe;

use self::world::World;
use futures_util::{FutureExt, StreamExt};
use testkit::TestApp;

/// Histories of the suite, fewer on PostgreSQL where each takes several times as long, and of the long
/// run.
const HISTORIES: u64 = 60;
const ON_POSTGRES: u64 = 20;
const MANY: u64 = 3_000;
/// Acts of each.
const ACTS: usize = 6;
/// Histories that are played on one network, and at the same time.
const TOGETHER: u64 = 20;
const AT_ONCE: usize = 4;

/// Plays these histories; answers how often something was given and withheld.
async fn play(nodes: &[TestApp], seeds: std::ops::RangeInclusive<u64>) -> (usize, usize) {
    let root = nodes[0].administrator("root").await;
    let played = futures_util::stream::iter(seeds).map(|seed| {
        let root = &root;
        async move {
            let (mut world, mut acts) = (World::new(nodes, root, seed).await, Vec::new());
            for _ in 0..ACTS {
                acts.push(world.choose());
                let step = AssertUnwindSafe(world.step(acts[acts.len() - 1]));
                if let Err(wrong) = step.catch_unwind().await {
                    eprintln!("history {seed}: {acts:?}");
                    std::panic::resume_unwind(wrong);
                }
            }
            (world.given, world.withheld)
        }
    });
    let counted = played.buffer_unordered(AT_ONCE);
    counted.fold((0, 0), async |sum, one| (sum.0 + one.0, sum.1 + one.1)).await
}

fn enough((given, withheld): (usize, usize), histories: u64) {
    let each = ACTS as u64 * histories;
    assert!(given as u64 > each && withheld as u64 > each, "too little: {given}, {withheld}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_happens_nothing_is_given_after_its_right_has_ended() {
    let net = [TestApp::new().await];
    let on_postgres = std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres");
    let histories = if on_postgres { ON_POSTGRES } else { HISTORIES };
    enough(play(&net, 1..=histories).await, histories);
}

/// On SQLite there is one process.
#[tokio::test(flavor = "multi_thread")]
async fn a_right_that_ends_on_one_node_ends_on_the_other() {
    let one = TestApp::new().await;
    let Some(two) = one.beside().await else { return };
    enough(play(&[one, two], 1..=ON_POSTGRES).await, ON_POSTGRES);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes"]
async fn thousands_of_histories_in_which_rights_end() {
    let mut sum = (0, 0);
    for first in (1..=MANY).step_by(TOGETHER as usize) {
        let net = [TestApp::new().await];
        let (given, withheld) = play(&net, first..=first + TOGETHER - 1).await;
        sum = (sum.0 + given, sum.1 + withheld);
        let played = first + TOGETHER - 1;
        eprintln!("{played} histories: {} times given, {} times withheld", sum.0, sum.1);
    }
    enough(sum, MANY);
}
