//! Pages elsewhere that the company declares: who does, what is read of them, when, who finds them.

use elsewhere::{Reader, read_due};
use extract::Program;
use kernel::Clock;
use serde_json::{Value, json};
use testkit::{Client, TestApp};

use crate::previews::site::Site;
use crate::search;

const DAY: i64 = 86_400;

/// A network at an hour of its own that may ask 127.0.0.1, and a site there.
async fn network() -> (TestApp, Clock, Site) {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |config| {
        config.networks = vec!["127.0.0.1/32".parse().unwrap()];
    });
    (net.await, clock, Site::start().await)
}

/// Reads all that is due.
async fn settle(net: &TestApp) {
    let reader = Reader::new(net.app.clone(), Program::at(env!("CARGO_BIN_EXE_parvis")));
    while read_due(&reader).await.expect("it reads") {}
}

/// Puts a page of HTML on a site.
fn put(site: &Site, path: &str, title: &str, words: &str) {
    let html = format!("<!doctype html><title>{title}</title><p>{words}</p>");
    site.file(path, "text/html; charset=utf-8", html.into_bytes());
}

async fn declare(who: &Client, url: &str) {
    who.api("POST", "/site/links", Some(json!({ "url": url }))).await.expect(204);
}

/// What is declared.
async fn links(who: &Client) -> Vec<Value> {
    let links = who.api("GET", "/site/links", None).await.expect(200).json();
    links.as_array().expect("a list").clone()
}

