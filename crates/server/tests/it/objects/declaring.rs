//! Declaring: over the API, in the page without a script, by a file; what is wrong is said where it is.

use serde_json::{Value, json};
use testkit::TestApp;
use testkit::kinds::published;

use super::{declared, network, request, wrong};

#[tokio::test(flavor = "multi_thread")]
async fn a_declaration_is_kept_by_version_and_read_by_administrators_alone() {
    let (net, ines, [ana, ..]) = network().await;
    assert_eq!(declared(&ines, &request()).await, 1, "the same again is no version");
    let mut other = request();
    other["label"]["en"] = json!("Wish");
    assert_eq!(declared(&ines, &other).await, 2);
    let one = ines.api("GET", "/site/kinds/request", None).await.expect(200).json();
    assert_eq!((&one["version"], &one["declaration"]["label"]["en"]), (&json!(2), &json!("Wish")));
    let versions = ines.api("GET", "/site/kinds/request/versions", None).await.expect(200).json();
    assert_eq!(versions[1]["declaration"]["label"]["en"], json!("Request"));
    assert_eq!(versions[0]["editor"]["handle"], json!("ines"));
    // Whoever began from another version is told.
    let path = "/site/kinds/request?version=1";
    ines.api("PUT", path, Some(request())).await.expect(412);
    ines.api("POST", "/site/kinds", Some(request())).await.expect(422);

    let gus = net.guest("gus").await;
    for who in [&ana, &gus] {
        for path in ["/site/kinds", "/site/kinds/request", "/site/kinds/request/versions"] {
            who.api("GET", path, None).await.expect(403);
        }
        who.api("PUT", "/site/kinds/request", Some(request())).await.expect(403);
        who.api("POST", "/site/kinds", Some(request())).await.expect(403);
        who.get("/admin/kinds").await.expect(403);
        who.get("/admin/kinds/new").await.expect(403);
        who.get("/admin/kinds/request").await.expect(403);
        who.get("/admin/kinds/request/file").await.expect(403);
        who.post("/admin/kinds/request", &[("act", "save")]).await.expect(403);
        who.post("/admin/kinds/offered/incident", &[]).await.expect(403);
    }
    ines.api("GET", "/site/kinds/none", None).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_in_words_where_it_is() {
    let net = TestApp::new().await;
    let ines = net.administrator("ines").await;
    let of = |change: &dyn Fn(&mut Value)| {
        let mut it = request();
        change(&mut it);
        it
    };
    let cases: [(Value, &str, &str); 15] = [
        (of(&|it| it["moves"][0]["who"] = json!([])), "moves.take", "Nobody can do this: say who."),
        (
            of(&|it| it["moves"][0]["to"] = json!("open")),
            "states.doing",
            "Nothing leads to the status “In progress”: add an action, or retire it.",
        ),
        (
            of(&|it| it["fields"][1]["label"]["fr"] = json!("lieu")),
            "fields",
            "“lieu” is there twice.",
        ),
        (of(&|it| it["states"][1]["name"] = json!("open")), "states", "“open” is there twice."),
        (
            of(&|it| it["prefix"] = json!("r-1")),
            "prefix",
            "2 to 6 capital letters or digits, beginning with a letter.",
        ),
        (of(&|it| it["icon"] = json!("dragon")), "icon", "“dragon” is not among the choices."),
        (of(&|it| it["create"] = json!("nobody")), "create", "“nobody” is not among the choices."),
        (
            of(&|it| it["spaces"] = json!(["cellar"])),
            "spaces",
            "“cellar” is not among the choices.",
        ),
        (
            of(&|it| it["fields"][1]["choices"] = json!([])),
            "fields.urgency",
            "Add at least one choice, and at most 100.",
        ),
        (
            of(&|it| it["fields"][1]["default"] = json!("none")),
            "fields.urgency",
            "This field does not accept this default value.",
        ),
        (
            of(&|it| it["fields"][0]["name"] = json!("number")),
            "fields.number",
            "This name is already used: choose another one.",
        ),
        (
            of(&|it| it["moves"][1]["asks"] = json!([{ "field": "colour" }])),
            "moves.finish",
            "There is no field “colour”, or it is retired.",
        ),
        (
            of(&|it| it["moves"][0]["asks"] = json!([{ "field": "answer" }])),
            "moves.take",
            "The field “Answer” is not shown in the status this action leads to.",
        ),
        (
            of(&|it| it["moves"][1]["who"] = json!(["person:place"])),
            "moves.finish",
            "“person:place” is not among the choices.",
        ),
        (
            of(&|it| it["moves"][0]["sets"] = json!({ "place": null })),
            "moves.take",
            "The field “place” does not accept the value this action fills in.",
        ),
    ];
    for (it, at, said) in cases {
        let problem = ines.api("POST", "/site/kinds", Some(it)).await.expect(422).json();
        let wrong = wrong(&problem);
        assert!(wrong.contains(&(at.to_owned(), said.to_owned())), "{at}: {wrong:?}");
    }
    // A group that is not there is nobody.
    let group = of(&|it| it["moves"][0]["who"] = json!(["group:7"]));
    let problem = ines.api("POST", "/site/kinds", Some(group)).await.expect(422).json();
    assert_eq!(wrong(&problem)[0].0, "moves.take");
    let taken = of(&|it| it["name"] = json!("new"));
    ines.api("POST", "/site/kinds", Some(taken)).await.expect(422);
    // A word that is not known is refused, not left out.
    let unknown = of(&|it| it["deadline"] = json!("soon"));
    ines.api("POST", "/site/kinds", Some(unknown)).await.expect(422);
    // Two kinds have two prefixes.
    ines.api("POST", "/site/kinds", Some(request())).await.expect(201);
    let twin = of(&|it| {
        it["name"] = json!("twin");
        it["label"] = json!({ "fr": "Jumelle", "en": "Twin" });
    });
    let problem = ines.api("POST", "/site/kinds", Some(twin)).await.expect(422).json();
    assert_eq!(wrong(&problem)[0].0, "prefix");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_is_declared_in_the_page_without_a_script() {
    let net = TestApp::new().await;
    let ines = net.administrator("ines").await;
    let page = ines.get("/admin/kinds").await.expect(200).text;
    assert!(page.contains("/admin/kinds/offered/incident"), "{page}");
    let mut form = vec![
        ("version", "0"),
        ("label_fr", "Bon de travaux"),
        ("label_en", "Work order"),
        ("prefix", "bt"),
        ("icon", "briefcase"),
        ("colour", "amber"),
        ("create", "everyone"),
        ("s", "2"),
        ("s.0.label_fr", "Demandé"),
        ("s.0.colour", "blue"),
        ("s.0.edit", "author"),
        ("s.1.label_fr", "Réalisé"),
        ("s.1.colour", "green"),
        ("f", "2"),
        ("f.0.label_fr", "Atelier"),
        ("f.0.type", "choice"),
        ("f.0.c", "2"),
        ("f.0.c.0.label_fr", "Nord"),
        ("f.0.c.1.label_fr", "Sud"),
        ("f.1.label_fr", "Heures"),
        ("f.1.type", "number"),
        ("f.1.unit", "h"),
        ("m", "1"),
        ("m.0.label_fr", "Réaliser"),
        ("m.0.from", "demande"),
        ("m.0.to", "realise"),
    ];
    // What is not there yet is not retired.
    let retires = |page: &str| page.contains("name=\"retired\"");
    assert!(!retires(&ines.get("/admin/kinds/new").await.expect(200).text));
    // A row more, nothing kept.
    let more = [form.clone(), vec![("act", "add.f")]].concat();
    let page = ines.post("/admin/kinds/new", &more).await.expect(200).text;
    assert!(page.contains("name=\"f.2.label_fr\"") && page.contains("value=\"Atelier\""), "{page}");
    assert_eq!(ines.api("GET", "/site/kinds", None).await.json(), json!([]));
    let up = [form.clone(), vec![("act", "up.f.1")]].concat();
    let page = ines.post("/admin/kinds/new", &up).await.expect(200).text;
    assert!(page.find("value=\"Heures\"").unwrap() < page.find("value=\"Atelier\"").unwrap());
    // What is wrong stands at its row, and what was typed is there.
    let save = |form: &[(&'static str, &'static str)]| [form, &[("act", "save")]].concat();
    let page = ines.post("/admin/kinds/new", &save(&form)).await.expect(422).text;
    assert!(page.contains("Nobody can do this: say who.") && page.contains("value=\"Atelier\""));
    form.push(("m.0.who", "author"));
    let made = ines.post("/admin/kinds/new", &save(&form)).await.expect(303);
    assert_eq!(made.location(), "/admin/kinds/bon_de_travaux");
    let page = ines.get("/admin/kinds/bon_de_travaux").await.expect(200).text;
    assert!(page.contains("value=\"Work order\"") && retires(&page), "{page}");
    let it = ines.api("GET", "/site/kinds/bon_de_travaux", None).await.expect(200).json();
    let it = &it["declaration"];
    assert_eq!((&it["prefix"], &it["fields"][1]["unit"]), (&json!("BT"), &json!("h")));
    assert_eq!(it["fields"][0]["choices"][1]["name"], json!("sud"));
    assert_eq!(it["moves"][0]["to"], json!("realise"));
    // A form that began before another was saved says so.
    let mut other = it.clone();
    other["label"]["en"] = json!("Job");
    assert_eq!(declared(&ines, &other).await, 2);
    form[0].1 = "1";
    let old = ines.post("/admin/kinds/bon_de_travaux", &save(&form)).await.expect(412).text;
    assert!(old.contains("has just been changed"));
    ines.get("/admin/kinds/none").await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declaration_goes_out_by_a_file_and_comes_back_the_same() {
    let (_net, ines, _) = network().await;
    let file = ines.get("/admin/kinds/request/file").await.expect(200);
    let other = TestApp::new().await;
    let noor = other.administrator("noor").await;
    let send = async |bytes: Vec<u8>| {
        noor.post_named_files("/admin/kinds", &[], vec![("file", "kind.json", bytes)]).await
    };
    let made = send(file.text.clone().into_bytes()).await.expect(303);
    assert_eq!(made.location(), "/admin/kinds/request");
    assert_eq!(noor.get("/admin/kinds/request/file").await.expect(200).text, file.text);
    let page = send(b"{\"name\":1}".to_vec()).await.expect(422).text;
    assert!(page.contains("does not describe a post type"), "{page}");
    let page = send(file.text.replace("\"REQ\"", "\"r\"").into_bytes()).await.expect(422).text;
    assert!(page.contains("prefix: 2 to 6 capital letters"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_with_the_program_is_declared_in_one_click() {
    let (_net, ines, [ana, ..]) = network().await;
    for name in ["incident", "suggestion"] {
        ines.post(&format!("/admin/kinds/offered/{name}"), &[]).await.expect(303);
    }
    let page = ines.get("/admin/kinds").await.expect(200).text;
    assert!(page.contains("/admin/kinds/incident") && !page.contains("/offered/"), "{page}");
    ines.post("/admin/kinds/offered/incident", &[]).await.expect(422);
    ines.post("/admin/kinds/offered/nothing", &[]).await.expect(404);
    let new = json!({ "space": "room", "kind": "our-incident", "title": "The saw stands still",
        "fields": { "place": "Saw 3" } });
    let made = published(&ana, new).await;
    assert_eq!(made["fields"]["severity"], json!("medium"));
}
