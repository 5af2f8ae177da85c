//! What administrators see of the system and set for everybody.

use backup::{Keeper, Often, State};
use kernel::Clock;
use kernel::work::Work;
use serde_json::json;
use spaces::Access;
use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_see_it_and_of_secret_spaces_only_how_many() {
    let net = TestApp::with(|config| {
        config.mail = Some(kernel::Mail {
            url: "smtp://user:hidden-word@localhost".into(),
            from: "Parvis <parvis@example.com>".into(),
        });
    })
    .await;
    let (ines, noor) = (net.administrator("ines").await, net.member("noor").await);
    net.space(&noor, "garden", Access::Open).await;
    net.space(&noor, "plot", Access::Secret).await;
    for path in ["/site/spaces", "/site/system"] {
        noor.api("GET", path, None).await.expect(403);
    }
    for path in ["/admin/spaces", "/admin/system"] {
        noor.get(path).await.expect(403);
        let page = ines.get(path).await.expect(200).text;
        assert!(!page.contains("plot") && !page.contains("Plot"), "{path}");
        assert!(!page.contains("hidden-word"), "{path}");
    }
    let page = ines.get("/admin/spaces").await.expect(200).text;
    assert!(page.contains("/spaces/garden") && page.contains("@noor"));
    let spaces = ines.api("GET", "/site/spaces", None).await.expect(200).json();
    assert_eq!(spaces["secret"], 1);
    assert_eq!(spaces["items"][0]["managers"], json!(["noor"]));
    let system = ines.api("GET", "/site/system", None).await.expect(200).json();
    assert!(system["database_bytes"].as_i64().is_some_and(|bytes| bytes > 0));
    let page = ines.get("/admin/system").await.expect(200).text;
    assert!(
        page.contains("Parvis &lt;parvis@example.com&gt;") || page.contains("parvis@example.com")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_quota_is_said_and_loses_no_words() {
    let net = TestApp::new().await;
    let (ines, noor) = (net.administrator("ines").await, net.member("noor").await);
    net.space(&noor, "garden", Access::Open).await;
    noor.api("PATCH", "/site/system", Some(json!({ "quota": 1 }))).await.expect(403);
    noor.post("/admin/system", &[("quota", "1")]).await.expect(403);
    for wrong in ["much", "0", "-3"] {
        let again = ines.post("/admin/system", &[("quota", wrong)]).await.expect(422).text;
        assert!(again.contains(&format!("value=\"{wrong}\"")), "{wrong}");
    }
    ines.post("/admin/system", &[("quota", "1")]).await.expect(303);

    let some = vec![b'a'; 700_000];
    noor.upload("one.txt", some.clone()).await.expect(201);
    let refused = noor.upload("two.txt", some.clone()).await.expect(413);
    assert!(refused.text.contains("1 MB"), "{}", refused.text);
    let usage = noor.api("GET", "/files/usage", None).await.expect(200).json();
    assert_eq!(usage, json!({ "used": 700_000, "quota": 1_048_576 }));
    let fields = [("space", "garden"), ("kind", "message"), ("body", "Words that stay")];
    let again = noor.post_files("/posts", &fields, vec![("two.txt", some.clone())]).await;
    assert!(again.expect(413).text.contains("Words that stay"));

    ines.api("PATCH", "/site/system", Some(json!({ "quota": null }))).await.expect(200);
    noor.upload("two.txt", some).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn backups_are_made_kept_and_their_failure_told() {
    let clock = Clock::standing_at(Clock::system().now());
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let (ines, noor) = (net.administrator("ines").await, net.member("noor").await);
    let folder = net.folder().join("backups");
    let often = Often { seconds: 3_600, folder: folder.clone(), keep: 2 };
    let keeper = |often| Keeper::new(net.app.clone(), often, server::migrations(), "1.2.3");
    let made = keeper(often.clone());
    for _ in 0..4 {
        made.round().await.expect("a backup");
        made.round().await.expect("nothing is due");
        clock.advance(3_600);
    }
    let system = ines.api("GET", "/site/system", None).await.expect(200).json();
    assert_eq!(system["backups"].as_array().expect("a list").len(), 2);
    assert_eq!(system["backup_every"], 3_600);
    let page = ines.get("/admin/system").await.expect(200).text;
    assert!(page.contains(system["backups"][0]["name"].as_str().expect("a name")));
    assert!(!net.app.db.value::<State>().failed());

    // A folder that cannot be one.
    let blocked = net.folder().join("blocked");
    std::fs::write(&blocked, "a file").expect("a file");
    let failing = keeper(Often { folder: blocked.join("backups"), ..often.clone() });
    failing.round().await.expect_err("it fails");
    let told = "The last backup failed";
    assert!(ines.get("/").await.expect(200).text.contains(told));
    assert!(!noor.get("/").await.expect(200).text.contains(told));
    made.round().await.expect("a backup");
    assert!(!ines.get("/").await.expect(200).text.contains(told));
}
