//! Kinds that are declared while the application runs: they have a form, a card and a place in the API
//! like all others, in this application alone; and are shown, not changed, where they are not known.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::{Cursor, Error, PersonId, Result, Tx};
use posts::kinds::{self, Field, Fields, Input, Move, Moved, Moving, PostKind, Who};
use posts::{Kinds, Post};
use serde_json::{Value, json};
use testkit::{Client, TestApp};
use ui::Locale;

use super::{id, moved, published, room, seen};

/// A kind of which a company says everything, its name included.
struct Told {
    name: String,
    version: i64,
    written: Arc<AtomicUsize>,
}

impl PostKind for Told {
    fn name(&self) -> &str {
        &self.name
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn icon(&self) -> &'static str {
        "calendar"
    }

    fn place(&self) -> u16 {
        15
    }

    fn word(&self, l: Locale, key: &str) -> String {
        format!("[{} {key} {}]", self.name, l.code())
    }

    fn fields(&self) -> Vec<Field> {
        let of = vec!["calm".into(), "busy".into()];
        vec![
            Field::required("place", Input::Text { length: 20 }),
            Field::required("day", Input::Date),
            Field::optional("seats", Input::Number { least: 1, most: 9 }),
            Field::optional("mood", Input::Choice { of }),
            Field::optional("guide", Input::People { most: 1 }),
            Field::optional("about", Input::Post),
            Field::optional("plan", Input::File),
        ]
    }

    fn check(&self, _: &mut Tx<'_>, _: PersonId, fields: &Fields) -> Result<()> {
        match fields.text_of("place") {
            Some("nowhere") => Err(Error::field("place", "kind-field-wrong")),
            _ => Ok(()),
        }
    }

    fn written(&self, _: &mut Tx<'_>, _: PersonId, post: &Post) -> Result<()> {
        assert!(post.fields.date("day").is_some());
        self.written.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    fn moves(&self) -> Vec<Move> {
        vec![Move::new("call-off", Who::Host, &[""])]
    }

    fn act(&self, _: &mut Tx<'_>, moving: &Moving<'_>) -> Result<Moved> {
        Ok(Moved::to(format!("{} by {}", moving.name, moving.viewer.handle)))
    }
}

/// A kind that this crate declares, as a capability does: tests that draw every kind find it too.
struct Noted;

posts::kind!(Noted);

impl PostKind for Noted {
    fn name(&self) -> &'static str {
        "noted"
    }

    fn icon(&self) -> &'static str {
        "flag"
    }

    fn place(&self) -> u16 {
        1_000
    }

    fn word(&self, _: Locale, key: &str) -> String {
        format!("[noted {key}]")
    }

    fn offered(&self) -> bool {
        false
    }

    fn stands_alone(&self) -> bool {
        true
    }

    fn fields(&self) -> Vec<Field> {
        vec![Field::required("line", Input::Text { length: 20 })]
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_of_another_crate_is_published_and_shown() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    let new = json!({ "space": "room", "kind": "noted", "fields": { "line": "Canary" } });
    published(&ana, new).await;
    let card = ben.get("/spaces/room").await.expect(200).text;
    assert!(card.contains("[noted ]") && card.contains(">Canary</dd>"), "{card}");
}

/// Declares it; answers how often posts of it were written.
fn declare(net: &TestApp) -> Arc<AtomicUsize> {
    let written = Arc::new(AtomicUsize::new(0));
    let told = Told { name: format!("visit-{}", 7), version: 0, written: written.clone() };
    Kinds::declare(&net.app.db, Arc::new(told)).expect("a sound name");
    written
}

