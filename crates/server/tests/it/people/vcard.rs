//! The contact card, read back as strictly as RFC 6350 says.

use serde_json::json;
use testkit::TestApp;

/// The properties of a card: what is before the colon, and the value without its escapes.
fn read(card: &str) -> Vec<(String, String)> {
    assert!(card.ends_with("\r\n") && !card.replace("\r\n", "").contains('\n'), "{card:?}");
    for line in card.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
    let unfolded = card.replace("\r\n ", "");
    let lines = unfolded.split_terminator("\r\n").map(|line| {
        let (name, value) = line.split_once(':').expect("a property");
        let (mut plain, mut letters) = (String::new(), value.chars());
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next().expect("what is escaped") {
                    'n' => plain.push('\n'),
                    escaped => plain.push(escaped),
                },
                letter => plain.push(letter),
            }
        }
        (name.to_owned(), plain)
    });
    lines.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_card_is_read_back_as_it_was_said() {
    let net = TestApp::new().await;
    let (ada, ben) = (net.member_with_mail("ada").await, net.member("ben").await);
    let job = "Ingénieure; essais, qualité \\ sûreté — ".to_owned() + &"é".repeat(70);
    let said = json!({ "name": "Ada de La Tour, née Quéré", "job": job, "unit": "R&D; Brest",
        "site": "Brest", "phone": "+33 1 99 00 12 34", "skills": ["C++, C"], "languages": ["fr"] });
    ada.api("PATCH", "/me", Some(said)).await.expect(200);
    let answer = ben.get("/people/ada/vcard").await.expect(200);
    assert_eq!(answer.headers["content-type"], "text/vcard; charset=utf-8");
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"ada.vcf\"");
    let card = read(&answer.text);
    assert_eq!(card[0], ("BEGIN".into(), "VCARD".into()));
    assert_eq!(card[1], ("VERSION".into(), "4.0".into()));
    assert_eq!(card.last(), Some(&("END".into(), "VCARD".into())));
    let said = |name: &str| card.iter().find(|(at, _)| at == name).map(|(_, value)| value.as_str());
    assert_eq!(said("FN"), Some("Ada de La Tour, née Quéré"));
    assert_eq!(said("TITLE"), Some(job.as_str()));
    assert!(said("ORG").is_some_and(|org| org.ends_with(";R&D; Brest")));
    assert_eq!(said("TEL;TYPE=work"), Some("+33 1 99 00 12 34"));
    assert!(said("EMAIL;TYPE=work").is_some_and(|email| email.contains('@')));
    let same = ben.api("GET", "/people/ada/vcard", None).await.expect(200);
    assert_eq!(same.text, answer.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_card_has_a_picture_and_neither_is_for_those_who_may_not_see_the_person() {
    let net = TestApp::new().await;
    let (ada, guest) = (net.member("ada").await, net.guest("gus").await);
    let picture = ada.get("/people/ada/qr").await.expect(200);
    assert_eq!(picture.headers["content-type"], "image/svg+xml");
    assert!(picture.text.starts_with("<svg xmlns="), "{}", picture.text);
    assert!(ada.get("/people/ada").await.text.contains("src=\"/people/ada/qr\""));
    for path in ["/people/ada/vcard", "/people/ada/qr", "/people/nobody/vcard"] {
        guest.get(path).await.expect(404);
    }
    guest.api("GET", "/people/ada/vcard", None).await.expect(404);
    net.nobody().api("GET", "/people/ada/vcard", None).await.expect(401);
}