/// What somebody finds of the pages elsewhere by a word, by name.
async fn found(net: &TestApp, who: &Client, word: &str) -> Vec<String> {
    net.indexed().await;
    let mut titles = search::found(&search::search(who, &format!("{word} kind:link")).await);
    titles.sort();
    titles
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declared_page_is_found_by_members_and_not_by_guests() {
    let (net, clock, site) = network().await;
    let (ines, ana, gil) =
        (net.administrator("ines").await, net.member("ana").await, net.guest("gil").await);
    put(&site, "/menu", "La cantine", "Des &eacute;pinards le jeudi");
    declare(&ines, &site.at("/menu#today")).await;
    assert_eq!(links(&ines).await[0]["read_at"], Value::Null);
    settle(&net).await;

    let link = links(&ines).await[0].clone();
    assert_eq!((&link["found"], &link["error"]), (&json!(1), &Value::Null));
    assert_eq!((&link["url"], &link["sitemap"]), (&json!(site.at("/menu")), &json!(false)));
    let page = ines.get("/admin/links").await.expect(200).text;
    assert!(page.contains(&site.at("/menu")));
    assert_eq!(found(&net, &ana, "epinards").await, ["La cantine"]);
    assert!(found(&net, &gil, "epinards").await.is_empty());

    // It is read again after a week, or when that is asked.
    put(&site, "/menu", "La cantine", "Des carottes");
    clock.advance(6 * DAY);
    settle(&net).await;
    assert_eq!(site.asked("/menu"), 1);
    clock.advance(DAY);
    settle(&net).await;
    assert_eq!(site.asked("/menu"), 2);
    assert_eq!(found(&net, &ana, "carottes").await, ["La cantine"]);
    assert!(found(&net, &ana, "epinards").await.is_empty());
    let again = format!("/admin/links/{}/read", link["id"].as_str().expect("an identifier"));
    ines.post(&again, &[]).await.expect(303);
    settle(&net).await;
    assert_eq!(site.asked("/menu"), 3);

    let remove = format!("/admin/links/{}/remove", link["id"].as_str().expect("an identifier"));
    ines.post(&remove, &[]).await.expect(303);
    assert!(links(&ines).await.is_empty());
    assert!(found(&net, &ana, "carottes").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sitemap_brings_the_pages_of_its_site_that_may_be_read() {
    let (net, clock, site) = network().await;
    let (ines, ana) = (net.administrator("ines").await, net.member("ana").await);
    for (path, title) in [("/a", "Un"), ("/b", "Deux"), ("/private/c", "Trois")] {
        put(&site, path, title, "procédure");
    }
    let sitemap = |paths: &[String]| {
        let locations: String =
            paths.iter().map(|url| format!("<url><loc>{url}</loc></url>")).collect();
        format!("<?xml version='1.0'?><urlset>{locations}</urlset>").into_bytes()
    };
    let all =
        [site.at("/a"), site.at("/b"), site.at("/private/c"), "https://other.example/d".into()];
    site.file("/pages.xml", "application/xml", sitemap(&all));
    let index = format!(
        "<sitemapindex><sitemap><loc>{}</loc></sitemap></sitemapindex>",
        site.at("/pages.xml")
    );
    site.file("/sitemap.xml", "application/xml", index.into_bytes());
    site.file("/robots.txt", "text/plain", b"User-agent: *\nDisallow: /private".to_vec());
    declare(&ines, &site.at("/sitemap.xml")).await;
    settle(&net).await;
    assert_eq!(found(&net, &ana, "procedure").await, ["Deux", "Un"]);
    assert_eq!(site.asked("/private/c"), 0);
    let link = &links(&ines).await[0];
    assert_eq!((&link["sitemap"], &link["found"]), (&json!(true), &json!(2)));

    // What the sitemap no longer names is no longer found; what fails for a while is.
    site.file("/pages.xml", "application/xml", sitemap(&all[1..]));
    site.fail("/b", 500);
    clock.advance(7 * DAY);
    settle(&net).await;
    assert_eq!(found(&net, &ana, "procedure").await, ["Deux"]);
    let link = &links(&ines).await[0];
    assert_eq!((&link["failed"], &link["failing"][0]["url"]), (&json!(1), &json!(site.at("/b"))));
    site.fail("/b", 404);
    clock.advance(DAY);
    settle(&net).await;
    assert!(found(&net, &ana, "procedure").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_says_why() {
    let (net, _, site) = network().await;
    let ines = net.administrator("ines").await;
    let other = Site::start().await;
    put(&other, "/sign-in", "Sign in", "Who are you?");
    site.lead("/portal", &other.at("/sign-in"));
    site.fail("/secret", 403);
    site.file("/picture", "image/png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec());
    let own = format!("{}/posts", net.app.config.public_url);
    let wanted = [
        (site.at("/portal"), "another site"),
        (site.at("/secret"), "sign-in"),
        (site.at("/picture"), "not read"),
        (site.at("/nothing"), "no page"),
        ("http://10.1.2.3/".to_owned(), "--allow-networks"),
        (own, "Parvis itself"),
    ];
    for (url, _) in &wanted {
        declare(&ines, url).await;
    }
    settle(&net).await;
    let links = links(&ines).await;
    for (url, why) in wanted {
        let link = links.iter().find(|link| link["url"] == json!(url)).expect("it is listed");
        let error = link["error"].as_str().unwrap_or_default();
        assert!(error.contains(why), "{url}: {error}");
        assert_eq!(link["found"], 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_declare_and_an_address_must_be_one() {
    let (net, _, site) = network().await;
    let (ines, ana) = (net.administrator("ines").await, net.member("ana").await);
    declare(&ines, &site.at("/a")).await;
    let id = links(&ines).await[0]["id"].as_str().expect("an identifier").to_owned();
    let new = json!({ "url": "https://a.example" });
    for (method, path, body) in [
        ("GET", "/site/links".to_owned(), None),
        ("POST", "/site/links".to_owned(), Some(new)),
        ("DELETE", format!("/site/links/{id}"), None),
        ("POST", format!("/site/links/{id}/read"), None),
    ] {
        ana.api(method, &path, body).await.expect(403);
    }
    ana.get("/admin/links").await.expect(403);
    ana.post("/admin/links", &[("url", "https://a.example")]).await.expect(403);
    for path in ["remove", "read"] {
        ana.post(&format!("/admin/links/{id}/{path}"), &[]).await.expect(403);
    }
    for wrong in ["ftp://a.example", "https://me:secret@a.example", &site.at("/a")] {
        let again = ines.post("/admin/links", &[("url", wrong)]).await.expect(422).text;
        assert!(again.contains(&format!("value=\"{wrong}\"")), "{wrong}");
    }
    ines.post("/admin/links", &[("url", "a.example/plan"), ("lang", "fr")]).await.expect(303);
    assert_eq!(links(&ines).await.len(), 2);
    ines.api("DELETE", "/site/links/1", None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_for_a_while_takes_no_page_of_a_sitemap_away() {
    let (net, clock, site) = network().await;
    let (ines, ana) = (net.administrator("ines").await, net.member("ana").await);
    for path in ["/a", "/b", "/private"] {
        put(&site, path, path, "procedure");
    }
    let sitemap = |paths: &[&str]| {
        let locations = paths.iter().map(|path| format!("<url><loc>{}</loc></url>", site.at(path)));
        format!("<urlset>{}</urlset>", locations.collect::<String>()).into_bytes()
    };
    let parts = ["/first.xml", "/second.xml"];
    let index: String =
        parts.map(|part| format!("<sitemap><loc>{}</loc></sitemap>", site.at(part))).concat();
    let index = format!("<sitemapindex>{index}</sitemapindex>");
    site.file("/sitemap.xml", "application/xml", index.into_bytes());
    site.file("/first.xml", "application/xml", sitemap(&["/a", "/private"]));
    site.file("/second.xml", "application/xml", sitemap(&["/b"]));
    let robots = || b"User-agent: *\nDisallow: /private".to_vec();
    site.file("/robots.txt", "text/plain", robots());
    declare(&ines, &site.at("/sitemap.xml")).await;
    settle(&net).await;
    assert_eq!(found(&net, &ana, "procedure").await, ["/a", "/b"]);
    // A part of it, or what may be read, cannot be had for now: all stays as it was.
    site.fail("/second.xml", 503);
    clock.advance(DAY);
    settle(&net).await;
    assert_eq!(found(&net, &ana, "procedure").await, ["/a", "/b"]);
    assert_ne!(links(&ines).await[0]["error"], Value::Null);
    site.file("/second.xml", "application/xml", sitemap(&["/b"]));
    site.fail("/robots.txt", 500);
    clock.advance(DAY);
    settle(&net).await;
    assert_eq!(found(&net, &ana, "procedure").await, ["/a", "/b"]);
    assert_eq!(site.asked("/private"), 0);
    // What is gone is.
    site.fail("/second.xml", 404);
    site.fail("/robots.txt", 404);
    clock.advance(2 * DAY);
    settle(&net).await;
    assert_eq!(found(&net, &ana, "procedure").await, ["/a", "/private"]);
}
