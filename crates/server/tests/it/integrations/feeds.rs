//! RSS feeds: who adds them, what is published of them and when, what no document of others does.

use integrations::feeds::Reader;
use kernel::work::{Next, Work};
use kernel::{Clock, Time};
use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use super::posts;
use crate::previews::site::Site;

/// 15 September 2026, at noon.
pub(super) const NOW: i64 = 1_789_473_600_000_000;
pub(super) const RSS: &str = "application/rss+xml";
const HALF_HOUR: i64 = 1_800;

pub(super) async fn network() -> (TestApp, Clock, Site, Client) {
    let clock = Clock::standing_at(Time(NOW));
    let net = TestApp::at(clock.clone(), |config| {
        config.networks = vec!["127.0.0.1/32".parse().unwrap()];
    });
    let net = net.await;
    let ana = net.member("ana").await;
    net.space(&ana, "news", Access::Open).await;
    (net, clock, Site::start().await, ana)
}

/// Reads all that is due.
pub(super) async fn settle(net: &TestApp) {
    while matches!(Reader(net.app.clone()).round().await.expect("a round"), Next::AtOnce) {}
}

pub(super) async fn add(who: &Client, space: &str, address: &str) -> String {
    let new = json!({ "address": address });
    let made = who.api("POST", &format!("/spaces/{space}/feeds"), Some(new)).await;
    made.expect(201).json()["id"].as_str().unwrap().to_owned()
}

pub(super) async fn feeds(who: &Client, space: &str) -> Value {
    who.api("GET", &format!("/spaces/{space}/feeds"), None).await.expect(200).json()
}

/// The titles of what is published in a space, the newest first.
async fn titles(who: &Client, space: &str) -> Vec<String> {
    let titles = posts(who, space).await;
    titles.iter().map(|post| post["title"].as_str().unwrap_or_default().to_owned()).collect()
}

fn rss(items: &str) -> Vec<u8> {
    let head =
        "<title>Presse</title><link>https://presse.example/</link><description>x</description>";
    format!("<rss version=\"2.0\"><channel>{head}{items}</channel></rss>").into_bytes()
}

fn item(n: usize) -> String {
    format!(
        "<item><title>News {n}</title><link>https://presse.example/{n}?utm_source=rss</link>\
         <guid>n-{n}</guid><description>About &lt;b&gt;{n}&lt;/b&gt;</description></item>"
    )
}

