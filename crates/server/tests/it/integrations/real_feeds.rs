//! Feeds as they are written, where a folder of them is at hand.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use spaces::Access;
use testkit::Client;

use super::feeds::{RSS, add, feeds, network, settle};
use super::{posts, real};

fn files(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let is_feed = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy();
        !name.ends_with(".serde.json") && !name.starts_with("LICENSE")
    };
    let mut files: Vec<PathBuf> = files.filter(is_feed).collect();
    files.sort();
    files
}

/// The words of a title, whatever spaces it is typed with.
fn plain(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn titles(who: &Client, space: &str) -> Vec<String> {
    let posts = posts(who, space).await;
    posts.iter().map(|post| plain(post["title"].as_str().unwrap_or_default())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn feeds_give_what_was_meant_and_hostile_ones_harm_nothing() {
    let Some(folder) = real::folder("feeds") else {
        eprintln!("skipped: no folder of feeds");
        return;
    };
    let (net, clock, site, ana) = network().await;
    let expected: Value =
        serde_json::from_slice(&std::fs::read(folder.join("expected-own.json")).unwrap()).unwrap();
    for (n, (name, told)) in expected.as_object().unwrap().iter().enumerate() {
        let space = format!("own-{n}");
        net.space(&ana, &space, Access::Open).await;
        // Somebody looks at so many addresses at a time.
        clock.advance(30);
        let media = told["http_content_type"].as_str().unwrap_or("text/xml");
        site.file(&format!("/{n}"), media, std::fs::read(folder.join(name)).unwrap());
        let new = Some(json!({ "address": site.at(&format!("/{n}")) }));
        let made = ana.api("POST", &format!("/spaces/{space}/feeds"), new).await;
        if name.ends_with("page-with-discovery.html") {
            assert!(made.status == 422 && made.text.contains("com.atom"), "{}", made.text);
            continue;
        }
        let refused = [
            "hostile/billion-laughs.xml",
            "hostile/gzip-bomb-20MB.xml.gz",
            "hostile/quadratic-blowup.xml",
            "hostile/xxe-file.xml",
        ];
        let status = if refused.contains(&name.as_str()) { 422 } else { 201 };
        assert_eq!(made.status, status, "{name}: {}", made.text);
        settle(&net).await;
        let titles = titles(&ana, &space).await;
        if let Some(items) = told["items"].as_u64() {
            assert_eq!(titles.len() as u64, items.min(3), "{name}: {titles:?}");
        }
        if let Some(title) = told["title"].as_str() {
            assert!(titles.contains(&plain(title)), "{name}: {titles:?}");
        }
        if let Some(link) = told["link"].as_str() {
            let posts = posts(&ana, &space).await;
            assert!(posts.iter().any(|post| post["body"].as_str().unwrap().contains(link)));
        }
        for post in posts(&ana, &space).await {
            let html = post["html"].as_str().unwrap_or_default();
            for bad in ["javascript:", "data:", "file:", "<img", "<script", "root:x:"] {
                assert!(!html.contains(bad), "{name}: {bad}: {html}");
            }
            for bad in ["class=\"mention\"", "class=\"topic\""] {
                assert!(!html.contains(bad), "{name}: {bad}: {html}");
            }
        }
    }
    // The second fetch of one whose items change their names.
    net.space(&ana, "changing", Access::Open).await;
    let of = |name: &str| std::fs::read(folder.join("french").join(name)).unwrap();
    site.file("/changing", RSS, of("rss-changing-guid-a.xml"));
    add(&ana, "changing", &site.at("/changing")).await;
    settle(&net).await;
    clock.advance(1_801);
    site.file("/changing", RSS, of("rss-changing-guid-b.xml"));
    settle(&net).await;
    let expected = ["Le pont rouvre lundi (mis à jour)", "Le pont rouvre lundi"];
    assert_eq!(titles(&ana, "changing").await, expected);
    // One that was cut, then whole.
    let whole = b"<rss version='2.0'><channel><title>Transport</title><link>https://bus.example/</link>\
        <item><title>Ligne 4</title><guid>b4</guid></item><item><title>Ligne 7 : arret</title><guid>b7</guid></item>";
    net.space(&ana, "cut", Access::Open).await;
    site.file("/cut", RSS, of("rss-truncated.xml"));
    add(&ana, "cut", &site.at("/cut")).await;
    settle(&net).await;
    clock.advance(1_801);
    site.file("/cut", RSS, whole.to_vec());
    settle(&net).await;
    assert_eq!(titles(&ana, "cut").await, ["Ligne 7 : arret", "Ligne 4 déviée"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn feeds_of_other_projects_are_read() {
    let Some(folder) = real::folder("feeds") else {
        eprintln!("skipped: no folder of feeds");
        return;
    };
    let (net, clock, site, ana) = network().await;
    let mut unread = Vec::new();
    for (k, kind) in ["feed-rs", "feedparser"].into_iter().enumerate() {
        for (n, file) in files(&folder.join(kind)).into_iter().enumerate() {
            // A space takes so many feeds, a person so many looks.
            let space = format!("other-{k}-{}", n / 40);
            if n % 40 == 0 {
                net.space(&ana, &space, Access::Open).await;
            }
            clock.advance(60);
            let at = format!("/{k}/{n}");
            site.file(&at, "application/xml", std::fs::read(&file).unwrap());
            let new = Some(json!({ "address": site.at(&at) }));
            let made = ana.api("POST", &format!("/spaces/{space}/feeds"), new).await;
            if made.status != 201 {
                assert_eq!(made.status, 422, "{}: {}", file.display(), made.text);
                unread.push(file.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    settle(&net).await;
    let mut others = 0;
    for space in ["other-0-0", "other-1-0", "other-1-1"] {
        let all = feeds(&ana, space).await;
        others += all.as_array().unwrap().len();
        assert!(all.as_array().unwrap().iter().all(|it| it["trouble"].is_null()), "{all}");
    }
    eprintln!("{others} feeds of other projects are read, {} are not: {unread:?}", unread.len());
    assert!(others >= 75, "{unread:?}");
}
