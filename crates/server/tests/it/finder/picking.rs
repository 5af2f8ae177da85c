//! Forms in which people are named.

use kernel::SpaceId;
use serde_json::json;
use spaces::Access;
use testkit::{Answer, Client, TestApp};

use super::somebody;

/// Two people of one name, and two others.
async fn company() -> (TestApp, Client, SpaceId) {
    let net = TestApp::new().await;
    let ana = net.administrator("ana").await;
    let space = net.space(&ana, "room", Access::Closed).await;
    somebody(&net, "jm1", "Jean Martin", "Cariste", "Logistique", "").await;
    somebody(&net, "jm2", "Jean Martin", "Acheteur", "Achats", "").await;
    somebody(&net, "hvd", "Hélène Vasseur", "", "", "").await;
    somebody(&net, "hva", "Hélène Vasseur-Aubry", "", "", "").await;
    (net, ana, space)
}

/// A person to be chosen from, or one who is chosen.
fn is_choice(page: &Answer, field: &str, handle: &str) -> bool {
    page.text.contains(&format!("name=\"{field}\" value=\"@{handle}="))
}

fn is_chosen(page: &Answer, field: &str, handle: &str) -> bool {
    page.text.contains(&format!("name=\"{field}\" value=\"@{handle}\" checked"))
}