fn visit(fields: Value) -> Value {
    json!({ "space": "room", "kind": "visit-7", "title": "The quarry", "fields": fields })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_declared_while_running_is_one_like_all_others() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    // The form was offered before, and offers it from now on; in this application alone.
    assert!(!ana.get("/").await.text.contains("visit-7"));
    let written = declare(&net);
    for page in ["/", "/spaces/room"] {
        let page = ana.get(page).await.expect(200).text;
        for input in [
            "value=\"visit-7\"",
            "[visit-7 -place en]",
            "name=\"visit-7-place\" type=\"text\" maxlength=\"20\"",
            "name=\"visit-7-day\" type=\"date\"",
            "name=\"visit-7-seats\" type=\"number\" min=\"1\" max=\"9\"",
            "<option value=\"calm\">[visit-7 -mood-calm en]</option>",
            "name=\"visit-7-plan\" type=\"file\"",
        ] {
            assert!(page.contains(input), "{input}");
        }
    }
    let other = TestApp::new().await;
    let elsewhere = other.member("ana").await.api("GET", "/kinds", None).await.expect(200);
    assert!(!elsewhere.text.contains("visit-7"));
    let kinds = ana.api("GET", "/kinds", None).await.expect(200).json();
    let kinds = kinds.as_array().expect("a list");
    let at = |name: &str| kinds.iter().position(|kind| kind["name"] == name).expect("a kind");
    assert!(at("question") < at("visit-7") && at("visit-7") < at("poll"));
    let mood = &kinds[at("visit-7")]["fields"]["properties"]["mood"];
    assert_eq!(mood["enum"], json!(["calm", "busy"]));

    let about = ana.publish("room", "Stones").await;
    let plan = id(&ana.upload("plan.txt", b"A plan".to_vec()).await.expect(201).json());
    let fields = json!({ "place": "The  quarry", "day": "2090-05-03", "seats": 4, "mood": "busy",
        "guide": ["ben"], "about": about, "plan": plan });
    let made = published(&ana, visit(fields)).await;
    let post = id(&made);
    assert_eq!(made["fields"]["place"], json!("The quarry"));
    assert_eq!(made["files"][0]["name"], json!("plan.txt"));
    let card = ben.get("/spaces/room").await.text;
    for words in ["[visit-7  en]", "3\u{a0}May 2090", "[visit-7 -mood-busy en]", ">Ben</dd>"] {
        assert!(card.contains(words), "{words} in {card}");
    }
    let newest = async |who: &Client| {
        let (viewer, kind) = (who.viewer(), "visit-7".into());
        let newest =
            net.app.db.read(move |tx| kinds::newest(tx, &viewer, &kind, Cursor::default()));
        newest.await.expect("a list").items
    };
    assert_eq!(newest(&ben).await, [post.parse().unwrap()]);
    assert!(newest(&net.guest("gus").await).await.is_empty());
    let path = format!("/posts/{post}");
    let words = json!({ "fields": { "day": "2090-06-01" } });
    ana.api("PATCH", &path, Some(words)).await.expect(200);
    assert!(ben.get("/spaces/room").await.text.contains("1\u{a0}June 2090"));
    assert_eq!(written.load(Ordering::Relaxed), 2);
    assert_eq!(moved(&ana, &post, "call-off", json!({})).await["state"], json!("call-off by ana"));
}

