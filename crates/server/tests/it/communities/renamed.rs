//! A space with another address: the one it had leads there.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use crate::objects::{declared, new, request};

/// Whether an address is this one with an end that nobody guesses.
fn is_set_apart(slug: &str, name: &str) -> bool {
    let end = slug.strip_prefix(name).and_then(|rest| rest.strip_prefix('-'));
    end.is_some_and(|end| end.len() == 6 && end.chars().all(|c| c.is_ascii_alphanumeric()))
}

#[tokio::test(flavor = "multi_thread")]
async fn old_addresses_lead_to_where_a_space_is_now_for_whoever_may_know_of_it() {
    let net = TestApp::new().await;
    let (ana, ben, out) =
        (net.member("ana").await, net.member("ben").await, net.member("out").await);
    let space = net.space(&ana, "room", Access::Secret).await;
    net.space(&ana, "taken", Access::Secret).await;
    net.join(space, &ben).await;
    let post = ana.publish("room", "Hello").await;
    let to = |slug: &str| Some(json!({ "slug": slug }));
    ana.get("/spaces/room").await.expect(200);
    ben.api("PATCH", "/spaces/room", to("bens")).await.expect(403);
    let now = ana.api("PATCH", "/spaces/room", to("Our Workshop")).await.expect(200).json();
    let shop = now["slug"].as_str().expect("an address").to_owned();
    assert!(is_set_apart(&shop, "our-workshop"), "{shop}");
    for who in [&ana, &ben] {
        let moved = who.get("/spaces/room").await.expect(307);
        assert_eq!(moved.location(), format!("/spaces/{shop}"));
        let older = who.get(&format!("/spaces/room?before={post}")).await.expect(307);
        assert_eq!(older.location(), format!("/spaces/{shop}?before={post}"));
        who.get(&format!("/spaces/{shop}")).await.expect(200);
        who.get("/spaces/room/members").await.expect(200);
        let seen = who.api("GET", "/spaces/room", None).await.expect(200).json();
        assert_eq!(seen["slug"], shop.as_str());
        assert!(who.get("/").await.text.contains(&format!("href=\"/spaces/{shop}\"")));
    }
    // What names it from outside finds it before another of that name.
    net.space(&out, "later", Access::Open).await;
    let named = Some(json!({ "name": "Room" }));
    out.api("PATCH", "/spaces/later", named).await.expect(200);
    let found = net.app.db.read(|tx| spaces::community(tx, "~room")).await.expect("a look");
    assert_eq!(found, Some(space));
    // Neither address says to others that there is one.
    for slug in ["room", "our-workshop", &shop, "nowhere"] {
        out.get(&format!("/spaces/{slug}")).await.expect(404);
        out.api("GET", &format!("/spaces/{slug}"), None).await.expect(404);
    }
    assert!(ben.get(&format!("/posts/{post}")).await.text.contains(&format!("/spaces/{shop}")));
    // What is written for the old address arrives; the address is given to no other space.
    ben.publish("room", "Still here").await;
    let other = json!({ "name": "Room", "slug": "room" });
    let other = out.api("POST", "/spaces", Some(other)).await.expect(201).json();
    assert_eq!(other["slug"], "room-2");
    // That another has an address does not show; the page says where it is, and what set it apart is not doubled.
    let form = [("name", "room"), ("slug", "taken"), ("access", "secret")];
    let moved = ana.post(&format!("/spaces/{shop}/edit"), &form).await.expect(303);
    let taken = moved.location().trim_start_matches("/spaces/").to_owned();
    assert!(is_set_apart(&taken, "taken"), "{taken}");
    let longer = taken.replace("taken", "taken-up");
    let now = ana.api("PATCH", &format!("/spaces/{taken}"), to(&longer)).await.expect(200).json();
    let longer = now["slug"].as_str().expect("an address").to_owned();
    assert!(is_set_apart(&longer, "taken-up"), "{longer}");
    // And back to the first, from which nothing leads away any more.
    let back = ana.api("PATCH", &format!("/spaces/{longer}"), to("room")).await.expect(200).json();
    assert_eq!(back["slug"], "room");
    ben.get("/spaces/room").await.expect(200);
    for old in [&shop, &taken] {
        assert_eq!(ben.get(&format!("/spaces/{old}")).await.location(), "/spaces/room");
    }
    let same = ana.api("PATCH", "/spaces/room", to("")).await.expect(200).json();
    assert_eq!(same["slug"], "room");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_says_who_reads_it_is_published_at_the_next_address() {
    let clock = kernel::Clock::standing_at(kernel::Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Closed).await;
    net.space(&ana, "other", Access::Closed).await;
    net.join(space, &ben).await;
    let post = ana.publish("room", "Hello").await;
    ana.post("/spaces/room/moderation", &[("whose", "everyone")]).await.expect(303);
    let new = json!({ "space": "room", "body": "Waiting words" });
    let waiting = ben.api("POST", "/posts", Some(new)).await.expect(202).json();
    let due = net.app.db.read(|tx| Ok(tx.now().plus_seconds(60))).await.expect("an hour");
    let shown = json!({ "space": "room", "access": "closed", "guests": false });
    let later = json!({ "due_at": due,
        "content": { "space": "room", "body": "Later words", "audience": shown } });
    ana.api("POST", "/drafts", Some(later)).await.expect(201);
    ana.api("PATCH", "/spaces/room", Some(json!({ "slug": "hall" }))).await.expect(200);
    let path = format!("/moderation/waiting/{}", testkit::kinds::id(&waiting));
    let read = ana.api("GET", &path, None).await.expect(200).json();
    let etag = json!({ "etag": read["etag"] });
    ana.api("POST", &format!("{path}/approve"), Some(etag)).await.expect(201);
    clock.advance(120);
    assert!(posts::drafts::publish_due(&net.app.db).await.expect("a round"));
    let page = ana.get("/spaces/hall").await.expect(200).text;
    assert!(page.contains("Waiting words") && page.contains("Later words"), "{page}");
    // The form of a comment that was opened before; what was shown of another space lets nothing through.
    let comments = format!("/posts/{post}/comments");
    for (audience, status) in [("room closed", 303), ("other closed", 412), ("room secret", 412)] {
        let form = [("body", "Words"), ("audience", audience)];
        ben.post_files(&comments, &form, Vec::new()).await.expect(status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_address_stays_when_the_settings_are_saved() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let name = "A rather long name for a space of people who write long names";
    let new = json!({ "name": name, "access": "secret" });
    let made = ana.api("POST", "/spaces", Some(new)).await.expect(201).json();
    let slug = made["slug"].as_str().expect("an address");
    assert!(slug.len() > 60, "{slug}");
    let form = [("name", name), ("slug", slug), ("access", "secret")];
    let saved = ana.post(&format!("/spaces/{slug}/edit"), &form).await.expect(303);
    assert_eq!(saved.location(), format!("/spaces/{slug}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_manages_a_space_gives_it_no_other_address() {
    let net = TestApp::new().await;
    let (ana, gus) = (net.member("ana").await, net.guest("gus").await);
    let space = net.space_of(&ana, "room", Access::Closed, spaces::Kind::External).await;
    net.space(&ana, "taken", Access::Secret).await;
    let one = gus.id();
    let add =
        move |tx: &mut kernel::Tx<'_>| spaces::add(tx, space, one, spaces::Standing::Animator);
    net.app.db.write(add).await.expect("managed");
    for slug in ["taken", "free"] {
        let to = Some(json!({ "slug": slug }));
        gus.api("PATCH", "/spaces/room", to).await.expect(403);
        let form = [("name", "Room"), ("slug", slug)];
        gus.post("/spaces/room/edit", &form).await.expect(403);
    }
    let page = gus.get("/spaces/room/edit").await.expect(200).text;
    assert!(!page.contains("name=\"slug\""), "{page}");
    gus.post("/spaces/room/edit", &[("name", "Our room")]).await.expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_in_a_space_goes_on_under_its_next_address() {
    let net = TestApp::new().await;
    let (ana, out) = (net.member("ana").await, net.member("out").await);
    net.space(&ana, "room", Access::Closed).await;
    ana.publish("room", "Kestrel").await;
    let change = Some(json!({ "slug": "hall", "name": "Grand hall" }));
    ana.api("PATCH", "/spaces/room", change).await.expect(200);
    net.indexed().await;
    for (who, found) in [(&ana, 1), (&out, 0)] {
        for slug in ["room", "hall"] {
            let path = format!("/search?q=kestrel+in:{slug}");
            let total = &who.api("GET", &path, None).await.expect(200).json()["total"];
            assert_eq!(*total, found, "{} {slug}", who.handle());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_earlier_addresses_are_kept_from_others() {
    let clock = kernel::Clock::standing_at(kernel::Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room0", Access::Open).await;
    for n in 0..12 {
        clock.advance(1);
        let to = Some(json!({ "slug": format!("room{}", n + 1) }));
        ana.api("PATCH", &format!("/spaces/room{n}"), to).await.expect(200);
    }
    for (n, status) in [(0, 404), (1, 404), (2, 307), (11, 307), (12, 200)] {
        ana.get(&format!("/spaces/room{n}")).await.expect(status);
    }
    for (slug, given) in [("room1", "room1"), ("room2", "room2-2")] {
        let new = Some(json!({ "name": "Room", "slug": slug }));
        let made = ben.api("POST", "/spaces", new).await.expect(201).json();
        assert_eq!(made["slug"], given);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_space_is_found_at_an_address_that_another_had() {
    let clock = kernel::Clock::standing_at(kernel::Time(1_800_000_000_000_000));
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    net.space(&ana, "room0", Access::Open).await;
    for n in 0..12 {
        ana.get(&format!("/spaces/room{n}")).await.expect(200);
        clock.advance(1);
        let to = Some(json!({ "slug": format!("room{}", n + 1) }));
        ana.api("PATCH", &format!("/spaces/room{n}"), to).await.expect(200);
    }
    let new = json!({ "name": "Orchard", "slug": "room1", "access": "open" });
    let made = ben.api("POST", "/spaces", Some(new)).await.expect(201).json();
    assert_eq!(made["slug"], "room1");
    let page = ana.get("/spaces/room1").await.expect(200).text;
    assert!(page.contains("<h1") && page.contains("Orchard"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_declared_for_a_space_is_for_it_at_its_next_address() {
    let net = TestApp::new().await;
    let boss = net.administrator("boss").await;
    let (ana, _, _) = testkit::kinds::room(&net).await;
    let mut kind = request();
    kind["spaces"] = json!(["~room"]);
    declared(&boss, &kind).await;
    let mut made = new(json!({ "place": "Hall" }));
    testkit::kinds::published(&ana, made.clone()).await;
    ana.api("PATCH", "/spaces/room", Some(json!({ "slug": "hall" }))).await.expect(200);
    for slug in ["hall", "room"] {
        made["space"] = json!(slug);
        testkit::kinds::published(&ana, made.clone()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_of_six_letters_is_no_end_that_nobody_guesses() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "greek-athena", Access::Secret).await;
    let to = json!({ "slug": "team-athena" });
    let now = ana.api("PATCH", "/spaces/greek-athena", Some(to)).await.expect(200).json();
    let slug = now["slug"].as_str().expect("an address");
    assert!(is_set_apart(slug, "team-athena"), "{slug}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_of_a_secret_space_is_found_by_nobody_who_asks_for_it() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let new = |access: &str| Some(json!({ "name": "N", "slug": "merger", "access": access }));
    let made = ana.api("POST", "/spaces", new("secret")).await.expect(201).json();
    let slug = made["slug"].as_str().expect("an address");
    assert!(slug.starts_with("merger-") && slug.len() > "merger-".len(), "{slug}");
    let other = ben.api("POST", "/spaces", new("open")).await.expect(201).json();
    assert_eq!(other["slug"], "merger");
}
