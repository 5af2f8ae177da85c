//! Pages are sound: named controls, one title, unique ids, nothing refused or missing.

use testkit::browser::{Browser, Look};

use super::{Place, picture};

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_sound_for_everybody_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let admin = place.app.administrator("ines").await;
    let club = place.app.space(&admin, "club", spaces::Access::Closed).await;
    place.app.join(club, &place.camille).await;
    let asks = serde_json::json!({ "message": "May I?" });
    place.noor.api("PUT", "/spaces/club/membership", Some(asks)).await.expect(202);
    let mut posts = Vec::new();
    for (space, body) in [("atelier", "Hello **all** #wood"), ("club", "- [ ] one\n- [x] two")] {
        let post = place.camille.publish(space, body).await;
        let comment = place.camille.comment(&post, "`indeed`").await;
        let reply = serde_json::json!({ "body": "so", "parent": comment });
        place
            .camille
            .api("POST", &format!("/posts/{post}/comments"), Some(reply))
            .await
            .expect(201);
        posts.push(post);
    }
    let address = &place.app.address;
    let window = super::open(&browser, &Look::default(), address, &admin, "/").await;
    let (first, own) = (format!("/posts/{}", posts[0]), format!("/people/{}", admin.handle()));
    let (edit, history) = (format!("{first}/edit"), format!("{first}/history"));
    place.noor.api("PUT", &format!("{first}/reactions/tada"), None).await.expect(204);
    let (actions, reactions) = (format!("{first}/actions"), format!("{first}/reactions"));
    let reply = format!("/comments/{}/reply", place.camille.comment(&posts[0], "More?").await);
    let mut wrong = Vec::new();
    for (who, paths) in [
        (Some(&admin), vec!["/", "/spaces", "/spaces/new", "/spaces/club", "/spaces/club/members"]),
        (Some(&admin), vec!["/people", "/people/camille", "/settings", "/invitations", "/admin"]),
        (Some(&admin), vec!["/spaces/club/edit", "/api", "/gallery", &own, "/conversations"]),
        (Some(&place.camille), vec!["/", "/topics/wood", "/spaces/atelier", &first, &edit]),
        (Some(&place.camille), vec![&actions, &reactions, &reply]),
        (Some(&place.noor), vec!["/spaces/club", "/spaces?q=nothing", &history, "/nowhere"]),
        (None, vec!["/sign-in", "/nowhere"]),
    ] {
        match who {
            Some(who) => super::enter(&window, address, who).await,
            None => {
                window.run("document.cookie = 'parvis=; path=/; max-age=0'").await;
            }
        }
        for path in paths {
            window.goto(&format!("{address}{path}")).await;
            let trouble = format!("return (async () => {{ {} }})()", include_str!("trouble.js"));
            for found in [window.run(include_str!("sound.js")), window.run(&trouble)] {
                let found = found.await;
                let found = found.as_array().expect("a list");
                wrong.extend(found.iter().map(|what| format!("{path}: {what}")));
            }
            picture(&window, &format!("wide{path}")).await;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
