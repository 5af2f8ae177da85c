//! A right that is lost is lost at once: for lists, pages and files. Streams are in `live`.

use serde_json::json;
use spaces::Standing;

use super::world::{Place, TOPIC, WORDS, World};

/// Where the member meets the post.
async fn seen(world: &World) -> Vec<(String, bool)> {
    let (who, target) = (world.client("member"), &world.target);
    let mut seen = Vec::new();
    for path in [
        "/".to_owned(),
        "/api/v1/feed".to_owned(),
        "/people/author".to_owned(),
        format!("/topics/{TOPIC}"),
        format!("/spaces/{}", target.slug),
        format!("/posts/{}", target.post),
        format!("/fragments/posts/{}", target.post),
    ] {
        let answer = who.get(&path).await;
        seen.push((path, answer.text.contains(WORDS)));
    }
    for path in [
        format!("/files/{}/canary.png", target.file),
        format!("/thumbnails/{}", target.file),
        format!("/pictures/{}", target.file),
        format!("/comments/{}", target.comment),
        format!("/posts/{}/history", target.post),
        format!("/spaces/{}/members", target.slug),
    ] {
        let status = who.get(&path).await.status;
        seen.push((path, status < 400));
    }
    seen
}

fn assert_all(seen: &[(String, bool)], expected: bool, when: &str) {
    let wrong: Vec<_> = seen.iter().filter(|(_, seen)| *seen != expected).collect();
    assert!(wrong.is_empty(), "{when}: {wrong:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_takes_everything_away_at_once() {
    for place in [Place::Closed, Place::Secret] {
        let world = World::new(place).await;
        assert_all(&seen(&world).await, true, "before");
        let path = format!("/spaces/{}/membership", world.target.slug);
        world.client("member").api("DELETE", &path, None).await.expect(204);
        assert_all(&seen(&world).await, false, "after leaving");
        world.put(world.client("member"), Standing::Member).await;
        assert_all(&seen(&world).await, true, "after coming back");
        let path = format!("/spaces/{}/members/member", world.target.slug);
        world.client("animator").api("DELETE", &path, None).await.expect(204);
        assert_all(&seen(&world).await, false, "after being taken out");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_kept_by_the_browser_is_asked_for_again() {
    let world = World::new(Place::Closed).await;
    let (who, path) = (world.client("member"), format!("/files/{}/canary.png", world.target.file));
    let first = who.get(&path).await.expect(200);
    let tag = first.headers["etag"].to_str().unwrap().to_owned();
    assert!(first.headers["cache-control"].to_str().unwrap().contains("no-cache"));
    let http = reqwest::Client::new();
    let again = || {
        let request = http.get(format!("{}{path}", world.net.address));
        let cookie = format!("parvis={}", who.session());
        request.header("cookie", cookie).header("if-none-match", tag.clone()).send()
    };
    assert_eq!(again().await.unwrap().status(), 304);
    let leave = format!("/spaces/{}/membership", world.target.slug);
    who.api("DELETE", &leave, None).await.expect(204);
    assert_eq!(again().await.unwrap().status(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_with_its_post_or_comment_and_comes_back_with_it() {
    let world = World::new(Place::Open).await;
    let author = world.client("author");
    let upload = author.upload("notes.txt", b"notes".to_vec()).await.expect(201).json();
    let file = upload["href"].as_str().unwrap().to_owned();
    assert_eq!(author.get(&file).await.status, 200);
    assert_eq!(world.client("member").get(&file).await.status, 404, "until it is attached");
    let new = json!({ "body": "With notes.", "files": [upload["id"]] });
    let path = format!("/posts/{}/comments", world.target.post);
    let comment = author.api("POST", &path, Some(new)).await.expect(201).json();
    let comment = format!("/comments/{}", comment["id"].as_str().unwrap());
    let post = format!("/posts/{}", world.target.post);
    assert_eq!(world.client("member").get(&file).await.status, 200);
    for what in [comment, post] {
        author.api("DELETE", &what, None).await.expect(204);
        for who in ["author", "member", "admin"] {
            assert_eq!(world.client(who).get(&file).await.status, 404, "{who}, {what} deleted");
        }
        author.api("POST", &format!("{what}/restore"), None).await.expect(204);
        assert_eq!(world.client("member").get(&file).await.status, 200, "{what} restored");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_narrowed_space_is_closed_to_those_outside_at_once() {
    let world = World::new(Place::Open).await;
    let (animator, outsider) = (world.client("animator"), world.client("outsider"));
    let (post, path) =
        (format!("/posts/{}", world.target.post), format!("/spaces/{}", world.target.slug));
    assert_eq!(outsider.get(&post).await.status, 200);
    animator.api("PATCH", &path, Some(json!({ "access": "secret" }))).await.expect(200);
    assert_eq!(outsider.get(&post).await.status, 404);
    assert_eq!(outsider.get(&path).await.status, 404);
    assert!(!outsider.get(&format!("/topics/{TOPIC}")).await.text.contains(WORDS));
    // Never widened again: what was said among few stays among few.
    animator.api("PATCH", &path, Some(json!({ "access": "open" }))).await.expect(422);
    assert_eq!(outsider.get(&post).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_who_becomes_a_guest_sees_only_what_they_joined() {
    let world = World::new(Place::Open).await;
    let post = format!("/posts/{}", world.target.post);
    let outsider = world.client("outsider");
    assert_eq!(outsider.get(&post).await.status, 200);
    let role = json!({ "role": "guest" });
    world.client("admin").api("PUT", "/people/outsider/role", Some(role)).await.expect(204);
    assert_eq!(outsider.get(&post).await.status, 303, "the session has ended");
    assert_eq!(outsider.api("GET", &post, None).await.status, 401, "and so has the token");
}
