//! Web Push, to a real service with a browser behind it: when, what, to whom, and until when.

use inbox::Courier;
use kernel::work::Work;
use kernel::{Clock, Time};
use serde_json::{Value, json};
use spaces::Access;
use testkit::push::PushService;
use testkit::{Client, TestApp};

use super::mail::{AWAY, WEDNESDAY};
use super::settle;

/// A network at an hour of its own, with Ana and Ben in a room; Ben has a device.
struct Office {
    net: TestApp,
    service: PushService,
    clock: Clock,
    ana: Client,
    ben: Client,
    courier: Courier,
}

impl Office {
    async fn open(at: &str) -> Office {
        let at: Time = serde_json::from_value(at.into()).unwrap();
        let clock = Clock::standing_at(at);
        let net = TestApp::at(clock.clone(), |config| {
            config.networks = vec!["127.0.0.1/32".parse().unwrap()];
        });
        let net = net.await;
        let (ana, ben) = (net.member("ana").await, net.member("ben").await);
        let space = net.space(&ana, "room", Access::Closed).await;
        net.join(space, &ben).await;
        settle(&net).await;
        let service = PushService::start();
        let courier = Courier::new(&net.app);
        let office = Office { net, service, clock, ana, ben, courier };
        office.subscribe(&office.ben, 1).await;
        office
    }

    /// A browser of somebody who is signed in agrees to be told.
    async fn subscribe(&self, who: &Client, browser: usize) {
        let wanted = self.service.subscription(browser);
        let of = |name: &str| wanted[name].as_str().unwrap().to_owned();
        let (endpoint, key, auth) = (of("endpoint"), of("p256dh"), of("auth"));
        let form = [("endpoint", endpoint.as_str()), ("p256dh", &key), ("auth", &auth)];
        let done = who.post("/settings/devices", &form).await.expect(303);
        assert_eq!(done.location(), "/settings/notifications");
    }

    /// Lets time pass, then the courier go round; answers all that was ever pushed.
    async fn after(&self, seconds: i64) -> Vec<Value> {
        settle(&self.net).await;
        self.clock.advance(seconds);
        self.courier.round().await.unwrap();
        self.service.pushed()
    }

    async fn at(&self, hour: &str) -> Vec<Value> {
        let hour: Time = serde_json::from_value(hour.into()).unwrap();
        self.after(hour.seconds_since(self.clock.now())).await
    }

