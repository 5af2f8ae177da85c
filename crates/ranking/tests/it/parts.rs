//! What each part says, and what it must never say.

use crate::model::dice::Dice;
use crate::random;
use ranking::{Affinities, Dial, Part, Parts, Post, Reader, UnitCount, Weights, rank};

/// A post of which nothing is known.
const PLAIN: Post<'static> = Post {
    id: 1,
    author: 1,
    unit: Some(1),
    age_hours: 0.0,
    topics: &[],
    responses: 0,
    views: 0,
    by_unit: &[],
    shown: 0,
};

fn parts(reader: &Reader, post: &Post) -> Parts {
    rank(reader, &[*post], &Weights::default(), 1)[0].parts
}

fn caring(topic: i64, interest: f64) -> Reader {
    Reader {
        unit: Some(2),
        interests: [(topic, interest)].into_iter().collect(),
        ..Reader::default()
    }
}

#[test]
fn the_parts_add_up_to_the_score_to_the_last_bit() {
    let mut dice = Dice::new(1);
    for _ in 0..500 {
        let posts = random::posts(30, &mut dice);
        for ranked in
            rank(&random::reader(&mut dice), &random::cards(&posts), &Weights::default(), 20)
        {
            let mut sum = 0.0;
            for part in Part::ALL {
                sum += ranked.parts.get(part);
            }
            assert_eq!(sum.to_bits(), (ranked.parts.score() + 0.0).to_bits());
        }
    }
}

#[test]
fn a_part_switched_off_is_zero_and_more_is_double() {
    let mut dice = Dice::new(2);
    let posts = random::posts(200, &mut dice);
    for part in Part::ALL {
        let mut reader = random::reader(&mut dice);
        let mut with = |dial| {
            reader.dials.set(part, dial);
            let all = rank(&reader, &random::cards(&posts), &Weights::default(), posts.len());
            let of = |id| all.iter().find(|r| posts[r.index].id == id).expect("all are ranked");
            (0..posts.len() as i64).map(|id| of(id).parts.get(part)).collect::<Vec<_>>()
        };
        assert!(with(Dial::Off).iter().all(|amount| *amount == 0.0), "{part:?}");
        assert!(with(Dial::Normal).iter().any(|amount| *amount != 0.0), "{part:?}");
        if part != Part::Diversity {
            let normal = with(Dial::Normal);
            let double: Vec<f64> = normal.iter().map(|amount| 2.0 * amount).collect();
            let half: Vec<f64> = normal.iter().map(|amount| 0.5 * amount).collect();
            assert_eq!(with(Dial::More), double, "{part:?}");
            assert_eq!(with(Dial::Less), half, "{part:?}");
        }
    }
}

#[test]
fn nothing_known_says_nothing() {
    let parts = parts(&Reader { unit: Some(2), ..Reader::default() }, &PLAIN);
    for (part, amount) in parts.iter() {
        assert_eq!(amount, if part == Part::Newcomer { 0.25 } else { 0.0 }, "{part:?}");
    }
    assert_eq!(parts.reasons(), [Part::Newcomer]);
}

#[test]
fn topics_add_to_one_another_and_never_past_the_whole() {
    let mut reader = caring(1, 0.5);
    reader.interests.set(2, 0.5);
    let interest = |topics: &[i64]| parts(&reader, &Post { topics, ..PLAIN }).get(Part::Interest);
    assert_eq!(interest(&[1]), 1.5);
    assert_eq!(interest(&[1, 2]), 2.25);
    assert_eq!(interest(&[1, 3]), 1.5);
    assert!(interest(&[1, 2, 3, 4, 5]) <= Weights::default().interest);
}

#[test]
fn what_is_liked_outside_its_unit_goes_out_and_what_only_colleagues_applaud_does_not() {
    let count = |unit, responses| UnitCount { unit, responses, views: 40 };
    let bridge = |unit, inside, outside| {
        let by_unit = [count(1, inside), count(2, outside)];
        let post = Post { responses: inside + outside, views: 80, ..PLAIN };
        let reader = Reader { unit, ..Reader::default() };
        parts(&reader, &Post { by_unit: &by_unit, ..post }).get(Part::Bridge)
    };
    let elsewhere = Some(3);
    assert!(bridge(elsewhere, 2, 20) > bridge(elsewhere, 11, 11));
    assert!(bridge(elsewhere, 11, 11) > bridge(elsewhere, 20, 2));
    assert!(bridge(elsewhere, 2, 20) > 0.0 && bridge(elsewhere, 20, 2) < 0.0);
    assert!(bridge(elsewhere, 11, 11).abs() < 0.05);
    assert!((bridge(Some(1), 2, 20) + 0.6).abs() < 1e-12, "the reader's own unit yields");
    assert_eq!(bridge(None, 2, 20), 0.0, "a reader of no unit");
}

#[test]
fn reasons_are_the_two_largest_that_are_worth_telling() {
    let mut reader = caring(1, 0.9);
    reader.ties.set(7, 0.5);
    let post = Post { author: 7, topics: &[1], responses: 30, views: 90, ..PLAIN };
    assert_eq!(parts(&reader, &post).reasons(), [Part::Interest, Part::Tie]);
    reader.dials.set(Part::Interest, Dial::Off);
    assert_eq!(parts(&reader, &post).reasons(), [Part::Tie, Part::Response]);
    let ignored = Post { views: 200, age_hours: 500.0, shown: 9, ..PLAIN };
    assert_eq!(parts(&Reader::default(), &ignored).reasons(), []);
}

#[test]
fn no_count_however_extreme_makes_a_score_that_is_no_number() {
    let counts = [0, 1, u32::MAX];
    let ages = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e300];
    let mut reader = caring(1, f64::INFINITY);
    reader.ties = Affinities::from_iter([(1, f64::NAN), (2, -5.0)]);
    for dial in Dial::ALL {
        for part in Part::ALL {
            reader.dials.set(part, dial);
        }
        for (responses, views, inside, shown, age_hours) in combine(&counts, &ages) {
            for unit in [1, 2] {
                let by_unit = [UnitCount { unit, responses: inside, views: inside }];
                let post = Post { responses, views, shown, age_hours, ..PLAIN };
                let post = Post { by_unit: &by_unit, unit: Some(2), topics: &[1, 1, 2], ..post };
                let score = parts(&reader, &post).score();
                assert!(score.is_finite(), "{post:?} for {reader:?}");
            }
        }
    }
}

fn combine(counts: &[u32; 3], ages: &[f64; 6]) -> Vec<(u32, u32, u32, u32, f64)> {
    let mut all = Vec::new();
    for responses in counts {
        for views in counts {
            for inside in counts {
                for shown in counts {
                    all.extend(ages.iter().map(|age| (*responses, *views, *inside, *shown, *age)));
                }
            }
        }
    }
    all
}

#[test]
fn keys_lead_back_to_parts_and_dials() {
    for part in Part::ALL {
        assert_eq!(Part::from_key(part.key()), Some(part));
    }
    for dial in Dial::ALL {
        assert_eq!(Dial::from_key(dial.key()), Some(dial));
    }
    assert_eq!(Part::from_key("mood"), None);
    assert_eq!(Dial::from_key(""), None);
}
