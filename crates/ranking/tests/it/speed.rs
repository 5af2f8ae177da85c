//! The time a page takes, which `cargo test --release -p ranking speed -- --ignored --nocapture`
//! tells.

use crate::model::dice::Dice;
use crate::random;
use ranking::{Weights, catch_up, rank};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The median over many runs.
fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..501)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

#[test]
#[ignore = "a time, which only a release build and a quiet machine can tell"]
fn fifteen_hundred_candidates_take_under_200_microseconds() {
    let mut dice = Dice::new(13);
    let mut posts = random::posts(1500, &mut dice);
    for post in &mut posts {
        post.author = dice.below(300) as i64;
        post.age_hours = dice.between(0.0, 168.0);
        post.topics = (0..dice.below(4)).map(|_| dice.below(60) as i64).collect();
    }
    let cards = random::cards(&posts);
    let mut reader = random::reader(&mut dice);
    reader.interests = (0..40).map(|topic| (topic, dice.unit())).collect();
    reader.ties = (0..100).map(|author| (author, dice.unit())).collect();
    let weights = Weights::default();
    let page = median(|| {
        black_box(rank(&reader, black_box(&cards), &weights, 20));
    });
    let away = median(|| {
        black_box(catch_up(&reader, black_box(&cards), &weights, 7));
    });
    println!("20 of 1,500: {page:?}; catch-up: {away:?}");
    assert!(page < Duration::from_micros(200), "{page:?}");
    assert!(away < Duration::from_micros(200), "{away:?}");
}
