//! The order of a page.

use crate::model::dice::Dice;
use crate::random::{self, Owned};
use ranking::{Part, Parts, Post, Reader, Weights, rank};

fn ids(reader: &Reader, posts: &[Owned], count: usize) -> Vec<i64> {
    let ranked = rank(reader, &random::cards(posts), &Weights::default(), count);
    ranked.into_iter().map(|ranked| posts[ranked.index].id).collect()
}

fn place(reader: &Reader, posts: &[Owned], id: i64) -> usize {
    ids(reader, posts, posts.len()).iter().position(|other| *other == id).expect("all are ranked")
}

/// Every place by looking at every post left: what `rank` must equal.
fn obvious(reader: &Reader, posts: &[Post], weights: &Weights, count: usize) -> Vec<usize> {
    let alone: Vec<Parts> =
        posts.iter().map(|post| rank(reader, &[*post], weights, 1)[0].parts).collect();
    let mut list: Vec<usize> = Vec::new();
    while list.len() < count.min(posts.len()) {
        let score = |index: usize| {
            let post = &posts[index];
            let same_author = list.iter().filter(|above| posts[**above].author == post.author);
            let same_topics = list.iter().map(|above| {
                let shared = post.topics.iter().filter(|t| posts[*above].topics.contains(t));
                shared.count() as f64
            });
            let repeats = weights.same_author * same_author.count() as f64
                + weights.same_topic * same_topics.sum::<f64>();
            let diversity = -reader.dials.get(Part::Diversity).factor() * repeats;
            let amount = |(part, amount)| if part == Part::Diversity { diversity } else { amount };
            alone[index].iter().map(amount).sum::<f64>()
        };
        let left = (0..posts.len()).filter(|index| !list.contains(index));
        let best = left
            .max_by(|a, b| score(*a).total_cmp(&score(*b)).then(posts[*a].id.cmp(&posts[*b].id)));
        list.extend(best);
    }
    list
}

#[test]
fn the_lazy_page_is_the_obvious_one() {
    let mut dice = Dice::new(3);
    for case in 0..3000 {
        let number = dice.below(25);
        let posts = random::posts(number, &mut dice);
        let cards = random::cards(&posts);
        let reader = random::reader(&mut dice);
        let weights =
            Weights { same_author: dice.unit(), same_topic: dice.unit(), ..Weights::default() };
        let count = dice.below(30);
        let page: Vec<usize> =
            rank(&reader, &cards, &weights, count).into_iter().map(|ranked| ranked.index).collect();
        assert_eq!(page, obvious(&reader, &cards, &weights, count), "case {case}");
    }
}

#[test]
fn the_order_posts_come_in_changes_nothing() {
    let mut dice = Dice::new(4);
    for _ in 0..300 {
        let mut posts = random::posts(60, &mut dice);
        let reader = random::reader(&mut dice);
        let before = ids(&reader, &posts, 20);
        random::shuffle(&mut posts, &mut dice);
        assert_eq!(ids(&reader, &posts, 20), before);
    }
}

#[test]
fn a_longer_list_begins_with_the_shorter() {
    let mut dice = Dice::new(5);
    let posts = random::posts(100, &mut dice);
    let reader = random::reader(&mut dice);
    let both = ids(&reader, &posts, 40);
    assert_eq!(both.len(), 40);
    assert_eq!(both[..20], ids(&reader, &posts, 20));
    assert_eq!(ids(&reader, &posts, 1000).len(), 100);
}

#[test]
fn equal_scores_go_to_the_newer_id() {
    let posts: Vec<Owned> = [2, 5, 3].into_iter().map(Owned::new).collect();
    assert_eq!(ids(&Reader::default(), &posts, 3), [5, 3, 2]);
}

/// Changes one post or its reader, and says whether the post may rise or fall by it.
fn moves(seed: u64, better: bool, change: impl Fn(&mut Reader, &mut Owned)) {
    let mut dice = Dice::new(seed);
    let mut moved = 0;
    for _ in 0..300 {
        let mut posts = random::posts(40, &mut dice);
        // A topic of its own, so that the reader's interest in it is about this post alone.
        posts[7].topics = vec![99];
        // Of no unit, so that more responses are not also responses from outside.
        posts[7].unit = None;
        let mut reader = random::reader(&mut dice);
        reader.interests.set(99, 0.3);
        let before = place(&reader, &posts, posts[7].id);
        change(&mut reader, &mut posts[7]);
        let after = place(&reader, &posts, posts[7].id);
        assert!(if better { after <= before } else { after >= before });
        moved += usize::from(after != before);
    }
    assert!(moved > 30, "it hardly ever moved: {moved} times of 300");
}

#[test]
fn more_interest_never_ranks_lower() {
    moves(6, true, |reader, _| reader.interests.set(99, 0.9));
}

#[test]
fn older_never_ranks_higher() {
    moves(7, false, |_, post| post.age_hours += 100.0);
}

#[test]
fn shown_in_vain_never_ranks_higher() {
    moves(8, false, |_, post| post.shown += 2);
}

#[test]
fn more_responses_never_rank_lower() {
    moves(9, true, |_, post| post.responses += 20);
}

#[test]
fn one_author_does_not_fill_the_page() {
    let mut posts: Vec<Owned> = (0..6).map(Owned::new).collect();
    for post in &mut posts[1..] {
        post.author = 100;
    }
    // The other author's post is a little behind each of the five.
    posts[0].age_hours += 20.0;
    assert_eq!(place(&Reader::default(), &posts, 0), 1);
    let mut careless = Reader::default();
    careless.dials.set(Part::Diversity, ranking::Dial::Off);
    assert_eq!(place(&careless, &posts, 0), 5);
}