    async fn devices(&self, who: &Client) -> Vec<Value> {
        let told = who.api("GET", "/push/devices", None).await.expect(200).json();
        told["devices"].as_array().unwrap().clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_told_sealed_and_signed() {
    let office = Office::open(WEDNESDAY).await;
    let post = office.ana.publish("room", "Come and see, @ben").await;
    assert!(office.after(60).await.is_empty(), "Ben was here a minute ago");
    let pushed = office.after(AWAY).await;
    assert_eq!(pushed.len(), 1);
    let one = &pushed[0];
    assert_eq!((&one["path"], &one["ttl"]), (&json!("/push/1"), &json!(86_400)));
    let words = json!({ "title": "Ana mentioned you", "body": "Come and see, @ben",
        "href": format!("/posts/{post}"), "lang": "en", "tag": format!("/posts/{post}") });
    assert_eq!(one["words"], words);
    let key = office.ben.api("GET", "/push/devices", None).await.json()["key"].clone();
    let endpoint = office.service.subscription(1)["endpoint"].as_str().unwrap().to_owned();
    assert_eq!(one["claims"]["aud"], json!(endpoint.trim_end_matches("/push/1")));
    assert_eq!((&one["claims"]["key"], &one["claims"]["sub"]), (&key, &json!(office.net.address)));
    let left = one["claims"]["exp"].as_i64().unwrap() - office.clock.now().micros() / 1_000_000;
    assert!((0..=86_400).contains(&left), "{left}");
    assert_eq!(office.after(AWAY).await.len(), 1, "once");
    assert!(!office.devices(&office.ben).await[0]["told_at"].is_null());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_meanwhile_or_lost_from_sight_is_not_told() {
    let office = Office::open(WEDNESDAY).await;
    let read = office.ana.publish("room", "Read, @ben").await;
    office.after(0).await;
    office.ben.get(&format!("/posts/{read}")).await.expect(200);
    let gone = office.ana.publish("room", "Taken back, @ben").await;
    office.after(0).await;
    office.ana.api("DELETE", &format!("/posts/{gone}"), None).await.expect(204);
    office.ana.publish("room", "Silenced, @ben").await;
    office.after(0).await;
    office.ben.api("PUT", "/people/ana/block", None).await.expect(204);
    assert!(office.after(2 * AWAY).await.is_empty());
    office.ben.api("DELETE", "/people/ana/block", None).await.expect(204);
    // Several at once are one, which tells no more than their sentences.
    office.ana.publish("room", "First, @ben").await;
    office.ana.publish("room", "Second, @ben").await;
    let pushed = office.after(AWAY).await;
    assert_eq!((pushed.len(), &pushed[0]["words"]["href"]), (1, &json!("/inbox")));
    assert_eq!(pushed[0]["words"]["title"], json!("You have 2 unread notifications"));
    let said = pushed[0]["words"]["body"].as_str().unwrap().to_owned();
    assert_eq!(said, "Ana mentioned you: Second, @ben\nAna mentioned you: First, @ben");
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_and_choices_hold() {
    // A Wednesday at ten in the evening in Paris.
    let office = Office::open("2026-06-10T20:00:00Z").await;
    office.ana.publish("room", "Good night, @ben").await;
    assert!(office.after(3_600).await.is_empty());
    assert!(office.at("2026-06-11T05:59:00Z").await.is_empty(), "not yet eight");
    assert_eq!(office.at("2026-06-11T06:00:00Z").await.len(), 1);
    let usual = office.ben.api("GET", "/notifications", None).await.expect(200).json();
    assert_eq!((&usual["push"]["mention"], &usual["push"]["reply"]), (&json!(true), &json!(false)));
    let choose = |kind: &str, wanted: bool| {
        let mut choices = usual.clone();
        choices["push"] = json!({ kind: wanted });
        office.ben.api("PUT", "/notifications", Some(choices))
    };
    choose("mention", false).await.expect(200);
    office.ana.publish("room", "Not this, @ben").await;
    assert_eq!(office.after(2 * AWAY).await.len(), 1);
    choose("reaction", true).await.expect(422);
    // In the page, without scripts: what is not ticked is not wanted.
    let page = office.ben.get("/settings/notifications").await.expect(200).text;
    assert!(page.contains("name=\"push-mention\" value=\"1\">") && page.contains("This device"));
    let form = [
        ("mail-mention", "at-once"),
        ("push-mention", "1"),
        ("mail-asks", "at-once"),
        ("zone", "Europe/Paris"),
        ("day-4", "1"),
        ("opens", "08:00"),
        ("closes", "19:00"),
    ];
    office.ben.post("/settings/notifications", &form).await.expect(303);
    let kept = office.ben.api("GET", "/notifications", None).await.json();
    assert_eq!((&kept["push"]["mention"], &kept["push"]["asks"]), (&json!(true), &json!(false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_fails_is_tried_again_and_a_device_that_is_gone_forgotten() {
    let office = Office::open(WEDNESDAY).await;
    office.service.answer(503, None);
    office.ana.publish("room", "One, @ben").await;
    assert_eq!(office.after(AWAY).await.len(), 1);
    assert_eq!(office.after(59).await.len(), 1);
    office.service.answer(429, Some(600));
    assert_eq!(office.after(1).await.len(), 2);
    assert_eq!(office.after(599).await.len(), 2, "the service named an hour");
    office.service.answer(201, None);
    let pushed = office.after(1).await;
    assert_eq!((pushed.len(), &pushed[2]["words"]), (3, &pushed[0]["words"]));
    assert_eq!(office.after(86_400).await.len(), 3);

    office.service.answer(500, None);
    office.ana.publish("room", "Two, @ben").await;
    let begun = office.after(AWAY).await.len();
    for _ in 0..40 {
        office.after(3_600).await;
    }
    let tried = office.service.pushed().len();
    assert!(tried > begun + 5, "{tried}");
    office.service.answer(201, None);
    assert_eq!(office.after(86_400).await.len(), tried, "given up after a day");
    assert_eq!(office.devices(&office.ben).await.len(), 1);

    office.service.answer(410, None);
    office.ana.publish("room", "Three, @ben").await;
    assert_eq!(office.at("2026-06-16T10:00:00Z").await.len(), tried + 1);
    assert!(office.devices(&office.ben).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_its_persons_while_they_are_signed_in_there() {
    let office = Office::open(WEDNESDAY).await;
    let (ana, ben) = (&office.ana, &office.ben);
    let own = office.devices(ben).await[0]["id"].as_str().unwrap().to_owned();
    ana.api("DELETE", &format!("/push/devices/{own}"), None).await.expect(404);
    ana.post(&format!("/settings/devices/{own}/remove"), &[]).await.expect(404);
    // A second device is told too; the first, once it is removed, no more.
    let wanted = office.service.subscription(2);
    ben.api("POST", "/push/devices", Some(wanted)).await.expect(201);
    ana.publish("room", "One, @ben").await;
    let paths = |pushed: &[Value]| {
        let mut paths: Vec<String> =
            pushed.iter().map(|one| one["path"].as_str().unwrap().to_owned()).collect();
        paths.sort();
        paths
    };
    assert_eq!(paths(&office.after(AWAY).await), ["/push/1", "/push/2"]);
    ben.post(&format!("/settings/devices/{own}/remove"), &[]).await.expect(303);
    ana.publish("room", "Two, @ben").await;
    assert_eq!(paths(&office.after(AWAY).await), ["/push/1", "/push/2", "/push/2"]);
    // Ben lends the machine: the browser is Ana's once she asks, and nobody's once she signs out.
    office.subscribe(ben, 1).await;
    office.subscribe(ana, 1).await;
    ana.publish("room", "Three, @ben").await;
    assert_eq!(office.after(AWAY).await.len(), 4);
    ben.publish("room", "Four, @ana").await;
    let pushed = office.after(AWAY).await;
    assert_eq!((pushed.len(), &pushed[4]["path"]), (5, &json!("/push/1")));
    ana.post("/sign-out", &[]).await.expect(303);
    ben.publish("room", "Five, @ana").await;
    assert_eq!(office.after(AWAY).await.len(), 5);
    assert!(office.devices(ana).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_told_no_more_once_its_session_or_token_has_ended() {
    let office = Office::open(WEDNESDAY).await;
    let (ana, ben) = (&office.ana, &office.ben);
    let tokens = ben.api("GET", "/tokens", None).await.expect(200).json();
    let wanted = office.service.subscription(2);
    ben.api("POST", "/push/devices", Some(wanted)).await.expect(201);
    ana.publish("room", "One, @ben").await;
    assert_eq!(office.after(AWAY).await.len(), 2, "that of the page, and that of the program");
    // One on its way is not sent either.
    office.service.answer(503, None);
    ana.publish("room", "Two, @ben").await;
    assert_eq!(office.after(AWAY).await.len(), 4);
    office.service.answer(201, None);
    let token = format!("/tokens/{}", tokens[0]["id"].as_str().unwrap());
    ben.api("DELETE", &token, None).await.expect(204);
    ben.post("/sign-out", &[]).await.expect(303);
    ana.publish("room", "Three, @ben").await;
    assert_eq!(office.after(86_400).await.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_can_be_a_device_is_taken_and_few_of_a_person() {
    let office = Office::open(WEDNESDAY).await;
    let sound = office.service.subscription(1);
    let long = format!("https://push.example.com/{}", "x".repeat(2_000));
    for (name, odd) in [
        ("endpoint", "http://push.example.com/1"),
        ("endpoint", "http://192.168.1.1/1"),
        ("endpoint", "ftp://127.0.0.1/1"),
        ("endpoint", "no address"),
        ("endpoint", long.as_str()),
        ("p256dh", ""),
        ("p256dh", "BAAA"),
        ("auth", "c2hvcnQ"),
        ("auth", "!!"),
    ] {
        let mut wanted = sound.clone();
        wanted[name] = json!(odd);
        let answer = office.ben.api("POST", "/push/devices", Some(wanted)).await;
        assert_eq!(answer.status, 422, "{name}: {odd}");
    }
    assert_eq!(office.net.nobody().api("POST", "/push/devices", Some(sound)).await.status, 401);
    for browser in 2..=12 {
        let wanted = office.service.subscription(browser);
        office.ben.api("POST", "/push/devices", Some(wanted)).await.expect(201);
    }
    assert_eq!(office.devices(&office.ben).await.len(), 10);
    // A point that is on no curve is found out when told, an address that may not be asked at once.
    let mut broken = office.service.subscription(20);
    broken["p256dh"] = json!(format!("BA{}", "c".repeat(85)));
    office.ana.api("POST", "/push/devices", Some(broken)).await.expect(201);
    let mut private = office.service.subscription(21);
    private["endpoint"] = json!("https://10.0.0.1/push");
    office.ana.api("POST", "/push/devices", Some(private)).await.expect(422);
    assert_eq!(office.devices(&office.ana).await.len(), 1);
    office.ben.publish("room", "One, @ana").await;
    office.after(AWAY).await;
    assert!(office.devices(&office.ana).await.is_empty());
}
