//! A notebook is its owner's alone: nobody else finds it, reads it, counts it or is told of it.

use serde_json::json;
use testkit::kinds::{id, published};
use testkit::{Client, TestApp};

use super::own;

const WORD: &str = "Quetzalcoatl";
/// What stands beside it, to search for: pages say again what was asked.
const BESIDE: &str = "Feathered";

/// Everything that somebody is answered by pages and the API where the notebook or its words could show.
async fn everything(who: &Client, slug: &str, post: &str) -> String {
    let pages = [
        "/".to_owned(),
        "/spaces".into(),
        "/people/ana".into(),
        "/objects?kind=task".into(),
        "/objects?kind=task&view=board".into(),
        "/search?q=Feathered".into(),
        "/complete?kind=space&q=n-".into(),
        "/inbox".into(),
        format!("/spaces/{slug}"),
        format!("/spaces/{slug}/members"),
        format!("/posts/{post}"),
        format!("/posts/{post}/status"),
        format!("/posts/{post}/actions"),
        format!("/fragments/posts/{post}"),
        "/objects/csv?kind=task".into(),
    ];
    let calls = [
        "/spaces".to_owned(),
        "/feed".into(),
        "/objects?kind=task".into(),
        "/search?q=Feathered".into(),
        "/people/ana/posts".into(),
        format!("/spaces/{slug}"),
        format!("/spaces/{slug}/posts"),
        format!("/posts/{post}"),
        format!("/posts/{post}/trail"),
    ];
    let mut all = String::new();
    for page in &pages {
        all += &who.get(page).await.text;
    }
    for call in &calls {
        all += &who.api("GET", call, None).await.text;
    }
    all
}

async fn slug_of(net: &TestApp, owner: &Client) -> String {
    let viewer = owner.viewer();
    let read = move |tx: &mut kernel::Tx<'_>| {
        let id = spaces::notebook_of(tx, viewer.id)?.expect("a notebook");
        Ok(spaces::access::visible_by_id(tx, &viewer, id)?.slug.clone())
    };
    net.app.db.read(read).await.expect("the slug")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notebook_is_seen_by_its_owner_alone() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let (ines, gus) = (net.administrator("ines").await, net.guest("gus").await);
    let mine =
        published(&ana, own("ana", &format!("{BESIDE} {WORD}"), json!({ "due": "2026-05-03" })))
            .await;
    let note = json!({ "space": "@ana/notebook", "body": format!("{BESIDE} {WORD} @ben") });
    let note = id(&published(&ana, note).await);
    let (post, slug) = (id(&mine), slug_of(&net, &ana).await);
    net.indexed().await;
    let seen = everything(&ana, &slug, &post).await;
    assert!(seen.contains(WORD) && seen.contains(&slug));
    for stranger in [&ben, &ines, &gus] {
        let seen = everything(stranger, &slug, &post).await;
        let told = seen.match_indices(WORD).map(|(at, _)| {
            let from = seen.floor_char_boundary(at.saturating_sub(80));
            &seen[from..seen.ceil_char_boundary(at + 80)]
        });
        assert_eq!(told.collect::<Vec<_>>(), [""; 0], "{}", stranger.handle());
        assert!(!seen.contains(&format!("/spaces/{slug}")), "{}", stranger.handle());
        for path in [format!("/posts/{post}"), format!("/posts/{note}"), format!("/spaces/{slug}")]
        {
            assert_eq!(stranger.get(&path).await.status, 404, "{} {path}", stranger.handle());
            assert_eq!(stranger.api("GET", &path, None).await.status, 404);
        }
        let planted = own("ana", "Planted", json!({}));
        assert_eq!(stranger.api("POST", "/posts", Some(planted)).await.status, 404);
    }
    // Nor is it in what its owner meets everywhere else.
    for page in ["/", "/spaces", "/people/ana"] {
        assert!(!ana.get(page).await.expect(200).text.contains(&format!("post-{post}")), "{page}");
    }
    let secret = ines.get("/admin/spaces").await.expect(200).text;
    assert!(!secret.contains(&slug));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_leaves_shares_or_joins_a_notebook() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    published(&ana, own("ana", "Mine", json!({}))).await;
    let slug = slug_of(&net, &ana).await;
    let join = format!("/spaces/{slug}/members/ben");
    ana.api("PUT", &join, Some(json!({ "standing": "member" }))).await.expect(403);
    ana.post(&format!("/spaces/{slug}/leave"), &[]).await.expect(403);
    ben.post(&format!("/spaces/{slug}/join"), &[]).await.expect(404);
    ana.post(&format!("/spaces/{slug}/delete"), &[]).await.expect(403);
    // A task there is for nobody else.
    let given = own("ana", "Yours", json!({ "assignee": ["ben"] }));
    let refused = ana.api("POST", "/posts", Some(given)).await.expect(422).json();
    assert_eq!(refused["errors"][0]["field"], "assignee");
    // A second thing goes into the same notebook.
    published(&ana, own("ana", "More", json!({}))).await;
    assert_eq!(slug_of(&net, &ana).await, slug);
    let own = ana.get("/notebook").await.expect(303);
    assert_eq!(own.location(), format!("/spaces/{slug}"));
    let page = ana.get(&format!("/spaces/{slug}")).await.expect(200).text;
    assert!(page.contains("Mine") && page.contains("More"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_has_a_notebook_too() {
    let net = TestApp::new().await;
    let gus = net.guest("gus").await;
    let post = id(&published(&gus, own("gus", "Ours", json!({}))).await);
    gus.get(&format!("/posts/{post}")).await.expect(200);
    let listed = gus.api("GET", "/objects?kind=task", None).await.expect(200).json();
    assert_eq!(listed["items"].as_array().map(Vec::len), Some(1));
}
