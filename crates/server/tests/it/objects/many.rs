//! What is done with many: moves made together, views that are kept, tables in files, figures.

use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{id, moved, published, seen};
use testkit::{Client, TestApp};

use super::{declared, network, new, request};

/// The table of requests, as somebody downloads it.
async fn csv(who: &Client) -> String {
    let file = who.get("/objects/csv?kind=request&sort=oldest").await.expect(200);
    assert!(file.headers["content-type"].to_str().unwrap().starts_with("text/csv"));
    file.text.trim_start_matches('\u{feff}').to_owned()
}

/// Sends a table over the API; answers its report.
async fn import(who: &Client, query: &str, table: &str) -> Value {
    let path = format!("/objects/csv?kind=request{query}");
    let sent =
        who.request("POST", &path, None).header("content-type", "text/csv").body(table.to_owned());
    let answer = sent.send().await.expect("an answer");
    let status = answer.status().as_u16();
    let body = answer.text().await.expect("a body");
    assert_eq!(status, 200, "{body}");
    serde_json::from_str(&body).expect("JSON")
}

async fn stock(net: &TestApp, ana: &Client) -> Vec<String> {
    net.space(ana, "attic", Access::Secret).await;
    let mut all = Vec::new();
    for (title, fields) in [
        ("=cmd|' /C calc'!A0", json!({ "place": "-Hall; \"3\"", "who": ["ben"] })),
        ("'Quoted", json!({ "place": "Two, commas", "urgency": "high" })),
        ("Plain", json!({ "place": "+1", "urgency": null })),
    ] {
        let mut it = new(fields);
        it["title"] = json!(title);
        it["body"] = json!("First line\n\n- a; \"b\"\n- c\n");
        all.push(id(&published(ana, it).await));
    }
    moved(ana, &all[1], "take", json!({})).await;
    moved(ana, &all[1], "finish", json!({ "answer": "Done\nand done" })).await;
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_comes_back_as_it_went_and_what_is_left_out_stays() {
    let (net, _, [ana, ..]) = network().await;
    let all = stock(&net, &ana).await;
    let table = csv(&ana).await;
    assert!(table.contains("\"First line\n\n- a; \"\"b\"\"\n- c"), "{table}");
    assert!(
        !table.contains("\n=") && !table.contains(",=") && !table.contains(",-Hall"),
        "{table}"
    );
    let before: Vec<Value> = seen_all(&ana, &all).await;
    let report = import(&ana, "", &table).await;
    assert_eq!((&report["same"], &report["changed"]), (&json!(3), &json!(0)), "{report}");
    // Semicolons, another order, fewer columns, and titles in the other language.
    let number = |n: usize| before[n]["outcome"]["number"].as_str().expect("a number").to_owned();
    let (first, third) = (number(0), number(2));
    let some = format!("Lieu;Numéro\r\nCellar;{first}\r\n'+1;{third}\r\n");
    let report = import(&ana, "", &some).await;
    assert_eq!((&report["changed"], &report["same"]), (&json!(1), &json!(1)), "{report}");
    let after = seen_all(&ana, &all).await;
    assert_eq!(after[0]["fields"]["place"], json!("Cellar"));
    assert_eq!(after[0]["fields"]["who"], before[0]["fields"]["who"]);
    assert_eq!((&after[1], &after[2]), (&before[1], &before[2]));
    // An empty cell empties what may be empty.
    import(&ana, "", &format!("number,who\n{first},\n")).await;
    assert_eq!(seen(&ana, &all[0]).await["fields"]["who"], json!(null));
}

async fn seen_all(who: &Client, all: &[String]) -> Vec<Value> {
    let mut seen_all = Vec::new();
    for post in all {
        seen_all.push(seen(who, post).await);
    }
    seen_all
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_without_a_number_are_created_once_and_states_are_moved_to() {
    let (_net, _, [ana, ben, _]) = network().await;
    let table =
        "Title,Place,Urgency,Assignee,Status\nLamp,Hall,High,@ben,\nDoor,Yard,,,In progress\n";
    let report = import(&ana, "&space=room&dry=yes", table).await;
    assert_eq!((&report["created"], &report["done"]), (&json!(2), &json!(false)));
    assert!(csv(&ana).await.lines().count() == 1, "nothing was done");
    let report = import(&ana, "&space=room", table).await;
    assert_eq!((&report["created"], &report["done"]), (&json!(2), &json!(true)), "{report}");
    // Once more, also with its rows the other way round, it makes nothing and moves nothing.
    let (first, second) = ("Lamp,Hall,High,@ben,\n", "Door,Yard,,,In progress\n");
    let turned = table.replace(&format!("{first}{second}"), &format!("{second}{first}"));
    assert_ne!(turned, table);
    for again in [table, &turned] {
        let report = import(&ana, "&space=room", again).await;
        assert_eq!((&report["same"], &report["done"]), (&json!(2), &json!(true)), "{report}");
    }
    let listed = ben.api("GET", "/objects?kind=request&sort=oldest", None).await.json();
    let items = listed["items"].as_array().expect("items");
    assert_eq!(items.len(), 2, "{listed}");
    assert_eq!(
        (&items[0]["fields"]["urgency"], &items[1]["state"]),
        (&json!("high"), &json!("doing"))
    );
    // A person moves what they may move, and no more than the declaration leads to.
    let number = items[0]["outcome"]["number"].as_str().expect("a number");
    let report = import(&ana, "", &format!("number,status\n{number},Done\n")).await;
    let said = "No action leads from its status to “Done”.";
    assert_eq!(report["problems"], json!([{ "line": 2, "detail": said }]));
    // Who does not run the space creates nothing by a file, whatever pace people keep.
    let report = import(&ben, "&space=room", "title,place\nDoor,Hall\n").await;
    let said = "Posts are created by a file only by the managers of their space.";
    assert_eq!(report["problems"], json!([{ "line": 2, "detail": said }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_status_in_a_table_is_led_to_by_the_one_move_that_fits() {
    let (_net, ines, [ana, ..]) = network().await;
    let mut it = request();
    // To take it oneself, to give it to somebody, to begin at once: three ways to the same status.
    for (name, asks) in
        [("give", json!([{ "field": "who", "required": true }])), ("start", json!([]))]
    {
        let label = json!({ "fr": name, "en": name });
        let to = json!({ "name": name, "label": label, "from": ["open"], "to": "doing",
            "who": ["manager"], "asks": asks });
        it["moves"].as_array_mut().expect("moves").push(to);
    }
    declared(&ines, &it).await;
    let made = published(&ana, new(json!({ "place": "Hall" }))).await;
    let number = made["outcome"]["number"].as_str().expect("a number").to_owned();
    let table = format!("number,status\n{number},In progress\n");
    let report = import(&ana, "", &table).await;
    let said = "More than one action leads to “In progress” from its status: do it on the post.";
    assert_eq!(report["problems"], json!([{ "line": 2, "detail": said }]));
    // Taking it would name whoever imports: a row that names somebody does not mean that.
    it["moves"].as_array_mut().expect("moves").pop();
    declared(&ines, &it).await;
    let table = format!("number,status,who\n{number},In progress,@ben\n");
    let report = import(&ana, "", &table).await;
    assert_eq!(report["changed"], json!(1), "{report}");
    let after = seen(&ana, &id(&made)).await;
    assert_eq!((&after["state"], &after["fields"]["who"]), (&json!("doing"), &json!(["ben"])));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_table_is_said_line_by_line_and_nothing_is_done() {
    let (net, _, [ana, ben, _]) = network().await;
    let all = stock(&net, &ana).await;
    let hidden = {
        let mut it = new(json!({ "place": "Attic" }));
        it["space"] = json!("attic");
        published(&ana, it).await
    };
    let hidden = hidden["outcome"]["number"].as_str().expect("a number").to_owned();
    let number = seen(&ana, &all[0]).await["outcome"]["number"].as_str().unwrap().to_owned();
    let table = format!(
        "number,title,place,urgency,answer\n,New,,Low,\n{number},Other,Hall,Medium,\n{hidden},X,Y,Low,\n\
         REQ-1999-0001,X,Y,Low,\n,Fine,Hall,Low,Early\n"
    );
    let report = import(&ben, "&space=room", &table).await;
    let said: Vec<(i64, &str)> = report["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|wrong| (wrong["line"].as_i64().unwrap(), wrong["detail"].as_str().unwrap()))
        .collect();
    assert_eq!(said.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4, 5, 6], "{said:?}");
    assert!(said[2].1 == said[3].1.replace("REQ-1999-0001", &hidden), "{said:?}");
    assert_eq!(csv(&ana).await.matches("Fine").count(), 0);
    for (table, said) in [
        ("number,colour\nX,red\n", "There is no field “colour”, or it is retired."),
        ("title,Titre\nX,red\n", "“Titre” is there twice."),
    ] {
        let report = import(&ana, "&space=room", table).await;
        assert_eq!(report["problems"][0], json!({ "line": 1, "detail": said }));
    }
    for empty in ["", "title\n", "\u{feff}\n\n"] {
        let sent = ana.request("POST", "/objects/csv?kind=request", None).body(empty.to_owned());
        assert_eq!(sent.send().await.expect("an answer").status().as_u16(), 422);
    }
    // In the page: a check first, with what to correct; then the same file is sent again.
    let send = async |table: &str| {
        let fields = [("kind", "request"), ("space", "room")];
        let file = vec![("file", "table.csv", table.as_bytes().to_vec())];
        ana.post_named_files("/objects/import", &fields, file).await
    };
    let page = send("title,place\nLamp,\n").await.expect(422).text;
    assert!(page.contains("Line 2:") && page.contains("Place"), "{page}");
    let page = send("title,place\nLamp,Hall\n").await.expect(200).text;
    assert!(page.contains("No errors in this file") && page.contains("1 created"), "{page}");
    let sure = [
        ("kind", "request"),
        ("space", "room"),
        ("sure", "1"),
        ("table", "title,place\nLamp,Hall\n"),
    ];
    let page = ana.post_files("/objects/import", &sure, Vec::new()).await.expect(200).text;
    assert!(page.contains("Imported"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_is_made_on_many_and_says_which_it_was_not_made_on() {
    let (net, _, [ana, ben, eve]) = network().await;
    let all = stock(&net, &ana).await;
    let ids: Vec<(&str, &str)> = all.iter().map(|post| ("post", post.as_str())).collect();
    let back = "/objects?kind=request&sort=place";
    let take = [ids.as_slice(), &[("kind", "request"), ("move", "take"), ("back", back)]].concat();
    let page = ben.post("/objects/bulk", &take).await.expect(422).text;
    assert!(page.contains("The status of 2 posts was changed."), "{page}");
    assert!(page.contains("1 post stays as it is"), "{page}");
    // What a move asks is asked once for all.
    let finish =
        [ids.as_slice(), &[("kind", "request"), ("move", "finish"), ("back", back)]].concat();
    let page = ben.post("/objects/bulk", &finish).await.expect(200).text;
    assert!(page.contains("name=\"our-request-answer\"") && page.contains(&all[0]), "{page}");
    let sure =
        [&finish[..2], &finish[3..], &[("sure", "1"), ("our-request-answer", "Mended")]].concat();
    let sure: Vec<_> =
        sure.into_iter().filter(|(name, value)| *name != "post" || *value != all[1]).collect();
    let done = ben.post("/objects/bulk", &sure).await.expect(303);
    assert_eq!(done.location(), back);
    assert_eq!(seen(&ana, &all[0]).await["fields"]["answer"], json!("Mended"));
    let none = [("kind", "request"), ("move", "take"), ("back", back)];
    assert_eq!(ben.post("/objects/bulk", &none).await.expect(303).location(), back);
    // Over the API; what one does not see is not there.
    let mut secret = new(json!({ "place": "Attic" }));
    secret["space"] = json!("attic");
    let secret = id(&published(&ana, secret).await);
    let reopen = json!({ "posts": [all[0], secret], "move": "reopen" });
    let made = ana.api("POST", "/objects/moves", Some(reopen)).await.expect(200).json();
    assert_eq!(made["moved"], json!([all[0]]), "{made}");
    let take = json!({ "posts": [all[0], secret], "move": "take" });
    let made = eve.api("POST", "/objects/moves", Some(take)).await.expect(200).json();
    assert_eq!((&made["moved"], &made["refused"][0]["post"]), (&json!([all[0]]), &json!(secret)));
    let many: Vec<&str> = std::iter::repeat_n(all[0].as_str(), 101).collect();
    let many = json!({ "posts": many, "move": "take" });
    eve.api("POST", "/objects/moves", Some(many)).await.expect(422);
}

#[tokio::test(flavor = "multi_thread")]
async fn views_are_ones_own_or_of_a_space_one_runs() {
    let (net, _, [ana, ben, eve]) = network().await;
    net.space(&ben, "attic", Access::Secret).await;
    let keep = async |who: &Client, name: &str, space: &str| {
        let new = json!({ "name": name, "address": "kind=request&f-urgency=high&view=board", "space": space });
        who.api("POST", "/objects/views", Some(new)).await
    };
    let names = async |who: &Client| -> Vec<String> {
        let all = who.api("GET", "/objects/views?kind=request", None).await.expect(200).json();
        let all = all.as_array().expect("views").iter();
        all.map(|view| view["name"].as_str().unwrap().to_owned()).collect()
    };
    let own = keep(&ben, "Mine", "").await.expect(201).json();
    assert_eq!(own["href"], json!("/objects?kind=request&f-urgency=high&view=board"));
    keep(&ben, "Room's", "room").await.expect(403);
    let rooms = keep(&ana, "Room’s", "~room").await.expect(201).json();
    keep(&ben, "Attic’s", "attic").await.expect(201);
    keep(&eve, "Attic’s", "attic").await.expect(404);
    keep(&ben, "  ", "").await.expect(422);
    assert_eq!(names(&ben).await, ["Mine", "Room’s", "Attic’s"]);
    assert_eq!(names(&eve).await, ["Room’s"]);
    let page = eve.get("/objects?kind=request").await.expect(200).text;
    assert!(page.contains("Room’s") && !page.contains("Attic’s"), "{page}");
    let remove = |view: &Value| format!("/objects/views/{}", view["id"].as_str().unwrap());
    eve.api("DELETE", &remove(&own), None).await.expect(404);
    eve.api("DELETE", &remove(&rooms), None).await.expect(403);
    ana.api("DELETE", &remove(&rooms), None).await.expect(204);
    // In the page, without a script.
    let kept = [("name", "By place"), ("address", "kind=request&sort=place"), ("space", "")];
    let kept = eve.post("/objects/views", &kept).await.expect(303);
    assert_eq!(kept.location(), "/objects?kind=request&sort=place");
    assert_eq!(names(&eve).await, ["By place"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_count_what_one_reads_and_say_nothing_of_few() {
    let (net, ines, [ana, ben, eve]) = network().await;
    let mut it = request();
    it["states"][0]["hours"] = json!(8);
    declared(&ines, &it).await;
    net.space(&ana, "attic", Access::Secret).await;
    for n in 0..6 {
        let mut it = new(json!({ "place": "Hall" }));
        if n == 5 {
            it["space"] = json!("attic");
        }
        let post = id(&published(&ana, it).await);
        if n < 4 {
            moved(&ana, &post, "take", json!({})).await;
        }
    }
    let figures = async |who: &Client| {
        who.api("GET", "/objects/figures?kind=request", None).await.expect(200).json()
    };
    let shown = figures(&eve).await;
    assert_eq!((&shown["states"][0]["week"], &shown["states"][1]["week"]), (&json!(1), &json!(4)));
    assert_eq!((&shown["in_time"], shown["states"][0].get("median_hours")), (&json!([]), None));
    assert_eq!(figures(&ana).await["states"][0]["week"], json!(2));
    let post = id(&published(&ana, new(json!({ "place": "Hall" }))).await);
    moved(&ben, &post, "take", json!({})).await;
    let shown = figures(&eve).await;
    let (all, kept) = (&shown["in_time"][0]["all"], &shown["in_time"][0]["in_time"]);
    assert_eq!((all, kept), (&json!(5), &json!(5)), "{shown}");
    assert_eq!(shown["states"][0]["median_hours"], json!(0.0));
    // Of nobody in particular: what one is named in is no figure.
    let path = "/objects/figures?kind=request&named=me&f-who=@ben";
    assert_eq!(eve.api("GET", path, None).await.expect(200).json(), shown);
    let page = eve.get("/objects?kind=request&view=figures").await.expect(200).text;
    assert!(page.contains("100 %") || page.contains("100\u{a0}%"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_that_comes_back_late_takes_nothing_back() {
    let (net, _, [ana, ..]) = network().await;
    let all = stock(&net, &ana).await;
    let table = csv(&ana).await;
    let path = format!("/posts/{}", all[0]);
    let place = |place: &str| Some(json!({ "fields": { "place": place } }));
    ana.api("PATCH", &path, place("Cellar")).await.expect(200);
    let said = "This post was changed after the table was downloaded: download it again.";
    let problems = json!([{ "line": 2, "detail": said }]);
    let report = import(&ana, "", &table).await;
    assert_eq!((&report["problems"], &report["done"]), (&problems, &json!(false)), "{report}");
    assert_eq!(seen(&ana, &all[0]).await["fields"]["place"], json!("Cellar"));
    // The others may change, and what says the same by now does no harm.
    let table = csv(&ana).await.replace("'+1", "Yard");
    let report = import(&ana, "", &table).await;
    assert_eq!((&report["changed"], &report["done"]), (&json!(1), &json!(true)), "{report}");
    let report = import(&ana, "", &table).await;
    assert_eq!((&report["same"], &report["done"]), (&json!(3), &json!(true)), "{report}");
}