#[tokio::test(flavor = "multi_thread")]
async fn its_fields_are_checked_by_their_declaration() {
    let net = TestApp::new().await;
    let (ana, ben, _) = room(&net).await;
    declare(&net);
    net.space(&ben, "attic", spaces::Access::Secret).await;
    let hidden = ben.publish("attic", "Hidden").await;
    let theirs = id(&ben.upload("theirs.txt", b"Ben's".to_vec()).await.expect(201).json());
    for (field, value) in [
        ("place", json!("x".repeat(21))),
        ("place", json!(" ")),
        ("place", json!("nowhere")),
        ("day", json!("2090-02-30")),
        ("day", json!("tomorrow")),
        ("seats", json!(0)),
        ("seats", json!("four")),
        ("mood", json!("sad")),
        ("guide", json!(["ben", "eve"])),
        ("about", json!(hidden)),
        ("about", json!("x")),
        ("plan", json!(theirs)),
    ] {
        let mut fields = json!({ "place": "Here", "day": "2090-05-03" });
        fields[field] = value.clone();
        let problem = ana.api("POST", "/posts", Some(visit(fields))).await.expect(422).json();
        assert_eq!(problem["errors"][0]["field"], json!(field), "{value}");
    }
    let unsound = Told { name: "<b>".into(), version: 0, written: Arc::default() };
    assert!(Kinds::declare(&net.app.db, Arc::new(unsound)).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_version_never_takes_the_place_of_a_newer_one() {
    let net = TestApp::new().await;
    for (version, then) in [(1, 1), (3, 3), (2, 3), (4, 4)] {
        let told = Told { name: "visit".into(), version, written: Arc::default() };
        Kinds::declare(&net.app.db, Arc::new(told)).expect("a sound name");
        let now = Kinds::at(&net.app.db).named("visit").expect("a kind");
        assert_eq!(now.version(), then);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_scripts_brings_its_fields_and_its_file() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    declare(&net);
    let about = ana.publish("room", "Stones").await;
    let address = format!("http://example.com/posts/{about}?x=1");
    let fields = [
        ("space", "room"),
        ("kind", "visit-7"),
        ("title", "The quarry"),
        ("visit-7-place", "There"),
        ("visit-7-day", "2090-05-03"),
        ("visit-7-seats", "3"),
        ("visit-7-mood", ""),
        ("visit-7-about", &address),
    ];
    let files = vec![("visit-7-plan", "plan.txt", b"A plan".to_vec())];
    ana.post_named_files("/posts", &fields, files).await.expect(303);
    let post = ana.api("GET", "/spaces/room/posts", None).await.json()["items"][0].clone();
    let plan = &post["files"][0]["id"];
    let expected =
        json!({ "place": "There", "day": "2090-05-03", "seats": 3, "about": about, "plan": plan });
    assert_eq!(post["fields"], expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_of_a_kind_that_is_not_known_any_more_is_shown_and_not_changed() {
    let net = TestApp::new().await;
    let (ana, ..) = room(&net).await;
    declare(&net);
    let fields = json!({ "place": "Here", "day": "2090-05-03" });
    let new = json!({ "space": "room", "kind": "visit-7", "title": "The quarry",
        "body": "Words canary.", "fields": fields });
    let post = id(&published(&ana, new.clone()).await);
    let draft = json!({ "content": new });
    let draft = id(&ana.api("POST", "/drafts", Some(draft)).await.expect(201).json());

    let net = net.restarted().await;
    let ana = ana.on(&net);
    for page in ["/spaces/room".to_owned(), format!("/posts/{post}")] {
        let page = ana.get(&page).await.expect(200).text;
        assert!(page.contains("Unknown type") && page.contains("Words canary."), "{page}");
    }
    let now = seen(&ana, &post).await;
    assert_eq!((&now["kind"], &now["fields"]), (&json!("visit-7"), &fields));
    let path = format!("/posts/{post}");
    assert!(!ana.get(&format!("{path}/actions")).await.expect(200).text.contains("/edit\""));
    ana.get(&format!("{path}/edit")).await.expect(403);
    let edit = ana.post_files(&format!("{path}/edit"), &[("body", "Other")], Vec::new()).await;
    edit.expect(403);
    ana.api("PATCH", &path, Some(json!({ "body": "Other" }))).await.expect(403);
    // Its draft is kept as what it is, and does not become a message.
    let page = ana.get(&format!("/drafts/{draft}")).await.expect(200).text;
    assert!(page.contains("value=\"visit-7\" checked") && !page.contains("value=\"message\""));
    let form = [("space", "room"), ("kind", "visit-7"), ("body", "Words canary.")];
    let page = ana.post_files("/posts", &form, Vec::new()).await.expect(422).text;
    assert!(page.contains("This type of post is not offered here."));
    // Whoever may, deletes it.
    ana.api("DELETE", &path, None).await.expect(204);
}
