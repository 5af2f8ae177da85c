//! Each event reaches those who may see its space, and nobody else.

use serde_json::json;
use spaces::Standing;
use testkit::{Client, TestApp};

use super::stream::{Heard, Stream};
use crate::access::{Place, ROLES, World};

/// Everything that an event tells of, done by the author and whoever else may.
async fn live_a_little(world: &World) -> Vec<&'static str> {
    let (author, slug) = (world.client("author"), &world.target.slug);
    let post = author.publish(slug, "Something new.").await;
    let comment = author.comment(&post, "Something more.").await;
    let words = || Some(json!({ "body": "Better words." }));
    let (post, comment) = (format!("/posts/{post}"), format!("/comments/{comment}"));
    let react = format!("{comment}/reactions/heart");
    author.api("PUT", &react, None).await.expect(204);
    author.api("DELETE", &react, None).await.expect(204);
    author.api("PATCH", &post, words()).await.expect(200);
    author.api("PATCH", &comment, words()).await.expect(200);
    author.api("DELETE", &comment, None).await.expect(204);
    author.api("POST", &format!("{comment}/restore"), None).await.expect(204);
    author.api("DELETE", &post, None).await.expect(204);
    vec!["post", "comment", "reaction", "reaction", "edit", "edit", "delete", "comment", "delete"]
}

/// Who hears of a place, as the tables of access say.
fn hearers(place: Place) -> &'static [&'static str] {
    match place {
        Place::Open | Place::Company => {
            &["admin", "animator", "member", "outsider", "guest", "author"]
        }
        Place::Closed | Place::Secret => &["animator", "member", "guest", "author"],
        Place::Wall => &["admin", "animator", "member", "outsider", "author"],
        Place::Conversation => &["member", "guest", "author"],
    }
}

async fn reaches(place: Place) {
    let world = World::new(place).await;
    let known: Vec<&str> = ROLES.into_iter().filter(|role| *role != "nobody").collect();
    let mut streams = Vec::new();
    let keeper = world.net.member("keeper").await;
    for role in known {
        let who = world.client(role);
        if is_guest(role) {
            let ear =
                world.net.space(&keeper, &format!("ear-{role}"), spaces::Access::Secret).await;
            world.net.join(ear, who).await;
        }
        streams.push((role, [Stream::of(who).await, Stream::of_page(&world.net, who).await]));
    }
    let expected = live_a_little(&world).await;
    for (role, both) in streams {
        let due: &[&str] = if hearers(place).contains(&role) { &expected } else { &[] };
        // A guest has no wall.
        let own = if is_guest(role) { format!("ear-{role}") } else { format!("@{role}") };
        let sentinel = world.client(role).publish(&own, "Listening.").await;
        for mut stream in both {
            let heard = stream.until(&sentinel).await;
            // Everybody of the company also hears what others write on their walls meanwhile.
            let of_the_place: Vec<&str> =
                heard.iter().filter(|event| is_of(&world, event)).map(Heard::what).collect();
            assert_eq!(of_the_place, due, "{role} of {place:?}");
        }
    }
    let nobody = world.net.nobody();
    assert_eq!(nobody.api("GET", "/live", None).await.status, 401);
    assert!(nobody.get("/live").await.location().starts_with("/sign-in"));
}

fn is_guest(role: &str) -> bool {
    matches!(role, "guest" | "stray")
}

/// Whether an event is of the place.
fn is_of(world: &World, event: &Heard) -> bool {
    event.data["space"] == world.space.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_in_an_open_space_reaches_the_company_and_its_guests() {
    reaches(Place::Open).await;
    reaches(Place::Company).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_in_a_closed_or_secret_space_reaches_those_in_it() {
    reaches(Place::Closed).await;
    reaches(Place::Secret).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_on_a_wall_or_in_a_conversation_reaches_whom_it_is_for() {
    reaches(Place::Wall).await;
    reaches(Place::Conversation).await;
}

async fn leaves(world: &World, who: &Client) {
    let path = format!("/spaces/{}/membership", world.target.slug);
    who.api("DELETE", &path, None).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_hears_no_more_and_whoever_comes_hears_from_then_on() {
    let world = World::new(Place::Closed).await;
    let (author, member) = (world.client("author"), world.client("member"));
    let newcomer = world.newcomer().await;
    let (mut old, mut new) = (Stream::of(member).await, Stream::of(&newcomer).await);
    let before = author.publish(&world.target.slug, "Before.").await;
    old.until(&before).await;
    leaves(&world, member).await;
    world.put(&newcomer, Standing::Member).await;
    author.publish(&world.target.slug, "After.").await;
    let names = |heard: Vec<Heard>| -> Vec<String> {
        let of_the_place = heard.into_iter().filter(|event| is_of(&world, event));
        of_the_place.map(|event| event.name).collect()
    };
    assert_eq!(names(old.so_far(member).await), ["membership"]);
    assert_eq!(names(new.so_far(&newcomer).await), ["membership", "post"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_space_made_secret_falls_silent_for_those_outside() {
    let world = World::new(Place::Open).await;
    let (author, outsider) = (world.client("author"), world.client("outsider"));
    let mut stream = Stream::of(outsider).await;
    author.publish(&world.target.slug, "Before.").await;
    // It is told while the space is open: whether somebody still sees it is asked when they are told.
    while !is_of(&world, &stream.next().await.expect("an event")) {}
    let path = format!("/spaces/{}", world.target.slug);
    let narrow = Some(json!({ "access": "secret" }));
    world.client("animator").api("PATCH", &path, narrow).await.expect(200);
    author.publish(&world.target.slug, "After.").await;
    let heard = stream.so_far(outsider).await;
    assert_eq!(heard.iter().filter(|event| is_of(&world, event)).count(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_carries_no_words() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let mut stream = Stream::of(&ana).await;
    let post = ana.publish("@ana", "Confidential words.").await;
    let event = stream.next().await.expect("an event");
    assert_eq!((event.name.as_str(), &event.data["post"]), ("post", &json!(post)));
    assert_eq!(event.data["actor"], ana.id().to_string());
    assert!(!event.data.to_string().contains("Confidential"));
}
