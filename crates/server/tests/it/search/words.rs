//! By which words what is found.

use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use super::{found, search};

/// What is written, each a post of its own.
const WRITTEN: [&str; 14] = [
    "Les réunions de l’équipe sécurité se tiennent le mardi matin.",
    "La réunion du budget prévisionnel est reportée au jeudi.",
    "L'été, les congés payés se posent avant le premier mai.",
    "Nos développeurs parlent C#, C++ et un peu de C.",
    "Voir foo_bar dans le module, corrigé en v2.3.1 pour INC-2026-0042.",
    "The weekly meetings about safety happen on Mondays in the café.",
    "Un e-mail pour le week-end : apportez le pique-nique.",
    "Œuvre collective au cœur de l'atelier, signée E\u{301}mile.",
    "Le plan de charge et le plan de salle sont au mur.",
    "Charge du plan : voir le tableau.",
    "Aujourd’hui, portes ouvertes jusqu’à minuit.",
    "Le chef d'atelier cherche un vérin pneumatique.",
    "日本語のテスト in the middle of an English sentence about nothing.",
    "Rendez-vous à la cantine, 12h30, menu à 8,50 €.",
];

async fn network() -> (TestApp, Client) {
    let test = TestApp::new().await;
    let ana = test.member("ana").await;
    test.space(&ana, "atelier", Access::Open).await;
    for text in WRITTEN {
        ana.publish("atelier", text).await;
    }
    test.indexed().await;
    (test, ana)
}

