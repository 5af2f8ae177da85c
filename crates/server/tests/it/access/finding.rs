//! What a search finds, counts and offers is what may be read: every role in every place, on every surface.

use serde_json::json;

use super::world::{Place, ROLES, TOPIC, WORDS, World};

/// Each surface, and whether it tells `role` of what is in the place.
async fn told(world: &World, role: &str) -> Vec<(String, bool)> {
    let (who, target) = (world.client(role), &world.target);
    let mut told = Vec::new();
    let post = format!("/posts/{}", target.post);
    for q in [WORDS, "canary png"] {
        let page = who.get(&format!("/search?q={q}")).await;
        told.push((format!("the page of {q}"), page.text.contains(&post)));
    }
    for q in [
        WORDS.to_owned(),
        WORDS[..7].to_owned(),
        format!("\"{WORDS} {TOPIC}\""),
        format!("topic:{TOPIC}"),
        format!("in:{}", target.slug),
        "from:author kind:comment".to_owned(),
        "from:author".to_owned(),
        "has:picture".to_owned(),
        format!("{WORDS} nowhere"),
    ] {
        let answer = who.api("GET", &format!("/search?q={q}"), None).await;
        let found = answer.status == 200 && answer.json()["total"] != json!(0);
        told.push((format!("the count of {q}"), found));
        let kinds = answer.status == 200 && answer.json()["kinds"] != json!({});
        told.push((format!("the kinds of {q}"), kinds));
        let spaces = answer.text.contains(&world.space.to_string());
        told.push((format!("the spaces of {q}"), spaces));
        told.push((format!("the results of {q}"), answer.text.contains("Canary")));
    }
    let near = who.api("GET", "/search?q=canarigrey", None).await;
    let corrected = near.status == 200 && !near.json()["corrected"].is_null();
    told.push(("a correction".to_owned(), corrected));
    for (q, href) in [(WORDS, post.clone()), ("canarytop", format!("/topics/{TOPIC}"))] {
        let offered = who.get(&format!("/search/quick?q={q}")).await;
        told.push((format!("what the field offers for {q}"), offered.text.contains(&href)));
        let offered = who.api("GET", &format!("/search/quick?q={q}"), None).await;
        told.push((format!("what is offered for {q}"), offered.text.contains(&href)));
    }
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_tells_what_may_be_read_and_nothing_else() {
    let places = [
        Place::Open,
        Place::Company,
        Place::Closed,
        Place::Secret,
        Place::Wall,
        Place::Conversation,
    ];
    for place in places {
        let world = World::new(place).await;
        world.net.indexed().await;
        for role in ROLES {
            let path = format!("/posts/{}", world.target.post);
            let reads = world.client(role).api("GET", &path, None).await.status == 200;
            let told = told(&world, role).await;
            // A wall is no space that is searched in by its name.
            let expected =
                |surface: &str| reads && !(place == Place::Wall && surface.contains("in:"));
            let wrong: Vec<_> =
                told.iter().filter(|(surface, told)| *told != expected(surface)).collect();
            assert!(wrong.is_empty(), "{place:?}, {role}, who reads it: {reads}; {wrong:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_and_what_is_not_there_are_the_same_page() {
    let world = World::new(Place::Secret).await;
    world.net.indexed().await;
    for role in ["admin", "outsider", "guest", "stray"] {
        let who = world.client(role);
        let reads =
            who.api("GET", &format!("/posts/{}", world.target.post), None).await.status == 200;
        for (hidden, absent) in [
            (format!("topic:{TOPIC}"), "topic:canarytopix"),
            (format!("in:{}", world.target.slug), "in:canaryplacx"),
            (WORDS.to_owned(), "Canarygrex"),
            (format!("\"{WORDS}\""), "\"Canarygrex\""),
        ] {
            let shown = who.get(&format!("/search?q={hidden}")).await.expect(200).text;
            let nothing = who.get(&format!("/search?q={absent}")).await.expect(200).text;
            let words =
                [("canarytopix", TOPIC), ("canaryplacx", "canaryplace"), ("Canarygrex", WORDS)];
            let nothing =
                words.iter().fold(nothing, |page, (other, name)| page.replace(other, name));
            let stripped = |page: &str| -> String {
                page.split('<').filter(|part| !part.contains("csrf")).collect()
            };
            assert_eq!(stripped(&shown) == stripped(&nothing), !reads, "{role}, {hidden}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_space_is_found_by_whoever_may_know_of_it() {
    for place in [Place::Open, Place::Closed, Place::Secret] {
        let world = World::new(place).await;
        world.net.indexed().await;
        for role in ROLES {
            let who = world.client(role);
            let knows = who.api("GET", "/spaces/canaryplace", None).await.status == 200;
            let found = who.api("GET", "/search?q=canaryplace kind:space", None).await;
            let found = found.status == 200 && found.json()["total"] == json!(1);
            assert_eq!(found, knows, "{place:?}, {role}");
            let offered = who.api("GET", "/search/quick?q=canarypl", None).await.text;
            assert_eq!(offered.contains("canaryplace"), knows, "offered: {place:?}, {role}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_found_by_whoever_may_know_them() {
    let world = World::new(Place::Closed).await;
    world.net.indexed().await;
    for role in ROLES {
        let who = world.client(role);
        let knows = who.api("GET", "/people/author", None).await.status == 200;
        let found = who.api("GET", "/search?q=author kind:person", None).await;
        let found = found.status == 200 && found.json()["total"] == json!(1);
        assert_eq!(found, knows, "{role}");
        let offered = who.api("GET", "/search/quick?q=autho", None).await.text;
        assert_eq!(offered.contains("/people/author"), knows, "offered to {role}");
    }
}

/// How many things this person finds.
async fn total(world: &World, role: &str) -> u64 {
    let answer = world.client(role).api("GET", &format!("/search?q={WORDS}"), None).await;
    answer.expect(200).json()["total"].as_u64().expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn narrowing_and_leaving_take_effect_at_once_without_indexing() {
    let world = World::new(Place::Open).await;
    world.net.indexed().await;
    assert_eq!(total(&world, "outsider").await, 1);
    for (access, found) in [("closed", 0), ("secret", 0)] {
        let path = format!("/spaces/{}", world.target.slug);
        let change = json!({ "access": access });
        world.client("animator").api("PATCH", &path, Some(change)).await.expect(200);
        assert_eq!(total(&world, "outsider").await, found, "{access}");
        assert_eq!(total(&world, "member").await, 1, "{access}");
    }
    for role in ["member", "guest"] {
        let path = format!("/spaces/{}/membership", world.target.slug);
        world.client(role).api("DELETE", &path, None).await.expect(204);
        assert_eq!(total(&world, role).await, 0, "{role} left");
    }
}
