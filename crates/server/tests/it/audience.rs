//! What an author was shown of who will read what they write travels with it: it is published for no
//! more, on whichever way it comes.

use kernel::{Clock, Time};
use serde_json::{Value, json};
use spaces::Access;
use testkit::{Answer, Client, TestApp};

/// A network where Ana runs a secret space, `attic`, and an open one, `room`, that Ben is in too; and a
/// guest who is in neither.
struct House {
    net: TestApp,
    ana: Client,
    ben: Client,
    gus: Client,
    attic: kernel::SpaceId,
}

impl House {
    async fn new() -> House {
        House::in_net(TestApp::new().await).await
    }

    async fn in_net(net: TestApp) -> House {
        let (ana, ben) = (net.member("ana").await, net.member("ben").await);
        let gus = net.guest("gus").await;
        let attic = net.space(&ana, "attic", Access::Secret).await;
        let room = net.space(&ana, "room", Access::Open).await;
        net.join(room, &ben).await;
        net.join(attic, &ben).await;
        House { net, ana, ben, gus, attic }
    }

    /// The guest comes in.
    async fn open_to_guests(&self) {
        self.net.join(self.attic, &self.gus).await;
    }

    async fn posts(&self, space: &str) -> usize {
        let list = self.ana.api("GET", &format!("/spaces/{space}/posts"), None).await;
        list.expect(200).json()["items"].as_array().expect("posts").len()
    }
}

