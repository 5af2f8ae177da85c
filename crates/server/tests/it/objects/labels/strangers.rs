//! People without an account: where they report, what becomes of it, and what they see.

use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{id, moved, seen};
use testkit::{Answer, Client};

use super::{label, made, path, picture, reported, sent};
use crate::objects::{declared, network, request};

/// Sends the form of a label without an account, with the cookie and the token of its page.
async fn stranger(
    nobody: &Client,
    path: &str,
    fields: &[(&str, &str)],
    file: Option<(&str, Vec<u8>)>,
) -> Answer {
    let (token, cookie) = nobody.form_token(path).await;
    sent_as(nobody, path, &token, &cookie, fields, file).await
}

pub(super) async fn sent_as(
    nobody: &Client,
    path: &str,
    token: &str,
    cookie: &str,
    fields: &[(&str, &str)],
    file: Option<(&str, Vec<u8>)>,
) -> Answer {
    let mut form = reqwest::multipart::Form::new().text("csrf", token.to_owned());
    for (name, value) in fields {
        form = form.text((*name).to_owned(), (*value).to_owned());
    }
    if let Some((name, bytes)) = file {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        form = form.part("upload", part);
    }
    let request = nobody.form(&format!("{path}/report")).header("cookie", cookie);
    answered(request.multipart(form)).await
}

async fn answered(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.expect("an answer");
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answer { status, headers, text: response.text().await.expect("a body") }
}

pub(super) async fn allow(ines: &Client, allowed: bool) {
    let body = json!({ "without_account": allowed });
    ines.api("PUT", "/site/labels", Some(body)).await.expect(200);
}

