//! Conversations as lists and pages: what was said, in its order, to those who are in them.

use people::NewPerson;
use serde_json::json;
use testkit::{Client, TestApp};

async fn converse(begins: &Client, with: &[&Client]) -> String {
    let people: Vec<&str> = with.iter().map(|one| one.handle()).collect();
    let asked = Some(json!({ "people": people }));
    let begun = begins.api("POST", "/conversations", asked).await.expect(201).json();
    begun["slug"].as_str().expect("a name in addresses").to_owned()
}

/// Where each of these stands in a text that holds all of them.
fn places(text: &str, words: &[&str]) -> Vec<usize> {
    words
        .iter()
        .map(|word| text.find(word).unwrap_or_else(|| panic!("no {word}: {text}")))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_tells_what_was_said_the_oldest_first() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let slug = converse(&ana, &[&ben]).await;
    let empty = ben.get(&format!("/spaces/{slug}")).await.expect(200).text;
    assert!(empty.contains("No messages yet"));
    for (who, words) in [(&ana, "Erstwhile"), (&ana, "Meanwhile"), (&ben, "Afterwards")] {
        who.publish(&slug, words).await;
    }
    let page = ben.get(&format!("/spaces/{slug}")).await.expect(200).text;
    let (_, page) = page.split_once("<section class=\"talk\">").expect("the list stands before it");
    assert!(places(page, &["Today", "Erstwhile", "Meanwhile", "Afterwards"]).is_sorted());
    assert_eq!(page.matches("said-day").count(), 1, "the day is told once");
    assert_eq!(page.matches("said-on").count(), 1, "Ana goes on");
    assert!(page.contains("<h1 dir=\"auto\">Ana</h1>"), "it is called by the others in it");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_tells_what_was_said_last_and_what_is_unread() {
    let net = TestApp::new().await;
    let (ana, ben, cleo) =
        (net.member("ana").await, net.member("ben").await, net.member("cleo").await);
    let (two, three) = (converse(&ana, &[&ben]).await, converse(&ana, &[&ben, &cleo]).await);
    cleo.publish(&three, "To *both* of you").await;
    ben.publish(&two, "First").await;
    ben.publish(&two, "Second").await;

    let list = ana.api("GET", "/conversations", None).await.expect(200).json();
    let told: Vec<_> = list["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| {
            let people = item["people"].as_array().expect("people");
            (&item["slug"], people.len(), &item["last"]["text"], &item["unread"])
        })
        .collect();
    let (two, three) = (json!(two), json!(three));
    let (second, both) = (json!("Second"), json!("To both of you"));
    assert_eq!(told, [(&two, 1, &second, &json!(2)), (&three, 2, &both, &json!(1))]);

    let page = ana.get("/conversations").await.expect(200).text;
    assert!(places(&page, &["Second", "To both of you"]).is_sorted());
    let of_ben = ben.get("/conversations").await.expect(200).text;
    assert!(of_ben.contains("You: <bdi>Second</bdi>"));
    let dora = net.member("dora").await;
    let of_dora = dora.get("/conversations").await.expect(200).text;
    assert!(of_dora.contains("No conversation yet") && !of_dora.contains("Second"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_is_asked_for_at_once_and_only_what_may_be_read() {
    let net = TestApp::new().await;
    let (ana, ben, cleo) =
        (net.member("ana").await, net.member("ben").await, net.member("cleo").await);
    let slug = converse(&ana, &[&ben]).await;
    let (one, two) = (ana.publish(&slug, "Erstwhile").await, ana.publish(&slug, "Meanwhile").await);
    let said = ana.comment(&one, "By the way").await;
    let posts = format!("/fragments/posts?ids={two},{one},17,seventeen");
    let comments = format!("/fragments/comments?ids={said}");
    let both = ben.fragment(&posts).await.expect(200).text;
    assert!(places(&both, &["Erstwhile", "Meanwhile"]).is_sorted(), "in the order of time");
    assert!(ben.fragment(&comments).await.expect(200).text.contains("By the way"));
    for path in [&posts, &comments] {
        assert_eq!(cleo.fragment(path).await.expect(200).text.trim(), "");
    }
    ana.api("DELETE", &format!("/comments/{said}"), None).await.expect(204);
    assert_eq!(ben.fragment(&comments).await.expect(200).text.trim(), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_stands_beside_each_conversation_and_is_asked_for_alone() {
    let net = TestApp::new().await;
    let (ana, ben, cleo) =
        (net.member("ana").await, net.member("ben").await, net.member("cleo").await);
    let (with_ben, with_cleo) = (converse(&ana, &[&ben]).await, converse(&ana, &[&cleo]).await);
    cleo.publish(&with_cleo, "Afternoon").await;
    let page = ana.get(&format!("/spaces/{with_ben}")).await.expect(200).text;
    let here = format!("href=\"/spaces/{with_ben}\" aria-current=\"page\">Ben</a>");
    assert!(page.contains(&here) && page.contains("Afternoon"), "{page}");
    assert!(page.contains("href=\"/conversations?with=@ben\""), "more people may be added");
    let list = ana.fragment(&format!("/conversations?at={with_ben}")).await.expect(200).text;
    assert!(list.contains(&here) && !list.contains("<form"), "{list}");
}

#[tokio::test(flavor = "multi_thread")]
async fn beside_a_conversation_stand_the_latest_and_on_their_page_all() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let me = ana.viewer().id;
    let begun = net.app.db.write(move |tx| {
        for n in 0..52 {
            let handle = format!("p{n}");
            let new = NewPerson { name: handle.clone(), handle, ..NewPerson::default() };
            let with = people::create(tx, &new)?;
            spaces::conversation(tx, &[me, with])?;
        }
        Ok(())
    });
    begun.await.expect("conversations");
    let listed = |text: &str| text.matches("<li class=\"row").count();
    let all = ana.get("/conversations").await.expect(200).text;
    assert_eq!(listed(&all), 52);
    let list = ana.api("GET", "/conversations", None).await.expect(200).json();
    let of_first = &list["items"][51];
    assert_eq!(of_first["people"][0]["handle"], "p0");
    let slug = of_first["slug"].as_str().expect("a name in addresses");
    let path = format!("/spaces/{slug}");
    let beside = async || ana.get(&path).await.expect(200).text;
    assert_eq!(listed(&beside().await), 50);
    assert!(beside().await.contains("All conversations") && !all.contains("All conversations"));
    let current = format!("href=\"{path}\" aria-current=\"page\">p0</a>");
    assert!(!beside().await.contains(&current));
    ana.publish(slug, "The latest").await;
    assert!(beside().await.contains(&current), "what moves comes first");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_navigation_and_the_title_say_what_is_unread() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let talk = converse(&ana, &[&ben]).await;
    let badge = |text: &str, key: &str| {
        let (_, after) = text.split_once(&format!("data-refresh=\"{key}\">")).expect("a badge");
        after.split_once("</a>").map_or(after, |(badge, _)| badge).contains("2 unread messages")
    };
    let before = ana.get("/spaces").await.expect(200).text;
    assert!(!badge(&before, "messages") && before.contains("<title>Spaces"), "{before}");
    for words in ["One", "Two"] {
        ben.publish(&talk, words).await;
    }
    crate::inbox::settle(&net).await;
    let page = ana.get("/spaces").await.expect(200).text;
    assert!(badge(&page, "messages") && badge(&page, "messages-bar"), "{page}");
    assert!(page.contains("<title>(1) Spaces"), "one conversation waits: {page}");
    let piece = ana.fragment("/fragments/unread").await.expect(200).text;
    assert!(piece.contains("data-refresh=\"messages\"") && piece.contains("2 unread messages"));
}