async fn send(who: &Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    who.post_files(path, fields, Vec::new()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_publishes_for_no_more_than_it_showed() {
    let house = House::new().await;
    for (shown, space, status) in [
        // Nothing, another space, a narrower one, and one that is no word.
        ("", "attic", 412),
        ("attic secret", "room", 412),
        ("room secret", "room", 412),
        ("room closed", "room", 412),
        ("room everybody", "room", 412),
        // As it is; more than there is; and one of those that were to choose from.
        ("room open", "room", 303),
        ("room open guests", "room", 303),
        ("attic secret;room open", "room", 303),
        ("attic secret;room open", "attic", 303),
    ] {
        let before = house.posts(space).await;
        let fields = [("space", space), ("body", "Words canary"), ("audience", shown)];
        let answer = send(&house.ana, "/posts", &fields).await.expect(status);
        let more = usize::from(status == 303);
        assert_eq!(house.posts(space).await, before + more, "{shown} in {space}");
        if status == 412 {
            // The form again, with the words, and with who will really read them.
            assert!(answer.text.contains("Words canary"), "{}", answer.text);
            assert!(answer.text.contains("Check who will read"), "{}", answer.text);
            assert!(
                answer.text.contains("value=\"attic secret") || answer.text.contains("room open")
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_who_came_meanwhile_read_nothing_of_what_was_begun() {
    let house = House::new().await;
    let post = house.ana.publish("attic", "Quietly").await;
    let comments = format!("/posts/{post}/comments");
    house.open_to_guests().await;
    let shown = ("audience", "attic secret");
    for (path, fields) in [
        ("/posts", vec![("space", "attic"), ("body", "Words canary"), shown]),
        (&comments, vec![("body", "Words canary"), shown]),
        (
            "/drafts",
            vec![
                ("space", "attic"),
                ("body", "Words canary"),
                ("keep", "due"),
                ("due", "2027-06-01T10:00"),
                shown,
            ],
        ),
    ] {
        let answer = send(&house.ana, path, &fields).await.expect(412);
        assert!(answer.text.contains("Words canary"), "{path}: {}", answer.text);
        assert!(answer.text.contains("Guests from outside can now read"), "{path}");
        // Sent again from the page that said so.
        let again: Vec<_> = fields.iter().copied().filter(|field| *field != shown).collect();
        send(&house.ana, path, &again).await.expect(303);
    }
    assert!(
        house.gus.get(&format!("/posts/{post}")).await.expect(200).text.contains("Words canary")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_says_what_it_showed_is_held_to_it() {
    let house = House::new().await;
    let post = house.ana.publish("attic", "Quietly").await;
    let (posts, comments) = ("/posts".to_owned(), format!("/posts/{post}/comments"));
    let told = |guests: bool| json!({ "space": "attic", "access": "secret", "guests": guests });
    let body = |audience: Value| json!({ "body": "Words", "audience": audience });
    let new = |audience: Value| json!({ "space": "attic", "body": "Words", "audience": audience });
    house.ana.api("POST", &posts, Some(new(told(false)))).await.expect(201);
    house.ana.api("POST", &comments, Some(body(told(false)))).await.expect(201);
    house.open_to_guests().await;
    for (path, sent) in [(&posts, new(told(false))), (&comments, body(told(false)))] {
        let refused = house.ana.api("POST", path, Some(sent)).await.expect(412).json();
        assert_eq!(refused["errors"][0]["field"], json!("space"), "{refused}");
    }
    house.ana.api("POST", &posts, Some(new(told(true)))).await.expect(201);
    house.ana.api("POST", &comments, Some(body(told(true)))).await.expect(201);
    // Who says nothing is asked nothing; who says nonsense is told.
    house
        .ana
        .api("POST", &posts, Some(json!({ "space": "attic", "body": "Words" })))
        .await
        .expect(201);
    house
        .ana
        .api("POST", &posts, Some(new(json!({ "space": "attic", "access": "all" }))))
        .await
        .expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_twice_is_published_once_whoever_came_between() {
    let house = House::new().await;
    let fields =
        [("space", "attic"), ("body", "Once."), ("once", "a-key"), ("audience", "attic secret")];
    send(&house.ana, "/posts", &fields).await.expect(303);
    house.open_to_guests().await;
    // It is there already: nothing is asked again, and nothing published again.
    send(&house.ana, "/posts", &fields).await.expect(303);
    assert_eq!(house.posts("attic").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_is_not_published_for_more_than_was_shown() {
    let clock = Clock::standing_at(Time(1_800_000_000_000_000));
    let house = House::in_net(TestApp::at(clock.clone(), |_| {}).await).await;
    let due = "2027-01-15T12:00";
    let fields = [("space", "attic"), ("body", "Later."), ("keep", "due"), ("due", due)];
    send(&house.ana, "/drafts", &fields).await.expect(303);
    let list = house.ana.get("/drafts").await.expect(200).text;
    assert!(list.contains("attic · its members only · 2 people"), "{list}");
    house.open_to_guests().await;
    clock.advance(12 * 3_600);
    assert!(posts::drafts::publish_due(&house.net.app.db).await.expect("the draft was due"));
    assert_eq!(house.posts("attic").await, 0);
    let list = house.ana.get("/drafts").await.expect(200).text;
    assert!(list.contains("Guests from outside can now read"), "{list}");
    assert!(list.contains("1 guest"), "{list}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_a_post_is_told_on_it_as_guests_come_and_go() {
    let house = House::new().await;
    let post = house.ana.publish("attic", "Quietly").await;
    let marked = async |who: &Client, path: &str| {
        let page = who.get(path).await.expect(200).text;
        let guests = page.contains("data-audience=\"attic secret guests\"");
        assert_eq!(guests, page.contains("class=\"post-outside\""), "said and carried alike");
        assert!(guests || page.contains("data-audience=\"attic secret\""), "{page}");
        guests
    };
    let page = format!("/posts/{post}");
    for path in ["/spaces/attic", &page] {
        assert!(!marked(&house.ben, path).await);
    }
    house.open_to_guests().await;
    for path in ["/spaces/attic", &page] {
        assert!(marked(&house.ben, path).await, "{path}");
    }
    // Their account is closed, opened again, and they become a member.
    let administrator = house.net.administrator("ada").await;
    administrator.api("PUT", "/people/gus/closed", None).await.expect(204);
    assert!(!marked(&house.ben, &page).await);
    administrator.api("DELETE", "/people/gus/closed", None).await.expect(204);
    assert!(marked(&house.ben, &page).await);
    administrator
        .api("PUT", "/people/gus/role", Some(json!({ "role": "member" })))
        .await
        .expect(204);
    assert!(!marked(&house.ben, &page).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_destination_is_the_last_one_or_chosen() {
    let house = House::new().await;
    let chosen = |page: &str| {
        let (_, select) = page.split_once("<select name=\"space\"").expect("a choice");
        let (before, _) = select.split_once(" selected").expect("a chosen one");
        before.rsplit_once("value=\"").expect("its value").1.split('"').next().unwrap().to_owned()
    };
    house.ana.publish("room", "Last here").await;
    let new = house.ana.get("/posts/new?body=Hello").await.expect(200).text;
    assert_eq!(chosen(&new), "room", "the last used, not the first by name");
    let shared =
        house.ana.get("/posts/shared?url=https%3A%2F%2Fexample.com").await.expect(200).text;
    assert_eq!(chosen(&shared), "", "what another application passes on");
    let post = house.ana.publish("attic", "Share me").await;
    let share = house.ana.get(&format!("/posts/{post}/share")).await.expect(200).text;
    assert_eq!(chosen(&share), "", "a share");
    // Sent without a choice, it is asked for; in a space that is gone for its author, likewise.
    for (space, said) in
        [("", "Choose a space"), ("nowhere", "no longer have access to this space")]
    {
        let fields = [("space", space), ("body", "Words canary"), ("audience", "room open")];
        let answer = send(&house.ana, "/posts", &fields).await;
        assert!([404, 422].contains(&answer.status), "{}", answer.status);
        assert!(
            answer.text.contains(said) && answer.text.contains("Words canary"),
            "{}",
            answer.text
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_post_of_a_wall_may_be_one_for_later() {
    let house = House::new().await;
    let fields = [("space", "@ben"), ("body", "Soon."), ("audience", "@ben open")];
    let later = [("keep", "due"), ("due", "2027-06-01T10:00")];
    let fields: Vec<_> = fields.into_iter().chain(later).collect();
    send(&house.ben, "/drafts", &fields).await.expect(303);
    let kept = house.ben.api("GET", "/drafts", None).await.expect(200).json();
    assert_eq!(kept[0]["content"]["space"], json!("@ben"));
    assert!(kept[0]["due_at"].is_string(), "{kept}");
}