/// A document of these, in this order.
fn items(numbers: impl IntoIterator<Item = usize>) -> Vec<u8> {
    rss(&numbers.into_iter().map(item).collect::<String>())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_items_of_a_feed_are_published_once_under_the_name_of_a_bot() {
    let (net, clock, site, ana) = network().await;
    let ben = net.member("ben").await;
    site.file("/feed.xml", RSS, items((1..=5).rev()));
    add(&ana, "news", &site.at("/feed.xml")).await;
    settle(&net).await;

    assert_eq!(titles(&ben, "news").await, ["News 5", "News 4", "News 3"], "the newest three");
    let post = &posts(&ben, "news").await[0];
    let body = "About **5**\n\n[presse.example](https://presse.example/5?utm_source=rss)";
    assert_eq!(post["body"], body);
    let author = (&post["author"]["name"], &post["author"]["bot"]);
    assert_eq!(author, (&json!("Presse"), &json!(true)));

    clock.advance(HALF_HOUR + 1);
    site.file("/feed.xml", RSS, items((1..=7).rev()));
    settle(&net).await;
    settle(&net).await;
    assert_eq!(titles(&ben, "news").await[..3], ["News 7", "News 6", "News 5"]);
    assert_eq!(titles(&ben, "news").await.len(), 5);

    clock.advance(HALF_HOUR + 1);
    site.file("/feed.xml", RSS, rss(""));
    settle(&net).await;
    clock.advance(HALF_HOUR + 1);
    site.file("/feed.xml", RSS, items((1..=7).rev()));
    settle(&net).await;
    assert_eq!(titles(&ben, "news").await.len(), 5, "nothing is new after an empty answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_come_twenty_at_a_time_the_oldest_first() {
    let (net, clock, site, ana) = network().await;
    site.file("/feed.xml", RSS, items([1]));
    add(&ana, "news", &site.at("/feed.xml")).await;
    settle(&net).await;
    site.file("/feed.xml", RSS, items((1..=46).rev()));
    for expected in [21, 41, 46, 46] {
        clock.advance(HALF_HOUR + 1);
        settle(&net).await;
        let path = "/spaces/news/posts?limit=100";
        let all = ana.api("GET", path, None).await.expect(200).json();
        assert_eq!(all["items"][0]["title"], format!("News {expected}"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_item_whose_number_changes_at_each_fetch_is_published_once() {
    let (net, clock, site, ana) = network().await;
    let article = |key: &str, date: &str| {
        format!(
            "<item><title>The bridge opens</title><link>https://presse.example/bridge?k={key}</link>\
             <guid>https://presse.example/bridge?k={key}</guid><pubDate>{date}</pubDate></item>"
        )
    };
    let ten = "Thu, 10 Sep 2026 07:00:00 +0200";
    site.file("/feed.xml", RSS, rss(&article("8f31", ten)));
    add(&ana, "news", &site.at("/feed.xml")).await;
    settle(&net).await;
    let body = posts(&ana, "news").await[0]["body"].as_str().unwrap().to_owned();
    assert!(body.contains(" · 10"), "an old item says its date: {body}");
    for key in ["c07e", "d18f"] {
        clock.advance(HALF_HOUR + 1);
        site.file("/feed.xml", RSS, rss(&article(key, ten)));
        settle(&net).await;
        assert_eq!(titles(&ana, "news").await.len(), 1);
    }
    clock.advance(HALF_HOUR + 1);
    site.file("/feed.xml", RSS, rss(&article("e29a", "Fri, 11 Sep 2026 07:00:00 +0200")));
    settle(&net).await;
    assert_eq!(titles(&ana, "news").await.len(), 2, "another date is another article");
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_alone_add_and_remove_and_members_see() {
    let (net, _, site, ana) = network().await;
    let (ben, out) = (net.member("ben").await, net.member("out").await);
    let (ines, gil) = (net.administrator("ines").await, net.guest("gil").await);
    let crew = net.space_of(&ana, "crew", Access::Closed, Kind::External).await;
    net.join(crew, &ben).await;
    site.file("/feed.xml?secret", RSS, items([1]));
    let id = add(&ana, "crew", &site.at("/feed.xml?secret")).await;
    let asked = site.asked("/feed.xml?secret");
    let new = || Some(json!({ "address": site.at("/feed.xml?secret") }));
    let (list, one) = ("/spaces/crew/feeds", format!("/spaces/crew/feeds/{id}"));
    let again = format!("{one}/read");
    for (who, reads, makes) in
        [(&ben, 200, 403), (&out, 404, 404), (&ines, 404, 404), (&gil, 404, 404)]
    {
        let name = who.handle();
        assert_eq!(who.api("GET", list, None).await.status, reads, "{name}");
        assert_eq!(who.api("POST", list, new()).await.status, makes, "{name}");
        assert_eq!(who.api("DELETE", &one, None).await.status, makes, "{name}");
        assert_eq!(who.api("POST", &again, None).await.status, makes, "{name}");
        assert_eq!(who.post(list, &[("address", "x")]).await.status, makes, "{name}");
        for path in [&format!("{one}/remove"), &again] {
            assert_eq!(who.post(path, &[]).await.status, makes, "{name}: {path}");
        }
    }
    assert_eq!(site.asked("/feed.xml?secret"), asked, "nobody else has anything asked");
    let seen = feeds(&ben, "crew").await;
    assert_eq!((&seen[0]["host"], &seen[0]["created_by"]), (&json!("127.0.0.1"), &json!("ana")));
    assert!(!seen.to_string().contains("secret"), "the address may be a secret: {seen}");
    let page = ben.get("/spaces/crew/integrations").await.expect(200).text;
    assert!(page.contains("Presse") && !page.contains("feed.xml"), "{page}");
    assert!(!page.contains("action=\"/spaces/crew/feeds"), "members only see");

    net.space(&out, "other", Access::Open).await;
    assert_eq!(out.api("DELETE", &format!("/spaces/other/feeds/{id}"), None).await.status, 404);
    assert_eq!(ana.api("POST", list, new()).await.status, 422, "it is there already");
    settle(&net).await;
    ana.api("DELETE", &one, None).await.expect(204);
    assert_eq!(feeds(&ana, "crew").await, json!([]));
    assert_eq!(titles(&ben, "crew").await, ["News 1"], "what was published stays");

    net.end_of_log().await;
    let audit = ines.api("GET", "/audit", None).await.expect(200).json();
    for kind in ["rss.added", "rss.removed"] {
        assert!(audit["items"].as_array().unwrap().iter().any(|it| it["kind"] == kind), "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_adds_what_a_site_names_and_offers_a_choice() {
    let (_net, _, site, ana) = network().await;
    let link = |href: &str, title: &str| {
        format!("<link rel=alternate type=application/rss+xml href='{href}' title='{title}'>")
    };
    site.page("/", &format!("{}{}", link("/a.xml", "Articles"), link("/c.xml", "Comments")));
    site.page("/one", &link("a.xml", "Articles"));
    site.page("/none", "<title>Nothing</title>");
    site.file("/a.xml", RSS, items([1]));
    site.file("/c.xml", "text/xml", items([2]));
    let path = "/spaces/news/feeds";

    let page = ana.post(path, &[("address", &site.at("/")), ("name", "")]).await.expect(200).text;
    for said in ["Articles", "Comments", &site.at("/a.xml"), &site.at("/c.xml"), "several feeds"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert_eq!(feeds(&ana, "news").await, json!([]));
    let refused = ana.api("POST", path, Some(json!({ "address": site.at("/") }))).await.expect(422);
    assert!(refused.text.contains(&site.at("/c.xml")), "{}", refused.text);

    let chosen = [("address", &*site.at("/c.xml")), ("name", "Readers")];
    assert_eq!(ana.post(path, &chosen).await.status, 303);
    assert_eq!(ana.post(path, &[("address", &site.at("/one"))]).await.status, 303);
    let names = feeds(&ana, "news").await;
    assert_eq!((&names[0]["name"], &names[1]["name"]), (&json!("Readers"), &json!("Presse")));

    let told = [("/none", "no feed"), ("/away", "Nothing is at")];
    for (at, said) in told {
        let wrong = ana.post(path, &[("address", &site.at(at))]).await;
        assert!(wrong.status == 422 && wrong.text.contains(said), "{at}: {}", wrong.text);
        assert!(wrong.text.contains(&site.at(at)), "what was typed stays");
    }
    let long = "x".repeat(101);
    site.file("/b.xml", RSS, items([3]));
    let wrong = ana.post(path, &[("address", &site.at("/b.xml")), ("name", &long)]).await;
    assert!(wrong.status == 422 && wrong.text.contains("id=\"rss-name-error\""), "{}", wrong.text);
    let id = names[0]["id"].as_str().unwrap();
    assert_eq!(ana.post(&format!("{path}/{id}/remove"), &[]).await.status, 303);
    assert_eq!(feeds(&ana, "news").await.as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_inside_and_our_own_are_refused_at_each_hop() {
    let (net, clock, site, ana) = network().await;
    let path = "/spaces/news/feeds";
    let try_one = async |address: &str| {
        let wrong = ana.api("POST", path, Some(json!({ "address": address }))).await;
        assert_eq!(wrong.status, 422, "{address}");
        wrong.text
    };
    let own = net.app.config.public_url.clone();
    assert!(try_one(&own).await.contains("of this network"));
    site.lead("/own", &own);
    assert!(try_one(&site.at("/own")).await.contains("of this network"));
    for inside in ["http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::1]/"]
    {
        assert!(try_one(inside).await.contains("private network"), "{inside}");
        site.lead("/hop", inside);
        site.lead("/hops", "/hop");
        assert!(try_one(&site.at("/hops")).await.contains("private network"), "{inside}");
    }
    for wrong in ["", "file:///etc/passwd", "https://ana:secret@presse.example/feed"] {
        try_one(wrong).await;
    }
    site.lead("/circle", "/circle");
    try_one(&site.at("/circle")).await;

    site.lead("/old", "/new");
    site.file("/new", RSS, items([1]));
    add(&ana, "news", &site.at("/old")).await;
    settle(&net).await;
    assert_eq!(titles(&ana, "news").await, ["News 1"], "what moved is followed");
    site.lead("/old", "http://10.0.0.1/");
    clock.advance(HALF_HOUR + 1);
    settle(&net).await;
    assert_eq!(feeds(&ana, "news").await[0]["trouble"], "refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_is_said_and_tried_less_often_and_what_was_published_stays() {
    let (net, clock, site, ana) = network().await;
    site.file("/feed.xml", RSS, items([1]));
    let id = add(&ana, "news", &site.at("/feed.xml")).await;
    settle(&net).await;
    let trouble = async || feeds(&ana, "news").await[0]["trouble"].clone();
    for (status, word) in [(500, "failing"), (403, "denied"), (404, "missing")] {
        site.fail("/feed.xml", status);
        ana.post(&format!("/spaces/news/feeds/{id}/read"), &[]).await;
        clock.advance(HALF_HOUR * 8);
        settle(&net).await;
        assert_eq!(trouble().await, word);
    }
    let page = ana.get("/spaces/news/integrations").await.expect(200).text;
    assert!(page.contains("Nothing is at this address. It will be asked again."), "{page}");
    let asked = site.asked("/feed.xml");
    clock.advance(HALF_HOUR);
    settle(&net).await;
    assert_eq!(site.asked("/feed.xml"), asked, "less often");
    assert_eq!(titles(&ana, "news").await, ["News 1"]);

    for _ in 0..16 {
        clock.advance(86_400);
        settle(&net).await;
    }
    let asked = site.asked("/feed.xml");
    assert_eq!(feeds(&ana, "news").await[0]["paused"], true, "for long");
    let page = ana.get("/spaces/news/integrations").await.expect(200).text;
    assert!(page.contains("not read any more"), "{page}");
    clock.advance(30 * 86_400);
    settle(&net).await;
    assert_eq!(site.asked("/feed.xml"), asked, "no more");

    site.file("/feed.xml", RSS, items([2, 1]));
    ana.api("POST", &format!("/spaces/news/feeds/{id}/read"), None).await.expect(204);
    settle(&net).await;
    assert_eq!(
        (trouble().await, feeds(&ana, "news").await[0]["paused"].clone()),
        (Value::Null, json!(false))
    );
    assert_eq!(titles(&ana, "news").await, ["News 2", "News 1"]);
    let asked = site.asked("/feed.xml");
    ana.api("POST", &format!("/spaces/news/feeds/{id}/read"), None).await.expect(204);
    settle(&net).await;
    assert_eq!(site.asked("/feed.xml"), asked, "it was read within five minutes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_did_not_change_is_not_sent_again() {
    let (net, clock, site, ana) = network().await;
    site.marked("/feed.xml", RSS, items([2, 1]), "\"v1\"");
    add(&ana, "news", &site.at("/feed.xml")).await;
    settle(&net).await;
    assert_eq!(site.unchanged("/feed.xml"), 0);
    for times in 1..=3 {
        clock.advance(HALF_HOUR + 1);
        settle(&net).await;
        assert_eq!(site.unchanged("/feed.xml"), times);
    }
    assert!(feeds(&ana, "news").await[0]["trouble"].is_null());
    // More than a round takes: it is asked for whole until all is published.
    site.marked("/feed.xml", RSS, items((1..=30).rev()), "\"v2\"");
    for (times, newest) in [(3, "News 22"), (3, "News 30"), (4, "News 30")] {
        clock.advance(HALF_HOUR + 1);
        settle(&net).await;
        assert_eq!(titles(&ana, "news").await[0], newest);
        assert_eq!(site.unchanged("/feed.xml"), times);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_space_a_deleted_one_and_a_held_network_take_nothing() {
    let (net, clock, site, ana) = network().await;
    site.file("/feed.xml", RSS, items([1]));
    add(&ana, "news", &site.at("/feed.xml")).await;
    settle(&net).await;
    let asked = site.asked("/feed.xml");
    site.file("/feed.xml", RSS, items([2, 1]));

    net.app.db.write(|tx| people::settings::hold(tx, true)).await.unwrap();
    clock.advance(HALF_HOUR + 1);
    settle(&net).await;
    net.app.db.write(|tx| people::settings::hold(tx, false)).await.unwrap();
    ana.post("/spaces/news/archive", &[("archived", "true")]).await;
    settle(&net).await;
    assert_eq!(site.asked("/feed.xml"), asked, "nothing is asked");
    let new = Some(json!({ "address": site.at("/feed.xml") }));
    assert_eq!(ana.api("POST", "/spaces/news/feeds", new).await.status, 403);
    ana.post("/spaces/news/archive", &[("archived", "false")]).await;
    clock.advance(86_401);
    settle(&net).await;
    assert_eq!(titles(&ana, "news").await, ["News 2", "News 1"]);

    ana.api("DELETE", "/spaces/news", None).await;
    clock.advance(HALF_HOUR + 1);
    let asked = site.asked("/feed.xml");
    settle(&net).await;
    assert_eq!(site.asked("/feed.xml"), asked);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_left_a_feed_is_forgotten_after_ninety_days_and_nothing_else_is() {
    let (net, clock, site, ana) = network().await;
    site.file("/feed.xml", RSS, items([2, 1]));
    add(&ana, "news", &site.at("/feed.xml")).await;
    settle(&net).await;
    let sweep = async || {
        let sweeper = kernel::sweep::Sweeper::new(net.app.clone(), Vec::new());
        sweeper.sweep().await.unwrap();
    };
    // It fails for long: all is still known.
    site.fail("/feed.xml", 500);
    clock.advance(100 * 86_400);
    settle(&net).await;
    sweep().await;
    site.file("/feed.xml", RSS, items([2]));
    clock.advance(86_401);
    settle(&net).await;
    assert_eq!(titles(&ana, "news").await.len(), 2);
    sweep().await;
    site.file("/feed.xml", RSS, items([2, 1]));
    clock.advance(HALF_HOUR + 1);
    settle(&net).await;
    assert_eq!(
        titles(&ana, "news").await,
        ["News 1", "News 2", "News 1"],
        "the first was forgotten"
    );
}
