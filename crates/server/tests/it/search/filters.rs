//! What is found only where something else holds too: as words, in both languages, and as links that say the same.

use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use super::{found, search};

async fn network() -> (TestApp, Client, Client) {
    let test = TestApp::new().await;
    let (ana, ben) = (test.member("ana").await, test.member("ben").await);
    for (slug, founder) in [("atelier", &ana), ("vie-de-bureau", &ana)] {
        test.space(founder, slug, Access::Open).await;
    }
    for space in ["atelier", "vie-de-bureau"] {
        ben.api("PUT", &format!("/spaces/{space}/membership"), Some(json!({}))).await.expect(200);
    }
    let question = json!({ "space": "atelier", "kind": "question", "title": "Où est le budget ?", "body": "Merci #compta" });
    ana.api("POST", "/posts", Some(question)).await.expect(201);
    ana.publish("vie-de-bureau", "Le budget du pot est voté.").await;
    let file = ben.upload("plan_du_stand.txt", b"rien".to_vec()).await.expect(201).json();
    let with_file = json!({ "space": "atelier", "body": "Budget du salon", "files": [file["id"]] });
    ben.api("POST", "/posts", Some(with_file)).await.expect(201);
    test.indexed().await;
    (test, ana, ben)
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_are_words_in_both_languages() {
    let (test, ana, ben) = network().await;
    let question =
        search(&ana, "kind:question ").await["items"][0]["id"].as_str().unwrap().to_owned();
    ana.api("PUT", &format!("/posts/{question}/saved"), None).await.expect(204);
    let today = "2020-01-01";
    for (typed, count) in [
        ("budget ".to_owned(), 3),
        ("budget in:atelier ".to_owned(), 2),
        ("budget dans:atelier ".to_owned(), 2),
        ("budget in:vie-de-bureau ".to_owned(), 1),
        ("budget from:ben ".to_owned(), 1),
        ("budget de:Ben ".to_owned(), 1),
        ("budget de:moi ".to_owned(), 2),
        ("budget kind:question ".to_owned(), 1),
        ("budget type:Question ".to_owned(), 1),
        ("budget type:publication ".to_owned(), 2),
        ("topic:compta ".to_owned(), 1),
        ("sujet:#Compta ".to_owned(), 1),
        ("has:file ".to_owned(), 1),
        ("avec:fichier ".to_owned(), 1),
        ("plan stand ".to_owned(), 1),
        ("is:unanswered ".to_owned(), 1),
        ("est:sans-réponse ".to_owned(), 1),
        ("is:answered ".to_owned(), 0),
        ("is:saved ".to_owned(), 1),
        ("est:enregistré budget ".to_owned(), 1),
        (format!("budget after:{today} "), 3),
        (format!("budget après:{today} "), 3),
        (format!("budget before:{today} "), 0),
        ("budget before:01/01/2020 ".to_owned(), 0),
        // What means nothing finds nothing.
        ("budget in:nowhere ".to_owned(), 0),
        ("budget from:nobody ".to_owned(), 0),
        ("budget kind:elephant ".to_owned(), 0),
        ("budget after:soon ".to_owned(), 0),
    ] {
        let answer = search(&ana, &typed).await;
        assert_eq!(answer["total"], json!(count), "{typed}: {:?}", found(&answer));
    }
    // Each has saved their own.
    assert_eq!(search(&ben, "is:saved ").await["total"], json!(0));
    let page = ana.get("/search?q=budget+in%3Anowhere").await.expect(200);
    assert!(page.text.contains("Nothing you can see has this name."), "{}", page.text);
    drop(test);
}

#[tokio::test(flavor = "multi_thread")]
async fn controls_say_the_same_as_words() {
    let (_test, ana, _ben) = network().await;
    let page = ana.get("/search?q=budget").await.expect(200).text;
    for link in [
        "/search?q=budget%20kind%3Aquestion",
        "/search?q=budget%20in%3Avie-de-bureau",
        "/search?q=budget%20from%3Aben",
        "/search?q=budget&#38;sort=date",
        "/search?q=budget&amp;sort=date",
    ] {
        let alike = link.replace("%20", "+");
        let there = page.contains(link) || page.contains(&alike);
        assert!(there || link.contains("sort"), "{link}: {page}");
    }
    assert!(page.contains("sort=date"), "{page}");
    // A filter that is on is taken off by its link.
    let page = ana.get("/search?q=budget+kind%3Aquestion").await.expect(200).text;
    assert!(page.contains("href=\"/search?q=budget\""), "{page}");
    let counts = search(&ana, "budget ").await;
    assert_eq!(counts["kinds"], json!({ "question": 1, "message": 2 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn further_pages_go_on_as_the_first_began() {
    let (test, ana, _ben) = network().await;
    for n in 0..30 {
        ana.publish("atelier", &format!("Inventaire numéro {n}")).await;
    }
    test.indexed().await;
    // A word too many, a wrong letter: each page has others, and the last says that it is.
    for q in ["inventaire%20introuvable%20", "inventiare%20", "inventiare%20introuvable%20"] {
        let mut all = Vec::new();
        let mut pages = Vec::new();
        for page in 1..=2 {
            let path = format!("/search?q={q}&page={page}");
            let answer = ana.api("GET", &path, None).await.expect(200).json();
            all.extend(found(&answer));
            pages.push((
                answer["total"].clone(),
                answer["corrected"].clone(),
                answer["loose"].clone(),
            ));
        }
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 30, "{q}");
        assert_eq!(pages[0], pages[1], "{q}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn results_come_by_relevance_or_by_date_in_pages() {
    let (test, ana, _ben) = network().await;
    for n in 0..25 {
        ana.publish("atelier", &format!("Inventaire numéro {n}")).await;
    }
    test.indexed().await;
    let first = ana.api("GET", "/search?q=inventaire&sort=date", None).await.expect(200).json();
    assert_eq!(found(&first)[0], "Inventaire numéro 24");
    assert_eq!((&first["total"], &first["next"]), (&json!(25), &json!("2")));
    let second =
        ana.api("GET", "/search?q=inventaire&sort=date&page=2", None).await.expect(200).json();
    assert_eq!((found(&second).len(), &second["next"]), (5, &json!(null)));
    assert_eq!(found(&second)[4], "Inventaire numéro 0");
    let page = ana.get("/search?q=inventaire&sort=date").await.expect(200).text;
    assert!(page.contains("rel=\"next\"") && !page.contains("rel=\"prev\""), "{page}");
}
