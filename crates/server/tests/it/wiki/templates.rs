//! What a page begins with: templates, and what was said.

use spaces::Access;
use testkit::TestApp;

use super::{id, read, tree};

#[tokio::test(flavor = "multi_thread")]
async fn templates_of_space_and_company() {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    let admin = net.administrator("ines").await;
    let room = net.space(&ana, "room", Access::Open).await;
    net.space(&bo, "other", Access::Open).await;
    net.join(room, &bo).await;
    let path = "/spaces/room/pages/templates";
    let begun = |key: &str| format!("/spaces/room/pages/new?template={key}");
    let meeting = ana.get(&begun("meeting")).await.expect(200).text;
    assert!(meeting.contains("## Agenda"));
    for who in [&bo, &admin] {
        let refused = who.post(path, &[("name", "Mine"), ("body", "x")]).await;
        assert_eq!(refused.status, 403, "{}", who.handle());
    }
    bo.get(path).await.expect(403);
    ana.post(path, &[("name", "Visit"), ("body", "## Who came")]).await.expect(303);
    ana.post(path, &[("name", "Ours"), ("body", "x"), ("company", "1")]).await.expect(403);
    admin.post(path, &[("name", "Charter"), ("body", "## We"), ("company", "1")]).await.expect(303);
    assert!(
        ana.post(path, &[("name", " "), ("body", "kept")]).await.expect(422).text.contains("kept")
    );
    let offered = bo.get("/spaces/room/pages/new").await.expect(200).text;
    let key = |name: &str| {
        let end = offered.find(&format!(">{name}</a>")).expect("the template");
        let from = offered[..end].rfind("template=").expect("its key") + "template=".len();
        offered[from..end].split('"').next().expect("its end").to_owned()
    };
    assert!(bo.get(&begun(&key("Visit"))).await.expect(200).text.contains("## Who came"));
    let elsewhere = bo.get("/spaces/other/pages/new").await.expect(200).text;
    assert!(elsewhere.contains(">Charter</a>") && !elsewhere.contains(">Visit</a>"));
    // A template that is gone, or another space's: a blank form that says so.
    let gone = bo.get(&format!("/spaces/other/pages/new?template={}", key("Visit"))).await;
    assert!(gone.expect(200).text.contains("no longer exists"));
    bo.get(&begun("nothing")).await.expect(200);
    ana.post(path, &[("id", &key("Visit")), ("act", "delete")]).await.expect(303);
    assert!(bo.get(&begun(&key("Visit"))).await.expect(200).text.contains("no longer exists"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_is_kept_as_a_page_with_the_way_back() {
    let net = TestApp::new().await;
    let (ana, bo) = (net.member("ana").await, net.member("bo").await);
    let room = net.space(&ana, "room", Access::Closed).await;
    net.join(room, &bo).await;
    let question = ana.publish("room", "How do we order paper?").await;
    let answer = bo.comment(&question, "From the **cupboard**, on Mondays.").await;
    let form = bo.get(&format!("/comments/{answer}/keep")).await.expect(303);
    assert_eq!(form.location(), format!("/spaces/room/pages/new?from={answer}"));
    let form = bo.get(form.location()).await.expect(200).text;
    assert!(form.contains("From the **cupboard**, on Mondays.</textarea>"));
    let whole = ana.get(&format!("/spaces/room/pages/new?from={question}")).await.expect(200).text;
    assert!(whole.contains("How do we order paper?") && whole.contains("From the **cupboard**"));

    let fields = [
        ("title", "Paper"),
        ("body", "On Mondays."),
        ("source", answer.as_str()),
        ("audience", "room closed 0"),
        ("once", "k"),
    ];
    let shown = |text: &str| {
        let from = text.find("name=\"audience\"").expect("who reads it");
        text[from..].split('"').nth(3).expect("a value").to_owned()
    };
    let audience = shown(&form);
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, if *name == "audience" { audience.as_str() } else { value }))
        .collect();
    let made = bo.post_files("/spaces/room/pages", &fields, vec![]).await.expect(303);
    let again = bo.post_files("/spaces/room/pages", &fields, vec![]).await.expect(303);
    assert_eq!(made.location(), again.location(), "sent twice, made once");
    assert_eq!(tree(&ana).await.len(), 1);
    let page = ana.get(made.location()).await.expect(200).text;
    assert!(page.contains(&format!("href=\"/comments/{answer}\"")));
    let all = ana.api("GET", "/spaces/room/pages", None).await.expect(200).json();
    assert_eq!(read(&ana, &id(&all[0])).await["body"], "On Mondays.");

    // Nobody keeps what they do not read.
    let eve = net.member("eve").await;
    eve.get(&format!("/comments/{answer}/keep")).await.expect(404);
    eve.get(&format!("/posts/{question}/keep")).await.expect(404);
    net.space(&eve, "hers", Access::Open).await;
    eve.get(&format!("/spaces/hers/pages/new?from={answer}")).await.expect(404);
    // What was said in one space is not brought to the readers of another.
    net.space(&bo, "open", Access::Open).await;
    bo.get(&format!("/spaces/open/pages/new?from={answer}")).await.expect(404);
}
