//! On random histories every list is the same by the engine and by the plain queries: which posts,
//! in which order, where the next page begins, and what each card shows.

use std::collections::HashMap;
use std::sync::Arc;

use feed::Engine;
use feed::lists::{self, List};
use kernel::log::{CaughtUp, Follower};
use kernel::{Cursor, Lang, Slice, Time, Viewer};
use posts::{AuthorizedPost, TopicId};
use testkit::TestApp;
use ui::{Ctx, Locale};

use crate::history::{History, TOPICS};
use crate::pages::{compare_front, compare_post};

pub(crate) fn request(test: &TestApp, viewer: &Viewer) -> Ctx {
    Ctx {
        l: Locale::new(Lang::Fr),
        viewer: Some(viewer.clone()),
        csrf: String::new(),
        fragment: false,
        path: "/".into(),
        now: test.app.clock().now(),
        caught_up: CaughtUp(true),
        typed: Default::default(),
    }
}

fn told(page: &Slice<AuthorizedPost>, viewer: &Viewer) -> Vec<String> {
    let cards =
        page.items.iter().map(|shown| format!("{:?}", shown.card(viewer.id, Time::default())));
    cards.chain([format!("next {:?}", page.next)]).collect()
}

/// Compares one page of one list for one viewer.
pub(crate) async fn compare(
    test: &TestApp,
    engine: &Engine,
    viewer: &Viewer,
    list: List,
    cursor: Cursor,
) -> Option<i64> {
    let fast = engine.page(&request(test, viewer), list, cursor).await.expect("a page");
    let asked = viewer.clone();
    let slow = test.app.db.read(move |tx| lists::shown(tx, &asked, list, cursor)).await;
    let slow = slow.expect("the same page");
    assert_eq!(told(&fast, viewer), told(&slow, viewer), "{list:?} of {}", viewer.handle);
    compare_html(&request(test, viewer), &fast, &slow);
    slow.next
}

/// Compares cards shared by those who are shown the same with cards rendered for this viewer alone.
fn compare_html(cx: &Ctx, shared: &Slice<AuthorizedPost>, own: &Slice<AuthorizedPost>) {
    let viewer = cx.viewer().expect("a viewer");
    for (shared, own) in shared.items.iter().zip(&own.items) {
        let mut html = String::new();
        posts::cached_html::write(cx, shared, &mut html).expect("a card");
        let card = own.card(viewer.id, cx.now);
        let fresh = posts::fragments::render_card(cx, &card).expect("the same card");
        assert_eq!(html, fresh, "a card of {}", viewer.handle);
    }
}

/// Compares how much is unread, by space.
async fn compare_unread(test: &TestApp, engine: &Engine, viewer: &Viewer) {
    let fast = engine.unread(&request(test, viewer)).await.expect("counts");
    let asked = viewer.clone();
    let slow = test.app.db.read(move |tx| posts::reading::unread(tx, &asked)).await;
    let slow: HashMap<_, _> = slow.expect("the same counts").into_iter().collect();
    assert_eq!(**fast.counts(), slow, "unread of {}", viewer.handle);
}

async fn topics(test: &TestApp) -> Vec<TopicId> {
    let keys = TOPICS.map(text::fold);
    let read = test.app.db.read(move |tx| {
        let found = keys.iter().map(|key| posts::topics::find(tx, key));
        let found: kernel::Result<Vec<_>> = found.collect();
        Ok(found?.into_iter().flatten().map(|topic| topic.id).collect())
    });
    read.await.expect("the topics")
}

async fn check(history: &mut History, engine: &Engine) {
    let topics = topics(&history.test).await;
    let count = history.people.len();
    let n = history.chance().below(count);
    let viewer = history.people[n].viewer();
    compare_unread(&history.test, engine, &viewer).await;
    let author = history.people[(n + 1) % history.people.len()].id();
    let space = {
        let spaces = history.spaces.clone();
        *history.chance().one(&spaces)
    };
    let slug =
        history.slugs[history.spaces.iter().position(|id| *id == space).unwrap_or(0)].clone();
    compare_front(&history.test, engine, &viewer, &slug).await;
    if let Some(post) = history.post() {
        compare_post(&history.test, &history.people[n], &post).await;
    }
    let mut wanted = vec![List::Home, List::Space(space), List::Person(author)];
    wanted.extend(topics.first().copied().map(List::Topic));
    for list in wanted {
        let limit = 1 + history.chance().below(7) as i64;
        let mut before = i64::MAX;
        // Page after page to the end: each begins where the last one ended.
        while let Some(next) =
            compare(&history.test, engine, &viewer, list, Cursor { before, limit }).await
        {
            before = next;
        }
    }
}

async fn play(seed: u64, steps: usize) {
    let mut history = History::begin(seed).await;
    let (mut engine, mut follower) = (history.test.network.engine.clone(), None::<Follower>);
    for step in 0..steps {
        history.step().await;
        if step % 97 == 96 {
            // A restart: another engine that knows nothing, beside the one that serves.
            engine = Engine::new(history.test.app.db.clone());
            let known = Arc::new(engine.clone());
            let started = Follower::start(history.test.app.db.clone(), vec![known]).await;
            follower = Some(started.expect("a follower"));
        }
        match &follower {
            Some(follower) => {
                assert_eq!(
                    follower.reach(Default::default()).await.expect("the log"),
                    CaughtUp(true)
                );
            }
            // Any request brings the engine that serves into step.
            None => drop(history.people[0].api("GET", "/me", None).await.expect(200)),
        }
        check(&mut history, &engine).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_lists_are_those_of_the_plain_queries() {
    // A history on PostgreSQL takes ten times as long.
    let on_postgres = std::env::var("PARVIS_TEST_DB").is_ok_and(|name| name == "postgres");
    let (seeds, steps) = if on_postgres { (2, 100) } else { (4, 300) };
    for seed in 1..=seeds {
        play(seed, steps).await;
    }
}

/// Thousands of steps: for a night, or before a release.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes"]
async fn the_lists_are_those_of_the_plain_queries_for_long() {
    for seed in 100..=115 {
        play(seed, 1_000).await;
    }
}
