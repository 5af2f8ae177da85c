//! Catch-up against the best choice there is.

use crate::model::dice::Dice;
use crate::random::{self, Owned};
use ranking::{Part, Post, Reader, Weights, catch_up, rank};
use std::collections::HashMap;

/// What a choice covers, by the definition.
fn coverage(reader: &Reader, posts: &[Post], chosen: &[usize]) -> f64 {
    // By topic, or by author for posts without: the weight, and what is not covered yet.
    let mut subjects: HashMap<(bool, i64), (f64, f64)> = HashMap::new();
    for index in chosen {
        let post = &posts[*index];
        let parts = rank(reader, &[*post], &Weights::default(), 1)[0].parts;
        let told = [Part::Interest, Part::Tie, Part::Response, Part::Fatigue];
        let sum: f64 = told.into_iter().map(|part| parts.get(part)).sum();
        let relevance = 1.0 - (-sum.max(0.0)).exp();
        if post.topics.is_empty() {
            let weight = 0.1 + reader.ties.get(post.author);
            subjects.entry((false, post.author)).or_insert((weight, 1.0)).1 *= 1.0 - relevance;
        }
        for topic in post.topics {
            let weight = 0.1 + reader.interests.get(*topic);
            let share = relevance / post.topics.len() as f64;
            subjects.entry((true, *topic)).or_insert((weight, 1.0)).1 *= 1.0 - share;
        }
    }
    subjects.values().map(|(weight, left)| weight * (1.0 - left)).sum()
}

#[test]
fn it_is_near_the_best_choice() {
    let mut dice = Dice::new(10);
    let mut found = 0;
    for case in 0..400 {
        let posts = random::posts(10, &mut dice);
        let cards = random::cards(&posts);
        let reader = random::reader(&mut dice);
        let chosen = catch_up(&reader, &cards, &Weights::default(), 3);
        let reached = coverage(&reader, &cards, &chosen);
        let mut best: f64 = 0.0;
        for a in 0..10 {
            for b in 0..a {
                for c in 0..b {
                    best = best.max(coverage(&reader, &cards, &[a, b, c]));
                }
            }
        }
        assert!(reached >= (1.0 - (-1f64).exp()) * best - 1e-9, "case {case}: {reached} of {best}");
        found += usize::from(reached > 0.999 * best);
    }
    assert!(found > 300, "the best choice only {found} times of 400");
}

#[test]
fn each_step_takes_the_greatest_gain() {
    let mut dice = Dice::new(11);
    for case in 0..500 {
        let posts = random::posts(15, &mut dice);
        let cards = random::cards(&posts);
        let reader = random::reader(&mut dice);
        let chosen = catch_up(&reader, &cards, &Weights::default(), 7);
        for step in 0..chosen.len() {
            let with = |index: usize| {
                let tried = [&chosen[..step], &[index]].concat();
                coverage(&reader, &cards, &tried)
            };
            let best = (0..cards.len())
                .filter(|index| !chosen[..step].contains(index))
                .map(with)
                .fold(0.0, f64::max);
            assert!(with(chosen[step]) >= best - 1e-9, "case {case}, step {step}");
        }
    }
}

/// Seven posts on the first topic, one on each of three others, all of which the reader cares for.
fn four_topics() -> (Reader, Vec<Owned>) {
    let reader = Reader {
        interests: [(1, 1.0), (2, 0.5), (3, 0.5), (4, 0.5)].into_iter().collect(),
        ..Reader::default()
    };
    let mut posts: Vec<Owned> = (0..10).map(Owned::new).collect();
    for (post, topic) in posts.iter_mut().zip([1, 1, 1, 1, 1, 1, 1, 2, 3, 4]) {
        post.topics = vec![topic];
    }
    (reader, posts)
}

#[test]
fn every_subject_is_told_before_one_is_told_again() {
    let (reader, posts) = four_topics();
    let chosen = catch_up(&reader, &random::cards(&posts), &Weights::default(), 4);
    let mut topics: Vec<i64> = chosen.iter().map(|index| posts[*index].topics[0]).collect();
    assert_eq!(topics[0], 1, "what matters most comes first");
    topics.sort_unstable();
    assert_eq!(topics, [1, 2, 3, 4]);
}

#[test]
fn the_time_of_writing_does_not_count() {
    let (reader, mut posts) = four_topics();
    let before = catch_up(&reader, &random::cards(&posts), &Weights::default(), 7);
    posts[8].age_hours = 21.0 * 24.0;
    assert_eq!(catch_up(&reader, &random::cards(&posts), &Weights::default(), 7), before);
}

#[test]
fn piling_up_topics_gains_nothing() {
    let (reader, mut posts) = four_topics();
    posts[9].topics = (4..30).collect();
    let chosen = catch_up(&reader, &random::cards(&posts), &Weights::default(), 3);
    assert!(!chosen.contains(&9));
}

#[test]
fn what_matters_to_nobody_is_left_out_and_order_changes_nothing() {
    let mut ignored = Owned::new(1);
    ignored.views = 500;
    assert!(catch_up(&Reader::default(), &[ignored.card()], &Weights::default(), 7).is_empty());

    let mut dice = Dice::new(12);
    let mut posts = random::posts(50, &mut dice);
    let reader = random::reader(&mut dice);
    let ids = |posts: &[Owned]| -> Vec<i64> {
        let chosen = catch_up(&reader, &random::cards(posts), &Weights::default(), 7);
        chosen.into_iter().map(|index| posts[index].id).collect()
    };
    let before = ids(&posts);
    random::shuffle(&mut posts, &mut dice);
    assert_eq!(ids(&posts), before);
}
