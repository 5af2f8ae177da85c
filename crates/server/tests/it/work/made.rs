//! Tasks made of what was said, with the way back.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;
use testkit::kinds::{id, room};

#[tokio::test(flavor = "multi_thread")]
async fn a_task_keeps_the_way_back_and_says_when_it_is_lost() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let team = net.space(&ana, "team", Access::Secret).await;
    net.join(team, &ben).await;
    let post = ana.publish("team", "The lamp in the hall flickers").await;
    let comment = ben.comment(&post, "Ask the electrician on Monday").await;
    // From the menu, prefilled, into the notebook.
    let menu = ben.get(&format!("/posts/{post}/actions")).await.expect(200).text;
    assert!(menu.contains(&format!("/posts/{post}/task")));
    let form = ben.get(&format!("/posts/{post}/task")).await.expect(200).text;
    assert!(
        form.contains("value=\"The lamp in the hall flickers\"") && form.contains("value=\"team\"")
    );
    let sent = [("title", "Change the lamp"), ("due", "2026-05-03"), ("due", ""), ("space", "")];
    let made = ben.post(&format!("/posts/{post}/task"), &sent).await.expect(303);
    let own = made.location().to_owned();
    let page = ben.get(&own).await.expect(200).text;
    assert!(page.contains(&format!("{own}/source")) && page.contains("Change the lamp"));
    ana.get(&own).await.expect(404);
    // From a comment, into the space, where its readers find the way back too.
    let path = format!("/comments/{comment}/task");
    let shared = ben.api("POST", &path, Some(json!({ "space": "team" }))).await.expect(201).json();
    assert_eq!(shared["title"], "Ask the electrician on Monday");
    let shared = format!("/posts/{}", id(&shared));
    let found = ana.get(&format!("{shared}/source")).await.expect(303);
    assert_eq!(found.location(), format!("/comments/{comment}"));
    assert_eq!(
        ben.get(&format!("{own}/source")).await.expect(303).location(),
        format!("/posts/{post}")
    );
    // Whoever is no longer in the space is told so, and nothing else.
    ben.post("/spaces/team/leave", &[]).await.expect(303);
    let lost = ben.get(&format!("{own}/source")).await.expect(200).text;
    assert!(lost.contains("You can no longer read what this task comes from"));
    assert!(!lost.contains("flickers"));
    ben.get(&format!("/posts/{post}/task")).await.expect(404);
    ben.post(&format!("/posts/{post}/task"), &sent).await.expect(404);
    ben.api("POST", &format!("/posts/{post}/task"), Some(json!({}))).await.expect(404);
    // The same where it is deleted.
    ana.post(&format!("/comments/{comment}/delete"), &[]).await.expect(303);
    let lost = ana.get(&format!("{shared}/source")).await.expect(200).text;
    assert!(lost.contains("You can no longer read"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_one_is_said_and_what_was_typed_stays() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let post = ana.publish("room", "Something").await;
    let path = format!("/posts/{post}/task");
    let refused = ben.post(&path, &[("title", "Kept"), ("due", "2026-02-31")]).await.expect(422);
    assert!(refused.text.contains("value=\"Kept\"") && refused.text.contains("notice-bad"));
    let wall = ben.post(&path, &[("title", "Kept"), ("space", "@ben")]).await.expect(422);
    assert!(wall.text.contains("not on a wall"));
}
