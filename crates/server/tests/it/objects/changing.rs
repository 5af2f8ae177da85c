//! A declaration is changed: what exists goes on.

use kernel::params;
use serde_json::{Value, json};
use testkit::kinds::{id, published, seen};

use super::{declared, network, new, request, wrong};

kernel::sql! {
    static UNREADABLE = "INSERT INTO object_declarations (id, name, version, declaration, editor_id, at)
        SELECT id + 1, 'later', 1, '{\"name\":\"later\",\"shape\":1}', editor_id, at FROM object_declarations";
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_retired_comes_back_with_its_values() {
    let (net, ines, [ana, ben, _]) = network().await;
    let post = id(&published(&ana, new(json!({ "place": "Hall 3", "urgency": "high" }))).await);
    // The place and the high urgency are gone, and so is the word for the state.
    let mut less = request();
    less["fields"].as_array_mut().unwrap().remove(0);
    less["fields"][0]["choices"].as_array_mut().unwrap().remove(1);
    less["states"][0]["label"]["en"] = json!("Waiting");
    assert_eq!(declared(&ines, &less).await, 2);
    let now = seen(&ben, &post).await;
    assert_eq!(
        (&now["fields"]["place"], &now["fields"]["urgency"]),
        (&Value::Null, &json!("high"))
    );
    let card = ben.get("/spaces/room").await.expect(200).text;
    assert!(
        !card.contains("Hall 3") && card.contains("Waiting") && card.contains(">High<"),
        "{card}"
    );
    let refused = json!({ "space": "room", "kind": "our-request", "title": "B",
        "fields": { "urgency": "high" } });
    ana.api("POST", "/posts", Some(refused)).await.expect(422);
    // Editing something else keeps what is retired, the choice too.
    let words = json!({ "fields": { "who": ["ben"] } });
    ana.api("PATCH", &format!("/posts/{post}"), Some(words)).await.expect(200);
    assert_eq!(declared(&ines, &request()).await, 3);
    let now = seen(&ben, &post).await;
    assert_eq!(
        (&now["fields"]["place"], &now["fields"]["urgency"], &now["fields"]["who"]),
        (&json!("Hall 3"), &json!("high"), &json!(["ben"]))
    );
    // A field keeps its type.
    let mut other = request();
    other["fields"][0]["type"] = json!("number");
    let problem = ines.api("PUT", "/site/kinds/request", Some(other)).await.expect(422).json();
    assert_eq!(wrong(&problem)[0].0, "fields.place");
    // It is known after a restart, and never a message.
    let net = net.restarted().await;
    let ben = ben.on(&net);
    assert_eq!(seen(&ben, &post).await["kind"], json!("our-request"));
    assert!(ben.get("/spaces/room").await.text.contains("Hall 3"));
}

#[tokio::test(flavor = "multi_thread")]
async fn people_of_a_retired_field_are_in_no_other() {
    let (_net, ines, [ana, ben, _]) = network().await;
    let mut it = request();
    let helpers =
        json!({ "name": "helpers", "label": { "fr": "Avec", "en": "With" }, "type": "people" });
    it["fields"].as_array_mut().unwrap().push(helpers);
    declared(&ines, &it).await;
    let post = id(&published(&ana, new(json!({ "place": "Hall", "who": ["ben"] }))).await);
    it["fields"].as_array_mut().unwrap().remove(2);
    it["moves"] = request()["moves"].clone();
    it["moves"][0]["sets"] = json!({});
    it["moves"][1]["who"] = json!(["member"]);
    it["states"][1]["edit"] = json!(["author"]);
    declared(&ines, &it).await;
    let now = seen(&ben, &post).await;
    assert_eq!((&now["fields"]["who"], &now["fields"]["helpers"]), (&Value::Null, &Value::Null));
    assert!(!ben.get("/spaces/room").await.text.contains("<dt>With</dt>"));
    let edit = ana.get(&format!("/posts/{post}/edit")).await.expect(200).text;
    assert!(!edit.contains("@ben"), "{edit}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retired_kind_is_created_no_more_and_handled_still() {
    let (_net, ines, [ana, ben, _]) = network().await;
    let post = id(&published(&ana, new(json!({ "place": "Hall" }))).await);
    assert!(ana.get("/spaces/room").await.text.contains("value=\"our-request\""));
    let mut it = request();
    it["retired"] = json!(true);
    declared(&ines, &it).await;
    for page in ["/", "/spaces/room"] {
        assert!(!ana.get(page).await.text.contains("value=\"our-request\""), "{page}");
    }
    ana.api("POST", "/posts", Some(new(json!({ "place": "Hall" })))).await.expect(422);
    testkit::kinds::moved(&ben, &post, "take", json!({})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_process_learns_of_a_declaration_by_the_log() {
    let (net, ines, [ana, ..]) = network().await;
    let Some(node) = net.beside().await else { return };
    let there = ana.on(&node);
    let mut it = request();
    it["label"]["en"] = json!("Wish of another process");
    declared(&ines, &it).await;
    // Whoever saw it here sees it there: the position travels with them.
    let seen = net.end_of_log().await;
    let seen = format!("{}-{}", seen.xid, seen.seq);
    let page = there.get_with("/spaces/room", &[("Parvis-Seen", &seen)]).await.expect(200).text;
    assert!(page.contains("Wish of another process"));
    published(&there, new(json!({ "place": "Hall" }))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_keeps_what_is_no_longer_offered() {
    let (_net, ines, _) = network().await;
    let group =
        id(&ines.api("POST", "/groups", Some(json!({ "name": "Crew" }))).await.expect(201).json());
    let who = format!("group:{group}");
    let mut it = request();
    it["create"] = json!(who);
    it["moves"].as_array_mut().unwrap().truncate(1);
    it["states"].as_array_mut().unwrap().remove(2);
    declared(&ines, &it).await;
    let page = ines.get("/admin/kinds/request").await.expect(200).text;
    // The answer is shown from a state that is retired, not from the beginning.
    assert!(page.contains("<option value=\"done\" selected>Done (no longer available)"), "{page}");
    // A group that is gone is not everyone: it is shown, and refused.
    ines.api("DELETE", &format!("/groups/{group}"), None).await.expect(204);
    let page = ines.get("/admin/kinds/request").await.expect(200).text;
    let gone = format!("<option value=\"{who}\" selected>{who} (no longer available)");
    assert!(page.contains(&gone), "{page}");
    let problem = ines.api("PUT", "/site/kinds/request", Some(it)).await.expect(422).json();
    assert_eq!(wrong(&problem)[0].0, "create");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_began_before_a_change_is_refused_with_every_word() {
    let (_net, ines, [ana, ..]) = network().await;
    let form = [
        ("space", "room"),
        ("kind", "our-request"),
        ("title", "A lamp"),
        ("body", "It is dark."),
        ("our-request-place", "Hall 3"),
        ("our-request-urgency", "high"),
    ];
    let draft = json!({ "content": new(json!({ "place": "Hall 3", "urgency": "high" })) });
    let draft = id(&ana.api("POST", "/drafts", Some(draft)).await.expect(201).json());
    // The urgency is asked no more.
    let mut less = request();
    less["fields"].as_array_mut().unwrap().remove(1);
    declared(&ines, &less).await;
    let again = ana.post_files("/posts", &form, Vec::new()).await.expect(422).text;
    let kept = ana.get(&format!("/drafts/{draft}")).await.expect(200).text;
    for page in [&again, &kept] {
        for words in ["value=\"Hall 3\"", "value=\"high\"", "Urgency", "no longer asked for"] {
            assert!(page.contains(words), "{words}: {page}");
        }
    }
    assert!(again.contains("It is dark."), "{again}");
    ana.post_files("/posts", &form[..5], Vec::new()).await.expect(303);
    // The whole type is retired.
    less["retired"] = json!(true);
    declared(&ines, &less).await;
    let again = ana.post_files("/posts", &form[..5], Vec::new()).await.expect(422).text;
    let kept = ana.get(&format!("/drafts/{draft}")).await.expect(200).text;
    for page in [&again, &kept] {
        for words in ["value=\"our-request\" checked", "value=\"Hall 3\""] {
            assert!(page.contains(words), "{words}: {page}");
        }
    }
    assert!(again.contains("not used in this space"), "{again}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_defaults_as_it_takes_them() {
    let (_net, ines, _) = network().await;
    let mut it = request();
    let more = [
        json!({ "name": "urgent", "label": { "fr": "Urgent", "en": "Urgent" }, "type": "yes-no",
            "default": false }),
        json!({ "name": "steps", "label": { "fr": "Étapes", "en": "Steps" }, "type": "text",
            "default": "One\nTwo" }),
        json!({ "name": "tools", "label": { "fr": "Outils", "en": "Tools" }, "type": "choices",
            "default": ["saw", "drill"], "choices": [
                { "name": "saw", "label": { "fr": "Scie", "en": "Saw" } },
                { "name": "drill", "label": { "fr": "Perceuse", "en": "Drill" } }] }),
    ];
    it["fields"].as_array_mut().unwrap().extend(more);
    declared(&ines, &it).await;
    let page = ines.get("/admin/kinds/request").await.expect(200).text;
    for shown in
        ["<option value=\"false\" selected>No", "One\nTwo</textarea>", "value=\"saw, drill\""]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    for (field, value) in [(4, json!("no")), (6, json!(["axe"])), (6, json!(["saw", 1]))] {
        let mut wrong = it.clone();
        wrong["fields"][field]["default"] = value;
        ines.api("PUT", "/site/kinds/request", Some(wrong)).await.expect(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_declared_otherwise_is_found_otherwise() {
    let (net, ines, [ana, ..]) = network().await;
    published(&ana, new(json!({ "place": "Quarry" }))).await;
    let found = async || {
        net.indexed().await;
        let found = ana.api("GET", "/search?q=quarry", None).await.expect(200).json();
        found["items"].as_array().unwrap().len()
    };
    assert_eq!(found().await, 1);
    let mut less = request();
    less["fields"].as_array_mut().unwrap().remove(0);
    declared(&ines, &less).await;
    assert_eq!(found().await, 0);
    declared(&ines, &request()).await;
    assert_eq!(found().await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declaration_that_cannot_be_read_stops_nothing() {
    let (net, ines, [ana, ..]) = network().await;
    net.app.db.write(|tx| tx.execute(&UNREADABLE, params![])).await.expect("a row");
    let mut it = request();
    it["label"]["en"] = json!("Wish");
    declared(&ines, &it).await;
    let net = net.restarted().await;
    let (ana, ines) = (ana.on(&net), ines.on(&net));
    assert!(ana.get("/spaces/room").await.expect(200).text.contains("Wish"));
    published(&ana, new(json!({ "place": "Hall" }))).await;
    let page = ines.get("/admin/kinds").await.expect(200).text;
    assert!(page.contains("Wish") && !page.contains("/admin/kinds/later"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_and_every_text_of_a_declaration_has_an_end() {
    let (_net, ines, _) = network().await;
    let long = "x".repeat(400);
    let many = |of: &str| Value::from(vec![of; 120]);
    let words = json!({ "fr": long, "en": long });
    let mut retired = request()["moves"][0].clone();
    retired["retired"] = json!(true);
    for (at, value, said) in [
        ("/hint", words.clone(), "hint"),
        ("/spaces", many("project"), "spaces"),
        ("/spaces", json!([format!("~{long}")]), "spaces"),
        ("/fields/0/hint", words.clone(), "fields.place"),
        (
            "/fields/0/choices",
            Value::from(vec![json!({ "name": "a", "label": words }); 120]),
            "fields.place",
        ),
        ("/states/0/edit", many("author"), "states.open"),
        ("/moves/0/who", many("author"), "moves.take"),
        ("/moves/0/from", many("open"), "moves.take"),
        ("/moves/1/asks", Value::from(vec![json!({ "field": "answer" }); 120]), "moves.finish"),
        ("/moves/0/sets", json!({ "place": "@me" }), "moves.take"),
        ("/moves/0/sets", json!({ "urgency": "@today" }), "moves.take"),
    ] {
        let mut it = request();
        let (of, name) = at.rsplit_once('/').expect("a path");
        it.pointer_mut(of).expect("a place")[name] = value;
        let problem = ines.api("PUT", "/site/kinds/request", Some(it)).await.expect(422).json();
        assert!(wrong(&problem).iter().any(|(at, _)| at == said), "{at}: {problem}");
    }
    // What is retired has one too.
    let mut it = request();
    retired["name"] = json!("gone");
    retired["who"] = many("author");
    it["moves"].as_array_mut().unwrap().push(retired);
    let problem = ines.api("PUT", "/site/kinds/request", Some(it)).await.expect(422).json();
    assert_eq!(wrong(&problem)[0].0, "moves.gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_of_several_words_is_in_use_at_once() {
    let (net, ines, [ana, ..]) = network().await;
    let mut it = request();
    it["name"] = json!("customer_complaint_2");
    it["label"] = json!({ "fr": "Réclamation", "en": "Complaint" });
    it["prefix"] = json!("CPL");
    declared(&ines, &it).await;
    let mut post = new(json!({ "place": "Hall" }));
    post["kind"] = json!("our-customer_complaint_2");
    let post = id(&published(&ana, post).await);
    let list = "/objects?kind=customer_complaint_2";
    assert!(ana.get(list).await.expect(200).text.contains(&post));
    assert!(ana.get("/posts/new").await.text.contains("our-customer_complaint_2-place"));
    // Whatever else is declared, those who read the log go on.
    assert!(net.app.db.read(objects::register).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_who_stays_nobody_is_no_change() {
    let (_net, ines, [ana, ..]) = network().await;
    let post = id(&published(&ana, new(json!({ "place": "Hall" }))).await);
    let mut it = request();
    it["fields"][2]["required"] = json!(true);
    declared(&ines, &it).await;
    let path = format!("/posts/{post}");
    for nobody in [json!(null), json!([])] {
        let same = json!({ "fields": { "who": nobody } });
        ana.api("PATCH", &path, Some(same)).await.expect(200);
    }
    let other = json!({ "fields": { "place": "Yard" } });
    let problem = ana.api("PATCH", &path, Some(other)).await.expect(422).json();
    assert_eq!(problem["errors"][0]["field"], json!("who"));
}