async fn members(who: &Client) -> Vec<String> {
    let list = who.api("GET", "/spaces/room/members", None).await.expect(200).json();
    let each = list["items"].as_array().expect("members").iter();
    each.map(|one| one["person"]["handle"].as_str().expect("a handle").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_several_have_is_asked_and_all_else_is_kept() {
    let (_net, ana, _) = company().await;
    let add = async |fields: &[(&str, &str)]| ana.post("/spaces/room/members", fields).await;
    let asked = add(&[("handle", "@hvd"), ("handle", "jean martin")]).await.expect(422);
    assert!(is_chosen(&asked, "handle", "hvd"), "{}", asked.text);
    assert!(is_choice(&asked, "handle", "jm1") && is_choice(&asked, "handle", "jm2"));
    assert!(asked.text.contains("Cariste · Logistique · @jm1"), "{}", asked.text);
    assert!(asked.text.contains("Who do you mean by “jean martin”?"));
    assert!(asked.text.contains("value=\"jean martin\""), "what was typed stays");
    // Nobody is chosen: it is asked again.
    let again = add(&[("handle", "@hvd"), ("handle", "jean martin")]).await.expect(422);
    assert!(is_choice(&again, "handle", "jm1"));
    assert_eq!(members(&ana).await, ["ana"], "nobody was added yet");
    // Whom one chose is in the place of what was typed, and of nothing else.
    let chosen =
        [("handle", "@hvd"), ("handle", "@jm2=jean martin"), ("handle", "jean martin, vass")];
    let asked = add(&chosen).await.expect(422);
    assert!(is_chosen(&asked, "handle", "jm2") && !is_choice(&asked, "handle", "jm1"));
    assert!(is_choice(&asked, "handle", "hva"), "{}", asked.text);
    add(&chosen[..2]).await.expect(303);
    assert_eq!(members(&ana).await, ["ana", "jm2", "hvd"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn more_names_than_a_field_takes_are_refused_and_kept() {
    let (_net, ana, _) = company().await;
    let typed = format!("hvd{}, Hélène Vasseur-Aubry", ", jm1".repeat(40));
    let refused = ana.post("/spaces/room/members", &[("handle", &typed)]).await.expect(422);
    assert!(refused.text.contains("At most 40 people at a time."), "{}", refused.text);
    assert!(is_chosen(&refused, "handle", "hvd") && is_chosen(&refused, "handle", "jm1"));
    assert!(refused.text.contains("value=\"jm1, Hélène Vasseur-Aubry\""), "{}", refused.text);
    assert_eq!(members(&ana).await, ["ana"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_closed_is_nobody_but_where_it_was_named_before() {
    let (_net, ana, _) = company().await;
    let fields =
        [("space", "room"), ("kind", "praise"), ("body", "For the drawers"), ("once", "k")];
    let to = [("praise-to", "@hvd"), ("praise-to", "@jm1")];
    ana.post_files("/posts", &[&fields[..], &to].concat(), Vec::new()).await.expect(303);
    ana.api("PUT", "/people/jm1/closed", None).await.expect(204);
    for typed in ["jm1", "@jm1"] {
        let answer = ana.post("/spaces/room/members", &[("handle", typed)]).await.expect(422);
        assert!(answer.text.contains("Nobody found for"), "{}", answer.text);
    }
    let feed = ana.api("GET", "/spaces/room/posts", None).await.expect(200).json();
    let path = format!("/posts/{}/edit", feed["items"][0]["id"].as_str().expect("a post"));
    let page = ana.get(&path).await.expect(200);
    assert!(is_chosen(&page, "praise-to", "hvd") && is_chosen(&page, "praise-to", "jm1"));
    let change = [("fields", "1"), ("body", "For all drawers")];
    ana.post_files(&path, &[&change[..], &to].concat(), Vec::new()).await.expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_alone_is_called_so_is_taken() {
    let (net, ana, _) = company().await;
    somebody(&net, "noe", "Jules Petit", "", "", "").await;
    somebody(&net, "nm", "Noé Marin", "", "", "").await;
    for (typed, status) in [
        // A whole name, though another begins so; a handle.
        ("helene vasseur", 303),
        ("JM1", 303),
        // A handle that is a part of another's name, too.
        ("noe", 422),
        ("@noe", 303),
        // A part of a name or of their work.
        ("aubry", 422),
        ("achats", 422),
        // Signs and nothing.
        ("  ", 422),
        ("@", 422),
        // A wrong letter is asked about.
        ("Aubri", 422),
        ("vasseur", 422),
    ] {
        let answer = ana.post("/spaces/room/members", &[("handle", typed)]).await;
        assert_eq!(answer.status, status, "{typed}: {}", answer.text);
    }
    let nobody = ana.post("/spaces/room/members", &[("handle", "Zoé <b>")]).await.expect(422);
    assert!(nobody.text.contains("Nobody found for “Zoé &#60;b&#62;”"), "{}", nobody.text);
    assert!(nobody.text.contains("value=\"Zoé &#60;b&#62;\""), "what was typed stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_is_begun_with_people_by_their_names() {
    let (net, ana, _) = company().await;
    net.member("ben").await;
    let begin = async |people: &[(&str, &str)]| ana.post("/conversations", people).await;
    let asked = begin(&[("people", "martin, ben")]).await.expect(422);
    assert!(is_chosen(&asked, "people", "ben"), "{}", asked.text);
    assert!(is_choice(&asked, "people", "jm1") && is_choice(&asked, "people", "jm2"));
    let begun = begin(&[("people", "@ben"), ("people", "@jm1")]).await.expect(303);
    assert!(is_choice(&begin(&[("people", "cariste; ben")]).await.expect(422), "people", "jm1"));
    // Handles were always separated by spaces too.
    assert_eq!(begin(&[("people", "ben jm1")]).await.expect(303).location(), begun.location());
    let page = ana.get("/conversations?with=@ben,@jm1").await.expect(200);
    assert!(is_chosen(&page, "people", "ben") && is_chosen(&page, "people", "jm1"));
}

#[tokio::test(flavor = "multi_thread")]
async fn praise_asks_who_is_meant_and_keeps_every_word() {
    let (_net, ana, _) = company().await;
    let fields =
        [("space", "room"), ("kind", "praise"), ("body", "For the drawers"), ("once", "k1")];
    let send = async |to: &[&str]| {
        let to = to.iter().map(|one| ("praise-to", *one));
        let fields: Vec<(&str, &str)> = fields.into_iter().chain(to).collect();
        ana.post_files("/posts", &fields, Vec::new()).await
    };
    let asked = send(&["hvd, jean"]).await.expect(422);
    assert!(asked.text.contains("For the drawers") && asked.text.contains("Choose who you mean"));
    assert!(is_chosen(&asked, "praise-to", "hvd") && is_choice(&asked, "praise-to", "jm1"));
    let nobody = send(&["zoe"]).await.expect(422);
    assert!(nobody.text.contains("Nobody found for") && nobody.text.contains("value=\"zoe\""));
    send(&["@hvd", "@jm1", ""]).await.expect(303);
    let feed = ana.api("GET", "/spaces/room/posts", None).await.expect(200).json();
    let to = feed["items"][0]["outcome"]["to"].as_array().expect("people");
    let to: Vec<_> = to.iter().map(|one| &one["handle"]).collect();
    assert_eq!(to, [&json!("hvd"), &json!("jm1")]);

    // The same where it is changed.
    let post = feed["items"][0]["id"].as_str().expect("a post");
    let path = format!("/posts/{post}/edit");
    let page = ana.get(&path).await.expect(200);
    assert!(is_chosen(&page, "praise-to", "hvd") && is_chosen(&page, "praise-to", "jm1"));
    let change = [("fields", "1"), ("body", "For drawers"), ("praise-to", "jean")];
    let asked = ana.post_files(&path, &change, Vec::new()).await.expect(422);
    assert!(is_choice(&asked, "praise-to", "jm2") && asked.text.contains("For drawers"));
}