fn open_label() -> Value {
    let mut it = label("Press 12");
    it["without_account"] = json!(true);
    it
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_without_an_account_reports_and_follows_it_and_sees_nothing_else() {
    let (net, ines, [ana, ben, _]) = network().await;
    allow(&ines, true).await;
    let press = path(&made(&ana, open_label()).await);
    let nobody = net.nobody();
    let page = nobody.get(&press).await.expect(200);
    assert_eq!(page.headers["x-robots-tag"], "noindex, nofollow");
    assert_eq!(page.headers["cache-control"], "no-store");
    let shown = ["Press 12", "Line 3", "Request"];
    assert!(shown.iter().all(|words| page.text.contains(words)), "{}", page.text);
    assert!(!page.text.contains("our-request-place") && !page.text.contains("/people/ana"));
    let words = "Oil, @ben **look** <b>here</b> #fire\n\nSince noon";
    let fields =
        [("body", words), ("name", "Jo"), ("contact", "0601"), ("our-request-place", "Mine")];
    let answer = stranger(&nobody, &press, &fields, Some(("a.png", picture()))).await.expect(303);
    let follow = answer.location().to_owned();
    assert!(follow.starts_with(&format!("{press}/")));

    // It is its keeper's, marked, its words only words, and its keeper hears of it.
    let list = ben.api("GET", "/objects?kind=request", None).await.expect(200).json();
    let it = &list["items"][0];
    let post = id(it);
    assert_eq!(
        (&it["author"]["handle"], &it["fields"]["place"]),
        (&json!("ana"), &json!("Line 3"))
    );
    assert_eq!(it["title"], json!("Oil, @ben **look** <b>here</b> #fire"));
    let html = it["html"].as_str().expect("HTML");
    assert!(html.contains("Name: Jo") && html.contains("Contact: 0601"), "{html}");
    assert_eq!(it["files"].as_array().map(Vec::len), Some(1));
    let card = ben.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(card.contains("Reported without an account") && card.contains("Press 12"), "{card}");
    let told = async |who: &Client, kind: &str| {
        let mut found = false;
        for _ in 0..200 {
            let all = who.api("GET", "/inbox", None).await.expect(200).text;
            found = all.contains(&format!("\"{kind}\""));
            if found {
                break;
            }
            tokio::task::yield_now().await;
        }
        found
    };
    assert!(told(&ana, "reported").await);

    // Number, status and dates.
    let number = it["outcome"]["number"].as_str().expect("a number").to_owned();
    let page = nobody.get(&follow).await.expect(200);
    assert_eq!(page.headers["x-robots-tag"], "noindex, nofollow");
    assert_eq!(page.headers["cache-control"], "no-store");
    assert!(page.text.contains(&number) && page.text.contains(">Open<"), "{}", page.text);
    ben.comment(&post, "A secret comment").await;
    moved(&ben, &post, "take", json!({})).await;
    let page = nobody.get_with(&follow, &[("accept-language", "fr")]).await.expect(200).text;
    assert!(page.contains("En cours") && page.contains("Statut changé le"), "{page}");
    for hidden in ["ana", "ben", "secret", "Oil", "Press 12", "Line 3", "room", "Jo", "0601", &post]
    {
        let (_, main) = page.split_once("<main").expect("a page");
        let (main, _) = main.split_once("</main>").expect("its end");
        assert!(!main.contains(hidden), "{hidden}: {main}");
    }
    // The label has another code: the report is still followed, by its own address alone.
    let own = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    ana.api("POST", &format!("/labels/{}/renew", id(&own[0])), None).await.expect(200);
    nobody.get(&follow).await.expect(200);
    let (_, secret) = follow.rsplit_once('/').expect("a secret");
    for wrong in [format!("{press}/wrong"), format!("/l/wrong/{secret}"), format!("{press}/{post}")]
    {
        nobody.get(&wrong).await.expect(404);
    }
    // Deleted, it is gone; and so is everything where the company no longer allows it.
    allow(&ines, false).await;
    nobody.get(&follow).await.expect(404);
    allow(&ines, true).await;
    nobody.get(&follow).await.expect(200);
    ana.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
    nobody.get(&follow).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn not_allowed_withdrawn_and_unknown_are_one_answer_to_strangers() {
    let (net, ines, [ana, _, _]) = network().await;
    let nobody = net.nobody();
    let it = made(&ana, open_label()).await;
    let (press, own) = (path(&it), format!("/labels/{}", id(&it)));
    let closed = path(&made(&ana, label("Closed")).await);
    let refused = async |path: &str| {
        let page = nobody.get(path).await;
        let (token, cookie) = nobody.form_token("/sign-in").await;
        let sent = sent_as(&nobody, path, &token, &cookie, &[("body", "x")], None).await;
        let plain = |answer: Answer| {
            let place = answer.headers.get("location").map(|value| value.to_str().unwrap_or(""));
            let place = place.unwrap_or_default().replace(path.trim_start_matches("/l/"), "TOKEN");
            (answer.status, place)
        };
        (plain(page), plain(sent))
    };
    let unknown = refused("/l/unknown").await;
    assert_eq!(unknown.0.0, 303);
    assert_eq!(refused(&press).await, unknown, "the company does not allow it");
    allow(&ines, true).await;
    assert_eq!(refused(&closed).await, unknown, "the label does not");
    nobody.get(&press).await.expect(200);
    ana.api("DELETE", &own, None).await.expect(204);
    assert_eq!(refused(&press).await, unknown, "withdrawn");
    // Nobody may publish there any more: neither may whoever answers for it.
    let other = path(&made(&ana, open_label()).await);
    nobody.get(&other).await.expect(200);
    let mut gone = request();
    gone["retired"] = json!(true);
    declared(&ines, &gone).await;
    assert_eq!(refused(&other).await, unknown, "its kind is retired");
    ana.api("PUT", "/site/labels", Some(json!({ "without_account": true }))).await.expect(403);
    ana.api("GET", "/site/labels", None).await.expect(403);
    ana.post("/labels/without-account", &[("allowed", "1")]).await.expect(403);
    ines.post("/labels/without-account", &[]).await.expect(303);
    let now = ines.api("GET", "/site/labels", None).await.expect(200).json();
    assert_eq!(now, json!({ "without_account": false }));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_strangers_send_is_proved_bounded_and_counted() {
    let (net, ines, [ana, _, _]) = network().await;
    allow(&ines, true).await;
    let press = path(&made(&ana, open_label()).await);
    let nobody = net.nobody();
    let (token, cookie) = nobody.form_token(&press).await;
    let send = async |token: &str, fields: &[(&str, &str)], file: Option<(&str, Vec<u8>)>| {
        sent_as(&nobody, &press, token, &cookie, fields, file).await
    };
    // Without the token of the page, or from another site, nothing is taken.
    send("wrong", &[("body", "x")], Some(("a.png", picture()))).await.expect(403);
    let foreign = nobody.form(&format!("{press}/report")).header("sec-fetch-site", "cross-site");
    answered(foreign.form(&[("body", "x"), ("csrf", &*token)])).await.expect(403);
    // Words without an address, a picture and nothing else.
    let page = send(&token, &[("body", "see https://evil.example")], None).await.expect(422).text;
    assert!(
        page.contains("cannot contain a web address") && page.contains("evil.example"),
        "{page}"
    );
    send(&token, &[("body", "x")], Some(("a.pdf", b"%PDF-1.4 words".to_vec()))).await.expect(422);
    send(&token, &[("body", "x")], Some(("a.png", vec![7; 10 * 1024 * 1024]))).await.expect(413);
    let none = ana.api("GET", "/objects?kind=request", None).await.expect(200).json();
    assert_eq!(none["items"], json!([]));
    // A second click is the same report.
    let once = "k".repeat(43);
    let one = send(&token, &[("body", "Smoke"), ("once", &*once)], None).await.expect(303);
    let two = send(&token, &[("body", "Smoke"), ("once", &*once)], None).await.expect(303);
    assert_eq!(one.location(), two.location());
    let one = ana.api("GET", "/objects?kind=request", None).await.expect(200).json();
    assert_eq!(one["items"].as_array().map(Vec::len), Some(1));
    // So often, and no more: with the hour at which one may again.
    let mut last = 0;
    for n in 0..8 {
        last = send(&token, &[("body", &*format!("Again {n}"))], None).await.status;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sees_no_space_reports_as_strangers_do_where_that_is_allowed() {
    let (net, ines, [ana, ben, _]) = network().await;
    let attic = net.space(&ana, "attic", Access::Secret).await;
    let it = ana.api("POST", "/spaces/attic/labels", Some(open_label())).await.expect(201).json();
    let press = path(&it);
    ben.get(&press).await.expect(404);
    allow(&ines, true).await;
    let page = ben.get(&press).await.expect(200).text;
    assert!(
        page.contains(&format!("action=\"{press}/report\"")) && !page.contains("attic"),
        "{page}"
    );
    let answer = ben.post_files(&format!("{press}/report"), &[("body", "Smoke")], Vec::new()).await;
    ben.get(answer.expect(303).location()).await.expect(200);
    net.join(attic, &ben).await;
    assert!(ben.get(&press).await.expect(200).text.contains("Smoke"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_label_names_nobody_to_strangers_and_ends_with_its_keepers_right() {
    let (net, ines, [ana, _, eve]) = network().await;
    allow(&ines, true).await;
    let mut it = open_label();
    it["presets"]["who"] = json!(["ben"]);
    let press = path(&made(&ana, it).await);
    let page = eve.get(&press).await.expect(200).text;
    assert!(page.contains("Ben"), "{page}");
    let nobody = net.nobody();
    let page = nobody.get(&press).await.expect(200).text;
    assert!(page.contains("Line 3") && !page.to_lowercase().contains("ben"), "{page}");
    // Whom it names has left: the label goes on, and names nobody.
    ines.api("PUT", "/people/ben/closed", None).await.expect(204);
    let page = eve.get(&press).await.expect(200).text;
    assert!(!page.contains("Ben"), "{page}");
    let post = sent(reported(&eve, &press, &[("body", "Oil")]).await);
    assert_eq!(seen(&eve, &post).await["fields"]["who"], json!(null));
    // Its keeper may not publish there any more: neither does anybody in their name.
    nobody.get(&press).await.expect(200);
    let case = ines.api("POST", "/people/ana/reports", Some(json!({ "reason": "harassment" })));
    let case = id(&case.await.expect(201).json());
    let new = json!({ "measure": "suspend", "words": "Enough.", "days": 1, "everywhere": true });
    let leo = net.administrator("leo").await;
    leo.api("POST", &format!("/moderation/cases/{case}/decisions"), Some(new)).await.expect(201);
    nobody.get(&press).await.expect(303);
}
