//! What a space begins with: the template of its kind, in the language of its founder.

use serde_json::json;
use testkit::TestApp;

const KINDS: [&str; 6] = ["practice", "interest", "project", "external", "company", "agreement"];

#[tokio::test(flavor = "multi_thread")]
async fn a_space_begins_with_the_template_of_its_kind_in_the_language_of_its_founder() {
    let net = TestApp::new().await;
    let (ana, luc) = (net.member("ana").await, net.member("luc").await);
    ana.api("PATCH", "/me", Some(json!({ "lang": "en" }))).await.expect(200);
    luc.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    for kind in KINDS {
        let mut said = Vec::new();
        for who in [&ana, &luc] {
            let name = format!("{kind} {}", who.handle());
            let new = json!({ "name": name, "template": kind });
            let space = who.api("POST", "/spaces", Some(new)).await.expect(201).json();
            assert_eq!(space["kind"], kind);
            let open = matches!(kind, "practice" | "interest" | "company");
            assert_eq!(space["access"], if open { "open" } else { "closed" }, "{kind}");
            assert_eq!(space["takes_guests"], kind == "external", "{kind}");
            let drafts = who.api("GET", "/drafts", None).await.expect(200).json();
            let drafts = drafts["items"].as_array().unwrap_or_else(|| drafts.as_array().unwrap());
            let of: Vec<_> =
                drafts.iter().filter(|one| one["content"]["space"] == space["slug"]).collect();
            assert_eq!(of.len(), 2, "{kind}: {drafts:?}");
            let mut words = vec![space["description"].clone(), space["charter"].clone()];
            for draft in &of {
                assert!(draft["due_at"].is_null());
                words.push(draft["content"]["title"].clone());
                words.push(draft["content"]["body"].clone());
            }
            let words: Vec<String> =
                words.iter().map(|one| one.as_str().expect("words").to_owned()).collect();
            assert!(words[1].lines().filter(|line| line.starts_with("- ")).count() == 3);
            assert!(words[3].contains('#') || words[5].contains('#'), "a topic: {words:?}");
            assert!(words.iter().all(|one| one.len() > 5 && !one.contains("template-")));
            assert!(words.iter().all(|one| !one.contains("start-")), "{words:?}");
            said.push(words);
            // Nothing is published by itself.
            let path = format!("/spaces/{}/posts", space["slug"].as_str().unwrap());
            let posts = who.api("GET", &path, None).await.expect(200).json();
            assert_eq!(posts["items"].as_array().expect("posts").len(), 0);
        }
        let pairs = said[0].iter().zip(&said[1]);
        assert!(pairs.into_iter().all(|(en, fr)| en != fr), "{kind}: {said:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_fills_the_form_and_keeps_what_its_founder_writes() {
    let net = TestApp::new().await;
    let (ana, gus) = (net.member("ana").await, net.guest("gus").await);
    let page = ana.get("/spaces/new").await.expect(200).text;
    for kind in KINDS {
        assert!(page.contains(&format!("href=\"/spaces/new?template={kind}\"")), "{kind}");
    }
    assert!(!page.contains("name=\"template\""));
    // By agreement it does not begin as open.
    let page = ana.get("/spaces/new?template=agreement").await.expect(200).text;
    assert!(page.contains("value=\"closed\" checked") && !page.contains("value=\"open\" checked"));
    assert!(page.contains("name=\"template\" value=\"agreement\""));
    assert!(page.contains("stays between its members"), "{page}");
    let odd = ana.get("/spaces/new?template=wall").await.expect(200).text;
    assert!(!odd.contains("name=\"template\""));
    gus.get("/spaces/new?template=practice").await.expect(403);

    let form = [
        ("name", "Council"),
        ("kind", "agreement"),
        ("access", "open"),
        ("description", "Ours."),
        ("charter", ""),
        ("template", "agreement"),
    ];
    let refused = ana.post("/spaces", &form).await.expect(422).text;
    assert!(refused.contains("never open") && refused.contains("value=\"Council\""), "{refused}");
    let mut form = form;
    form[2] = ("access", "secret");
    let made = ana.post("/spaces", &form).await.expect(303);
    let slug = made.location().trim_start_matches("/spaces/").to_owned();
    let space = ana.api("GET", &format!("/spaces/{slug}"), None).await.expect(200).json();
    // What was emptied in the page stays empty.
    assert_eq!(
        (space["charter"].as_str(), space["description"].as_str()),
        (Some(""), Some("Ours."))
    );
    assert!(ana.get("/drafts").await.expect(200).text.contains("How we work here"));
    let wall = json!({ "name": "Wall", "template": "personal" });
    ana.api("POST", "/spaces", Some(wall)).await.expect(422);
    let open = json!({ "name": "Union", "kind": "agreement", "access": "open" });
    ana.api("POST", "/spaces", Some(open)).await.expect(422);
    // Without a word about access it is closed.
    let union = json!({ "name": "Union", "kind": "agreement" });
    let union = ana.api("POST", "/spaces", Some(union)).await.expect(201).json();
    assert_eq!(union["access"], "closed");
    let guests = json!({ "takes_guests": true });
    ana.api("PATCH", "/spaces/union", Some(guests)).await.expect(422);
}