#[tokio::test(flavor = "multi_thread")]
async fn accents_elision_stems_signs_and_rows_find_what_people_mean() {
    let (_test, ana) = network().await;
    // What is typed, a part of each that is found, the first first, and of what is not found.
    let cases: [(&str, &[&str], &[&str]); 31] = [
        ("sécurité ", &["Les réunions"], &["La réunion"]),
        ("SECURITE ", &["Les réunions"], &[]),
        ("se\u{301}curite\u{301} ", &["Les réunions"], &[]),
        ("réunion ", &["La réunion", "Les réunions"], &[]),
        ("réunions ", &["Les réunions", "La réunion"], &[]),
        ("équipe ", &["Les réunions"], &[]),
        ("l'équipe ", &["Les réunions"], &[]),
        ("l’équipe ", &["Les réunions"], &[]),
        ("été ", &["L'été"], &[]),
        ("congé payé ", &["L'été"], &[]),
        ("c# ", &["Nos dév"], &["Un e-mail"]),
        ("C++ ", &["Nos dév"], &[]),
        ("foo_bar ", &["INC-2026"], &[]),
        ("v2.3.1 ", &["INC-2026"], &[]),
        ("inc-2026-0042 ", &["INC-2026"], &[]),
        ("0042 ", &["INC-2026"], &[]),
        ("meeting ", &["weekly meetings"], &[]),
        ("cafe monday ", &["weekly meetings"], &[]),
        ("email ", &["Un e-mail"], &[]),
        ("weekend ", &["Un e-mail"], &[]),
        ("week end ", &["Un e-mail"], &[]),
        ("oeuvre coeur émile ", &["Œuvre"], &[]),
        ("\"plan de charge\" ", &["Le plan"], &["Charge du"]),
        ("plan -salle ", &["Charge du"], &["Le plan"]),
        ("plan -\"plan de salle\" ", &["Charge du"], &["Le plan"]),
        ("aujourd'hui ", &["Aujourd’hui"], &[]),
        ("chef de l'atelier ", &["Le chef"], &[]),
        ("vér", &["Le chef"], &[]),
        ("pneuma", &["Le chef"], &[]),
        ("日本語 ", &["日本語"], &[]),
        ("rendez-vous cantine ", &["Rendez-vous"], &[]),
    ];
    for (typed, expected, absent) in cases {
        let answer = search(&ana, typed).await;
        let found = found(&answer);
        for (place, start) in expected.iter().enumerate() {
            let there = found.get(place).is_some_and(|text| text.contains(start));
            assert!(there, "{typed}: {found:#?}");
        }
        for start in absent {
            assert!(!found.iter().any(|text| text.contains(start)), "{typed}: {found:#?}");
        }
        assert!(answer["corrected"].is_null(), "{typed}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_letter_is_forgiven_and_said() {
    let (_test, ana) = network().await;
    for (typed, meant) in
        [("reunoin ", "reunion"), ("pneumatque ", "pneumatique"), ("meetigns ", "meetings")]
    {
        let answer = search(&ana, typed).await;
        assert_eq!(answer["corrected"], json!(meant), "{typed}");
        assert!(!found(&answer).is_empty(), "{typed}");
    }
    let page = ana.get("/search?q=reunoin").await.expect(200);
    assert!(page.text.contains("No result for these words."), "{}", page.text);
    assert!(page.text.contains("<mark>réunion</mark>"), "{}", page.text);
    // Nothing is like this.
    let answer = search(&ana, "zzyzzyzz ").await;
    assert_eq!((&answer["corrected"], &answer["total"]), (&json!(null), &json!(0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_too_many_still_finds_what_has_some_of_them() {
    let (_test, ana) = network().await;
    let answer = search(&ana, "budget prévisionnel introuvable ").await;
    assert_eq!(answer["loose"], json!(true));
    assert!(found(&answer)[0].starts_with("La réunion du budget"));
    assert_eq!(
        search(&ana, "budget prévisionnel jeudi ").await["items"][0]["kind"],
        json!("message")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changes_is_found_as_it_is_now() {
    let (test, ana) = network().await;
    let post = ana.publish("atelier", "Un objet perdu : parapluie violet.").await;
    let comment = ana.comment(&post, "Il est chez la gardienne.").await;
    test.indexed().await;
    assert_eq!(search(&ana, "parapluie ").await["total"], json!(1));
    let of_comment = search(&ana, "gardienne ").await;
    assert_eq!(of_comment["items"][0]["href"], json!(format!("/comments/{comment}")));
    assert_eq!(of_comment["items"][0]["kind"], json!("comment"));

    let edit = json!({ "body": "Un objet perdu : chapeau." });
    ana.api("PATCH", &format!("/posts/{post}"), Some(edit)).await.expect(200);
    test.indexed().await;
    assert_eq!(search(&ana, "parapluie ").await["total"], json!(0));
    assert_eq!(search(&ana, "chapeau ").await["total"], json!(1));

    ana.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
    // Gone at once, before the index knows.
    assert_eq!(found(&search(&ana, "chapeau ").await), Vec::<String>::new());
    assert_eq!(found(&search(&ana, "gardienne ").await), Vec::<String>::new());
    test.indexed().await;
    assert_eq!(search(&ana, "gardienne ").await["total"], json!(0));
    ana.api("POST", &format!("/posts/{post}/restore"), None).await.expect(204);
    test.indexed().await;
    assert_eq!(search(&ana, "gardienne ").await["total"], json!(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn any_text_is_a_search() {
    let (_test, ana) = network().await;
    let long = "mot ".repeat(400);
    for typed in [
        "",
        " ",
        "\"",
        "«",
        "-",
        "--",
        ":",
        "in:",
        "in:\"",
        "kind:nothing",
        "before:never",
        "%",
        "\\",
        "(",
        "a:b:c",
        "'",
        "’’",
        "\u{0}",
        "\u{202e}abc",
        "🙂",
        "\u{301}",
        "*",
        "AND OR NOT",
        "[1 TO 2]",
        "~5",
        "^",
        &long,
    ] {
        search(&ana, typed).await;
        let q: String = typed.bytes().map(|byte| format!("%{byte:02X}")).collect();
        ana.get(&format!("/search?q={q}")).await.expect(200);
        ana.get(&format!("/search/quick?q={q}")).await.expect(200);
    }
    ana.get("/search?q=plan&page=9999999999999999999&sort=other").await.expect(200);
}
