//! Objects are posts: created by the form and by programs, numbered, shown, found, moved, told to their assignee.

use serde_json::{Value, json};
use testkit::kinds::{id, moved, published, seen};

use super::{declared, network, new, request};

fn place() -> Value {
    json!({ "place": "Hall 3" })
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_have_no_gaps_and_lead_to_their_post() {
    let (net, ines, [ana, ben, _]) = network().await;
    let first = published(&ana, new(place())).await;
    ana.api("POST", "/posts", Some(new(json!({})))).await.expect(422);
    let many = futures_util::future::join_all((0..6).map(|_| published(&ben, new(place())))).await;
    let number = |post: &Value| post["outcome"]["number"].as_str().unwrap().to_owned();
    let mut numbers: Vec<String> = many.iter().chain([&first]).map(number).collect();
    numbers.sort();
    let year = &numbers[0][4..8];
    let expected: Vec<String> = (1..=7).map(|n| format!("REQ-{year}-{n:04}")).collect();
    assert_eq!(numbers, expected);
    let way = ben.get(&format!("/objects/{}", number(&first).to_lowercase())).await.expect(303);
    assert_eq!(way.location(), format!("/posts/{}", id(&first)));
    net.guest("gus").await.get(&format!("/objects/{}", number(&first))).await.expect(404);
    ben.get("/objects/REQ-1999-0001").await.expect(404);
    // Another prefix begins its own row; what has a number keeps it.
    let mut it = request();
    it["prefix"] = json!("ASK");
    declared(&ines, &it).await;
    assert_eq!(number(&published(&ana, new(place())).await), format!("ASK-{year}-0001"));
    assert_eq!(number(&seen(&ana, &id(&first)).await), number(&first));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_creates_one_and_its_card_says_it_in_both_languages() {
    let (net, ines, [ana, ben, _]) = network().await;
    let page = ana.get("/spaces/room").await.expect(200).text;
    for input in [
        "name=\"our-request-place\" type=\"text\" maxlength=\"200\"",
        "<option value=\"low\" selected>Low</option>",
    ] {
        assert!(page.contains(input), "{input}: {page}");
    }
    assert!(!page.contains("our-request-answer"), "it is shown when done");
    let begun = ana.get("/posts/new?kind=our-request").await.expect(200).text;
    assert!(begun.contains("<option value=\"low\" selected>Low</option>"), "{begun}");
    let form = [
        ("space", "room"),
        ("kind", "our-request"),
        ("title", "A lamp"),
        ("our-request-place", "Hall 3"),
        ("our-request-urgency", "high"),
        ("our-request-who", "@ben"),
    ];
    ana.post_files("/posts", &form, Vec::new()).await.expect(303);
    let post = ana.api("GET", "/spaces/room/posts", None).await.json()["items"][0].clone();
    let expected = json!({ "place": "Hall 3", "urgency": "high", "who": ["ben"] });
    assert_eq!((&post["state"], shown(&post)), (&json!("open"), expected));
    let card = ben.get("/spaces/room").await.expect(200).text;
    let number = post["outcome"]["number"].as_str().unwrap();
    for words in ["Request", number, "Open", "Place", "Hall 3", ">High<", "href=\"/people/ben\""] {
        assert!(card.contains(words), "{words} in {card}");
    }
    ben.api("PATCH", "/me", Some(json!({ "lang": "fr" }))).await.expect(200);
    let card = ben.get("/spaces/room").await.expect(200).text;
    for words in ["Demande", "Ouverte", "Lieu", ">Forte<"] {
        assert!(card.contains(words), "{words} in {card}");
    }
    // It is found by its fields and by its number.
    net.indexed().await;
    for word in ["hall", number] {
        let found = ben.api("GET", &format!("/search?q={word}"), None).await.expect(200).json();
        assert_eq!(found["items"][0]["id"], post["id"], "{word}");
    }
    let kinds = ben.api("GET", "/kinds", None).await.expect(200).json();
    let kind = kinds.as_array().unwrap().iter().find(|kind| kind["name"] == "our-request").unwrap();
    assert_eq!(kind["fields"]["properties"]["urgency"]["default"], json!("low"));
    assert_eq!(kind["moves"][1]["who"], json!("person:who"));
    drop(ines);
}

/// The fields of a post without its number.
fn shown(post: &Value) -> Value {
    let mut fields = post["fields"].clone();
    fields.as_object_mut().unwrap().remove("number");
    fields
}

#[tokio::test(flavor = "multi_thread")]
async fn every_type_of_field_is_taken_checked_and_shown() {
    let (net, ines, [ana, ben, _]) = network().await;
    let name = |of: &str| of.replace("number", "count").replace('-', "_");
    let field = |of: &str| {
        json!({ "name": name(of), "label": { "fr": of, "en": of }, "type": of,
            "unit": if of == "money" { "€" } else { "" },
            "choices": if of.starts_with("choice") {
                json!([{ "name": "a", "label": { "fr": "Un", "en": "One" } },
                       { "name": "b", "label": { "fr": "Deux", "en": "Two" } }])
            } else { json!([]) } })
    };
    let all = [
        "line", "text", "number", "money", "date", "moment", "choice", "choices", "person",
        "people", "space", "link", "yes-no",
    ];
    let mut it = request();
    it["name"] = json!("whole");
    it["label"] = json!({ "fr": "Tout", "en": "Whole" });
    it["prefix"] = json!("ALL");
    it["fields"] = all.map(field).into();
    it["states"] = json!([it["states"][0]]);
    it["moves"] = json!([]);
    declared(&ines, &it).await;
    let other = ana.publish("room", "Other").await;
    let fields = json!({
        "line": "One  line", "text": "Two\nlines", "count": 1234.5, "money": 19.9,
        "date": "2090-05-03", "moment": "2090-05-03T10:00:00Z", "choice": "b", "choices": ["b", "a"],
        "person": ["ben"], "people": ["ben", "eve"], "space": "~room", "link": other, "yes_no": true,
    });
    let sent = json!({ "space": "room", "kind": "our-whole", "title": "W", "fields": fields });
    let made = published(&ana, sent).await;
    let mut expected = fields.clone();
    expected["line"] = json!("One line");
    expected["choices"] = json!(["a", "b"]);
    expected["space"] = json!("room");
    assert_eq!(shown(&made), expected);
    let card = ben.get("/spaces/room").await.expect(200).text;
    for words in [
        "1,234.5",
        "19.90\u{a0}€",
        "3\u{a0}May 2090",
        "One, Two",
        "Ben, Eve",
        "~room",
        "Two\nlines",
    ] {
        assert!(card.contains(words), "{words} in {card}");
    }
    let post = id(&made);
    net.space(&ben, "attic", spaces::Access::Secret).await;
    for (name, value) in [
        ("count", json!("x")),
        ("count", json!(1e12)),
        ("money", json!(1.234)),
        ("choice", json!("c")),
        ("choices", json!(["a", "c"])),
        ("person", json!(["ben", "eve"])),
        ("person", json!(["nobody"])),
        ("space", json!("attic")),
        ("link", json!("1")),
        ("yes_no", json!("yes")),
    ] {
        let words = json!({ "fields": { name: value } });
        let problem =
            ana.api("PATCH", &format!("/posts/{post}"), Some(words)).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], json!(name));
    }
    // A form sends what it showed, and changes nothing by that.
    let page = ana.get(&format!("/posts/{post}/edit")).await.expect(200).text;
    assert!(page.contains("value=\"1234.5\"") && page.contains("Two\nlines</textarea>"), "{page}");
    let form = [
        ("fields", "1"),
        ("our-whole-line", "One line"),
        ("our-whole-text", "Two\r\nlines"),
        ("our-whole-count", "1234,5"),
        ("our-whole-money", "19,9"),
        ("our-whole-date", "2090-05-03"),
        ("our-whole-moment", "2090-05-03T10:00"),
        ("our-whole-choice", "a"),
        ("our-whole-choices", "a"),
        ("our-whole-choices", "b"),
        ("our-whole-person", "@ben"),
        ("our-whole-people", "@ben, @eve"),
        ("our-whole-space", "room"),
        ("our-whole-link", &other),
        ("our-whole-yes_no", "1"),
    ];
    ana.post_files(&format!("/posts/{post}/edit"), &form, Vec::new()).await.expect(303);
    let now = seen(&ana, &post).await;
    expected["choice"] = json!("a");
    expected["moment"] = now["fields"]["moment"].clone();
    assert_eq!(shown(&now), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_asks_sets_and_leaves_a_trail() {
    let (net, _, [ana, ben, eve]) = network().await;
    let post = id(&published(&ana, new(place())).await);
    let page = ben.get(&format!("/posts/{post}/status")).await.expect(200).text;
    assert!(page.contains("Take") && !page.contains("Finish"), "{page}");
    ben.post(&format!("/posts/{post}/status/take"), &[]).await.expect(303);
    let now = seen(&eve, &post).await;
    assert_eq!((&now["state"], &now["fields"]["who"]), (&json!("doing"), &json!(["ben"])));
    // What is asked is asked on a page, and what is missing is said there.
    let page = ben.get(&format!("/posts/{post}/status?move=finish")).await.expect(200).text;
    assert!(page.contains("name=\"our-request-answer\""), "{page}");
    let path = format!("/posts/{post}/status/finish");
    let again = ben.post(&path, &[("our-request-answer", " ")]).await.expect(422).text;
    assert!(again.contains("Answer: This field is required."), "{again}");
    ben.api("POST", &format!("/posts/{post}/moves/finish"), Some(json!({}))).await.expect(422);
    ben.post(&path, &[("our-request-answer", "A new lamp.")]).await.expect(303);
    let now = seen(&eve, &post).await;
    assert_eq!((&now["state"], &now["fields"]["answer"]), (&json!("done"), &json!("A new lamp.")));
    // Shown from a state on, for everybody alike: an answer that is there already is not shown before.
    moved(&ana, &post, "reopen", json!({})).await;
    for who in [&ana, &ben, &eve] {
        assert_eq!(seen(who, &post).await["fields"]["answer"], Value::Null);
        assert!(!who.get(&format!("/posts/{post}")).await.text.contains("A new lamp."));
        assert!(!who.get(&format!("/posts/{post}/history")).await.text.contains("A new lamp."));
    }
    net.indexed().await;
    let found = eve.api("GET", "/search?q=%22new%20lamp%22", None).await.expect(200).json();
    assert_eq!(found["items"], json!([]));
    let trail = eve.api("GET", &format!("/posts/{post}/trail"), None).await.expect(200).json();
    let steps: Vec<(&str, &str)> = trail
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["person"]["handle"].as_str().unwrap(), step["to"].as_str().unwrap()))
        .collect();
    assert_eq!(steps, [("ana", "open"), ("ben", "done"), ("ben", "doing")]);
    let page = eve.get(&format!("/posts/{post}/status")).await.expect(200).text;
    assert!(page.contains("Reopen") && page.contains("In progress"), "{page}");
    // Nobody else sees any of it.
    let gus = net.guest("gus").await;
    gus.get(&format!("/posts/{post}/status")).await.expect(404);
    gus.post(&format!("/posts/{post}/status/take"), &[]).await.expect(404);
    gus.api("GET", &format!("/posts/{post}/trail"), None).await.expect(404);
    ana.get(&format!("/posts/{}/status", ana.publish("room", "Words").await)).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_named_finds_it_in_their_inbox() {
    let (net, _, [ana, ben, eve]) = network().await;
    let fields = json!({ "place": "Hall", "who": ["ben"] });
    let post = id(&published(&ana, new(fields)).await);
    let waiting = async |who: &testkit::Client| {
        let items = crate::inbox::page(&net, who, "").await;
        let items = items["items"].as_array().unwrap().clone();
        items.iter().filter(|item| item.to_string().contains("assigned")).count()
    };
    assert_eq!((waiting(&ben).await, waiting(&eve).await), (1, 0));
    let page = ben.get("/inbox").await.expect(200).text;
    assert!(page.contains("named you in “Assignee”"), "{page}");
    let words = json!({ "fields": { "who": ["eve"] } });
    ana.api("PATCH", &format!("/posts/{post}"), Some(words)).await.expect(200);
    assert_eq!(waiting(&eve).await, 1);
    // Whoever takes it knows.
    let mine = id(&published(&ana, new(place())).await);
    moved(&ben, &mine, "take", json!({})).await;
    assert_eq!((waiting(&ben).await, waiting(&ana).await), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_move_overwrites_is_in_the_history_with_who_did() {
    let (_net, _, [ana, ben, eve]) = network().await;
    let post = id(&published(&ana, new(json!({ "place": "Hall", "who": ["eve"] }))).await);
    moved(&ben, &post, "take", json!({})).await;
    moved(&ben, &post, "finish", json!({ "answer": "A new lamp." })).await;
    moved(&ana, &post, "reopen", json!({})).await;
    moved(&eve, &post, "take", json!({})).await;
    moved(&eve, &post, "finish", json!({ "answer": "A new bulb." })).await;
    let path = format!("/posts/{post}/history");
    let history = ana.api("GET", &path, None).await.expect(200).json();
    let before: Vec<(&Value, &Value, &Value)> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["fields"]["who"], &one["fields"]["answer"], &one["replaced_by"]["handle"]))
        .collect();
    let (for_ben, for_eve, lamp) = (json!(["ben"]), json!(["eve"]), json!("A new lamp."));
    let (ben_did, eve_did) = (json!("ben"), json!("eve"));
    let expected = [
        (&for_eve, &lamp, &eve_did),
        (&for_ben, &lamp, &eve_did),
        (&for_ben, &Value::Null, &ben_did),
        (&for_eve, &Value::Null, &ben_did),
    ];
    assert_eq!(before, expected);
    let page = ana.get(&path).await.expect(200).text;
    assert!(
        page.contains("<del>A new lamp.</del>") && page.contains("href=\"/people/eve\""),
        "{page}"
    );
    let status = ana.get(&format!("/posts/{post}/status")).await.expect(200).text;
    assert!(status.contains(&path), "{status}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_indexes_fields_and_numbers_too() {
    let (net, _, [ana, ..]) = network().await;
    let post = published(&ana, new(json!({ "place": "Quarry" }))).await;
    let mut parvis = std::process::Command::new(env!("CARGO_BIN_EXE_parvis"));
    parvis.args(["search", "rebuild", "--data"]).arg(net.folder()).env_remove("PARVIS_DATABASE");
    if let Some(url) = net.database_url() {
        parvis.args(["--database", url]);
    }
    let made = parvis.env("PARVIS_LOG", "error").output().expect("the binary starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let index = index::Indexer::new(&net.app.db, Some(net.folder().join("index")));
    index.catch_up().await.expect("an index");
    let found = ana.api("GET", "/search?q=quarry", None).await.expect(200).json();
    assert_eq!(found["items"][0]["id"], post["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_required_is_judged_on_the_whole_record() {
    let (_net, ines, [ana, ben, _]) = network().await;
    let post = id(&published(&ana, new(place())).await);
    // Required from the next state on, and asked by nothing; and required of those that are there already.
    let mut it = request();
    it["fields"].as_array_mut().unwrap().extend([
        json!({ "name": "cost", "label": { "fr": "Coût", "en": "Cost" }, "type": "money",
            "required": true, "from": "doing" }),
        json!({ "name": "floor", "label": { "fr": "Étage", "en": "Floor" }, "type": "line",
            "required": true }),
    ]);
    declared(&ines, &it).await;
    let take = format!("/posts/{post}/moves/take");
    let problem = ben.api("POST", &take, Some(json!({}))).await.expect(422).json();
    assert_eq!(problem["errors"][0]["field"], json!("cost"));
    let path = format!("/posts/{post}");
    let problem = ana.api("PATCH", &path, Some(json!({ "fields": { "place": "Attic" } })));
    assert_eq!(problem.await.expect(422).json()["errors"][0]["field"], json!("floor"));
    let whole = json!({ "fields": { "place": "Attic", "floor": "2" } });
    ana.api("PATCH", &path, Some(whole)).await.expect(200);
    it["moves"][0]["asks"] = json!([{ "field": "cost", "required": true }]);
    declared(&ines, &it).await;
    moved(&ben, &post, "take", json!({ "cost": 12.5 })).await;
}
