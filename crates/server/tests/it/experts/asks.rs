//! A question is put to likely experts, one after the other, and nobody learns who declined.

use ::experts::Asking;
use kernel::Clock;
use kernel::work::Work;
use serde_json::{Value, json};
use spaces::{Access, Kind};
use testkit::{Client, TestApp};

use super::{answered, handles, on, question, switched_on, works_in};
use crate::inbox;
use crate::work::own::wednesday;

const HOUR: i64 = 3_600;
/// More than four working hours, wherever a day is cut.
const DAY: i64 = 24 * HOUR;

/// Ana of the sales asks; Ben and Eve of other units know, and so does Kim beside her.
struct Trade {
    net: TestApp,
    clock: Clock,
    ines: Client,
    ana: Client,
    ben: Client,
    eve: Client,
    kim: Client,
}

async fn trade(offers: bool) -> Trade {
    let clock = wednesday();
    let net = TestApp::at(clock.clone(), |_| {}).await;
    let ines = switched_on(&net, offers).await;
    let [ana, ben, eve, kim] = [
        net.member("ana").await,
        net.member("ben").await,
        net.member("eve").await,
        net.member("kim").await,
    ];
    for (who, unit) in [(&ana, "Sales"), (&ben, "Customs"), (&eve, "Legal"), (&kim, "Sales")] {
        works_in(who, unit).await;
    }
    net.space_of(&ana, "trade", Access::Open, Kind::Company).await;
    answered(&kim, &ben, "trade", "Which Incoterms for a shipment to Morocco?", "DAP").await;
    answered(&kim, &ben, "trade", "Do Incoterms cover insurance?", "CIF does").await;
    answered(&kim, &eve, "trade", "Incoterms in a contract?", "Name the year").await;
    answered(&ana, &kim, "trade", "Incoterms for parcels?", "CPT").await;
    net.indexed().await;
    Trade { net, clock, ines, ana, ben, eve, kim }
}

impl Trade {
    /// As long after the last one as rounds are.
    async fn round(&self) {
        self.clock.advance(30);
        Asking(self.net.app.clone()).round().await.expect("a round");
    }

    async fn later(&self, seconds: i64) {
        self.clock.advance(seconds);
        self.round().await;
    }

    async fn ask(&self, post: &str, people: &[&str]) -> u16 {
        let to = json!({ "people": people });
        self.ana.api("POST", &format!("/posts/{post}/asks"), Some(to)).await.status
    }

    async fn progress(&self, post: &str) -> Value {
        let of = self.ana.api("GET", &format!("/posts/{post}/experts"), None).await.expect(200);
        of.json()["progress"].clone()
    }
}

async fn proposed(who: &Client, post: &str) -> Vec<String> {
    let found = who.api("GET", &format!("/posts/{post}/experts"), None).await.expect(200).json();
    handles(found["items"].as_array().expect("experts"))
}

/// What is put to somebody.
async fn put(who: &Client) -> Vec<Value> {
    who.api("GET", "/asks", None).await.expect(200).json().as_array().cloned().expect("a list")
}

/// How often somebody is told, in their inbox.
async fn told(net: &TestApp, who: &Client) -> Vec<String> {
    let page = inbox::page(net, who, "").await;
    let groups = page["items"].as_array().cloned().expect("groups");
    let kinds = groups.iter().map(|group| group["items"][0]["kind"].as_str().unwrap_or_default());
    kinds.filter(|kind| kind.starts_with("expert-")).map(str::to_owned).collect()
}

