//! The direction in which the methods differ, in a small company.

use crate::model::figures::Figures;
use crate::model::method::Method;
use crate::model::unfold::unfold;
use crate::model::world::{Settings, World};
use ranking::Weights;

#[test]
fn for_me_is_more_useful_and_bridging_reaches_across_units() {
    let world = company(200, 400);
    let figures = |method| -> Figures { unfold(&world, &method) };
    let ours = Weights::default();
    let newest = figures(Method::Newest);
    let popular = figures(Method::Popular);
    let engagement = figures(Method::Engagement);
    let unbridged = figures(Method::ForMe(Weights { bridge: 0.0, ..ours }));
    let for_me = figures(Method::ForMe(ours));

    assert!(for_me.ndcg > newest.ndcg && for_me.ndcg > popular.ndcg, "{for_me:?}\n{newest:?}");
    assert!(for_me.across > newest.across, "{for_me:?}\n{newest:?}");
    assert!(for_me.across > unbridged.across, "{for_me:?}\n{unbridged:?}");
    assert!(for_me.bait < engagement.bait, "{for_me:?}\n{engagement:?}");
    assert!(for_me.read_by_ten > popular.read_by_ten, "{for_me:?}\n{popular:?}");
}

#[test]
fn the_same_seed_gives_the_same_figures() {
    let run = || unfold(&company(60, 80), &Method::ForMe(Weights::default()));
    assert_eq!(run(), run());
}

fn company(people: usize, posts: usize) -> World {
    World::new(&Settings { people, units: 8, posts, days: 10.0, ..Settings::default() }, 1)
}
