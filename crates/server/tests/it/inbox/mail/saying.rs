//! When mails come, and what they say.

use testkit::mail::MailServer;

use super::{AWAY, Office, WEDNESDAY};

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_comes_at_once_to_who_is_away_and_once() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    let post = office.ana.publish("room", "Tea <at> four, **dear** @ben?").await;
    assert!(office.after(60).await.is_empty(), "he is here, and sees it in the page");
    let mails = office.after(AWAY).await;
    assert_eq!(mails.len(), 1);
    let mail = &mails[0];
    assert_eq!(mail.to, "ben@example.com");
    assert_eq!(mail.subject, "Ana mentioned you: Tea <at> four, dear @ben?");
    let link = format!("{}/posts/{post}", office.net.address);
    assert!(mail.text.contains(&link) && mail.html.contains(&link), "{}", mail.text);
    assert!(mail.html.contains("Tea &#60;at&#62; four"), "words are no markup");
    assert!(!mail.html.contains("<img") && !mail.html.contains("url("), "nothing is fetched");
    let header = |name: &str| mail.header(name).unwrap_or_else(|| panic!("{name}: {}", mail.raw));
    assert_eq!(header("From"), "Parvis <parvis@example.com>");
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert!(header("List-Unsubscribe").starts_with(&format!("<{}/mail/", office.net.address)));
    assert_eq!(header("In-Reply-To"), format!("<{post}.post@127.0.0.1>"));
    assert!(header("Message-ID").ends_with(".inbox@127.0.0.1>"));
    assert_eq!(office.after(AWAY).await.len(), 1, "told once");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rest_comes_once_a_day_as_one_mail_in_the_readers_language() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    let lang = serde_json::json!({ "lang": "fr" });
    office.ben.api("PATCH", "/me", Some(lang)).await.expect(200);
    let (one, two) =
        (office.ben.publish("room", "Un").await, office.ben.publish("room", "Deux").await);
    for (post, words) in [(&one, "Alpha"), (&one, "Beta"), (&two, "Gamma")] {
        office.ana.comment(post, words).await;
    }
    office.ana.api("PUT", &format!("/posts/{one}/reactions/tada"), None).await.expect(204);
    assert!(office.after(AWAY).await.is_empty());
    assert!(office.at("2026-06-11T05:59:00Z").await.is_empty());
    let mails = office.at("2026-06-11T06:00:00Z").await;
    assert_eq!(mails.len(), 1, "one mail for all of it");
    let mail = &mails[0];
    assert_eq!(mail.subject, "3 notifications non lues sur Parvis");
    for words in ["Alpha", "Beta", "Gamma", "Ana commente votre publication"] {
        assert!(mail.text.contains(words) && mail.html.contains(words), "{words}: {}", mail.text);
    }
    assert!(!mail.text.contains("réagit"), "reactions are never mailed");
    assert!(mail.header("In-Reply-To").is_none(), "it is about no one thread");
    assert_eq!(office.at("2026-06-12T06:00:00Z").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_comes_outside_working_hours() {
    // A Friday at eight in the evening, in Paris.
    let office = Office::open("2026-06-12T18:00:00Z", MailServer::start()).await;
    office.ana.publish("room", "Tonight, @ben?").await;
    for hour in ["2026-06-12T19:00:00Z", "2026-06-13T10:00:00Z", "2026-06-15T05:59:00Z"] {
        assert!(office.at(hour).await.is_empty(), "{hour}");
    }
    assert_eq!(office.at("2026-06-15T06:00:00Z").await.len(), 1, "Monday at eight");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_back_is_told_in_the_page_alone() {
    let office = Office::open(WEDNESDAY, MailServer::start()).await;
    let post = office.ana.publish("room", "Tea, @ben?").await;
    office.after(15 * 60).await;
    office.ben.get("/").await.expect(200);
    assert!(office.after(15 * 60).await.is_empty(), "here a quarter of an hour ago");
    office.ben.get(&format!("/posts/{post}")).await.expect(200);
    assert!(office.after(AWAY).await.is_empty(), "read");
}
