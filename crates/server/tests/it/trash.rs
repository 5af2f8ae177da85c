//! What is deleted can be brought back for 30 days by those whose it is to do, and is gone after that.

use kernel::Clock;
use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

/// What somebody finds in the trash.
async fn trash(who: &Client) -> Vec<String> {
    let listed = who.api("GET", "/trash", None).await.expect(200).json();
    let page = who.get("/trash").await.expect(200).text;
    let headings: Vec<String> = listed["posts"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|deleted| deleted["heading"].as_str().expect("a heading").to_owned())
        .collect();
    headings.iter().for_each(|heading| assert!(page.contains(heading), "{heading}"));
    headings
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_bring_back_what() {
    let net = TestApp::new().await;
    let (ana, bo, noor) =
        (net.member("ana").await, net.member("bo").await, net.member("noor").await);
    let admin = net.administrator("ines").await;
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &noor).await;
    net.join(room, &bo).await;
    ana.post("/spaces/room/members/bo", &[("standing", "animator")]).await.expect(303);

    let own = noor.publish("room", "Noor took this back").await;
    let taken = noor.publish("room", "A manager took this").await;
    let talk = noor.publish("room", "A talk").await;
    let comment = noor.comment(&talk, "A manager took this comment").await;
    noor.api("DELETE", &format!("/posts/{own}"), None).await.expect(204);
    ana.api("DELETE", &format!("/posts/{taken}"), None).await.expect(204);
    ana.api("DELETE", &format!("/comments/{comment}"), None).await.expect(204);

    assert_eq!(trash(&noor).await, ["Noor took this back"]);
    let managers = ["A manager took this comment", "A manager took this"];
    assert_eq!(trash(&ana).await, managers);
    assert_eq!(trash(&bo).await, managers);
    assert_eq!(trash(&admin).await, [""; 0]);

    let posts =
        [format!("/posts/{own}"), format!("/posts/{taken}"), format!("/comments/{comment}")];
    for (who, may) in [
        (&admin, [false, false, false]),
        (&noor, [true, false, false]),
        (&bo, [false, true, true]),
        (&ana, [false, true, true]),
    ] {
        for (path, may) in posts.iter().zip(may) {
            let (api, page) = (format!("{path}/restore"), format!("{path}/delete"));
            let done = who.api("POST", &api, None).await;
            assert_eq!(done.status, if may { 204 } else { 404 }, "{} {path}", who.handle());
            if may {
                // Taken again by whoever took it before.
                let taker = if path == &posts[0] { &noor } else { &ana };
                taker.post(&page, &[]).await.expect(303);
                who.post(&api, &[]).await.expect(303);
                taker.post(&page, &[]).await.expect(303);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_thirty_days_it_is_gone() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let upload = |name: &'static str, words: &'static str| {
        let ana = &ana;
        async move { ana.upload(name, words.as_bytes().to_vec()).await.expect(201).json() }
    };
    let (kept, dropped, forgotten, drafted) = (
        upload("kept.txt", "kept").await,
        upload("dropped.txt", "dropped").await,
        upload("forgotten.txt", "forgotten").await,
        upload("drafted.txt", "drafted").await,
    );
    let publish = |words: &'static str, file: &Value| {
        let new = json!({ "space": "room", "body": words, "files": [file["id"]] });
        let ana = &ana;
        async move {
            let post = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
            post["id"].as_str().expect("an identifier").to_owned()
        }
    };
    let (stays, goes) = (publish("Stays #moss", &kept).await, publish("Goes", &dropped).await);
    let draft =
        json!({ "content": { "space": "room", "body": "Later", "files": [drafted["id"]] } });
    ana.api("POST", "/drafts", Some(draft)).await.expect(201);
    ana.comment(&goes, "Goes with it").await;
    let comment = ana.comment(&stays, "Goes alone").await;
    ana.api("DELETE", &format!("/posts/{goes}"), None).await.expect(204);
    ana.api("DELETE", &format!("/comments/{comment}"), None).await.expect(204);

    let sweeper = server::sweeper(&net.app);
    clock.advance(29 * 86_400);
    assert_eq!(sweeper.sweep().await.expect("it sweeps"), 1, "what was uploaded for nothing");
    assert_eq!(trash(&ana).await.len(), 2);
    clock.advance(2 * 86_400);
    assert_eq!(sweeper.sweep().await.expect("it sweeps"), 1, "the file of the post");
    assert_eq!(trash(&ana).await, [""; 0]);
    ana.api("POST", &format!("/posts/{goes}/restore"), None).await.expect(404);
    ana.api("POST", &format!("/comments/{comment}/restore"), None).await.expect(404);
    assert_eq!(sweeper.sweep().await.expect("it sweeps"), 0, "nothing is left to do");

    let href = |file: &Value| file["href"].as_str().expect("an address").to_owned();
    for (file, status) in [(&kept, 200), (&drafted, 200), (&dropped, 404), (&forgotten, 404)] {
        ana.get(&href(file)).await.expect(status);
    }
    assert_eq!(rows_with(&net, "Goes").await, [""; 0]);
    assert!(ana.get(&format!("/posts/{stays}")).await.expect(200).text.contains("Stays"));
}

/// The rows of all tables in which these words are.
pub(crate) async fn rows_with(net: &TestApp, words: &'static str) -> Vec<String> {
    let found = net.app.db.read(move |tx| {
        let mut found = Vec::new();
        for table in kernel::db::tables::list(tx)? {
            kernel::db::tables::each(tx, &table, &mut |row| {
                let line = serde_json::to_string(&row)?;
                found.extend(line.contains(words).then_some(line));
                Ok(())
            })?;
        }
        Ok(found)
    });
    found.await.expect("rows")
}

/// Whether somebody finds the space `room` and the post in it, wherever they may look: the same everywhere.
async fn finds(who: &Client, post: &str, file: &str) -> bool {
    let mut found = Vec::new();
    for path in ["/spaces/room", &format!("/posts/{post}"), file] {
        found.push((path.to_owned(), who.get(path).await.status == 200));
    }
    for path in ["/spaces/room", &format!("/posts/{post}")] {
        found.push((format!("api {path}"), who.api("GET", path, None).await.status == 200));
    }
    for path in ["/spaces", "/people/ana", "/inbox"] {
        // A guest finds nobody who is in none of their spaces.
        let page = who.get(path).await.text;
        if page.contains("Moss grows") || page.contains("href=\"/spaces/room\"") {
            found.push((path.to_owned(), true));
        }
    }
    let first = found[0].1;
    assert!(found.iter().all(|(_, seen)| *seen == first), "{}: {found:?}", who.handle());
    first
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_space_is_seen_nowhere_until_its_managers_bring_it_back() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, noor, bo) =
        (net.member("ana").await, net.member("noor").await, net.member("bo").await);
    let (gil, ines) = (net.guest("gil").await, net.administrator("ines").await);
    let room = net.space(&ana, "room", Access::Open).await;
    net.join(room, &noor).await;
    net.join(room, &gil).await;
    // Another space is left to the guest.
    let other = net.space(&ines, "other", Access::Closed).await;
    net.join(other, &gil).await;
    let file = noor.upload("moss.txt", b"moss".to_vec()).await.expect(201).json();
    let new = json!({ "space": "room", "body": "Moss grows, @ana", "files": [file["id"]] });
    let post = noor.api("POST", "/posts", Some(new)).await.expect(201).json();
    let post = post["id"].as_str().expect("an identifier");
    let file = file["href"].as_str().expect("an address");
    net.end_of_log().await;
    let everyone = [&ana, &noor, &bo, &gil, &ines];
    for who in everyone {
        assert!(finds(who, post, file).await, "{}", who.handle());
    }

    for who in [&noor, &bo, &gil, &ines] {
        who.get("/spaces/room/delete").await.expect(403);
        who.post("/spaces/room/delete", &[]).await.expect(403);
        who.api("DELETE", "/spaces/room", None).await.expect(403);
    }
    let question = ana.get("/spaces/room/delete").await.expect(200).text;
    assert!(question.contains("3 people are members"));
    ana.post("/spaces/room/delete", &[]).await.expect(303);
    net.end_of_log().await;
    for who in everyone {
        assert!(!finds(who, post, file).await, "{}", who.handle());
    }
    let listed = ana.api("GET", "/trash", None).await.expect(200).json();
    assert_eq!(listed["spaces"][0]["slug"], "room");
    for who in [&noor, &bo, &gil, &ines] {
        let listed = who.api("GET", "/trash", None).await.expect(200).json();
        assert_eq!(listed["spaces"], json!([]), "{}", who.handle());
        who.api("POST", "/spaces/room/restore", None).await.expect(404);
    }

    ana.post("/spaces/room/restore", &[]).await.expect(303);
    net.end_of_log().await;
    for who in everyone {
        assert!(finds(who, post, file).await, "{}", who.handle());
    }
    let app = net.app.clone();
    let look = move || backup::check(&app.db, &app.blobs).expect("a look");
    assert_eq!(tokio::task::spawn_blocking(look).await.expect("findings"), [""; 0]);
    let waiting = noor.get("/inbox").await.expect(200).text;
    assert!(!waiting.contains("added you"), "nobody is told of what they were in");

    ana.api("DELETE", "/spaces/room", None).await.expect(204);
    clock.advance(31 * 86_400);
    server::sweeper(&net.app).sweep().await.expect("it sweeps");
    ana.api("POST", "/spaces/room/restore", None).await.expect(404);
    assert_eq!(rows_with(&net, "Moss grows").await, [""; 0]);
    for who in everyone {
        assert!(!finds(who, post, file).await, "{}", who.handle());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_who_runs_a_space_with_us_does_not_delete_it() {
    let net = TestApp::new().await;
    let (ana, gil) = (net.member("ana").await, net.guest("gil").await);
    let partners = net.space_of(&ana, "partners", Access::Closed, Kind::External).await;
    net.join(partners, &gil).await;
    // Another space is left to the guest.
    let other = net.space(&ana, "other", Access::Closed).await;
    net.join(other, &gil).await;
    ana.post("/spaces/partners/members/gil", &[("standing", "animator")]).await.expect(303);
    assert!(!gil.get("/spaces/partners/edit").await.expect(200).text.contains("partners/delete"));
    assert!(ana.get("/spaces/partners/edit").await.expect(200).text.contains("partners/delete"));
    gil.get("/spaces/partners/delete").await.expect(403);
    gil.post("/spaces/partners/delete", &[]).await.expect(403);
    gil.api("DELETE", "/spaces/partners", None).await.expect(403);
    ana.api("DELETE", "/spaces/partners", None).await.expect(204);
    let listed = gil.api("GET", "/trash", None).await.expect(200).json();
    assert_eq!(listed["spaces"], json!([]));
    gil.api("POST", "/spaces/partners/restore", None).await.expect(404);
    ana.api("POST", "/spaces/partners/restore", None).await.expect(204);
    gil.get("/spaces/partners/edit").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_taken_off_a_post_stays_its_owners_for_thirty_days() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ana, noor) = (net.member("ana").await, net.member("noor").await);
    net.space(&ana, "room", Access::Open).await;
    let file = ana.upload("plan.txt", b"the plan".to_vec()).await.expect(201).json();
    let (id, href) = (&file["id"], file["href"].as_str().expect("an address"));
    let new = json!({ "space": "room", "body": "See", "files": [id] });
    let post = ana.api("POST", "/posts", Some(new)).await.expect(201).json();
    let post = format!("/posts/{}", post["id"].as_str().expect("an identifier"));
    noor.get(href).await.expect(200);
    // Long after it was uploaded.
    clock.advance(20 * 86_400);
    let files = |of: serde_json::Value| json!({ "files": of });
    let sweeper = server::sweeper(&net.app);
    ana.api("PATCH", &post, Some(files(json!([])))).await.expect(200);
    sweeper.sweep().await.expect("it sweeps");
    ana.get(href).await.expect(200);
    noor.get(href).await.expect(404);
    let listed = ana.api("GET", "/trash", None).await.expect(200).json();
    assert_eq!(listed["files"][0]["id"], *id);
    assert!(ana.get("/trash").await.expect(200).text.contains("plan.txt"));
    assert_eq!(noor.api("GET", "/trash", None).await.json()["files"], json!([]));

    ana.api("PATCH", &post, Some(files(json!([id])))).await.expect(200);
    noor.get(href).await.expect(200);
    assert_eq!(ana.api("GET", "/trash", None).await.json()["files"], json!([]));
    ana.api("PATCH", &post, Some(files(json!([])))).await.expect(200);
    clock.advance(20 * 86_400);
    sweeper.sweep().await.expect("it sweeps");
    ana.get(href).await.expect(200);
    clock.advance(11 * 86_400);
    sweeper.sweep().await.expect("it sweeps");
    ana.get(href).await.expect(404);
}
