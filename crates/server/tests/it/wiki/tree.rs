//! Where pages stand.

use kernel::params;
use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{id, page, page_in, read, tree};

kernel::sql! {
    static TITLES = "SELECT title_key FROM pages ORDER BY post_id";
}

fn titles(of: &[(&str, u64)]) -> Vec<(String, u64)> {
    of.iter().map(|(title, depth)| ((*title).to_owned(), *depth)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_written_read_and_found_by_its_number_whatever_its_title() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let empty = ana.get("/spaces/room/pages").await.expect(200).text;
    assert!(empty.contains("template=meeting") && empty.contains("template=faq"));

    let first = page(&ana, "Holidays & absences", "# When\n\nIn *July*.\n\n# How\n\nAsk.").await;
    let address = format!("/pages/{first}-holidays-absences");
    assert_eq!(read(&ana, &first).await["href"], address);
    let shown = ana.get(&address).await.expect(200).text;
    assert!(shown.contains("<h1 dir=\"auto\">Holidays &#38; absences</h1>"));
    assert!(shown.contains("<h2 id=\"s-when\">When</h2>") && shown.contains("href=\"#s-how\""));
    for other in [format!("/pages/{first}"), format!("/pages/{first}-old-title")] {
        assert_eq!(ana.get(&other).await.expect(303).location(), address);
    }
    let base = format!("/pages/{first}");
    assert_eq!(ana.get(&format!("/posts/{first}")).await.expect(303).location(), base);
    let edit = ana.get(&format!("/posts/{first}/edit")).await.expect(303);
    assert_eq!(edit.location(), format!("{base}/edit"));
    let history = ana.get(&format!("/posts/{first}/history")).await.expect(303);
    assert_eq!(history.location(), format!("{base}/versions"));
    assert!(ana.get("/spaces/room").await.expect(200).text.contains(&address));

    let change = json!({ "revision": 1, "title": "Absences", "body": "Ask." });
    ana.api("PUT", &format!("/pages/{first}"), Some(change)).await.expect(200);
    let renamed = format!("/pages/{first}-absences");
    assert_eq!(ana.get(&address).await.expect(303).location(), renamed);
    ana.get("/pages/1-nothing").await.expect(404);
    ana.get("/pages/nothing").await.expect(404);
    // A post is no page.
    let post = ana.publish("room", "A post").await;
    ana.get(&format!("/pages/{post}")).await.expect(404);
    ana.api("GET", &format!("/pages/{post}"), None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_arranged_and_never_stand_below_themselves() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let (a, b, c) =
        (page(&ana, "A", "").await, page(&ana, "B", "").await, page(&ana, "C", "").await);
    let below = page_in(&ana, "room", json!({ "title": "D", "parent": a })).await;
    let d = id(&below);
    assert_eq!(below["parent"], a.as_str());
    assert_eq!(tree(&ana).await, titles(&[("A", 0), ("D", 1), ("B", 0), ("C", 0)]));

    let step = |page: String, step: &'static str| {
        let ana = &ana;
        async move {
            ana.post(&format!("/pages/{page}/move"), &[("step", step)]).await.expect(303);
            tree(ana).await
        }
    };
    assert_eq!(step(c.clone(), "up").await, titles(&[("A", 0), ("D", 1), ("C", 0), ("B", 0)]));
    assert_eq!(step(c.clone(), "in").await, titles(&[("A", 0), ("D", 1), ("C", 1), ("B", 0)]));
    assert_eq!(step(d.clone(), "down").await, titles(&[("A", 0), ("C", 1), ("D", 1), ("B", 0)]));
    assert_eq!(step(c.clone(), "out").await, titles(&[("A", 0), ("D", 1), ("C", 0), ("B", 0)]));
    // There is no such place: nothing happens.
    assert_eq!(step(a.clone(), "up").await, titles(&[("A", 0), ("D", 1), ("C", 0), ("B", 0)]));
    let arranged = ana.get("/spaces/room/pages?arrange=1").await.expect(200).text;
    assert_eq!(arranged.matches("class=\"page-steps\"").count(), 4);

    let place = |page: &str, to: serde_json::Value| {
        let (ana, path) = (&ana, format!("/pages/{page}/place"));
        async move { ana.api("PUT", &path, Some(to)).await }
    };
    place(&b, json!({ "parent": d })).await.expect(204);
    assert_eq!(tree(&ana).await, titles(&[("A", 0), ("D", 1), ("B", 2), ("C", 0)]));
    for below in [&a, &d, &b] {
        let refused = place(&a, json!({ "parent": below })).await.expect(422).json();
        assert!(refused["errors"]["parent"].is_string() || refused.to_string().contains("itself"));
    }
    place(&c, json!({ "parent": "12" })).await.expect(422);
    place(&c, json!({ "after": b })).await.expect(422);
    place(&c, json!({ "after": null })).await.expect(204);
    assert_eq!(tree(&ana).await, titles(&[("C", 0), ("A", 0), ("D", 1), ("B", 2)]));

    // What is deleted is as not there, and what stands below it joins what is above.
    ana.api("DELETE", &format!("/posts/{d}"), None).await.expect(204);
    assert_eq!(tree(&ana).await, titles(&[("C", 0), ("A", 0), ("B", 1)]));
    ana.get(&format!("/pages/{d}")).await.expect(404);
    ana.api("POST", &format!("/posts/{d}/restore"), None).await.expect(204);
    // Whoever deletes it on its page is not led back there.
    let delete = ana.form(&format!("/posts/{d}/delete")).form(&[("csrf", ana.csrf())]);
    let from = format!("{}/pages/{d}-d", net.address);
    let gone = delete.header("referer", from).send().await.expect("an answer");
    assert_eq!(gone.headers()["location"], "/spaces/room");
    ana.api("POST", &format!("/posts/{d}/restore"), None).await.expect(204);
    assert_eq!(tree(&ana).await, titles(&[("C", 0), ("A", 0), ("D", 1), ("B", 2)]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_moved_beside_others_stays_below_what_is_in_the_trash() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let a = page(&ana, "A", "").await;
    let below = async |title: &str, parent: &str| {
        id(&page_in(&ana, "room", json!({ "title": title, "parent": parent })).await)
    };
    let (d, c) = (below("D", &a).await, below("C", &a).await);
    let (b, e) = (below("B", &d).await, below("E", &a).await);
    ana.api("DELETE", &format!("/posts/{d}"), None).await.expect(204);
    let step = async |page: &str, step: &str| {
        ana.post(&format!("/pages/{page}/move"), &[("step", step)]).await.expect(303);
        tree(&ana).await
    };
    assert_eq!(tree(&ana).await, titles(&[("A", 0), ("C", 1), ("B", 1), ("E", 1)]));
    assert_eq!(step(&b, "up").await, titles(&[("A", 0), ("B", 1), ("C", 1), ("E", 1)]));
    assert_eq!(step(&e, "up").await, titles(&[("A", 0), ("B", 1), ("E", 1), ("C", 1)]));
    ana.api("POST", &format!("/posts/{d}/restore"), None).await.expect(204);
    let back = [("A", 0), ("D", 1), ("B", 2), ("E", 1), ("C", 1)];
    assert_eq!(tree(&ana).await, titles(&back));

    // Elsewhere, it leaves what it stood below.
    ana.api("DELETE", &format!("/posts/{d}"), None).await.expect(204);
    assert_eq!(step(&b, "out").await, titles(&[("A", 0), ("E", 1), ("C", 1), ("B", 0)]));
    ana.api("POST", &format!("/posts/{d}/restore"), None).await.expect(204);
    let back = [("A", 0), ("D", 1), ("E", 1), ("C", 1), ("B", 0)];
    assert_eq!(tree(&ana).await, titles(&back));
    assert_eq!(read(&ana, &c).await["parent"], a.as_str());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tree_is_twelve_levels_deep_at_most() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let mut above = page(&ana, "1", "").await;
    let top = above.clone();
    for level in 2..=12 {
        let new = json!({ "title": level.to_string(), "parent": above });
        above = id(&page_in(&ana, "room", new).await);
    }
    let deeper = json!({ "title": "13", "parent": above });
    ana.api("POST", "/spaces/room/pages", Some(deeper)).await.expect(422);
    let other = page(&ana, "Other", "").await;
    let to = json!({ "parent": above });
    ana.api("PUT", &format!("/pages/{other}/place"), Some(to)).await.expect(422);
    let to = json!({ "parent": other });
    ana.api("PUT", &format!("/pages/{top}/place"), Some(to)).await.expect(422);
    let nodes = tree(&ana).await;
    assert_eq!(nodes.iter().map(|(_, depth)| *depth).max(), Some(11));
    ana.get("/spaces/room/pages").await.expect(200);
    ana.get(&format!("/pages/{above}-12")).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn names_of_every_kind() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    for title in ["🚲 Vélos", "سياسة الإجازات", "<b>bold</b> & \"quotes\"", &"long ".repeat(39)]
    {
        let made = page(&ana, title, "").await;
        let found = read(&ana, &made).await;
        assert_eq!(found["title"], title.trim());
        let shown = ana.get(found["href"].as_str().expect("an address")).await.expect(200).text;
        assert!(!shown.contains("<b>bold"));
    }
    for (title, body) in [
        ("x".repeat(300), "Text".to_owned()),
        (" \u{200b}".into(), "Text".into()),
        (String::new(), "Text".into()),
        ("Fine".into(), "long ".repeat(30_000)),
    ] {
        let new = json!({ "title": title, "body": body });
        ana.api("POST", "/spaces/room/pages", Some(new)).await.expect(422);
        let fields =
            [("title", title.as_str()), ("body", body.as_str()), ("audience", "room,open,0")];
        let again = ana.post_files("/spaces/room/pages", &fields, vec![]).await;
        assert!((400..500).contains(&again.status), "{}", again.status);
        assert!(again.text.contains(body.trim()), "what was typed is there still");
    }
    let huge = json!({ "title": "Huge", "body": "x".repeat(10 * 1024 * 1024) });
    let refused = ana.api("POST", "/spaces/room/pages", Some(huge)).await;
    assert!([413, 422].contains(&refused.status), "{}", refused.status);
    let pages = tree(&ana).await;
    assert_eq!(pages.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_page_says_its_title_once_it_left_the_trash() {
    let clock = kernel::Clock::standing_at(kernel::Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Open).await;
    let gone = page(&ana, "Quincewood", "Words.").await;
    let stays = page(&ana, "Stays", "Words.").await;
    ana.api("DELETE", &format!("/posts/{gone}"), None).await.expect(204);
    let titles = || net.app.db.read(|tx| tx.query(&TITLES, params![], |row| row.get::<String>(0)));
    assert_eq!(titles().await.expect("titles"), ["quincewood", "stays"]);
    clock.advance(31 * 86_400);
    let sweeper = server::sweeper(&net.app);
    sweeper.sweep().await.expect("it sweeps");
    // What left the trash is swept in the round after.
    clock.advance(31 * 86_400);
    sweeper.sweep().await.expect("it sweeps");
    assert_eq!(titles().await.expect("titles"), ["", "stays"]);
    assert_eq!(read(&ana, &stays).await["title"], "Stays");
}
