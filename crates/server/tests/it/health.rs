//! The health of a space: who sees it, what its figures are, and that it names nobody.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Clock, SpaceId, Time};
use serde_json::{Value, json};
use spaces::{Access, Kind, Standing};
use testkit::{Chance, Client, TestApp};

const DAY: i64 = 86_400;

async fn figures(who: &Client, slug: &str) -> BTreeMap<String, (String, Value, Value)> {
    let path = format!("/spaces/{slug}/health");
    let health = who.api("GET", &path, None).await.expect(200).json();
    let figures = health["figures"].as_array().expect("figures").iter().map(|figure| {
        let word = |name: &str| figure[name].as_str().expect("a word").to_owned();
        (word("cause"), (word("state"), figure["count"].clone(), figure["of"].clone()))
    });
    figures.collect()
}

fn said(state: &str, count: i64, of: i64) -> (String, Value, Value) {
    (state.to_owned(), json!(count), json!(of))
}

fn unknown() -> (String, Value, Value) {
    ("unknown".to_owned(), Value::Null, Value::Null)
}

/// A network at an hour of its own, with a space that Ana manages and so many members beside her.
async fn room(members: usize) -> (TestApp, Clock, Client, Vec<Client>, SpaceId) {
    let at: Time = serde_json::from_value("2026-06-10T10:00:00Z".into()).unwrap();
    let clock = Clock::standing_at(at);
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ana = net.member("ana").await;
    let space = net.space(&ana, "room", Access::Open).await;
    let mut people = Vec::new();
    for n in 0..members {
        let one = net.member(&format!("one{n}")).await;
        net.join(space, &one).await;
        people.push(one);
    }
    (net, clock, ana, people, space)
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_alone_see_the_health_of_their_space() {
    for (access, kind) in [
        (Access::Open, Kind::External),
        (Access::Closed, Kind::External),
        (Access::Secret, Kind::Project),
    ] {
        let net = TestApp::new().await;
        let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
        let (ben, out) = (net.member("ben").await, net.member("out").await);
        let space = net.space_of(&ana, "room", access, kind).await;
        let (gil, runs) = (net.guest("gil").await, net.guest("runs").await);
        for one in [&ben, &gil] {
            net.join(space, one).await;
        }
        let id = runs.id();
        let put = net.app.db.write(move |tx| spaces::add(tx, space, id, Standing::Animator));
        put.await.expect("a guest who manages it");
        ana.get("/spaces/room/health").await.expect(200);
        ana.api("GET", "/spaces/room/health", None).await.expect(200);
        assert!(ana.get("/spaces/room").await.text.contains("/spaces/room/health"));
        let missing = ben.api("GET", "/spaces/nowhere/health", None).await.expect(404).json();
        for who in [&boss, &ben, &out, &gil, &runs] {
            who.get("/spaces/room/health").await.expect(404);
            let refused = who.api("GET", "/spaces/room/health", None).await.expect(404);
            assert_eq!(refused.json()["detail"], missing["detail"]);
        }
        net.nobody().api("GET", "/spaces/room/health", None).await.expect(401);
        assert!(!ben.get("/spaces/room").await.text.contains("/health"));
    }
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    ana.api("GET", "/spaces/@ana/health", None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn few_people_are_told_nothing_of() {
    let (net, clock, ana, people, space) = room(3).await;
    for who in people.iter().chain([&ana]) {
        let id = who.publish("room", "Something").await;
        ana.comment(&id, "Well").await;
    }
    clock.advance(3 * DAY);
    let of_four = figures(&ana, "room").await;
    for cause in ["newcomers", "unanswered", "rhythm", "writers"] {
        assert_eq!(of_four[cause], unknown(), "{cause}");
    }
    assert_eq!(of_four["size"], said("good", 4, 150));
    assert_eq!(of_four["dormancy"], said("good", 3, 60));
    let page = ana.get("/spaces/room/health").await.expect(200).text;
    assert_eq!(page.matches("Too few people to say.").count(), 4, "{page}");

    // Of five members it says who writes; that only four did is no secret of theirs.
    net.join(space, &net.member("eve").await).await;
    let of_five = figures(&ana, "room").await;
    assert_eq!(of_five["writers"], said("good", 4, 5));
    assert_eq!(of_five["newcomers"], unknown());
}

#[tokio::test(flavor = "multi_thread")]
async fn causes_are_told_with_what_to_do_and_nobody_is_named() {
    let (_net, clock, ana, people, _) = room(6).await;
    // Six first posts, four of them questions; two are answered, one by its own author alone.
    let mut posts = Vec::new();
    for (n, who) in people.iter().enumerate() {
        let kind = if n < 5 { "question" } else { "message" };
        let new = json!({ "space": "room", "kind": kind, "title": "Why", "body": "Why?" });
        let new = if kind == "message" { json!({ "space": "room", "body": "Hello" }) } else { new };
        let post = who.api("POST", "/posts", Some(new)).await.expect(201).json();
        posts.push(post["id"].as_str().unwrap().to_owned());
        clock.advance(3_600);
    }
    ana.comment(&posts[0], "Because").await;
    people[1].comment(&posts[1], "Anybody?").await;
    ana.api("PUT", &format!("/posts/{}/reactions/heart", posts[2]), None).await.expect(204);
    clock.advance(3 * DAY);
    ana.comment(&posts[3], "Late").await;
    let now = figures(&ana, "room").await;
    assert_eq!(now["newcomers"], said("attention", 2, 6));
    assert_eq!(now["unanswered"], said("attention", 3, 5));
    assert_eq!(now["writers"], said("good", 7, 7));
    assert_eq!(now["rhythm"], said("good", 6, 0));
    let page = ana.get("/spaces/room/health").await.expect(200).text;
    let main = page.split_once("<main").expect("a main part").1;
    let main = main.split_once("</main>").expect("its end").0;
    for words in [
        "2 of 6 people who posted here for the first time",
        "href=\"/spaces/room/prompts\"",
        "3 of 5 questions older than 2 days have no answer",
        "href=\"/search?q=in%3Aroom%20is%3Aunanswered\"",
    ] {
        assert!(main.contains(words), "{words}: {main}");
    }
    assert!(
        !main.contains("/people/") && !main.contains("One0") && !main.contains("One1"),
        "{main}"
    );
    assert!(ana.get("/search?q=in%3Aroom%20is%3Aunanswered").await.status == 200);

    clock.advance(31 * DAY);
    let later = figures(&ana, "room").await;
    assert_eq!(later["dormancy"], said("attention", 34, 60));
    assert_eq!(later["writers"], said("attention", 0, 7));
    assert_eq!(later["rhythm"], said("attention", 0, 6));
    assert_eq!(later["unanswered"], unknown());
}

/// Posts and comments of a random history, and what is counted of them by hand.
#[tokio::test(flavor = "multi_thread")]
async fn figures_are_what_is_counted_by_hand() {
    for seed in 1..=6 {
        let (_net, clock, ana, people, _) = room(7).await;
        let mut chance = Chance::new(seed);
        // When, who, whether it is a question; then comments by post.
        let mut posts: Vec<(i64, usize, bool, String)> = Vec::new();
        let mut comments: Vec<(i64, usize, usize)> = Vec::new();
        let mut hour = 0;
        for _ in 0..40 {
            let pass = chance.below(60) as i64;
            clock.advance(pass * 3_600);
            hour += pass;
            let who = chance.below(people.len());
            if posts.is_empty() || chance.below(2) == 0 {
                let asks = chance.below(2) == 0;
                let new = match asks {
                    true => {
                        json!({ "space": "room", "kind": "question", "title": "A", "body": "?" })
                    }
                    false => json!({ "space": "room", "body": "Said" }),
                };
                let made = people[who].api("POST", "/posts", Some(new)).await.expect(201).json();
                posts.push((hour, who, asks, made["id"].as_str().unwrap().to_owned()));
            } else {
                let post = posts.len() - 1 - chance.below(posts.len().min(4));
                people[who].comment(&posts[post].3, "Well").await;
                comments.push((hour, who, post));
            }
        }
        let days = |at: i64| (hour - at) as f64 / 24.0;
        let by_another = |n: usize, within: i64| {
            comments.iter().any(|(at, who, post)| {
                *post == n && *who != posts[n].1 && at - posts[n].0 <= within
            })
        };
        let first = |who: usize| posts.iter().position(|post| post.1 == who);
        let firsts: Vec<usize> = (0..people.len())
            .filter_map(first)
            .filter(|n| days(posts[*n].0) <= 90.0 && days(posts[*n].0) > 2.0)
            .collect();
        let welcomed = firsts.iter().filter(|n| by_another(**n, 48)).count();
        let questions: Vec<usize> = (0..posts.len())
            .filter(|n| posts[*n].2 && days(posts[*n].0) <= 30.0 && days(posts[*n].0) > 2.0)
            .collect();
        let askers: BTreeSet<usize> = questions.iter().map(|n| posts[*n].1).collect();
        let waiting = questions.iter().filter(|n| !by_another(**n, i64::MAX / 4)).count();
        let writers: BTreeSet<usize> = posts
            .iter()
            .map(|(at, who, ..)| (*at, *who))
            .chain(comments.iter().map(|(at, who, _)| (*at, *who)))
            .filter(|(at, _)| days(*at) <= 30.0)
            .map(|(_, who)| who)
            .collect();
        let lately = posts.iter().filter(|post| days(post.0) <= 30.0).count();
        let both: Vec<usize> =
            posts.iter().filter(|post| days(post.0) <= 60.0).map(|post| post.1).collect();
        let authors = both.iter().collect::<BTreeSet<_>>().len();
        let counted = |count: usize, of: usize, people: usize| match people < 5 {
            true => (Value::Null, Value::Null),
            false => (json!(count), json!(of)),
        };
        let now = figures(&ana, "room").await;
        let told = |cause: &str| (now[cause].1.clone(), now[cause].2.clone());
        let expected = counted(welcomed, firsts.len(), firsts.len());
        assert_eq!(told("newcomers"), expected, "{seed}: newcomers");
        let expected = counted(waiting, questions.len(), askers.len());
        assert_eq!(told("unanswered"), expected, "{seed}: unanswered");
        assert_eq!(told("writers"), counted(writers.len(), 8, 8), "{seed}: writers");
        assert_eq!(told("rhythm"), counted(lately, both.len() - lately, authors), "{seed}: rhythm");
        let last = posts.last().expect("posts").0;
        assert_eq!(told("dormancy"), (json!((hour - last) / 24), json!(60)), "{seed}: dormancy");
    }
}