fn id(of: &Value) -> String {
    of["id"].as_str().expect("an identifier").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_after_the_other_is_asked_and_who_declines_is_told_to_nobody() {
    let t = trade(false).await;
    let post = question(&t.ana, "trade", "Which Incoterms for Norway?").await;
    t.net.indexed().await;
    let page = t.ana.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(page.contains(&format!("/posts/{post}/ask")));
    // Of her own unit nobody is proposed.
    assert_eq!(proposed(&t.ana, &post).await, ["ben", "eve"]);
    assert_eq!(t.ask(&post, &["kim"]).await, 422);
    assert_eq!(t.ask(&post, &[]).await, 422);
    let form = t.ana.get(&format!("/posts/{post}/ask")).await.expect(200).text;
    assert!(form.contains("2 accepted answers to similar questions"));
    let both = [("people", "ben"), ("people", "eve")];
    t.ana.post(&format!("/posts/{post}/ask"), &both).await.expect(303);
    assert_eq!(t.ask(&post, &["ben"]).await, 409);

    assert_eq!(told(&t.net, &t.ben).await, ["expert-asked"]);
    assert!(put(&t.eve).await.is_empty());
    let of_ben = put(&t.ben).await;
    assert_eq!(of_ben[0]["by"]["handle"], "ana");
    assert_eq!(of_ben[0]["reason"], "2 answers of yours to similar questions were accepted.");
    let request = format!("/asks/{}", id(&of_ben[0]));
    let page = t.ben.get(&request).await.expect(200).text;
    assert!(page.contains("Which Incoterms for Norway?"));
    for other in [&t.ana, &t.eve, &t.ines] {
        other.get(&request).await.expect(404);
        other.api("POST", &format!("{request}/decline"), None).await.expect(404);
    }

    // Three hours are not four, and four of the night are none.
    t.later(3 * HOUR).await;
    assert!(put(&t.eve).await.is_empty());
    t.later(HOUR).await;
    assert_eq!(put(&t.eve).await.len(), 1);
    assert_eq!(put(&t.ben).await[0]["state"], "silent");
    let before = t.ana.api("GET", "/inbox", None).await.expect(200).text;
    let of_eve = id(&put(&t.eve).await[0]);
    t.eve.post(&format!("/asks/{of_eve}/decline"), &[]).await.expect(303);
    assert!(put(&t.eve).await.is_empty() && told(&t.net, &t.eve).await.is_empty());
    // Nothing of it shows: neither that it ended sooner, nor by whom.
    t.round().await;
    assert_eq!(t.progress(&post).await, "running");
    inbox::settle(&t.net).await;
    assert_eq!(t.ana.api("GET", "/inbox", None).await.expect(200).text, before);
    let running = t.ana.get(&format!("/posts/{post}/ask")).await.expect(200).text;
    assert!(!running.contains("eve") && !running.contains("ben\""));
    t.later(DAY).await;
    assert_eq!(t.progress(&post).await, "done");
    assert!(told(&t.net, &t.ben).await.is_empty());
    // Nobody is asked the same twice.
    assert!(proposed(&t.ana, &post).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_ends_it_and_nobody_has_more_than_two() {
    let t = trade(false).await;
    let mut posts = Vec::new();
    for n in 0..3 {
        posts.push(question(&t.ana, "trade", &format!("Which Incoterms for case {n}?")).await);
    }
    t.net.indexed().await;
    for post in &posts {
        assert_eq!(t.ask(post, &["ben", "eve"]).await, 204);
    }
    assert_eq!((put(&t.ben).await.len(), put(&t.eve).await.len()), (2, 1));
    t.ben.comment(&posts[0], "DAP again").await;
    t.round().await;
    assert_eq!(t.progress(&posts[0]).await, "done");
    assert_eq!(put(&t.ben).await.len(), 1);
    assert_eq!(told(&t.net, &t.ben).await.len(), 1);
    t.later(DAY).await;
    assert_eq!(put(&t.eve).await.len(), 2, "never of the first");
    // What is deleted or settled asks nobody.
    t.ana.api("DELETE", &format!("/posts/{}", posts[1]), None).await.expect(204);
    t.round().await;
    assert_eq!(put(&t.eve).await.len(), 1);
    t.ines.api("PUT", "/experts/settings", Some(json!({ "on": false }))).await.expect(200);
    t.eve.api("GET", "/asks", None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_passed_on_to_who_may_read_it() {
    let t = trade(false).await;
    let cellar = t.net.space_of(&t.ana, "cellar", Access::Closed, Kind::Project).await;
    for who in [&t.ben, &t.eve] {
        t.net.join(cellar, who).await;
    }
    let post = question(&t.ana, "cellar", "Which Incoterms for the secret shipment?").await;
    t.net.indexed().await;
    // Who does not read it learns nothing of it, and is not proposed.
    t.kim.api("GET", &format!("/posts/{post}/experts"), None).await.expect(404);
    let max = t.net.member("max").await;
    max.api("PATCH", "/me", Some(json!({ "skills": ["Incoterms"] }))).await.expect(200);
    assert_eq!(proposed(&t.ana, &post).await, ["ben", "eve"]);
    assert_eq!(t.ask(&post, &["ben"]).await, 204);
    let request = format!("/asks/{}", id(&put(&t.ben).await[0]));
    for (to, error) in [("max", "cannot read"), ("ana", "asked the question"), ("ben", "colleague")]
    {
        let refused =
            t.ben.api("POST", &format!("{request}/pass"), Some(json!({ "to": to }))).await;
        assert!(refused.status == 422 && refused.text.contains(error), "{to}: {}", refused.text);
    }
    let typed = t.ben.post(&format!("{request}/pass"), &[("to", "@eve")]).await;
    assert_eq!(typed.status, 303, "{}", typed.text);
    assert!(put(&t.ben).await.is_empty());
    assert_eq!(put(&t.eve).await[0]["by"]["handle"], "ben");
    // Who leaves the space is asked no more.
    t.eve.api("DELETE", "/spaces/cellar/membership", None).await.expect(204);
    assert!(put(&t.eve).await.is_empty() && told(&t.net, &t.eve).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_author_or_who_reads_a_question_without_an_answer_asks() {
    let t = trade(false).await;
    let post = question(&t.ana, "trade", "Which Incoterms for Peru?").await;
    t.net.indexed().await;
    let asks = async |who: &Client, post: &str| {
        who.api("GET", &format!("/posts/{post}/experts"), None).await.status
    };
    assert_eq!((asks(&t.ana, &post).await, asks(&t.kim, &post).await), (200, 200));
    let comment = t.ines.comment(&post, "DDP?").await;
    assert_eq!((asks(&t.ana, &post).await, asks(&t.kim, &post).await), (200, 404));
    assert!(
        !t.kim.get(&format!("/posts/{post}")).await.text.contains(&format!("/posts/{post}/ask"))
    );
    testkit::kinds::moved(&t.ana, &post, "accept", json!({ "comment": comment })).await;
    assert_eq!(asks(&t.ana, &post).await, 404);
    let message = t.ana.publish("trade", "No question").await;
    assert_eq!(asks(&t.ana, &message).await, 404);
    let council = t.net.space_of(&t.ana, "council", Access::Closed, Kind::Agreement).await;
    t.net.join(council, &t.ben).await;
    let private = question(&t.ana, "council", "Which Incoterms?").await;
    assert_eq!(asks(&t.ana, &private).await, 404);
    // Whoever blocked the one who asks, or hid themselves, is not proposed.
    let next = question(&t.ana, "trade", "Which Incoterms for Chile?").await;
    t.net.indexed().await;
    t.ben.api("PUT", "/people/ana/block", None).await.expect(204);
    assert_eq!(proposed(&t.ana, &next).await, ["ines", "eve"]);
    t.eve.api("POST", "/me/expertise/hidden", Some(json!({ "wholly": true }))).await.expect(204);
    assert_eq!(proposed(&t.ana, &next).await, ["ines"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_without_an_answer_is_offered_after_a_day() {
    let t = trade(true).await;
    let post = question(&t.ana, "trade", "Which Incoterms for Iceland?").await;
    let other = question(&t.ana, "trade", "Which Incoterms for Malta?").await;
    t.kim.comment(&other, "FCA").await;
    t.net.indexed().await;
    t.later(23 * HOUR).await;
    assert!(put(&t.ben).await.is_empty());
    t.later(2 * HOUR).await;
    let asked = put(&t.ben).await;
    assert_eq!((asked.len(), &asked[0]["post"], &asked[0]["by"]), (1, &json!(post), &Value::Null));
    assert_eq!(told(&t.net, &t.ben).await, ["expert-offered"]);
    t.round().await;
    assert_eq!(put(&t.ben).await.len(), 1);
    // Not where the company does not want it.
    let calm = trade(false).await;
    question(&calm.ana, "trade", "Which Incoterms for Iceland?").await;
    calm.net.indexed().await;
    calm.later(30 * HOUR).await;
    assert!(put(&calm.ben).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn switching_it_off_ends_what_was_asked() {
    let t = trade(false).await;
    let post = question(&t.ana, "trade", "Which Incoterms for Norway?").await;
    t.net.indexed().await;
    assert_eq!(t.ask(&post, &["ben", "eve"]).await, 204);
    assert_eq!(told(&t.net, &t.ben).await, ["expert-asked"]);
    t.ines.api("PUT", "/experts/settings", Some(json!({ "on": false }))).await.expect(200);
    t.round().await;
    // Emails are made of what waits: nothing does.
    assert!(told(&t.net, &t.ben).await.is_empty());
    // Switched on again, it does not go on.
    t.ines.api("PUT", "/experts/settings", Some(on(false))).await.expect(200);
    t.later(DAY).await;
    assert!(put(&t.ben).await.is_empty() && put(&t.eve).await.is_empty());
    assert!(told(&t.net, &t.eve).await.is_empty());
    assert_eq!(t.progress(&post).await, "done");
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_cannot_be_asked_take_nobodys_place() {
    let t = trade(false).await;
    let cellar = t.net.space_of(&t.ana, "cellar", Access::Closed, Kind::Project).await;
    let skilled = async |handle: &str| {
        let who = t.net.member(handle).await;
        who.api("PATCH", "/me", Some(json!({ "skills": ["Lathe"] }))).await.expect(200);
        who
    };
    for n in 0..13 {
        skilled(&format!("turner{n}")).await;
    }
    let zoe = skilled("zoe").await;
    t.net.join(cellar, &zoe).await;
    let post = question(&t.ana, "cellar", "Which lathe?").await;
    t.net.indexed().await;
    assert_eq!(proposed(&t.ana, &post).await, ["zoe"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_of_who_is_gone_keep_no_other_from_being_offered() {
    let t = trade(true).await;
    let dora = t.net.member("dora").await;
    let mut orphans = Vec::new();
    for n in 0..10 {
        orphans.push(question(&dora, "trade", &format!("Which Incoterms for case {n}?")).await);
    }
    t.ines.api("PUT", "/people/dora/closed", None).await.expect(204);
    let post = question(&t.ana, "trade", "Which Incoterms for Iceland?").await;
    t.net.indexed().await;
    t.later(25 * HOUR).await;
    t.round().await;
    let asked = put(&t.ben).await;
    assert_eq!((asked.len(), &asked[0]["post"]), (1, &json!(post)));
    // Nobody was asked of the others: somebody who reads them still may.
    let of = t.kim.api("GET", &format!("/posts/{}/experts", orphans[0]), None).await.expect(200);
    assert_eq!(of.json()["progress"], "none");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_answers_others_in_the_space_is_proposed_for_what_nobody_wrote_about() {
    let t = trade(false).await;
    let (lou, mia) = (t.net.member("lou").await, t.net.member("mia").await);
    for title in ["Pallets outside?", "Gate keys?"] {
        let post = question(&t.kim, "trade", title).await;
        lou.comment(&post, "Ask me tomorrow").await;
        // Twice in a discussion is one discussion.
        lou.comment(&post, "Or today").await;
    }
    // Answering oneself counts for nothing, nor does another space.
    let own = question(&mia, "trade", "Ladders?").await;
    mia.comment(&own, "Found it").await;
    let yard = t.net.space_of(&t.kim, "yard", Access::Closed, Kind::Company).await;
    t.net.join(yard, &mia).await;
    let far = question(&t.kim, "yard", "Forklift?").await;
    mia.comment(&far, "Yes").await;
    let post = question(&t.ana, "trade", "Who repairs franking machines?").await;
    t.net.indexed().await;
    assert_eq!(proposed(&t.ana, &post).await, ["ben", "lou", "eve"]);
    let page = t.ana.get(&format!("/posts/{post}/ask")).await.expect(200).text;
    assert!(page.contains("Answered others in 2 recent discussions of this space"));
    t.ana.post(&format!("/posts/{post}/ask"), &[("people", "lou")]).await.expect(303);
    t.round().await;
    let why = put(&lou).await[0]["reason"].clone();
    assert_eq!(why, "you answered others in 2 recent discussions of this space.");
    // Who is hidden is not proposed by this either.
    lou.api("POST", "/me/expertise/hidden", Some(json!({ "wholly": true }))).await.expect(204);
    let next = question(&t.ana, "trade", "Who repairs letterboxes?").await;
    t.net.indexed().await;
    assert_eq!(proposed(&t.ana, &next).await, ["ben", "eve"]);
}
